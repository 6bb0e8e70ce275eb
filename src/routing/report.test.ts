import { beforeAll, describe, expect, it } from 'vitest'
import { seeded, wilson } from '../evaluate/interval.ts'
import { COUNTS } from './counts.ts'
import { logOf, type Outcome } from './log.ts'
import { logisticReward } from './logistic.ts'
import { read, terms } from './reading.ts'
import { type Deciding, deciding, promptReports } from './report.ts'
import { type Table, tableOf } from './table.ts'

const tables = (rows: readonly Outcome[]) => {
  const log = logOf(rows)
  return {
    log,
    table: tableOf(
      log,
      log.queries.map((query) => read(query)),
    ),
  }
}

describe('promptReports', () => {
  it('counts tries, and the share that succeeded with its interval', () => {
    const tries = [
      ['a', 'one', 1],
      ['a', 'one', 0],
      ['b', 'one', 0.5],
      ['b', 'two', 1],
      ['c', 'two', 1],
    ] as const
    const { log, table } = tables(tries.map(([query, prompt, success]) => ({ query, prompt, success })))
    const [one, two] = promptReports(table, log.prompts)
    expect(one).toMatchObject({ id: 'one', text: 'one', n: 3, success: 0.5 })
    expect(two).toMatchObject({ id: 'two', text: 'two', n: 2, success: 1 })
    for (const { n, success, low, high } of [one!, two!]) {
      const exact = wilson(n * success, n)
      expect([low, high]).toEqual([exact.low, exact.high])
    }
  })
})

describe('deciding', () => {
  const TALK = 'please kindly tell me about this one today'.split(' ')
  const prompts = ['plain', 'steps', 'brief', 'hopeless'].map((id) => ({ id, text: id }))
  let table: Table
  let found: Deciding[]
  beforeAll(() => {
    const random = seeded(2)
    // "steps" is right where "proof" stands, "brief" where a text is long; "plain" never minds, "hopeless" is nobody's choice.
    const rows = Array.from({ length: 300 }, (_, i): Outcome[] => {
      const [proof, long] = [random() < 0.4, random() < 0.5]
      const words = Array.from({ length: long ? 24 : 6 }, () => TALK[Math.floor(random() * TALK.length)]!)
      const query = `${i} ${words.join(' ')} ${proof ? 'proof' : 'recipe'}`
      const chances = {
        plain: 0.6,
        steps: proof ? 0.9 : 0.2,
        brief: long ? 0.9 : 0.2,
        hopeless: proof ? 0.1 : 0,
      }
      return Object.entries(chances).map(([prompt, p]) => ({ query, prompt, success: Number(random() < p) }))
    }).flat()
    table = tables(rows).table
    found = deciding(logisticReward(table), table, prompts, 0)
  })

  it('names the words and counts that were planted, and whom they speak for', () => {
    const proof = found.find(({ feature }) => feature === 'proof')
    expect(proof).toMatchObject({ prompt: 'steps' })
    expect(proof!.odds).toBeGreaterThan(0)
    expect(
      found.find(({ feature, prompt }) => feature === 'recipe' && prompt === 'steps')!.odds,
    ).toBeLessThan(0)
    const long = found.filter(({ feature }) => feature === 'words' || feature === 'characters')
    expect(long.map(({ prompt }) => prompt)).toContain('brief')
    for (const { prompt, odds } of long) if (prompt === 'brief') expect(odds).toBeGreaterThan(0)
  })

  it('names at most twenty, of prompts that are ever in question, for each the weightiest first', () => {
    expect(found.length).toBe(20)
    expect(new Set(found.map(({ prompt }) => prompt))).toEqual(new Set(['steps', 'brief']))
    for (const prompt of ['steps', 'brief']) {
      const weights = found
        .filter((row) => row.prompt === prompt)
        .map(({ odds, share }) => Math.abs(odds) * (share === 1 ? 1 : Math.sqrt(share * (1 - share))))
      expect(weights).toEqual(weights.toSorted((a, b) => b - a))
    }
  })

  it('says in what share of queries a word stands', () => {
    for (const { feature, share } of found) {
      const holders = table.readings.filter(({ text }) => terms(text).includes(feature)).length
      expect(share).toBeCloseTo(
        COUNTS.some((name) => name === feature) ? 1 : holders / table.readings.length,
        12,
      )
    }
  })

  it('says the odds that the fit gives more where the feature is there', () => {
    const reward = logisticReward(table)
    const odds = (text: string) => {
      const into = new Float64Array(4)
      reward.odds(read(text), into)
      return into[1]! - into[0]!
    }
    const [proof, recipe] = ['proof', 'recipe'].map((word) => odds(`7 please tell me about this one ${word}`))
    expect(proof).toBeGreaterThan(recipe!)
  })
})
