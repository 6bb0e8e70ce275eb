import { describe, expect, it } from 'vitest'
import { reliability } from '../../../src/evaluate/calibration.ts'
import type { Curve, Preference } from '../api.ts'
import { driftsOf, rightOf } from './guesses.ts'

const point = (signals: number) => ({ signals, loss: 1, low: 1, high: 1, at: `2026-01-${10 + signals}` })
const reopened = (id: string, day: number) =>
  ({ id, reopened: { at: `2026-01-${10 + day}`, after: 3 } }) as Preference

describe('how well was guessed', () => {
  it.each([[[0.9, 0.8, 0.3, 0.6, 0.2, 0.7, 0.95]], [[0.9]], [[0.1, 0.1]]])(
    'is how often the likelier side came: %j',
    (given) => {
      const bins = reliability(
        given.flatMap((p) => [p, 1 - p]),
        given.flatMap(() => [1, 0]),
      )
      expect(rightOf(bins)).toEqual({ right: given.filter((p) => p > 0.5).length, all: given.length })
    },
  )

  it('names what each drift put in doubt, the newest drift first', () => {
    const curve: Curve = { points: [1, 2, 5, 9].map(point), drifts: [2, 9], calibration: [] }
    const found = driftsOf(curve, [
      reopened('a', 2),
      reopened('b', 4),
      reopened('c', 9),
      { id: 'd' } as Preference,
    ])
    expect(found.map(({ after, doubted }) => [after, doubted.map((p) => p.id)])).toEqual([
      [9, ['c']],
      [2, ['a', 'b']],
    ])
  })
})
