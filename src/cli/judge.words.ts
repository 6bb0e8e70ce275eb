import type { Explained } from '../rewards/explain.ts'
import { document, kinOf, measure, measureIndex } from '../text/measures.ts'

// What measured properties have to do with choices, in words.

/** "×1.5": what one standard deviation more of a property does to the odds of being preferred. */
export const times = (effect: number): string => `×${Number(Math.exp(effect).toPrecision(2))}`

/** A property that counts with a person, and the answer that has more of it. */
export interface Speaks extends Explained {
  readonly for: 'A' | 'B'
}

/** The properties two answers differ in that clearly count with a person, the weightiest first. */
export function speaking(explained: readonly Explained[], a: string, b: string, most = 5): readonly Speaks[] {
  const [of, other] = [a, b].map((text) => measure(document(text)))
  const found = explained.flatMap((e): Speaks[] => {
    const j = measureIndex(e.measure)!
    const leaning = (of![j]! - other![j]!) * e.effect.mean
    const clear = e.effect.low * e.effect.high > 0
    return clear && leaning !== 0 ? [{ ...e, for: leaning > 0 ? 'A' : 'B' }] : []
  })
  return oneOfKin(
    found.toSorted((x, y) => Math.abs(y.effect.mean) - Math.abs(x.effect.mean)),
    (e) => e.measure,
  ).slice(0, most)
}

/** "B  Keep it short (odds ×1.5; everybody ×1.1)" */
export function speaks({ for: side, phrase, effect, everybody }: Speaks): string {
  const way = Math.sign(effect.mean)
  return `${side}  ${phrase} (odds ${times(way * effect.mean)}; everybody ${times(way * everybody.mean)})`
}

/** Of properties that say nearly the same only the first. */
export function oneOfKin<T>(list: readonly T[], measureOf: (item: T) => string): readonly T[] {
  const seen = new Set<string>()
  return list.filter((item) => {
    const kin = kinOf(measureOf(item))
    return !seen.has(kin) && seen.add(kin)
  })
}
