import { describe, expect, it, vi } from 'vitest'
import { BudgetError, InvalidInputError, ModelError } from './errors.ts'
import { settled } from './models/layers.values.ts'
import { judged } from './routing/score.prompt.ts'
import { numberMatch } from './routing/score.ts'
import { doneIn, foretellCollecting, joined, type OutcomeInput, pairsOf } from './routing.collect.pairs.ts'
import { type CollectFailure, type CollectOptions, type CollectProgress, collect } from './routing.collect.ts'
import { memoryStore } from './stores/memory.ts'
import { modelServer, type ServerCall } from './test/model-server.ts'
import { type Script, scriptedModel } from './test/scripted-model.ts'

const prompts = [
  { id: 'steps', text: 'Think step by step.' },
  { id: 'short', text: 'Only the number.' },
]
const queries = [1, 2, 3, 4].map((n) => ({ query: `What is ${n} + ${n}?`, expected: String(2 * n) }))

/** Is right whenever it may think, and for even numbers; wrong by one elsewhere. */
const sums = ({ user }: { user: string }): string => {
  const n = Number(/What is (\d+)/.exec(user)![1])
  return user.includes('step') ? `${n} and ${n} is ${2 * n}.` : String(2 * n + (n % 2))
}

interface Ran {
  readonly found: readonly OutcomeInput[]
  readonly failures: readonly CollectFailure[]
  readonly progress: readonly CollectProgress[]
  readonly error?: unknown
}

async function collected(more: Partial<CollectOptions> & Pick<CollectOptions, 'model'>): Promise<Ran> {
  const found: OutcomeInput[] = []
  const failures: CollectFailure[] = []
  const progress: CollectProgress[] = []
  const told = {
    onFailure: (failure: CollectFailure) => void failures.push(failure),
    onProgress: (now: CollectProgress) => void progress.push(now),
  }
  try {
    for await (const outcome of collect({ prompts, queries, score: numberMatch, ...told, ...more }))
      found.push(outcome)
  } catch (error) {
    return { found, failures, progress, error }
  }
  return { found, failures, progress }
}

const run = async (script: Script, more: Partial<CollectOptions> = {}) => {
  const model = scriptedModel(script)
  return { model, ...(await collected({ model, ...more })) }
}

const asOf = async (found: readonly OutcomeInput[]) =>
  doneIn(
    (async function* () {
      yield* found
    })(),
    { prompts, queries, model: 'scripted', scorer: 'numberMatch' },
  )

describe('collect', () => {
  it('makes an outcome of every pair, with what it was made by', async () => {
    const { found, model, progress, failures } = await run(sums)
    expect(found).toHaveLength(8)
    expect(found).toContainEqual({
      kind: 'outcome',
      query: 'What is 3 + 3?',
      prompt: 'Only the number.',
      success: 0,
      meta: { model: 'scripted', scorer: 'numberMatch', promptId: 'short' },
    })
    expect(found.reduce((sum, { success }) => sum + success, 0)).toBe(6)
    expect(failures).toEqual([])
    expect(model.calls.map((call) => call.step)).toEqual(Array(8).fill('collect.answer'))
    expect(model.calls[0]).toMatchObject({ system: '', user: 'What is 1 + 1?\n\nThink step by step.' })
    expect(progress[0]).toMatchObject({ done: 0, total: 8, usage: { calls: 0 } })
    expect(progress.at(-1)).toMatchObject({ done: 8, total: 8, usage: { calls: 8 } })
  })

  it('asks so many at once and no more, and gives out what comes first', async () => {
    let [under, most] = [0, 0]
    const slow = Promise.withResolvers<void>()
    const { found } = await run(
      async (call) => {
        most = Math.max(most, ++under)
        const first = call.user.includes('What is 1') && call.user.includes('step')
        await (first ? slow.promise : settled())
        if (call.user.includes('What is 4')) slow.resolve()
        under--
        return sums(call)
      },
      { concurrency: 3 },
    )
    expect(most).toBe(3)
    expect(found).toHaveLength(8)
    expect(
      found.slice(0, 5).some(({ query, prompt }) => query.includes('1') && prompt.includes('step')),
    ).toBe(false)
  })

  it('takes an answer as it is: a refusal and one that is cut off count as failed, unrepaired', async () => {
    const server = await modelServer((call: ServerCall) => sums(call))
    const model = `${server.url}#local`
    server.fail('refusalText', 'truncatedContent')
    const { found, failures } = await collected({ model, queries: queries.slice(0, 2), concurrency: 1 })
    await server.close()
    expect(server.stats.requests).toBe(4)
    expect(failures).toEqual([])
    expect(found.map(({ success, meta }) => [success, meta!.cut])).toEqual([
      [0, undefined],
      [0, true],
      [1, undefined],
      [1, undefined],
    ])
    expect(server.calls[0]!.body).toMatchObject({ max_tokens: 4000, messages: [{ role: 'user' }] })
  })

  it('reports a pair without an answer and goes on', async () => {
    const script: Script = (call) => (call.user.startsWith('What is 2') ? '' : sums(call))
    const { found, failures, progress, error } = await run(script)
    expect(error).toBeUndefined()
    expect(found).toHaveLength(6)
    expect(failures.map(({ item, error }) => [item.query, error.fault])).toEqual(
      Array(2).fill(['What is 2 + 2?', 'empty']),
    )
    expect(progress.at(-1)!.done).toBe(8)
  })

  it('goes on after one query a provider rejects, and stops when the model is lost', async () => {
    const rejecting = (bad: RegExp) => (call: { user: string }) => {
      if (bad.test(call.user)) throw Object.assign(new Error('no'), { statusCode: 400 })
      return sums(call)
    }
    const one = await run(rejecting(/What is 2/), { concurrency: 1 })
    expect(one.error).toBeUndefined()
    expect([one.found.length, one.failures.length]).toEqual([6, 2])
    const all = await run(rejecting(/./), { concurrency: 1 })
    expect(all.error).toBeInstanceOf(ModelError)
    // Two prompts on each of two queries, and the third query's first.
    expect([all.found.length, all.model.calls.length]).toEqual([0, 5])
    const few = await run(rejecting(/./), { queries: queries.slice(0, 1) })
    expect(few.error).toMatchObject({ fault: 'rejected' })
  })

  it.each([
    ['an answer', (n: number) => (n % 2 === 0 ? 'yes' : undefined)],
    ['one that cannot be used', (n: number) => (n % 2 === 0 ? '' : undefined)],
  ])('does not take a model for lost where %s came between', async (_, reply) => {
    const many = [1, 2, 3, 4, 5, 6, 7].map((n) => ({ query: `What is ${n} + ${n}?`, expected: '1' }))
    const script: Script = ({ user }) => {
      const said = reply(Number(/is (\d+)/.exec(user)![1]))
      if (said === undefined) throw Object.assign(new Error('no'), { statusCode: 400 })
      return said
    }
    const more = { queries: [...many, { query: 'What is 8?', expected: '1' }], concurrency: 1 }
    const { progress, error } = await run(script, more)
    expect(progress.at(-1)).toMatchObject({ done: 16, total: 16 })
    expect(error).toBeUndefined()
  })

  it('stops at a budget with what was under way, and goes on from there for nothing more', async () => {
    const store = memoryStore()
    const first = await run(sums, { store, budget: { calls: 5 }, concurrency: 2 })
    expect(first.error).toBeInstanceOf(BudgetError)
    expect(first.found).toHaveLength(5)
    const second = await run(sums, { store, done: await asOf(first.found) })
    expect(second.progress[0]!.total).toBe(3)
    expect(second.model.calls).toHaveLength(3)
    const pairs = [...first.found, ...second.found].map(({ query, prompt }) => `${query} ${prompt}`)
    expect(new Set(pairs).size).toBe(8)
  })

  it('pays no answer twice where the judge had not come to it', async () => {
    const store = memoryStore()
    const script: Script = (call) =>
      call.step === 'collect.judge' ? { reason: 'It is.', right: 'yes' } : sums(call)
    const first = await run(script, { store, score: judged, budget: { calls: 6 }, concurrency: 4 })
    expect(first.error).toBeInstanceOf(BudgetError)
    expect(first.model.calls).toHaveLength(6)
    const done = await doneIn(
      (async function* () {
        yield* first.found
      })(),
      { prompts, queries, model: 'scripted', scorer: 'judged' },
    )
    const second = await run(script, { store, score: judged, done })
    expect(first.found.length + second.found.length).toBe(8)
    expect(first.model.calls.length + second.model.calls.length).toBe(16)
    // Another scorer asks for no answer again.
    expect((await run(sums, { store })).model.calls).toHaveLength(0)
  })

  it('ends at once on an abort, with what had come', async () => {
    const stop = new AbortController()
    const { found, error } = await run(
      (call) => {
        if (!call.user.includes('What is 3')) return sums(call)
        stop.abort()
        return new Promise(() => {})
      },
      { signal: stop.signal, concurrency: 1 },
    )
    expect(error).toMatchObject({ name: 'AbortError' })
    expect(found).toHaveLength(4)
  })

  it('asks no more when nobody reads on', async () => {
    const model = scriptedModel(sums)
    for await (const _ of collect({ prompts, queries, model, score: numberMatch, concurrency: 1 })) break
    expect(model.calls.length).toBeLessThanOrEqual(2)
  })

  it('takes any function for a scorer, by its name, and refuses what is no share', async () => {
    const half = async () => 0.5
    const { found } = await run(sums, { score: half })
    expect(found[0]).toMatchObject({ success: 0.5, meta: { scorer: 'half' } })
    expect((await run(sums, { score: half, scorer: 'v2' })).found[0]!.meta).toMatchObject({ scorer: 'v2' })
    for (const wrong of [2, -1, Number.NaN, undefined, 'yes', null]) {
      const { error } = await run(sums, { score: () => wrong as number })
      expect(error).toBeInstanceOf(InvalidInputError)
    }
    expect((await run(sums, { score: () => true as unknown as number })).found[0]!.success).toBe(1)
  })

  it('refuses, before it asks, an empty grid and texts no outcome could carry', async () => {
    const model = scriptedModel(sums)
    const error = async (more: Partial<CollectOptions>) => String((await collected({ model, ...more })).error)
    expect(await error({ prompts: [] })).toContain('prompts: [] cannot be used')
    expect(await error({ queries: [] })).toContain('queries')
    expect(await error({ prompts: [{ text: 'a' }, { text: ' ' }] })).toContain('prompts[1].text')
    expect(await error({ queries: [{ query: 'x'.repeat(200_001) }] })).toContain('queries[0].query')
    expect(model.calls).toEqual([])
  })
})

describe('over HTTP', () => {
  it('comes through faults, and pays each pair once over an interruption', async () => {
    const server = await modelServer((call: ServerCall) => sums(call), { faults: { '500': 0.2 }, seed: 3 })
    vi.spyOn(Math, 'random').mockReturnValue(0) // no backoff
    const model = `${server.url}#local`
    const stop = new AbortController()
    const store = memoryStore()
    const found: OutcomeInput[] = []
    const start = { prompts, queries, model, score: numberMatch, store, concurrency: 2, signal: stop.signal }
    try {
      for await (const outcome of collect(start)) {
        found.push(outcome)
        if (found.length === 3) stop.abort()
      }
    } catch (error) {
      expect(error).toMatchObject({ name: 'AbortError' })
    }
    const under = { prompts, queries, model: 'local', scorer: 'numberMatch' }
    const log = (async function* () {
      yield* found
    })()
    const rest = await collected({ model, store, concurrency: 2, done: await doneIn(log, under) })
    await server.close()
    expect(rest.error).toBeUndefined()
    const all = [...found, ...rest.found]
    expect(new Set(all.map(({ query, prompt }) => `${query} ${prompt}`)).size).toBe(8)
    expect(all).toHaveLength(8)
    const answered = server.calls.map((call) => call.user)
    // Those under way when it was stopped may have been answered in vain: two at most.
    expect(answered.length - new Set(answered).size).toBeLessThanOrEqual(2)
    vi.restoreAllMocks()
  })
})

describe('the grid', () => {
  it('goes query by query, without what is done', async () => {
    const names = (pairs: ReturnType<typeof pairsOf>) =>
      [...pairs].map(({ item, prompt }) => `${item.expected} ${prompt.id}`)
    const few = { prompts, queries: queries.slice(0, 2) }
    expect(names(pairsOf(few))).toEqual(['2 steps', '2 short', '4 steps', '4 short'])
    const { found } = await run(sums, { queries: few.queries })
    const known = [
      { ...found[0]!, meta: { ...found[0]!.meta, model: 'another' } },
      { ...found[1]!, meta: { ...found[1]!.meta, scorer: 'another' } },
      { kind: 'sample', query: found[2]!.query, prompt: found[2]!.prompt, meta: found[2]!.meta },
      { ...found[2]!, query: 'What else?' },
      { ...found[2]!, prompt: 'Otherwise.' },
      found[3]!,
    ]
    const done = await asOf(known as OutcomeInput[])
    expect(names(pairsOf({ ...few, done }))).toEqual(['2 steps', '2 short', '4 steps'])
  })

  it('puts the query before the prompt, or where the prompt wants it', () => {
    expect(joined('Why?', 'Be brief.')).toBe('Why?\n\nBe brief.')
    expect(joined('a $& b', 'Q: {{query}}\nA ({{ query }}):')).toBe('Q: a $& b\nA (a $& b):')
    expect([joined('x', '{{query}}'), joined('y', '{{query}}')]).toEqual(['x', 'y'])
  })

  it('foretells exactly as many calls as it takes', async () => {
    const script: Script = (call) =>
      call.step === 'collect.judge' ? { reason: 'It is.', right: 'yes' } : sums(call)
    for (const score of [numberMatch, judged]) {
      const steps = foretellCollecting({ prompts, queries, score })
      const { model } = await run(script, { score })
      for (const { step, calls, input } of steps) {
        const made = model.calls.filter((call) => call.step === step)
        expect(made).toHaveLength(calls)
        const shown = made.reduce((sum, { system, user }) => sum + Math.ceil((system + user).length / 4), 0)
        if (step === 'collect.answer') expect(input).toBe(shown)
        else expect(input).toBeGreaterThanOrEqual(shown)
      }
      expect(model.calls).toHaveLength(steps.reduce((sum, { calls }) => sum + calls, 0))
    }
  })
})
