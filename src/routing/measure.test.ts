import { describe, expect, it } from 'vitest'
import { InvalidInputError } from '../errors.ts'
import type { Outcome } from './log.ts'
import { measureRouter } from './measure.ts'
import { read } from './reading.ts'
import type { RouterReport } from './report.ts'
import type { Chosen, Router } from './router.ts'

const never = () => {
  throw new Error('not asked for')
}

/** A router that chooses as it is told; `plain` is its best single prompt. */
function told(choose: (query: string, among: readonly string[]) => string, queries: readonly string[] = []) {
  const prompts = ['plain', 'steps', 'other'].map((id) => ({ id, text: id }))
  const router: Router = {
    prompts,
    report: { best: 'plain' } as RouterReport,
    read: (query) => read(query),
    probabilities: () => Float64Array.of(0.5, 0.9, 0.1),
    choose: (query, options) =>
      ({
        prompt: choose(typeof query === 'string' ? query : query.text, (options?.prompts ?? []) as string[]),
      }) as Chosen,
    save: () => ({ queries }),
    ...{ withOutcome: never, withVote: never, duel: never },
  }
  return router
}

const rows = (list: readonly (readonly [query: string, prompt: string, success: number])[]): Outcome[] =>
  list.map(([query, prompt, success]) => ({ query, prompt, success }))

const log = rows([
  ['add the apples', 'plain', 1],
  ['add the apples', 'steps', 0],
  ['divide a cake', 'plain', 0],
  ['divide a cake', 'plain', 1],
  ['divide a cake', 'steps', 1],
  ['divide a cake', 'other', 0],
  // Without the best single prompt, or without another, there is nothing to compare.
  ['sing a song', 'steps', 1],
  ['sing a song', 'other', 0],
  ['draw a bird', 'plain', 1],
])

describe('measureRouter', () => {
  it('compares on the same queries, each as often as the best single prompt was tried', async () => {
    const found = await measureRouter(
      told((_, among) => (among.includes('steps') ? 'steps' : 'plain')),
      log,
    )
    // Apples once: 0 for 1. Cake twice: 1 for a half.
    expect(found).toMatchObject({ n: 3, bestSingle: 2 / 3, success: 2 / 3, switched: 1 })
    expect(found.gain).toMatchObject({ n: 3, mean: 0, low: -1, high: 0.5 })
    expect(found.oracle).toBeCloseTo((1 + 2 * 1) / 3, 12)
    expect(found.random).toBeCloseTo((0.5 + 2 * ((0.5 + 1 + 0) / 3)) / 3, 12)
  })

  it('lets it choose among the prompts tried on the query only', async () => {
    const asked = new Map<string, readonly string[]>()
    await measureRouter(
      told((query, among) => {
        asked.set(query, among)
        return 'plain'
      }),
      log,
    )
    expect(asked).toEqual(
      new Map([
        ['add the apples', ['plain', 'steps']],
        ['divide a cake', ['plain', 'steps', 'other']],
      ]),
    )
  })

  it('finds no gain, and none to doubt, where it never chooses another', async () => {
    const found = await measureRouter(
      told(() => 'plain'),
      log,
    )
    expect(found).toMatchObject({ switched: 0, gain: { mean: 0, low: 0, high: 0 } })
  })

  it('draws groups of like queries, not queries: a thousand of one template are one case', async () => {
    const many = Array.from({ length: 1000 }, (_, n) =>
      rows([
        [`What is ${n} and ${n + 1} together, if you add them?`, 'plain', 0],
        [`What is ${n} and ${n + 1} together, if you add them?`, 'steps', 1],
      ]),
    ).flat()
    const { gain } = await measureRouter(
      told((query) => (query.startsWith('What') ? 'steps' : 'plain')),
      [...many, ...log.slice(0, 6)],
    )
    expect(gain.n).toBe(1003)
    // Three groups are drawn of three: eight times in 27 none is the template, once all are.
    expect(gain.low).toBe(0)
    expect(gain.high).toBe(1)
  })

  it('says how well outcomes were foretold, all of them', async () => {
    const { foretold } = await measureRouter(
      told(() => 'plain'),
      log,
    )
    // Four of plain at .5; of steps, at .9, two that succeeded and one that failed; two of other, at .1, that failed.
    const loss = -(4 * Math.log(0.5) + 2 * Math.log(0.9) + Math.log(0.1) + 2 * Math.log(0.9)) / 9
    expect(foretold.n).toBe(9)
    expect(foretold.logLoss).toBeCloseTo(loss, 12)
  })

  it('tells what of the test log it was fitted on', async () => {
    const same = await measureRouter(
      told(() => 'plain', ['add the apples', 'sing a song']),
      log,
    )
    expect(same.leak).toMatchObject({ n: 4, same: 0.5, overlap: 0.5, finding: 'overlapping' })
    const clean = await measureRouter(
      told(() => 'plain', ['something else altogether']),
      log,
    )
    expect(clean.leak.finding).toBe('clean')
  })

  it('has no figures where nothing can be compared, and refuses a prompt it does not know', async () => {
    const { n, gain } = await measureRouter(
      told(() => 'plain'),
      log.slice(6),
    )
    expect([n, gain.n, gain.mean]).toEqual([0, 0, Number.NaN])
    const unknown = measureRouter(
      told(() => 'plain'),
      [...log, { query: 'x', prompt: 'new', success: 1 }],
    )
    await expect(unknown).rejects.toThrow(InvalidInputError)
    await expect(unknown).rejects.toThrow(
      /row 9: prompt: "new" cannot be used; use the id of a prompt: plain, steps/,
    )
  })
})
