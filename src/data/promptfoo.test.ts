import { describe, expect, it } from 'vitest'
import { all, folder, loaded, writeLines, writeText } from './files.values.ts'
import { promptfoo } from './promptfoo.ts'

const dir = folder()

// Made-up results in the layout promptfoo writes: `prompt.raw` has the variables put in, the template stands in `prompts`.
const TEMPLATES = ['{{question}}\nThink.', '{{question}}\nBe brief.']
const AT = '2026-03-01T10:00:00.000Z'

const result = (testIdx: number, promptIdx: number, more: object = {}) => ({
  id: `r${testIdx}-${promptIdx}`,
  testIdx,
  promptIdx,
  promptId: `hash${promptIdx}`,
  provider: { id: 'openai:gpt-5-nano', label: '' },
  prompt: { raw: `Why ${testIdx}?\n…`, label: TEMPLATES[promptIdx], config: {} },
  vars: { question: `Why ${testIdx}?`, expected: 'So.' },
  testCase: { vars: { question: `Why ${testIdx}?`, expected: 'So.' }, assert: [{ type: 'equals' }] },
  response: { output: 'So.', tokenUsage: {} },
  success: true,
  score: 1,
  failureReason: 0,
  error: null,
  gradingResult: { pass: true, score: 1, reason: 'All assertions passed' },
  namedScores: {},
  latencyMs: 10,
  ...more,
})
const failed = { success: false, score: 0, failureReason: 1, error: 'Expected output to equal' }
const broken = {
  success: false,
  score: 0,
  failureReason: 2,
  error: 'API error: 500',
  gradingResult: undefined,
}

const evaluation = (results: readonly object[]) => ({
  evalId: 'eval-x',
  results: {
    version: 3,
    timestamp: AT,
    prompts: TEMPLATES.map((raw, i) => ({
      raw,
      label: `label ${i}`,
      id: `hash${i}`,
      provider: 'openai:gpt-5-nano',
    })),
    results,
    stats: { successes: 1, failures: 1, errors: 0 },
  },
  config: {},
  shareableUrl: null,
})
const json = (name: string, value: unknown) => writeText(dir, name, JSON.stringify(value, null, 2))
const read = (file: string) => loaded((onBad) => promptfoo({ files: [file], onBad }))

const outcome = (testIdx: number, promptIdx: number, success: number) => ({
  kind: 'outcome',
  query: `Why ${testIdx}?`,
  prompt: TEMPLATES[promptIdx],
  success,
  meta: {
    set: 'promptfoo',
    promptId: `hash${promptIdx}`,
    provider: 'openai:gpt-5-nano',
    testIdx,
    queryVar: 'question',
  },
})

describe('JSON of version 3', () => {
  it('makes an outcome of each result, with the template for a prompt and the time of the evaluation', async () => {
    const results = [result(0, 0), result(0, 1, failed), result(1, 0, { score: 0.25 }), result(1, 1)]
    const wanted = [outcome(0, 0, 1), outcome(0, 1, 0), outcome(1, 0, 0.25), outcome(1, 1, 1)]
    const file = json('v3.json', evaluation(results))
    expect(await all(promptfoo({ files: [file] }))).toEqual(wanted.map((o) => ({ ...o, at: AT })))
    // On one line, and packed.
    const compact = writeText(dir, 'v3.json.gz', JSON.stringify(evaluation(results)))
    expect(await all(promptfoo({ files: [compact] }))).toHaveLength(4)
  })

  it('takes what was not graded for a bad row, not for a failure of the prompt', async () => {
    const silent = { success: false, score: 0, failureReason: 0, error: 'No output', gradingResult: null }
    const file = json('errors.json', evaluation([result(0, 0), result(0, 1, broken), result(1, 0, silent)]))
    const { signals, bad } = await read(file)
    expect(signals).toHaveLength(1)
    expect(bad.map(({ line, error }) => [line, error.field, error.value])).toEqual([
      [2, 'error', 'API error: 500'],
      [3, 'error', 'No output'],
    ])
    await expect(all(promptfoo({ files: [file] }))).rejects.toThrow('errors.json:2: error: "API error: 500"')
  })

  it('keeps scores within 0 and 1, and goes by success where there is none', async () => {
    const scores = [{ score: 3 }, { score: -1 }, { score: null }, { ...failed, score: undefined }]
    const file = json('scores.json', evaluation(scores.map((more, i) => result(i, 0, more))))
    expect((await read(file)).signals.map((s) => s.kind === 'outcome' && s.success)).toEqual([1, 0, 1, 0])
  })

  it('reports a result that is none, by its place', async () => {
    const file = json('odd.json', evaluation([{ ...result(0, 0), success: 'yes' }, result(1, 0)]))
    const { signals, bad } = await read(file)
    expect([signals.length, bad.map(({ line, error }) => [line, error.field])]).toEqual([1, [[1, 'success']]])
  })
})

describe('the query', () => {
  it.each([
    [{ Question: 'Why?', topic: 'x' }, 'Why?', 'Question'],
    [{ text: 'T', query: 'Q', input: 'I' }, 'Q', 'query'],
    [{ article: 'Long.' }, 'Long.', 'article'],
    [{ article: 'Long.', sessionId: '7', _conversation: [] }, 'Long.', 'article'],
    [{ question: { a: 1 } }, '{"a":1}', 'question'],
    [{ city: 'Bonn', year: 3 }, '{"city":"Bonn","year":3}', '(all)'],
  ])('of %j', async (vars, query, queryVar) => {
    const file = json('vars.json', evaluation([result(0, 0, { vars })]))
    expect((await read(file)).signals).toMatchObject([{ query, meta: { queryVar } }])
  })

  it('of a test without variables is missing, which is a bad row', async () => {
    const none = result(0, 0, { vars: {}, testCase: {} })
    const { bad } = await read(json('none.json', evaluation([none, result(1, 0)])))
    expect(bad.map(({ line, error }) => [line, error.field])).toEqual([[1, 'vars']])
  })
})

describe('JSONL', () => {
  it('has labels for prompts, and is read row by row', async () => {
    const lines = [
      result(0, 0),
      result(0, 1, failed),
      result(1, 1, broken),
      result(2, 0, { vars: undefined, provider: 'echo', testIdx: undefined }),
    ]
    const { signals, bad } = await read(writeLines(dir, 'out.jsonl', lines))
    const { testIdx: _, ...meta } = outcome(2, 0, 1).meta
    expect(signals).toEqual([
      outcome(0, 0, 1),
      outcome(0, 1, 0),
      { ...outcome(2, 0, 1), meta: { ...meta, provider: 'echo' } },
    ])
    expect(bad.map(({ line }) => line)).toEqual([3])
  })
})

describe('tables of versions 1 and 2', () => {
  const head = {
    vars: ['question', 'expected'],
    prompts: TEMPLATES.map((raw, i) => ({ raw, label: 'x', id: `hash${i}`, provider: 'openai:gpt-5-nano' })),
  }
  const output = (more: object) => ({
    pass: true,
    score: 1,
    text: 'So.',
    prompt: 'sent',
    latencyMs: 1,
    ...more,
  })
  const graded = { gradingResult: { pass: false, score: 0, reason: 'no' } }

  it('are read where they stand, with errors told by what was not graded', async () => {
    const body = [0, 1].map((i) => ({
      vars: [`Why ${i}?`, 'So.'],
      outputs:
        i === 0
          ? [output({}), output({ pass: false, score: 0, ...graded })]
          : [output({ pass: false, score: 0, text: 'API error' }), null],
    }))
    const results = { version: 2, timestamp: AT, results: [result(0, 0)], table: { head, body }, stats: {} }
    const { signals, bad } = await read(json('v2.json', { results, config: {} }))
    expect(signals).toEqual([outcome(0, 0, 1), outcome(0, 1, 0)].map((o) => ({ ...o, at: AT })))
    expect(bad.map(({ line, error }) => [line, error.value])).toEqual([[2, 'API error']])
  })

  it('may hold texts for cells, and no wrapping', async () => {
    const body = [{ vars: ['Why 0?', ''], outputs: ['[PASS] (0.50) So.', '[FAIL] not equal\n---\nSo.'] }]
    const old = { version: 1, results: [], table: { head, body }, stats: {} }
    const { signals } = await read(json('v1.json', old))
    expect(signals).toMatchObject([{ success: 0.5 }, { success: 0 }])
  })
})

describe('CSV', () => {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`
  const csv = (name: string, lines: readonly (readonly string[])[]) =>
    writeText(dir, name, lines.map((line) => line.map(cell).join(',')).join('\n'))
  const columns = ['Status', 'Score', 'Named Scores', 'Grader Reason', 'Comment']
  const labels = TEMPLATES.map((t) => `[openai:gpt-5-nano] ${t}`)

  it('tells prompts by their columns', async () => {
    const { signals, bad } = await read(
      csv('out.csv', [
        ['Description', 'expected', 'question', labels[0]!, ...columns, labels[1]!, ...columns],
        ['d', 'So.', 'Why 0?', 'So.', 'PASS', '1.00', '', '', '', 'No.', 'FAIL', '0.33', '', '', ''],
        ['d', 'So.', "'-Why?", '', 'ERROR', '0.00', '', '', '', '', '', '', '', '', ''],
        ['d', 'So.', "'=Why?", 'So.', 'PASS', '', '', '', '', 'So.', 'GOOD', '1.00', '', '', ''],
      ]),
    )
    const { promptId: _, ...meta } = outcome(0, 0, 1).meta
    expect(signals).toEqual([
      { ...outcome(0, 0, 1), meta },
      { ...outcome(0, 1, 0.33), meta },
      { ...outcome(0, 0, 1), query: '=Why?', meta: { ...meta, testIdx: 2 } },
    ])
    expect(bad.map(({ line, error }) => [line, error.field])).toEqual([
      [3, 'error'],
      [4, 'output'],
    ])
  })

  it('tells it all in one cell in older files', async () => {
    const file = csv('old.csv', [
      ['question', ...labels],
      ['Why 0?', '[PASS] (1.00)\n\nSo.', '[FAIL] (0.00)\n\nNo.'],
      ['Why 1?', '[ERROR] (0.00)\n\nAPI error', ''],
    ])
    const { signals, bad } = await read(file)
    expect(signals).toMatchObject([
      { query: 'Why 0?', prompt: TEMPLATES[0], success: 1 },
      { query: 'Why 0?', prompt: TEMPLATES[1], success: 0 },
    ])
    expect(bad.map(({ line }) => line)).toEqual([3])
  })
})

describe('what promptfoo did not write', () => {
  it.each([
    ['other.json', '{\n"a": 1\n}', 'results is not what it should be'],
    ['half.json', '{\n"results": {', 'it is no JSON'],
    ['wrong.json', '{\n"results": {"results": 3}}', 'results is not what it should be'],
    ['other.csv', 'a,b\n1,2\n', 'as promptfoo wrote it'],
    ['bad.csv', 'a,b\n"x" y,1\n', 'mend the CSV'],
    ['empty.jsonl', '', 'give one that holds rows'],
  ])('%s is refused', async (name, text, message) => {
    await expect(read(writeText(dir, name, text))).rejects.toThrow(message)
  })

  it('is told from a file that is not there', async () => {
    await expect(read(`${dir}/nothing.json`)).rejects.toThrow('give a file that exists')
  })
})
