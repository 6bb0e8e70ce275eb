import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useParts } from '../router.ts'
import { Button } from './button.tsx'

interface Notice {
  readonly text: string
  readonly bad?: boolean
  /** Takes it back. */
  readonly undo?: () => void
}

type Tell = (notice: Notice) => void

const Context = createContext<Tell>(() => {})

/** Tells what was done, aloud to whoever listens, and offers to take it back. */
export const useNotice = (): Tell => useContext(Context)

export function Notices({ children }: { readonly children: ReactNode }) {
  const [notice, setNotice] = useState<Notice>()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const tell = useCallback((next: Notice) => {
    clearTimeout(timer.current)
    setNotice(next)
    // What can be taken back stays until it is closed: nobody should have to hurry.
    if (!next.undo && !next.bad) timer.current = setTimeout(() => setNotice(undefined), 6000)
  }, [])
  const close = useCallback(() => setNotice(undefined), [])
  const [, person] = useParts()
  // What was done to one person is not taken back on the page of another.
  // biome-ignore lint/correctness/useExhaustiveDependencies: closes whenever the person changes.
  useEffect(close, [person])
  const bar = useMemo(() => notice && <Bar notice={notice} close={close} />, [notice, close])
  return (
    <Context value={tell}>
      {children}
      <div className="pointer-events-none fixed inset-x-0 bottom-0 z-20 flex justify-center p-3">
        <div role="status" className="pointer-events-auto max-w-full">
          {bar}
        </div>
      </div>
    </Context>
  )
}

function Bar({ notice, close }: { readonly notice: Notice; readonly close: () => void }) {
  const { text, undo, bad } = notice
  return (
    <div
      className={`flex flex-wrap items-center gap-x-3 gap-y-1 rounded-lg border px-4 py-2 shadow-lg ${bad ? 'border-bad bg-bad-wash text-bad' : 'border-edge bg-panel'}`}
    >
      <p className="min-w-0 wrap-anywhere">{text}</p>
      {undo && (
        <Button
          small
          look="plain"
          data-undo
          onClick={() => {
            close()
            undo()
          }}
        >
          Undo
        </Button>
      )}
      <Button small look="quiet" onClick={close}>
        Close<span className="sr-only"> this notice</span>
      </Button>
    </div>
  )
}
