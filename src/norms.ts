import data from './norms.json' with { type: 'json' }
import { MEASURES } from './text/measures.ts'

/**
 * What is usual in English prose, by measure, under its transform: mean, and variance within and between
 * people. Made by `bench norms` from public texts under CC BY (numbers only). The stand-in for a population
 * while a store holds too few people; real people take over as they come.
 */
export const NORMS = {
  mean: column(0, 0),
  within: column(1, 0.05),
  between: column(2, 0.02),
}

function column(index: number, unknown: number): Float64Array {
  const table = data as unknown as Readonly<Record<string, readonly number[]>>
  return Float64Array.from(MEASURES, (measure) => table[measure.name]?.[index] ?? unknown)
}
