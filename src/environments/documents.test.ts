import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { InvalidInputError } from '../errors.ts'
import { masked } from '../routing/groups.ts'
import { jaccard, shinglesOf } from '../routing/minhash.ts'
import { similarity } from '../text/similarity.ts'
import { loadDocuments, type SourceDocument } from './documents.ts'
import { neutral } from './scripted/neutral.ts'
import { sentencesOf, wordCount } from './scripted/page.ts'
import { world } from './worlds.ts'

const DEMO = join(import.meta.dirname, '../../demo/documents.jsonl')
const LONG = 'A text long enough to be summarised, since anything shorter than eighty characters is left out.'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'penchant-documents-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}
const jsonl = (...rows: readonly unknown[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('')

describe('documents of a file', () => {
  const row = { id: 'a', kind: 'news', text: LONG }

  it('are read in their order, one file after the other', async () => {
    const [first, second] = [
      await file('1.jsonl', jsonl(row, { ...row, id: 'b' })),
      await file('2.jsonl', jsonl({ ...row, id: 'c' })),
    ]
    const found = await loadDocuments([{ file: second }, { file: first }])
    expect(found.map(({ id }) => id)).toEqual(['c', 'a', 'b'])
    expect(found[1]).toEqual(row)
  })

  it('are the same from JSONL, gzipped JSONL, a JSON list and CSV', async () => {
    const files = [
      await file('rows.jsonl', jsonl(row)),
      await file('rows.jsonl.gz', gzipSync(jsonl(row))),
      await file('rows.json', JSON.stringify([row])),
      await file('rows.csv', `id,kind,text\na,news,"${LONG}"\n`),
    ]
    for (const each of files) expect(await loadDocuments([{ file: each }])).toEqual([row])
  })

  it('may have other columns, one kind for all, and the place for an id', async () => {
    const rows = await file('other.jsonl', jsonl({ doc: 7, body: LONG }, { body: LONG }))
    expect(await loadDocuments([{ file: rows, kind: 'ml-abstract', text: 'body', id: 'doc' }])).toEqual([
      { id: '7', kind: 'ml-abstract', text: LONG },
      { id: 'other.jsonl:2', kind: 'ml-abstract', text: LONG },
    ])
  })

  it('are left out below eighty characters', async () => {
    const rows = await file(
      'short.jsonl',
      jsonl({ ...row, text: 'x'.repeat(79) }, { ...row, text: 'x'.repeat(80) }),
    )
    expect((await loadDocuments([{ file: rows }])).map(({ text }) => text.length)).toEqual([80])
  })

  it.each([
    ['a row without kind', jsonl(row, { text: LONG }), {}, /bad\.jsonl:2 kind: .*give rows a kind/],
    ['a row without text', jsonl({ id: 'a', kind: 'news' }), {}, /bad\.jsonl:1 text: .*column/],
    ['a column that is not there', jsonl(row), { text: 'article' }, /bad\.jsonl:1 article: .*column/],
    ['a text that is none', jsonl({ ...row, text: 12 }), {}, /bad\.jsonl:1 text: 12/],
    ['a row that is none', 'null\n', {}, /bad\.jsonl:1/],
    ['a line that is no JSON', `${jsonl(row)}{"id":\n`, {}, /one JSON object a row/],
    ['short texts only', jsonl({ ...row, text: 'Too short.' }), {}, /80 characters/],
    ['nothing', '', {}, /80 characters/],
  ] as const)('are refused for %s', async (_, content, columns, message) => {
    const path = await file('bad.jsonl', content)
    const error = await loadDocuments([{ file: path, ...columns }]).catch((e) => e)
    expect(error).toBeInstanceOf(InvalidInputError)
    expect(error.message).toMatch(message)
  })

  it('are refused for a file that is missing, or cut off', async () => {
    const zipped = gzipSync(
      jsonl(...Array.from({ length: 50 }, (_, i) => ({ ...row, id: `n${i}`, text: `${i} ${LONG}` }))),
    )
    const cut = await file('cut.jsonl.gz', zipped.subarray(0, zipped.length / 2))
    for (const path of [join(folder, 'nowhere.jsonl'), folder, cut])
      await expect(loadDocuments([{ file: path }])).rejects.toBeInstanceOf(InvalidInputError)
  })
})

describe('the documents of the demo', () => {
  let all: readonly SourceDocument[]
  beforeAll(async () => {
    all = await loadDocuments([{ file: DEMO }])
  })
  const KINDS = [
    'news',
    'ml-abstract',
    'movie-review',
    'paper-review',
    'science-article',
    'encyclopedia',
    'personal-story',
    'paper-tweet',
  ]

  it('are eight of each kind, each with an id of its own', () => {
    expect(
      Object.fromEntries(KINDS.map((kind) => [kind, all.filter((d) => d.kind === kind).length])),
    ).toEqual(Object.fromEntries(KINDS.map((kind) => [kind, 8])))
    expect(all).toHaveLength(64)
    expect(new Set(all.map(({ id }) => id)).size).toBe(64)
  })

  it('are long enough to be summarised, in plain letters', () => {
    for (const { id, kind, text } of all) {
      const [least, most] = kind === 'paper-tweet' ? [60, 100] : [110, 190]
      const words = text.split(/\s+/).length
      expect([id, words >= least && words <= most]).toEqual([id, true])
      expect([id, /^[\n -~]+$/.test(text)]).toEqual([id, true])
      expect([id, sentencesOf(text).length >= 5]).toEqual([id, true])
      expect([id, wordCount(neutral({ kind: 'summary', document: text })) >= 40]).toEqual([id, true])
    }
  })

  it('are all different: hardly a run of three words stands in two, and no run of eight', () => {
    const words = all.map(({ text }) => masked(text))
    const shingles = words.map(shinglesOf)
    const runs = words.map((each) => new Set(each.slice(7).map((_, i) => each.slice(i, i + 8).join(' '))))
    const alike: string[] = []
    for (const [i, a] of all.entries())
      for (const [j, b] of all.slice(0, i).entries()) {
        const shared = [...runs[i]!].some((run) => runs[j]!.has(run))
        if (jaccard(shingles[i]!, shingles[j]!) > 0.05 || similarity(a.text, b.text) > 0.9 || shared)
          alike.push(`${b.id} and ${a.id}`)
      }
    expect(alike).toEqual([])
  })

  it('are enough for PLUME as in the paper, for all nine users', () => {
    const plume = world('plume', { documents: all })
    expect(plume.tasks('summary', 1)).toHaveLength(25)
    expect(plume.tasks('email', 1)).toHaveLength(20)
  })
})
