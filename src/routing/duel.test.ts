import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InvalidInputError } from '../errors.ts'
import { seeded } from '../evaluate/interval.ts'
import { duel, randomDuel, thompsonDuel } from './duel.ts'
import { afterOutcome, afterVote, type Offsets, personStart, start } from './offsets.ts'

const PROMPTS = 6
const nearby = Float64Array.from({ length: PROMPTS ** 2 }, (_, cell) =>
  Math.exp(-0.5 * (Math.floor(cell / PROMPTS) - (cell % PROMPTS)) ** 2),
)
const some = fc.array(fc.tuple(fc.nat(PROMPTS - 1), fc.nat(1)), { maxLength: 12 })
const oddsOf = fc.array(fc.double({ min: -2, max: 2, noNaN: true }), {
  minLength: PROMPTS,
  maxLength: PROMPTS,
})

/** What the packed numbers mean, unpacked by hand. */
function unpacked({ prompts, numbers }: Offsets): { mean: number[]; matrix: number[][] } {
  const [mean, rest] = [numbers.slice(0, prompts), numbers.slice(prompts)]
  const matrix = mean.map(() => mean.map(() => 0))
  const apart = rest.length === prompts
  for (let i = 0; i < prompts; i++)
    for (let j = apart ? i : 0; j <= i; j++) matrix[i]![j] = matrix[j]![i] = rest.shift()!
  return { mean, matrix }
}

describe('duel', () => {
  it.each([
    ['everybody', start(nearby, 1)],
    ['a person', personStart(PROMPTS, 1)],
  ])('is the best with the one that could beat it by most, by the definition: %s', (_, nobody) => {
    fc.assert(
      fc.property(oddsOf, some, fc.double({ min: 0, max: 3, noNaN: true }), (odds, outcomes, beta) => {
        const offsets = outcomes.reduce(
          (known, [p, success]) => afterOutcome(known, odds, p, success),
          nobody,
        )
        const { first, second } = duel(odds, offsets, beta)
        const { mean, matrix } = unpacked(offsets)
        const utility = odds.map((x, i) => x + mean[i]!)
        expect(utility[first]).toBe(Math.max(...utility))
        const hope = (i: number) => {
          const variance = [first, i].reduce(
            (sum, a) => sum + [first, i].reduce((s, b) => s + (a === b ? 1 : -1) * matrix[a]![b]!, 0),
            0,
          )
          return utility[i]! - utility[first]! + beta * Math.sqrt(variance)
        }
        expect(second).not.toBe(first)
        for (let i = 0; i < PROMPTS; i++)
          if (i !== first) expect(hope(second)).toBeGreaterThanOrEqual(hope(i) - 1e-9)
      }),
    )
  })

  it('is the two best without curiosity, and skips the twin of the best with it', () => {
    // 1 is as 0 is; 2 is unrelated.
    const offsets = start([1, 0.999, 0, 0.999, 1, 0, 0, 0, 1], 1)
    expect(duel([1, 0.9, 0.5], offsets, 0)).toEqual({ first: 0, second: 1 })
    expect(duel([1, 0.9, 0.5], offsets, 1)).toEqual({ first: 0, second: 2 })
  })
})

describe('thompsonDuel', () => {
  it('names each pair as often as two draws do, the second until it differs', () => {
    const random = seeded(5)
    const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
    const odds = [0.5, 0, -0.5]
    const offsets = afterVote(personStart(3, 1), odds, 1, 0)
    const { mean, matrix } = unpacked(offsets)
    const best = () => {
      const utility = odds.map((x, i) => x + mean[i]! + Math.sqrt(matrix[i]![i]!) * normal())
      return utility.indexOf(Math.max(...utility))
    }
    const [found, expected] = [new Map<string, number>(), new Map<string, number>()]
    const count = (counts: Map<string, number>, key: string) =>
      counts.set(key, (counts.get(key) ?? 0) + 1 / 20_000)
    for (let k = 0; k < 20_000; k++) {
      const { first, second } = thompsonDuel(odds, offsets, random)
      count(found, `${first} ${second}`)
      const one = best()
      let other = best()
      while (other === one) other = best()
      count(expected, `${one} ${other}`)
    }
    expect([...found.keys()].sort()).toEqual([...expected.keys()].sort())
    for (const [pair, share] of expected) expect(Math.abs(found.get(pair)! - share)).toBeLessThan(0.02)
  })

  it('ends with the two best where nothing is uncertain', () => {
    const known = { prompts: 3, numbers: [0, 2, 1, 0, 0, 0] }
    expect(thompsonDuel([0, 0, 0], known, seeded(1))).toEqual({ first: 1, second: 2 })
  })

  it('is the same for a seed', () => {
    const offsets = start(nearby, 1)
    const duels = () => {
      const random = seeded(9)
      return Array.from({ length: 20 }, () => thompsonDuel(new Float64Array(PROMPTS), offsets, random))
    }
    expect(duels()).toEqual(duels())
  })
})

describe('randomDuel', () => {
  it('names every pair alike', () => {
    const random = seeded(2)
    const counts = new Map<string, number>()
    for (let k = 0; k < 24_000; k++) {
      const { first, second } = randomDuel([0, 9, 0, 0], personStart(4, 1), random)
      counts.set(`${first} ${second}`, (counts.get(`${first} ${second}`) ?? 0) + 1)
    }
    expect(counts.size).toBe(12)
    // 2000 each; its standard deviation is 43.
    for (const [pair, count] of counts) {
      expect(pair[0]).not.toBe(pair[2])
      expect(Math.abs(count - 2000)).toBeLessThan(215)
    }
  })
})

describe('what cannot be used', () => {
  const [one, two] = [personStart(1, 1), personStart(2, 1)]
  it.each<[string, string, () => unknown]>([
    ['one prompt', 'odds: "1 prompts"', () => duel([0], one, 1)],
    ['one prompt to draw from', 'odds: "1 prompts"', () => thompsonDuel([0], one, seeded(1))],
    ['one prompt at random', 'odds: "1 prompts"', () => randomDuel([0], one, seeded(1))],
    ['odds that are no number', 'odds, prompt 0: NaN', () => duel([Number.NaN, 0], two, 1)],
    ['odds of other prompts', 'odds: "1 numbers"', () => thompsonDuel([0], two, seeded(1))],
    ['curiosity below nothing', 'beta: -1', () => duel([0, 0], two, -1)],
    ['curiosity that is no number', 'beta: NaN', () => duel([0, 0], two, Number.NaN)],
  ])('%s', (_, message, use) => {
    expect(use).toThrow(InvalidInputError)
    expect(use).toThrow(message)
  })
})
