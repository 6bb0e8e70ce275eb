import { describe, expect, it } from 'vitest'
import { type Profile, pin } from '../../preference.ts'
import { ELSEWHERE, ELSEWHERE_KINDS } from './misapplication.contexts.ts'
import { misapplication, peopleOf } from './misapplication.ts'
import { profileOf, statement } from './profile.ts'
import { DATA } from './scripted.values.ts'

const pinned = (profile: Profile): Profile =>
  profile.preferences.reduce((p, { id }) => pin(p, id, true), profile)

describe('the over-application check', () => {
  it('has eight contexts of each kind, all different', () => {
    for (const kind of ELSEWHERE_KINDS)
      expect([kind, ELSEWHERE.filter((one) => one.kind === kind).length]).toEqual([kind, 8])
    expect(new Set(ELSEWHERE.map(({ context }) => context)).size).toBe(64)
  })

  it('finds nothing where nothing is known', async () => {
    const found = misapplication([await profileOf([statement('Good morning.')])])
    expect(found).toMatchObject({ rate: { n: 64, mean: 0 }, statements: 0, size: 0, examples: [] })
    expect(found.rate.high).toBeGreaterThan(0.04)
  })

  it('counts all where everything is always used', async () => {
    const profile = pinned(await profileOf([statement('I never eat fish.'), statement('I avoid casinos.')]))
    const found = misapplication([profile, profile])
    expect(found).toMatchObject({ rate: { n: 64, mean: 1 }, statements: 1, profiles: 2, size: 2 })
    expect(found.examples).toHaveLength(128)
    expect(found.examples[0]!.times).toBe(2)
  })

  it('averages over profiles, and counts contexts', async () => {
    const [loud, silent] = [pinned(await profileOf([statement('I never eat fish.')])), await profileOf([])]
    const { rate, kinds } = misapplication([loud, silent])
    expect(rate).toMatchObject({ n: 64, mean: 0.5 })
    expect(kinds.letter).toMatchObject({ n: 8, mean: 0.5 })
  })

  it('has people with one preference of every topic, the same for a seed', async () => {
    const people = await peopleOf(DATA.entries, { people: 6, seed: 3 })
    for (const { preferences } of people) expect(preferences).toHaveLength(2)
    const said = (p: readonly Profile[]) => p.map((x) => x.preferences.map((y) => y.statement).sort())
    expect(said(await peopleOf(DATA.entries, { people: 6, seed: 3 }))).toEqual(said(people))
    expect(new Set(said(people).map(String)).size).toBeGreaterThan(1)
  })
})
