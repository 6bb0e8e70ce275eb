import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InvalidInputError } from '../errors.ts'
import { seeded } from '../evaluate/interval.ts'
import { dot } from '../minimise.ts'
import { axesOf, loadAxes } from './axes.ts'
import { normalsOf } from './simulated.values.ts'

const VARIANCE = Float64Array.of(1, 0.5, 0.25, 1)
const TEXTS = [
  [1, 2, 0, 5],
  [3, 1, 1, 5],
  [4, 7, 0, 5],
  [2, 9, 3, 5],
  [8, 0, 2, 5],
  [6, 4, 9, 5],
  [0, 3, 1, 5],
].map((row) => Float64Array.from(row))

/** From numpy: v = linalg.eigh(W.T @ W), W = (X - X.mean(0)) / X.std(0) * sqrt(VARIANCE); v * sqrt(VARIANCE). */
const EIGENVECTORS = [
  [-0.935951848233, 0.18607755498, -0.116987632738, 0],
  [0.173724325611, 0.652693619072, 0.171611434596, 0],
]

const rowsOf = ({ saved, size }: ReturnType<typeof axesOf>) =>
  Array.from({ length: size }, (_, k) => saved.directions.slice(k * 4, (k + 1) * 4))
const measures = fc.array(fc.float64Array({ min: -100, max: 100, noNaN: true, minLength: 4, maxLength: 4 }), {
  minLength: 1,
  maxLength: 12,
})

describe('axesOf', () => {
  it('finds the principal components of the weighted measures', () => {
    const found = rowsOf(axesOf(TEXTS, VARIANCE, 2))
    // Each axis alone comes near slowly (the gap of eigenvalues to the power 12), both together fast.
    found.forEach((row, k) => {
      const sign = Math.sign(row[0]! * EIGENVECTORS[k]![0]!)
      row.forEach((x, j) => {
        expect(sign * x).toBeCloseTo(EIGENVECTORS[k]![j]!, 3)
      })
    })
    for (let i = 0; i < 4; i++)
      for (let j = 0; j < 4; j++) {
        const product = (rows: readonly (readonly number[])[]) =>
          rows.reduce((sum, row) => sum + row[i]! * row[j]!, 0)
        expect(product(found)).toBeCloseTo(product(EIGENVECTORS), 5)
      }
  })

  it('has orthonormal axes, before the weights, and zeros where texts do not spread that far', () => {
    fc.assert(
      fc.property(measures, fc.integer({ min: 1, max: 5 }), (texts, size) => {
        const axes = axesOf(texts, VARIANCE, size)
        expect(axes.size).toBe(Math.min(size, 4))
        const rows = rowsOf(axes).map((row) => row.map((x, j) => x / Math.sqrt(VARIANCE[j]!)))
        rows.forEach((x, k) => {
          const length = Math.hypot(...x)
          expect(Math.min(length, Math.abs(1 - length))).toBeLessThan(1e-9)
          for (const y of rows.slice(0, k))
            expect(Math.abs(x.reduce((sum, v, j) => sum + v * y[j]!, 0))).toBeLessThan(1e-9)
        })
      }),
    )
  })

  it('leaves out less than any other directions would', () => {
    const normal = normalsOf(seeded(1))
    const wide = Array.from({ length: 60 }, () =>
      Float64Array.from({ length: 4 }, (_, j) => normal() * (j + 1) + normal()),
    )
    const axes = axesOf(wide, VARIANCE, 2)
    const spread = (rows: readonly (readonly number[])[]) =>
      wide.reduce((sum, text) => {
        const z = axes.standard(text).map((x, j) => x * Math.sqrt(VARIANCE[j]!))
        return sum + rows.reduce((square, row) => square + dot(Float64Array.from(row), z) ** 2, 0)
      }, 0)
    const most = spread(rowsOf(axes).map((row) => row.map((x, j) => x / Math.sqrt(VARIANCE[j]!))))
    for (let t = 0; t < 200; t++) {
      const x = Array.from({ length: 4 }, normal)
      const y = Array.from({ length: 4 }, normal)
      const u = x.map((v) => v / Math.hypot(...x))
      const by = y.reduce((sum, v, j) => sum + v * u[j]!, 0)
      const rest = y.map((v, j) => v - by * u[j]!)
      expect(spread([u, rest.map((v) => v / Math.hypot(...rest))])).toBeLessThan(most * (1 + 1e-3))
    }
    // All directions together leave nothing out: squared, standardised and weighted measures sum to n × their variances.
    const all = rowsOf(axesOf(wide, VARIANCE, 4)).map((row) => row.map((x, j) => x / Math.sqrt(VARIANCE[j]!)))
    const total = wide.reduce(
      (sum, text) => sum + axes.standard(text).reduce((s, z, j) => s + z * z * VARIANCE[j]!, 0),
      0,
    )
    expect(spread(all)).toBeCloseTo(total, 6)
  })

  it('standardises: mean 0 and variance 1, nothing of a constant measure, nobody further than 4', () => {
    const axes = axesOf(TEXTS, VARIANCE, 2)
    const z = TEXTS.map(axes.standard)
    for (let j = 0; j < 3; j++) {
      expect(z.reduce((sum, row) => sum + row[j]!, 0)).toBeCloseTo(0, 9)
      expect(z.reduce((sum, row) => sum + row[j]! ** 2, 0)).toBeCloseTo(TEXTS.length, 9)
    }
    expect(z.every((row) => row[3] === 0)).toBe(true)
    expect([...axes.standard(Float64Array.of(1e6, -1e6, 0, 1e6))]).toEqual([4, -4, z[0]![2], 0])
    expect(axes.place(axes.standard(Float64Array.of(1e6, -1e6, 0, 7))).every(Number.isFinite)).toBe(true)
  })

  it('puts every text at zero where there is one text only', () => {
    const axes = axesOf([TEXTS[0]!], VARIANCE, 3)
    expect([...axes.place(axes.standard(TEXTS[4]!))]).toEqual([0, 0, 0])
  })

  it('is the same for the same texts, and after saving', () => {
    const axes = axesOf(TEXTS, VARIANCE, 2)
    expect(axesOf(structuredClone(TEXTS), VARIANCE.slice(), 2).saved).toEqual(axes.saved)
    const again = loadAxes(JSON.parse(JSON.stringify(axes.saved)))
    for (const text of TEXTS)
      expect(again.place(again.standard(text))).toEqual(axes.place(axes.standard(text)))
    expect(again.size).toBe(2)
  })

  it.each([
    ['no texts', []],
    ['a measure that is no number', [TEXTS[0]!, Float64Array.of(1, Number.NaN, 0, 0)]],
    ['too few measures', [Float64Array.of(1, 2)]],
  ])('refuses %s', (_, texts) => {
    expect(() => axesOf(texts, VARIANCE, 2)).toThrow(InvalidInputError)
  })
})
