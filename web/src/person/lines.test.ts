import { expect, it } from 'vitest'
import { linesApart } from './lines.ts'

it('says which lines only one of two texts has', () => {
  const { left, right } = linesApart('a\nb\n', 'a\nc\nb')
  expect(left.map((l) => l.apart)).toEqual([false, false])
  expect(right).toEqual([
    { at: 0, text: 'a', apart: false },
    { at: 1, text: 'c', apart: true },
    { at: 2, text: 'b', apart: false },
  ])
  expect(linesApart('', 'a').left).toEqual([])
})
