import { groupsOf } from './groups.ts'

/** What of a test part stands in the fit part already, in queries. */
export interface Leak {
  /** Queries of the test part, each time they stand there. */
  readonly n: number
  /** Share whose very text is in the fit part. */
  readonly same: number
  /** Share whose group (the text with its numbers masked, or nearly that text) is: what a split must keep near 0. */
  readonly overlap: number
  /** Some of those that overlap: [test, fit]. */
  readonly examples: readonly (readonly [test: string, fit: string])[]
  readonly finding: 'clean' | 'overlapping' | 'fully overlapping'
}

/** Shares from which on a split overlaps: below it a few near-duplicates among thousands, above nearly all. */
const [SOME, ALL] = [0.02, 0.9]
const EXAMPLES = 5

/** How much a test part repeats its fit part, whichever way the split was made. Texts of queries, one a row or each once. */
export function leakOf(fit: readonly string[], test: readonly string[]): Leak {
  if (test.length === 0) return { n: 0, same: 0, overlap: 0, examples: [], finding: 'clean' }
  const known = [...new Set(fit)]
  const asked = [...new Set(test)]
  const groups = groupsOf([...known, ...asked])
  const byGroup = new Map<number, string>()
  known.forEach((text, i) => {
    if (!byGroup.has(groups[i]!)) byGroup.set(groups[i]!, text)
  })
  const texts = new Set(known)
  const near = new Map(asked.map((text, i) => [text, byGroup.get(groups[known.length + i]!)] as const))
  const overlap = test.filter((text) => near.get(text) !== undefined).length / test.length
  return {
    n: test.length,
    same: test.filter((text) => texts.has(text)).length / test.length,
    overlap,
    examples: [...near]
      .flatMap(([text, other]) =>
        other === undefined ? [] : [[text, texts.has(text) ? text : other] as const],
      )
      .slice(0, EXAMPLES),
    finding: overlap < SOME ? 'clean' : overlap < ALL ? 'overlapping' : 'fully overlapping',
  }
}
