import { describe, expect, it } from 'vitest'
import { chatbotArena } from './chatbot-arena.ts'
import {
  all,
  folder,
  loaded,
  MESSAGES,
  of,
  TEXT,
  writeLines,
  writeParquet,
  writeText,
} from './files.values.ts'

const dir = folder()
const side = (...texts: string[]) =>
  texts.flatMap((content, i) => [
    { content: `question ${i + 1}`, role: 'user' },
    { content, role: 'assistant' },
  ])
const vote = (question_id: string, judge: string, tstamp: number, winner: string) => ({
  question_id,
  model_a: 'alpha',
  model_b: 'beta',
  winner,
  judge,
  conversation_a: side(`a of ${question_id}`),
  conversation_b: side(`b of ${question_id}`),
  turn: 1,
  anony: true,
  language: 'English',
  tstamp,
})
const votes = [
  vote('q1', 'arena_user_2', 1682351600.5, 'model_a'),
  vote('q2', 'arena_user_1', 1682351591.1322, 'model_b'),
  vote('q3', 'arena_user_2', 1682351500, 'model_a'),
  vote('q4', 'arena_user_1', 1682351592, 'tie (bothbad)'),
  vote('q5', 'arena_user_1', 1682351593, 'tie'),
]
const columns = {
  question_id: TEXT,
  model_a: TEXT,
  model_b: TEXT,
  winner: TEXT,
  judge: TEXT,
  conversation_a: MESSAGES,
  conversation_b: MESSAGES,
  turn: of('INT64'),
  anony: of('BOOLEAN'),
  language: TEXT,
  tstamp: of('DOUBLE'),
}

describe('chatbotArena', () => {
  it('makes a choice of every vote that is no tie, each person in time order', async () => {
    const file = writeParquet(
      dir,
      'train.parquet',
      columns,
      votes.map((v) => ({ ...v, turn: 1n })),
    )
    const signals = await all(chatbotArena({ files: [file] }))
    expect(signals.map((s) => s.meta!.pairId)).toEqual(['q2', 'q3', 'q1'])
    expect(signals[0]).toEqual({
      kind: 'choice',
      person: 'arena_user_1',
      at: '2023-04-24T15:53:11.132Z',
      context: [{ role: 'user', content: 'question 1' }],
      chosen: 'b of q2',
      rejected: 'a of q2',
      meta: {
        set: 'chatbot-arena',
        pairId: 'q2',
        turns: 1,
        anony: true,
        language: 'English',
        chosenModel: 'beta',
        rejectedModel: 'alpha',
      },
    })
    expect(await all(chatbotArena({ files: [writeLines(dir, 'same.jsonl', votes)] }))).toEqual(signals)
  })

  it('sets the answers of a longer conversation against each other as a whole', async () => {
    const long = {
      ...votes[0]!,
      conversation_a: side('one', 'two'),
      conversation_b: side('three', 'four'),
      turn: 2,
    }
    const [signal] = await all(chatbotArena({ files: [writeLines(dir, 'long.jsonl', [long])] }))
    expect(signal).toMatchObject({
      context: [{ content: 'question 1' }, { content: 'question 2' }],
      chosen: 'one\n\ntwo',
      rejected: 'three\n\nfour',
      meta: { turns: 2 },
    })
  })

  it('reads CSV whose conversations are JSON', async () => {
    const cell = (value: unknown) =>
      `"${(typeof value === 'string' ? value : JSON.stringify(value)).replaceAll('"', '""')}"`
    const names = Object.keys(columns) as (keyof typeof columns)[]
    const lines = votes.map((v) => names.map((name) => cell(v[name])).join(','))
    const csv = writeText(dir, 'votes.csv', [names.join(','), ...lines].join('\n'))
    const direct = writeLines(dir, 'votes.jsonl', votes)
    expect(await all(chatbotArena({ files: [csv] }))).toEqual(await all(chatbotArena({ files: [direct] })))
  })

  it('reports bad rows and names a missing column', async () => {
    const file = writeLines(dir, 'bad.jsonl', [
      votes[0],
      { ...votes[1], winner: 'nobody' },
      { ...votes[2], conversation_a: [] },
      { ...votes[3], tstamp: null },
    ])
    const { signals, bad } = await loaded((onBad) => chatbotArena({ files: [file], onBad }))
    expect(signals.length).toBe(1)
    expect(bad.map(({ line, error }) => [line, error.field]).sort()).toEqual([
      [2, 'winner'],
      [3, 'chosen'],
      [4, 'tstamp'],
    ])
    const { judge: _, ...unsigned } = votes[0]!
    const unnamed = writeLines(dir, 'unsigned.jsonl', [unsigned])
    await expect(all(chatbotArena({ files: [unnamed] }))).rejects.toThrow('column: "judge"')
  })
})
