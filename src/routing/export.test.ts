import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { InvalidInputError, StoreVersionError } from '../errors.ts'
import { type Random, seeded } from '../evaluate/interval.ts'
import { fromXgboost } from '../trees/xgboost.read.ts'
import { rowsOf, treesFrom, widthOf } from './boosted.ts'
import { COUNTS } from './counts.ts'
import { writeParquet } from './export.parquet.ts'
import { libsvm, trainingRows } from './export.ts'
import { logOf, type Outcome, type Prompt } from './log.ts'
import { loadQuestions, questionnaireOf, saveQuestions } from './questions.ts'
import { placeOf, read } from './reading.ts'
import { tableOf } from './table.ts'

const prompts: readonly Prompt[] = ['step by step', 'be brief', 'guess'].map((text, i) => ({
  id: `p${i}`,
  text,
}))
const WORDS = 'apple [b] river stone 7 31 cloud, 2.5 train < market'.split(' ')
const PYTHON = '/usr/bin/python3'

/** Which prompt works hangs on the words; every tenth outcome is a part of a success. */
function made(queries: number, random: Random): Outcome[] {
  const one = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!
  return Array.from({ length: queries }, () => {
    const query = Array.from({ length: 2 + Math.floor(random() * 12) }, () => one(WORDS)).join(' ')
    return prompts.map(({ id }, p) => {
      const chance = query.includes(['apple', 'river', 'train'][p]!) ? 0.85 : 0.3
      const success = random() < 0.1 ? Math.round(random() * 8) / 8 : Number(random() < chance)
      return { query, prompt: id, success }
    })
  }).flat()
}

const outcomes = made(300, seeded(4))
const log = logOf(outcomes, prompts)
const questionnaire = questionnaireOf(log)
const table = tableOf(
  log,
  log.queries.map((query) => read(query)),
)
const rows = rowsOf(questionnaire.questions, table)

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'penchant-export-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('questionnaireOf', () => {
  it('names columns in their order', () => {
    const { places } = questionnaire.questions
    expect(questionnaire.columns).toHaveLength(widthOf(questionnaire.questions))
    expect(questionnaire.columns.slice(-3)).toEqual(['prompt=p0', 'prompt=p1', 'prompt=p2'])
    const word = (term: string) => questionnaire.columns[places.indexOf(placeOf(term))]
    expect([word('apple'), word('river stone')]).toEqual(['word=apple', 'word=river stone'])
    expect(questionnaire.columns[places.length + COUNTS.indexOf('commas')]).toBe('count=commas')
  })

  it('gives each column a name of its own, one that XGBoost takes', () => {
    expect(new Set(questionnaire.columns).size).toBe(questionnaire.columns.length)
    expect(questionnaire.columns).toContain('word=%3C')
    expect(questionnaire.columns.filter((name) => /[[\]<\n]/.test(name))).toEqual([])
  })
})

describe('saved questions', () => {
  const json = saveQuestions(questionnaire) as Record<string, unknown>

  it('are read again', () => {
    expect(loadQuestions(JSON.parse(JSON.stringify(json)))).toEqual(questionnaire)
  })

  it.each<[string, unknown, RegExp]>([
    ['nothing', undefined, /^questions$/],
    ['something else', { places: [] }, /^questions$/],
    ['places in disorder', { ...json, places: [3, 2] }, /^questions\.places$/],
    ['a place too far', { ...json, places: [1 << 16] }, /^questions\.places\.0$/],
    ['two prompts of one id', { ...json, prompts: [prompts[0], prompts[0]] }, /^questions\.prompts$/],
    ['no prompts', { ...json, prompts: [] }, /^questions\.prompts$/],
    ['too few columns', { ...json, columns: ['a'] }, /^questions\.columns$/],
    [
      'other counts',
      { ...json, columns: questionnaire.columns.map((name) => name.replace('=commas', '=dots')) },
      /^questions\.columns$/,
    ],
  ])('are refused: %s', (_, value, field) => {
    expect(() => loadQuestions(value)).toThrow(InvalidInputError)
    expect(() => loadQuestions(value)).toThrow(
      expect.objectContaining({ field: expect.stringMatching(field) }),
    )
  })

  it('are refused where a newer Penchant wrote them', () => {
    expect(() => loadQuestions({ ...json, version: 2 })).toThrow(StoreVersionError)
  })
})

describe('libsvm', () => {
  it('writes the rows trees are fitted to here, each number as it is', async () => {
    const lines = (await all(libsvm(outcomes, questionnaire))).map((text) => text.trimEnd().split(' '))
    expect(lines).toHaveLength(rows.n)
    const again = new Float32Array(rows.values.length).fill(Number.NaN)
    lines.forEach(([head, ...cells], row) => {
      expect(head!.split(':').map(Number)).toEqual([expect.closeTo(rows.label[row]!, 7), rows.weight![row]])
      for (const cell of cells) {
        const [column, value] = cell.split(':')
        again[row * rows.width + Number(column)] = Number(value)
      }
    })
    expect(again).toEqual(rows.values)
  })

  it('writes no exponents and leaves out what is missing', async () => {
    const query = 'apple train'
    const embedding = Float32Array.of(Number.NaN, 3e-8, 1)
    const reading = (text: string) => ({ ...read(text), embedding })
    const one = logOf([{ query, prompt: 'p0', success: 1 }], prompts)
    const asked = questionnaireOf(one, [reading(query)])
    const [text] = await all(libsvm([{ query, prompt: 'p0', success: 1 }], asked, { reading }))
    expect(text).not.toMatch(/e/i)
    const first = asked.columns.indexOf('embedding=0')
    expect(text).not.toContain(` ${first}:`)
    const small = Number(text!.split(` ${first + 1}:`)[1]!.split(' ')[0])
    expect(Math.fround(small)).toBe(embedding[1])
    expect(text).toContain(` ${first + 2}:1 `)
  })

  it('is the same for a log of many parts as for one, but for tries that are far apart', async () => {
    const many = made(9000, seeded(9))
    const parts = await all(trainingRows(many, questionnaire))
    expect(parts.length).toBeGreaterThan(1)
    const weights = parts.flatMap(({ rows }) => [...rows.weight!])
    expect(weights.reduce((a, b) => a + b)).toBe(many.length)
    const successes = parts.flatMap(({ rows }) => [...rows.label].map((y, i) => y * rows.weight![i]!))
    expect(successes.reduce((a, b) => a + b)).toBeCloseTo(many.reduce((sum, { success }) => sum + success, 0))
  })

  it.each<[string, Outcome[], RegExp]>([
    ['no rows', [], /0 rows/],
    ['an unknown prompt', [...outcomes, { query: 'a', prompt: 'p9', success: 1 }], /^row 900: prompt: "p9"/],
    ['a success above 1', [...outcomes, { query: 'a', prompt: 'p0', success: 2 }], /^row 900: success: 2/],
  ])('is refused for %s', async (_, given, message) => {
    await expect(all(libsvm(given, questionnaire))).rejects.toThrow(message)
  })

  it('is refused without the embedding that was asked for', async () => {
    const asked = { ...questionnaire, questions: { ...questionnaire.questions, embedded: 8 } }
    await expect(all(libsvm(outcomes, asked))).rejects.toThrow(/reading\.embedding: "0 numbers".*the 8/)
  })
})

describe('the query of a row', () => {
  it('is one for texts that differ in numbers, and no other', async () => {
    const texts = ['3 cats sat', '12,000 cats sat', '3 dogs sat']
    const tried = texts.map((query) => ({ query, prompt: 'p1', success: 1 }))
    const [part] = await all(trainingRows(tried, questionnaire))
    const [first, variant, other] = part!.query
    expect(variant).toBe(first)
    expect(other).not.toBe(first)
  })
})

describe('writeParquet', () => {
  it('writes the same rows under their names', async () => {
    const file = join(folder, 'rows.parquet')
    const repeated = [...outcomes, ...outcomes]
    expect(await writeParquet(file, repeated, questionnaire)).toBe(rows.n)
    const found = await parquetReadObjects({ file: await asyncBufferFromFile(file) })
    expect(found).toHaveLength(rows.n)
    expect(Object.keys(found[0]!)).toEqual([...questionnaire.columns, 'label', 'weight', 'query'])
    const values = found.flatMap((row) => questionnaire.columns.map((name) => row[name]))
    expect(Float32Array.from(values)).toEqual(rows.values)
    expect(found.map(({ label }) => label)).toEqual([...rows.label].map(Math.fround))
    expect(found.map(({ weight }) => weight)).toEqual([...rows.weight!].map((weight) => 2 * weight))
  })
})

const python = spawnSync(PYTHON, ['-c', 'import xgboost'], { encoding: 'utf8' }).status === 0

// Needs a Python with XGBoost (Debian: python3-xgboost).
describe.skipIf(!python)('a model XGBoost fitted on the lines', () => {
  it.each(['hist', 'exact'])('predicts here as it does there (%s)', async (method) => {
    const [data, model] = [join(folder, 'rows.libsvm'), join(folder, `${method}.json`)]
    writeFileSync(data, (await all(libsvm(outcomes, questionnaire))).join(''))
    const { stdout, stderr } = spawnSync(PYTHON, ['-c', SCRIPT, data, model, method], { encoding: 'utf8' })
    expect(stderr).not.toContain('Traceback')
    const wanted = JSON.parse(stdout) as { rows: number; columns: number; margins: number[] }
    expect([wanted.rows, wanted.columns]).toEqual([rows.n, rows.width])
    const { questions } = loadQuestions(JSON.parse(JSON.stringify(saveQuestions(questionnaire))))
    const reward = treesFrom(questions, fromXgboost(JSON.parse(readFileSync(model, 'utf8'))))
    const odds = new Float64Array(prompts.length)
    const found = table.readings.flatMap((reading) => {
      reward.odds(reading, odds)
      return [...odds]
    })
    expect(found.filter((_, cell) => table.count[cell]! > 0)).toEqual(
      wanted.margins.map((margin) => expect.closeTo(margin, 5)),
    )
    expect(new Set(wanted.margins).size).toBeGreaterThan(100)
  })
})

const SCRIPT = `
import json, sys, xgboost
data, model, method = sys.argv[1:]
rows = xgboost.DMatrix(data + '?format=libsvm')
found = xgboost.train({'objective': 'binary:logistic', 'max_depth': 6, 'tree_method': method}, rows, 20)
found.save_model(model)
margins = found.predict(rows, output_margin=True).tolist()
print(json.dumps({'rows': rows.num_row(), 'columns': rows.num_col(), 'margins': margins}))
`

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const item of items) found.push(item)
  return found
}
