import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InvalidInputError } from '../errors.ts'
import { seeded } from '../evaluate/interval.ts'
import { sigmoid } from '../trees/forest.ts'
import { likenesses } from './likeness.ts'
import { neighboursOf } from './neighbours.ts'
import { personStart, start } from './offsets.ts'
import { read } from './reading.ts'
import { promptReports, type RouterReport } from './report.ts'
import { PERSON_VARIANCE, type Router, type RouterParts, routerOf } from './router.ts'
import { supportOf } from './support.ts'
import { sureRates } from './table.ts'
import { THRESHOLDS } from './threshold.ts'
import type { Routing } from './verify.ts'

/** Successes of each prompt on ten queries: "b" is the best single one, then "d". */
const SUCCESSES = [5, 8, 2, 6]
const IDS = ['a', 'b', 'c', 'd']
const prompts = ['Answer.', 'Think step by step.', 'Say it in verse.', 'Think step by step, then check.'].map(
  (text, p) => ({ id: IDS[p]!, text }),
)
const promptReadings = prompts.map(({ text }) => read(text))
const readings = Array.from({ length: 10 }, (_, q) => read(`how many apples has ${'abcdefghij'[q]} now`))
const [LOGGED] = readings.map(({ text }) => text) as [string]
/** No word of it is in the log. */
const STRANGE = 'zut quel temps'

const routing = (established: boolean, threshold: number): Routing => ({
  ...{ n: 40, bestSingle: 0.5, success: 0.6, oracle: 0.9, random: 0.4, switched: 0.3 },
  gain: established
    ? { n: 40, mean: 0.1, low: 0.05, high: 0.15 }
    : { n: 40, mean: 0, low: -0.02, high: 0.02 },
  established,
  threshold,
})

interface Script {
  /** Of each prompt, for any query. */
  readonly odds?: readonly number[]
  readonly report?: Partial<RouterReport>
  /** Least share of known words. */
  readonly least?: number
  readonly people?: RouterParts['people']
  readonly embedded?: number
}

/** A router whose fitted odds are those given; no neighbour moves them. */
function scripted({ odds = [0, 0, 0, 0], least = 0, embedded = 0, people, report }: Script = {}): Router {
  const width = IDS.length
  const table = {
    readings,
    width,
    sum: Float64Array.from({ length: 40 }, (_, cell) => Number(cell / width < SUCCESSES[cell % width]!)),
    count: new Float64Array(40).fill(1),
  }
  const foretold = Float64Array.from({ length: 40 }, (_, cell) => odds[cell % width]!)
  const parts = {
    prompts,
    promptReadings,
    table,
    singles: sureRates(table),
    foretold,
    blend: { width, odds: (_: unknown, into: Float64Array) => into.set(odds) },
    neighbours: neighboursOf(table, foretold),
    factors: { foretold: 1, near: 0, nearAll: 0, same: 0, sameAll: 0 },
    support: { ...supportOf(readings, Int32Array.from(readings.keys())), least },
    report: { best: 'b', prompts: promptReports(table, prompts), ...report } as RouterReport,
    embedded,
    offsets: start(likenesses(promptReadings), 0.25),
    people: people ?? new Map(),
  }
  return routerOf(parts as unknown as RouterParts, () => ({}))
}

const shares = (router: Router, person?: string) => [
  ...router.probabilities(STRANGE, person === undefined ? {} : { person }),
]

describe('choose', () => {
  const logit = fc.double({ min: -4, max: 4, noNaN: true })
  it('takes the likeliest prompt where that gains enough over the best single one of those given', () => {
    const given = fc.record({
      odds: fc.tuple(logit, logit, logit, logit),
      among: fc.shuffledSubarray(IDS, { minLength: 1 }),
      threshold: fc.constantFrom(...THRESHOLDS),
      established: fc.boolean(),
    })
    fc.assert(
      fc.property(given, ({ odds, among, threshold, established }) => {
        const router = scripted({ odds, report: { fresh: routing(established, threshold) } })
        const by = (of: readonly number[]) =>
          among.reduce((a, b) => (of[IDS.indexOf(b)]! > of[IDS.indexOf(a)]! ? b : a))
        const chance = (id: string) => sigmoid(odds[IDS.indexOf(id)]!)
        const [best, likely] = [by(SUCCESSES), by(odds)]
        const gains = established && chance(likely) - chance(best) > threshold
        const chosen = router.choose(STRANGE, { prompts: among })
        expect(chosen.prompt).toBe(gains ? likely : best)
        expect(chosen.probability).toBeCloseTo(chance(chosen.prompt), 12)
        expect(chosen.gain).toBeCloseTo(chance(chosen.prompt) - chance(best), 12)
        expect(chosen.supported).toBe(established || among.length === 1)
        if (among.length > 1) expect(chosen.reason).toContain(best)
      }),
    )
  })

  it('says why', () => {
    const odds = [2, 0, -1, 0.1]
    const reason = (script: Script, query = STRANGE) => scripted({ odds, ...script }).choose(query).reason
    const fresh = routing(true, 0.02)
    expect(reason({ report: { fresh } })).toBe(
      'foretold to gain 0.381 over b; choosing so gained on new queries (+0.100, +0.050 to +0.150, n = 40)',
    )
    expect(reason({ report: { fresh }, odds: [0, 1, 0, 0] })).toBe(
      'no other prompt is foretold to do better here; b is the best single prompt',
    )
    expect(reason({ report: { fresh }, odds: [0, 0, 0, 0.04] })).toBe(
      'd is foretold to gain 0.010 here, and less than 0.02 has not paid; b is the best single prompt',
    )
    expect(reason({ report: { fresh: routing(false, 0) } })).toBe(
      'the log does not show that any choice gains on new queries (+0.000, −0.020 to +0.020, n = 40); b is the best single prompt',
    )
    expect(reason({ report: { fresh }, least: 0.5 })).toMatch(
      /^the log holds nothing like this query: it knows 0 % of its words, and 50 % is the least; b is/,
    )
    expect(reason({})).toMatch(/^the log has no new queries on which two prompts were tried; b is/)
  })

  it('goes by what was found on queries asked again where the query was', () => {
    const odds = [2, 0, 0, 0]
    const [yes, no] = [routing(true, 0), routing(false, 0)]
    const choices = (report: Partial<RouterReport>) =>
      [LOGGED, STRANGE].map((query) => scripted({ odds, report }).choose(query).prompt)
    expect(choices({ fresh: no, again: yes })).toEqual(['a', 'b'])
    expect(choices({ fresh: yes, again: no })).toEqual(['b', 'a'])
    expect(choices({ fresh: yes })).toEqual(['a', 'a'])
    expect(scripted({ odds, report: { again: yes } }).choose(LOGGED).reason).not.toContain('new queries')
  })

  it('does not choose with words the log does not know, whatever is foretold', () => {
    const router = scripted({ odds: [4, -4, 0, 0], report: { fresh: routing(true, 0) }, least: 0.5 })
    expect(router.choose('how many pears')).toMatchObject({ prompt: 'a', supported: true })
    expect(router.choose('how viele Birnen')).toMatchObject({ prompt: 'b', supported: false, gain: 0 })
    expect(router.choose('???')).toMatchObject({ prompt: 'b', supported: false, gain: 0 })
  })
})

describe('a prompt never tried', () => {
  const odds = [-1, 0, 3, -1]
  const poem = { id: 'poem', text: 'Say it in verse.' }
  const tax = { id: 'tax', text: 'Cite articles of law' }

  it('is chosen only where such prompts were shown to gain', () => {
    const choose = (unseen: Routing | undefined) =>
      scripted({ odds, report: { fresh: routing(true, 0), ...(unseen && { unseen }) } }).choose(STRANGE, {
        prompts: ['a', 'b', poem],
      })
    expect(choose(undefined)).toMatchObject({ prompt: 'b', gain: 0, supported: true })
    expect(choose(routing(false, 0))).toMatchObject({ prompt: 'b', gain: 0 })
    const chosen = choose(routing(true, 0))
    expect(chosen).toMatchObject({ prompt: 'poem', supported: true })
    const router = scripted({ odds })
    const [b, borrowed] = router.probabilities(STRANGE, { prompts: ['b', poem] })
    expect(chosen.gain).toBeCloseTo(borrowed! - b!, 12)
  })

  it('borrows from those it is like, and is taken for a usual one where it is like none', () => {
    const router = scripted({ odds })
    const [c, near, far] = router.probabilities(STRANGE, { prompts: ['c', poem, tax] })
    expect(near!).toBeLessThan(c!)
    expect(near!).toBeGreaterThan(far!)
    // Odds of 0.25 on average.
    expect(Math.abs(far! - sigmoid(0.25))).toBeLessThan(0.05)
  })

  it('is the log’s own where it bears the id of one', () => {
    const router = scripted({ odds, report: { fresh: routing(true, 0) } })
    const own = { id: 'c', text: 'something else' }
    expect(router.probabilities(STRANGE, { prompts: [own] })).toEqual(
      router.probabilities(STRANGE, { prompts: ['c'] }),
    )
    expect(router.choose(STRANGE, { prompts: ['b', own] })).toMatchObject({ prompt: 'c', supported: true })
  })

  it('is chosen among others never tried, unsupported, and the same whatever their order', () => {
    const router = scripted({ odds, report: { fresh: routing(true, 0), unseen: routing(true, 0) } })
    const chosen = router.choose(STRANGE, { prompts: [tax, poem] })
    expect(chosen).toMatchObject({ prompt: 'poem', supported: false })
    expect(chosen.reason).toMatch(/none of these prompts was ever tried; poem/)
    expect(router.choose(STRANGE, { prompts: [poem, tax] })).toEqual(chosen)
  })
})

describe('people', () => {
  const own = new Map([['ann', { ...personStart(4, PERSON_VARIANCE), numbers: [2, 0, 0, 0, 1, 1, 1, 1] }]])
  const people = (established: boolean) => ({
    people: { people: 1, n: 9, gain: { n: 9, mean: 0.1, low: 0.01, high: 0.2 }, established },
  })

  it('get odds of their own, once they are shown to foretell', () => {
    const yes = scripted({ people: own, report: { ...people(true), fresh: routing(true, 0) } })
    expect(shares(yes, 'ann')).toEqual([sigmoid(2), 0.5, 0.5, 0.5])
    expect(shares(yes, 'bob')).toEqual([0.5, 0.5, 0.5, 0.5])
    expect(yes.choose(STRANGE, { person: 'ann' })).toMatchObject({ prompt: 'a' })
    expect(yes.choose(STRANGE)).toMatchObject({ prompt: 'b' })
    expect(shares(scripted({ people: own, report: people(false) }), 'ann')).toEqual([0.5, 0.5, 0.5, 0.5])
  })

  it('are learned from what came of prompts for them, each apart', () => {
    const before = scripted({ people: own, report: people(true) })
    let later = before
    for (let i = 0; i < 20; i++)
      later = later.withOutcome({ query: STRANGE, prompt: 'c', success: 1, person: 'bob' })
    expect(shares(later, 'bob')[2]! - shares(later)[2]!).toBeGreaterThan(0.05)
    expect(shares(later, 'eve')).toEqual(shares(later))
    // Everybody's odds moved, and with them Ann's; hers against everybody's did not.
    const logit = (p: number) => Math.log(p / (1 - p))
    shares(later, 'ann').forEach((p, i) => {
      expect(logit(p) - logit(shares(later)[i]!)).toBeCloseTo(i === 0 ? 2 : 0, 9)
    })
    expect(shares(before, 'bob')).toEqual(shares(before))
  })
})

describe('what comes later', () => {
  it('moves the prompt that was tried, and those like it, in a new router', () => {
    const before = scripted({ odds: [0.5, -0.5, 0, 0] })
    const first = shares(before)
    const won = shares(before.withOutcome({ query: STRANGE, prompt: 'b', success: 1 }))
    const lost = shares(before.withOutcome({ query: STRANGE, prompt: 'b', success: 0 }))
    expect(shares(before)).toEqual(first)
    expect(won[1]).toBeGreaterThan(first[1]!)
    expect(lost[1]).toBeLessThan(first[1]!)
    // "d" begins as "b" does; "c" has no word in common with it but marks.
    expect(won[3]! - first[3]!).toBeGreaterThan(won[2]! - first[2]!)
  })

  it('brings the probability to the share that succeeds, whatever was fitted', () => {
    fc.assert(
      fc.property(fc.constantFrom(-2, 0, 2), fc.constantFrom(0.1, 0.5, 0.9), (odds, rate) => {
        let router = scripted({ odds: [0, odds, 0, 0] })
        for (let i = 0; i < 400; i++)
          router = router.withOutcome({ query: STRANGE, prompt: 'b', success: Number(i % 10 < 10 * rate) })
        expect(Math.abs(shares(router)[1]! - rate)).toBeLessThan(0.06)
      }),
      { numRuns: 9 },
    )
  })

  it('can be a vote: the one that won gains on the one that lost', () => {
    const before = scripted()
    const after = before.withVote({ query: STRANGE, won: 'c', lost: 'a' })
    expect(shares(after)[2]).toBeGreaterThan(0.5)
    expect(shares(after)[0]).toBeLessThan(0.5)
    expect(shares(before)).toEqual([0.5, 0.5, 0.5, 0.5])
    let often = before
    for (let i = 0; i < 30; i++) often = often.withVote({ query: STRANGE, won: 'c', lost: IDS[i % 2]! })
    expect(often.duel(STRANGE).first).toBe('c')
  })

  it('is asked for by two prompts: the best, and the one that may yet be better', () => {
    const router = scripted({ odds: [1, 0.9, -3, 0] })
    expect(router.duel(STRANGE)).toEqual({ first: 'a', second: 'b' })
    expect(router.duel(read(STRANGE))).toEqual(router.duel(STRANGE))
    let sure = router
    for (let i = 0; i < 60; i++)
      for (const [won, lost] of [
        ['a', 'b'],
        ['a', 'd'],
      ] as const)
        sure = sure.withVote({ query: STRANGE, won, lost })
    expect(sure.duel(STRANGE, { beta: 0 }).first).toBe('a')
    const random = seeded(1)
    const seen = new Set<string>()
    for (let i = 0; i < 200; i++) {
      const { first, second } = router.duel(STRANGE, { random })
      expect(first).not.toBe(second)
      seen.add(first)
    }
    expect(seen.has('a') && seen.has('b')).toBe(true)
    expect(router.duel(STRANGE, { random: seeded(4) })).toEqual(router.duel(STRANGE, { random: seeded(4) }))
  })
})

describe('a router refuses', () => {
  const router = scripted()
  const refused = (run: () => unknown, message: RegExp) => {
    expect(run).toThrow(InvalidInputError)
    expect(run).toThrow(message)
  }
  const ids = /"x" cannot be used; use the id of a prompt of the log: a, b, c, d$/

  it('prompts it does not know by their id', () => {
    refused(() => router.choose(STRANGE, { prompts: ['a', 'x'] }), ids)
    refused(() => router.probabilities(STRANGE, { prompts: ['x'] }), ids)
    refused(() => router.withOutcome({ query: STRANGE, prompt: 'x', success: 1 }), ids)
    refused(() => router.withVote({ query: STRANGE, won: 'x', lost: 'a' }), /^won: "x"/)
    refused(() => router.withVote({ query: STRANGE, won: 'a', lost: 'x' }), /^lost: "x"/)
    refused(() => router.withVote({ query: STRANGE, won: 'a', lost: 'a' }), /^lost: "a"/)
    refused(() => router.choose(STRANGE, { prompts: [] }), /^prompts: /)
  })

  it('queries without text, and outcomes that are none', () => {
    refused(() => router.choose(''), /^query: ""/)
    refused(() => router.duel(''), /^query: ""/)
    for (const success of [Number.NaN, -1, 1.5])
      refused(() => router.withOutcome({ query: STRANGE, prompt: 'a', success }), /^success: .*0 to 1/)
    refused(() => router.duel(STRANGE, { beta: -1 }), /^beta: -1/)
  })

  it('vectors of another length than it was fitted with, or with what is no number', () => {
    refused(() => router.choose(STRANGE, { embedding: [1] }), /^embedding: "1 numbers" .* leave it out/)
    const embedded = scripted({ embedded: 2 })
    refused(() => embedded.choose(STRANGE), /^embedding: "0 numbers" .* give the 2 of the embedder/)
    refused(() => embedded.probabilities(STRANGE, { embedding: [1, 2, 3] }), /^embedding: "3 numbers"/)
    refused(() => embedded.read(STRANGE, [1, Number.NaN]), /^embedding\[1\]: NaN/)
    refused(
      () => embedded.withOutcome({ query: STRANGE, prompt: 'a', success: 1, embedding: [Infinity, 0] }),
      /^embedding\[0\]: Infinity/,
    )
    refused(
      () => embedded.withVote({ query: STRANGE, won: 'a', lost: 'b', embedding: [1] }),
      /^embedding: "1 /,
    )
    expect(embedded.choose(embedded.read(STRANGE, [3, 4]))).toEqual(
      embedded.choose(STRANGE, { embedding: [3, 4] }),
    )
    refused(() => embedded.choose(read(STRANGE)), /^embedding: "0 numbers"/)
  })
})
