import { expect, test } from 'vitest'
import { fitRouter } from '../routing/fit.ts'
import { lookupOf } from './route.lookup.ts'
import { madeUpLog } from './route.values.ts'

const log = madeUpLog({ queries: 40 })
const router = await fitRouter(log)
const lookup = lookupOf(router)
const rate = (prompt: string) => {
  const own = log.filter((row) => row.prompt === prompt)
  return own.reduce((sum, { success }) => sum + success, 0) / own.length
}

test('a text of the log gets what did best on it, counted by hand', () => {
  for (const { query } of log) {
    const past = log.filter((row) => row.query === query)
    const chances = past.map(({ prompt, success }) => (success + rate(prompt)) / 2)
    const best = past[chances.indexOf(Math.max(...chances))]!
    const { prompt, probability } = lookup.choose(query)
    expect([prompt, probability]).toEqual([best.prompt, expect.closeTo(Math.max(...chances), 6)])
    expect([...lookup.probabilities(lookup.read(query))]).toEqual(chances.map((p) => expect.closeTo(p, 6)))
  }
})

test('any other text gets the best single prompt; others only where that may not be chosen', () => {
  expect(lookup.choose('something else').prompt).toBe(router.report.best)
  const others = router.prompts.map(({ id }) => id).filter((id) => id !== router.report.best)
  const best = others.reduce((a, b) => (rate(b) > rate(a) ? b : a))
  expect(lookup.choose('something else', { prompts: others }).prompt).toBe(best)
})
