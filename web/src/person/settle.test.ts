import { describe, expect, it } from 'vitest'
import { statusOf, THRESHOLDS } from '../../../src/preference.ts'
import { settling, settlingText } from './settle.ts'

describe('what would settle a statement', () => {
  const thresholds = { ...THRESHOLDS, prior: [1, 1] as [number, number] }
  const base = { origin: 'inferred', status: 'proposed' } as Parameters<typeof statusOf>[0]
  const status = (wins: number, losses: number) => statusOf({ ...base, tally: { wins, losses } })

  it.each([
    [0, 0],
    [3, 0],
    [5, 2],
    [2, 5],
    [8, 7],
  ])('is what the status rule says after that many trials: %i held, %i did not', (wins, losses) => {
    const { used, given } = settling({ wins, losses }, thresholds)
    expect([status(wins + used! - 1, losses), status(wins + used!, losses)]).toEqual(['proposed', 'active'])
    expect([status(wins, losses + given! - 1), status(wins, losses + given!)]).toEqual([
      'proposed',
      'retired',
    ])
  })

  it('is said in words', () => {
    expect(settlingText({ wins: 3, losses: 0 }, thresholds)).toMatch(
      /^Used once it is right the next time; dropped once it is wrong \d+ times in a row\./,
    )
    expect(settlingText({ wins: 0, losses: 3 }, thresholds)).toMatch(
      /dropped once it is wrong the next time\./,
    )
    expect(settlingText({ wins: 500, losses: 500 }, thresholds)).toMatch(/right many more times in a row/)
  })
})
