import { expect, it } from 'vitest'
import type { Signal } from '../api.ts'
import { ANY, isWanted } from './forget.search.tsx'

const edit = {
  id: '1',
  kind: 'edit',
  person: 'a',
  task: 'Email',
  draft: 'Dear Sir',
  final: 'Hello there',
  at: new Date('2026-03-31T23:30').toISOString(),
} as Signal

it.each([
  [{}, true],
  [{ words: ' HELLO ' }, true],
  [{ words: 'dear' }, true],
  [{ words: 'email' }, true],
  [{ words: 'bye' }, false],
  [{ until: '2026-03-31' }, true],
  [{ until: '2026-04-01' }, true],
  [{ until: '2026-03-30' }, false],
])('%j is found: %s', (part, found) => expect(isWanted(edit, { ...ANY, ...part })).toBe(found))
