import { describe, expect, it } from 'vitest'
import type { SignalOf } from '../signal.ts'
import { all, folder, loaded, MESSAGE, MESSAGES, of, TEXT, writeLines, writeParquet } from './files.values.ts'
import { personalRewardBench } from './personal-reward-bench.ts'

const dir = folder()
const says = (role: string, content: string) => ({ content, role })

const row = (user_id: string, split: string, n: number) => ({
  conversation_id: `c${n}`,
  user_id,
  context: [says('user', `question ${n}`), says('model', 'well'), says('user', 'and?')],
  chosen: says('model', `good ${n}`),
  rejected: says('model', `bad ${n}`),
  turns: 2n,
  type: 'unguided',
  split,
  flip: n % 2 === 0,
  chosen_score: 90,
  rejected_score: 40,
  agreement: 0.4,
})
const rows = [
  row('u1', 'test', 1),
  row('u1', 'train', 2),
  row('u1', 'val', 3),
  row('u2', 'train', 4),
  row('u1', 'train', 5),
]
const columns = {
  conversation_id: TEXT,
  user_id: TEXT,
  context: MESSAGES,
  chosen: MESSAGE,
  rejected: MESSAGE,
  turns: of('INT64'),
  type: TEXT,
  split: TEXT,
  flip: of('BOOLEAN'),
  chosen_score: of('DOUBLE'),
  rejected_score: of('DOUBLE'),
  agreement: of('DOUBLE'),
}
const parquet = writeParquet(dir, 'test-00000-of-00001.parquet', columns, rows)
const chosen = async (files: string[]) =>
  (await all(personalRewardBench({ files }))).map((s) => (s as SignalOf<'choice'>).chosen)

describe('personalRewardBench', () => {
  it('reads Parquet as it is published', async () => {
    const [first] = await all(personalRewardBench({ files: [parquet] }))
    expect(first).toEqual({
      kind: 'choice',
      person: 'u1',
      context: [
        { role: 'user', content: 'question 2' },
        { role: 'assistant', content: 'well' },
        { role: 'user', content: 'and?' },
      ],
      chosen: 'good 2',
      rejected: 'bad 2',
      meta: {
        set: 'personal-reward-bench',
        pairId: 'test:2',
        fold: 'test',
        split: 'train',
        conversation: 'c2',
        turn: 2,
        type: 'unguided',
        flip: true,
        chosenScore: 90,
        rejectedScore: 40,
      },
    })
  })

  it("orders each person's rows by part, then as they stand, also over several files", async () => {
    expect(await chosen([parquet])).toEqual(['good 2', 'good 4', 'good 5', 'good 3', 'good 1'])
    const more = writeLines(dir, 'train.jsonl', [{ ...row('u2', 'test', 6), turns: 1 }])
    const people = Object.groupBy(
      await all(personalRewardBench({ files: [more, parquet] })),
      (s) => s.person ?? '',
    )
    expect(people.u2!.map((s) => s.meta!.pairId)).toEqual(['test:4', 'train:1'])
  })

  it('takes answers as a list of messages, as a text, and JSON in JSONL', async () => {
    const lines = writeLines(dir, 'rows.jsonl', [
      { user_id: 7, context: rows[0]!.context, chosen: [says('model', 'yes')], rejected: 'no' },
    ])
    const [signal] = await all(personalRewardBench({ files: [lines] }))
    expect(signal).toMatchObject({
      person: '7',
      chosen: 'yes',
      rejected: 'no',
      meta: { fold: null, split: null },
    })
  })

  it('reports bad rows and names a missing column', async () => {
    const bad = writeLines(dir, 'bad.jsonl', [
      { ...row('u1', 'train', 1), turns: 1 },
      { ...row('u1', 'train', 2), turns: 1, chosen: null },
      { ...row('u1', 'train', 3), turns: 1, rejected: says('model', 'good 3') },
      { ...row('u1', 'train', 4), turns: 1, context: [says('narrator', 'x')] },
    ])
    const result = await loaded((onBad) => personalRewardBench({ files: [bad], onBad }))
    expect(result.bad.map(({ line, error }) => [line, error.field])).toEqual([
      [2, 'chosen'],
      [3, 'rejected'],
      [4, 'context.0'],
    ])
    expect(result.signals.length).toBe(1)
    const { user_id: _, ...nobody } = { ...rows[0]!, turns: 1 }
    const file = writeLines(dir, 'nobody.jsonl', [nobody])
    await expect(all(personalRewardBench({ files: [file] }))).rejects.toThrow(
      `column: "user_id" cannot be used; ${file}`,
    )
  })
})
