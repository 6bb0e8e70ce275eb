import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { folder, writeLines, writeText } from '../../data/files.values.ts'
import { conversationOf, exchanges, FORMS } from './entries.ts'
import { loadPrefEval } from './load.ts'

const user = (content: string) => ({ role: 'user', content })
const assistant = (content: string) => ({ role: 'assistant', content })

const FISH = { preference: 'I never eat fish.', question: 'What is good in Norway?' }
const TALK = [user('Beef or cod?'), assistant('Either.'), user('Beef, then.'), assistant('Fine.')]
const CHAT = [user('Sum 1 and 1.'), assistant('2'), user('And 3?'), assistant('5')]

function ours({ answer = 0 } = {}): string {
  const at = folder()
  const row = { id: 'diet-1', topic: 'diet', ...FISH }
  writeLines(at, 'explicit.jsonl.gz', [row])
  writeLines(at, 'implicit-choice.jsonl', [{ ...row, conversation: TALK, choices: ['a'], aligned: 0 }])
  writeLines(at, 'mcq.jsonl', [
    { ...row, preference: 'worded otherwise', options: ['w', 'x', 'y', 'z'], answer },
  ])
  writeLines(at, 'filler-turns.jsonl', [{ id: 'f', conversation: CHAT }])
  return at
}

function original(): string {
  const at = folder()
  const put = (path: string, value: unknown) => {
    mkdirSync(join(at, path, '..'), { recursive: true })
    writeText(at, path, JSON.stringify(value, undefined, 1))
  }
  const [beef, either, then, fine] = TALK.map(({ content }) => content)
  put('explicit_preference/diet.json', [FISH])
  put('implicit_preference/choice-based/diet.json', [
    {
      ...FISH,
      conversation: {
        query: beef,
        assistant_options: either,
        user_selection: then,
        assistant_acknowledgment: fine,
      },
    },
  ])
  put('implicit_preference/persona-driven/diet.json', [
    {
      ...FISH,
      conversation: { '0': { user: beef, assistant: either }, '1': { user: then, assistant: fine } },
    },
  ])
  put('mcq_options/diet.json', [{ ...FISH, classification_task_options: ['w', 'x', 'y', 'z'] }])
  put('mcq_options/diet copy.json', [])
  put('filtered_inter_turns.json', [{ conversation_id: 'f', conversation: CHAT }])
  return at
}

const OPTIONS = { right: 'w', wrong: ['x', 'y', 'z'] }
const SAID = [user(FISH.preference), assistant('Noted.')]

describe('PrefEval as JSONL', () => {
  it('is joined by id; what was said outright begins the conversation', async () => {
    const { entries, filler, form } = await loadPrefEval(ours(), 'explicit')
    expect(form).toBe('explicit')
    expect(entries).toEqual([{ id: 'diet-1', topic: 'diet', ...FISH, conversation: SAID, options: OPTIONS }])
    expect(filler).toEqual([CHAT.slice(0, 2), CHAT.slice(2)])
  })

  it('has the right option wherever the index points', async () => {
    const { entries } = await loadPrefEval(ours({ answer: 2 }), 'implicit-choice')
    expect(entries[0]).toMatchObject({
      conversation: TALK,
      options: { right: 'y', wrong: ['w', 'x', 'z'] },
    })
  })

  it('names what is missing or wrong', async () => {
    await expect(loadPrefEval(ours(), 'implicit-persona')).rejects.toThrow(
      /^folder: .* give one that holds implicit-persona\.jsonl/,
    )
    const at = ours()
    writeLines(at, 'filler-turns.jsonl', [{ id: 'f', conversation: CHAT.slice(1) }])
    await expect(loadPrefEval(at, 'explicit')).rejects.toThrow(/give messages of user and assistant in turn/)
    writeLines(at, 'filler-turns.jsonl', [{ id: 'f' }])
    await expect(loadPrefEval(at, 'explicit')).rejects.toThrow(/filler-turns\.jsonl:1 conversation/)
  })
})

describe('the original’s files', () => {
  it('come to the same, the first option being right', async () => {
    const at = original()
    for (const form of FORMS) {
      const { entries, filler } = await loadPrefEval(at, form)
      const conversation = form === 'explicit' ? SAID : TALK
      expect(entries).toEqual([
        {
          id: expect.stringMatching(/^diet-[0-9a-f]{10}$/),
          topic: 'diet',
          ...FISH,
          conversation,
          options: OPTIONS,
        },
      ])
      expect(filler).toHaveLength(2)
    }
  })

  it('must have an option row for each', async () => {
    const at = original()
    writeText(at, 'mcq_options/diet.json', '[]')
    await expect(loadPrefEval(at, 'explicit')).rejects.toThrow(/it must have 1 rows, as explicit has/)
  })
})

describe('the conversation before a question', () => {
  it('is the one that shows the preference, then so many exchanges', async () => {
    const { entries, filler } = await loadPrefEval(ours(), 'explicit')
    expect(conversationOf(entries[0]!, filler, 0)).toEqual(SAID)
    expect(conversationOf(entries[0]!, filler, 1)).toEqual([...SAID, ...CHAT.slice(0, 2)])
    expect(() => conversationOf(entries[0]!, filler, 3)).toThrow(/^turns: 3 .* give 2 at most/)
  })

  it('is of whole exchanges', () => {
    expect(() => exchanges('x', [{ role: 'user', content: 'a' }])).toThrow(/^x: \["user",null\]/)
  })
})

const REAL = join(import.meta.dirname, '../../../../shared/data/prefeval')

// Left out where the data is not there (it may not be copied: CC BY-NC).
describe.skipIf(!existsSync(REAL))('the real data (../shared/data/prefeval)', () => {
  it.each(FORMS)('%s: every entry has a conversation and four options', async (form) => {
    const { entries, filler } = await loadPrefEval(REAL, form)
    expect(entries).toHaveLength(700)
    expect(new Set(entries.map(({ topic }) => topic)).size).toBe(20)
    for (const { conversation, options } of entries) {
      expect(exchanges('conversation', conversation).length).toBeGreaterThan(0)
      expect(new Set([options!.right, ...options!.wrong]).size).toBe(4)
    }
    expect(filler).toHaveLength(316)
  })
})
