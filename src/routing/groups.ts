import { type Tokens, tokenize, WORD } from '../text/tokens.ts'
import { bandsOf, jaccard, shinglesOf } from './minhash.ts'

/** Least share of common shingles of two texts of one group. */
const ALIKE = 0.7

/** Words and marks in order, lower-case; each number is the same sign: "3 cats" and "12,000 cats" are one text. */
export function masked(text: string, { kind, start, end }: Tokens = tokenize(text)): readonly string[] {
  const words: string[] = []
  for (let t = 0; t < kind.length; t++) {
    const token = text.slice(start[t], end[t])
    if (/^\p{N}/u.test(token)) words.push('#')
    else if (kind[t] === WORD) words.push(token.toLowerCase())
  }
  return words
}

/**
 * The group of each text: equal for texts that are the same once numbers are masked, or nearly so. What stands in one
 * group must not be parted between fit and test. Near ones are found by MinHash (Broder 1997; one permutation, Li et al.
 * 2012), then compared; likeness is passed on from text to text. Time and memory grow with the texts, not their pairs.
 *
 * @returns for each text the smallest index of its group.
 */
export function groupsOf(texts: readonly string[]): Int32Array {
  const group = Int32Array.from(texts.keys())
  const root = (i: number): number => {
    let at = i
    while (group[at] !== at) {
      group[at] = group[group[at]!]!
      at = group[at]!
    }
    return at
  }
  const join = (i: number, j: number) => {
    const [a, b] = [root(i), root(j)]
    group[Math.max(a, b)] = Math.min(a, b)
  }
  // Texts that are equal once masked are one from here on: of a template's thousands only the first is compared.
  const firsts = new Map<string, number>()
  const shingles = new Map<number, Int32Array>()
  for (const [i, text] of texts.entries()) {
    const words = masked(text)
    const key = words.join(' ')
    const first = firsts.get(key)
    if (first !== undefined) {
      join(first, i)
      continue
    }
    firsts.set(key, i)
    shingles.set(i, shinglesOf(words))
  }
  const buckets = new Map<number, number[]>()
  for (const [i, own] of shingles)
    for (const band of bandsOf(own)) {
      const bucket = buckets.get(band)
      if (bucket === undefined) {
        buckets.set(band, [i])
        continue
      }
      for (const j of bucket) if (root(j) !== root(i) && jaccard(own, shingles.get(j)!) >= ALIKE) join(j, i)
      // One member of each group stands for it: a bucket stays as small as there are groups in it.
      if (!bucket.some((j) => root(j) === root(i))) bucket.push(i)
    }
  return group.map((_, i) => root(i))
}
