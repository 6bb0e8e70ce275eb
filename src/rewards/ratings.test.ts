import { describe, expect, it } from 'vitest'
import { seeded } from '../evaluate/interval.ts'
import { loadRatings } from './ratings.saved.ts'
import { normsOf, type Rating, usage } from './ratings.scale.ts'
import { fitRatings } from './ratings.ts'
import { normalsOf } from './simulated.values.ts'

const THINGS = 24

/** People of two tastes: half of the things please one side, half the other; each uses the scale in their own way. */
function simulated(people: number, seed: number) {
  const random = seeded(seed)
  const normal = normalsOf(random)
  const ratings: Rating[] = []
  const truth = new Map<string, readonly number[]>()
  for (let p = 0; p < people; p++) {
    const [taste, offset, scale] = [normal(), 2 * normal(), 0.5 + random()]
    const likes = Array.from({ length: THINGS }, (_, i) => taste * (i % 2 === 0 ? 1 : -1) + Math.sin(i) / 2)
    truth.set(`p${p}`, likes)
    for (const [i, like] of likes.entries())
      if (random() < 0.7)
        ratings.push({ person: `p${p}`, thing: `t${i}`, rating: offset + scale * (like + 0.7 * normal()) })
  }
  return { ratings, truth }
}

const { ratings } = simulated(150, 1)
const model = fitRatings(ratings)
const fresh = simulated(60, 2)
const byPerson = [...Map.groupBy(fresh.ratings, (r) => r.person)]

/** Share of pairs not in `earlier` put in the true order, and how sure of it. */
function right(of: (own: readonly Rated[]) => readonly Rated[]) {
  let [hits, n, sure] = [0, 0, 0]
  for (const [person, own] of byPerson) {
    const known = model.person(of(own))
    const likes = fresh.truth.get(person)!
    for (let a = 12; a < THINGS; a++)
      for (let b = 12; b < a; b++) {
        const odds = known.odds(`t${a}`, `t${b}`)
        n++
        if (odds > 0 === likes[a]! > likes[b]!) hits++
        sure += 1 / (1 + Math.exp(-Math.abs(odds)))
      }
  }
  return { accuracy: hits / n, sure: sure / n }
}
type Rated = Pick<Rating, 'thing' | 'rating'>
const early = (own: readonly Rated[]) => own.filter((r) => Number(r.thing.slice(1)) < 12)

describe('fitRatings', () => {
  it('recovers the taste of people it has not seen, from a few ratings of other things', () => {
    const [without, some] = [right(() => []), right(early)]
    expect(some.accuracy).toBeGreaterThan(without.accuracy + 0.15)
    expect(some.accuracy).toBeGreaterThan(0.85)
    expect(some.sure).toBeGreaterThan(without.sure)
  })

  it('does not care in what unit ratings are', () => {
    const other = <R extends Rated>(rows: readonly R[]) =>
      rows.map((r) => ({ ...r, rating: 50 + 10 * r.rating }))
    const own = early(byPerson[0]![1])
    const [plain, moved] = [model.person(own), fitRatings(other(ratings)).person(other(own))]
    expect(moved.odds('t20', 't21', 10)).toBeCloseTo(plain.odds('t20', 't21', 1), 6)
    expect(moved.score('t20').mean).toBeCloseTo(50 + 10 * plain.score('t20').mean, 6)
    expect(moved.score('t20').sd).toBeCloseTo(10 * plain.score('t20').sd, 6)
  })

  it('says of somebody unknown what people on the whole do', () => {
    const nobody = model.person([])
    const mean = (thing: string) => {
      const own = ratings.filter((r) => r.thing === thing)
      return own.reduce((sum, r) => sum + r.rating, 0) / own.length
    }
    for (const thing of ['t0', 't5', 't23']) expect(nobody.score(thing).mean).toBeCloseTo(mean(thing), 0)
  })

  it('knows nothing of a thing nobody rated, and is less sure of it than of others', () => {
    const known = model.person(early(byPerson[0]![1]))
    expect(known.odds('new', 'newer')).toBe(0)
    expect(known.score('new').sd).toBeGreaterThan(known.score('t20').sd)
    expect(known.score('new').mean).toBe(known.score('newer').mean)
  })

  it('turns round exactly with the two things, and is surer of a larger gap', () => {
    const known = model.person(early(byPerson[1]![1]))
    expect(known.odds('t14', 't15')).toBe(-known.odds('t15', 't14'))
    expect(known.odds('t14', 't14')).toBe(0)
    expect(Math.abs(known.odds('t14', 't15', 2))).toBeGreaterThan(Math.abs(known.odds('t14', 't15')))
  })

  it('gives what was rated back, and the last rating of several counts', () => {
    const rated = [
      { thing: 't3', rating: 4 },
      { thing: 't4', rating: 1 },
      { thing: 't3', rating: -2 },
    ]
    const known = model.person(rated)
    expect(known.score('t3')).toEqual({ mean: -2, sd: 0 })
    expect(known.odds('t4', 't3')).toBeGreaterThan(5)
    expect(known.score('t9')).toEqual(model.person(rated.slice(1)).score('t9'))
  })

  it('forgets a rating: the person is as if it had never been given', () => {
    const own = early(byPerson[2]![1])
    const without = own.slice(1)
    const [all, forgotten, never] = [own, own.filter((r) => r !== own[0]), without].map((r) =>
      model.person(r),
    )
    expect(forgotten!.score('t20')).toEqual(never!.score('t20'))
    expect(forgotten!.score('t20')).not.toEqual(all!.score('t20'))
    // And the population, refitted without a person, holds nothing of them.
    const others = ratings.filter((r) => r.person !== 'p7')
    expect(fitRatings(others).save()).not.toEqual(model.save())
    expect(JSON.stringify(model.save())).not.toContain('p7')
  })

  it('is the same after it was saved and read', () => {
    const read = loadRatings(JSON.parse(JSON.stringify(model.save())))
    const own = early(byPerson[3]![1])
    for (const thing of ['t2', 't20', 'new'])
      expect(read.person(own).score(thing)).toEqual(model.person(own).score(thing))
    expect(read.save()).toEqual(model.save())
  })

  it('takes people who all agree, and one thing', () => {
    const same = ['a', 'b', 'c'].flatMap((person) => [
      { person, thing: 'x', rating: 3 },
      { person, thing: 'y', rating: 3 },
    ])
    expect(fitRatings(same).person([]).odds('x', 'y')).toBeCloseTo(0, 9)
    const one = fitRatings(same.filter((r) => r.thing === 'x'))
    expect(one.person([]).score('x').mean).toBeCloseTo(3, 9)
  })

  it('refuses what is no rating, a lonely person, and files of another kind', () => {
    expect(() => model.person([{ thing: 't1', rating: Number.NaN }])).toThrow('rating of t1')
    expect(() => fitRatings(ratings.filter((r) => r.person === 'p1'))).toThrow('two or more')
    expect(() => loadRatings({ format: 'penchant.reward', version: 1 })).toThrow('save()')
    expect(() => loadRatings({ ...(model.save() as object), version: 2 })).toThrow('newer penchant')
    expect(() => loadRatings({ ...(model.save() as object), mean: [1] })).toThrow('save()')
  })
})

describe('normsOf and usage', () => {
  it('are the analysis of variance, by hand', () => {
    // Means 1 and 5, squares inside 2 + 8, so within = 10 / 3; groups of 2 and 3, mean of all 3.4.
    const people = [
      new Map([
        ['a', 0],
        ['b', 2],
      ]),
      new Map([
        ['a', 3],
        ['b', 5],
        ['c', 7],
      ]),
    ]
    const norms = normsOf(people)
    expect(norms.mean).toBeCloseTo(3.4, 12)
    expect(norms.within).toBeCloseTo(10 / 3, 12)
    // Between: (2 × 2.4² + 3 × 1.6² - 10 / 3) / (5 - 13 / 5).
    expect(norms.between).toBeCloseTo((19.2 - 10 / 3) / 2.4, 12)
  })

  it('start at the population and come to the person', () => {
    const norms = { mean: 1, within: 4, between: 1 }
    expect(usage([], norms)).toEqual({ offset: 1, scale: 2, doubt: 1 })
    // Four ratings weigh as much as the population: 4 × between = within.
    expect(usage([5, 5, 5, 5], norms).offset).toBe(3)
    expect(usage([5, 5, 5, 5], norms).doubt).toBe(0.5)
    const many = usage(
      Array.from({ length: 1e5 }, (_, i) => (i % 2 === 0 ? 8 : 2)),
      norms,
    )
    expect(many.offset).toBeCloseTo(5, 2)
    expect(many.scale).toBeCloseTo(3, 2)
  })
})
