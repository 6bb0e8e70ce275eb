import type { Signal } from '../api.ts'

/** The texts of a signal by field, as evidence names them. */
export function textsOf(signal: Signal): readonly (readonly [field: string, text: string])[] {
  switch (signal.kind) {
    case 'sample':
    case 'statement':
      return [['text', signal.text]]
    case 'edit':
      return [
        ['draft', signal.draft],
        ['final', signal.final],
      ]
    case 'choice':
      return [['chosen', signal.chosen], ['rejected', signal.rejected], ...reason(signal.reason)]
    case 'rating':
      return [['response', signal.response], ...reason(signal.reason)]
    case 'followUp':
      return [
        ['response', signal.response],
        ['message', signal.message],
      ]
    case 'outcome':
      return [
        ['query', signal.query],
        ['prompt', signal.prompt],
      ]
  }
}

const reason = (text: string | undefined) => (text ? [['reason', text] as const] : [])

/** The text that tells most about the person: what they made, took or said. */
export function gist(signal: Signal): string {
  const texts = new Map(textsOf(signal))
  return texts.get('final') ?? texts.get('chosen') ?? texts.get('message') ?? textsOf(signal)[0]![1]
}

export interface Span {
  readonly start: number
  readonly end: number
}

export interface Piece {
  readonly text: string
  readonly marked: boolean
}

/** Characters around the spans that are shown with them. */
const AROUND = 160

/**
 * A text in pieces, those in spans marked; spans may overlap or point out of the text. What lies further than 160 characters from
 * every span is left out, at the ends only.
 */
export function pieces(text: string, spans: readonly Span[], around = AROUND): readonly Piece[] {
  const inside = spans
    .map(({ start, end }) => ({ start: Math.max(0, start), end: Math.min(text.length, end) }))
    .filter(({ start, end }) => start < end)
    .toSorted((a, b) => a.start - b.start)
  if (inside.length === 0) return text === '' ? [] : [{ text, marked: false }]
  const first = edge(text, inside[0]!.start - around, -1)
  const last = edge(text, Math.max(...inside.map((s) => s.end)) + around, 1)
  const found: Piece[] = []
  let at = first
  const add = (end: number, marked: boolean) => {
    if (end > at) found.push({ text: text.slice(at, end), marked })
    at = Math.max(at, end)
  }
  for (const { start, end } of inside) {
    add(start, false)
    add(end, true)
  }
  add(last, false)
  const cut = (here: boolean) => (here ? [{ text: '…', marked: false }] : [])
  return [...cut(first > 0), ...found, ...cut(last < text.length)]
}

/** The next white space outwards, so that no word is cut; all of what is near an end. */
function edge(text: string, at: number, way: 1 | -1): number {
  if (at <= 0) return 0
  if (at >= text.length) return text.length
  let place = at
  while (place > 0 && place < text.length && !/\s/.test(text[place]!) && Math.abs(place - at) < 30)
    place += way
  return place
}
