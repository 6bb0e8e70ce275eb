// Focus must not fall to the body when what has it goes away: whoever uses a keyboard would begin at the top again.

const HEADINGS = ':is(h1, h2, h3, h4)[tabindex="-1"]'

/** As a `ref`: what appears in answer to something takes focus. */
export const takeFocus = (element: HTMLElement | null): void => element?.focus()

/** An element and all that it stands in, from the inside out. */
const pathOf = (element: Element): readonly Element[] =>
  element.parentElement ? [element, ...pathOf(element.parentElement)] : [element]

const canHave = (element: Element): boolean => element.isConnected && !element.matches(':disabled')

/**
 * Where focus goes from what went away: to the heading of its entry, to what takes the change back where the entry went
 * as well, to the heading of its part of the page, to where it was before, to the title of the view.
 */
function* heirs(
  path: readonly Element[],
  before: Element | undefined,
): Generator<Element | null | undefined> {
  const rest = path.filter((element) => element.isConnected)
  const entry = path.find((e) => e.matches('li, article'))
  if (entry?.isConnected) yield entry.querySelector(HEADINGS)
  else if (entry) yield document.querySelector('[data-undo]')
  for (const part of rest) if (part.matches('dialog, section, main')) yield part.querySelector(HEADINGS)
  yield before
  yield document.querySelector(`main ${HEADINGS}`)
}

/** Hands focus on whenever what has it is taken off the page or disabled. */
export function followFocus(): void {
  let path: readonly Element[] = []
  let before: Element | undefined
  const goTo = (next: readonly Element[]) => {
    before = path[0] ?? before
    path = next
  }
  addEventListener('focusin', ({ target }) => {
    if (target instanceof Element && target !== path[0]) goTo(pathOf(target))
  })
  addEventListener('pointerdown', ({ target }) => {
    // Whoever points elsewhere lets go of it on purpose.
    if (!path[0]?.contains(target as Node)) goTo([])
  })
  const hand = () => {
    const [last] = path
    if (last === undefined || canHave(last)) return
    const now = document.activeElement
    if (now !== null && now !== document.body && now !== last) return
    for (const heir of heirs(path, before))
      if (heir instanceof HTMLElement && canHave(heir) && heir.checkVisibility())
        return heir.focus({ preventScroll: true })
  }
  new MutationObserver(hand).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['disabled'],
  })
}
