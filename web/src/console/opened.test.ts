import fc from 'fast-check'
import { expect, it } from 'vitest'
import { linesOf } from './opened.ts'

it('makes a line of each entry of a JSON list, however it is laid out', () => {
  fc.assert(
    fc.property(fc.array(fc.object(), { minLength: 1 }), fc.nat(4), (entries, indent) => {
      const lines = linesOf(JSON.stringify(entries, null, indent)).split('\n')
      expect(lines.pop()).toBe('')
      expect(lines.map((line) => JSON.parse(line))).toEqual(JSON.parse(JSON.stringify(entries)))
    }),
  )
})

it('leaves lines as they are', () => {
  const lines = '{"kind":"sample"}\nno JSON\n'
  expect(linesOf(lines)).toBe(lines)
  expect(linesOf('{"kind":\n"sample"}')).toBe('{"kind":"sample"}\n')
})
