import type { Readable } from 'node:stream'
import { InvalidInputError } from '../errors.ts'
import type { Row } from './import.input.ts'

/** Longest line taken, in UTF-16 units: a file without line ends must not fill the memory. */
const LONGEST = 8_000_000

/** JSONL: one value a line, empty lines left out. Numbers are of the lines in the file, from 1. */
export async function* jsonRows(bytes: Readable): AsyncIterable<Row> {
  for await (const { line, text } of lines(bytes)) {
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

/** Lines with their numbers; without their text where they are too long. */
async function* lines(bytes: Readable): AsyncIterable<{ line: number; text: string | undefined }> {
  const decoder = new TextDecoder()
  let line = 1
  let rest = ''
  let tooLong = false
  for await (const chunk of bytes) {
    const text = rest + decoder.decode(chunk, { stream: true })
    let from = 0
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
      yield { line: line++, text: tooLong || at - from > LONGEST ? undefined : text.slice(from, at) }
      tooLong = false
      from = at + 1
    }
    rest = text.slice(from)
    if (rest.length > LONGEST) {
      tooLong = true
      rest = ''
    }
  }
  rest += decoder.decode()
  if (rest !== '' || tooLong) yield { line, text: tooLong ? undefined : rest }
}
