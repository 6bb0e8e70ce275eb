import { InvalidInputError } from '../errors.ts'
import { count, printable, shorten } from './show.ts'

export interface BadLine {
  readonly file: string
  readonly line: number
  readonly field: string
  readonly value: unknown
  readonly message: string
}

/** How many are kept, and how many of them are printed one by one. */
const KEPT = 100
const PRINTED = 10

/** Lines that could not be taken: all counted, the first ones kept. */
export class BadLines {
  count = 0
  readonly first: BadLine[] = []

  add(file: string, line: number, { field, value, message }: InvalidInputError): void {
    this.count++
    if (this.first.length < KEPT) this.first.push({ file, line, field, value: brief(value), message })
  }

  /** The error that ends an import at its first bad line. */
  fatal(file: string, line: number, { field, value, message }: InvalidInputError): InvalidInputError {
    const error = new InvalidInputError(field, value, '')
    error.message = place({ file, line, message })
    return error
  }

  lines(): string[] {
    const shown = this.first.slice(0, PRINTED).map(place)
    return this.count > shown.length
      ? [...shown, `and ${count(this.count - shown.length, 'more', 'more')}`]
      : shown
  }

  summary(): string {
    return `${count(this.count, 'bad line')} skipped (first: ${place(this.first[0]!)})`
  }
}

const place = ({ file, line, message }: Pick<BadLine, 'file' | 'line' | 'message'>): string =>
  printable(`${file}:${line}: ${message}`)

/** What was wrong, short enough to be kept a hundred times. */
function brief(value: unknown): unknown {
  if (typeof value === 'number' || typeof value === 'boolean' || value === undefined) return value
  return shorten(typeof value === 'string' ? value : JSON.stringify(value), 80)
}
