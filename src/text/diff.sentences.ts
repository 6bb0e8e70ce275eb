import { type Facts, related } from './diff.facts.ts'
import type { Span } from './document.ts'

/** Two places that stand for each other: what the draft has at one, the final text has at the other. */
export interface Change {
  readonly draft: Span
  readonly final: Span
}

/** Sets sentences apart that only came or only went: those at either end that share no content with the other side. */
export function bySentence({ draft, final }: Change, before: Facts, after: Facts): Change[] {
  const gone = sentences(before.text, draft)
  const come = sentences(after.text, final)
  const stays = related(before, gone, after, final)
  const arrives = related(after, come, before, draft)
  const removal = (of: Span, at: number): Change => ({ draft: of, final: { start: at, end: at } })
  const insertion = (of: Span, at: number): Change => ({ draft: { start: at, end: at }, final: of })
  if (come.length === 0) return gone.map((sentence) => removal(sentence, final.start))
  if (gone.length === 0) return come.map((sentence) => insertion(sentence, draft.start))
  if (!stays.includes(true) || !arrives.includes(true)) return [{ draft, final }]
  const [g, pastG] = [stays.indexOf(true), stays.lastIndexOf(true) + 1]
  const [c, pastC] = [arrives.indexOf(true), arrives.lastIndexOf(true) + 1]
  const middle = {
    draft: { start: gone[g]!.start, end: gone[pastG - 1]!.end },
    final: { start: come[c]!.start, end: come[pastC - 1]!.end },
  }
  return [
    ...come.slice(0, c).map((sentence) => insertion(sentence, draft.start)),
    ...gone.slice(0, g).map((sentence) => removal(sentence, middle.final.start)),
    middle,
    ...come.slice(pastC).map((sentence) => insertion(sentence, middle.draft.end)),
    ...gone.slice(pastG).map((sentence) => removal(sentence, final.end)),
  ]
}

/** Cut behind the spaces that follow the mark of a sentence, and behind line breaks. */
function sentences(text: string, { start, end }: Span): Span[] {
  const found: Span[] = []
  let from = start
  for (const { index, 0: cut } of text.slice(start, end).matchAll(CUT)) {
    found.push({ start: from, end: start + index + cut.length })
    from = start + index + cut.length
  }
  if (from < end) found.push({ start: from, end })
  return found
}

const CUT = /(?:(?<=[.!?…]["'”’)]?)\s|\n)\s*/g
