import type { Readable } from 'node:stream'
import { InvalidInputError } from '../errors.ts'
import { decoded, lines } from '../text/lines.ts'
import type { Row } from './import.input.ts'

/** Longest line taken, in UTF-16 units: a file without line ends must not fill the memory. */
const LONGEST = 8_000_000

/** JSONL: one value a line, empty lines left out. Numbers are of the lines in the file, from 1. */
export async function* jsonRows(bytes: Readable): AsyncIterable<Row> {
  for await (const { line, text } of lines(decoded(bytes), LONGEST)) {
    if (text === undefined) {
      yield {
        line,
        problem: new InvalidInputError('line', `${LONGEST} characters and more`, 'break it into lines'),
      }
      continue
    }
    const json = text.trim()
    if (json === '') continue
    let row: Row
    try {
      row = { line, value: JSON.parse(json) }
    } catch {
      row = { line, problem: new InvalidInputError('line', json, 'give one JSON object a line') }
    }
    yield row
  }
}
