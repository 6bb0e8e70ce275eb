import { diffArrays } from 'diff'
import { factsOf, isContent, isFact } from './diff.facts.ts'
import { bySentence, type Change } from './diff.sentences.ts'
import type { Span } from './document.ts'
import { NEWLINE, tokenize } from './tokens.ts'

/** One place that an edit changed. Offsets in UTF-16 units, end exclusive; either side may be empty. */
export interface Hunk {
  readonly draft: Span
  readonly final: Span
  /** What stood at `draft`, and what stands at `final` instead. */
  readonly removed: string
  readonly added: string
  /** Whether it says it another way, or says something else. See `isFact`. */
  readonly kind: 'taste' | 'fact'
}

/** Tokens added and removed. The time of the search grows with its square. */
const MOST_CHANGES = 2_000

/**
 * What an edit changed, in the order of the text: put into the draft, the hunks give the final text exactly.
 * Tokens are compared as they stand; spaces and line breaks count where the tokens around them stayed.
 * A sentence that only came or only went is a hunk of its own, so that a courtesy is not taken for the fact
 * beside it. When more than 2,000 tokens came and went, all between the first and the last of them is one hunk:
 * so two texts of 200,000 characters take about a second, whatever they hold.
 */
export function hunks(draft: string, final: string): Hunk[] {
  if (draft === final) return []
  const before = factsOf(draft)
  const after = factsOf(final)
  const fact = (change: Change) => isFact(before, change.draft, after, change.final)
  return joined(changes(draft, final), draft, fact)
    .flatMap((change) => bySentence(change, before, after))
    .map((change) => ({
      ...change,
      removed: draft.slice(change.draft.start, change.draft.end),
      added: final.slice(change.final.start, change.final.end),
      kind: fact(change) ? 'fact' : 'taste',
    }))
}

/**
 * The final text, but saying what the draft said where the edit changed a fact: what is left between the draft
 * and this is how the person likes it said. Where fact and wording changed in one breath, the wording goes too.
 */
export function withoutFacts(draft: string, final: string): string {
  let text = ''
  let at = 0
  for (const hunk of hunks(draft, final)) {
    text += final.slice(at, hunk.final.start) + (hunk.kind === 'fact' ? hunk.removed : hunk.added)
    at = hunk.final.end
  }
  return text + final.slice(at)
}

interface Piece extends Span {
  readonly text: string
}

/** What stands between tokens that stayed, wherever the two sides differ. */
function changes(draft: string, final: string): Change[] {
  const left = pieces(draft)
  const right = pieces(final)
  const found: Change[] = []
  let from: readonly [number, number] = [0, 0]
  const close = (to: readonly [number, number]) => {
    const change = trimmed(draft, final, from, to)
    if (change !== undefined) found.push(change)
  }
  for (const [i, j] of stayed(left, right)) {
    close([left[i]!.start, right[j]!.start])
    from = [left[i]!.end, right[j]!.end]
  }
  close([draft.length, final.length])
  return found
}

function pieces(text: string): Piece[] {
  const { kind, start, end } = tokenize(text)
  const found: Piece[] = []
  for (let t = 0; t < kind.length; t++)
    if (kind[t] !== NEWLINE)
      found.push({ start: start[t]!, end: end[t]!, text: text.slice(start[t], end[t]) })
  return found
}

/** Pairs of tokens that stayed, by their indices. */
function stayed(left: readonly Piece[], right: readonly Piece[]): [number, number][] {
  const a = left.map((piece) => piece.text)
  const b = right.map((piece) => piece.text)
  const runs = diffArrays(a, b, { maxEditLength: MOST_CHANGES })
  if (runs === undefined) return commonEnds(a, b)
  const pairs: [number, number][] = []
  let [i, j] = [0, 0]
  for (const { added, removed, value } of runs) {
    if (removed) i += value.length
    else if (added) j += value.length
    else for (const _ of value) pairs.push([i++, j++])
  }
  return pairs
}

function commonEnds(a: readonly string[], b: readonly string[]): [number, number][] {
  const pairs: [number, number][] = []
  let first = 0
  while (first < a.length && first < b.length && a[first] === b[first]) pairs.push([first, first++])
  let [i, j] = [a.length, b.length]
  while (i > first && j > first && a[i - 1] === b[j - 1]) [i, j] = [i - 1, j - 1]
  while (i < a.length) pairs.push([i++, j++])
  return pairs
}

/** The change between two places without the spaces that both sides begin and end with; undefined when they are equal. */
function trimmed(
  draft: string,
  final: string,
  [from, start]: readonly [number, number],
  [to, end]: readonly [number, number],
): Change | undefined {
  if (to - from === end - start && draft.slice(from, to) === final.slice(start, end)) return undefined
  let head = 0
  while (
    from + head < to &&
    start + head < end &&
    space(draft, from + head) &&
    draft[from + head] === final[start + head]
  )
    head++
  let tail = 0
  while (
    to - tail > from + head &&
    end - tail > start + head &&
    space(draft, to - tail - 1) &&
    draft[to - tail - 1] === final[end - tail - 1]
  )
    tail++
  return { draft: { start: from + head, end: to - tail }, final: { start: start + head, end: end - tail } }
}

const space = (text: string, at: number): boolean => /\s/.test(text[at]!)

/** Changes of one kind with but "of the" between them are one: the words only happened to be in both. */
function joined(found: readonly Change[], draft: string, fact: (change: Change) => boolean): Change[] {
  const result: Change[] = []
  for (const change of found) {
    const last = result.at(-1)
    if (
      last !== undefined &&
      incidental(draft.slice(last.draft.end, change.draft.start)) &&
      fact(last) === fact(change)
    )
      result[result.length - 1] = {
        draft: { start: last.draft.start, end: change.draft.end },
        final: { start: last.final.start, end: change.final.end },
      }
    else result.push(change)
  }
  return result
}

/** One or two words without content, on one line and in one sentence. */
function incidental(between: string): boolean {
  if (between.length > 30 || /[\n.!?…]/.test(between)) return false
  const words = pieces(between)
  return words.length <= 2 && words.every(({ text }) => !isContent(text))
}
