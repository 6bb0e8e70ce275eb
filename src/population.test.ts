import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { observed, SIZE, simulate, withinOf } from '../test/simulate.ts'
import { seeded } from './evaluate/interval.ts'
import { NORMS } from './norms.ts'
import { type Observation, values } from './observation.ts'
import { Population } from './population.ts'

const mean = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0) / list.length

/** Observations of a few people, tasks and materials, with values that are easy to tell apart. */
const scattered = fc
  .array(
    fc.record({
      person: fc.constantFrom('ann', 'bob', 'cid', 'dan'),
      task: fc.constantFrom('essay', 'email'),
      material: fc.constantFrom('m1', 'm2', 'm3'),
      value: fc.integer({ min: -9, max: 9 }),
      change: fc.boolean(),
    }),
    { minLength: 1, maxLength: 25 },
  )
  .map((list) =>
    list.map(({ person, task, material, value, change }, i): Observation => {
      const vector = Float64Array.from({ length: SIZE }, (_, j) => value + (j % 3))
      return observed(person, i, vector, change ? 'change' : 'level', {
        task,
        material: `${task} ${material}`,
      })
    }),
  )

/**
 * The centre by its definition: everybody else's mean with three texts of the norm, the task's with three texts
 * of that, the material's with one text of that.
 */
function centreOf(all: readonly Observation[], one: Observation, j: number): number {
  const others = all.filter((o) => o.person !== one.person && Boolean(o.change) === Boolean(one.change))
  const drawn = (list: readonly Observation[], to: number, weight: number): number =>
    (list.reduce((sum, o) => sum + values(o)[j]!, 0) + weight * to) / (list.length + weight)
  const anybody = drawn(others, one.change ? 0 : NORMS.mean[j]!, 3)
  const task = drawn(
    others.filter((o) => o.task === one.task),
    anybody,
    3,
  )
  return drawn(
    others.filter((o) => o.material === one.material),
    task,
    1,
  )
}

describe('centre', () => {
  it('is what the others do, drawn from material to task to everybody to the norm', () => {
    fc.assert(
      fc.property(scattered, fc.nat(24), (all, pick) => {
        const one = all[pick % all.length]!
        const centre = new Population(all).centre(one)
        for (const j of [0, 1, 2, SIZE - 1]) expect(centre[j]).toBeCloseTo(centreOf(all, one, j), 9)
      }),
    )
  })

  it('of a person alone is the norm', () => {
    const one = observed('ann', 0, new Float64Array(SIZE).fill(5))
    expect([...new Population([one]).centre(one)]).toEqual([...NORMS.mean])
  })

  it('does not move with what the person did themself', () => {
    fc.assert(
      fc.property(scattered, fc.nat(24), (all, pick) => {
        const one = all[pick % all.length]!
        const changed = all.map((o) =>
          o.person === one.person
            ? {
                ...o,
                level: o.level.map((v) => v + 100),
                ...(o.change && { change: o.change.map((v) => v - 7) }),
              }
            : o,
        )
        const before = new Population(all).centre(one)
        const after = new Population(changed).centre(one)
        for (const j of [0, 1, SIZE - 1]) expect(after[j]).toBeCloseTo(before[j]!, 6)
      }),
    )
  })

  it('works for an observation the population does not hold', () => {
    const { observations } = simulate({ people: 4, texts: 3, between: 0.5, seed: 1 })
    const fresh = observed('somebody', 0, new Float64Array(SIZE))
    const centre = new Population(observations).centre(fresh)
    expect(centre[3]).toBeCloseTo(centreOf(observations, fresh, 3), 9)
  })

  it('and deviation add up to what was observed', () => {
    fc.assert(
      fc.property(scattered, (all) => {
        const population = new Population(all)
        for (const o of all) {
          const centre = population.centre(o)
          const deviation = population.deviation(o)
          expect(centre[0]! + deviation[0]!).toBeCloseTo(values(o)[0]!, 9)
        }
      }),
    )
  })
})

describe('others', () => {
  it('are never the person themself, never of the other form, and none when fewer than two people are there', () => {
    fc.assert(
      fc.property(scattered, (all) => {
        const population = new Population(all)
        for (const one of all) {
          const found = population.others(one)
          const strangers = all.filter(
            (o) => o.person !== one.person && Boolean(o.change) === Boolean(one.change),
          )
          const people = new Set(strangers.map((o) => o.person)).size
          expect(found.every((o) => strangers.includes(o))).toBe(true)
          expect(found.length > 0).toBe(people >= 2)
        }
      }),
    )
  })

  it('are those of the same task where there are enough', () => {
    const zero = new Float64Array(SIZE)
    const all = ['ann', 'bob', 'cid', 'dan', 'eve'].flatMap((person) => [
      observed(person, 0, zero),
      observed(person, 1, zero, 'level', { task: 'email', material: `${person} mail` }),
    ])
    const found = new Population(all).others(all[1]!)
    expect(found.map((o) => [o.person, o.task])).toEqual(
      ['bob', 'cid', 'dan', 'eve'].map((p) => [p, 'email']),
    )
  })

  it('hold at most 64, with those on the very same material among them', () => {
    const zero = new Float64Array(SIZE)
    const all = Array.from({ length: 300 }, (_, i) =>
      observed(`p${i}`, 0, zero, 'level', { material: i % 30 === 7 ? 'same' : `m${i}` }),
    )
    const found = new Population(all).others(observed('ann', 0, zero, 'level', { material: 'same' }))
    expect(found).toHaveLength(64)
    expect(new Set(found).size).toBe(64)
    expect(found.filter((o) => o.material === 'same')).toHaveLength(10)
  })
})

describe('spread', () => {
  // Sampling theory for `people` with `texts` each: the within variance has a standard error of
  // within * sqrt(2 / (people * (texts - 1))), the between variance of
  // (within / texts + between) * sqrt(2 / (people - 1)). The norms stand for some texts and people more.
  const people = 120
  const texts = 8

  it.each([
    [0.5, 'level'],
    [0.5, 'change'],
    [0.1, 'level'],
    [2, 'level'],
  ] as const)('finds the variances people were made with (between %d of within, %s)', (between, form) => {
    const plan = { people, texts, between, seed: 11, form }
    const found = new Population(simulate(plan).observations).spread(form)
    const offBetween: number[] = []
    const offWithin: number[] = []
    for (let j = 0; j < SIZE; j++) {
      const within = withinOf(j)
      offWithin.push((found.within[j]! - within) / (within * Math.sqrt(2 / (people * (texts - 1)))))
      // Two standard errors of luck are taken off on purpose; what is left must be unbiased.
      const luck = (2 * within * Math.sqrt(2 * people)) / (people * texts)
      offBetween.push(
        (found.between[j]! + luck - between * within) /
          (within * (1 / texts + between) * Math.sqrt(2 / (people - 1))),
      )
    }
    // Some 100 measures: the furthest of as many standard normal numbers is rarely beyond 4.5.
    expect(Math.max(...offWithin.map(Math.abs))).toBeLessThan(4.5)
    expect(Math.max(...offBetween.map(Math.abs))).toBeLessThan(4.5)
    // And no bias: their mean has a standard error of 1 / sqrt(SIZE), some 0.1.
    expect(Math.abs(mean(offWithin))).toBeLessThan(0.6)
    expect(Math.abs(mean(offBetween))).toBeLessThan(0.6)
  })

  it('finds next to nothing between people who are exchangeable', () => {
    const shares: number[] = []
    for (let seed = 1; seed <= 5; seed++) {
      const found = new Population(simulate({ people, texts, between: 0, seed }).observations).spread('level')
      for (let j = 0; j < SIZE; j++) shares.push(found.between[j]! / found.within[j]!)
    }
    // The estimate is cut at 0: the mean of max(0, x) is 0.4 standard errors, here 0.4 * sqrt(2 / 119) / 8.
    expect(mean(shares)).toBeLessThan(0.012)
  })

  it('is the norms where there is nobody', () => {
    const { within, between } = new Population([]).spread('level')
    for (let j = 0; j < SIZE; j++) {
      expect(within[j]).toBeCloseTo(Math.max(1e-6, NORMS.within[j]!), 9)
      // The same ratio of between to within as in the norms.
      if (NORMS.within[j]! > 1e-6)
        expect(between[j]! / within[j]!).toBeCloseTo(NORMS.between[j]! / NORMS.within[j]!, 6)
    }
  })

  it('is never negative and always finite', () => {
    fc.assert(
      fc.property(scattered, (all) => {
        for (const form of ['level', 'change'] as const) {
          const { within, between } = new Population(all).spread(form)
          expect(within.every((v) => Number.isFinite(v) && v > 0)).toBe(true)
          expect(between.every((v) => Number.isFinite(v) && v >= 0)).toBe(true)
        }
      }),
    )
  })

  it('does not depend on the order of the observations', () => {
    const { observations } = simulate({ people: 9, texts: 4, between: 0.4, seed: 3 })
    const random = seeded(5)
    const shuffled = observations
      .map((o) => [random(), o] as const)
      .sort(([a], [b]) => a - b)
      .map(([, o]) => o)
    const [a, b] = [observations, shuffled].map((list) => new Population(list).spread('level'))
    for (let j = 0; j < SIZE; j++) {
      expect(b!.within[j]! / a!.within[j]!).toBeCloseTo(1, 9)
      expect(b!.between[j]).toBeCloseTo(a!.between[j]!, 9)
    }
  })
})

describe('covariance', () => {
  const measures = [4, 0, 17]

  it("is that of a person's texts around the person's mean, by brute force", () => {
    const { observations } = simulate({ people: 6, texts: 5, between: 0.4, seed: 9 })
    // A person with one text says nothing about scatter.
    const all = [...observations, observed('single', 0, new Float64Array(SIZE).fill(3))]
    const population = new Population(all)
    const groups = [...Map.groupBy(observations, (o) => o.person).values()]
    const deviation = new Map(all.map((o) => [o, population.deviation(o)]))
    const found = population.covariance('level', measures)!
    measures.forEach((x, a) => {
      measures.forEach((y, b) => {
        let sum = 0
        for (const own of groups) {
          const mx = mean(own.map((o) => deviation.get(o)![x]!))
          const my = mean(own.map((o) => deviation.get(o)![y]!))
          for (const o of own) sum += (deviation.get(o)![x]! - mx) * (deviation.get(o)![y]! - my)
        }
        const unbiased = sum / (observations.length - groups.length)
        expect(found[a * measures.length + b]! / Math.sqrt(withinOf(x) * withinOf(y))).toBeCloseTo(
          unbiased / Math.sqrt(withinOf(x) * withinOf(y)),
          9,
        )
      })
    })
  })

  it('finds a correlation that was planted, and none that was not', () => {
    const { observations } = simulate({ people: 60, texts: 10, between: 0.3, seed: 21 })
    for (const o of observations) o.level[17] = o.level[0]! / Math.sqrt(withinOf(0))
    const c = new Population(observations).covariance('level', measures)!
    const correlation = (a: number, b: number) => c[a * 3 + b]! / Math.sqrt(c[a * 3 + a]! * c[b * 3 + b]!)
    expect(correlation(1, 2)).toBeGreaterThan(0.98)
    // Standard error of a correlation of 540 degrees of freedom: 0.043.
    expect(Math.abs(correlation(0, 1))).toBeLessThan(0.2)
  })

  it('is undefined where texts are too few', () => {
    const { observations } = simulate({ people: 2, texts: 2, between: 0.3, seed: 2 })
    expect(new Population(observations).covariance('level', measures)).toBeUndefined()
    expect(new Population(observations).covariance('change', measures)).toBeUndefined()
  })
})
