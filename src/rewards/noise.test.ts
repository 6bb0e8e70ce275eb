import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InvalidInputError } from '../errors.ts'
import { seeded } from '../evaluate/interval.ts'
import { bradleyTerry } from './bradley-terry.ts'
import { logLoss } from './logistic.ts'
import { chooseNoise } from './noise.choose.ts'
import { denoised, smoothed } from './noise.ts'
import { agreement, poolOf, simulatedPeople } from './simulated.values.ts'

describe('denoised', () => {
  it('is the loss of rDPO, and the true loss on average over flips', () => {
    const share = fc.double({ min: 0, max: 0.49, noNaN: true })
    const any = fc.double({ min: -9, max: 9, noNaN: true })
    fc.assert(
      fc.property(share, any, fc.constantFrom(0, 1), (noise, odds, y) => {
        const paper = ((1 - noise) * logLoss(odds, y) - noise * logLoss(odds, 1 - y)) / (1 - 2 * noise)
        expect(logLoss(odds, denoised(y, noise))).toBeCloseTo(paper, 6)
        const onAverage =
          (1 - noise) * logLoss(odds, denoised(y, noise)) + noise * logLoss(odds, denoised(1 - y, noise))
        expect(onAverage).toBeCloseTo(logLoss(odds, y), 6)
        expect(denoised(smoothed(y, noise), noise)).toBeCloseTo(y, 9)
      }),
    )
  })
})

describe('a share of choices is turned round', () => {
  const SEEDS = [1, 2, 3, 4]
  const options = { ridge: 0.3, personRidge: 1e6 }
  const plan = { people: 1, each: 400, width: 8, rank: 1, shared: 3, own: 0 }

  /** Held-out loss against the true preference probabilities, and agreement with the truth; means over seeds. */
  function compare(flips: number, each = plan.each) {
    const fits = { plain: [0, 0], smooth: [0, 0], robust: [0, 0] }
    for (const seed of SEEDS) {
      const sim = simulatedPeople({
        ...plan,
        each,
        flips,
        random: seeded(seed),
        choosing: seeded(100 + seed),
      })
      const pool = poolOf(300, plan.width, seeded(200 + seed))
      const better = (x: Float64Array) => sim.utility(0, x)
      const label = sim.pairs.label.map((y) => smoothed(y, flips))
      const rewards = {
        plain: bradleyTerry(sim.pairs, options),
        smooth: bradleyTerry({ ...sim.pairs, label }, options),
        robust: bradleyTerry(sim.pairs, { ...options, noise: flips }),
      }
      for (const [name, reward] of Object.entries(rewards)) {
        const loss = pool.map(({ a, b }) =>
          logLoss(reward.odds(a, b), 1 / (1 + Math.exp(better(b) - better(a)))),
        )
        const sums = fits[name as keyof typeof fits]
        sums[0]! += loss.reduce((sum, x) => sum + x, 0) / loss.length / SEEDS.length
        sums[1]! += agreement(reward, undefined, better, pool) / SEEDS.length
      }
    }
    return fits
  }

  // Flips that fall anywhere leave a linear model's direction alone; what they spoil is how sure it is. So the gain is in
  // the loss, and the accuracy of all three is about the same.
  it.each([
    [0.1, 400],
    [0.2, 400],
    [0.3, 400],
    [0.4, 3000],
  ])('at %d, %d choices: the corrected fit is the best calibrated, smoothing the worst', (flips, each) => {
    const { plain, smooth, robust } = compare(flips, each)
    expect(robust[0]).toBeLessThan(plain[0]!)
    expect(plain[0]).toBeLessThan(smooth[0]!)
    expect(Math.abs(robust[1]! - plain[1]!)).toBeLessThan(0.02)
  })

  it('at 0.4, 400 choices: correcting for much noise costs more than it brings when there are few', () => {
    const { plain, robust } = compare(0.4)
    expect(robust[0]).toBeGreaterThan(plain[0]!)
  })

  it('at 0: they are the same', () => {
    const { plain, smooth, robust } = compare(0)
    expect([smooth, robust]).toEqual([plain, plain])
  })
})

describe('chooseNoise', () => {
  it('finds about how much there is, on held-out choices that are as noisy', () => {
    const CANDIDATES = [0, 0.1, 0.2, 0.3, 0.4]
    for (const flips of [0, 0.2]) {
      let found = 0
      for (const seed of [1, 2, 3, 4]) {
        const plan = { people: 1, width: 5, rank: 1, shared: 6, own: 0, flips, random: seeded(seed) }
        const fit = simulatedPeople({ ...plan, each: 500, choosing: seeded(10 + seed) }).pairs
        const held = simulatedPeople({
          ...plan,
          each: 500,
          random: seeded(seed),
          choosing: seeded(20 + seed),
        }).pairs
        const options = { ridge: 0.1, personRidge: 1e6 }
        found += chooseNoise((noise) => bradleyTerry(fit, { ...options, noise }), held, CANDIDATES) / 4
      }
      expect(Math.abs(found - flips)).toBeLessThan(0.08)
    }
  })

  it('is refused from one half on', () => {
    const { pairs } = simulatedPeople({
      people: 1,
      each: 3,
      width: 2,
      rank: 1,
      shared: 1,
      own: 0,
      random: seeded(1),
    })
    for (const noise of [0.5, -0.1, Number.NaN])
      expect(() => bradleyTerry(pairs, { noise })).toThrow(InvalidInputError)
  })
})
