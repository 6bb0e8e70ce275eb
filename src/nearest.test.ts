import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InvalidInputError } from './errors.ts'
import type { Embedder } from './model.ts'
import { localEmbedder } from './models/local-embedder.ts'
import { embed, nearest } from './nearest.ts'

/** Texts are their own vectors: "1 0 2". Records its calls. */
function spoken(most?: number, broken = false) {
  const calls: string[][] = []
  const embedder: Embedder = {
    specificationVersion: 'v4',
    provider: 'p',
    modelId: 'm',
    maxEmbeddingsPerCall: most,
    supportsParallelCalls: false,
    async doEmbed({ values, abortSignal }) {
      abortSignal?.throwIfAborted()
      calls.push(values)
      const embeddings = values.map((value) => value.split(' ').map(Number))
      return { embeddings: broken ? embeddings.slice(1) : embeddings, warnings: [] }
    },
  }
  return { embedder, calls }
}

const vector = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 3, maxLength: 3 })

/** The cosine written out, for comparison. */
function angle(a: readonly number[], b: readonly number[]): number {
  const dot = a[0]! * b[0]! + a[1]! * b[1]! + a[2]! * b[2]!
  const size = Math.hypot(...a) * Math.hypot(...b)
  return size === 0 ? 0 : dot / size
}

describe('nearest', () => {
  it('agrees with trying all, whatever fits a call', async () => {
    await fc.assert(
      fc.asyncProperty(
        vector,
        fc.array(vector, { maxLength: 12 }),
        fc.integer({ min: 0, max: 13 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
        async (query, texts, k, floor, most) => {
          const { embedder } = spoken(most)
          const found = await nearest(
            embedder,
            query.join(' '),
            texts.map((t) => t.join(' ')),
            { k, floor },
          )
          const all = texts.map((t) => Math.max(0, angle(query, t)))
          const taken = new Set(found.map(({ index }) => index))
          const worst = found.length === k ? Math.min(1, ...found.map((f) => f.similarity)) : floor
          expect(taken.size).toBe(found.length)
          expect(found.length).toBeLessThanOrEqual(k)
          for (const { index, similarity } of found) {
            expect(similarity).toBeCloseTo(all[index]!, 12)
            expect(similarity).toBeGreaterThanOrEqual(floor)
          }
          if (k > 0)
            for (const [i, s] of all.entries()) if (!taken.has(i)) expect(s).toBeLessThan(worst + 1e-12)
          for (const [i, next] of found.slice(1).entries()) {
            const before = found[i]!
            const ordered =
              before.similarity > next.similarity ||
              (before.similarity === next.similarity && before.index < next.index)
            expect(ordered).toBe(true)
          }
        },
      ),
    )
  })

  it('with a floor of 0 takes everything, what points away too, in the order given', async () => {
    const { embedder } = spoken()
    const found = await nearest(embedder, '1 0', ['-1 0', '0 0', '0 1', '2 0'], { k: 9, floor: 0 })
    expect(found).toEqual([
      { index: 3, similarity: 1 },
      { index: 0, similarity: 0 },
      { index: 1, similarity: 0 },
      { index: 2, similarity: 0 },
    ])
  })

  it('finds the text about the same thing with the local embedder', async () => {
    const texts = [
      'Recipe for aubergine stew',
      'Minutes of the board meeting in March',
      'Rain until Thursday',
    ]
    const [best] = await nearest(localEmbedder(), 'what the board decided at its last meeting', texts, {
      k: 1,
      floor: 0.1,
    })
    expect(best?.index).toBe(1)
    expect(await nearest(localEmbedder(), '…', texts, { k: 3, floor: 0.01 })).toEqual([])
  })

  it('asks as often as the embedder takes texts, and not at all for nothing', async () => {
    const { embedder, calls } = spoken(2)
    await nearest(embedder, '1', ['2', '3', '4', '5'], { k: 1, floor: 0 })
    expect(calls).toEqual([['1', '2'], ['3', '4'], ['5']])
    await nearest(embedder, '1', [], { k: 1, floor: 0 })
    await nearest(embedder, '1', ['2'], { k: 0, floor: 0 })
    expect(calls).toHaveLength(3)
  })

  it('ends between calls when aborted', async () => {
    const { embedder, calls } = spoken(1)
    const stop = new AbortController()
    const doEmbed: Embedder['doEmbed'] = (options) => {
      if (calls.length === 1) stop.abort()
      return embedder.doEmbed({ ...options, abortSignal: undefined })
    }
    const run = nearest({ ...embedder, doEmbed }, '1', ['2', '3'], { k: 1, floor: 0, abort: stop.signal })
    await expect(run).rejects.toMatchObject({ name: 'AbortError' })
    expect(calls).toHaveLength(2)
  })

  it.each([-0.1, 1.1, Number.NaN])('refuses a floor of %d', async (floor) => {
    await expect(nearest(spoken().embedder, '1', ['1'], { k: 1, floor })).rejects.toThrow(InvalidInputError)
  })

  it("names what failed, where the provider's own words would not", async () => {
    const failing = (error: Error) => ({ ...spoken().embedder, doEmbed: () => Promise.reject(error) })
    const run = (error: Error) => nearest(failing(error), '1', ['1'], { k: 1, floor: 0 })
    await expect(run(new Error('socket hang up'))).rejects.toMatchObject({
      name: 'ModelError',
      step: 'embed',
      fault: 'unreachable',
    })
    await expect(run(Object.assign(new Error('no'), { statusCode: 401 }))).rejects.toMatchObject({
      fault: 'rejected',
    })
  })

  it('does not go on with an embedder that leaves texts out', async () => {
    await expect(embed(spoken(3, true).embedder, ['1', '2', '3', '4'])).rejects.toThrow(
      '2 vectors for 3 texts',
    )
  })
})
