import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import type { SignalInput } from '../signal.ts'
import { balanced } from './markup.values.ts'
import { type MadeUpRow, madeUpLog } from './route.values.ts'
import { call, folder, penchant } from './spawned.ts'

const at = folder()
const none = at('none.db')
const jsonl = (name: string, rows: readonly unknown[]): string => {
  writeFileSync(at(name), rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
  return at(name)
}
const route = (...args: readonly string[]) => call(['--store', none, 'route', ...args])

const COOK = 'Cook and bake wa0x wb1x wc2x'
const ADD = 'Add and divide wa0x wb1x wc2x'
const TEXTS: Readonly<Record<string, string>> = {
  recipe: 'Think of it as a recipe.',
  steps: 'Think step by step.',
  other: 'Answer in verse.',
}

const log = jsonl('log.jsonl', madeUpLog())
const [router, page] = [at('router.json'), at('fit.html')]
let fitted: Awaited<ReturnType<typeof call>>

beforeAll(async () => {
  fitted = await route('fit', log, '--out', router, '--report', page, '--seed', '3')
})

describe('fit', () => {
  test('says what the log holds, what choosing gains, and writes router and page', () => {
    const { code, out, err } = fitted
    expect([code, err]).toEqual([0, `written: ${page}\nwritten: ${router}\n`])
    expect(out).toMatch(/^480 rows: 160 queries in \d+ groups of like ones, 3 prompts; seed 3\n/)
    expect(out).toMatch(/ {2}steps +\d\d\.\d % succeed \(.*\), 160 tries {2}best single prompt\n/)
    expect(out).toMatch(
      / {2}new queries +\+\d\d\.\d points \(\+\d\d\.\d to \+\d\d\.\d\), 160 cases: established\n/,
    )
    expect(out).toMatch(/\nChoosing by query gains \+.* points \(.*\) over steps on new queries\.\n$/)
    const html = readFileSync(page, 'utf8')
    balanced(html)
    expect(html).toContain('Choosing by query gains')
  })

  test('of a log that does not support it, says so; then the best single prompt is chosen', async () => {
    const plain = jsonl('plain.jsonl', madeUpLog({ plain: true, queries: 80 }))
    const file = at('plain.json')
    const { code, out } = await route('fit', plain, '--out', file)
    expect(code).toBe(0)
    expect(out).toMatch(/\nYour log does not support choosing by query; use steps\.\n$/)
    for (const query of [COOK, ADD])
      expect((await route('choose', query, '--router', file)).out).toBe('steps\n')
  })

  test('takes outcomes of the store, which collecting names; mixed models are told', async () => {
    const store = at('outcomes.db')
    const signals = madeUpLog({ queries: 40 }).map(
      ({ query, prompt, success }, i): SignalInput => ({
        ...{ kind: 'outcome', query, prompt: TEXTS[prompt]!, success },
        meta: { model: i < 60 ? 'small' : 'large', scorer: 'exact', promptId: prompt },
      }),
    )
    const other: SignalInput = { kind: 'sample', person: 'ada', text: 'A letter.' }
    await call(['--store', store, 'import', jsonl('signals.jsonl', [other, ...signals])])
    const { code, out, err } = await call([
      ...['--store', store, 'route', 'fit', '--out', at('store.json'), '--json'],
    ])
    expect([code, err]).toEqual([0, ''])
    const told = JSON.parse(out)
    expect(told).toMatchObject({ out: at('store.json'), rows: 120, queries: 40, seed: 1, badLines: 0 })
    expect(told.verdict).toMatch(/\.$/)
    expect(told.prompts.map(({ id, text }: { id: string; text: string }) => [id, text])).toEqual(
      Object.entries(TEXTS),
    )
    const again = await call(['--store', store, 'route', 'fit', '--out', at('store.json')])
    expect(again.err).toContain('the log mixes outcomes of 2 language models: small, large; ')
  })

  test('takes columns of CSV by other names, gzipped, with prompts by id or text', async () => {
    const rows = madeUpLog({ queries: 30 }).map(({ query, prompt, success }, i) =>
      [query, i % 2 ? prompt : TEXTS[prompt], success === 1, 'x'].join(','),
    )
    writeFileSync(at('log.csv.gz'), gzipSync(['question,which,correct,more', ...rows].join('\n')))
    const prompts = jsonl(
      'prompts.jsonl',
      Object.entries(TEXTS).map(([id, text]) => ({ id, text })),
    )
    const map = ['--map', 'query=question,prompt=which,success=correct']
    const files = [at('log.csv.gz'), '--prompts', prompts, '--out', at('csv.json')]
    const { code, out, err } = await route('fit', ...files, ...map, '--json')
    expect([code, err]).toEqual([0, ''])
    expect(JSON.parse(out).prompts.map(({ id, n }: { id: string; n: number }) => [id, n])).toEqual([
      ['recipe', 30],
      ['steps', 30],
      ['other', 30],
    ])
  })

  test('takes fields of JSONL by other names', async () => {
    const rows = madeUpLog({ queries: 30 }).map(({ query, prompt, success }) => ({
      ...{ question: query, template: TEXTS[prompt], correct: success === 1, name: prompt, id: 7 },
    }))
    const map = ['--map', 'query=question,prompt=template,success=correct,meta.promptId=name']
    const { code, out } = await route(
      ...['fit', jsonl('fields.jsonl', rows), ...map, '--out', at('fields.json'), '--json'],
    )
    expect(code).toBe(0)
    const told: { prompts: { id: string; text: string }[] } = JSON.parse(out)
    expect(told.prompts.map(({ id, text }) => [id, text])).toEqual(Object.entries(TEXTS))
  })

  test('takes what promptfoo wrote; models mixed are told, and what was not graded', async () => {
    const tests = madeUpLog({ queries: 20 }).map(({ query, prompt, success }, i) => ({
      ...{ success: success === 1, score: success, failureReason: 1 - success, vars: { question: query } },
      ...{ prompt: { raw: query, label: TEXTS[prompt] }, provider: `openai:${i % 2 ? 'small' : 'large'}` },
    }))
    const broken = { ...tests[0], success: false, failureReason: 2, error: 'API error: 500' }
    const { code, out, err } = await route(
      ...['fit', jsonl('promptfoo.jsonl', [...tests, broken]), '--format', 'promptfoo'],
      ...['--out', at('promptfoo.json')],
    )
    expect(code).toBe(0)
    expect(out).toMatch(/^60 rows: 20 queries .*3 prompts/)
    expect(err).toMatch(
      /promptfoo\.jsonl:61: error: "API error: 500" cannot be used;.*\n1 bad line left out\n/,
    )
    expect(err).toContain('the log mixes outcomes of 2 language models: openai:large, openai:small;')
  })

  test('leaves bad lines out and says where they stand', async () => {
    const good = madeUpLog({ queries: 30 })
    const bad = jsonl('bad.jsonl', [{ ...good[0], success: 3 }, { query: 'x', success: 1 }, ...good])
    const { code, out, err } = await route('fit', bad, '--out', at('bad.json'), '--json')
    expect([code, err]).toEqual([0, ''])
    expect(JSON.parse(out)).toMatchObject({
      ...{ rows: 90, badLines: 2 },
      bad: [
        { file: bad, line: 1, field: 'success', value: 3 },
        { file: bad, line: 2, field: 'prompt' },
      ],
    })
  })
})

describe('choose', () => {
  test('prints the prompt; why goes to stderr', async () => {
    expect(await route('choose', COOK, '--router', router)).toEqual({ code: 0, out: 'recipe\n', err: '' })
    const { out, err } = await route('choose', ADD, '--router', router, '--why')
    expect(out).toBe('steps\n')
    expect(err).toMatch(/^\d\d\.\d % likely to succeed: no other prompt is foretold to do better here; /)
    const asJson = await route('choose', COOK, '--router', router, '--json')
    expect(JSON.parse(asJson.out)).toMatchObject({ query: COOK, prompt: 'recipe', supported: true })
  })

  test('reads the query from stdin', async () => {
    for (const dash of [[], ['-']]) {
      const ran = await penchant(['route', 'choose', ...dash, '--router', router], { stdin: `${COOK}\n` })
      expect(ran).toEqual({ code: 0, out: 'recipe\n', err: '' })
    }
  })

  test('keeps to the prompts it may choose', async () => {
    const among = ['--prompts', 'steps, other']
    expect((await route('choose', COOK, '--router', router, ...among)).out).not.toBe('recipe\n')
    const unknown = await route('choose', COOK, '--router', router, '--prompts', 'steps,rhyme')
    expect([unknown.code, unknown.err]).toEqual([
      2,
      'penchant: prompts: "rhyme" cannot be used; use the id of a prompt of the log: recipe, steps, other\n',
    ])
  })

  test('of a file a line for each query, in order', async () => {
    const many = Array.from({ length: 120 }, (_, i) => (i % 2 ? COOK : { query: ADD }))
    writeFileSync(at('many.txt'), many.map((row) => (typeof row === 'string' ? row : row.query)).join('\n'))
    for (const file of [jsonl('many.jsonl', many), at('many.txt')]) {
      const { code, out } = await route('choose', '--router', router, '--file', file)
      expect(code).toBe(0)
      const lines = out.trim().split('\n')
      expect(lines.map((line) => JSON.parse(line).prompt)).toEqual(
        many.map((_, i) => (i % 2 ? 'recipe' : 'steps')),
      )
      expect(Object.keys(JSON.parse(lines[0]!))).toEqual([
        ...['query', 'prompt', 'probability', 'gain', 'supported', 'reason', 'text'],
      ])
    }
  })
})

describe('report', () => {
  const fresh = jsonl('test.jsonl', madeUpLog({ seed: 2, queries: 60 }))

  test('says what is gained on a test log, and that it is none of the log fitted on', async () => {
    const out = at('report.html')
    const ran = await route('report', '--router', router, '--out', out, '--test', fresh)
    expect([ran.code, ran.err]).toEqual([0, `written: ${out}\n`])
    expect(ran.out).toMatch(
      /^Choosing by query gains .*\n\n.*\n {2}the router {2}\d\d\.\d %, \+\d\d\.\d points \(.*\) over \d\d\.\d %; 60 cases,/,
    )
    expect(ran.out).toMatch(/\nThe test log does not overlap with the fit log: 0\.0 % of the 60 test queries/)
    const html = readFileSync(out, 'utf8')
    balanced(html)
    expect(html).toContain('your test log')
    expect(html).not.toMatch(/NaN|undefined|<script/)
    expect(html.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:/)
  })

  test('warns of a test log that was fitted on', async () => {
    const { out } = await route('report', '--router', router, '--test', log, '--json')
    const { test: tested, verdict, badLines } = JSON.parse(out)
    expect(tested.leak).toMatchObject({ n: 160, same: 1, overlap: 1, finding: 'fully overlapping' })
    expect([badLines, verdict.slice(0, 8)]).toEqual([0, 'Choosing'])
    const told = await route('report', '--router', router, '--out', at('leak.html'), '--test', log)
    expect(told.out).toContain('The test log and the fit log are fully overlapping: 100.0 %')
    // What a table gains is what the router was fitted on: each query's best prompt, tried once.
    expect(tested.lookup.success).toBeCloseTo(tested.lookup.oracle, 6)
    expect(told.out).toMatch(
      /: a plain table of past outcomes succeeds in \d\d\.\d % of its cases, the router/,
    )
    expect(tested.apart).toBeUndefined()
  })

  test('of a log that overlaps in part, shows apart what does not', async () => {
    const [own, other] = [madeUpLog({ queries: 60 }), madeUpLog({ seed: 2, queries: 60 })]
    const mixed = jsonl('mixed.jsonl', [...own, ...other])
    const ran = await route('report', '--router', router, '--test', mixed, '--json')
    const { test: tested } = JSON.parse(ran.out)
    expect(tested.leak).toMatchObject({ n: 120, same: 0.5, overlap: 0.5, finding: 'overlapping' })
    const alone = JSON.parse((await route('report', '--router', router, '--test', fresh, '--json')).out).test
    expect([tested.n, tested.apart.n]).toEqual([120, 60])
    expect(tested.apart.success).toBeCloseTo(alone.success, 9)
    expect(tested.apart.foretold).toEqual(alone.foretold)
    const told = await route('report', '--router', router, '--out', at('mixed.html'), '--test', mixed)
    expect(told.out).toMatch(/\n {2}the router, queries unlike all fitted on .* 60 cases/)
    expect(told.out).toContain('; those on the other queries stand apart.')
    expect(readFileSync(at('mixed.html'), 'utf8')).toContain('your test log, queries unlike all fitted on')
  })

  test('compares with the fit log where that is named', async () => {
    const args = ['report', '--router', router, '--test', fresh, '--fit', fresh, '--json']
    const { test: tested } = JSON.parse((await route(...args)).out)
    expect(tested.leak).toMatchObject({ n: 60, same: 1, finding: 'fully overlapping' })
  })
})

describe('what cannot be done is said in one line', () => {
  const first = madeUpLog({ queries: 10 })
  const same = (rows: readonly MadeUpRow[]) => rows.map((row) => ({ ...row, success: 1 }))
  const text = (name: string, content: string) => {
    writeFileSync(at(name), content)
    return at(name)
  }
  const prompts = jsonl('two.jsonl', [
    { id: 'recipe', text: 'R' },
    { id: 'steps', text: 'S' },
  ])
  const out = ['--out', at('refused.json')]
  const newer = text('newer.json', JSON.stringify({ format: 'penchant.router', version: 99 }))

  test.each<[readonly string[], RegExp]>([
    [['fit', ...out], /^store ".*none\.db": not found; import signals first/],
    [['fit', log], /required option '--out <file>' not specified/],
    [['fit', at('nothing.jsonl'), ...out], /^file: ".*" cannot be used; give a file that exists/],
    [
      ['fit', text('empty.jsonl', ''), ...out],
      /^outcomes: ".*empty\.jsonl" cannot be used; it holds none: collect/,
    ],
    [
      ['fit', jsonl('nan.jsonl', [{ ...first[0], success: null }]), ...out],
      /nan\.jsonl:1: success: null cannot be used/,
    ],
    [['fit', text('json.txt', 'hello'), ...out], /json\.txt:1: line: "hello" cannot be used/],
    [['fit', '-', ...out], /^files: "-" cannot be used; a log is read twice/],
    [['fit', log, '--out', at('nowhere/router.json')], /^file: .* give one in a folder that exists/],
    [['fit', log, '--out', at('.')], /^file: .* give a file, not a folder/],
    [['fit', log, '--out', log], /^file: ".*log\.jsonl" cannot be used; it is read or written here already/],
    [['fit', log, ...out, '--report', at('refused.json')], /^file: .*refused\.json" .* read or written here/],
    [
      [
        'choose',
        COOK,
        '--router',
        text('half.json', JSON.stringify({ format: 'penchant.router', version: 1 })),
      ],
      /^router: ".*half\.json" cannot be used; router\.prompts is not what it should be: fit it again/,
    ],
    [
      ['report', '--router', router, '--out', router],
      /^file: .*router\.json" .* read or written here already/,
    ],
    [
      ['fit', log, ...out, '--prompts', prompts],
      /log\.jsonl:3: prompt: "other" cannot be used; use the id or the text of one of recipe, steps/,
    ],
    [['fit', log, ...out, '--map', 'query=asked', '--json'], /log\.jsonl:1: query: undefined cannot be used/],
    [
      ['fit', text('columns.csv', 'query,prompt\nx,y\n'), ...out, '--map', 'success=ok'],
      /^map: "ok" cannot be used; name one of the columns query, prompt/,
    ],
    [
      ['fit', jsonl('same.jsonl', same(first)), ...out],
      /^success: 1 cannot be used; it is the same in all 30 rows/,
    ],
    [
      [
        'fit',
        jsonl(
          'one.jsonl',
          first.filter((_, i) => i % 3 === 0),
        ),
        ...out,
      ],
      /^prompts: "1 prompt"/,
    ],
    [['choose', COOK], /required option '--router <file>' not specified/],
    [['choose', COOK, '--router', at('nothing.json')], /^router: .* it cannot be read/],
    [
      ['choose', COOK, '--router', log],
      /^router: ".*log\.jsonl" .* give a file that `penchant route fit` wrote/,
    ],
    [['choose', COOK, '--router', newer], /^router: has format 99, this Penchant reads up to 1; install/],
    [['choose', COOK, '--router', router, '--file', log], /leave out the query with --file/],
    [['choose', '--router', router, '--file', log, '--why'], /leave out --why with --file/],
    [['choose', '--router', router, '--file', at('nothing.txt')], /^file: .* it cannot be read/],
    [
      ['choose', '--router', router, '--file', jsonl('q.jsonl', [{ query: 3 }])],
      /q\.jsonl:1: query: 3 cannot be used; give a text, or an object with a query/,
    ],
    [['choose', COOK, '--router', router, '--embedder', 'local'], /was fitted without an embedder/],
    [['report', '--router', router], /name the page to write with --out, or give --json/],
    [['report', '--router', router, '--json', '--fit', log], /--fit is what --test is compared with/],
    [
      ['report', '--router', router, '--json', '--test', at('empty.jsonl')],
      /^outcomes: ".*empty\.jsonl" cannot be used; it holds none/,
    ],
    [
      [
        'report',
        '--router',
        router,
        '--json',
        '--test',
        jsonl('new.jsonl', [{ ...first[0], prompt: 'new' }]),
      ],
      /new\.jsonl:1: prompt: "new" cannot be used; use the id or the text of one of recipe, steps, other/,
    ],
  ])('%j', async (args, message) => {
    const { code, out, err } = await route(...args)
    const line = args.includes('--json') ? JSON.parse(err).error.message : err.replace(/^penchant: /, '')
    expect(line).toMatch(message)
    expect(line.trim().split('\n')).toHaveLength(1)
    expect(out).toBe('')
    expect(code).toBe(message.source.includes('format 99') ? 1 : 2)
    expect(existsSync(at('refused.json'))).toBe(false)
  })
})
