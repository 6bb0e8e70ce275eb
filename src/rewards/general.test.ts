import { describe, expect, it } from 'vitest'
import { seeded } from '../evaluate/interval.ts'
import { bradleyTerry } from './bradley-terry.ts'
import { general } from './general.ts'
import { rowsOf } from './pairs.ts'
import type { Pairs, Reward } from './reward.ts'
import { chosen, normalsOf } from './simulated.values.ts'

/** Answers on a noisy circle: the one that is up to half a turn ahead is preferred, as with rock, paper, scissors. */
function circle(n: number, seed: number): Pairs {
  const random = seeded(seed)
  const normal = normalsOf(random)
  const answer = (turn: number) =>
    Float64Array.of(Math.cos(turn), Math.sin(turn), 0, 0).map((x) => x + 0.1 * normal())
  return chosen(
    n,
    1,
    () => {
      const [s, t] = [2 * Math.PI * random(), 2 * Math.PI * random()]
      return { person: 0, a: answer(s), b: answer(t), odds: 20 * Math.sin(s - t) }
    },
    random,
  )
}

/** Rock, paper, scissors as three features; every pair both ways round, ten times. */
function hands(): Pairs {
  const hand = (k: number) => Float64Array.from({ length: 3 }, (_, j) => (j === k ? 1 : 0))
  const row = (i: number) => {
    const [k, ahead] = [i % 3, i % 2 === 0]
    return { person: 0, a: hand(k), b: hand((k + (ahead ? 2 : 1)) % 3), odds: ahead ? 99 : -99 }
  }
  return chosen(60, 1, row, seeded(1))
}

function accuracy(reward: Reward, pairs: Pairs): number {
  const rows = rowsOf(pairs)
  const right = rows.filter(({ a, b }, i) => reward.odds(a, b) > 1e-6 === pairs.label[i]! > 0.5)
  return right.length / rows.length
}

describe('general', () => {
  it('knows that rock, paper and scissors go round, which no utility can say', () => {
    expect(accuracy(general(hands()), hands())).toBe(1)
    expect(accuracy(bradleyTerry(hands()), hands())).toBe(0.5)
  })

  it('knows it for answers it has never seen', () => {
    const [fit, test] = [circle(400, 1), circle(400, 2)]
    expect(accuracy(general(fit), test)).toBeGreaterThan(0.93)
    expect(Math.abs(accuracy(bradleyTerry(fit), test) - 0.5)).toBeLessThan(0.07)
  })

  it('is no worse than a utility where there is one', () => {
    const random = seeded(3)
    const normal = normalsOf(random)
    const answer = () => Float64Array.from({ length: 4 }, normal)
    const linear = (n: number) =>
      chosen(
        n,
        1,
        () => {
          const [a, b] = [answer(), answer()]
          return { person: 0, a, b, odds: 10 * (a[0]! - b[0]! - a[1]! + b[1]!) }
        },
        random,
      )
    const [fit, test] = [linear(300), linear(500)]
    expect(accuracy(general(fit), test)).toBeGreaterThan(accuracy(bradleyTerry(fit), test) - 0.02)
  })
})
