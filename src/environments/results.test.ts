import { expect, it } from 'vitest'
import { PenchantError } from '../errors.ts'
import { resultsCsv } from './results.csv.ts'
import { inOrder, parseRows } from './results.ts'
import { identity, row } from './results.values.ts'

it('rows are read as they were written, and what was cut off is left out', () => {
  const rows = [row({ round: 0 }), row({ round: 1, swapped: { from: 'b', text: 't', scores: { ppcm: 1 } } })]
  const text = rows.map((one) => `${JSON.stringify(one)}\n`).join('')
  expect(parseRows(text, 'x')).toEqual(rows)
  for (let end = text.indexOf('\n') + 1; end < text.length; end += 7)
    expect(parseRows(text.slice(0, end), 'x')).toEqual(rows.slice(0, 1))
  expect(parseRows('', 'x')).toEqual([])
})

it('a line that is no row is told by its place', () => {
  const text = `${JSON.stringify(row({}))}\n{"agent":"none"}\n`
  expect(() => parseRows(text, 'results.jsonl')).toThrow(PenchantError)
  expect(() => parseRows(text, 'results.jsonl')).toThrow(/^results\.jsonl:2: /)
})

it('rows stand in the order of the lives, whatever order they ended in', () => {
  const lives = [row({ seed: 2, agent: 'b' }), row({ seed: 1 }), row({ seed: 1, agent: 'b' })]
  const rows = lives.flatMap((life) => [
    { ...life, round: 0 },
    { ...life, round: 1 },
  ])
  expect(inOrder([rows[5]!, rows[1]!, rows[2]!, rows[4]!, rows[0]!, rows[3]!], lives)).toEqual(rows)
})

it('CSV has a column for each figure, and texts stay texts', () => {
  const rows = [
    row({ text: 'a "quoted"\nline', own: '=1+1', scores: { ppcm: -1.5 } }),
    row({ statements: ['- x', 'y'], swapped: { from: 'b', text: 't', scores: { told: 2 } }, failed: 'no' }),
  ]
  const [head, ...lines] = resultsCsv(identity({}), rows).split(/\n(?=")/)
  expect(head!.split(',').slice(-3)).toEqual(['"own"', '"ppcm"', '"swapped.told"'])
  expect(lines[0]).toContain('"a ""quoted""\nline","\'=1+1",-1.5,')
  expect(lines[1]).toMatch(/,"no","'- x\ny","text","own",,2\n$/)
})
