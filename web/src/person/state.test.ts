import { describe, expect, it } from 'vitest'
import type { Preference } from '../api.ts'
import { groups, placing, stateOf } from './state.ts'

const preference = (id: string, changes: Partial<Preference> = {}): Preference => ({
  id,
  statement: id,
  about: id,
  stance: 'more',
  scope: { kind: 'always' },
  origin: 'inferred',
  status: 'active',
  learner: 'style',
  sources: [],
  evidence: [],
  tally: { wins: 5, losses: 1 },
  pinned: false,
  at: '2026-01-01T00:00:00Z',
  chance: 0.9,
  usable: true,
  ...changes,
})
const paused = { status: 'paused', usable: false } as const
const ids = (found: ReturnType<typeof groups>) =>
  found.map((g) => g.parts.flatMap((part) => part.preferences.map((p) => p.id)))

describe('where a preference stands', () => {
  it.each([
    [{}, 'used'],
    [paused, 'paused'],
    [{ status: 'retired', usable: false }, 'retired'],
    [{ status: 'proposed', usable: false }, 'undecided'],
    [{ status: 'proposed', pinned: true, usable: true }, 'used'],
    [{ usable: false, overruledBy: 'x' }, 'overruled'],
  ] as const)('%j is %s', (changes, state) => expect(stateOf(preference('a', changes))).toBe(state))
})

describe('placing', () => {
  const all = [
    preference('near', { scope: { kind: 'near', contexts: ['a letter'] } }),
    preference('weak', { chance: 0.96 }),
    preference('strong', { chance: 0.99 }),
    preference('mail', { scope: { kind: 'task', task: 'Email' } }),
    preference('own', { origin: 'revised', chance: 0.5 }),
    preference('off', paused),
    preference('MAIL', { scope: { kind: 'task', task: ' email ' }, chance: 0.95 }),
  ]

  it('groups by scope, the wide one first and what is set aside last; own words first, then by chance', () => {
    const placed = placing(new Map(), all)
    expect(ids(groups(placed, all))).toEqual([['own', 'strong', 'weak'], ['MAIL', 'mail'], ['near'], ['off']])
  })

  it('parts a group by what statements are about: their own first, what no measure tells last', () => {
    const about = [
      preference('a', { topic: 'typography', chance: 0.99 }),
      preference('b'),
      preference('c', { topic: 'mail', chance: 0.96 }),
      preference('d', { topic: 'mail', chance: 0.97 }),
      preference('e', { topic: 'mail', chance: 0.5, pinned: true }),
    ]
    const placed = placing(new Map(), about)
    const parts = (all: readonly Preference[]) =>
      groups(placed, all)[0]!.parts.map(({ name, preferences }) => [name, preferences.map((p) => p.id)])
    expect(parts(about)).toEqual([
      ['own', ['e']],
      ['mail', ['d', 'c']],
      ['typography', ['a']],
      ['other', ['b']],
    ])
    // Confirmed, it becomes their own, and stays where the hand is.
    const confirmed = about.map((p) => (p.id === 'a' ? { ...p, origin: 'stated' as const } : p))
    expect(parts(confirmed)).toEqual(parts(about))
  })

  it('keeps everything where it was when it changes, and puts what is new first', () => {
    const placed = placing(new Map(), all)
    const changed = [
      ...all.filter((p) => p.id !== 'strong').map((p) => (p.id === 'weak' ? { ...p, ...paused } : p)),
      preference('new', { chance: 0.1 }),
    ]
    const next = placing(placed, changed)
    expect(ids(groups(next, changed))).toEqual([['own', 'new', 'weak'], ['MAIL', 'mail'], ['near'], ['off']])
    expect(placing(next, changed)).toBe(next)
  })
})
