import { describe, expect, it } from 'vitest'
import { MEANS, PEOPLE, scored, taskOf } from './metrics.values.ts'
import { preferenceAccuracy } from './preference-accuracy.ts'

const accuracy = async (user: (typeof PEOPLE)[number], statements: readonly string[]) =>
  (await preferenceAccuracy.score(scored({ task: taskOf(user), statements }), MEANS)).preferenceAccuracy

describe('preference accuracy', () => {
  it.each(PEOPLE.map((user) => [user.id, user] as const))(
    'knows the true preferences of %s',
    async (_, user) => {
      expect(await accuracy(user, user.preferences)).toBe(1)
      expect(await accuracy(user, user.preferences.slice(0, 1))).toBe(1)
      for (const other of PEOPLE.filter(({ kind, id }) => kind === user.kind && id !== user.id))
        expect(await accuracy(user, other.preferences)).toBe(0)
    },
  )

  it('says nothing of no statements, and chance of statements like nobody’s', async () => {
    expect(await accuracy(PEOPLE[0]!, [])).toBeUndefined()
    expect(await accuracy(PEOPLE[0]!, ['…'])).toBe(1 / PEOPLE.filter(({ kind }) => kind === 'email').length)
  })

  it('compares with users of the same kind of task only', async () => {
    const summary = PEOPLE.find(({ kind }) => kind === 'summary')!
    const users = [{ ...PEOPLE[0]!, kind: 'email' as const, preferences: summary.preferences }, summary]
    const given = scored({ task: taskOf(summary), statements: summary.preferences, users })
    expect(await preferenceAccuracy.score(given, MEANS)).toEqual({ preferenceAccuracy: 1 })
  })
})
