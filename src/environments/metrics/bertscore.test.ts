import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localEmbedder } from '../../models/local-embedder.ts'
import { type BertScore, bertScore, inverseFrequency, matched, type TokenVectors } from './bertscore.ts'
import { wordByWord } from './word-by-word.ts'

const local = wordByWord(localEmbedder())

/** The definition, pair by pair. */
function plainly(a: TokenVectors, b: TokenVectors): BertScore {
  const cosine = (x: readonly number[], y: readonly number[]) => {
    const dot = x.reduce((sum, value, i) => sum + value * y[i]!, 0)
    return dot / Math.hypot(...x) / Math.hypot(...y)
  }
  const mean = (from: TokenVectors, to: TokenVectors) => {
    const best = from.vectors.map((x) => to.vectors.map((y) => cosine(x, y)).sort((p, q) => q - p)[0]!)
    return best.reduce((sum, value) => sum + value, 0) / best.length
  }
  const [precision, recall] = [mean(a, b), mean(b, a)]
  return { precision, recall, f1: 2 / (1 / precision + 1 / recall) }
}

const close = (found: BertScore, expected: readonly number[]) => {
  for (const [i, name] of (['precision', 'recall', 'f1'] as const).entries())
    expect(found[name]).toBeCloseTo(expected[i]!, 9)
}

const tokens = fc
  .array(
    fc.array(
      fc.integer({ min: 1, max: 50 }).map((n) => n / 10),
      { minLength: 3, maxLength: 3 },
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((vectors): TokenVectors => ({ tokens: vectors.map((_, i) => `t${i}`), vectors }))

describe('BERTScore', () => {
  const texts = {
    a: {
      tokens: ['the', 'old', 'harbour', 'light'],
      vectors: [
        [0.001, 0.299, -0.274, -0.891],
        [-0.455, -0.992, 0.06, 1.34],
        [-0.492, -0.62, 0.49, 0.357],
        [0.105, -0.93, -0.029, 0.695],
      ],
    },
    b: {
      tokens: ['the', 'harbour', 'lamp'],
      vectors: [
        [-1.344, -0.458, -1.901, -1.29],
        [-1.842, -0.235, -1.267, 0.271],
        [0.157, -0.187, -2.517, -0.539],
      ],
    },
  }

  // Worked out apart from the code, with numpy.
  it('gives what a reference in Python gives', () => {
    close(matched(texts.a, texts.b), [0.3137401119381559, 0.4555063009229727, 0.3715599980728368])
    const idf = inverseFrequency([
      texts.a.tokens,
      texts.b.tokens,
      ['the', 'sea', 'sea'],
      ['old', 'the', 'sea'],
    ])
    close(matched(texts.a, texts.b, { idf }), [0.19789094355723558, 0.40678783386826106, 0.2662558412072355])
    const baseline = { precision: 0.1, recall: 0.15, f1: 0.12 }
    close(
      matched(texts.a, texts.b, { baseline }),
      [0.23748901326461763, 0.3594191775564385, 0.28586363417367816],
    )
  })

  it('is the definition, pair by pair', () => {
    fc.assert(
      fc.property(tokens, tokens, (a, b) => {
        const { precision, recall, f1 } = plainly(a, b)
        close(matched(a, b), [precision, recall, f1])
      }),
    )
  })

  it('turns precision into recall when the texts are turned, and is 1 for a text and itself', async () => {
    const text = fc
      .array(fc.stringMatching(/^[a-z]{1,9}$/), { minLength: 1, maxLength: 8 })
      .map((words) => words.join(' '))
    await fc.assert(
      fc.asyncProperty(text, text, async (a, b) => {
        const [there, back] = [await bertScore(a, b, local), await bertScore(b, a, local)]
        close(back, [there.recall, there.precision, there.f1])
        close(await bertScore(a, a, local), [1, 1, 1])
      }),
      { numRuns: 30 },
    )
  })

  it('is 0 where there is nothing to match', async () => {
    for (const [a, b] of [
      ['', ''],
      ['', 'word'],
      ['word', ' !? '],
    ] as const)
      expect(await bertScore(a, b, local)).toEqual({ precision: 0, recall: 0, f1: 0 })
  })
})

describe('word by word', () => {
  it('embeds each distinct word once, in lower case, without marks', async () => {
    const asked: string[][] = []
    const embedder = localEmbedder()
    const counting: typeof embedder = {
      ...embedder,
      doEmbed: async (options) => {
        asked.push([...options.values])
        return embedder.doEmbed(options)
      },
    }
    const [first, second, none] = await wordByWord(counting).embed(['Use emoji; use 2 emoji!', 'USE it', '…'])
    expect(asked).toEqual([['use', 'emoji', '2', 'it']])
    expect(first!.tokens).toEqual(['use', 'emoji', 'use', '2', 'emoji'])
    expect(second!.vectors[0]).toBe(first!.vectors[0])
    expect(none).toEqual({ tokens: [], vectors: [] })
  })

  it('finds related forms alike with the local embedder, and knows no synonyms', async () => {
    const f1 = async (a: string, b: string) => (await bertScore(a, b, local)).f1
    const related = await f1('rhetorical questions', 'a rhetorical question')
    expect(related).toBeGreaterThan((await f1('rhetorical questions', 'a bullet point')) + 0.3)
    expect(await f1('exaggerate', 'hyperboles')).toBeLessThan(0.2)
  })
})
