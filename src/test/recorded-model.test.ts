import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateText, streamText } from 'ai'
import { afterAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { InvalidInputError } from '../errors.ts'
import { asker, type Prompt } from '../model.ts'
import { type Exchange, record, recordedModel } from './recorded-model.ts'
import { scriptedModel } from './scripted-model.ts'

const folder = mkdtempSync(join(tmpdir(), 'penchant-recorded-'))
afterAll(() => rmSync(folder, { recursive: true }))

const prompt = (user: string, step = 'test.infer'): Prompt => ({
  step,
  system: 'You read edits.\nYou are brief.',
  user,
  room: 100,
  typical: 'Shorter.',
})

const letters = 'Draft: the letter to the landlord\nFinal: a note to the landlord\nWhat changed?'
const recipes = 'Draft: the recipe with seven eggs\nFinal: the recipe with butter\nWhat changed?'

const exchanges: Exchange[] = [
  { step: 'test.infer', system: prompt('').system, user: letters, reply: 'Shorter.' },
  { step: 'test.infer', system: prompt('').system, user: recipes, reply: 'Richer.' },
]

const failure = async (asked: Prompt, recorded: readonly Exchange[] = exchanges, attempt = 0) => {
  const error = await asker(recordedModel(recorded), { attempt })(asked, []).catch((e) => e)
  expect(error).toBeInstanceOf(Error)
  return error.message as string
}

describe('a recorded model', () => {
  it('repeats the reply to the same step and prompt', async () => {
    const ask = asker(recordedModel(exchanges))
    expect(await ask(prompt(recipes), [])).toBe('Richer.')
    expect(await ask(prompt(letters), [])).toBe('Shorter.')
  })

  it('shows the first line that a changed prompt differs in, beside the nearest one recorded', async () => {
    const message = await failure(prompt(recipes.replace('butter', 'margarine')))
    expect(message).toMatch(/^test\.infer: /)
    expect(message).toContain('line 2 of the user part')
    expect(message).toContain('recorded: Final: the recipe with butter\n')
    expect(message).toContain('asked:    Final: the recipe with margarine')
  })

  it('shows a change of the system part, a line more and a line less', async () => {
    expect(await failure({ ...prompt(letters), system: 'You read edits.\nYou are kind.' })).toMatch(
      /line 2 of the system part[\s\S]*You are brief\.[\s\S]*You are kind\./,
    )
    expect(await failure(prompt(`${letters}\nAnd why?`))).toMatch(
      /line 4 of the user part[\s\S]*\(no such line\)\n.*And why\?/,
    )
    expect(await failure(prompt(letters.replace('\nWhat changed?', '')))).toMatch(
      /line 3 of the user part[\s\S]*What changed\?\n.*\(no such line\)/,
    )
  })

  it('shows a long line where it differs, not from its start', async () => {
    const long = (end: string): string => `${'many words and '.repeat(100)}${end}`
    const message = await failure(prompt(long('then this')), [
      { step: 'test.infer', user: long('then that'), reply: '' },
    ])
    expect(message).toContain('then that')
    expect(message).toContain('then this')
    expect(message.length).toBeLessThan(600)
  })

  it('knows a step from another with the same prompt', async () => {
    expect(await failure(prompt(letters, 'test.judge'))).toMatch(/^test\.judge: nothing is recorded/)
  })

  it('tells attempts apart', async () => {
    const both: Exchange[] = [{ ...exchanges[0]!, attempt: 1, reply: 'Curt.' }, ...exchanges]
    expect(await asker(recordedModel(both), { attempt: 1 })(prompt(letters), [])).toBe('Curt.')
    expect(await asker(recordedModel(both))(prompt(letters), [])).toBe('Shorter.')
    expect(await failure(prompt(letters), both, 2)).toMatch(/is the same, but attempt 1 .* attempt 2 /)
  })

  it('takes any system part where none was recorded', async () => {
    const model = recordedModel([{ step: 'test.infer', user: letters, reply: { wish: 'Shorter.' } }])
    expect(JSON.parse(await asker(model)(prompt(letters), []))).toEqual({ wish: 'Shorter.' })
  })

  it('reads a file, and names one that holds something else', async () => {
    const [good, bad, broken] = ['good.json', 'bad.json', 'broken.json'].map((name) => join(folder, name))
    writeFileSync(good!, JSON.stringify(exchanges))
    writeFileSync(bad!, JSON.stringify([{ step: 'test.infer', prompt: 'x', reply: 'y' }]))
    writeFileSync(broken!, '[{')
    expect(await asker(recordedModel(good!))(prompt(letters), [])).toBe('Shorter.')
    for (const path of [bad!, broken!]) expect(() => recordedModel(path)).toThrow(InvalidInputError)
    expect(() => recordedModel(bad!)).toThrow(/user/)
  })
})

describe('record', () => {
  const scripted = () =>
    scriptedModel(({ step, attempt, messages }) =>
      step === 'test.list' ? (messages.length === 1 ? 'no list' : { list: ['a'] }) : `${step} ${attempt}`,
    )
  const list: Prompt<{ list: string[] }> = {
    ...prompt(letters, 'test.list'),
    schema: z.object({ list: z.array(z.string()) }),
    typical: { list: [] },
  }

  it('makes what a recorded model repeats: attempts, repairs and all', async () => {
    const kept: Exchange[] = []
    const model = record(scripted(), (exchange) => kept.push(exchange))
    const run = async (m: typeof model) => [
      await asker(m)(prompt(letters), ['s1']),
      await asker(m, { attempt: 1 })(prompt(letters), ['s1']),
      await asker(m, { person: 'ann' })(list, []),
    ]
    const live = await run(model)
    expect(kept).toHaveLength(4)
    expect(await run(recordedModel(JSON.parse(JSON.stringify(kept))))).toEqual(live)
  })

  it('keeps streams, the model’s name, and nothing of a call that failed', async () => {
    const kept: Exchange[] = []
    const model = record(
      scriptedModel(({ user }) => (user === 'say' ? 'a longer reply that comes in pieces' : undefined)),
      (exchange) => kept.push(exchange),
    )
    expect(await streamText({ model, prompt: 'say' }).text).toBe('a longer reply that comes in pieces')
    expect(kept).toEqual([
      { step: '', system: '', user: 'say', reply: 'a longer reply that comes in pieces' },
    ])
    expect(model.modelId).toBe('scripted')
    await expect(generateText({ model, prompt: 'other', maxRetries: 0 })).rejects.toThrow()
    expect(kept).toHaveLength(1)
  })
})
