import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'

interface Props {
  readonly title: string
  readonly close: () => void
  readonly children: ReactNode
}

const FIELD = ':is(input:not([type=checkbox]), textarea, select)'

/** Asks for something before anything else goes on. Focus goes in, stays in, and comes back; Escape closes it. */
export function Dialog({ title, close, children }: Props) {
  const id = useId()
  const box = useRef<HTMLDialogElement>(null)
  // Before it leaves the page: from there focus would be lost.
  useLayoutEffect(() => {
    const opener = document.activeElement
    const dialog = box.current
    dialog?.showModal()
    // Where something is to be typed or chosen, that; else the title, so that it is read before anything is pressed.
    const first = dialog?.querySelector<HTMLElement>(FIELD) ?? dialog?.querySelector('h2')
    first?.focus()
    return () => {
      dialog?.close()
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus()
    }
  }, [])
  return (
    <dialog
      ref={box}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        close()
      }}
      className="m-auto w-[min(36rem,calc(100vw-2rem))] rounded-xl border border-line bg-panel p-5 text-ink shadow-xl"
    >
      <h2 id={id} tabIndex={-1} className="wrap-anywhere">
        {title}
      </h2>
      <div className="mt-3 space-y-4">{children}</div>
    </dialog>
  )
}

/** Buttons at the end of a dialog. */
export function Choices({ children }: { readonly children: ReactNode }) {
  return <div className="flex flex-wrap justify-end gap-2 pt-1">{children}</div>
}
