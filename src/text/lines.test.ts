import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decoded, lines } from './lines.ts'

describe('lines', () => {
  it('are the same however the bytes come', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.string({ unit: 'grapheme' }).map((s) => s.replace(/[\r\n]/g, '')),
          { maxLength: 8 },
        ),
        fc.integer({ min: 1, max: 9 }),
        async (texts, size) => {
          const bytes = new TextEncoder().encode(texts.map((t) => `${t}\n`).join(''))
          const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
            bytes.slice(i * size, (i + 1) * size),
          )
          const read: unknown[] = []
          for await (const line of lines(decoded(ReadableStream.from(chunks)), 1000)) read.push(line)
          expect(read).toEqual(texts.map((text, i) => ({ line: i + 1, text })))
        },
      ),
    )
  })

  it('that are too long come without their text, and cost those beside them nothing', async () => {
    const read: unknown[] = []
    const chunks = ['one\nfar too', ' long to be held\ntwo\n', 'this one has no end either']
    for await (const line of lines(ReadableStream.from(chunks), 8)) read.push(line)
    expect(read).toEqual([
      { line: 1, text: 'one' },
      { line: 2, text: undefined },
      { line: 3, text: 'two' },
      { line: 4, text: undefined },
    ])
  })
})
