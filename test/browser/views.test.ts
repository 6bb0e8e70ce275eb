import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { goTo, type Served, serving, settled, useBrowser, WIDTHS, without } from './browser.values.ts'
import { routerOutcomes } from './outcomes.values.ts'
import { pictureOf } from './picture.values.ts'

const PERSON = ['believed', 'proposed', 'compare', 'learning', 'forget'].map((v) => `people/emma/${v}`)
const CONSOLE = ['people', 'import', 'live', 'model', 'routing', 'keys']
const WAYS = [
  { width: 375, dark: true },
  { width: 1440, dark: false },
]

describe.skipIf(without)('every view', () => {
  const open = useBrowser()
  let world: Served
  beforeAll(async () => {
    world = await serving({ people: ['emma', 'ines', 'noah'] })
    await world.penchant.observe(routerOutcomes('Answer briefly.', 'Think step by step.'))
    await world.penchant.fitRouter()
  })

  it.each(WAYS)('is whole and open to all: $width px, dark: $dark', async (way) => {
    const page = await open(world.url, { token: world.key, ...way })
    for (const view of [...PERSON, ...CONSOLE]) {
      await goTo(page, view)
      await openSome(page)
      expect({ view, ...(await faultsOf(page)) }).toEqual({ view, serious: [], wider: 0, h1: 1 })
      const { inked, colours } = await pictureOf(page)
      expect.soft(inked, view).toBeGreaterThan(0.005)
      expect.soft(colours, view).toBeGreaterThan(5)
    }
  })

  it.each(WIDTHS)('is reached and used with the keyboard alone at %i px', async (width) => {
    const page = await open(world.url, { token: world.key, view: 'people/emma', width })
    // Opened anew: within a visit focus goes to the title.
    await page.reload()
    await settled(page)
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the content')
    const stops = new Set<string>()
    for (let i = 0; i < 25; i++) {
      await page.keyboard.press('Tab')
      stops.add(await page.evaluate('document.activeElement.textContent.slice(0, 40)'))
      expect(await page.evaluate(FOCUS_SHOWS)).toBe(true)
    }
    expect([...stops]).toEqual(expect.arrayContaining(['Proposed', 'Forget', 'Why?', 'More']))
    await page.getByRole('link', { name: 'Learning' }).focus()
    await page.keyboard.press('Enter')
    await settled(page)
    expect(await page.evaluate('document.activeElement.tagName')).toBe('H1')
  })

  it('has buttons large enough for a finger, and shows the current tab within the screen', async () => {
    const browser = (await open(world.url, { token: world.key })).context().browser()!
    const context = await browser.newContext({
      viewport: { width: 375, height: 800 },
      hasTouch: true,
      isMobile: true,
    })
    const page = await context.newPage()
    await page.goto(`${world.url}/#token=${world.key}`)
    for (const view of [...PERSON, ...CONSOLE]) {
      await goTo(page, view)
      expect({ view, low: await page.evaluate(LOW) }).toEqual({ view, low: [] })
      const { x, width } = (await page.locator('nav [aria-current]').boundingBox())!
      expect.soft(x, view).toBeGreaterThanOrEqual(0)
      expect.soft(x + width, view).toBeLessThanOrEqual(375)
    }
    await context.close()
  })

  it('tells the current tab apart where colours are forced', async () => {
    const page = await open(world.url, { token: world.key, view: 'live' })
    await page.emulateMedia({ forcedColors: 'active' })
    const lines = await page.evaluate<string[]>(LINES)
    const current = lines.splice(CONSOLE.indexOf('live'), 1)
    expect(lines).not.toContain(current[0])
  })
})

/** Buttons that a finger would miss. */
const LOW = `[...document.querySelectorAll('button')]
  .filter((b) => b.offsetParent && !b.closest('.sr-only') && b.offsetWidth > 1 && b.offsetHeight < 44)
  .map((b) => b.textContent + ': ' + b.offsetHeight)`

/** What of the tabs is seen, by their names. */
const LINES = `[...document.querySelectorAll('nav a')].map((a) => {
  const { borderBottomColor, borderBottomWidth } = getComputedStyle(a)
  return borderBottomColor + borderBottomWidth
})`

/** An outline or a ring stands around what has focus. */
const FOCUS_SHOWS = `(() => {
  const style = getComputedStyle(document.activeElement)
  return style.outlineStyle !== 'none' || style.boxShadow !== 'none'
})()`

/** What is folded away is looked at too. */
async function openSome(page: Page): Promise<void> {
  for (const name of ['Why?', 'Preview']) {
    const button = page.getByRole('button', { name, exact: true }).first()
    if (!(await button.isVisible())) continue
    await button.click()
    await settled(page)
    await page.locator('main article, main figure').first().waitFor()
  }
}

interface Found {
  readonly violations: readonly {
    readonly id: string
    readonly impact: string
    readonly nodes: readonly { readonly html: string }[]
  }[]
}

async function faultsOf(page: Page) {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate<Found>("axe.run(document, { resultTypes: ['violations'] })")
  return {
    serious: violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html.slice(0, 160)).join(' | ')}`),
    wider: await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth'),
    h1: await page.locator('h1').count(),
  }
}
