import { type Random, seeded } from '../../evaluate/interval.ts'
import { hash } from '../../routing/minhash.ts'

/** Numbers that depend on a seed and on texts alone, so that a draw for one thing never shifts the draw for another. */
export const drawFor = (seed: number, ...texts: readonly string[]): Random =>
  seeded(hash(texts.join('\0'), seed))

/** The values in a random order (Fisher and Yates). */
export function shuffled<T>(values: readonly T[], random: Random): T[] {
  const out = [...values]
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[out[i], out[j]] = [out[j]!, out[i]!]
  }
  return out
}

/** `k` of the places 0 to n - 1, evenly spread, in order. */
export function spread(n: number, k: number, random: Random): readonly number[] {
  if (k >= n) return Array.from({ length: n }, (_, i) => i)
  const offset = random()
  return Array.from({ length: k }, (_, i) => Math.floor(((i + offset) * n) / k))
}
