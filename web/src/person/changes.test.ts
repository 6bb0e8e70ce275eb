import { describe, expect, it } from 'vitest'
import type { Preference, ProfileDiff } from '../api.ts'
import { linesOf } from './changes.lines.ts'

const p = (statement: string, changes: Partial<Preference> = {}) =>
  ({
    id: statement,
    statement,
    status: 'active',
    usable: true,
    tally: { wins: 3, losses: 1 },
    ...changes,
  }) as Preference

const diff = (parts: Partial<ProfileDiff>): ProfileDiff => ({
  from: 1,
  to: 2,
  added: [],
  removed: [],
  changed: [],
  ...parts,
})
const undecided = { status: 'proposed', usable: false } as const

describe('what changed', () => {
  it('tells what came, what is used first, and what went', () => {
    const lines = linesOf(diff({ added: [p('b', undecided), p('a')], removed: [p('c')] }))
    expect(lines.map((l) => l.text)).toEqual([
      'New: “a” (in use, right 3 of 4 times)',
      'New: “b” (not sure yet, right 3 of 4 times)',
      'Gone: “c”',
    ])
  })

  it('tells other words and another standing; that trials went on is no news', () => {
    const changed = [
      { id: 'x', before: p('old', undecided), after: p('new'), fields: ['statement', 'status'] as const },
      {
        id: 'y',
        before: p('y'),
        after: p('y', { tally: { wins: 4, losses: 1 } }),
        fields: ['tally'] as const,
      },
    ]
    expect(linesOf(diff({ changed: changed as never }))).toEqual([
      { id: 'x', text: 'Changed: “new” was “old”; was not sure yet, is in use (right 3 of 4 times)' },
    ])
  })
})
