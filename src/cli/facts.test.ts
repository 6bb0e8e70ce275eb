import { expect, test } from 'vitest'
import { emptyProfile, type Preference } from '../preference.ts'
import { brief, foldKin, heading, sectionsOf } from './facts.ts'

/** A belief about a measure; the more wins, the surer. */
function belief(name: string, wins: number, changes: Partial<Preference> = {}): Preference {
  return {
    id: `${name}-${changes.origin ?? 'inferred'}`,
    statement: `About ${name}`,
    about: name,
    stance: 'more',
    scope: { kind: 'always' },
    origin: 'inferred',
    status: 'active',
    learner: 'style',
    measured: { name, direction: 1, own: 2, usual: 1, weight: 1 },
    sources: [],
    evidence: [],
    tally: { wins, losses: 1 },
    pinned: false,
    at: '2026-01-01T00:00:00.000Z',
    ...changes,
  }
}

const sections = (preferences: readonly Preference[], all = false) =>
  sectionsOf({ ...emptyProfile('ada'), preferences }, all)
const names = (preferences: readonly Preference[]) => preferences.map((p) => p.about)

test('kin are named under the strongest of them, and counted in the heading', () => {
  const some = [belief('blank-lines', 7), belief('semicolons', 8), belief('paragraphs', 9)]
  const [used] = sections(some)
  expect(used!.entries.map((e) => [e.preference.about, names(e.also)])).toEqual([
    ['paragraphs', ['blank-lines']],
    ['semicolons', []],
  ])
  expect(heading(used!)).toBe('In use (3, shown as 2)')
  expect(brief(some[0]!)).toBe('About blank-lines (7 of 8)')
  const [every] = sections(some, true)
  expect(every!.entries.map((e) => e.also.length)).toEqual([0, 0, 0])
  expect(heading(every!)).toBe('In use (3)')
})

test('the person’s own words are never put away, but may stand over what was inferred', () => {
  const own = [
    belief('paragraphs', 1, { origin: 'stated' }),
    belief('blank-lines', 1, { origin: 'revised' }),
    belief('lines', 1, { pinned: true }),
  ]
  const folded = foldKin([...own, belief('paragraph-length', 9)])
  expect(folded.map((e) => e.preference)).toEqual(own)
  expect(names(folded[0]!.also)).toEqual(['paragraph-length'])
})

test('another scope is another matter', () => {
  const elsewhere = belief('blank-lines', 5, { scope: { kind: 'task', task: 'email' } })
  expect(foldKin([belief('paragraphs', 9), elsewhere])).toHaveLength(2)
})

test('what only tells people apart has a group of its own, unless the person wants it', () => {
  const slips = [belief('misspellings', 9), belief('double-spaces', 8, { pinned: true })]
  expect(sections([...slips, belief('lower-case-i', 3, { status: 'proposed' })]).map(heading)).toEqual([
    'In use (1)',
    'Tells them apart, kept out of prompts (1)',
    'Undecided (1)',
  ])
})

test('what is left out for want of room is counted with what is folded under it', () => {
  const retired = ['semicolons', 'emoji', 'dashes', 'colons', 'digits', 'paragraphs', 'blank-lines'].map(
    (name, i) => belief(name, 20 - i, { status: 'retired' }),
  )
  const [section] = sections(retired)
  expect([section!.entries.length, section!.hidden, section!.size]).toEqual([5, 2, 7])
})
