import type { LanguageModelV4Prompt } from '@ai-sdk/provider'
import { generateText, type ModelMessage, streamText, tool } from 'ai'
import { MockLanguageModelV4, simulateReadableStream } from 'ai/test'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { type WithPenchantOptions, withPenchant } from './middleware.ts'
import { toModel } from './models/ids.ts'
import { createPenchant, type Penchant } from './penchant.ts'
import { started } from './server/serving.values.ts'
import { memoryStore } from './stores/memory.ts'
import { modelServer } from './test/model-server.ts'

const usage = {
  inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 },
  outputTokens: { total: 1, text: 1, reasoning: 0 },
}
const finishReason = { unified: 'stop', raw: 'stop' } as const
const said = (text: string) => ({
  content: [{ type: 'text' as const, text }],
  finishReason,
  usage,
  warnings: [],
})

const mock = (text = 'Done.') =>
  new MockLanguageModelV4({
    doGenerate: said(text),
    doStream: async () => ({
      stream: simulateReadableStream({
        chunks: [
          { type: 'stream-start', warnings: [] },
          { type: 'text-start', id: '0' },
          ...[...text].map((delta) => ({ type: 'text-delta' as const, id: '0', delta })),
          { type: 'text-end', id: '0' },
          { type: 'finish', finishReason, usage },
        ],
      }),
    }),
  })

const SYSTEM = 'You help with letters. Say nothing of prices.'
const CONVERSATION: readonly ModelMessage[] = [
  { role: 'user', content: 'Write to Jo.' },
  { role: 'assistant', content: 'Dear Jo, I hope this finds you well.' },
  { role: 'user', content: 'Shorter, please.' },
]

const people = async (): Promise<Penchant> => {
  const penchant = createPenchant({ store: memoryStore() })
  await penchant.add('ann', 'Keep it short')
  await penchant.add('ann', 'Sign emails with Ann', { kind: 'task', task: 'email' })
  return penchant
}

const followUps = async (penchant: Penchant, person = 'ann') =>
  (await penchant.export(person)).signals.filter((s) => s.kind === 'followUp')

const rolesOf = (prompt: LanguageModelV4Prompt) => prompt.map((m) => m.role)
const partsOf = (prompt: LanguageModelV4Prompt, i: number) => {
  const content = prompt[i]!.content
  return typeof content === 'string' ? [content] : content.map((p) => (p.type === 'text' ? p.text : p.type))
}

afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

describe('the block', () => {
  it("stands below the developer's own words and has none of their authority", async () => {
    const [model, penchant] = [mock(), await people()]
    const wrapped = withPenchant(model, { penchant, person: 'ann', task: 'email' })
    await generateText({ model: wrapped, instructions: SYSTEM, messages: [...CONVERSATION] })
    const { prompt } = model.doGenerateCalls[0]!
    expect(rolesOf(prompt)).toEqual(['system', 'user', 'assistant', 'user'])
    expect(prompt[0]!.content).toBe(SYSTEM)
    const { text } = await penchant.prompt('ann', { task: 'email', context: 'Shorter, please.' })
    expect(text).toContain('- Sign emails with Ann')
    expect(partsOf(prompt, 1)).toEqual([text, 'Write to Jo.'])
    expect(partsOf(prompt, 3)).toEqual(['Shorter, please.'])
  })

  it('is that of the task and fits its budget', async () => {
    const penchant = await people()
    const shown = async (more: Partial<WithPenchantOptions>) => {
      const model = mock()
      await generateText({
        model: withPenchant(model, { penchant, person: 'ann', ...more } as WithPenchantOptions),
        prompt: 'Hello',
      })
      return partsOf(model.doGenerateCalls[0]!.prompt, 0).join('\n')
    }
    expect(await shown({})).not.toContain('Sign emails')
    expect(await shown({ task: 'email' })).toContain('Sign emails')
    expect(await shown({ task: 'email', budget: 1 })).toBe('Hello')
  })

  it('leaves a prompt as it is where nothing is known', async () => {
    const model = mock()
    const wrapped = withPenchant(model, { penchant: await people(), person: 'new' })
    await generateText({ model: wrapped, instructions: SYSTEM, prompt: 'Hello' })
    expect(rolesOf(model.doGenerateCalls[0]!.prompt)).toEqual(['system', 'user'])
    expect(partsOf(model.doGenerateCalls[0]!.prompt, 1)).toEqual(['Hello'])
  })

  it('is a message of its own where the user has said nothing', async () => {
    const model = mock()
    const wrapped = withPenchant(model, { penchant: await people(), person: 'ann' })
    await wrapped.doGenerate({
      prompt: [
        { role: 'system', content: SYSTEM },
        { role: 'assistant', content: [{ type: 'text', text: 'Hello, how can I help?' }] },
      ],
    })
    expect(rolesOf(model.doGenerateCalls[0]!.prompt)).toEqual(['system', 'user', 'assistant'])
  })

  it('goes along with a stream, which comes as it was', async () => {
    const model = mock('Piece by piece.')
    const wrapped = withPenchant(model, { penchant: await people(), person: 'ann' })
    const { textStream } = streamText({ model: wrapped, instructions: SYSTEM, prompt: 'Hello' })
    const pieces = await Array.fromAsync(textStream)
    expect(pieces.join('')).toBe('Piece by piece.')
    expect(pieces.length).toBeGreaterThan(1)
    expect(partsOf(model.doStreamCalls[0]!.prompt, 1).join('\n')).toContain('- Keep it short')
  })

  it('reaches a provider over the wire in a message of the user', async () => {
    const server = await modelServer(() => 'Done.')
    afterAll(() => server.close())
    const wrapped = withPenchant(await toModel(`${server.url}#any`), {
      penchant: await people(),
      person: 'ann',
    })
    expect((await generateText({ model: wrapped, instructions: SYSTEM, prompt: 'Hello' })).text).toBe('Done.')
    expect(server.calls[0]).toMatchObject({
      system: SYSTEM,
      user: expect.stringContaining('- Keep it short'),
    })
  })
})

describe('a follow-up', () => {
  it('is stored once, however often the conversation is sent and grows', async () => {
    const penchant = await people()
    const model = withPenchant(mock(), { penchant, person: 'ann', task: 'email' })
    const messages = [...CONVERSATION]
    await generateText({ model, instructions: SYSTEM, messages: messages.slice(0, 1) })
    expect(await followUps(penchant)).toEqual([])
    await generateText({ model, instructions: SYSTEM, messages })
    await streamText({ model, instructions: SYSTEM, messages }).consumeStream()
    const [first, ...others] = await followUps(penchant)
    expect(others).toEqual([])
    expect(first).toMatchObject({
      task: 'email',
      response: 'Dear Jo, I hope this finds you well.',
      message: 'Shorter, please.',
      context: [{ role: 'user', content: 'Write to Jo.' }],
    })
    messages.push({ role: 'assistant', content: 'Jo, hi.' }, { role: 'user', content: 'Thanks.' })
    await generateText({ model, instructions: 'Something else.', messages })
    await generateText({ model, instructions: SYSTEM, messages })
    const both = await followUps(penchant)
    expect(both.map((s) => s.message)).toEqual(['Shorter, please.', 'Thanks.'])
    expect(both[1]!.context!.map((m) => m.content)).toEqual(CONVERSATION.map((m) => m.content))
  })

  it('is one while a tool is used, and takes all that was said before the person went on', async () => {
    const penchant = await people()
    let step = 0
    const model = new MockLanguageModelV4({
      doGenerate: async () =>
        step++ === 0
          ? {
              ...said('Looking.'),
              content: [
                { type: 'text', text: 'Looking.' },
                { type: 'tool-call', toolCallId: '1', toolName: 'look', input: '{}' },
              ],
              finishReason: { unified: 'tool-calls', raw: 'tool_calls' },
            }
          : said('Found it.'),
    })
    const wrapped = withPenchant(model, { penchant, person: 'ann' })
    const look = tool({ inputSchema: z.object({}), execute: async () => 'there' })
    const asked = [...CONVERSATION]
    const { responseMessages } = await generateText({
      model: wrapped,
      messages: asked,
      tools: { look },
      stopWhen: ({ steps }) => steps.length === 2,
    })
    expect(step).toBe(2)
    expect(await followUps(penchant)).toHaveLength(1)
    expect(responseMessages.map((m) => m.role)).toEqual(['assistant', 'tool', 'assistant'])
    const next: ModelMessage[] = [...asked, ...responseMessages, { role: 'user', content: 'Good.' }]
    await generateText({ model: wrapped, messages: next, tools: { look } })
    const [, second] = await followUps(penchant)
    expect(second).toMatchObject({ response: 'Looking.\n\nFound it.', message: 'Good.' })
  })

  it('never holds the block, nor anything but text', async () => {
    const penchant = await people()
    const model = withPenchant(mock(), { penchant, person: 'ann' })
    const picture = { type: 'file' as const, data: new Uint8Array([1, 2, 3]), mediaType: 'image/png' }
    await generateText({
      model,
      messages: [
        { role: 'user', content: [{ type: 'text', text: 'What is this?' }, picture] },
        { role: 'assistant', content: 'A heron.' },
        { role: 'user', content: [picture, { type: 'text', text: 'And this?' }] },
      ],
    })
    const [signal] = await followUps(penchant)
    expect(signal).toMatchObject({ message: 'And this?', context: [{ content: 'What is this?' }] })
    expect(JSON.stringify(signal)).not.toContain('preferences')
  })
})

describe('when Penchant fails', () => {
  const broken = {
    prompt: async () => {
      throw new Error('no store')
    },
    observe: async () => {
      throw new Error('no room for "Shorter, please."')
    },
  } as Pick<Penchant, 'prompt' | 'observe'>

  it('the call is made all the same, and the hook is told of both', async () => {
    const model = mock()
    const onError = vi.fn()
    const wrapped = withPenchant(model, { penchant: broken, person: 'ann', onError })
    const { text } = await generateText({ model: wrapped, instructions: SYSTEM, messages: [...CONVERSATION] })
    expect(text).toBe('Done.')
    expect(partsOf(model.doGenerateCalls[0]!.prompt, 1)).toEqual(['Write to Jo.'])
    expect(onError.mock.calls.map(([, step]) => step).sort()).toEqual(['observe', 'prompt'])
  })

  it('a warning without the words of the person is given where there is no hook', async () => {
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => {})
    await generateText({
      model: withPenchant(mock(), { penchant: broken, person: 'ann' }),
      messages: [...CONVERSATION],
    })
    expect(warned).toHaveBeenCalledTimes(2)
    expect(JSON.stringify(warned.mock.calls)).not.toMatch(/Shorter|ann/)
  })

  it('a call does not wait for one that hangs', async () => {
    vi.useFakeTimers()
    const never = () => new Promise<never>(() => {})
    const onError = vi.fn()
    const model = mock()
    const wrapped = withPenchant(model, {
      penchant: { prompt: never, observe: never } as never,
      person: 'ann',
      onError,
    })
    const answer = wrapped.doGenerate({
      prompt: [{ role: 'user', content: [{ type: 'text', text: 'Hello' }] }],
    })
    await vi.advanceTimersByTimeAsync(2000)
    expect((await answer).content).toEqual([{ type: 'text', text: 'Done.' }])
    expect(onError.mock.calls[0]![0]).toMatchObject({ name: 'TimeoutError' })
  })

  it('a failure of the model is still one', async () => {
    const model = new MockLanguageModelV4({
      doGenerate: async () => {
        throw new Error('out of order')
      },
    })
    const wrapped = withPenchant(model, { penchant: await people(), person: 'ann' })
    await expect(wrapped.doGenerate({ prompt: [] })).rejects.toThrow('out of order')
  })
})

describe('over the service', () => {
  let service: Awaited<ReturnType<typeof started>>
  beforeAll(async () => {
    service = await started()
    await service.clientFor(service.keyFor('default', 'manage')).signals.observe({
      kind: 'statement',
      person: 'ann',
      text: 'Please keep it short',
    })
    await service.house.tenant('default').penchant.learnAll()
  })

  it('does the same with a client that may read and observe', async () => {
    const [model, onError] = [mock(), vi.fn()]
    const client = service.clientFor(service.keyFor('default', 'observe', 'read'))
    const wrapped = withPenchant(model, { client, person: 'ann', onError })
    for (let i = 0; i < 2; i++)
      await generateText({ model: wrapped, instructions: SYSTEM, messages: [...CONVERSATION] })
    expect(onError).not.toHaveBeenCalled()
    expect(partsOf(model.doGenerateCalls[0]!.prompt, 1)[0]).toMatch(/<preferences>\n- .*short/i)
    expect(await followUps(service.house.tenant('default').penchant)).toHaveLength(1)
  })

  it('stores what a key may not read for, and says what was refused', async () => {
    const [model, onError] = [mock(), vi.fn()]
    const client = service.clientFor(service.keyFor('default', 'observe'))
    await generateText({ model: withPenchant(model, { client, person: 'ann', onError }), prompt: 'Hello' })
    expect(onError.mock.calls).toMatchObject([[{ status: 403 }, 'prompt']])
    await service.close()
    onError.mockClear()
    await generateText({
      model: withPenchant(model, { client, person: 'ann', onError }),
      messages: [...CONVERSATION],
    })
    expect(onError).toHaveBeenCalledTimes(2)
  })
})
