import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgeContract } from '../test/judge-contract.ts'
import { cascadeJudge, chooseBand } from './cascade.ts'
import { defaultJudge } from './default.ts'
import { harness, PAIR, scripted, shorter } from './judges.values.ts'
import { rewardJudge } from './reward.ts'

const sure = (probability: number) =>
  rewardJudge({
    odds: ({ a }) => Math.log(probability / (1 - probability)) * (a === PAIR.a ? 1 : -1),
    used: ['r', 'c'],
  })
const asks = (judge: ReturnType<typeof sure>, band: number) => {
  const { model, means } = scripted(shorter)
  return { model, judge: cascadeJudge({ first: judge, second: defaultJudge(means), band }) }
}

describe('cascade judge', () => {
  const length = rewardJudge({ odds: ({ a, b }) => (b.length - a.length) / 100 })
  for (const band of [0, 0.2, 1])
    for (const { name, run } of judgeContract)
      it(`${name}, with a band of ${band}`, () =>
        run(harness((means) => cascadeJudge({ first: length, second: defaultJudge(means), band }))))

  it.each([
    [0.5, 0, 0],
    [0.5, 0.01, 2],
    [0.65, 0.1, 0],
    [0.65, 0.2, 2],
    [0.35, 0.1, 0],
    [0.35, 0.2, 2],
    [1, 0.5, 0],
    [1, 0.6, 2],
  ])('with .%d of the first and a band of %d makes %d calls', async (p, band, calls) => {
    const { model, judge } = asks(sure(p), band)
    const verdict = await judge.compare(PAIR)
    expect(model.calls).toHaveLength(calls)
    // The scripted model takes the shorter answer, a, with .8.
    expect(verdict.probability).toBeCloseTo(calls > 0 ? 0.8 : p, 9)
    expect(verdict.used).toEqual(['r', 'c'])
    expect(verdict.orders === undefined).toBe(calls === 0)
  })

  it('asks the second for a pair exactly when it asks it for the pair turned around', async () => {
    for (const p of [0.1, 0.3, 0.6, 0.7, 0.9]) {
      const band = chooseBand([p, 1 - p, 0.5], 0.5)
      const forth = asks(sure(p), band)
      const back = asks(sure(1 - p), band)
      await forth.judge.compare(PAIR)
      await back.judge.compare(PAIR)
      expect(forth.model.calls.length).toBe(back.model.calls.length)
    }
  })

  it('refuses a band that is none', () => {
    expect(() => asks(sure(0.5), -0.1)).toThrow('band')
    expect(() => asks(sure(0.5), Number.NaN)).toThrow('band')
  })
})

describe('the band for a share of calls', () => {
  const sent = (probabilities: readonly number[], band: number) =>
    probabilities.filter((p) => Math.round(Math.abs(p - 0.5) * 1e9) < Math.round(band * 1e9)).length

  it('is a quantile of how far probabilities lie from one half', () => {
    const past = [0.5, 0.6, 0.3, 0.9]
    // Distances 0, .1, .2, .4.
    expect([0, 0.25, 0.5, 0.75, 1].map((share) => chooseBand(past, share))).toEqual([0, 0.1, 0.2, 0.4, 1])
  })

  it('sends as many as the share allows, never more, and all for a share of 1', () => {
    const probability = fc.integer({ min: 0, max: 40 }).map((n) => n / 40)
    fc.assert(
      fc.property(
        fc.array(probability, { minLength: 1, maxLength: 60 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (past, share) => {
          const band = chooseBand(past, share)
          const room = Math.floor(share * past.length)
          expect(sent(past, band)).toBeLessThanOrEqual(room)
          // The next wider band that sends anybody more sends too many.
          const wider = past.map((p) => Math.abs(p - 0.5)).filter((d) => d >= band - 1e-12)
          if (wider.length > 0) expect(sent(past, Math.min(...wider) + 1e-6)).toBeGreaterThan(room)
          expect(sent(past, chooseBand(past, 1))).toBe(past.length)
        },
      ),
    )
  })

  it('refuses a share that is none, and to choose from nothing', () => {
    for (const share of [-0.1, 1.1, Number.NaN]) expect(() => chooseBand([0.5], share)).toThrow('share')
    expect(() => chooseBand([], 0.5)).toThrow('probabilities')
  })
})
