import type { Evaluation, PersonRow } from '../evaluate/evaluation.ts'
import { seeded } from '../evaluate/interval.ts'

/** Made-up figures of a judge that learns, for tests of what shows them. */
export function madeUp({ people = 60, top = 0.68, calls = 0, seed = 1 } = {}): Evaluation {
  const random = seeded(seed)
  const around = (middle: number, width: number) => middle + (random() - 0.5) * width
  const lengths = [1, 2, 3, 5, 8, 10]
  const reached = (choices: number) => 0.58 + (top - 0.58) * (1 - Math.exp(-choices / 4))
  const rows: PersonRow[] = Array.from({ length: people }, (_, i) => ({
    person: `person-${String(i + 1).padStart(3, '0')}`,
    n: 8 + Math.floor(random() * 30),
    accuracy: Math.min(1, around(reached(10), 0.4)),
    withoutPerson: Math.min(1, around(0.58, 0.3)),
    curve: lengths.map((choices) => ({ choices, accuracy: Math.min(1, around(reached(choices), 0.3)) })),
  }))
  return {
    n: rows.reduce((sum, row) => sum + row.n, 0),
    users: people,
    accuracy: reached(10),
    low: reached(10) - 0.026,
    high: reached(10) + 0.024,
    logLoss: 0.612,
    ece: 0.031,
    cost: calls * 0.0002,
    withoutPerson: 0.581,
    swapped: 0.552,
    gain: { n: people, mean: reached(10) - 0.581, low: reached(10) - 0.61, high: reached(10) - 0.55 },
    ...(calls > 0 && { bias: { first: 0.571, disagree: 0.183 } }),
    reliability: Array.from({ length: 8 }, (_, i) => ({
      n: 90,
      predicted: 0.52 + i * 0.05,
      actual: around(0.51 + i * 0.045, 0.05),
    })),
    curve: lengths.map((choices) => ({
      choices,
      n: 900,
      accuracy: reached(choices),
      low: reached(choices) - 0.026,
      high: reached(choices) + 0.024,
      withoutPerson: 0.581,
    })),
    people: rows,
    calls,
    ...(calls > 0 && {
      cascade: Array.from({ length: 11 }, (_, i) => ({
        share: i / 10,
        accuracy: 0.64 + 0.06 * Math.sqrt(i / 10),
        random: 0.64 + 0.06 * (i / 10),
      })),
    }),
  }
}

/** Nothing was tested. */
export const EMPTY: Evaluation = {
  n: 0,
  users: 0,
  accuracy: Number.NaN,
  low: Number.NaN,
  high: Number.NaN,
  logLoss: Number.NaN,
  ece: Number.NaN,
  cost: 0,
  withoutPerson: Number.NaN,
  swapped: Number.NaN,
  gain: { n: 0, mean: Number.NaN, low: Number.NaN, high: Number.NaN },
  reliability: [],
  curve: [],
  people: [],
  calls: 0,
}
