import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sorter } from './sort.ts'

const float = fc.oneof(
  fc.float({ noDefaultInfinity: true }),
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom(-0, 0, 1e-45, -1e-45, 3.4028234663852886e38, -3.4028234663852886e38),
)

describe('sorting by counting', () => {
  it('gives the order of Float32Array.sort and where each number stood, time and again', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(float, { minLength: 7, maxLength: 7 }), { minLength: 1, maxLength: 4 }),
        (columns) => {
          const sort = sorter(7)
          for (const given of columns) {
            const column = Float32Array.from(given)
            const { sorted, places } = sort(column)
            expect([...sorted]).toEqual([...column.slice().sort()])
            expect([...places].sort()).toEqual([0, 1, 2, 3, 4, 5, 6])
            // NaN may come back with other bits, never as another number.
            expect(Array.from(places, (place) => column[place])).toEqual([...sorted])
          }
        },
      ),
    )
  })
})
