import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InvalidInputError } from '../errors.ts'
import { seeded } from '../evaluate/interval.ts'
import {
  afterOutcome,
  afterVote,
  checkOffsets,
  covariance,
  drawn,
  type Offsets,
  personStart,
  start,
  withOffsets,
} from './offsets.ts'

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x))
const identity = (n: number) => Float64Array.from({ length: n * n }, (_, i) => Number(i % (n + 1) === 0))
const matrixOf = (offsets: Offsets) =>
  Array.from({ length: offsets.prompts }, (_, i) =>
    Array.from({ length: offsets.prompts }, (_, j) => covariance(offsets, i, j)),
  )
const meansOf = ({ prompts, numbers }: Offsets) => numbers.slice(0, prompts)

/** An outcome, or a vote. */
type Event = { prompt: number; success: number } | { won: number; lost: number }

const learn = (offsets: Offsets, odds: readonly number[], events: readonly Event[]) =>
  events.reduce(
    (known, event) =>
      'won' in event
        ? afterVote(known, odds, event.won, event.lost)
        : afterOutcome(known, odds, event.prompt, event.success),
    offsets,
  )

/** Mean and standard deviation of each of two offsets by summing over a fine grid: nothing shared with the code tested. */
function exactly(
  { variance, correlation }: { variance: number; correlation: number },
  odds: readonly number[],
  events: readonly Event[],
) {
  const [total, sums, squares] = [{ of: 0 }, [0, 0], [0, 0]]
  const reach = 8 * Math.sqrt(variance)
  const step = reach / 60
  for (let x = -reach; x <= reach; x += step)
    for (let y = -reach; y <= reach; y += step) {
      const far = (x * x - 2 * correlation * x * y + y * y) / (variance * (1 - correlation ** 2))
      const at = [x + odds[0]!, y + odds[1]!]
      let density = Math.exp(-far / 2)
      for (const event of events)
        if ('won' in event) density *= sigmoid(at[event.won]! - at[event.lost]!)
        else {
          const p = sigmoid(at[event.prompt]!)
          density *= p ** event.success * (1 - p) ** (1 - event.success)
        }
      total.of += density
      for (const [i, offset] of [x, y].entries()) {
        sums[i]! += density * offset
        squares[i]! += density * offset * offset
      }
    }
  const mean = sums.map((sum) => sum / total.of)
  return { mean, sd: squares.map((square, i) => Math.sqrt(square / total.of - mean[i]! ** 2)) }
}

const events = (prompts: number, longest: number): fc.Arbitrary<Event[]> =>
  fc.array(
    fc.oneof(
      fc.record({
        prompt: fc.nat(prompts - 1),
        success: fc.constantFrom(0, 1, 0.25),
      }),
      fc
        .tuple(fc.nat(prompts - 1), fc.nat(prompts - 2))
        .map(([won, other]) => ({ won, lost: other < won ? other : other + 1 })),
    ),
    { maxLength: longest },
  )

const oddsFor = (prompts: number) =>
  fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: prompts, maxLength: prompts })

/** Cosines of random vectors: fewer dimensions than prompts, so semi-definite. */
const cosines = (prompts: number, dimensions: number) =>
  fc.integer({ min: 1, max: 1e6 }).map((seed) => {
    const random = seeded(seed)
    const vectors = Array.from({ length: prompts }, () => {
      const vector = Array.from({ length: dimensions }, () => random() - 0.5)
      return vector.map((x) => x / Math.hypot(...vector))
    })
    return Float64Array.from({ length: prompts ** 2 }, (_, cell) =>
      vectors[cell % prompts]!.reduce((sum, x, d) => sum + x * vectors[Math.floor(cell / prompts)]![d]!, 0),
    )
  })

describe('offsets after up to six outcomes and votes', () => {
  // Most probable offsets are not the mean ones: surprising outcomes make the difference.
  it.each([
    [0.25, 0, 0.05, 0.2],
    [0.25, 0.6, 0.05, 0.2],
    [1, 0, 0.1, 0.6],
    [1, 0.6, 0.1, 0.6],
  ])(
    'are near the exact ones: variance %d, correlation %d, mean %d and most %d prior deviations off',
    (...row) => {
      const [variance, correlation, usual, most] = row
      const cases = fc.sample(fc.tuple(oddsFor(2), events(2, 6)), { seed: 1, numRuns: 40 })
      const off = cases.flatMap(([odds, some]) => {
        const found = learn(start([1, correlation, correlation, 1], variance), odds, some)
        const exact = exactly({ variance, correlation }, odds, some)
        return [0, 1].flatMap((i) => [
          Math.abs(meansOf(found)[i]! - exact.mean[i]!) / Math.sqrt(variance),
          Math.abs(Math.sqrt(covariance(found, i, i)) - exact.sd[i]!) / Math.sqrt(variance),
        ])
      })
      expect(off.reduce((a, b) => a + b, 0) / off.length).toBeLessThan(usual)
      expect(Math.max(...off)).toBeLessThan(most)
    },
  )
})

describe('one outcome or vote', () => {
  it('leads to the most probable offsets and the curvature there', () => {
    const prompts = 5
    fc.assert(
      fc.property(cosines(prompts, 3), oddsFor(prompts), events(prompts, 1), (likeness, odds, [event]) => {
        fc.pre(event !== undefined)
        const prior = matrixOf(start(likeness, 2))
        const found = learn(start(likeness, 2), odds, [event])
        const along = new Array<number>(prompts).fill(0)
        along['won' in event ? event.won : event.prompt] = 1
        if ('won' in event) along[event.lost] = -1
        const label = 'won' in event ? 1 : event.success
        const by = (row: readonly number[]) => row.reduce((sum, x, i) => sum + x * along[i]!, 0)
        const p = sigmoid(by([...withOffsets(odds, found)]))
        const spread = prior.map(by)
        // The slope is zero there: mean = K z (label - p).
        meansOf(found).forEach((mean, i) => {
          expect(mean).toBeCloseTo(spread[i]! * (label - p), 9)
        })
        // The new covariance C is that of precision K⁻¹ + p (1 - p) z z': C + C z p (1 - p) z' K = K.
        const own = matrixOf(found)
        const pull = own.map(by)
        for (let i = 0; i < prompts; i++)
          for (let j = 0; j < prompts; j++)
            expect(own[i]![j]! + p * (1 - p) * pull[i]! * spread[j]!).toBeCloseTo(prior[i]![j]!, 9)
      }),
    )
  })

  it('says something of prompts like it, nothing of others, the opposite of opposite ones', () => {
    const likeness = [1, 0.8, 0, -0.5, 0.8, 1, 0, 0, 0, 0, 1, 0, -0.5, 0, 0, 1]
    const means = meansOf(afterOutcome(start(likeness, 1), [0, 0, 0, 0], 0, 1))
    expect(means[1]).toBeCloseTo(0.8 * means[0]!, 12)
    expect(means[2]).toBe(0)
    expect(means[3]).toBeCloseTo(-0.5 * means[0]!, 12)
  })

  it('says little where it was expected, and much where it was not', () => {
    const nobody = start(identity(2), 1)
    const expected = meansOf(afterOutcome(nobody, [4, 0], 0, 1))[0]!
    const surprise = meansOf(afterOutcome(nobody, [4, 0], 0, 0))[0]!
    expect(expected).toBeGreaterThan(0)
    expect(-surprise).toBeGreaterThan(10 * expected)
  })
})

describe('many outcomes and votes', () => {
  it('mean nearly the same in another order: usually within 0.1, at most 0.6 prior standard deviations', () => {
    const prompts = 4
    const cases = fc.sample(fc.tuple(cosines(prompts, 6), oddsFor(prompts), events(prompts, 20)), {
      seed: 1,
      numRuns: 200,
    })
    const off = cases.flatMap(([likeness, odds, some]) => {
      const [there, back] = [some, some.toReversed()].map((list) => learn(start(likeness, 1), odds, list))
      return meansOf(there!).map((mean, i) => Math.abs(mean - meansOf(back!)[i]!))
    })
    expect(off.reduce((a, b) => a + b, 0) / off.length).toBeLessThan(0.1)
    expect(Math.max(...off)).toBeLessThan(0.6)
  })

  it('leave a covariance that is positive semi-definite and never larger', () => {
    const prompts = 6
    fc.assert(
      fc.property(
        cosines(prompts, 2),
        oddsFor(prompts),
        events(prompts, 200),
        fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: prompts, maxLength: prompts }),
        (likeness, odds, some, z) => {
          const before = start(likeness, 4)
          const after = learn(before, odds, some)
          const form = (offsets: Offsets) =>
            matrixOf(offsets).reduce(
              (sum, row, i) => sum + z[i]! * row.reduce((s, c, j) => s + c * z[j]!, 0),
              0,
            )
          expect(form(after)).toBeGreaterThan(-1e-9)
          expect(form(after)).toBeLessThan(form(before) + 1e-9)
          checkOffsets(JSON.parse(JSON.stringify(after)))
        },
      ),
    )
  })

  it('find the truth: success rates, in log-odds, over wrong fitted ones', () => {
    const [rates, random, odds] = [[0.2, 0.5, 0.9], seeded(1), [1, 1, 1]]
    let offsets = start(identity(3), 4)
    for (let k = 0; k < 6000; k++)
      offsets = afterOutcome(offsets, odds, k % 3, Number(random() < rates[k % 3]!))
    withOffsets(odds, offsets).forEach((value, i) => {
      expect(Math.abs(sigmoid(value) - rates[i]!)).toBeLessThan(0.04)
      expect(covariance(offsets, i, i)).toBeLessThan(0.01)
    })
  })
})

describe("a person's offsets", () => {
  it('are variances only, and after one outcome what unrelated prompts of everybody are', () => {
    const [own, all] = [personStart(3, 0.5), start(identity(3), 0.5)]
    expect(own.numbers).toHaveLength(6)
    const [a, b] = [own, all].map((offsets) => afterOutcome(offsets, [1, 0, -1], 2, 1))
    expect(meansOf(a!)).toEqual(meansOf(b!))
    expect(matrixOf(a!)).toEqual(matrixOf(b!))
  })

  it('come on top of those of everybody', () => {
    const everybody = afterVote(start(identity(2), 1), [0, 0], 0, 1)
    const odds = withOffsets([0, 0], everybody)
    let own = personStart(2, 1)
    for (let k = 0; k < 20; k++) own = afterVote(own, odds, 1, 0)
    const believed = withOffsets(odds, own)
    expect(odds[0]).toBeGreaterThan(odds[1]!)
    expect(believed[1]).toBeGreaterThan(believed[0]!)
  })
})

describe('drawn offsets', () => {
  it('lie around the mean with the covariance, which is of fewer dimensions than prompts', () => {
    const likeness = [1, 0.6, 0.8, 0.6, 1, 0.96, 0.8, 0.96, 1]
    const offsets = afterVote(start(likeness, 1), [0, 0, 0], 0, 1)
    const random = seeded(3)
    const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
    const draws = Array.from({ length: 20_000 }, () => meansOf(drawn(offsets, normal)))
    for (let i = 0; i < 3; i++)
      for (let j = 0; j < 3; j++) {
        const off = (k: number, d: readonly number[]) => d[k]! - offsets.numbers[k]!
        const found = draws.reduce((sum, d) => sum + off(i, d) * off(j, d), 0) / draws.length
        expect(Math.abs(found - covariance(offsets, i, j))).toBeLessThan(0.03)
      }
  })
})

describe('what cannot be used', () => {
  const two = start(identity(2), 1)
  it.each<[string, string, () => unknown]>([
    ['a vote of a prompt against itself', 'lost: 1', () => afterVote(two, [0, 0], 1, 1)],
    ['a prompt that is none', 'won: 2', () => afterVote(two, [0, 0], 2, 1)],
    ['a loser that is none', 'lost: -1', () => afterVote(two, [0, 0], 0, -1)],
    ['half a prompt', 'prompt: 0.5', () => afterOutcome(two, [0, 0], 0.5, 1)],
    ['success that is no number', 'success: NaN', () => afterOutcome(two, [0, 0], 0, Number.NaN)],
    ['more than success', 'success: 1.5', () => afterOutcome(two, [0, 0], 0, 1.5)],
    ['odds that are no number', 'odds, prompt 1: NaN', () => afterOutcome(two, [0, Number.NaN], 0, 1)],
    ['odds without bound', 'odds, prompt 0: -Infinity', () => afterVote(two, [-1 / 0, 0], 0, 1)],
    ['odds of other prompts', 'odds: "3 numbers"', () => afterVote(two, [0, 0, 0], 0, 1)],
    ['no variance', 'variance: 0', () => start(identity(2), 0)],
    ['a variance that is no number', 'variance: NaN', () => personStart(2, Number.NaN)],
    ['no prompts', 'prompts: 0', () => personStart(0, 1)],
    ['likeness of nothing', 'likeness: "0 numbers"', () => start([], 1)],
    ['likeness that is not square', 'likeness: "3 numbers"', () => start([1, 0, 0], 1)],
    ['likeness to one side', 'likeness of prompts 0 and 1: 0', () => start([1, 0, 0.5, 1], 1)],
    ['likeness beyond itself', 'likeness of prompts 1 and 1: 1', () => start([1, 2, 2, 1], 1)],
    ['likeness below nothing', 'likeness of prompts 0 and 0: -1', () => start([-1, 0, 0, 1], 1)],
    ['likeness that is no number', 'likeness of prompts', () => start([1, Number.NaN, Number.NaN, 1], 1)],
    [
      'numbers missing',
      'offsets.numbers: "3 numbers"',
      () => checkOffsets({ prompts: 2, numbers: [0, 0, 1] }),
    ],
    ['a hole', 'offsets.numbers, number 1', () => checkOffsets({ prompts: 1, numbers: [0, Number.NaN] })],
    ['variance below 0', 'variance of prompt 0', () => checkOffsets({ prompts: 1, numbers: [0, -1] })],
  ])('%s', (_, message, use) => {
    expect(use).toThrow(InvalidInputError)
    expect(use).toThrow(message)
  })

  it('changes nothing', () => {
    const before = JSON.stringify(two)
    afterOutcome(two, [0, 0], 0, 1)
    afterVote(two, [0, 0], 0, 1)
    expect(JSON.stringify(two)).toBe(before)
  })
})
