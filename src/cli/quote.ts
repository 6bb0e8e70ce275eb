import type { Evidence } from '../preference.ts'
import { type Signal, texts } from '../signal.ts'
import type { Store } from '../store.ts'
import { printable, shorten } from './show.ts'

/** A quote in its surroundings, each part one printable line. */
export interface Quote {
  /** What the person did with the text it stands in. */
  readonly did: string
  readonly before: string
  readonly span: string
  readonly after: string
}

/** Longest quote with its surroundings, and longest span in it. */
const LONGEST = 72
const LONGEST_SPAN = 56

const DID: Readonly<Record<string, string>> = {
  draft: 'replaced',
  rejected: 'rejected',
  chosen: 'chose',
  final: 'wrote',
  text: 'wrote',
  response: 'was shown',
  message: 'said',
  reason: 'said',
}

export function quoteOf(
  { signal: id, field, start, end, quote }: Evidence,
  signals: ReadonlyMap<string, Signal>,
  longest = LONGEST,
): Quote {
  const signal = signals.get(id)
  const text = signal && texts(signal)[field]
  const did = signal?.kind === 'statement' ? 'said' : (DID[field] ?? 'quote')
  const whole = quote.trim() === '' ? blanks(quote) : printable(quote)
  const span = shorten(whole, LONGEST_SPAN)
  if (text?.slice(start, end) !== quote || span !== whole) return { did, before: '', span, after: '' }
  const room = longest - span.length
  const left = printable(text.slice(Math.max(0, start - LONGEST), start)).trimStart()
  const right = printable(text.slice(end, end + LONGEST)).trimEnd()
  const after = Math.min(right.length, Math.max(Math.floor(room / 2), room - left.length))
  return { did, before: tail(left, room - after), span, after: head(right, after) }
}

/** White space that is itself the point: line ends, else spaces, made visible. */
const blanks = (text: string): string => '↵'.repeat(text.split('\n').length - 1) || '␣'.repeat(text.length)

/** The end of a text, from a word's beginning where it is cut. */
function tail(text: string, room: number): string {
  if (text.length <= room) return text
  const cut = text.slice(text.length - Math.max(0, room - 1))
  return `…${cut.slice(cut.indexOf(' ') + 1)}`
}

function head(text: string, room: number): string {
  if (text.length <= room) return text
  const cut = text.slice(0, Math.max(0, room - 1))
  return `${cut.slice(0, cut.lastIndexOf(' ') + 1).trimEnd()}…`
}

/** The signals some evidence points into. */
export async function signalsOf(
  store: Store,
  person: string,
  evidence: readonly Evidence[],
): Promise<ReadonlyMap<string, Signal>> {
  const wanted = new Set(evidence.map((e) => e.signal))
  const found = new Map<string, Signal>()
  if (wanted.size === 0) return found
  for await (const { signal } of store.signals({ person })) {
    if (wanted.has(signal.id)) found.set(signal.id, signal)
    if (found.size === wanted.size) break
  }
  return found
}
