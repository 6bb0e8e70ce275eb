import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { boolean, id, instant, number } from './cells.ts'
import { all, folder, writeLines, writeText } from './files.values.ts'
import { answer, conversation } from './messages.ts'
import { type BadRow, table } from './table.ts'

const dir = folder()
const schema = z.object({ who: id, score: number, note: z.string().nullish() })

describe('table', () => {
  it('names the column that is missing, and the file', async () => {
    const file = writeLines(dir, 'one.jsonl', [{ who: 'a', points: 1 }])
    await expect(all(table([file], schema, { onBad: () => {} }))).rejects.toThrow(
      `column: "score" cannot be used; ${file} has none of this name, only who, points`,
    )
    const csv = writeText(dir, 'one.csv', 'who,note\na,b\n')
    await expect(all(table([csv], schema, {}))).rejects.toMatchObject({ field: 'column', value: 'score' })
  })

  it('reports a bad row by its number and reads on; without a listener it throws', async () => {
    const file = writeLines(dir, 'two.jsonl', [
      { who: 'a', score: 1 },
      { who: 'a' },
      7,
      { who: '', score: 2 },
      { who: 5, score: '4.5', note: null },
    ])
    const bad: BadRow[] = []
    const read = await all(table([file], schema, { onBad: (one) => bad.push(one) }))
    expect(read).toEqual([
      { file, line: 1, row: { who: 'a', score: 1 } },
      { file, line: 5, row: { who: '5', score: 4.5, note: null } },
    ])
    expect(bad.map(({ line, error }) => [line, error.field, error.value])).toEqual([
      [2, 'score', undefined],
      [3, 'row', 7],
      [4, 'who', ''],
    ])
    await expect(all(table([file], schema, {}))).rejects.toThrow(`${file}:2: score: `)
  })

  it('refuses a file without rows', async () => {
    const file = writeText(dir, 'none.csv', 'who,score\n')
    await expect(all(table([file], schema, {}))).rejects.toThrow('give one that holds rows')
  })
})

describe('cells', () => {
  it.each([
    ['2023-11-22 15:48:46', '2023-11-22T15:48:46.000Z'],
    ['2023-11-22T15:48:46.5+01:00', '2023-11-22T14:48:46.500Z'],
    [1_700_668_126, '2023-11-22T15:48:46.000Z'],
    [1_700_668_126_000, '2023-11-22T15:48:46.000Z'],
    ['1700668126.25', '2023-11-22T15:48:46.250Z'],
  ])('the time %s is %s', (given, iso) => {
    expect(instant.parse(given)).toBe(iso)
  })

  it.each(['yesterday', '', '2023-13-45 99:00:00', 1e300])('%s is no time', (given) => {
    expect(instant.safeParse(given).success).toBe(false)
  })

  it('texts of numbers and truth are read, other texts refused', () => {
    expect(number.parse('87')).toBe(87)
    expect(number.safeParse('').success).toBe(false)
    expect(number.safeParse('many').success).toBe(false)
    expect([boolean.parse('True'), boolean.parse('false'), boolean.parse(true)]).toEqual([true, false, true])
    expect(boolean.safeParse('yes').success).toBe(false)
  })
})

describe('messages', () => {
  const said = [
    { role: 'user', content: 'why?' },
    { role: 'assistant', content: 'because' },
  ]

  it('are read in every form they come in', () => {
    expect(conversation.parse([said[0], { role: 'model', content: 'because' }])).toEqual(said)
    const wild = [
      { from: 'human', value: 'why?' },
      { from: 'gpt', value: 'because' },
    ]
    expect(conversation.parse(wild)).toEqual(said)
    expect(conversation.parse(JSON.stringify(wild))).toEqual(said)
    expect(conversation.parse([...said, { role: 'user', content: '  ' }])).toEqual(said)
    expect(conversation.safeParse([{ role: 'narrator', content: 'x' }]).success).toBe(false)
  })

  it('make an answer, which may also be a text', () => {
    expect(answer.parse({ content: 'because', role: 'model' })).toBe('because')
    expect(
      answer.parse([
        { content: 'a', role: 'model' },
        { content: 'b', role: 'model' },
      ]),
    ).toBe('a\n\nb')
    expect(answer.parse('{not a message}')).toBe('{not a message}')
    expect(answer.parse('[1, 2]')).toBe('[1, 2]')
    expect(answer.safeParse(7).success).toBe(false)
  })
})
