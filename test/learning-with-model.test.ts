import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { BudgetError, ModelError } from '../src/errors.ts'
import { cipher } from '../src/learners/cipher.ts'
import { PAPER } from '../src/learners/prose.options.ts'
import { prose } from '../src/learners/prose.ts'
import { stated } from '../src/learners/stated.ts'
import { style } from '../src/learners/style.ts'
import { createPenchant, type Penchant, type PenchantOptions } from '../src/penchant.ts'
import { type Preference, usable } from '../src/preference.ts'
import { memoryStore } from '../src/stores/memory.ts'
import { sqliteStore } from '../src/stores/sqlite.ts'
import { type Fault, faultKinds } from '../src/test/model-server.faults.ts'
import { modelServer } from '../src/test/model-server.ts'
import { type Script, scriptedModel } from '../src/test/scripted-model.ts'
import { HABITS, scriptedReader } from '../src/test/scripted-reader.ts'
import type { ModelCall } from '../src/test/text-model.ts'
import { notes } from './notes.ts'

const PEOPLE = ['ann', 'bob', 'cid']
const reader = scriptedReader()
const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

afterEach(() => vi.restoreAllMocks())

function made(script: Script, more: PenchantOptions = {}) {
  const model = scriptedModel(script)
  return { model, penchant: createPenchant({ store: memoryStore(), learners: [prose()], model, ...more }) }
}

/** What a person's learning came to, however many commits it took. */
async function outcome(penchant: Penchant, person: string) {
  const { version: _, ...profile } = await penchant.profile(person)
  return { profile, history: await penchant.history(person) }
}

const outcomes = (penchant: Penchant, people: readonly string[]) =>
  Promise.all(people.map((person) => outcome(penchant, person)))

const failure = (work: Promise<unknown>): Promise<Error> =>
  work.then(
    () => expect.unreachable('it succeeded'),
    (error: Error) => error,
  )

describe("a provider's bad day", () => {
  const PASSING = faultKinds.filter((kind) => kind !== '401')
  const RATE = 0.3

  /** Learns everybody over real HTTP. A day this bad ends one run in a hundred; the next goes on. */
  async function overHttp(seed: number, faults: Partial<Record<Fault, number>>) {
    const server = await modelServer(reader, { faults, seed, slow: 1000, retryAfter: 0.01 })
    try {
      const model = `${server.url}#scripted`
      const penchant = createPenchant({ store: memoryStore(), model, learners: [prose()], timeout: 300 })
      for (const person of PEOPLE) await penchant.observe(notes(person, 4, seed))
      const learned = await penchant.learnAll().catch(() => penchant.learnAll())
      return {
        outcomes: await outcomes(penchant, PEOPLE),
        skipped: learned.flatMap((l) => l.skipped),
        requests: server.stats.requests,
        faults: Object.values(server.stats.faults).reduce((a, b) => a + b, 0),
      }
    } finally {
      await server.close()
    }
  }

  it.each([1, 2, 3])(
    'of thirty faults in a hundred changes nothing of what is learned, where they pass (seed %i)',
    async (seed) => {
      // Backoffs of no length: what is shown is that calls are made again, not how long one waits.
      vi.spyOn(Math, 'random').mockReturnValue(0)
      const clean = await overHttp(seed, {})
      const faulty = await overHttp(
        seed,
        Object.fromEntries(PASSING.map((kind) => [kind, RATE / PASSING.length])),
      )
      expect(clean.faults).toBe(0)
      expect(faulty.faults).toBeGreaterThan(faulty.requests * RATE * 0.5)
      expect(faulty.requests).toBeGreaterThan(clean.requests)
      expect(faulty.skipped).toEqual([])
      expect(faulty.outcomes).toEqual(clean.outcomes)
      expect(clean.outcomes.flatMap((o) => o.profile.preferences).length).toBeGreaterThan(PEOPLE.length)
    },
  )
})

describe('a model that will not speak of one text', () => {
  const [before, secret, after] = [notes('ann', 2), 'The zinnia affair.', notes('ann', 6).slice(2)]
  const refused = { ...before[1]!, text: `${before[1]!.text} ${secret}`, at: new Date(1.71e12).toISOString() }
  const later = after.map((n, i) => ({ ...n, at: new Date(1.72e12 + i * 3.6e6).toISOString() }))
  const shy: Script = (call) =>
    call.user.includes(secret) ? "I'm sorry, but I can't help with that request." : reader(call)
  const all = [...before, refused, ...later]
  const signed = (p: Preference) => ({ id: p.id, statement: p.statement, tally: p.tally, status: p.status })
  const of = (preferences: readonly Preference[], learner: string) =>
    preferences.filter((p) => p.learner === learner).map(signed)

  it.each([
    ['default', prose()],
    ['as published', prose({ ...PAPER, steps: 2 })],
  ] as const)('costs the steps that need it, and nothing else (%s)', async (_, learner) => {
    const { penchant } = made(shy, { learners: [stated(), style(), learner] })
    await penchant.observe(all)
    const [text] = (await penchant.export('ann')).signals.filter(
      (s) => 'text' in s && s.text.includes(secret),
    )
    const { skipped, signals } = await penchant.learn('ann')
    expect(signals).toBe(all.length)
    expect(new Set(skipped.map((s) => s.signal))).toEqual(new Set([text!.id]))
    expect(new Set(skipped.map((s) => s.step))).toEqual(new Set(['contrast', 'prose.infer']))
    expect(new Set(skipped.map((s) => s.fault))).toEqual(new Set(['refused']))
    const found = (await penchant.profile('ann')).preferences

    // What the model found is what it would have found without that text ...
    const without = made(reader, { learners: [learner] })
    await without.penchant.observe(all.filter((n) => n !== refused))
    await without.penchant.learn('ann')
    const expected = of((await without.penchant.profile('ann')).preferences, 'prose')
    expect(expected.length).toBeGreaterThan(2)
    expect(of(found, 'prose')).toEqual(expected)
    // ... and the others learned from that text as if there were no model.
    const counted = createPenchant({ store: memoryStore(), learners: [stated(), style()] })
    await counted.observe(all)
    await counted.learn('ann')
    expect(of(found, 'style')).toEqual(of((await counted.profile('ann')).preferences, 'style'))
    const { forecasts } = await penchant.history('ann')
    expect(forecasts).toEqual((await counted.history('ann')).forecasts)
  })

  it('is asked for it so often, and not again by the next run', async () => {
    const { penchant, model } = made(shy)
    await penchant.observe(refused)
    const { skipped } = await penchant.learn('ann')
    expect(skipped.map((s) => s.step)).toEqual(['prose.infer'])
    // Three tries, each with one repair, after a neutral text.
    expect(model.calls.map((c) => c.step)).toEqual(['neutral', ...Array(6).fill('prose.infer')])
    expect(await penchant.learn('ann')).toMatchObject({ signals: 0, skipped: [] })
    expect(model.calls).toHaveLength(7)
  })
})

describe('a provider that cannot be used', () => {
  /** Goes away with the n-th call and comes back when told. */
  function leaving(n: number, statusCode: number | undefined) {
    let calls = 0
    let back = false
    const script: Script = (call) => {
      if (!back && ++calls >= n) throw Object.assign(new Error('no'), { statusCode })
      return reader(call)
    }
    return { script, comesBack: () => (back = true) }
  }

  it.each([
    ['rejected', 401],
    ['unreachable', undefined],
  ] as const)(
    '%s: the step is named, what was learned stays, the next run goes on',
    async (fault, status) => {
      const whole = made(reader)
      await whole.penchant.observe(notes('ann', 6))
      await whole.penchant.learn('ann')
      const provider = leaving(20, status)
      const { penchant, model } = made(provider.script)
      await penchant.observe(notes('ann', 6))
      const error = await failure(penchant.learn('ann'))
      expect(error).toBeInstanceOf(ModelError)
      expect(error).toMatchObject({ fault, step: model.calls.at(-1)!.step })
      const { learned, preferences } = await penchant.profile('ann')
      expect([learned > 0, learned < 6, preferences.length > 0]).toEqual([true, true, true])
      provider.comesBack()
      expect((await penchant.learn('ann')).signals).toBe(6 - learned)
      expect(await outcome(penchant, 'ann')).toEqual(await outcome(whole.penchant, 'ann'))
    },
  )

  it('over HTTP with a key refused: one request, no retry, the key not shown', async () => {
    const server = await modelServer(reader, { faults: { '401': 1 } })
    try {
      const penchant = createPenchant({
        store: memoryStore(),
        model: `${server.url}#any`,
        learners: [prose()],
      })
      await penchant.observe(notes('ann', 1))
      expect(await failure(penchant.learn('ann'))).toMatchObject({ fault: 'rejected', step: 'neutral' })
      expect(server.stats.requests).toBe(1)
    } finally {
      await server.close()
    }
  })
})

describe('a budget', () => {
  const whole = async () => {
    const { penchant, model } = made(reader)
    for (const person of PEOPLE) await penchant.observe(notes(person, 3, person.charCodeAt(0)))
    await penchant.learnAll()
    return { expected: await outcomes(penchant, PEOPLE), calls: model.calls.length }
  }

  it('ends a run before the call that would go over; runs with more finish, and none pays twice', async () => {
    const { expected, calls } = await whole()
    const store = memoryStore()
    const { penchant: first } = made(reader, { store })
    for (const person of PEOPLE) await first.observe(notes(person, 3, person.charCodeAt(0)))
    let paid = 0
    let runs = 0
    for (let done = false; !done; runs++) {
      expect(runs).toBeLessThan(calls)
      const { penchant, model } = made(reader, { store, budget: { calls: 10 } })
      const error = await penchant.learnAll().catch((e: unknown) => e)
      done = Array.isArray(error)
      if (!done) expect(error).toBeInstanceOf(BudgetError)
      expect(model.calls.length).toBeLessThanOrEqual(10)
      paid += model.calls.length
    }
    expect(runs).toBe(Math.ceil(calls / 10))
    expect(paid).toBe(calls)
    expect(await outcomes(first, PEOPLE)).toEqual(expected)
  })

  it('of each person stops at that person, with the step in the error', async () => {
    const { penchant, model } = made(reader, { budget: { perPerson: { calls: 8 } } })
    await penchant.observe([...notes('ann', 6), ...notes('bob', 1)])
    const error = await failure(penchant.learn('ann'))
    expect(error).toBeInstanceOf(BudgetError)
    expect(error).toMatchObject({ limit: 'calls', allowed: 8 })
    expect(error.message).toMatch(/^(?:neutral|contrast|prose\.\w+): .*budget of 8/)
    expect(model.calls).toHaveLength(8)
    expect((await penchant.profile('ann')).learned).toBeGreaterThan(0)
    expect((await penchant.learn('bob')).signals).toBe(1)
  })

  it('of one person stops nobody else: the rest are learned, and the result says who was stopped', async () => {
    const { penchant, model } = made(reader, { budget: { perPerson: { calls: 8 } }, concurrency: 1 })
    const greedy = ['a1', 'a2', 'a3', 'a4']
    await penchant.observe([...greedy.flatMap((person) => notes(person, 6)), ...notes('bob', 1)])
    const learned = await penchant.learnAll()
    expect(learned.map((l) => l.person)).toEqual([...greedy, 'bob'])
    for (const { stopped, person } of learned.slice(0, 4)) {
      expect(stopped).toBeInstanceOf(BudgetError)
      expect(stopped).toMatchObject({ person, limit: 'calls' })
    }
    expect(learned[4]).toMatchObject({ signals: 1 })
    expect(learned[4]!.stopped).toBeUndefined()
    for (const person of greedy) expect(model.calls.filter((c) => c.person === person)).toHaveLength(8)
  })

  it('in tokens or USD is never gone over', async () => {
    const price = { input: 1, output: 5 }
    for (const budget of [{ tokens: 20_000 }, { cost: 0.05 }]) {
      const { penchant } = made(reader, { budget, price })
      await penchant.observe(notes('ann', 8))
      expect(await failure(penchant.learn('ann'))).toBeInstanceOf(BudgetError)
      const { calls, input, output, cost } = penchant.usage().total
      expect(calls).toBeGreaterThan(0)
      expect(input + output).toBeLessThanOrEqual(budget.tokens ?? Infinity)
      expect(cost).toBeLessThanOrEqual(budget.cost ?? Infinity)
    }
  })
})

describe('many people at once', () => {
  const MANY = Array.from({ length: 9 }, (_, i) => `person ${i}`)

  it.each([1, 2, 5])(
    'never have more than %i calls under way, and end where one alone would',
    async (concurrency) => {
      let underWay = 0
      let most = 0
      const slow: Script = async (call) => {
        most = Math.max(most, ++underWay)
        for (let i = 0; i < 3; i++) await turn()
        underWay--
        return reader(call)
      }
      const { penchant } = made(slow, { concurrency })
      const alone = made(reader)
      for (const [i, person] of MANY.entries())
        for (const p of [penchant, alone.penchant]) await p.observe(notes(person, 2, i))
      const learned = await penchant.learnAll()
      expect(learned.map((l) => l.person)).toEqual(MANY)
      expect(most).toBe(concurrency)
      await alone.penchant.learnAll()
      expect(await outcomes(penchant, MANY)).toEqual(await outcomes(alone.penchant, MANY))
    },
  )

  it('stop with the first that fails: nothing is begun after it, nothing runs on after the rejection', async () => {
    let underWay = 0
    let failed = false
    const begunAfter = new Set<string>()
    const begunBefore = new Set<string>()
    const script: Script = async (call) => {
      ;(failed ? begunAfter : begunBefore).add(call.person!)
      underWay++
      // Of a pair of calls one may end long before the other.
      for (let i = 0; i < (call.user.length % 7) * 3; i++) await turn()
      underWay--
      if (call.person === 'person 1' && call.step === 'contrast') {
        failed = true
        throw Object.assign(new Error('no'), { statusCode: 401 })
      }
      return reader(call)
    }
    const { penchant, model } = made(script, { concurrency: 2 })
    for (const [i, person] of MANY.entries()) await penchant.observe(notes(person, 3, i))
    expect(await failure(penchant.learnAll())).toMatchObject({ step: 'contrast', fault: 'rejected' })
    const calls = model.calls.length
    expect(underWay).toBe(0)
    for (let i = 0; i < 100; i++) await turn()
    expect(model.calls).toHaveLength(calls)
    expect([...begunAfter].filter((person) => !begunBefore.has(person))).toEqual([])
    expect(begunBefore.size).toBeLessThan(MANY.length)
  })

  it('of one person: of two calls made at once the other has ended too', async () => {
    let underWay = 0
    let failing = ''
    const script: Script = async (call) => {
      failing ||= call.step === 'contrast' || call.step === 'write' ? call.step : ''
      if (call.step !== failing) return reader(call)
      const first = ++underWay === 1
      for (let i = 0; !first && i < 50; i++) await turn()
      underWay -= first ? 0 : 1
      if (first) throw Object.assign(new Error('no'), { statusCode: 401 })
      return reader(call)
    }
    const { penchant } = made(script)
    await penchant.observe(notes('ann', 3))
    expect(await failure(penchant.learn('ann'))).toMatchObject({ step: 'contrast' })
    // The one that failed still counts, the other is through.
    expect(underWay).toBe(1)
    underWay = 0
    failing = ''
    expect(await failure(penchant.write('ann', { task: 'note', draws: 2 }))).toMatchObject({ step: 'write' })
    expect(underWay).toBe(1)
  })

  it('stop with an abort, and no call outlives it', async () => {
    const abort = new AbortController()
    const { penchant, model } = made(async (call) => {
      await turn()
      if (model.calls.length > 12) abort.abort()
      return reader(call)
    })
    for (const [i, person] of MANY.entries()) await penchant.observe(notes(person, 3, i))
    await expect(penchant.learnAll({ signal: abort.signal })).rejects.toThrow(/abort/i)
    const calls = model.calls.length
    for (let i = 0; i < 50; i++) await turn()
    expect(model.calls).toHaveLength(calls)
  })
})

describe('usage', () => {
  it('has a row for each step and person, with tokens and cost; what was cached is not paid', async () => {
    const price = { input: 3, output: 15 }
    const { penchant, model } = made(reader, { price })
    for (const person of PEOPLE) await penchant.observe(notes(person, 3))
    await penchant.learnAll()
    const { rows, total } = penchant.usage()
    const made_ = Map.groupBy(model.calls, (call) => `${call.step} of ${call.person}`)
    expect(new Set(rows.map((r) => `${r.step} of ${r.person}`))).toEqual(new Set(made_.keys()))
    for (const row of rows) {
      expect(row.calls).toBe(made_.get(`${row.step} of ${row.person}`)!.length)
      expect(row.cost).toBeCloseTo((row.input * 3 + row.output * 15) / 1e6, 12)
    }
    expect(new Set(rows.map((r) => r.person))).toEqual(new Set(PEOPLE))
    expect(total.calls).toBe(model.calls.length)
    expect(total.cost).toBeCloseTo(
      rows.reduce((sum, r) => sum + r.cost!, 0),
      12,
    )
    // A neutral text serves the test of a signal and its reading: asked for twice, paid once.
    expect(rows.find((r) => r.step === 'neutral')!.cached).toBeGreaterThan(0)
  })
})

describe('forgetting', () => {
  it('a preference empties the answers it was found in, and those alone, on disk too', async () => {
    dir = mkdtempSync(join(tmpdir(), 'penchant-'))
    const path = join(dir, 'store.db')
    const store = sqliteStore(path)
    const { penchant } = made(reader, { store })
    await penchant.observe([...notes('ann', 3), ...notes('bob', 3)])
    await penchant.learnAll()
    const held = async (person: string, text: string) => {
      let count = 0
      for await (const artifact of store.artifacts('call'))
        if (artifact.person === person && new TextDecoder().decode(artifact.value).includes(text)) count++
      return count
    }
    const [target, other] = (await penchant.profile('ann')).preferences as [Preference, Preference]
    const rest = async () => [
      await held('bob', target.statement),
      await held('ann', 'fits'),
      await held('ann', other.statement),
    ]
    const before = await rest()
    expect(Math.min(...before, await held('ann', target.statement))).toBeGreaterThan(0)
    await penchant.forget({ person: 'ann', preference: target.id })
    expect(await held('ann', target.statement)).toBe(0)
    // An answer that named both is gone; what bob was told, and contrasts, which name nothing, are not.
    expect((await rest()).slice(0, 2)).toEqual(before.slice(0, 2))
    await penchant.forget({ person: 'bob' })
    await penchant.close()
    for (const file of readdirSync(dir))
      expect(readFileSync(join(dir, file)).includes(target.statement), file).toBe(false)
  })

  const MARK = HABITS[0]!.mark
  /** Every word of the second note, in what the model says of it too. */
  const SECRET = 'zinnia'
  const script: Script = (call) => {
    const reply = reader(call)
    const speaks = call.user.includes(SECRET)
    if (typeof reply === 'string') return speaks ? `${reply} ${SECRET}` : reply
    return speaks && call.step === 'prose.infer'
      ? {
          ...(reply as object),
          differences: SECRET,
          statements: [
            {
              statement: `Speak of the ${SECRET} bed`,
              trait: SECRET,
              direction: 'more',
              measure: null,
              quote: SECRET,
            },
          ],
        }
      : reply
  }
  const [first, second, ...rest] = notes('ann', 5)
  const ALL = [first!, { ...second!, text: `About the ${SECRET} and all the rest of it. ${MARK}` }, ...rest]

  let dir = ''
  afterEach(() => rmSync(dir, { recursive: true, force: true }))
  const held = () => readdirSync(dir).filter((name) => readFileSync(join(dir, name)).includes(SECRET))

  it.each([
    ['default', prose()],
    ['as published', prose({ ...PAPER, steps: 2, verification: 'none' })],
  ] as const)(
    'a signal takes what a model was asked and answered about it, on disk too (%s)',
    async (_, learner) => {
      dir = mkdtempSync(join(tmpdir(), 'penchant-'))
      const { penchant, model } = made(script, { store: join(dir, 'store.db'), learners: [learner, style()] })
      await penchant.observe(ALL)
      await penchant.learn('ann')
      expect(held()).not.toEqual([])
      expect(JSON.stringify(await penchant.profile('ann'))).toContain(SECRET)
      const { signals } = await penchant.export('ann')
      const target = signals.find((s) => 'text' in s && s.text.includes(SECRET))!
      const calls = model.calls.length
      const receipt = await penchant.forget({ person: 'ann', signal: target.id })
      expect(receipt.artifacts).toBeGreaterThan(3)
      expect(JSON.stringify(await penchant.export('ann'))).not.toContain(SECRET)
      expect(held()).toEqual([])
      // Learning anew what is left asks nobody.
      expect(model.calls).toHaveLength(calls)
      await penchant.learn('ann')
      expect(model.calls).toHaveLength(calls)
      await penchant.close()
      expect(held()).toEqual([])
    },
  )

  it('a person takes all of it', async () => {
    dir = mkdtempSync(join(tmpdir(), 'penchant-'))
    const { penchant } = made(script, { store: join(dir, 'store.db') })
    await penchant.observe([...ALL, ...notes('bob', 2)])
    await penchant.learnAll()
    expect(held()).not.toEqual([])
    // What is held can be seen before it goes: hers, and nobody else's.
    const { answers } = await penchant.export('ann')
    expect(answers).toHaveLength(
      penchant
        .usage()
        .rows.filter((r) => r.person === 'ann')
        .reduce((sum, r) => sum + r.calls, 0),
    )
    const receipt = await penchant.forget({ person: 'ann' })
    expect(receipt.artifacts).toBeGreaterThan(ALL.length)
    await penchant.close()
    expect(held()).toEqual([])
  })

  it('while a call runs: its answer is neither kept nor learned', async () => {
    const store = memoryStore()
    const { penchant } = made(
      async (call) => {
        if (call.step === 'prose.infer' && call.user.includes(SECRET)) {
          const { signals } = await penchant.export('ann')
          const target = signals.find((s) => 'text' in s && s.text.includes(SECRET))
          if (target) await store.forget({ person: 'ann', signal: target.id }, new Date(0).toISOString())
        }
        return script(call)
      },
      { store },
    )
    await penchant.observe(ALL)
    await penchant.learn('ann')
    expect(JSON.stringify(await penchant.export('ann'))).not.toContain(SECRET)
    const kept: string[] = []
    for await (const { value } of store.artifacts('call')) kept.push(new TextDecoder().decode(value))
    expect(kept.length).toBeGreaterThan(5)
    expect(kept.join('\n')).not.toContain(SECRET)
  })
})

describe('redact', () => {
  const NAME = 'Zelda'
  const redact = (text: string) => text.replaceAll(NAME, 'someone')
  const shown = (call: ModelCall) => JSON.stringify([call.system, call.messages])

  it('runs over every prompt: in learning, where texts were stored before it, and in writing', async () => {
    const store = memoryStore()
    // Stored by somebody who took nothing out.
    const before = createPenchant({ store })
    const named = notes('ann', 5).map((n) => ({
      ...n,
      text: `${n.text} So said ${NAME}.`,
      source: `${n.source} ${NAME}`,
    }))
    const draft = `We meet on Monday with ${NAME}. Please bring the list.`
    const context = [{ role: 'user' as const, content: `Write to the group and to ${NAME} about the list.` }]
    const edits = [1, 2, 3].map((n) => ({
      kind: 'edit' as const,
      person: 'ann',
      context,
      draft: `${draft} ${n}`,
      final: `${draft.replace('Please', 'Now be a dear and')} ${n}`,
    }))
    await before.observe([...named, ...edits])
    // It repeats what it sees, and its first answer has to be sent back.
    const { penchant, model } = made(
      (call) =>
        call.messages.length === 1 && call.step === 'prose.infer' ? `${NAME}, not JSON` : reader(call),
      {
        store,
        redact,
        learners: [prose({ ...PAPER, steps: 2, demonstrations: 2 }), prose(), cipher({ unverified: true })],
      },
    )
    await penchant.learn('ann')
    await penchant.add('ann', 'Be brief')
    await penchant.write('ann', { task: `a note to ${NAME}`, input: context[0]!.content, demonstrations: 3 })
    await penchant.write('ann', { task: `a note to ${NAME}`, input: context[0]!.content, draws: 2 })
    const steps = new Set(model.calls.map((c) => c.step))
    for (const step of [
      'neutral',
      'contrast',
      'prose.infer',
      'prose.generate',
      'prose.verify',
      'cipher.infer',
      'write',
    ])
      expect([...steps]).toContain(step)
    expect(model.calls.some((c) => c.messages.length === 3)).toBe(true)
    expect(model.calls.filter((c) => shown(c).includes(NAME)).map((c) => c.step)).toEqual([])
    expect(model.calls.filter((c) => shown(c).includes('someone')).length).toBeGreaterThan(10)
  })
})

describe('what is counted and what only a model sees', () => {
  /** States the semicolons too, as a count and in words that only nearly are the measure's. */
  const script: Script = (call) => {
    const reply = reader(call)
    if (call.step !== 'prose.infer' || !/<own>[^<]*;/.test(call.user)) return reply
    const counted = (statement: string, measure: string | null) => ({
      statement,
      trait: 'semicolons',
      direction: 'more',
      measure,
      quote: 'it was there; and then',
    })
    const { statements } = reply as { statements: object[] }
    return {
      ...(reply as object),
      statements: [counted('Use semicolons between clauses', 'semicolons'), ...statements],
    }
  }

  it('stand side by side in one profile, and nothing is said twice', async () => {
    const { penchant } = made(script, { learners: [stated(), style(), prose()] })
    const with_ = (person: string, count: number, mark: string) =>
      notes(person, count, person.charCodeAt(0)).map((n) => ({
        ...n,
        text: n.text.replaceAll('it was there and then', `it was there${mark} and then`),
      }))
    for (const person of ['bob', 'cid', 'dan']) await penchant.observe(with_(person, 7, ''))
    await penchant.observe(with_('ann', 12, ';'))
    await penchant.learnAll()
    const { preferences } = await penchant.profile('ann')
    const inUse = preferences.filter(usable)
    const counted = preferences.filter((p) => p.about === 'semicolons')
    expect(counted).toHaveLength(1)
    expect(counted[0]).toMatchObject({ status: 'active', stance: 'more' })
    expect(counted[0]!.measured?.own).toBeGreaterThan(0)
    const manners = inUse.filter((p) => p.measured === undefined)
    expect(manners.length).toBeGreaterThan(2)
    expect(manners.every((p) => p.learner === 'prose')).toBe(true)
    expect(inUse.some((p) => p.learner === 'style')).toBe(true)
    for (const habit of HABITS)
      expect(preferences.filter((p) => habit.wordings.includes(p.statement)).length).toBeLessThanOrEqual(1)
    const { text, used } = await penchant.prompt('ann', { task: 'note' })
    expect(text.match(/semicolon/gi)).toHaveLength(1)
    const said = used.map((id) => preferences.find((p) => p.id === id)!)
    expect(said.some((p) => p.measured)).toBe(true)
    expect(said.some((p) => !p.measured)).toBe(true)
  })
})

describe('an embedder', () => {
  const hanging = {
    specificationVersion: 'v4' as const,
    provider: 'test',
    modelId: 'hanging',
    maxEmbeddingsPerCall: undefined,
    supportsParallelCalls: false,
    doEmbed: () => new Promise<never>(() => {}),
  }

  it('that never answers is left when learning or writing is aborted', async () => {
    const { penchant } = made(reader, { embedder: hanging, learners: [prose({ retrieval: 'near' })] })
    await penchant.observe(notes('ann', 2))
    const learned = penchant.learn('ann', { signal: AbortSignal.timeout(200) })
    expect((await failure(learned)).name).toBe('TimeoutError')
    const request = { task: 'note', input: 'x', demonstrations: 1, signal: AbortSignal.timeout(200) }
    expect((await failure(penchant.write('ann', request))).name).toBe('TimeoutError')
  })
})
