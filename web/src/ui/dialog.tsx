import { type ReactNode, useEffect, useId, useRef } from 'react'

interface Props {
  readonly title: string
  readonly close: () => void
  readonly children: ReactNode
}

/** Asks for something before anything else goes on. Focus goes in, stays in, and comes back; Escape closes it. */
export function Dialog({ title, close, children }: Props) {
  const id = useId()
  const box = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const opener = document.activeElement
    const dialog = box.current
    dialog?.showModal()
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
      <h2 id={id}>{title}</h2>
      <div className="mt-3 space-y-4">{children}</div>
    </dialog>
  )
}

/** Buttons at the end of a dialog. */
export function Choices({ children }: { readonly children: ReactNode }) {
  return <div className="flex flex-wrap justify-end gap-2 pt-1">{children}</div>
}
