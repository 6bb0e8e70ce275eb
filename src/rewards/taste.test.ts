import { beforeAll, describe, expect, it } from 'vitest'
import { InvalidInputError } from '../errors.ts'
import { seeded } from '../evaluate/interval.ts'
import { MEASURES } from '../text/measures.ts'
import { normalsOf } from './simulated.values.ts'
import { fitTaste, labelOf, type Taste, type Vote } from './taste.ts'

/** Made-up texts have three habits, each of which shows in a third of the measures, and luck. A text is a number here. */
const known = new Map<string, { readonly habits: readonly number[]; readonly measures: Float64Array }>()
function made(text: string) {
  const found = known.get(text)
  if (found) return found
  const normal = normalsOf(seeded(7919 + Number(text)))
  const habits = [normal(), normal(), normal()]
  const measures = Float64Array.from(MEASURES, (_, j) => 0.8 * habits[j % 3]! + 0.6 * normal())
  known.set(text, { habits, measures })
  return { habits, measures }
}
const read = (text: string) => made(text).measures

/** Choices between texts never used before, by weights on the habits and chance. */
function choices(person: string, weights: readonly number[], n: number, from: number, random: () => number) {
  const value = (text: string) => made(text).habits.reduce((sum, habit, k) => sum + weights[k]! * habit, 0)
  return Array.from({ length: n }, (_, i): Vote => {
    const [x, y] = [String(from + 2 * i), String(from + 2 * i + 1)]
    return random() < 1 / (1 + Math.exp(value(y) - value(x)))
      ? { person, a: x, b: y }
      : { person, a: y, b: x }
  })
}

/** Everybody loves the first habit; half also like the second and not the third, the others the opposite. */
const weightsOf = (p: number, own: number) => (p % 8 < 4 ? [1, own, -own] : [1, -own, own])
const PEOPLE = 24
const EACH = 14
const people = (own: number, seed: number) => {
  const random = seeded(seed)
  return Array.from({ length: PEOPLE }, (_, p) =>
    choices(`p${p}`, weightsOf(p, own), EACH, 10_000 * seed + 100 * p, random),
  )
}
const right = (odds: number) => (odds > 0 ? 1 : odds < 0 ? 0 : 0.5)

/** Share of new people's later choices that are foretold, with and without their earlier ones. */
function accuracy(taste: Taste, own: number, seed: number) {
  const random = seeded(seed)
  let [n, withPerson, without] = [0, 0, 0]
  for (let p = 0; p < 24; p++) {
    const all = choices('new', weightsOf(p, own), 60, 5_000_000 + 10_000 * seed + 200 * p, random)
    const person = taste.person(all.slice(0, 15))
    for (const { a, b } of all.slice(15)) {
      n++
      withPerson += right(person.odds(a, b))
      without += right(taste.odds(a, b))
    }
  }
  return { withPerson: withPerson / n, without: without / n }
}

describe('fitTaste', () => {
  const apart = people(1.5, 1).flat()
  let taste: Taste
  beforeAll(() => {
    taste = fitTaste(apart, { read })
  })
  const other = choices('x', weightsOf(1, 1.5), 40, 900_000, seeded(9))

  it('tells what a person will take far better from their choices, where tastes differ', () => {
    const { withPerson, without } = accuracy(taste, 1.5, 3)
    expect(withPerson).toBeGreaterThan(without + 0.12)
    expect(taste.strength.broad).toBeGreaterThan(1)
  })

  it('learns that people do not differ, and then a person changes next to nothing', () => {
    const alike = fitTaste(people(0, 2).flat(), { read })
    const { withPerson, without } = accuracy(alike, 0, 4)
    expect(Math.abs(withPerson - without)).toBeLessThanOrEqual(0.01)
    expect(alike.strength.broad).toBeLessThan(taste.strength.broad / 4)
  })

  it('turns the odds around when the texts change places, and gives even ones for the same text', () => {
    const person = taste.person(other.slice(0, 10))
    for (const { a, b } of [...other, ...apart.slice(0, 10)]) {
      expect(taste.odds(a, b) + taste.odds(b, a)).toBe(0)
      expect(person.odds(a, b) + person.odds(b, a)).toBe(0)
      expect(person.odds(a, a) + 0).toBe(0)
      expect(taste.odds(b, b) + 0).toBe(0)
    }
  })

  it('sees a person of no choices as anybody: on the same side, nearer to even', () => {
    const nobody = taste.person([])
    expect(nobody.state).toEqual(nobody.reward.start())
    for (const { a, b } of other) {
      expect(Math.sign(nobody.odds(a, b))).toBe(Math.sign(taste.odds(a, b)))
      expect(Math.abs(nobody.odds(a, b))).toBeLessThan(Math.abs(taste.odds(a, b)))
    }
  })

  it('forgets a choice as if it had never been made', () => {
    taste.person(other)
    const without = other.filter((_, i) => i !== 2)
    const refitted = fitTaste(apart, { read })
    const again = refitted.person(without)
    expect(taste.person(without).state).toEqual(again.state)
    expect(taste.person(without).strength).toEqual(again.strength)
    expect(taste.person(other).state).not.toEqual(again.state)
    // And nothing in a fit is left to chance.
    expect(refitted.fitted).toEqual(taste.fitted)
  })

  it('moves towards every choice it observes, and ends near the fit of all of them', () => {
    const mine = other.slice(0, 15)
    let person = taste.person([])
    for (const vote of mine) {
      const before = person
      person = person.observe(vote)
      expect(person.odds(vote.a, vote.b)).toBeGreaterThan(before.odds(vote.a, vote.b))
    }
    const fit = taste.own(person.reward.start(), taste.strength)
    const refit = taste.person(mine)
    const odds = other
      .slice(15)
      .map(({ a, b }) => [person.odds(a, b), refit.odds(a, b), fit.odds(a, b)] as const)
    expect(correlation(odds.map(([x, y]) => [x, y]))).toBeGreaterThan(0.95)
    // Nearer to it than anybody was.
    expect(correlation(odds.map(([x, y]) => [x, y]))).toBeGreaterThan(
      correlation(odds.map(([, y, z]) => [z, y])),
    )
  })

  it('counts a choice by how much better the text was', () => {
    const [{ a, b }] = other as [Vote]
    const odds = [0, 0.5, 1].map((strength) => taste.person([{ person: 'x', a, b, strength }]).odds(a, b))
    const plain = taste.person([{ person: 'x', a, b }]).odds(a, b)
    expect(odds[0]).toBeLessThan(odds[1]!)
    expect(odds[1]).toBeLessThan(odds[2]!)
    expect(odds[2]).toBe(plain)
    expect([labelOf({}), labelOf({ strength: 0 }), labelOf({ strength: 1 })]).toEqual([1, 0.625, 1])
  })

  it('is torn by choices that contradict each other', () => {
    const [{ a, b }] = other as [Vote]
    const both = Array.from({ length: 10 }, () => [
      { person: 'x', a, b },
      { person: 'x', a: b, b: a },
    ]).flat()
    expect(Math.abs(taste.person(both).odds(a, b))).toBeLessThan(0.5)
  })

  it('foretells with probabilities', () => {
    expect(taste.foretold.length).toBe(PEOPLE * (EACH / 2))
    expect(taste.foretold.every((p) => p > 0 && p < 1)).toBe(true)
    const mean = taste.foretold.reduce((sum, p) => sum + p, 0) / taste.foretold.length
    expect(mean).toBeGreaterThan(0.6)
  })
})

describe('fitTaste at the edges', () => {
  const long = `${'This sentence, which is rather long, goes on. '.repeat(6000)}`
  const texts = [
    long,
    'short',
    '',
    '   \n',
    '我喜欢简短的回答。',
    'أحب الإجابات القصيرة',
    '🙂🙂🙂',
    'Я люблю коротко.',
    '\u0000\ufffd',
  ]
  const votes = texts.map((a, i) => ({ person: `p${i % 3}`, a, b: texts[(i + 1) % texts.length]! }))

  it('reads texts of any length and script', () => {
    const taste = fitTaste(votes)
    let person = taste.person(votes.slice(0, 4))
    for (const a of texts)
      for (const b of ['another one: unseen', ...texts]) {
        expect(Number.isFinite(taste.odds(a, b))).toBe(true)
        expect(Number.isFinite(person.odds(a, b))).toBe(true)
      }
    person = person.observe({ person: 'p0', a: `${long}!`, b: '短' })
    expect(Number.isFinite(person.odds(long, 'short'))).toBe(true)
  })

  const empty = fitTaste([])

  it('says nothing when nobody has chosen, and learns from the first person all the same', () => {
    expect(empty.odds('one', 'another, longer.') + 0).toBe(0)
    expect(empty.person([]).odds('one', 'another') + 0).toBe(0)
    expect(empty.foretold).toEqual([])
    // Not all of them: they go round in a circle.
    const alone = fitTaste(votes.slice(0, -1).map((v) => ({ ...v, person: 'only' })))
    expect(alone.odds(long, 'short')).toBeGreaterThan(0)
    expect(alone.foretold).toEqual([])
  })

  it('learns nothing where the texts are the same', () => {
    const taste = fitTaste([
      { person: 'p', a: 'the same', b: 'the same' },
      { person: 'q', a: 'the same', b: 'the same' },
    ])
    expect(taste.odds('the same', 'Another one, with commas!') + 0).toBe(0)
  })

  it('is not silenced by the first few choices that come out otherwise', () => {
    const twice = [
      { person: 'p', a: 'Yes.', b: 'No, thank you very much.' },
      { person: 'p', a: 'No, thank you very much.', b: 'Yes.' },
      { person: 'q', a: 'Yes.', b: 'Perhaps, some other time.' },
      { person: 'q', a: 'Perhaps, some other time.', b: 'Yes.' },
    ]
    const taste = fitTaste(twice)
    expect(taste.fitted.scale).toBeGreaterThan(0.8)
    const person = taste.person([twice[0]!, twice[0]!])
    expect(person.odds('Yes.', 'No, thank you very much.')).toBeGreaterThan(0)
  })

  it.each([Number.NaN, -0.1, 1.5])('refuses a strength of %s', (strength) => {
    const vote = { person: 'p', a: 'x', b: 'y', strength }
    expect(() => fitTaste([vote])).toThrow(InvalidInputError)
    expect(() => empty.person([vote])).toThrow(InvalidInputError)
  })

  it('refuses measures that are none', () => {
    const vote = { person: 'p', a: '1', b: '2' }
    expect(() => fitTaste([vote], { read: () => Float64Array.of(1) })).toThrow(InvalidInputError)
    const wrong = fitTaste([vote], {
      read: (text) => (text === '3' ? read('3').map(() => Number.NaN) : read(text)),
    })
    expect(() => wrong.odds('1', '3')).toThrow(InvalidInputError)
  })
})

function correlation(pairs: readonly (readonly [number, number])[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, x) => sum + x, 0) / values.length
  const [mx, my] = [mean(pairs.map(([x]) => x)), mean(pairs.map(([, y]) => y))]
  const product = mean(pairs.map(([x, y]) => (x - mx) * (y - my)))
  return (
    product / Math.sqrt(mean(pairs.map(([x]) => (x - mx) ** 2)) * mean(pairs.map(([, y]) => (y - my) ** 2)))
  )
}
