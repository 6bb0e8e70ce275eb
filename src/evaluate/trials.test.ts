import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AT, belief, believing, observed, only, SIZE } from '../../test/simulate.ts'
import { NORMS } from '../norms.ts'
import { type Observation, values } from '../observation.ts'
import { Population } from '../population.ts'
import { type Profile, pause, pin, weigh } from '../preference.ts'
import { measureIndex } from '../text/measures.ts'
import { logOdds, measuredAt, test } from './trials.ts'

const J = measureIndex('commas')!
const NAMES = ['commas', 'colons', 'semicolons'] as const
const commas = (person: string, t: number, value: number, more: Partial<Observation> = {}) =>
  observed(person, t, only({ commas: value }), 'level', more)

const scores = (profile: Profile, one: Observation, all: readonly Observation[], task?: string) =>
  test(profile, one, new Population(all), { task }, AT).trials.map((t) => [t.contrast, t.score])

describe('a trial against others', () => {
  const MORE = believing([belief('commas', 1)])
  const LESS = believing([belief('commas', -1)])

  it('is a win where the person goes further than most, a loss where less far, and none between', () => {
    // Values of the others, then of the person, on one material: the centre is the same for all of equal value.
    const integers = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 2, maxLength: 12 })
    fc.assert(
      fc.property(
        integers,
        fc.integer({ min: -3, max: 3 }),
        fc.constantFrom(1 as const, -1 as const),
        (list, value, direction) => {
          const others = list.map((v, i) => commas(`p${i}`, 0, v, { material: 'same' }))
          const one = commas('ann', 0, value, { material: 'same' })
          const all = [...others, one]
          const population = new Population(all)
          // Brute force by the rule: share of others the person is ahead of, equal ones count half.
          let ahead = 0
          for (const other of others) {
            if (other.level[J] === one.level[J]) ahead += 0.5
            else if ((population.deviation(one)[J]! - population.deviation(other)[J]!) * direction > 0)
              ahead += 1
          }
          const share = ahead / others.length
          const expected = share >= 0.6 ? [['others', 1]] : share <= 0.4 ? [['others', 0]] : []
          const profile = direction > 0 ? MORE : LESS
          expect(test(profile, one, population, {}, AT).trials.map((t) => [t.contrast, t.score])).toEqual(
            expected,
          )
        },
      ),
    )
  })

  it('is not won by doing what nearly nobody does otherwise', () => {
    const others = Array.from({ length: 10 }, (_, i) => commas(`p${i}`, 0, 0))
    const one = commas('ann', 0, 0)
    expect(scores(LESS, one, [...others, one])).toEqual([])
    expect(scores(MORE, one, [...others, one])).toEqual([])
  })

  it('for one direction mirrors that for the other', () => {
    const value = fc.double({ min: -2, max: 2, noNaN: true })
    fc.assert(
      fc.property(fc.array(value, { minLength: 2, maxLength: 9 }), value, (list, own) => {
        const one = commas('ann', 0, own)
        const all = [...list.map((v, i) => commas(`p${i}`, 0, v)), one]
        const [more, less] = [scores(MORE, one, all), scores(LESS, one, all)]
        expect(less).toEqual(more.map(([contrast, score]) => [contrast, 1 - (score as number)]))
      }),
    )
  })

  it('compares on the same material where others did the same, not with what else they did', () => {
    // Everybody uses many commas on "hard"; ann fewer there than the others, but more than anybody's elsewhere.
    const others = ['bob', 'cid', 'dan', 'eve'].flatMap((p, i) => [
      commas(p, 0, 5 + i / 10, { material: 'hard', task: 'hard' }),
      commas(p, 1, 0 + i / 10),
    ])
    const one = commas('ann', 0, 4, { material: 'hard', task: 'hard' })
    expect(scores(MORE, one, [...others, one])).toEqual([['others', 0]])
  })
})

describe('the contrast', () => {
  const profile = believing([belief('commas', 1)])

  it('is the replaced text where there are no others', () => {
    const up = observed('ann', 0, only({ commas: 0.5 }), 'change')
    const down = observed('ann', 0, only({ commas: -0.5 }), 'change')
    const same = observed('ann', 0, only({ colons: 1 }), 'change')
    expect(scores(profile, up, [up])).toEqual([['replaced', 1]])
    expect(scores(profile, down, [down])).toEqual([['replaced', 0]])
    expect(scores(profile, same, [same])).toEqual([])
  })

  it('is the norm where there is neither', () => {
    for (const [value, expected] of [
      [0.5, [['norm', 1]]],
      [-0.5, [['norm', 0]]],
      [0, []],
    ] as const) {
      const one = commas('ann', 0, value)
      expect(one.level[J]! - NORMS.mean[J]!).toBeCloseTo(value, 9)
      expect(scores(profile, one, [one])).toEqual(expected)
    }
  })

  it('of a change is never a level of others', () => {
    const one = observed('ann', 0, only({ commas: 0.5 }), 'change')
    const levels = Array.from({ length: 9 }, (_, i) => commas(`p${i}`, 0, 9))
    expect(scores(profile, one, [...levels, one])).toEqual([['replaced', 1]])
  })

  it('is others for changes too, once there are some', () => {
    // Ann raises commas, as everybody does, but less: the draft says win, the others say loss.
    const one = observed('ann', 0, only({ commas: 0.2 }), 'change')
    const others = Array.from({ length: 5 }, (_, i) =>
      observed(`p${i}`, 0, only({ commas: 1 + i / 10 }), 'change'),
    )
    expect(scores(profile, one, [...others, one])).toEqual([['others', 0]])
  })
})

describe('which beliefs are tested', () => {
  const one = observed('ann', 0, only({ commas: 1, colons: 1, semicolons: 1 }), 'change')
  const tested = (profile: Profile, task?: string): string[] => {
    const found = test(profile, one, new Population([one]), { task }, AT).trials
    return found.map((t) => profile.preferences.find((p) => p.id === t.preference)!.about)
  }

  it('are the measurable ones that hold there, proposed, active and retired alike', () => {
    const profile = believing([
      belief('commas', 1),
      belief('colons', 1, { scope: { kind: 'task', task: 'email' } }),
      belief('semicolons', 1, { measured: undefined }),
    ])
    expect(tested(profile)).toEqual(['commas'])
    expect(tested(profile, 'Email')).toEqual(['commas', 'colons'])
    const lost = Array.from({ length: 6 }, (_, i) => ({
      signal: `x${i}`,
      preference: profile.preferences[0]!.id,
      contrast: 'others' as const,
      score: 0,
      at: AT,
    }))
    const retired = weigh(profile, lost)
    expect(retired.preferences[0]!.status).toBe('retired')
    expect(tested(retired)).toEqual(['commas'])
  })

  it('are never those that learned from the signal', () => {
    const profile = believing([belief('commas', 1, { sources: ['x', one.signal] }), belief('colons', 1)], 5)
    expect(tested(profile)).toEqual(['colons'])
    const { forecast } = test(profile, one, new Population([one]), {}, AT)
    const without = believing([belief('colons', 1)], 5)
    expect(forecast!.probability).toBe(
      test(without, one, new Population([one]), {}, AT).forecast!.probability,
    )
  })

  it('are not paused ones, nor measures this version does not have', () => {
    const profile = believing([
      belief('commas', 1),
      belief('colons', 1, { measured: { name: 'no-such', direction: 1, weight: 1 } }),
    ])
    expect(tested(pause(profile, profile.preferences[0]!.id, true))).toEqual([])
  })
})

describe('the forecast', () => {
  const one = observed('ann', 0, only({ commas: 2 }), 'change')
  const forecast = (profile: Profile, all: readonly Observation[] = [one]) =>
    test(profile, one, new Population(all), {}, AT).forecast!

  it('is a coin where nothing is in use: one bit', () => {
    for (const profile of [believing([]), believing([belief('commas', 1)])])
      expect(forecast(profile)).toMatchObject({ signal: one.signal, probability: 0.5, loss: 1 })
  })

  it('is the logistic of the weighted difference', () => {
    const profile = believing(
      [belief('commas', 1, { measured: { name: 'commas', direction: 1, weight: 0.7 } })],
      5,
    )
    expect(forecast(profile).probability).toBeCloseTo(1 / (1 + Math.exp(-1.4)), 9)
    expect(forecast(profile).loss).toBeCloseTo(Math.log2(1 + Math.exp(-1.4)), 9)
    expect(forecast(profile).contrast).toBe('replaced')
  })

  it('uses what is pinned, whatever its trials', () => {
    const profile = believing([belief('commas', 1)])
    expect(forecast(pin(profile, profile.preferences[0]!.id, true)).probability).toBeGreaterThan(0.8)
  })

  it('is the mean over the others, by brute force', () => {
    const own = believing([belief('commas', 1)], 5)
    const others = [0, 1, 2, 3].map((v) => observed(`p${v}`, 0, only({ commas: v }), 'change'))
    const all = [...others, one]
    const population = new Population(all)
    const mine = population.deviation(one)[J]!
    const mean = others
      .map((o) => 1 / (1 + Math.exp(-(mine - population.deviation(o)[J]!))))
      .reduce((sum, p) => sum + p / others.length, 0)
    expect(forecast(own, all).probability).toBeCloseTo(mean, 9)
    expect(forecast(own, all).contrast).toBe('others')
  })

  it('never costs more than its longest odds', () => {
    const wrong = observed('ann', 0, only({ commas: -1e6 }), 'change')
    const profile = believing([belief('commas', 1)], 5)
    const { probability, loss } = test(profile, wrong, new Population([wrong]), {}, AT).forecast!
    expect(probability).toBeCloseTo(1 / (1 + Math.exp(6)), 9)
    expect(loss).toBeCloseTo(Math.log2(1 + Math.exp(6)), 9)
  })
})

describe('logOdds', () => {
  const vector = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 3, maxLength: 3 })
  const full = (three: readonly number[]) =>
    only(Object.fromEntries(NAMES.map((name, i) => [name, three[i]!])))

  it('is the weighted sum of differences, bounded, and turns round', () => {
    fc.assert(
      fc.property(vector, vector, vector, (weights, a, b) => {
        const list = NAMES.map((name, i) => ({ name, direction: 1 as const, weight: weights[i]! }))
        const sum = weights.reduce((s, w, i) => s + w * (a[i]! - b[i]!), 0)
        const found = logOdds(list, full(a), full(b))
        expect(found).toBeCloseTo(Math.max(-6, Math.min(6, sum)), 9)
        expect(logOdds(list, full(b), full(a))).toBeCloseTo(-found, 9)
      }),
    )
  })

  it('ignores measures it does not know', () => {
    const zero = new Float64Array(SIZE)
    expect(
      logOdds(
        [{ name: 'no-such', direction: 1, weight: 5 }],
        zero.map(() => 1),
        zero,
      ),
    ).toBe(0)
  })
})

describe('measuredAt', () => {
  it('gives the measured part of what holds at the place', () => {
    const { preferences } = believing([
      belief('commas', 1),
      belief('colons', -1, { scope: { kind: 'task', task: 'email' } }),
      belief('semicolons', 1, { measured: undefined }),
    ])
    expect(measuredAt(preferences, {}).map((m) => m.name)).toEqual(['commas'])
    expect(measuredAt(preferences, { task: 'email' }).map((m) => m.name)).toEqual(['commas', 'colons'])
  })
})

it('values are the change where there is one', () => {
  const change = observed('ann', 0, only({ commas: 1 }), 'change')
  expect(values(change)).toBe(change.change)
  expect(values(commas('ann', 0, 1))[J]).toBeCloseTo(NORMS.mean[J]! + 1, 9)
})
