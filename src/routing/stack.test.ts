import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seeded } from '../evaluate/interval.ts'
import { sigmoid } from '../trees/forest.ts'
import { stack, type Tried } from './stack.ts'

function lossOf(rows: readonly Tried[], start: readonly number[], factors: readonly number[]): number {
  const penalty = factors.reduce((sum, f, j) => sum + 0.5 * (f - start[j]!) ** 2, 0)
  return rows.reduce((loss, { n, successes, given, x }) => {
    const odds = x.reduce((sum, v, j) => sum + factors[j]! * v, given)
    return loss - successes * Math.log(sigmoid(odds)) - (n - successes) * Math.log(sigmoid(-odds))
  }, penalty)
}

const some = fc.array(
  fc
    .record({
      n: fc.integer({ min: 1, max: 4 }),
      share: fc.constantFrom(0, 0.3, 1),
      given: fc.integer({ min: -2, max: 2 }),
      x: fc.tuple(fc.integer({ min: -6, max: 6 }), fc.integer({ min: -6, max: 6 })),
    })
    .map(({ n, share, given, x }) => ({ n, successes: n * share, given, x: x.map((v) => v / 3) })),
  { maxLength: 12 },
)

describe('stack', () => {
  it('is where the loss is least: no step of a grid around it is better', () => {
    fc.assert(
      fc.property(some, fc.constantFrom([0, 0], [1, 0], [0.5, 0.5]), (rows, start) => {
        const found = stack(rows, start)
        const least = lossOf(rows, start, found)
        for (const by of [0.01, 0.3, 2])
          for (const [a, b] of [-1, 0, 1].flatMap((i) => [-1, 0, 1].map((j) => [i, j] as const)))
            expect(lossOf(rows, start, [found[0]! + a * by, found[1]! + b * by])).toBeGreaterThanOrEqual(
              least - 1e-9,
            )
      }),
    )
  })

  it('stays where it started without rows', () => {
    expect(stack([], [0.2, 1])).toEqual([0.2, 1])
  })

  it('recovers factors that were planted, beside what is given', () => {
    const random = seeded(2)
    const rows = Array.from({ length: 6000 }, () => {
      const [given, ...x] = [random() - 0.5, random() * 4 - 2, random() * 4 - 2]
      const odds = given! + 0.8 * x[0]! - 0.3 * x[1]!
      return { n: 1, successes: random() < sigmoid(odds) ? 1 : 0, given: given!, x }
    })
    // Standard errors: 1 / sqrt(6000 × 4/3 × 0.2) = 0.025.
    const [a, b] = stack(rows, [0, 0])
    expect(Math.abs(a! - 0.8)).toBeLessThan(0.1)
    expect(Math.abs(b! + 0.3)).toBeLessThan(0.1)
  })
})
