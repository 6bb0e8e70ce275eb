import { InvalidInputError } from '../errors.ts'
import { decoded, type Line, lines } from '../text/lines.ts'
import type { Row } from './rows.ts'

/** Longest row taken, in UTF-16 units: a file without ends of rows must not fill the memory. */
const LONGEST = 8_000_000

/** A row's text; `cut` where the file ends in the middle of it. */
interface Piece extends Line {
  readonly cut?: boolean
}

/** JSONL, one value a line, or one JSON list of values: the first character that is not space tells which. */
export async function* jsonRows(bytes: AsyncIterable<string | Uint8Array>): AsyncIterable<Row> {
  const texts = decoded(bytes)
  let start = ''
  while (start.trim() === '') {
    const { value, done } = await texts.next()
    if (done) return
    start += value
  }
  const list = start.trimStart().startsWith('[')
  const all = chain(start, texts)
  for await (const piece of list ? elements(all) : lines(all, LONGEST)) {
    const row = parsed(piece)
    if (row !== undefined) yield row
  }
}

function parsed({ line, text, cut }: Piece): Row | undefined {
  if (text === undefined) {
    const length = `${LONGEST} characters and more`
    return { line, problem: new InvalidInputError('row', length, 'break it into rows') }
  }
  const json = text.trim()
  if (json === '' && !cut) return undefined
  if (cut)
    return { line, problem: new InvalidInputError('row', json, 'the list has no end; get the whole file') }
  try {
    return { line, value: JSON.parse(json) }
  } catch {
    return { line, problem: new InvalidInputError('row', json, 'give one JSON object a row') }
  }
}

async function* chain(first: string, rest: AsyncIterable<string>): AsyncIterable<string> {
  yield first
  yield* rest
}

/** What stands between the commas of the outermost list. */
async function* elements(texts: AsyncIterable<string>): AsyncIterable<Piece> {
  let line = 1
  let rest = ''
  let long = false
  let depth = 0
  let quoted = false
  let escaped = false
  for await (const text of texts) {
    let from = 0
    for (let at = 0; at < text.length; at++) {
      const c = text[at]
      if (quoted) {
        if (escaped) escaped = false
        else if (c === '\\') escaped = true
        else if (c === '"') quoted = false
      } else if (c === '"') quoted = true
      else if (c === '[' || c === '{') {
        if (++depth === 1) from = at + 1
      } else if (c === ']' || c === '}' || (c === ',' && depth === 1)) {
        if (depth === 1) {
          const whole = rest + text.slice(from, at)
          yield { line: line++, text: long || whole.length > LONGEST ? undefined : whole }
          rest = ''
          long = false
          from = at + 1
        }
        if (c !== ',') depth--
      }
    }
    rest += text.slice(from)
    if (rest.length > LONGEST) {
      long = true
      rest = ''
    }
  }
  if (depth > 0) yield { line, text: rest, cut: true }
  else if (rest.trim() !== '') yield { line, text: rest }
}
