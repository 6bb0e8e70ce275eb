import { describe, expect, it } from 'vitest'
import { InvalidInputError } from '../errors.ts'
import { editDistance } from './metrics/edit-distance.ts'
import { MEANS, scored } from './metrics/metrics.values.ts'
import { statementLength } from './metrics/statement-length.ts'
import { METRICS, metricNamed } from './metrics.ts'

describe('metrics', () => {
  it('have names of their own, and are found by them', () => {
    const names = METRICS.flatMap((metric) => metric.names)
    expect(new Set(names).size).toBe(names.length)
    for (const metric of METRICS) for (const name of metric.names) expect(metricNamed(name)).toBe(metric)
    expect(() => metricNamed('bleu')).toThrow(InvalidInputError)
  })

  it('give no figures but those they name, without a judge where they need none', async () => {
    for (const metric of METRICS.filter(({ asks }) => !asks)) {
      const scores = await metric.score(scored({ statements: ['Use emojis', 'Ask questions'] }), MEANS)
      expect(Object.keys(scores).length).toBeGreaterThan(0)
      for (const [name, value] of Object.entries(scores)) {
        expect(metric.names).toContain(name)
        expect(value).toBeTypeOf('number')
      }
    }
  })

  it('count an edit in tokens and as a share', async () => {
    const scores = await editDistance.score(
      scored({ text: 'The bus stops.', own: 'The old bus stops!' }),
      MEANS,
    )
    expect(scores).toEqual({ editDistance: 2, editDistanceNormalised: 2 / 5 })
  })

  it('count what was stated', async () => {
    expect(await statementLength.score(scored({ statements: ['Use  emojis', 'Rhyme'] }), MEANS)).toEqual({
      statementWords: 3,
      statementCharacters: 'Use  emojis; Rhyme'.length,
    })
    expect(await statementLength.score(scored(), MEANS)).toEqual({
      statementWords: 0,
      statementCharacters: 0,
    })
  })
})
