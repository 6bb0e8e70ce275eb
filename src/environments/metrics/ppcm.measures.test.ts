import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadDocuments } from '../documents.ts'
import type { Task, User } from '../environment.ts'
import { scriptedUser } from '../person.scripted.ts'
import { scriptedOf, writeAll } from '../scripted/components.ts'
import { neutral } from '../scripted/neutral.ts'
import { world } from '../worlds.ts'
import { MEANS, PEOPLE, scored, taskOf } from './metrics.values.ts'
import { ppcmMeasures } from './ppcm.measures.ts'
import { shown } from './shown.ts'

const score = (task: Task, text: string) => ppcmMeasures.score(scored({ task, text }), MEANS)
const plain = ({ user: { kind }, document }: Task) => neutral({ kind, document })
const own = (task: Task, by: User = task.user) =>
  scriptedUser({ ...by, kind: task.user.kind }, { seed: 5 }).write(task)
const othersOf = (user: User) => PEOPLE.filter(({ kind, id }) => kind === user.kind && id !== user.id)

describe('PPCM by measures', () => {
  it.each(PEOPLE.map((user) => [user.id, user] as const))(
    'tells all four components of %s: in their own text, not in a neutral one, less in another’s',
    async (_, user) => {
      const task = taskOf(user)
      const mine = await score(task, await own(task))
      expect(mine.told).toBe(4)
      expect(mine.ppcm).toBeGreaterThan(1.7)
      expect(mine.compound).toBe(2)
      expect(await score(task, plain(task))).toMatchObject({ ppcm: 0, compound: -2, told: 4 })
      for (const other of othersOf(user))
        expect((await score(task, await own(task, other))).ppcm).toBeLessThan(mine.ppcm! - 1)
    },
  )

  it('scores the way each component went, and all together as the paper’s five points do', async () => {
    const task = taskOf(PEOPLE.find(({ keys }) => keys.includes('bullet-points'))!)
    const some = (keys: readonly string[]) =>
      writeAll(plain(task), scriptedOf(keys), { seed: 9, material: task.document })
    const { keys } = task.user
    for (const [count, compound] of [-2, -1, 0, 1, 2].entries()) {
      const scores = await score(task, some(keys.slice(0, count)))
      expect(scores.compound).toBe(compound)
      for (const [i, key] of keys.entries()) expect(scores[`component.${key}`]! >= 1).toBe(i < count)
    }
  })

  it('is below 0 for a text that goes the other way', async () => {
    const task = taskOf(PEOPLE.find(({ keys }) => keys.includes('long-sentences'))!)
    const scores = await score(task, 'No. It stops. The bus ends. Few came. A van comes. It costs the same.')
    expect(scores['component.long-sentences']).toBeLessThan(-1)
  })

  it('leaves out what no script writes, and what the reference does not show', async () => {
    const user: User = { ...PEOPLE[0]!, preferences: ['clear', 'with emojis'], keys: ['clear', 'emoji'] }
    const scores = await score(taskOf(user), await own(taskOf(user)))
    expect(scores).toMatchObject({ told: 1, 'component.emoji': 2 })
    expect('component.clear' in scores).toBe(false)
    const nothing = taskOf({ ...user, preferences: ['clear'], keys: ['clear'] })
    expect(await score(nothing, 'A text.')).toEqual({ told: 0 })
    const [brief] = scriptedOf(['brief'])
    const texts = { text: 'Short.', reference: 'One two three four five six.', neutral: 'One two three.' }
    expect(shown([brief!], texts)).toEqual([undefined])
  })

  it('stays within the scale for any text', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...PEOPLE),
        fc.string({ unit: 'grapheme', maxLength: 80 }),
        async (user, text) => {
          const { told, ...scores } = await score(taskOf(user), text)
          for (const value of Object.values(scores)) expect(Math.abs(value)).toBeLessThanOrEqual(2)
        },
      ),
      { numRuns: 40 },
    )
  })
})

// Real documents, where they lie beside the checkout; skipped elsewhere.
const FILE = join(import.meta.dirname, '../../../../shared/data/documents/documents.jsonl.gz')

describe.skipIf(!existsSync(FILE))('PPCM by measures on real documents (../shared/data/documents)', () => {
  it.each([
    ['plume', 4],
    ['prelude', 3],
  ] as const)('tells own texts from neutral and from others’ texts in %s', async (name, laps) => {
    const sources = { wikipedia: 'news', slf5k: 'email' }
    const { users, tasks } = world(name, { documents: await loadDocuments([{ file: FILE }]), laps, sources })
    for (const task of [...tasks('summary', 1), ...tasks('email', 1)]) {
      const mine = await score(task, await own(task))
      expect(mine.ppcm).toBeGreaterThan(1.4)
      expect((await score(task, plain(task))).ppcm).toBe(0)
      const others = users.filter(({ kind, id }) => kind === task.user.kind && id !== task.user.id)
      for (const other of others)
        expect((await score(task, await own(task, other))).ppcm).toBeLessThan(mine.ppcm!)
    }
  })
})
