import { beforeAll, describe, expect, it } from 'vitest'
import { InvalidInputError, StoreVersionError } from '../errors.ts'
import { seeded } from '../evaluate/interval.ts'
import type { Embedder } from '../model.ts'
import { floatsFrom, floatsTo, intsFrom, intsTo } from './bytes.ts'
import { fitRouter } from './fit.ts'
import { loadRouter } from './router.saved.ts'
import type { Router } from './router.ts'

type Json = Record<string, unknown>

const random = seeded(1)
const textOf = (i: number) =>
  `${['write', 'count'][i % 2]} ${Array.from({ length: 5 }, () => `w${Math.floor(random() * 30)}`).join(' ')} ${i}`
const queries = Array.from({ length: 60 }, (_, i) => textOf(i))
/** Three numbers of which the first unit vector, once rounded, is not the unit vector of itself. */
const AWKWARD = [3, 6.8, 9.5]
const vectorOf = (text: string): number[] => {
  if (text === queries[0]) return AWKWARD
  const own = seeded(text.length * 31 + text.charCodeAt(text.length - 1))
  return [text.startsWith('write') ? 1 : -1, own(), own()]
}
const embedder: Embedder = {
  specificationVersion: 'v4',
  provider: 'test',
  modelId: 'scripted',
  maxEmbeddingsPerCall: 100,
  supportsParallelCalls: false,
  doEmbed: async ({ values }) => ({ embeddings: values.map(vectorOf), warnings: [] }),
}
const PEOPLE = ['ann', '7', '__proto__', 'constructor', 'Ünal \ud83d\ude42']
const others = Array.from({ length: 60 }, (_, i) => textOf(i + 60))

let router: Router
/** As a file gives it back. */
let written: string
const saved = () => JSON.parse(written) as Json
beforeAll(async () => {
  const rows = queries.flatMap((query, i) =>
    ['plain', 'steps', 'verse'].map((prompt, p) => {
      const person = PEOPLE[(i >> 1) % PEOPLE.length]!
      const liked = p === PEOPLE.indexOf(person) % 3 || p === i % 2
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
    expect(JSON.stringify(loadRouter(saved()).save())).toBe(written)
    // Not by way of text either: what save() returns is plain and holds nothing of the router's own.
    const own = router.save()
    expect(JSON.stringify(loadRouter(own).save())).toBe(written)
    expect(saved()).toMatchObject({ format: 'penchant.router', version: 1 })
  })

  it('keeps all people apart, whatever they are called', () => {
    const people = JSON.parse(JSON.stringify(loadRouter(saved()).save()), (key, value) =>
      key === 'people' && Object.hasOwn(value, 'ann') ? Object.keys(value) : value,
    ) as { people: string[] }
    expect(people.people.toSorted()).toEqual([...PEOPLE, 'late'].toSorted())
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
  const expectNamed = (error: unknown, path: readonly string[], how: string) => {
    const what = `${path.join('.')}, ${how}`
    expect(error, what).toBeInstanceOf(InvalidInputError)
    if (path.length > 1 || !['format', 'version'].includes(path[0]!))
      expect((error as InvalidInputError).field, what).toContain(`router.${path[0]}`)
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
    for (const path of paths) {
      const entry = path[0] === 'people' && path.length === 2
      const listed = /^\d+$/.test(path.at(-1)!)
      if (!entry && !listed)
        expectNamed(
          broken(path, () => undefined),
          path,
          'missing',
        )
      for (const wrong of [null, true, { a: 1 }]) {
        if (path.join() === 'people' && wrong !== null && wrong !== true) continue
        expectNamed(
          broken(path, () => wrong),
          path,
          `as ${JSON.stringify(wrong)}`,
        )
      }
      expectNamed(
        broken(path, (v) => (typeof v === 'string' ? 7 : '~ ~')),
        path,
        'number for text',
      )
    }
  })

  it('names each list of numbers that is cut off, too long, or holds what is no number', () => {
    const floats = ['promptVectors', 'queryVectors', 'sum', 'count', 'foretold']
    const logistic = ['mean', 'deviation', 'weights', 'intercepts'].map((name) => ['logistic', name])
    for (const path of [...floats.map((name) => [name]), ...logistic]) {
      const changed = (by: (values: number[]) => number[]) =>
        broken(path, (text) => floatsTo(Float32Array.from(by([...floatsFrom(text as string)]))))
      expectNamed(
        changed((values) => values.slice(1)),
        path,
        'one less',
      )
      expectNamed(
        changed((values) => [...values, 0]),
        path,
        'one more',
      )
      expectNamed(
        changed(() => []),
        path,
        'empty',
      )
      expectNamed(
        changed((values) => values.with(1, Number.NaN)),
        path,
        'NaN',
      )
      expectNamed(
        broken(path, (text) => (text as string).slice(4)),
        path,
        'cut off',
      )
    }
    expectNamed(
      broken(['logistic', 'column'], (t) => intsTo(intsFrom(t as string).slice(1))),
      ['logistic'],
      '',
    )
    expectNamed(
      broken(['logistic', 'column'], (t) => intsTo(intsFrom(t as string).fill(1e6))),
      ['logistic'],
      'a column that is not there',
    )
    expectNamed(
      broken(['trees', 'places'], (t) => intsTo(intsFrom(t as string).slice(1))),
      ['trees'],
      'less',
    )
    expectNamed(
      broken(['queries'], (list) => (list as string[]).slice(1)),
      [],
      'a query less',
    )
    expectNamed(
      broken(['prompts'], (list) => (list as Json[]).slice(1)),
      [],
      'a prompt less',
    )
  })

  it('names what does not go with the number of prompts, of queries, or of an embedding', () => {
    const more = (v: unknown) => (v as number) + 1
    for (const path of [
      ['logistic', 'width'],
      ['logistic', 'columns'],
      ['trees', 'prompts'],
      ['trees', 'embedded'],
      ['offsets', 'prompts'],
      ['people', 'ann', 'prompts'],
    ])
      expectNamed(broken(path, more), path, 'one more')
    expect(broken(['embedded'], more)).toBeInstanceOf(InvalidInputError)
    expect(broken(['embedded'], () => 0)).toBeInstanceOf(InvalidInputError)
    for (const path of [
      ['offsets', 'numbers'],
      ['people', 'ann', 'numbers'],
    ]) {
      expectNamed(
        broken(path, (list) => (list as number[]).slice(1)),
        path,
        'one less',
      )
      expectNamed(
        broken(path, (list) => [...(list as number[]), 0.1]),
        path,
        'one more',
      )
      expectNamed(
        broken(path, () => []),
        path,
        'none',
      )
    }
    expectNamed(
      broken(['offsets', 'numbers'], (list) => (list as number[]).with(3, -1)),
      ['offsets'],
      'variance',
    )
    const twice = broken(['prompts'], (list) => (list as Json[]).with(1, (list as Json[])[0]!))
    expectNamed(twice, ['prompts'], 'an id twice')
  })

  it('names what a report lacks that choices go by', () => {
    for (const report of [null, 5, [], {}])
      expectNamed(
        broken(['report'], () => report),
        ['report'],
        `${report}`,
      )
    for (const key of ['prompts', 'best', 'fresh', 'people']) {
      const path = ['report', key]
      expect(saved().report, key).toHaveProperty(key)
      expectNamed(
        broken(path, () => 5),
        path,
        'as 5',
      )
      expectNamed(
        broken(path, () => null),
        path,
        'as null',
      )
    }
    expectNamed(
      broken(['report', 'prompts'], () => undefined),
      ['report'],
      'missing',
    )
    expectNamed(
      broken(['report', 'prompts'], (list) => (list as Json[]).slice(1)),
      ['report'],
      'one less',
    )
    expectNamed(
      broken(['report', 'best'], () => 'nobody'),
      ['report'],
      'unknown',
    )
    expectNamed(
      broken(['report', 'fresh', 'gain'], () => undefined),
      ['report'],
      'missing',
    )
  })
})
