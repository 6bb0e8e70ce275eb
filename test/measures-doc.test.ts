import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { measuresDoc } from '../bench/measures-doc.ts'
import { MEASURES } from '../src/text/measures.ts'

const page = readFileSync(new URL('../docs/measures.md', import.meta.url), 'utf8')

test('docs/measures.md says what the code says', () => {
  expect(page).toBe(measuresDoc(MEASURES))
})

test('every measure has one row, with its unit, words and source', () => {
  const names = [...page.matchAll(/^\| `([^`]+)` \|/gm)].map(([, name]) => name)
  expect(names).toEqual(MEASURES.map(({ name }) => name))
  const cells = page.match(/^\| `.*$/gm)!.map((line) => line.split(/(?<!\\)\|/).length)
  expect(new Set(cells)).toEqual(new Set([8]))
})
