import { describe, expect, it } from 'vitest'
import { outcomeOf } from './outcome.ts'

/**
 * The released code's `analyze_errors`, bucket by bucket as it counts them there; "followed" is where it counts no error.
 * Written from its conditions, not from ours.
 */
function buckets(acknowledged: boolean, hallucinate: boolean, violate: boolean, helpful: boolean): string[] {
  const hallucinated = acknowledged && hallucinate
  const counted = {
    inconsistency: acknowledged && !hallucinated && violate && helpful,
    hallucination: acknowledged && hallucinated && violate && helpful,
    unaware: !acknowledged && violate && helpful,
    unhelpful: !helpful,
  }
  const errors = Object.entries(counted).flatMap(([name, is]) => (is ? [name] : []))
  return errors.length === 0 ? ['followed'] : errors
}

const CASES = Array.from({ length: 16 }, (_, i) => [i & 1, i & 2, i & 4, i & 8].map(Boolean))

describe('the type four checks come to', () => {
  it.each(CASES)('acknowledges %s, misstates %s, violates %s, helpful %s', (...checks) => {
    const [acknowledges, misstates, violates, helpful] = checks as [boolean, boolean, boolean, boolean]
    expect([outcomeOf({ acknowledges, misstates, violates, helpful })]).toEqual(
      buckets(...(checks as [boolean, boolean, boolean, boolean])),
    )
  })
})
