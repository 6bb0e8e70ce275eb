import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { InvalidInputError } from '../errors.ts'
import { readConfig } from './config.file.ts'
import { experimentOf, labelOf, settingsOf } from './config.ts'

const folder = mkdtempSync(join(tmpdir(), 'penchant-config-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('an experiment', () => {
  it('is the papers’ when nothing is said, and needs no key', () => {
    const usual = experimentOf({ world: 'plume' })
    expect(usual).toMatchObject({
      personModel: 'scripted',
      model: ['scripted'],
      retrieval: ['source'],
      p: [1],
    })
    expect([usual.seeds.length, usual.kinds, usual.laps, usual.judgeModel]).toEqual([
      5,
      ['summary', 'email'],
      undefined,
      undefined,
    ])
    expect(usual.agents).toEqual(['none', 'oracle', 'cipher-1', 'cipher-5', 'prose', 'penchant'])
  })

  it('takes one where a list is meant', () => {
    const given = { world: 'plume', agents: 'none', seeds: 3, retrieval: 'recent', documents: 'a.jsonl' }
    expect(experimentOf(given)).toMatchObject({
      ...{ agents: ['none'], seeds: [3], retrieval: ['recent'], documents: [{ file: 'a.jsonl' }] },
    })
  })

  it.each([
    [{ worlds: 1 }, 'worlds', 1, 'there is no such field; there are world, agents'],
    [{ world: 'mars' }, 'world', 'mars', 'give one of plume, prelude, prelude-no-edit'],
    [{ seeds: [1, 'x'] }, 'seeds.1', 'x', 'give a whole number'],
    [{ seeds: -1 }, 'seeds', -1, 'give a whole number from 0 up'],
    [{ seeds: [] }, 'seeds', [], 'name at least one'],
    [{ seeds: [1, 2, 1] }, 'seeds', [1, 2, 1], 'name each only once'],
    [{ kinds: 'letter' }, 'kinds', 'letter', 'give summary or email'],
    [{ retrieval: ['source', 'best'] }, 'retrieval.1', 'best', 'give one of source, recent, cosine'],
    [{ p: 2 }, 'p', 2, 'give a number from 0 to 1'],
    [{ laps: 0 }, 'laps', 0, 'give a whole number from 1 up'],
    [{ documents: [{ path: 'a' }] }, 'documents.0.file', undefined, 'give a text'],
    [{ documents: [{ file: 'a', sort: 'b' }] }, 'documents.0.sort', 'b', 'there are file, kind, text, id'],
    [{ documents: { file: 3 } }, 'documents.file', 3, 'give a text'],
    [{ price: { input: 1 } }, 'price.output', undefined, 'give a number'],
    [{ price: 3 }, 'price', 3, 'give {input, output}'],
    [{ sources: ['news'] }, 'sources', ['news'], 'give a kind of document for each source'],
    [{ budget: 'ten' }, 'budget', 'ten', 'give a number from 0 up'],
    [{ personModel: 'openai/x', p: 0.5 }, 'p', [0.5], 'only the scripted person'],
  ])('with %j is refused by field, value and remedy', (wrong, field, value, remedy) => {
    const error = (() => {
      try {
        return experimentOf({ world: 'plume', ...wrong })
      } catch (thrown) {
        return thrown
      }
    })()
    expect(error).toBeInstanceOf(InvalidInputError)
    expect([(error as InvalidInputError).field, (error as InvalidInputError).value]).toEqual([field, value])
    expect((error as Error).message).toContain(remedy)
  })

  it('with lists runs every combination, called by what is swept', () => {
    const swept = experimentOf({ world: 'plume', retrieval: ['source', 'cosine'], p: [1, 0.9], examples: 3 })
    expect(settingsOf(swept).map((setting) => labelOf(setting, swept))).toEqual([
      'retrieval=source, p=1',
      'retrieval=source, p=0.9',
      'retrieval=cosine, p=1',
      'retrieval=cosine, p=0.9',
    ])
    const single = experimentOf({ world: 'plume' })
    expect(settingsOf(single).map((setting) => labelOf(setting, single))).toEqual([''])
  })
})

describe('a configuration file', () => {
  const write = (name: string, text: string) => {
    mkdirSync(join(folder, 'sub'), { recursive: true })
    writeFileSync(join(folder, 'sub', name), text)
    return join(folder, 'sub', name)
  }

  it('is YAML or JSON, and names files from its own folder', async () => {
    const yaml = write(
      'a.yaml',
      'agents:\n  - none\n  - ./mine.ts\nlaps: 3 # few\ndocuments:\n  - more.jsonl\n  - file: /tmp/other.csv\n    kind: news\n',
    )
    const there = (name: string) => join(folder, 'sub', name)
    const fields = {
      agents: ['none', there('mine.ts')],
      laps: 3,
      documents: [there('more.jsonl'), { file: '/tmp/other.csv', kind: 'news' }],
    }
    expect(await readConfig(yaml)).toEqual(fields)
    const json = write('a.json', JSON.stringify({ ...fields, agents: ['none', './mine.ts'] }))
    expect(await readConfig(json)).toEqual(fields)
  })

  it.each([
    ['no.yaml', undefined, 'it cannot be read'],
    ['bad.yaml', 'agents: [none', 'it is no YAML'],
    ['list.yaml', '- none\n', 'write fields into it'],
    ['empty.yaml', '', 'write fields into it'],
  ])('%s is refused', async (name, text, remedy) => {
    const file = text === undefined ? join(folder, name) : write(name, text)
    await expect(readConfig(file)).rejects.toThrow(remedy)
  })
})
