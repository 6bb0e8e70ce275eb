import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cosine } from '../nearest.ts'
import { localEmbedder } from './local-embedder.ts'

const vectors = async (...values: string[]) => (await localEmbedder().doEmbed({ values })).embeddings
const likeness = async (a: string, b: string) => {
  const [left, right] = await vectors(a, b)
  return cosine(left!, right!)
}
const length = (vector: readonly number[]) => Math.sqrt(vector.reduce((sum, x) => sum + x * x, 0))

const words = fc
  .array(fc.stringMatching(/^[a-zA-ZäöüÄÖÜéÉñÑжЖяЯ]{1,14}$/), { minLength: 1, maxLength: 30 })
  .map((list) => list.join(' '))

describe('the local embedder', () => {
  it('gives vectors of length 1 and of one size, alike to themselves', async () => {
    await fc.assert(
      fc.asyncProperty(words, async (text) => {
        const [vector] = await vectors(text)
        expect(vector).toHaveLength(1024)
        expect(length(vector!)).toBeCloseTo(1, 12)
        expect(await likeness(text, text)).toBeCloseTo(1, 12)
      }),
    )
  })

  it('does not care about case, spaces, marks or the order of words', async () => {
    await fc.assert(
      fc.asyncProperty(words, async (text) => {
        const mixed = `  ${text.toUpperCase().split(' ').toReversed().join(',  ')}!`
        expect(await likeness(text, mixed)).toBeCloseTo(1, 12)
      }),
    )
    expect(await vectors('STRASSE İzmir ΟΔΥΣΣΕΥΣ')).toEqual(await vectors('strasse i̇zmir οδυσσευς'))
  })

  it('takes any text without NaN', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (text) => {
        const [vector] = await vectors(text)
        expect(vector!.every(Number.isFinite)).toBe(true)
      }),
    )
  })

  it.each(['', '   \n', '!?…'])('gives %o the zero vector, like nothing', async (text) => {
    const [vector] = await vectors(text)
    expect(vector).toEqual(new Array(1024).fill(0))
    expect(await likeness(text, text)).toBe(0)
    expect(await likeness(text, 'word')).toBe(0)
  })

  it('puts the same words before words of the same stem, those before others', async () => {
    const text = 'Please summarise the quarterly report for the board'
    const same = await likeness(text, 'the report for the board, quarterly: please summarise')
    const stem = await likeness(text, 'Summaries of quarterly reporting to boards')
    const other = await likeness(text, 'Grill some aubergines with garlic and mint')
    expect(same).toBeGreaterThan(stem)
    expect(stem).toBeGreaterThan(other + 0.2)
  })

  it('finds what is alike in a script without spaces, by its pieces', async () => {
    const text = '来週の会議の議事録を共有してください'
    expect(await likeness(text, '昨日の会議の議事録を共有しました')).toBeGreaterThan(
      (await likeness(text, '茄子と大蒜の煮込みを作りました')) + 0.1,
    )
  })

  it('knows no synonyms', async () => {
    expect(Math.abs(await likeness('automobile', 'car'))).toBeLessThan(0.2)
  })

  it('gives a text the same vector alone and among others, in the order asked', async () => {
    const texts = ['one text', 'another text', 'one text']
    const together = await vectors(...texts)
    expect(together).toEqual((await Promise.all(texts.map((text) => vectors(text)))).flat())
    expect(together[0]).toEqual(together[2])
  })

  // Worked out apart from the code, with FNV-1a and MurmurHash3's fmix32 written in Python.
  it('hashes on every machine as it always did', async () => {
    const [vector] = await vectors('tone')
    const expected = new Array<number>(1024).fill(0)
    const piece = Math.sqrt(1 / 6)
    Object.assign(expected, { 216: piece, 223: -piece, 421: piece, 701: Math.sqrt(1 / 2) })
    vector!.forEach((x, i) => {
      expect(x).toBeCloseTo(expected[i]!, 12)
    })
  })
})
