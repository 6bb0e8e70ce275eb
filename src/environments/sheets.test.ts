import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InvalidInputError } from '../errors.ts'
import { csv } from './sheets.csv.ts'
import { sheetFigures } from './sheets.figures.ts'
import { readSheets } from './sheets.read.ts'
import { ratingSheet, type SheetRow } from './sheets.ts'

const rows = (agent: string, count = 12): readonly SheetRow[] =>
  Array.from({ length: count }, (_, i) => ({
    agent,
    kind: 'email',
    seed: 1 + (i % 2),
    user: `email/${i % 3}`,
    lap: Math.floor(i / 6),
    task: `doc-${i}`,
    text: i === 4 ? 'The same.' : `- ${agent.length} says "no", ${i}; 🎉\nand more`,
  }))
const A = rows('cipher-5')
const B = rows('prose')
const brief = ({ task }: SheetRow) => ({
  instruction: 'Write an email.',
  document: `${task} ${'word '.repeat(1000)}`,
  preferences: ['use emojis', 'be brief'],
})
const sheet = (seed = 1, most = 100) => ratingSheet(A, B, { seed, most, brief })
const table = (text: string): Record<string, string>[] => parse(text, { columns: true, bom: true })
const filled = (choose: (item: string, i: number) => string, given = sheet()) =>
  csv([['Item', 'better'], ...given.key.map(({ item }, i) => [item, choose(item, i)])])

describe('a rating sheet', () => {
  it('sets two agents’ texts of a round side by side, and names neither', () => {
    const { sheet: text, key, same } = sheet()
    const shown = table(text)
    expect(same).toBe(1)
    expect(shown).toHaveLength(11)
    expect(text).not.toMatch(/cipher|prose|email\//)
    for (const [i, row] of shown.entries()) {
      const { item, a, b, task } = key[i]!
      expect(row.item).toBe(item)
      expect([a, b].sort()).toEqual(['cipher-5', 'prose'])
      const written = (agent: string) => (agent === 'prose' ? B : A).find((r) => r.task === task)!.text
      expect(row['text A']).toBe(`'${written(a)}`)
      expect(row['text B']).toBe(`'${written(b)}`)
      expect(row.document!.startsWith(task)).toBe(true)
      expect(row.document!.length).toBeLessThan(1600)
      expect(row.preferences).toBe('use emojis\nbe brief')
      expect(row.better).toBe('')
    }
  })

  it('draws items, order and sides by its seed alone', () => {
    expect(sheet(3)).toEqual(ratingSheet(A.toReversed(), B, { seed: 3, most: 100, brief }))
    const sides = [1, 2, 3, 4].map((seed) =>
      sheet(seed)
        .key.map(({ a }) => a)
        .join(),
    )
    expect(new Set(sides).size).toBe(4)
    expect(sheet(1, 5).key.map(({ task }) => task)).toEqual(
      sheet()
        .key.slice(0, 5)
        .map(({ task }) => task),
    )
    const first = Array.from({ length: 40 }, (_, seed) => sheet(seed).key.map(({ a }) => a)).flat()
    const share = first.filter((agent) => agent === 'prose').length / first.length
    // Half of 440 draws, give or take four standard errors (.024).
    expect(Math.abs(share - 0.5)).toBeLessThan(0.1)
  })

  it.each([
    ['nothing shared', A, []],
    ['the same texts', A, A.map((row) => ({ ...row, agent: 'other' }))],
    ['a round twice', [...A, A[0]!], B],
  ])('refuses %s', (_, a, b) => {
    expect(() => ratingSheet(a, b, { seed: 1, most: 9, brief })).toThrow(InvalidInputError)
  })
})

describe('CSV', () => {
  it('gives back any cells, and opens no formula', () => {
    const cells = fc.array(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2, maxLength: 2 }), {
      minLength: 1,
    })
    fc.assert(
      fc.property(cells, (given) => {
        const read: string[][] = parse(csv(given), { bom: true, skip_empty_lines: false })
        expect(read.map((row) => row.map((cell) => cell.replace(/^'(?=[=+\-@\t\r])/, '')))).toEqual(
          given.map((row) => row.map((cell) => cell.replace(/^'(?=[=+\-@\t\r])/, ''))),
        )
        for (const cell of read.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
      }),
    )
  })
})

describe('filled sheets', () => {
  it('are told by the key', () => {
    const { key } = sheet()
    const votes = readSheets(
      [
        { rater: 'ann', csv: filled((_, i) => ['A', ' b ', 'Tie', ''][i % 4]!) },
        {
          rater: 'bob',
          csv: filled(() => 'A')
            .replaceAll(',', ';')
            .replaceAll('"', ''),
        },
      ],
      key,
    )
    const ann = votes.filter(({ rater }) => rater === 'ann')
    expect(ann).toHaveLength(9)
    expect(ann.slice(0, 3).map(({ better }) => better)).toEqual([key[0]!.a, key[1]!.b, undefined])
    expect(votes.filter(({ rater }) => rater === 'bob').map(({ better }) => better)).toEqual(
      key.map(({ a }) => a),
    )
  })

  it('may have empty rows, and rows without their last cell', () => {
    const text = 'item,task,better\n1,x,A\n,,\n\n2,y\n3,z,B\n'
    expect(readSheets([{ rater: 'ann', csv: text }], sheet().key).map(({ item }) => item)).toEqual(['1', '3'])
  })

  it.each([
    ['item,better\n1,A\n2,maybe\n', /ann, row 3, column better: "maybe"/],
    ['item,better\n1,A\n77,B\n', /ann, row 3, column item: "77"/],
    ['item,better\n1,A\n\n1,A\n', /ann, row 4, column item: "1" cannot be used; the item stands above/],
    ['item,verdict\n1,A\n', /ann, row 1, column better: "item, verdict"/],
    ['', /ann, row 1, column item/],
    ['item,better\n1,"A\n', /ann, line \d+: "CSV_QUOTE_NOT_CLOSED"/],
  ])('with a fault in them are refused, naming the place: %j', (text, message) => {
    const read = () => readSheets([{ rater: 'ann', csv: text }], sheet().key)
    expect(read).toThrow(InvalidInputError)
    expect(read).toThrow(message)
  })

  it('come once from each rater', () => {
    const one = { rater: 'ann', csv: filled(() => 'A') }
    expect(() => readSheets([one, one], sheet().key)).toThrow(/rater: "ann"/)
  })
})

describe('figures of sheets', () => {
  const vote = (item: string, rater: string, better: string | undefined) => ({ item, rater, better })

  it('count items by most of their raters, and each rater', () => {
    const votes = [
      ...['ann', 'bob', 'cem'].map((rater) => vote('1', rater, 'prose')),
      ...[vote('2', 'ann', 'prose'), vote('2', 'bob', 'none'), vote('2', 'cem', 'none')],
      ...[vote('3', 'ann', 'prose'), vote('3', 'bob', 'none'), vote('3', 'cem', undefined)],
      vote('4', 'ann', 'prose'),
    ]
    const figures = sheetFigures(votes, 'prose')
    expect(figures.items).toMatchObject({ wins: 2, losses: 1, ties: 1, rate: { n: 3 } })
    expect(figures.items.rate.mean).toBeCloseTo(2 / 3, 12)
    expect(figures.raters.map(({ rater, wins, losses, ties }) => [rater, wins, losses, ties])).toEqual([
      ['ann', 4, 0, 0],
      ['bob', 1, 2, 0],
      ['cem', 1, 1, 1],
    ])
    expect(sheetFigures(votes, 'none').items).toMatchObject({ wins: 1, losses: 2, ties: 1 })
    // By hand: unlike pairs 0 + 2 + 3 of 9 values, prose 5, none 3, tie 1: 1 - (0 + 4 / 2 + 6 / 2) / ((81 - 35) / 8).
    expect(figures.alpha).toBeCloseTo(1 - 5 / (46 / 8), 12)
  })

  it('are 1 in full agreement, and say nothing of agreement with one rater', () => {
    const by = (raters: readonly string[]) =>
      raters.flatMap((rater) => [vote('1', rater, 'prose'), vote('2', rater, 'none')])
    expect(sheetFigures(by(['ann', 'bob']), 'prose').alpha).toBe(1)
    expect(sheetFigures(by(['ann']), 'prose').alpha).toBeUndefined()
  })
})
