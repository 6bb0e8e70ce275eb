import { InvalidInputError, isPenchantError, NotFoundError, PenchantError } from '../errors.ts'
import { json, printable } from './show.ts'

/** Stopped by Ctrl-C. Nothing went wrong; the exit code says it. */
export class Interrupted extends Error {}

/** Asked in a way that cannot be done; the message says how to ask. */
export class UsageError extends PenchantError {
  override readonly name = 'UsageError'
}

/** Exit codes: 1 something failed, 2 what was asked cannot be done as asked, 130 Ctrl-C. */
export function exitCode(error: unknown): number {
  if (error instanceof Interrupted) return 130
  if ([InvalidInputError, NotFoundError, UsageError].some((kind) => error instanceof kind)) return 2
  if (isUsage(error)) return 2
  return 1
}

/** One line, or one JSON object, on what went wrong. */
export function failure(error: unknown, asJson: boolean): string {
  const message = isUsage(error)
    ? error.message.replace(/^error: /, '').replace(/\n/g, ' ')
    : messageOf(error)
  if (!asJson) return `penchant: ${printable(message)}`
  const facts =
    isPenchantError(error) && 'field' in error
      ? { field: error.field, value: (error as { value?: unknown }).value }
      : {}
  return json({ error: { name: nameOf(error), message, ...facts } })
}

/** A complaint of commander's: an option or argument it does not take. */
export const isUsage = (error: unknown): error is Error & { exitCode: number } =>
  error instanceof Error && error.name === 'CommanderError'

const nameOf = (error: unknown) =>
  isUsage(error) ? 'UsageError' : error instanceof Error ? error.name : 'Error'

/** What was not thrown on purpose is a bug, or the machine's: its stack helps whoever reports it. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (isPenchantError(error) || 'code' in error || process.env.DEBUG === undefined) return error.message
  return error.stack ?? error.message
}
