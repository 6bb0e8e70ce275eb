import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chunks } from './chunks.ts'

/** A stream of bytes, broken where it was told to, also within a character. */
function stream(text: string, cuts: readonly number[]): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(text)
  const at = [0, ...cuts.map((c) => c % (bytes.length + 1)).toSorted((a, b) => a - b), bytes.length]
  return new ReadableStream({
    start(controller) {
      for (let i = 1; i < at.length; i++) controller.enqueue(bytes.slice(at[i - 1], at[i]))
      controller.close()
    },
  })
}

const read = async (...args: Parameters<typeof chunks>) => {
  const found = []
  for await (const chunk of chunks(...args)) found.push(chunk)
  return found
}

describe('pieces of a file', () => {
  it('hold whole lines, and say how many came before', async () => {
    expect(await read(stream('a\nb\nc', []), 100, 2)).toEqual([
      { before: 0, text: 'a\nb\n', lines: 2 },
      { before: 2, text: 'c\n', lines: 1 },
    ])
    expect(await read(stream('', []))).toEqual([])
    expect(await read(stream('a\n', []))).toHaveLength(1)
  })

  it('are the same wherever the stream breaks', async () => {
    const line = fc.string({ unit: fc.constantFrom('a', 'é', '🙂', '"', '\r', '') })
    await fc.assert(
      fc.asyncProperty(
        fc.array(line),
        fc.array(fc.nat(60), { maxLength: 4 }),
        fc.integer({ min: 1, max: 4 }),
        async (lines, cuts, most) => {
          const text = lines.map((l) => `${l}\n`).join('')
          const found = await read(stream(text, cuts), 1000, most)
          expect(found.map((c) => c.text).join('')).toBe(text)
          found.forEach(({ before, lines }, i) => {
            expect(before).toBe(found.slice(0, i).reduce((sum, c) => sum + c.lines, 0))
            expect(lines).toBeLessThanOrEqual(most)
          })
        },
      ),
    )
  })
})
