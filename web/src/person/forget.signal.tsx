import type { Signal } from '../api.ts'
import { shorten } from '../words.ts'
import { Confirm } from './confirm.tsx'
import { gist } from './signal.ts'

interface Props {
  readonly signal: Signal
  readonly close: () => void
  readonly run: () => void
}

/** Asks once more before one thing they did is erased. */
export function ForgetSignal({ signal, close, run }: Props) {
  return (
    <Confirm title="Forget this?" doIt="Forget it" close={close} run={run}>
      <p dir="auto" className="wrap-anywhere">
        {shorten(gist(signal), 200)}
      </p>
      <p>This cannot be undone. Statements that other things you did support as well stay.</p>
    </Confirm>
  )
}
