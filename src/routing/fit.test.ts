import { beforeAll, describe, expect, it } from 'vitest'
import { InvalidInputError } from '../errors.ts'
import { seeded } from '../evaluate/interval.ts'
import type { Embedder } from '../model.ts'
import { fitRouter } from './fit.ts'
import type { Outcome, Prompt } from './log.ts'
import type { Router } from './router.ts'

const word = (random: () => number) => `w${Math.floor(random() * 40)}`
const FRAMES = ['write a verse about', 'find the sum of']
const sideOf = (query: string) => (query.startsWith(FRAMES[0]!) ? 0 : 1)

/** Half of them ask for verse, half for sums; no two are alike. */
const queriesOf = (n: number, random: () => number): string[] =>
  Array.from(
    { length: n },
    (_, i) => `${FRAMES[i % 2]} ${Array.from({ length: 6 }, () => word(random)).join(' ')}?`,
  )

/** Every prompt once on each query, with the chance given. */
const outcomesOf = (
  queries: readonly string[],
  chances: (query: string) => Readonly<Record<string, number>>,
  random: () => number,
): Outcome[] =>
  queries.flatMap((query) =>
    Object.entries(chances(query)).map(([prompt, chance]) => ({
      query,
      prompt,
      success: Number(random() < chance),
    })),
  )

const TOPICS = (query: string) =>
  sideOf(query) === 0 ? { poet: 0.9, clerk: 0.2, mute: 0.1 } : { poet: 0.3, clerk: 0.9, mute: 0.1 }
const RIGHT = ['poet', 'clerk']
const ALIKE = () => ({ plain: 0.4, warm: 0.6, terse: 0.5 })

function planted(n: number, chances: (query: string) => Readonly<Record<string, number>>, seed: number) {
  const random = seeded(seed)
  return outcomesOf(queriesOf(n, random), chances, random)
}
const fresh = queriesOf(100, seeded(77))

describe('fitRouter, where what is asked decides which prompt works', () => {
  let router: Router
  beforeAll(async () => {
    router = await fitRouter(planted(150, TOPICS, 1))
  })

  it('establishes the gain that was planted', () => {
    const { report } = router
    expect(report).toMatchObject({ rows: 450, queries: 150, share: 1, best: 'poet' })
    expect(report.prompts.map(({ id, n }) => [id, n])).toEqual(
      ['poet', 'clerk', 'mute'].map((id) => [id, 150]),
    )
    expect(report.fresh!.established).toBe(true)
    // On sums, half of the queries, the right prompt has 0.9 and the best single one 0.3.
    expect(report.fresh!.gain.low).toBeLessThan(0.3)
    expect(report.fresh!.gain.high).toBeGreaterThan(0.3)
    expect(report.models.map(({ name }) => name)).toEqual(['logistic', 'trees', 'topics', 'blend'])
    for (const { auc } of report.models) expect(auc).toBeGreaterThan(0.8)
    expect(report.people).toBeUndefined()
  })

  it('chooses right on queries it never saw, and says of each choice what is true of it', () => {
    const choices = fresh.map((query) => router.choose(query))
    const right = choices.filter(({ prompt }, i) => prompt === RIGHT[sideOf(fresh[i]!)])
    expect(right.length).toBeGreaterThan(95)
    choices.forEach(({ prompt, probability, gain, supported, reason }, i) => {
      const all = router.probabilities(fresh[i]!)
      const at = router.prompts.findIndex(({ id }) => id === prompt)
      expect(probability).toBe(all[at])
      expect(gain).toBe(all[at]! - all[0]!)
      expect(reason).toContain('poet')
      if (prompt === 'poet') return
      expect(supported).toBe(true)
      expect(gain).toBeGreaterThan(router.report.fresh!.threshold!)
      expect(reason).toContain(`foretold to gain ${gain.toFixed(3)} over poet`)
    })
    const mean = choices.reduce((sum, { probability }) => sum + probability, 0) / choices.length
    expect(mean).toBeGreaterThan(0.8)
    expect(mean).toBeLessThan(0.97)
  })

  it('answers with the best single prompt, unsupported, where the log knows no word of the query', () => {
    const { prompt, gain, supported, reason } = router.choose('quelle heure est-il donc à Montréal')
    expect({ prompt, gain, supported }).toEqual({ prompt: 'poet', gain: 0, supported: false })
    expect(reason).toMatch(/nothing like this query: it knows 0 % .* poet is the best single prompt$/)
  })

  it('keeps to the prompts it may choose from', () => {
    for (const query of fresh.slice(0, 20)) {
      expect(router.choose(query, { prompts: ['poet', 'mute'] })).toMatchObject({ prompt: 'poet', gain: 0 })
      expect(router.choose(query, { prompts: ['mute', 'clerk'] })).toMatchObject({ prompt: 'clerk', gain: 0 })
      expect(router.choose(query, { prompts: ['mute'] })).toMatchObject({ prompt: 'mute', gain: 0 })
      const [clerk, poet] = router.probabilities(query, { prompts: ['clerk', 'poet'] })
      expect([poet, clerk]).toEqual([...router.probabilities(query)].slice(0, 2))
    }
  })

  it('does not choose a prompt never tried, though it reads like the one that is right', () => {
    const added = { id: 'new', text: 'clerk' }
    for (const query of fresh.slice(0, 20)) {
      const { prompt, gain } = router.choose(query, { prompts: ['poet', added] })
      expect({ prompt, gain }).toEqual({ prompt: 'poet', gain: 0 })
      const [known, borrowed] = router.probabilities(query, { prompts: ['clerk', added] })
      expect(borrowed! > 0.5).toBe(known! > 0.5)
    }
    expect(router.choose(fresh[0]!, { prompts: [added] })).toMatchObject({ prompt: 'new', supported: false })
  })

  it('moves to what comes of a prompt later, each time in a new router', () => {
    const [query] = fresh as [string]
    const before = router.probabilities(query)
    const random = seeded(5)
    let later = router
    for (let i = 0; i < 300; i++)
      later = later.withOutcome({ query, prompt: 'mute', success: Number(random() < 0.7) })
    expect(Math.abs(later.probabilities(query)[2]! - 0.7)).toBeLessThan(0.08)
    expect(router.probabilities(query)).toEqual(before)
  })
})

describe('fitRouter, where there is nothing to gain', () => {
  it('answers every query with the best single prompt, and says why', async () => {
    const router = await fitRouter(planted(150, ALIKE, 2))
    expect(router.report.fresh!.established).toBe(false)
    for (const query of fresh) {
      const { prompt, gain, supported, reason } = router.choose(query)
      expect({ prompt, gain, supported }).toEqual({ prompt: router.report.best, gain: 0, supported: false })
      expect(reason).toMatch(/does not show that any choice gains|holds nothing like this query/)
    }
  })
})

describe('fitRouter, where tries are uneven', () => {
  let router: Router
  beforeAll(async () => {
    const rows = planted(80, () => ({ plain: 0.4, warm: 0.9 }), 3)
    const lucky = [rows[0]!.query, rows[4]!.query].map((query) => ({ query, prompt: 'lucky', success: 1 }))
    router = await fitRouter([...rows, ...lucky])
  })

  it('does not choose a prompt for two lucky tries: the best single one is the one that the report names', () => {
    expect(router.report.best).toBe('warm')
    for (const query of fresh.slice(0, 20)) {
      expect(router.choose(query)).toMatchObject({ prompt: 'warm', gain: 0 })
      expect(router.choose(query, { prompts: ['lucky', 'warm'] })).toMatchObject({ prompt: 'warm' })
    }
  })

  it('is not sure of it either', () => {
    // Two of two, in a log where two in three succeed.
    for (const query of fresh.slice(0, 20)) expect(router.probabilities(query)[2]).toBeLessThan(0.98)
  })

  it('does not choose it where choosing among others is established, either', async () => {
    const rows = planted(120, TOPICS, 14)
    const lucky = [rows[0]!.query, rows[3]!.query].map((query) => ({ query, prompt: 'lucky', success: 1 }))
    const routed = await fitRouter([...rows, ...lucky])
    expect(routed.report.fresh!.established).toBe(true)
    const found = fresh.map((query) => routed.choose(query).prompt)
    expect(found.filter((prompt) => prompt === 'lucky')).toEqual([])
  })

  it('is not drawn to a prompt by one query that was asked over and over', async () => {
    const rows = planted(40, () => ({ plain: 0.5, warm: 0.8 }), 4)
    const again = new Array<Outcome>(99).fill({ query: rows[0]!.query, prompt: 'plain', success: 1 })
    const often = await fitRouter([...rows, ...again])
    const [plain, warm] = often.report.prompts
    expect(plain!.success).toBeGreaterThan(warm!.success)
    expect(often.report.best).toBe('warm')
    for (const query of fresh.slice(0, 20)) {
      const { prompt, reason } = often.choose(query)
      expect({ prompt, reason }).toEqual({
        prompt: 'warm',
        reason: expect.stringContaining('warm is the best'),
      })
    }
  })
})

describe('fitRouter, for a log with people', () => {
  const taste = (person: string) => (Number(person.slice(1)) % 2 === 0 ? 'plain' : 'warm')
  const people = Array.from({ length: 10 }, (_, i) => `p${i}`)
  const log = (by: (person: string, prompt: string) => number) => {
    const random = seeded(6)
    return queriesOf(150, random).flatMap((query, i) =>
      ['plain', 'warm'].map((prompt) => {
        const person = people[(i >> 1) % 10]!
        return { query, prompt, success: Number(random() < by(person, prompt)), person }
      }),
    )
  }

  it('foretells for a person by what that person liked', async () => {
    const router = await fitRouter(log((person, prompt) => (taste(person) === prompt ? 0.95 : 0.1)))
    expect(router.report.people).toMatchObject({ people: 10, n: 300, established: true })
    for (const query of fresh.slice(0, 10))
      for (const person of people) {
        const all = router.probabilities(query)
        const own = router.probabilities(query, { person })
        const liked = router.prompts.findIndex(({ id }) => id === taste(person))
        expect(own[liked]).toBeGreaterThan(all[liked]!)
        expect(own[1 - liked]).toBeLessThan(all[1 - liked]!)
        expect(router.probabilities(query, { person: 'a stranger' })).toEqual(all)
      }
  })

  it('makes no difference between people where none is established', async () => {
    const router = await fitRouter(log((_, prompt) => (prompt === 'warm' ? 0.7 : 0.5)))
    expect(router.report.people).toMatchObject({ people: 10, n: 300, established: false })
    const all = router.probabilities(fresh[0]!)
    for (const person of people) expect(router.probabilities(fresh[0]!, { person })).toEqual(all)
  })
})

describe('fitRouter, with an embedder', () => {
  const SIDE = /^\S+ (\d+)/
  /** Texts of which only the embedding shows the side. */
  const queries = (() => {
    const random = seeded(8)
    return Array.from(
      { length: 220 },
      (_, i) => `${word(random)} ${i} ${Array.from({ length: 5 }, () => word(random)).join(' ')}`,
    )
  })()
  const hidden = (text: string) => {
    const found = SIDE.exec(text)
    if (!found) return 0
    return (Math.imul(Number(found[1]), 0x9e3779b1) >>> 16) & 1 ? 1 : -1
  }
  const vectorOf = (text: string): number[] => {
    const random = seeded(text.length * 131 + text.charCodeAt(1) + text.charCodeAt(text.length - 1))
    return [hidden(text), random() - 0.5, random() - 0.5, random() - 0.5]
  }
  const embedderOf = (vector: (text: string) => number[]): Embedder => ({
    specificationVersion: 'v4',
    provider: 'test',
    modelId: 'scripted',
    maxEmbeddingsPerCall: 50,
    supportsParallelCalls: false,
    doEmbed: async ({ values }) => ({ embeddings: values.map(vector), warnings: [] }),
  })
  const random = seeded(9)
  const rows = outcomesOf(
    queries.slice(0, 170),
    (query) => (hidden(query) > 0 ? { one: 0.9, two: 0.2 } : { one: 0.2, two: 0.85 }),
    random,
  )

  it('finds what only the embedding shows', async () => {
    const router = await fitRouter(rows, { embedder: embedderOf(vectorOf) })
    expect(router.report.fresh!.established).toBe(true)
    const held = queries.slice(170)
    const right = held.filter((query) => {
      const [one, two] = router.probabilities(query, { embedding: vectorOf(query) })
      return one! > two! === hidden(query) > 0
    })
    expect(right.length).toBeGreaterThan(0.85 * held.length)
    expect((await fitRouter(rows)).report.fresh!.established).toBe(false)

    const [query] = held as [string]
    const chosen = router.choose(query, { embedding: vectorOf(query) })
    expect(router.choose(router.read(query, vectorOf(query)))).toEqual(chosen)
    expect(() => router.choose(query)).toThrow(/^embedding: "0 numbers" cannot be used; give the 4 /)
    expect(() => router.choose(query, { embedding: [1, 2, 3] })).toThrow(/^embedding: "3 numbers"/)
    expect(() => router.choose(query, { embedding: [1, 0, Number.NaN, 0] })).toThrow(/^embedding\[2\]: NaN/)
    expect(() => router.withOutcome({ query, prompt: 'one', success: 1 })).toThrow(/^embedding: "0 numbers"/)
  })

  it('refuses vectors with what is no number, or of another length, naming the text', async () => {
    const refused = async (text: string, vector: number[], message: string) => {
      const embedder = embedderOf((own) => (own === text ? vector : vectorOf(own)))
      const found = await fitRouter(rows, { embedder }).then(() => 'was taken', String)
      expect(found).toMatch(new RegExp(`: embedding of "${text.slice(0, 20)}[^"]*"${message}`))
    }
    const query = queries[100]!
    await refused(query, [0, 1, Number.NaN, 0], ', number 2: "?NaN"? cannot be used')
    await refused('two', [0, 1, 0, Number.POSITIVE_INFINITY], ', number 3: "?Infinity')
    await refused(query, [0, 1, 0, 1, 0], ': "?5')
    await refused('two', [0, 1], ': "?2')
  })
})

describe('fitRouter', () => {
  const rows = planted(60, TOPICS, 10)
  const prompts: readonly Prompt[] = ['poet', 'clerk', 'mute'].map((id) => ({ id, text: `Be a ${id}.` }))

  it('is the same for the same log and seed', async () => {
    const [once, again] = [await fitRouter(rows, { seed: 3 }), await fitRouter(rows, { seed: 3 })]
    expect(JSON.stringify(again.save())).toBe(JSON.stringify(once.save()))
  })

  it('counts and chooses the same whatever the order of the rows; only folds are drawn otherwise', async () => {
    const random = seeded(11)
    const shuffled = rows.map((row) => ({ row, at: random() })).sort((a, b) => a.at - b.at)
    const [a, b] = [
      await fitRouter(rows, { prompts }),
      await fitRouter(
        shuffled.map(({ row }) => row),
        { prompts },
      ),
    ]
    for (const key of ['rows', 'queries', 'groups', 'prompts', 'best', 'share'] as const)
      expect(b.report[key]).toEqual(a.report[key])
    expect(a.report.fresh!.established && b.report.fresh!.established).toBe(true)
    expect(a.report.fresh!.gain.low).toBeLessThan(b.report.fresh!.gain.high)
    expect(b.report.fresh!.gain.low).toBeLessThan(a.report.fresh!.gain.high)
    const other = fresh.filter((query) => a.choose(query).prompt !== b.choose(query).prompt)
    expect(other.length).toBeLessThan(5)
  })

  it('reads rows as they come, of which it may hold a part', async () => {
    async function* coming() {
      yield* planted(80, TOPICS, 12)
    }
    const { report } = await fitRouter(coming(), { most: 150 })
    expect(report).toMatchObject({ rows: 240, share: 0.5 })
    expect(report.queries).toBeLessThanOrEqual(50)
    expect(report.prompts.reduce((sum, { n }) => sum + n, 0)).toBe(3 * report.queries)
  })

  it('says how far it is, and ends when it is told to', async () => {
    const steps: (readonly [string, number])[] = []
    const stop = new AbortController()
    const run = fitRouter(rows, {
      onStep(step, done) {
        steps.push([step, done])
        if (steps.length === 3) stop.abort(new Error('enough'))
      },
      signal: stop.signal,
    })
    await expect(run).rejects.toThrow('enough')
    expect(steps).toHaveLength(3)
    steps.length = 0
    await fitRouter(rows, { onStep: (step, done) => steps.push([step, done]) })
    expect([...new Set(steps.map(([step]) => step))]).toEqual(['reading', 'verifying', 'fitting'])
    for (const own of Map.groupBy(steps, ([step]) => step).values()) {
      const shares = own.map(([, done]) => done)
      expect(shares).toEqual(shares.toSorted((a, b) => a - b))
      expect(shares.every((done) => done >= 0 && done <= 1)).toBe(true)
    }
    expect(steps.at(-1)).toEqual(['fitting', 1])
  })
})

describe('fitRouter, of a log it cannot take', () => {
  const rows = planted(20, TOPICS, 13)
  const refused = async (log: readonly unknown[], options?: Parameters<typeof fitRouter>[1]) => {
    const error = await fitRouter(log as Outcome[], options).then(
      () => 'was taken',
      (e: unknown) => e,
    )
    expect(error).toBeInstanceOf(InvalidInputError)
    return (error as InvalidInputError).message
  }
  const changed = (row: number, by: object) => rows.with(row, { ...rows[row]!, ...by })

  it('names the row and the field', async () => {
    expect(await refused([])).toMatch(/^outcomes: "0 rows"/)
    for (const success of [Number.NaN, -0.1, 1.1, Number.POSITIVE_INFINITY, null, '1', undefined])
      expect(await refused(changed(7, { success }))).toMatch(/^row 7: success: .*number from 0 to 1/)
    for (const query of ['', undefined, 5])
      expect(await refused(changed(3, { query }))).toMatch(/^row 3: query: /)
    expect(await refused(changed(3, { prompt: '' }))).toMatch(/^row 3: prompt: /)
    expect(await refused(changed(3, { person: '' }))).toMatch(/^row 3: person: /)
    expect(await refused([...rows, null])).toMatch(/^row 60: null/)
  })

  it('names a prompt that is unknown, that was tried once, or alone', async () => {
    const prompts = ['poet', 'clerk', 'mute'].map((id) => ({ id, text: id }))
    expect(await refused(changed(9, { prompt: 'bard' }), { prompts })).toMatch(
      /^row 9: prompt: "bard" .*poet, clerk, mute/,
    )
    expect(await refused([...rows, { ...rows[0]!, prompt: 'bard' }])).toMatch(/^prompt "bard": "1 outcome"/)
    const more = [...prompts, { id: 'bard', text: 'bard' }]
    expect(await refused(rows, { prompts: more })).toMatch(/^prompt "bard": "0 outcomes"/)
    expect(await refused(rows, { prompts: [...prompts, prompts[0]!] })).toMatch(/^prompts: "poet"/)
    expect(await refused(rows.filter(({ prompt }) => prompt === 'poet'))).toMatch(/^prompts: "1 prompt"/)
  })

  it('says what is missing to learn from', async () => {
    for (const success of [1, 0, 0.5])
      expect(await refused(rows.map((row) => ({ ...row, success })))).toMatch(
        new RegExp(`^success: ${success} .* all 60 rows`),
      )
    const once = rows.filter((_, row) => row % 3 === Math.floor(row / 3) % 3)
    expect(await refused(once)).toMatch(/^query: .*each of the 20 queries was seen with one prompt only/)
    expect(await refused(rows.slice(0, 27))).toMatch(/^queries: 9 .*10 or more/)
    const template = rows.map((row, i) => ({ ...row, query: `Add ${Math.floor(i / 3)} and 5.` }))
    // One group cannot be parted into what is fitted and what is foretold.
    expect(await refused(template)).toMatch(/quer|group/)
  })
})
