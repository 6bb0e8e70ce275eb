import { describe, expect, it } from 'vitest'
import { InvalidInputError } from '../errors.ts'
import { seeded } from '../evaluate/interval.ts'
import { floatsTo, intsTo } from './bytes.ts'
import { logOf, type Outcome } from './log.ts'
import { logisticReward } from './logistic.ts'
import { read } from './reading.ts'
import { topics } from './reward.contract.values.ts'
import { oddsOf } from './reward.ts'
import { tableOf } from './table.ts'
import { loadTopical, topicalReward } from './topical.ts'

describe('topicalReward', () => {
  it('learns from a topic what single words are too rare to tell', () => {
    const random = seeded(1)
    const word = (topic: number) => `t${topic}w${Math.floor(random() * 40)}x`
    const query = (topic: number) => Array.from({ length: 6 }, () => word(topic)).join(' ')
    const outcomes = Array.from({ length: 400 }, (_, i): Outcome[] => {
      const text = query(i % 4)
      return ['0', '1'].map((prompt) => ({
        query: text,
        prompt,
        success: Number(random() < (Number(prompt) === i % 2 ? 0.7 : 0.4)),
      }))
    }).flat()
    const log = logOf(outcomes)
    const table = tableOf(
      log,
      log.queries.map((text) => read(text)),
    )
    const fresh = Array.from({ length: 400 }, (_, i) => ({ topic: i % 4, reading: read(query(i % 4)) }))
    const right = (odds: Float64Array) =>
      fresh.filter(({ topic }, i) => Number(odds[2 * i + 1]! > odds[2 * i]!) === topic % 2).length
    const [own, words] = [topicalReward, logisticReward].map((learn) =>
      right(
        oddsOf(
          learn(table),
          fresh.map(({ reading }) => reading),
        ),
      ),
    )
    expect(own).toBeGreaterThan(360)
    expect(own).toBeGreaterThan(words!)
  })
})

describe('loadTopical', () => {
  const json = topicalReward(topics).save() as Record<string, unknown>
  it.each([
    ['words that the basis has no rows for', { ...json, words: intsTo(new Int32Array(3)) }, /topics\.basis/],
    ['a mean that is cut off', { ...json, mean: floatsTo(new Float32Array(1)) }, /topics\.mean/],
    ['other prompts', { ...json, width: 7 }, /topics\.weights/],
    ['no directions', { ...json, directions: -1 }, /topics\.directions/],
    [
      'what is no number',
      { ...json, intercepts: floatsTo(Float32Array.of(Number.NaN)) },
      /topics\.intercepts/,
    ],
  ])('refuses %s', (_, broken, field) => {
    expect(() => loadTopical(broken)).toThrow(InvalidInputError)
    expect(() => loadTopical(broken)).toThrow(
      expect.objectContaining({ field: expect.stringMatching(field) }),
    )
  })
})
