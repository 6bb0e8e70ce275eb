import { z } from 'zod'
import type { SignalInput } from '../signal.ts'
import { type LoadOptions, signals, table } from './table.ts'

export interface JsonlOptions extends LoadOptions {
  readonly files: readonly string[]
}

/** Our own form: a row holds the fields of a signal. Its id, if it has one, is a hash of them and made anew. */
const own = z.looseObject({ kind: z.string() })

/**
 * Signals as `observe` takes them, one a line or in one JSON list, in the order of the files. Reads once; memory
 * holds one row.
 *
 * @throws InvalidInputError for a missing file, a file whose rows have no kind, and without `onBad` a bad row.
 */
export function jsonl(options: JsonlOptions): AsyncIterable<SignalInput> {
  // What kind of signal it is, and whether it is one, is told by the check every loader's signals go through.
  return signals(
    table(options.files, own, options),
    ({ id: _, ...signal }) => [signal as SignalInput],
    options,
  )
}
