import { document, measure, measureIndex } from '../../../src/text/measures.ts'
import type { Pair, Preference } from '../api.ts'

/** Below this two texts have the same of something. */
const SAME = 1e-6

/**
 * Which question of a pool tells most about a statement: the one whose answers differ most in what it is about. Undefined where
 * none does, and for statements that hold for a task or near some texts: questions stand for neither.
 */
export function probesOf(
  pool: readonly Pair[],
): (preference: Pick<Preference, 'measured' | 'scope'>) => Pair | undefined {
  const apart = pool.map((pair) => {
    const [a, b] = [pair.a, pair.b].map((text) => measure(document(text))) as [Float64Array, Float64Array]
    return { pair, by: a.map((value, j) => Math.abs(value - b[j]!)) }
  })
  return ({ measured, scope }) => {
    const j = measured && measureIndex(measured.name)
    if (j === undefined || scope.kind !== 'always') return undefined
    const telling = apart.filter(({ by }) => by[j]! > SAME)
    return telling.toSorted((x, y) => y.by[j]! - x.by[j]!)[0]?.pair
  }
}
