import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seeded } from '../evaluate/interval.ts'
import { foldsOf } from './split.ts'

const some = fc.array(fc.nat(12), { minLength: 1, maxLength: 60 }).map((all) => Int32Array.from(all))

describe('foldsOf', () => {
  it('never parts a group, and fills folds as alike as the groups allow', () => {
    fc.assert(
      fc.property(some, fc.integer({ min: 1, max: 6 }), fc.nat(1000), (groups, count, seed) => {
        const fold = foldsOf(groups, count, seeded(seed))
        expect(fold.length).toBe(groups.length)
        const filled = new Array<number>(count).fill(0)
        const foldOf = new Map<number, number>()
        groups.forEach((group, i) => {
          expect(fold[i]).toBe(foldOf.get(group) ?? fold[i])
          foldOf.set(group, fold[i]!)
          filled[fold[i]!]!++
        })
        expect(filled).toHaveLength(count)
        // Without its smallest group a fold holds no more than any other: it was the emptiest when that came last.
        const size = (group: number) => groups.filter((g) => g === group).length
        const most = filled.indexOf(Math.max(...filled))
        const smallest = Math.min(...[...foldOf].filter(([, f]) => f === most).map(([group]) => size(group)))
        expect(filled[most]! - smallest).toBeLessThanOrEqual(Math.min(...filled))
      }),
    )
  })

  it('leaves no fold empty where there are groups enough', () => {
    const groups = Int32Array.from({ length: 200 }, (_, i) => (i < 150 ? 0 : i))
    const fold = foldsOf(groups, 5, seeded(1))
    expect(new Set(fold).size).toBe(5)
    expect(new Set(fold.subarray(0, 150)).size).toBe(1)
    expect(fold.subarray(150)).not.toContain(fold[0])
  })

  it('is drawn: the same for a seed, another for another, and any two groups may fall together', () => {
    const groups = Int32Array.from({ length: 40 }, (_, i) => i)
    const drawn = (seed: number) => foldsOf(groups, 5, seeded(seed))
    expect(drawn(1)).toEqual(drawn(1))
    expect(drawn(1)).not.toEqual(drawn(2))
    const together = Array.from({ length: 400 }, (_, seed) => drawn(seed)).filter((f) => f[0] === f[1])
    // 7 of the 39 others: 72 of 400, standard deviation 7.7.
    expect(Math.abs(together.length - (400 * 7) / 39)).toBeLessThan(31)
  })
})
