import { beforeAll, describe, expect, it } from 'vitest'
import { InvalidInputError, StoreVersionError } from '../errors.ts'
import { seeded } from '../evaluate/interval.ts'
import type { Embedder } from '../model.ts'
import { floatsFrom, floatsTo, intsFrom, intsTo } from './bytes.ts'
import { fitRouter } from './fit.ts'
import { read } from './reading.ts'
import { loadRouter } from './router.saved.ts'
import type { Router } from './router.ts'

type Json = Record<string, unknown>

const random = seeded(1)
const textOf = (i: number) =>
  `${['write', 'count'][i % 2]} ${Array.from({ length: 5 }, () => `w${Math.floor(random() * 30)}`).join(' ')} ${i}`
const queries = Array.from({ length: 60 }, (_, i) => textOf(i))
const vectorOf = (text: string): number[] => {
  const own = seeded(text.length * 31 + text.charCodeAt(text.length - 1))
  return [text.startsWith('write') ? 8 : -8, Math.floor(8 * own()), 0]
}
const embedder: Embedder = {
  specificationVersion: 'v4',
  provider: 'test',
  modelId: 'scripted',
  maxEmbeddingsPerCall: 100,
  supportsParallelCalls: false,
  doEmbed: async ({ values }) => ({ embeddings: values.map(vectorOf), warnings: [] }),
}
const PEOPLE = ['ann', '7', 'constructor', 'Ünal \ud83d\ude42']
const others = Array.from({ length: 60 }, (_, i) => textOf(i + 60))

let router: Router
/** As a file gives it back. */
let written: string
const saved = () => JSON.parse(written) as Json
beforeAll(async () => {
  const rows = queries.flatMap((query, i) =>
    ['plain', 'steps', 'verse'].map((prompt, p) => {
      const person = PEOPLE[(i >> 1) % PEOPLE.length]!
      const liked = p === PEOPLE.indexOf(person) % 3
      return { query, prompt, success: Number(random() < (liked ? 0.9 : 0.15)), person }
    }),
  )
  const fitted = await fitRouter([...rows, ...rows.slice(0, 90)], { embedder })
  const [query, embedding] = [queries[3]!, vectorOf(queries[3]!)]
  router = fitted
    .withOutcome({ query, prompt: 'verse', success: 0.3, person: 'late', embedding })
    .withVote({ query, won: 'plain', lost: 'steps', embedding })
  written = JSON.stringify(router.save())
})

describe('a router that was saved and loaded', () => {
  it('answers to the last bit as before, also for people and prompts never tried', () => {
    const loaded = loadRouter(saved())
    expect(loaded.prompts).toEqual(router.prompts)
    expect(loaded.report).toEqual(router.report)
    const added = { id: 'new', text: 'verse and steps' }
    for (const query of [...queries, ...others]) {
      const embedding = vectorOf(query)
      for (const options of [
        { embedding },
        { embedding, prompts: ['verse', 'steps', added] },
        ...[...PEOPLE, 'late'].map((person) => ({ embedding, person })),
      ]) {
        expect(loaded.probabilities(query, options)).toEqual(router.probabilities(query, options))
        expect(loaded.choose(query, options)).toEqual(router.choose(query, options))
      }
      const reading = router.read(query, embedding)
      expect(loaded.duel(reading)).toEqual(router.duel(reading))
    }
  })

  it('goes on learning as before', () => {
    const vote = { query: others[0]!, won: 'verse', lost: 'plain', embedding: vectorOf(others[0]!) }
    const outcome = { query: others[1]!, prompt: 'plain', success: 1, embedding: vectorOf(others[1]!) }
    const [a, b] = [router, loadRouter(saved())].map((r) =>
      JSON.stringify(
        r
          .withVote(vote)
          .withOutcome({ ...outcome, person: 'ann' })
          .save(),
      ),
    )
    expect(b).toBe(a)
  })

  it('is written as it was read', () => {
    expect(JSON.stringify(loadRouter(saved()).save()) === written).toBe(true)
    expect(JSON.stringify(loadRouter(router.save()).save()) === written).toBe(true)
    expect(saved()).toMatchObject({ format: 'penchant.router', version: 1 })
  })

  it('keeps vectors to the last bit', () => {
    // Made of length 1 and rounded, and once more, these are not the same.
    const vectors = queries.flatMap(() => [...read('', [3, 6.8, 9.5]).embedding!])
    const json = { ...saved(), queryVectors: floatsTo(Float32Array.from(vectors)) }
    expect(JSON.stringify(loadRouter(json).save()) === JSON.stringify(json)).toBe(true)
  })

  it('keeps all people apart, whatever they are called', () => {
    const outcome = { query: queries[0]!, prompt: 'verse', success: 1, embedding: vectorOf(queries[0]!) }
    const names = ['__proto__', 'toString', '', '0', 'late']
    const own = names.reduce((r, person) => r.withOutcome({ ...outcome, person }), router)
    const loaded = loadRouter(JSON.parse(JSON.stringify(own.save())))
    const { embedding } = outcome
    expect(own.report.people!.established).toBe(true)
    for (const person of names)
      expect(loaded.probabilities(outcome.query, { embedding, person }), person).toEqual(
        own.probabilities(outcome.query, { embedding, person }),
      )
  })
})

describe('loadRouter', () => {
  const errorOf = (json: unknown): unknown => {
    try {
      loadRouter(json)
    } catch (error) {
      return error
    }
    return undefined
  }
  /** Loads the router with the value at a path made anew. */
  const broken = (path: readonly string[], change: (value: unknown) => unknown): unknown => {
    const json = saved()
    let at = json
    for (const key of path.slice(0, -1)) at = at[key] as Json
    const last = path.at(-1)!
    const value = change(at[last])
    if (value === undefined) delete at[last]
    else at[last] = value
    return errorOf(json)
  }
  /** What is not refused as it should be: by an error that names the field. */
  const flaw = (error: unknown, path: readonly string[], how: string): string[] => {
    const field = error instanceof InvalidInputError ? error.field : undefined
    const named = path[0] === 'trees' ? /trees|forest|model/ : new RegExp(`router\\.${path[0]}`)
    if (field !== undefined && (['format', 'version'].includes(path[0]!) || named.test(field))) return []
    return [`${path.join('.')} ${how}: ${error === undefined ? 'was taken' : error}`]
  }

  it('refuses what is no router, and one of a newer version', () => {
    for (const json of [undefined, null, 5, 'router', [], {}, { format: 'penchant.profile', version: 1 }])
      expect(errorOf(json)).toBeInstanceOf(InvalidInputError)
    expect(errorOf(null)).toHaveProperty('field', 'router')
    const newer = errorOf({ ...saved(), version: 2 })
    expect(newer).toBeInstanceOf(StoreVersionError)
    expect((newer as Error).message).toBe(
      'router: has format 2, this Penchant reads up to 1; install a newer penchant',
    )
    for (const version of [0, 1.5, '1', null])
      expect(errorOf({ ...saved(), version })).toBeInstanceOf(InvalidInputError)
  })

  it('names each field that is missing or of another kind', () => {
    const paths: string[][] = []
    const walk = (value: unknown, path: string[]) => {
      if (path.length > 0) paths.push(path)
      // Readers of forests have tests of their own; a report is broken below.
      if (['forest', 'report'].includes(path.at(-1) ?? '')) return
      if (typeof value !== 'object' || value === null) return
      // Of a list the first and the last stand for all.
      const keys = Object.keys(value)
      for (const key of Array.isArray(value) ? new Set([keys[0]!, keys.at(-1)!]) : keys)
        walk((value as Json)[key], [...path, key])
    }
    walk(saved(), [])
    expect(paths.length).toBeGreaterThan(50)
    const found = paths.flatMap((path) => {
      // A list with one less is broken below; a person may be missing.
      const may = /^\d+$/.test(path.at(-1)!) || (path[0] === 'people' && path.length === 2)
      const wrong = [null, true, ...(path.join() === 'people' ? [] : [{ a: 1 }])]
      return [
        ...(may
          ? []
          : flaw(
              broken(path, () => undefined),
              path,
              'missing',
            )),
        ...wrong.flatMap((as) =>
          flaw(
            broken(path, () => as),
            path,
            JSON.stringify(as),
          ),
        ),
        ...flaw(
          broken(path, (v) => (typeof v === 'string' ? 7 : '~ ~')),
          path,
          'number for text',
        ),
      ]
    })
    expect(found).toEqual([])
  })

  it('names each list of numbers that is cut off, too long, or holds what is no number', () => {
    const floats = ['promptVectors', 'queryVectors', 'sum', 'count', 'foretold'].map((name) => [name])
    const logistic = ['mean', 'deviation', 'weights', 'intercepts'].map((name) => ['logistic', name])
    const found = [...floats, ...logistic].flatMap((path) => {
      const changed = (by: (values: number[]) => number[]) =>
        broken(path, (text) => floatsTo(Float32Array.from(by([...floatsFrom(text as string)]))))
      return [
        ...flaw(
          changed((values) => values.slice(1)),
          path,
          'one less',
        ),
        ...flaw(
          changed((values) => [...values, 0]),
          path,
          'one more',
        ),
        ...flaw(
          changed((values) => values.with(1, Number.NaN)),
          path,
          'NaN',
        ),
        ...flaw(
          broken(path, (text) => (text as string).slice(4)),
          path,
          'cut off',
        ),
      ]
    })
    expect(found).toEqual([])
  })

  it('names what does not go with the number of prompts, of queries, or of an embedding', () => {
    const more = (v: unknown) => (v as number) + 1
    const less = (list: unknown) => (list as unknown[]).slice(1)
    const ints = (by: (values: Int32Array) => Int32Array) => (text: unknown) =>
      intsTo(by(intsFrom(text as string)))
    const cases: [path: string, how: string, change: (value: unknown) => unknown][] = [
      ['logistic.width', 'one more', more],
      ['logistic.columns', 'one more', more],
      ['logistic.column', 'of columns that are not there', ints((all) => all.fill(1e6))],
      ['trees.prompts', 'one more', more],
      ['trees.embedded', 'one more', more],
      ['trees.places', 'one less', ints((all) => all.slice(1))],
      ['offsets.prompts', 'one more', more],
      ['offsets.numbers', 'one less', less],
      ['offsets.numbers', 'none', () => []],
      ['offsets.numbers', 'a variance below 0', (list) => (list as number[]).with(3, -1)],
      ['people.0.1.prompts', 'one more', more],
      ['people.0.1.numbers', 'one less', less],
      ['people.0.1.numbers', 'a variance below 0', (list) => (list as number[]).with(3, -1)],
      ['prompts', 'an id twice', (list) => (list as Json[]).with(1, (list as Json[])[0]!)],
    ]
    const found = cases.flatMap(([path, how, change]) =>
      flaw(broken(path.split('.'), change), path.split('.'), how),
    )
    expect(found).toEqual([])
    // Which of several that do not go together is wrong cannot be told.
    for (const [field, change] of [
      ['queries', less],
      ['prompts', less],
      ['embedded', more],
      ['embedded', () => 0],
    ] as const)
      expect(broken([field], change), field).toBeInstanceOf(InvalidInputError)
  })

  it('names what a report lacks that choices go by', () => {
    const cases: [path: string, how: string, change: (value: unknown) => unknown][] = [
      ...[null, 5, [], {}].map((as): [string, string, () => unknown] => [
        'report',
        JSON.stringify(as),
        () => as,
      ]),
      ...['prompts', 'best', 'fresh', 'people'].flatMap((key): [string, string, () => unknown][] => [
        [`report.${key}`, '5', () => 5],
        [`report.${key}`, 'null', () => null],
      ]),
      ['report.prompts', 'missing', () => undefined],
      ['report.prompts', 'one less', (list) => (list as Json[]).slice(1)],
      ['report.best', 'unknown', () => 'nobody'],
      ['report.fresh.gain', 'missing', () => undefined],
    ]
    for (const key of ['prompts', 'best', 'fresh', 'people']) expect(saved().report).toHaveProperty(key)
    const found = cases.flatMap(([path, how, change]) =>
      flaw(broken(path.split('.'), change), path.split('.'), how),
    )
    expect(found).toEqual([])
  })
})
