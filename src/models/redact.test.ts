import type { LanguageModelV4Prompt } from '@ai-sdk/provider'
import { describe, expect, it } from 'vitest'
import { question, scripted } from './layers.values.ts'
import { redacted } from './redact.ts'

const redact = (text: string) => text.replaceAll(/\bAnna\b/g, '[name]')

/** Every place a text can stand in. */
const prompt = (name: string): LanguageModelV4Prompt => [
  { role: 'system', content: `Write for ${name}.` },
  {
    role: 'user',
    content: [
      { type: 'text', text: `I am ${name}.` },
      { type: 'text', text: name },
    ],
  },
  {
    role: 'assistant',
    content: [
      { type: 'reasoning', text: `So ${name} asks.` },
      { type: 'text', text: `Dear ${name}` },
      {
        type: 'tool-call',
        toolCallId: '1',
        toolName: 'find',
        input: { who: [name], n: 1, type: name, none: null },
      },
    ],
  },
  {
    role: 'tool',
    content: [
      { type: 'tool-result', toolCallId: '1', toolName: 'find', output: { type: 'text', value: `${name}?` } },
      {
        type: 'tool-result',
        toolCallId: '2',
        toolName: 'find',
        output: { type: 'json', value: { all: [name] } },
      },
      {
        type: 'tool-result',
        toolCallId: '3',
        toolName: 'find',
        output: { type: 'content', value: [{ type: 'text', text: name }] },
      },
      { type: 'tool-result', toolCallId: '4', toolName: 'find', output: { type: 'execution-denied' } },
    ],
  },
]

describe('redacted', () => {
  it.each(['doGenerate', 'doStream'] as const)('cleans every text before it leaves: %s', async (kind) => {
    const model = scripted()
    const before = question('', { prompt: prompt('Anna'), temperature: 1 })
    await redacted(model, redact)[kind](before)
    expect(model.asked).toEqual([question('', { prompt: prompt('[name]'), temperature: 1 })])
    expect(before.prompt).toEqual(prompt('Anna'))
  })

  it('leaves files and names of things as they are', async () => {
    const model = scripted()
    const data = { type: 'data' as const, data: new Uint8Array([1, 2]) }
    const files: LanguageModelV4Prompt = [
      { role: 'user', content: [{ type: 'file', mediaType: 'image/png', filename: 'a.png', data }] },
    ]
    await redacted(model, () => 'gone').doGenerate(question('', { prompt: files }))
    await redacted(model, () => 'gone').doGenerate(question('', { prompt: prompt('Anna') }))
    expect(model.asked[0]!.prompt).toEqual(files)
    const kinds = (p: LanguageModelV4Prompt) =>
      p.map(({ content }) => (typeof content === 'string' ? '' : content.map(({ type }) => type)))
    expect(kinds(model.asked[1]!.prompt)).toEqual(kinds(prompt('Anna')))
  })
})
