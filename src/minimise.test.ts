import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { minimise } from './minimise.ts'

const options = { iterations: 500, tolerance: 1e-9 }

describe('minimise', () => {
  it('finds the minimum of a quadratic, however narrow', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.double({ min: -5, max: 5, noNaN: true }), fc.integer({ min: -3, max: 3 })), {
          minLength: 1,
          maxLength: 8,
        }),
        (terms) => {
          const found = minimise(
            new Float64Array(terms.length),
            (x, gradient) =>
              terms.reduce((sum, [at, power], j) => {
                gradient[j]! += 10 ** power * (x[j]! - at)
                return sum + 0.5 * 10 ** power * (x[j]! - at) ** 2
              }, 0),
            options,
          )
          terms.forEach(([at], j) => {
            expect(found[j]).toBeCloseTo(at, 5)
          })
        },
      ),
      { numRuns: 50 },
    )
  })

  it("follows Rosenbrock's valley to (1, 1)", () => {
    const found = minimise(
      Float64Array.of(-1.2, 1),
      ([x, y], gradient) => {
        gradient[0]! += -2 * (1 - x!) - 400 * x! * (y! - x! * x!)
        gradient[1]! += 200 * (y! - x! * x!)
        return (1 - x!) ** 2 + 100 * (y! - x! * x!) ** 2
      },
      options,
    )
    expect([...found].map((v) => v.toFixed(7))).toEqual(['1.0000000', '1.0000000'])
  })

  it('stays at the start when it is flat there, and leaves the start as it was', () => {
    const start = Float64Array.of(3)
    expect(minimise(start, () => 1, options)).toEqual(start)
    minimise(
      start,
      (x, gradient) => {
        gradient[0]! += x[0]!
        return x[0]! ** 2 / 2
      },
      options,
    )
    expect(start).toEqual(Float64Array.of(3))
  })
})
