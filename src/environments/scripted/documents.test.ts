import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { document, MEASURES, measureIndex } from '../../text/measures.ts'
import { rivals, SCRIPTED, writeAll } from './components.ts'
import { drawFor } from './draw.ts'
import { neutral } from './neutral.ts'
import { ENOUGH } from './person.ts'

// Real documents, where they lie beside the checkout; skipped elsewhere.

const FILE = join(import.meta.dirname, '../../../../shared/data/documents/documents.jsonl.gz')
const documents: readonly string[] = existsSync(FILE)
  ? gunzipSync(readFileSync(FILE))
      .toString()
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { text: string }).text)
      .filter((_, i) => i % 3 === 0)
      .slice(0, 200)
  : []
const emails = documents.map((text) => neutral({ kind: 'email', document: text }))
const share = (hits: readonly boolean[]): number => hits.filter(Boolean).length / hits.length

describe.skipIf(documents.length === 0)('on 200 documents (../shared/data/documents)', () => {
  it.each(SCRIPTED.map((c) => [c.key, c] as const))(
    '%s is there after it was written, in 95 of 100',
    (key, c) => {
      const draw = (text: string) => drawFor(1, key, text)
      const grown = documents.map((text) => {
        const before = c.present(text)
        return before >= ENOUGH || c.present(c.write(text, draw(text))) > before
      })
      expect(share(grown)).toBeGreaterThanOrEqual(0.95)
      const pairs = emails.map((text) => [text, c.write(text, draw(text))] as const)
      expect(
        share(pairs.map(([text, own]) => c.present(text) >= ENOUGH || c.present(own) > c.present(text))),
      ).toBeGreaterThanOrEqual(0.95)
      expect(share(pairs.map(([, own]) => c.present(own) >= ENOUGH))).toBeGreaterThanOrEqual(0.95)
      const { name, direction } = c.measures[0]!
      const measure = MEASURES[measureIndex(name)!]!
      const moved = pairs.map(
        ([text, own]) => direction * (measure.value(document(own)) - measure.value(document(text))) > 0,
      )
      expect(share(moved)).toBeGreaterThanOrEqual(0.9)
    },
  )

  it('no two lose each other in more than one of six documents', () => {
    const few = documents
      .filter((_, i) => i % 36 === 0)
      .map((text) => neutral({ kind: 'summary', document: text }))
    const lost: string[] = []
    for (const [i, a] of SCRIPTED.entries())
      for (const b of SCRIPTED.slice(i + 1)) {
        if (rivals(a, b)) continue
        const texts = few.map((text) => writeAll(text, [a, b], { seed: 1, material: text }))
        for (const [c, other] of [
          [a, b],
          [b, a],
        ] as const)
          if (share(texts.map((text) => c.present(text) >= ENOUGH)) < 5 / 6)
            lost.push(`${c.key} with ${other.key}`)
      }
    expect(lost).toEqual([])
  })
})
