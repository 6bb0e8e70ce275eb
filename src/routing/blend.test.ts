import { describe, expect, it, vi } from 'vitest'
import { seeded } from '../evaluate/interval.ts'
import { sigmoid } from '../trees/forest.ts'
import { blendOf, weightsOf } from './blend.ts'
import { read } from './reading.ts'
import { oddsAt } from './reward.contract.values.ts'
import type { PromptReward } from './reward.ts'
import type { Table } from './table.ts'

const constant = (...odds: readonly number[]): PromptReward => ({
  width: odds.length,
  odds: vi.fn((_, into: Float64Array) => into.set(odds)),
})

describe('blendOf', () => {
  it('is the weighted sum of log-odds', () => {
    const blend = blendOf([
      { reward: constant(1, -2), weight: 0.5 },
      { reward: constant(3, 10), weight: 0.1 },
    ])
    expect(blend.width).toBe(2)
    const [a, b] = oddsAt(blend, read('q'))
    expect(a).toBeCloseTo(0.8, 12)
    expect(b).toBeCloseTo(0, 12)
  })

  it('does not ask parts of no weight', () => {
    const idle = constant(9, 9)
    const blend = blendOf([
      { reward: idle, weight: 0 },
      { reward: constant(1, 2), weight: 1 },
    ])
    expect([...oddsAt(blend, read('q'))]).toEqual([1, 2])
    expect(idle.odds).not.toHaveBeenCalled()
  })
})

describe('weightsOf', () => {
  const CELLS = 3000
  /** Outcomes of odds that are `of` numbers drawn for each cell; every third cell was not tried, some were thrice. */
  function planted(seed: number, of: (drawn: readonly number[]) => number) {
    const random = seeded(seed)
    const odds = [0, 1, 2].map(() => Float64Array.from({ length: CELLS }, () => random() * 4 - 2))
    const count = Float64Array.from({ length: CELLS }, (_, cell) => [0, 1, 3][cell % 3]!)
    const sum = count.map((n, cell) => {
      const rate = sigmoid(of(odds.map((own) => own[cell]!)))
      return Array.from({ length: n }).filter(() => random() < rate).length
    })
    const table: Table = { readings: [], width: 3, sum, count }
    return { odds, table }
  }

  function lossOf({ sum, count }: Table, odds: readonly Float64Array[], weights: readonly number[]): number {
    let loss = weights.reduce((all, w) => all + 0.5 * (w - 1 / weights.length) ** 2, 0)
    count.forEach((n, cell) => {
      const x = odds.reduce((all, own, j) => all + weights[j]! * own[cell]!, 0)
      if (n > 0) loss -= sum[cell]! * Math.log(sigmoid(x)) + (n - sum[cell]!) * Math.log(sigmoid(-x))
    })
    return loss
  }

  it('recovers weights that were planted, and gives next to none to what tells nothing', () => {
    const { odds, table } = planted(1, ([a, b]) => 0.9 * a! + 0.4 * b!)
    const [a, b, idle] = weightsOf(table, odds)
    // 4,000 tries, variance of odds 4/3, of outcomes 0.2: standard error 0.03.
    expect(Math.abs(a! - 0.9)).toBeLessThan(0.12)
    expect(Math.abs(b! - 0.4)).toBeLessThan(0.12)
    expect(idle).toBeLessThan(0.12)
  })

  it('is what a grid finds', () => {
    const { odds, table } = planted(2, ([a, b]) => 0.7 * a! + 0.2 * b!)
    const pair = odds.slice(0, 2)
    const found = weightsOf(table, pair)
    const least = lossOf(table, pair, found)
    for (let i = 0; i <= 24; i++)
      for (let j = 0; j <= 24; j++)
        expect(lossOf(table, pair, [i / 16, j / 16])).toBeGreaterThanOrEqual(least - 1e-9)
  })

  it('never goes below 0: what foretells the contrary is left out', () => {
    const { odds, table } = planted(3, ([a, b, c]) => 0.9 * a! - 0.8 * b! + 0.3 * c!)
    const weights = weightsOf(table, odds)
    expect(weights[1]).toBe(0)
    // And the others are as if it had not been there.
    const [a, c] = weightsOf(table, [odds[0]!, odds[2]!])
    expect(weights).toEqual([a, 0, c])
    expect(a! > 0.5 && c! > 0.1).toBe(true)
  })

  it('gives none of them any weight where all foretell the contrary', () => {
    const { odds, table } = planted(4, ([a, b, c]) => -(a! + b! + c!))
    expect(weightsOf(table, odds)).toEqual([0, 0, 0])
  })

  it('shares the weight between two that say the same', () => {
    const { odds, table } = planted(5, ([a]) => a!)
    const [a, b] = weightsOf(table, [odds[0]!, odds[0]!])
    expect(a).toBeCloseTo(b!, 6)
    expect(Math.abs(a! + b! - 1)).toBeLessThan(0.1)
  })

  it('looks at tried cells only', () => {
    const { odds, table } = planted(6, ([a, b]) => a! - 0.1 * b!)
    const wild = odds.map((own) => own.map((x, cell) => (table.count[cell] === 0 ? 50 : x)))
    expect(weightsOf(table, wild)).toEqual(weightsOf(table, odds))
  })
})
