import { describe, expect, it } from 'vitest'
import { AT, belief, believing, day } from '../../test/simulate.ts'
import {
  type Forecast,
  type Profile,
  pin,
  propose,
  revise,
  type Trial,
  usable,
  weigh,
} from '../preference.ts'
import { WINDOW } from './curve.ts'
import { alarms, drifted, reopen } from './drift.ts'
import { seeded } from './interval.ts'

const forecasts = (losses: readonly number[]): Forecast[] =>
  losses.map((loss, i) => ({
    signal: `s${i}`,
    contrast: 'others',
    probability: 2 ** -loss,
    loss,
    at: day(i),
  }))

/** Losses of a forecaster that gives `probability` to what happens with that same chance. */
const calibrated = (n: number, probability: number, seed: number): number[] => {
  const random = seeded(seed)
  return Array.from({ length: n }, () => -Math.log2(random() < probability ? probability : 1 - probability))
}

describe('drifted', () => {
  it('says nothing before there are as many earlier signals as recent ones', () => {
    const jump = (n: number) => [...Array(n).fill(0.1), ...Array(WINDOW).fill(8)]
    expect(drifted(forecasts(jump(WINDOW - 1)))).toBe(false)
    expect(drifted(forecasts(jump(WINDOW)))).toBe(true)
  })

  it('sees a change that was planted', () => {
    let seen = 0
    for (let seed = 1; seed <= 100; seed++) {
      const before = calibrated(24, 0.9, seed)
      // Afterwards the person does the opposite nine times of ten.
      const after = calibrated(WINDOW, 0.9, seed + 1000).map((loss) => -Math.log2(1 - 2 ** -loss))
      if (drifted(forecasts([...before, ...after]))) seen++
    }
    expect(seen).toBeGreaterThan(95)
  })

  it.each([0.6, 0.75, 0.9])('is rarely alarmed where nothing changed (chance %d)', (probability) => {
    let alarms = 0
    for (let seed = 1; seed <= 400; seed++)
      if (drifted(forecasts(calibrated(40, probability, seed)))) alarms++
    // Two standard errors one-sided are 2.3 %; eight skewed losses make it somewhat more.
    expect(alarms / 400).toBeLessThan(0.1)
  })

  it('is not alarmed by getting better, nor by small wobbling of sure losses', () => {
    expect(drifted(forecasts([...Array(20).fill(1), ...Array(WINDOW).fill(0.1)]))).toBe(false)
    expect(drifted(forecasts([...Array(20).fill(0.01), ...Array(WINDOW).fill(0.09)]))).toBe(false)
  })
})

describe('alarms', () => {
  it('are what is said after each forecast, however many there are', () => {
    for (let seed = 1; seed <= 30; seed++) {
      const random = seeded(seed)
      const losses = Array.from({ length: 120 }, (_, i) => random() * (i % 40 < 20 ? 1 : 4))
      const all = forecasts(losses)
      const expected = all.map((_, i) => drifted(all.slice(0, i + 1)))
      expect(alarms(all)).toEqual(expected)
      expect(new Set(expected)).toEqual(new Set([false, true]))
    }
  })

  it('are told in one pass over them', () => {
    let read = 0
    const counted = forecasts(Array(3000).fill(1)).map((forecast) => ({
      ...forecast,
      get loss() {
        read++
        return forecast.loss
      },
    }))
    alarms(counted)
    expect(read).toBe(counted.length)
  })
})

describe('reopen', () => {
  // Two inferred beliefs in use; "commas" loses everything lately, "colons" wins everything.
  const start = believing([belief('commas', 1), belief('colons', 1)])
  const [commas, colons] = start.preferences
  const PAST = 24
  const trial = (preference: string, i: number, score: number): Trial => ({
    signal: `s${i}`,
    preference,
    contrast: 'others',
    score,
    at: day(i),
  })
  const trials = Array.from({ length: PAST + WINDOW }, (_, i) => [
    trial(commas!.id, i, i < PAST ? 1 : 0),
    trial(colons!.id, i, 1),
  ]).flat()
  const drift = forecasts([...Array(PAST).fill(0.2), ...Array(WINDOW).fill(5)])
  const weighed = weigh(start, trials)
  const NOW = day(PAST + WINDOW)
  const of = (profile: Profile, id: string) => profile.preferences.find((p) => p.id === id)!

  it('puts back what lost lately, and only that', () => {
    const after = reopen(weighed, drift, trials, NOW)
    expect(of(weighed, commas!.id).status).toBe('active')
    expect(of(after, commas!.id)).toMatchObject({
      status: 'proposed',
      reopened: { at: NOW, after: PAST + WINDOW },
      tally: { wins: 0, losses: 0 },
    })
    expect(of(after, colons!.id)).toEqual(of(weighed, colons!.id))
  })

  it('counts only newer trials from then on', () => {
    const after = reopen(weighed, drift, trials, NOW)
    const later = [1, 1, 1, 1].map((score, i) => trial(commas!.id, PAST + WINDOW + 1 + i, score))
    expect(of(weigh(after, later), commas!.id)).toMatchObject({
      status: 'active',
      tally: { wins: 4, losses: 0 },
    })
    const worse = later.map((t) => ({ ...t, score: 0 }))
    expect(of(weigh(after, worse), commas!.id).status).toBe('retired')
  })

  it('does nothing without an alarm', () => {
    const calm = forecasts(Array(PAST + WINDOW).fill(0.2))
    expect(reopen(weighed, calm, trials, NOW)).toBe(weighed)
  })

  it("leaves the person's own words alone", () => {
    const own = revise(weighed, commas!.id, 'Commas!', AT)
    expect(of(reopen(own, drift, trials, NOW), commas!.id)).toEqual(of(own, commas!.id))
  })

  it('frees what the reopened one had overruled', () => {
    const rival = propose(weighed, [belief('commas', -1)], AT, () => AT)
    const less = rival.preferences.find((p) => p.about === 'commas' && p.stance === 'less')!
    const recent = Array.from({ length: 5 }, (_, i) => trial(less.id, PAST + i, 1))
    const both = weigh(rival, recent)
    expect(usable(of(both, less.id))).toBe(false)
    const after = reopen(both, drift, [...trials, ...recent], NOW)
    expect(of(after, less.id).overruledBy).toBeUndefined()
    expect(usable(of(after, less.id))).toBe(true)
  })

  it('keeps a pinned one in use', () => {
    const after = reopen(pin(weighed, commas!.id, true), drift, trials, NOW)
    expect(usable(of(after, commas!.id))).toBe(true)
  })
})
