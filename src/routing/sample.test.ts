import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wilson } from '../evaluate/interval.ts'
import { type Log, logOf, type Outcome } from './log.ts'
import { sampleLog } from './sample.ts'

const query = (i: number): string => `what is ${i} and ${i * 7} of kind ${i % 5}?`

/** Each query with all prompts, one after the other. */
const made = (queries: number, prompts: number): Outcome[] =>
  Array.from({ length: queries * prompts }, (_, row) => {
    const i = Math.floor(row / prompts)
    return { query: query(i), prompt: `p${row % prompts}`, success: (i * 31 + row) % 3 === 0 ? 1 : 0 }
  })

/** Rows as texts, in an order of their own. */
const rowsOf = ({ queries, prompts, people, query, prompt, person, success }: Log): string[] =>
  Array.from(query, (q, row) =>
    JSON.stringify([queries[q], prompts[prompt[row]!]!.id, people[person[row]!] ?? null, success[row]]),
  ).sort()

describe('sampleLog', () => {
  it('holds all of a log that is small enough', async () => {
    const outcomes = made(50, 4)
    expect(await sampleLog(outcomes)).toEqual({ log: logOf(outcomes), read: 200, share: 1 })
  })

  it('holds whole queries, and no more rows than it may', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 100, max: 300 }),
        async (queries, prompts, most) => {
          const outcomes = made(queries, prompts)
          const { log, read, share } = await sampleLog(outcomes, { most })
          expect(read).toBe(outcomes.length)
          expect(log.query.length).toBeLessThanOrEqual(most)
          expect(Number.isInteger(Math.log2(share))).toBe(true)
          const kept = new Set(log.queries)
          expect(rowsOf(log)).toEqual(rowsOf(logOf(outcomes.filter((row) => kept.has(row.query)))))
        },
      ),
      { numRuns: 60 },
    )
  })

  it('holds the same queries in whatever order rows come, and however they come', async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(made(120, 3), { minLength: 360 }), async (shuffled) => {
        const streamed = (async function* () {
          yield* shuffled
        })()
        const [a, b] = [
          await sampleLog(made(120, 3), { most: 100 }),
          await sampleLog(streamed, { most: 100 }),
        ]
        expect(rowsOf(b.log)).toEqual(rowsOf(a.log))
        expect(b.share).toBe(a.share)
      }),
      { numRuns: 20 },
    )
  })

  // 200 logs of other texts each; what is kept of each query is 0 or 1, a query's chance 2^-k whatever its place.
  it('keeps each query with the chance it tells', async () => {
    const expected = { all: 0, first: 0 }
    const kept = { all: 0, first: 0 }
    let queries = 0
    for (let set = 0; set < 200; set++) {
      const texts = Array.from({ length: 100 }, (_, i) => `text ${i} of set ${set}`)
      const { log, share } = await sampleLog(
        texts.map((text) => ({ query: text, prompt: 'p', success: 1 })),
        { most: 40 },
      )
      const found = new Set(log.queries)
      kept.all += found.size
      kept.first += found.has(texts[0]!) ? 1 : 0
      expected.all += share * texts.length
      expected.first += share
      queries += texts.length
    }
    // The limit is halved until few enough are left, so that a little fewer than told is kept: by less than a tenth.
    expect(kept.all / expected.all).toBeGreaterThan(0.9)
    expect(kept.all / expected.all).toBeLessThan(1.02)
    const { low, high } = wilson(kept.first, 200)
    expect(low).toBeLessThan(kept.all / queries)
    expect(high).toBeGreaterThan(kept.all / queries)
  })

  it('keeps as much of those that succeed as of those that fail, of short texts as of long', async () => {
    const outcomes = Array.from({ length: 40_000 }, (_, i) => ({
      query: i % 2 ? `q ${i}` : `a rather long text that asks for the number after ${i}, if there is one`,
      prompt: 'p',
      success: i % 3 === 0 ? 1 : 0,
    }))
    const { log } = await sampleLog(outcomes, { most: 3000 })
    const long = wilson(log.queries.filter((text) => text.length > 20).length, log.queries.length)
    const right = wilson(
      log.success.reduce((a, b) => a + b),
      log.success.length,
    )
    expect(long.low).toBeLessThan(1 / 2)
    expect(long.high).toBeGreaterThan(1 / 2)
    expect(right.low).toBeLessThan(1 / 3)
    expect(right.high).toBeGreaterThan(1 / 3)
  })

  it('thins out a template with numbers like other texts', async () => {
    const { log } = await sampleLog(
      Array.from({ length: 5000 }, (_, i) => ({
        query: i % 10 ? `add ${i} to 3` : `word${i} alone`,
        prompt: 'p',
        success: 1,
      })),
      { most: 1000 },
    )
    const { low, high } = wilson(
      log.queries.filter((text) => text.startsWith('add')).length,
      log.queries.length,
    )
    expect(low).toBeLessThan(0.9)
    expect(high).toBeGreaterThan(0.9)
  })

  it('lets no text that is asked again and again push out the others', async () => {
    const again = Array.from({ length: 20_000 }, (_, i) => ({
      query: 'are you there?',
      prompt: `p${i % 2}`,
      success: 1,
    }))
    const { log, share } = await sampleLog([...again, ...made(300, 2)], { most: 1000 })
    expect(share).toBe(1)
    expect(log.queries).toHaveLength(301)
    expect(log.query.length).toBe(200 + 600)
  })

  it('numbers only prompts and people it holds, unless prompts were named', async () => {
    const outcomes = Array.from({ length: 400 }, (_, i) => ({
      query: query(i),
      prompt: `prompt of ${i}`,
      success: 1,
      person: `person ${i}`,
    }))
    const { log } = await sampleLog(outcomes, { most: 50 })
    expect(log.prompts).toHaveLength(log.queries.length)
    expect(log.people).toHaveLength(log.queries.length)
    const prompts = outcomes.map(({ prompt }) => ({ id: prompt, text: prompt }))
    expect((await sampleLog(outcomes, { most: 50, prompts })).log.prompts).toEqual(prompts)
  })

  it.each<[string, object, RegExp]>([
    ['an empty query', { query: '', prompt: 'p', success: 1 }, /^row 3: query: ""/],
    ['no success', { query: 'a', prompt: 'p' }, /^row 3: success/],
    ['an unknown prompt', { query: 'a', prompt: 'p7', success: 1 }, /^row 3: prompt: "p7".*p0, p1/],
  ])('names the row that has %s, also where it would not be held', async (_, bad, message) => {
    const prompts = ['p0', 'p1', 'p'].map((id) => ({ id, text: id }))
    const outcomes = [...made(3, 1), bad as Outcome, ...made(2, 1)]
    await expect(sampleLog(outcomes, { prompts })).rejects.toThrow(message)
  })

  it('refuses no rows, and too little room', async () => {
    await expect(sampleLog([])).rejects.toThrow(/0 rows/)
    await expect(sampleLog(made(1, 1), { most: 0 })).rejects.toThrow(/^most: 0/)
    await expect(sampleLog(made(5, 9), { most: 3 })).rejects.toThrow(/^most: 3.*hold no query/)
  })

  it('says how far it is', async () => {
    const told: number[] = []
    await sampleLog(made(125_000, 2), { most: 1000, onProgress: (read) => told.push(read) })
    expect(told).toEqual([100_000, 200_000])
  })
})
