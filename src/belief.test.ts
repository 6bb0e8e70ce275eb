import { describe, expect, it } from 'vitest'
import { cholesky, diagonal, full } from './belief.ts'
import { seeded } from './evaluate/interval.ts'
import { normalsOf, normalVector } from './rewards/simulated.values.ts'

const unit = (n: number, k: number) => Float64Array.from({ length: n }, (_, j) => (j === k ? 1 : 0))

describe('full', () => {
  const belief = full(3, 2)
  const normal = normalsOf(seeded(1))
  const evidence = Array.from({ length: 5 }, () => ({ z: normalVector(3, normal), h: Math.abs(normal()) }))
  const state = belief.start()
  for (const { z, h } of evidence) belief.tighten(state, z, h)

  it('is the inverse of the prior precision and the evidence together', () => {
    for (let k = 0; k < 3; k++) {
      const column = belief.spread(state, unit(3, k))
      const back = column.map((c) => c / 2)
      for (const { z, h } of evidence) {
        const by = h * z.reduce((sum, v, j) => sum + v * column[j]!, 0)
        for (let j = 0; j < 3; j++) back[j]! += by * z[j]!
      }
      back.forEach((v, j) => {
        expect(v).toBeCloseTo(j === k ? 1 : 0, 9)
      })
    }
  })

  it('draws around the mean with its covariance, and what is drawn is certain', () => {
    const source = normalsOf(seeded(2))
    state.set([1, -2, 3])
    const drawn = Array.from({ length: 20_000 }, () => belief.draw(state, source))
    for (let i = 0; i < 3; i++) {
      expect(drawn.reduce((sum, d) => sum + d[i]!, 0) / 20_000).toBeCloseTo(state[i]!, 1)
      for (let j = 0; j < 3; j++) {
        const found = drawn.reduce((sum, d) => sum + (d[i]! - state[i]!) * (d[j]! - state[j]!), 0) / 20_000
        expect(Math.abs(found - belief.spread(state, unit(3, j))[i]!)).toBeLessThan(0.05)
      }
    }
    expect(belief.spread(drawn[0]!, unit(3, 1))).toEqual(new Float64Array(3))
  })
})

describe('diagonal', () => {
  it('is full, seen along one number at a time', () => {
    const [some, all] = [diagonal(3, 2), full(3, 2)]
    const [x, y] = [some.start(), all.start()]
    for (const k of [0, 1, 1, 2]) {
      some.tighten(x, unit(3, k), 0.7)
      all.tighten(y, unit(3, k), 0.7)
    }
    for (let k = 0; k < 3; k++)
      some.spread(x, unit(3, k)).forEach((v, j) => {
        expect(v).toBeCloseTo(all.spread(y, unit(3, k))[j]!, 12)
      })
  })
})

describe('cholesky', () => {
  it('is a root by hand, also where there is no variance', () => {
    const matrix = [
      [4, 2, 0],
      [2, 10, 0],
      [0, 0, 0],
    ]
    expect([...cholesky(3, (i, j) => matrix[i]![j]!)]).toEqual([2, 0, 0, 1, 3, 0, 0, 0, 0])
  })

  it('is one of any matrix of few dimensions, where pivots are rounding alone', () => {
    const normal = normalsOf(seeded(4))
    for (let times = 0; times < 2000; times++) {
      const [n, dimensions] = [3 + (times % 8), 1 + (times % 3)]
      const vectors = Array.from({ length: n }, () => normalVector(dimensions, normal))
      const of = (i: number, j: number) => vectors[i]!.reduce((sum, x, d) => sum + x * vectors[j]![d]!, 0)
      const root = cholesky(n, of)
      const row = (i: number) => root.subarray(i * n, (i + 1) * n)
      for (let i = 0; i < n; i++)
        for (let j = 0; j < n; j++) {
          const made = row(i).reduce((sum, x, k) => sum + x * row(j)[k]!, 0)
          expect(Math.abs(made - of(i, j))).toBeLessThan(1e-5 * Math.sqrt(of(i, i) * of(j, j)))
        }
    }
  })
})
