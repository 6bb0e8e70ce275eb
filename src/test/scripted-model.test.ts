import { generateText, streamText } from 'ai'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { isPenchantError } from '../errors.ts'
import { asker, type Prompt } from '../model.ts'
import { scriptedModel } from './scripted-model.ts'

const prompt: Prompt<{ wishes: string[] }> = {
  step: 'test.infer',
  system: 'You read edits.',
  user: 'Draft and final text.',
  schema: z.object({ wishes: z.array(z.string()) }),
  room: 100,
  typical: { wishes: ['Shorter.'] },
}

describe('a scripted model', () => {
  it('shows the script what the call is for and what stands in the prompt', async () => {
    const model = scriptedModel(({ step }) => (step === 'test.infer' ? { wishes: ['Shorter.'] } : undefined))
    const ask = asker(model, { person: 'ann', attempt: 2 })
    expect(await ask(prompt, ['s1', 's2'])).toEqual({ wishes: ['Shorter.'] })
    expect(model.calls).toEqual([
      {
        step: 'test.infer',
        person: 'ann',
        signals: ['s1', 's2'],
        attempt: 2,
        system: 'You read edits.',
        user: 'Draft and final text.',
        messages: [{ role: 'user', content: 'Draft and final text.' }],
      },
    ])
  })

  it('sees the turns of a repair, with the prompt still as `user`', async () => {
    const model = scriptedModel(({ messages }) => (messages.length === 1 ? 'what?' : { wishes: [] }))
    expect(await asker(model)(prompt, [])).toEqual({ wishes: [] })
    expect(model.calls.map((call) => call.messages.map((turn) => turn.role))).toEqual([
      ['user'],
      ['user', 'assistant', 'user'],
    ])
    expect(model.calls[1]!.user).toBe(prompt.user)
    expect(model.calls[1]!.messages[1]!.content).toBe('what?')
  })

  it('refuses to improvise, and says where and at what', async () => {
    const model = scriptedModel(() => undefined, { name: 'ann' })
    const error = await asker(model)({ ...prompt, user: `Begin ${'x'.repeat(9999)}` }, []).catch((e) => e)
    expect(isPenchantError(error)).toBe(true)
    expect(error.message).toMatch(/^test\.infer: .*scripted-ann.*\nBegin xxx/)
    expect(error.message.length).toBeLessThan(500)
    expect(model.calls).toHaveLength(1)
  })

  it('is called scripted, under every name', () => {
    expect(scriptedModel(() => '').modelId).toBe('scripted')
    expect(scriptedModel(() => '', { name: 'judge' }).modelId).toMatch(/^scripted/)
  })

  it('answers calls that have no step', async () => {
    const model = scriptedModel(({ user }) => user.toUpperCase())
    expect((await generateText({ model, prompt: 'hello' })).text).toBe('HELLO')
    expect(model.calls[0]).toMatchObject({ step: '', system: '', signals: [], attempt: 0 })
  })

  it('reports usage at four characters a token, rounded up', async () => {
    const model = scriptedModel(() => '12345')
    const { usage } = await generateText({ model, system: '1234567', prompt: '8' })
    expect([usage.inputTokens, usage.outputTokens]).toEqual([2, 2])
  })

  it('streams the same text in pieces, no character broken', async () => {
    const text = 'A text with 🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂 and more words after them.\nAnd a line.'
    const { textStream, usage } = streamText({ model: scriptedModel(() => text), prompt: 'x' })
    const pieces: string[] = []
    for await (const piece of textStream) pieces.push(piece)
    expect(pieces.join('')).toBe(text)
    expect(pieces.length).toBeGreaterThan(2)
    for (const piece of pieces) expect(piece.isWellFormed()).toBe(true)
    expect((await usage).outputTokens).toBe(Math.ceil(text.length / 4))
  })

  it('waits for a script that takes its time, and not after an abort', async () => {
    const abort = new AbortController()
    const model = scriptedModel(({ user }) =>
      user === 'wait' ? new Promise(() => {}) : Promise.resolve('done'),
    )
    expect((await generateText({ model, prompt: 'go' })).text).toBe('done')
    const waiting = asker(model, { abort: abort.signal })({ ...prompt, user: 'wait' }, [])
    setTimeout(() => abort.abort(new Error('enough')), 5)
    await expect(waiting).rejects.toThrow('enough')
    await expect(asker(model, { abort: abort.signal })(prompt, [])).rejects.toThrow('enough')
    expect(model.calls).toHaveLength(2)
  })
})
