import { expect, it } from 'vitest'
import { row } from './results.values.ts'
import { foresee, spentIn } from './run.forecast.ts'

const life = (agent: string, seed: number) => ({ setting: '', agent, kind: 'email', seed, rounds: 4 })
const lives = [life('a', 1), life('b', 1), life('a', 2), life('b', 2)]

it('reckons each agent’s rest by its own rounds, and an unknown one’s by all', () => {
  expect(foresee(lives, [])).toBeUndefined()
  const a = row({
    agent: 'a',
    calls: 2,
    cost: 0.5,
    others: { person: { calls: 1, input: 0, output: 0, cost: 0.25 } },
  })
  // 7 rounds of a are left, 8 of b as dear as a.
  expect(foresee(lives, [a])).toEqual({ calls: 45, cost: 0.75 * 15 })
  const b = row({ agent: 'b', calls: 10, cost: 1 })
  expect(foresee(lives, [a, b])).toEqual({ calls: 7 * 3 + 7 * 10, cost: 7 * 0.75 + 7 })
})

it('knows no cost where one is not known', () => {
  const { cost: _, ...free } = row({ agent: 'a' })
  expect(spentIn(free).cost).toBeUndefined()
  expect(foresee(lives, [free])).toEqual({ calls: 15 })
})
