import { describe, expect, it } from 'vitest'
import { all, folder, loaded, writeLines, writeText } from './files.values.ts'
import { jsonl } from './jsonl.ts'
import { LOADERS } from './loaders.ts'
import { surveyed, talk } from './prism.values.ts'

const dir = folder()
const load = (format: string, ...files: string[]) => all(LOADERS[format]!.load(files))

describe('jsonl', () => {
  const signals = [
    { kind: 'sample', person: 'ada', text: 'Dear all,' },
    { kind: 'choice', person: 'ada', chosen: 'x', rejected: 'y', strength: 0.5, meta: { turn: 1 } },
  ]

  it('gives back what was written, without the id', async () => {
    const file = writeLines(
      dir,
      'own.jsonl.gz',
      signals.map((signal, id) => ({ id: `${id}`, ...signal })),
    )
    expect(await all(jsonl({ files: [file] }))).toEqual(signals)
    expect(await all(jsonl({ files: [file, file] }))).toEqual([...signals, ...signals])
  })

  it('reports what is no signal', async () => {
    const file = writeLines(dir, 'bad.jsonl', [
      { ...signals[0], tsak: 'email' },
      signals[1],
      { kind: 'guess' },
    ])
    const { signals: read, bad } = await loaded((onBad) => jsonl({ files: [file], onBad }))
    expect(read).toEqual([signals[1]])
    expect(bad.map(({ line, error }) => [line, error.field])).toEqual([
      [1, 'tsak'],
      [3, 'kind'],
    ])
    const none = writeLines(dir, 'none.jsonl', [{ text: 'x' }])
    await expect(all(jsonl({ files: [none] }))).rejects.toThrow('column: "kind"')
  })
})

describe('LOADERS', () => {
  it('tells what every format makes and takes', () => {
    for (const [name, { describe, files }] of Object.entries(LOADERS)) {
      expect(name).toMatch(/^[a-z-]+$/)
      expect(describe.length).toBeGreaterThan(20)
      expect(files.length).toBeGreaterThan(10)
    }
  })

  it('tells files apart by their names, in any order', async () => {
    const conversations = writeLines(dir, 'conversations.jsonl', [
      talk('c1', 'ada', '2023-11-22 16:00:00', [['Why?', ['So.', 80, true], ['No.', 20]]]),
    ])
    const survey = writeLines(dir, 'survey.jsonl', [surveyed('ada', 'Be kind.')])
    const kinds = (await load('prism', conversations, survey)).map((signal) => signal.kind)
    expect(kinds).toEqual(['statement', 'statement', 'choice', 'followUp'])
    const wide = await all(LOADERS.prism!.load([conversations], { gap: 0.61 }))
    expect(wide.map((signal) => signal.kind)).toEqual(['followUp'])
    const chat = [
      { UtteranceId: 0, Role: 'User', Content: 'hi' },
      { UtteranceId: 1, Role: 'Agent', Content: 'hello' },
      { UtteranceId: 2, Role: 'User', Content: 'bye' },
    ]
    const annotations = writeText(dir, 'sat_dsat_annotation.json', JSON.stringify(chat))
    expect((await load('wildfeedback', annotations)).map((signal) => signal.kind)).toEqual(['followUp'])
  })

  it('refuses a file whose part cannot be told, or that comes twice', async () => {
    const prism =
      (...files: string[]) =>
      async () =>
        load('prism', ...files)
    await expect(prism('talks.jsonl')()).rejects.toThrow('begins with conversations or utterances or survey')
    await expect(prism('survey.jsonl', 'old/survey.jsonl')()).rejects.toThrow('give one file of survey')
  })
})
