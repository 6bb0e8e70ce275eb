import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { InvalidInputError, ModelError } from './errors.ts'
import { answers, asked, at, habit, made, pair, TRAIT, took, undecided } from './judging.values.ts'
import type { SignalInput } from './signal.ts'
import type { Store } from './store.ts'
import { memoryStore } from './stores/memory.ts'

const chanceOf = async (
  penchant: ReturnType<typeof made>,
  person: string,
  kind: 'short' | 'list' = 'short',
) => (await penchant.judge(person, pair(kind))).probability

describe('judging for a person', () => {
  it('gives even odds while nobody chose anything', async () => {
    expect(await made().judge('ann', pair('short'))).toEqual({ probability: 0.5, used: [], judge: 'reward' })
  })

  it('counts the eleventh choice at once', async () => {
    const penchant = made()
    await penchant.observe([...habit('ann', 'short', 10), ...habit('bob', 'long', 10, 20)])
    const before = await penchant.judge('ann', pair('short'))
    const eleventh = await penchant.observe(took('ann', 'short', 50))
    const after = await penchant.judge('ann', pair('short'))
    expect(before.probability).toBeGreaterThan(0.7)
    expect(after.probability).toBeGreaterThan(before.probability)
    expect(after.used).toEqual([...before.used, eleventh.id])
  })

  it('forgets a choice as if it had never been made, for its person and for everybody', async () => {
    const [never, forgetful] = [made(), made()]
    const rest = [...habit('ann', 'short', 4), ...habit('bob', 'long', 4, 20)]
    const odd = took('ann', 'long', 60)
    await never.observe(rest)
    const { id } = await forgetful.observe(odd)
    await forgetful.observe(rest)
    const people = ['ann', 'bob', 'zoe']
    const ask = (penchant: typeof never) => Promise.all(people.map((p) => penchant.judge(p, pair('short'))))
    expect(await ask(forgetful)).not.toEqual(await ask(never))
    await forgetful.forget({ person: 'ann', signal: id })
    expect(await ask(forgetful)).toEqual(await ask(never))
  })

  it('goes by the others for somebody without choices', async () => {
    const penchant = made()
    await penchant.observe(['ann', 'bob', 'cid', 'dot'].flatMap((p, i) => habit(p, 'short', 6, 6 * i)))
    const verdict = await penchant.judge('zoe', pair('short'))
    expect(verdict.probability).toBeGreaterThan(0.6)
    expect(verdict.used).toEqual([])
  })

  it('learns from ratings and not from edits', async () => {
    const penchant = made()
    const rate = (n: number, kind: 'short' | 'long', rating: number): SignalInput => ({
      ...{ kind: 'rating', person: 'ann', at: at(n), response: answers(n)[kind], rating, scale: [1, 5] },
    })
    await penchant.observe(
      [1, 2, 3, 4].map((n) => ({
        ...{ kind: 'edit' as const, person: 'bob', at: at(n) },
        ...{ draft: answers(n).long, final: answers(n).short },
      })),
    )
    expect(await chanceOf(penchant, 'bob')).toBe(0.5)
    await penchant.observe([1, 2, 3, 4].flatMap((n) => [rate(n, 'long', 1), rate(n + 30, 'short', 5)]))
    expect(await chanceOf(penchant, 'ann')).toBeGreaterThan(0.6)
  })

  it('stays near even between contradictory choices, and at one half between equal answers', async () => {
    const penchant = made()
    await penchant.observe(
      habit('ann', 'short', 3).flatMap((c, n) => [c, took('ann', 'long', n, { at: at(n + 40) })]),
    )
    expect(Math.abs((await chanceOf(penchant, 'ann')) - 0.5)).toBeLessThan(0.1)
    expect((await penchant.judge('ann', { a: 'Same.', b: ' Same.\n' })).probability).toBe(0.5)
  })

  it('takes other scripts and fifty thousand words', async () => {
    const penchant = made()
    await penchant.observe(habit('ann', 'short', 3))
    for (const b of ['harbour board '.repeat(25_000), '港は七時に開きます。', 'لا أعرف 🙈 \u202e', '🙈']) {
      const { probability } = await penchant.judge('ann', { a: 'At seven.', b })
      expect(probability).toBeGreaterThan(0)
      expect(probability).toBeLessThan(1)
    }
  })

  it.each([
    ['a', { a: ' ', b: 'x' }],
    ['b', { a: 'x', b: '' }],
  ])('refuses an empty %s', async (field, empty) => {
    const penchant = made()
    await expect(penchant.judge('ann', empty)).rejects.toMatchObject({ name: 'InvalidInputError', field })
    await expect(penchant.ask('ann', [empty])).rejects.toMatchObject({ name: 'InvalidInputError', field })
  })

  it('refuses a share of calls that is none, and a judge that lacks its model', async () => {
    for (const calls of [-0.1, 1.1, Number.NaN])
      await expect(made().judge('ann', pair('short'), { calls })).rejects.toMatchObject({ field: 'calls' })
    await expect(made().judge('ann', pair('short'), { judge: 'rubric' })).rejects.toThrow(InvalidInputError)
  })

  it('ranks answers, the best first, and names its judge', async () => {
    const penchant = made()
    await penchant.observe(habit('ann', 'short', 8))
    const { short, long } = answers(77)
    const ranked = await penchant.rank('ann', { answers: [long, short] })
    expect(ranked).toMatchObject({ order: [1, 0], judge: 'reward' })
    await expect(penchant.rank('ann', { answers: [] })).rejects.toMatchObject({ field: 'answers' })
    await expect(penchant.rank('ann', { answers: ['x', ''] })).rejects.toMatchObject({ field: 'answers.1' })
  })

  it('asks what tells most, and foretells the answer', async () => {
    const penchant = made()
    await penchant.observe([...habit('ann', 'short', 4), ...habit('bob', 'long', 4, 20)])
    const alike = { a: answers(8).short, b: answers(9).short }
    const next = await penchant.ask('zoe', [alike, pair('short'), alike])
    expect(next.index).toBe(1)
    expect(next.probability).toBeCloseTo(await chanceOf(penchant, 'zoe'), 9)
    await expect(penchant.ask('zoe', [])).rejects.toMatchObject({ field: 'pool' })
  })

  it('explains a person by what they differ in', async () => {
    const penchant = made()
    await penchant.observe([
      ...habit('ann', 'list', 12),
      ...['bob', 'cid', 'dot'].flatMap((p, i) => habit(p, i % 2 ? 'long' : 'short', 6, 20 + 6 * i)),
    ])
    const lists = (await penchant.explain('ann')).find((e) => e.measure === 'bullet-points')!
    expect(lists.effect.low).toBeGreaterThan(0)
    expect(lists.everybody.mean).toBeLessThan(lists.effect.mean)
    expect(lists.compared).toBe('more')
  })
})

describe('what many like', () => {
  /** A store that says whose signals were read. */
  function watched() {
    const store = memoryStore()
    const read: string[] = []
    const signals: Store['signals'] = (filter) => {
      if (filter?.person !== undefined) read.push(filter.person)
      return store.signals(filter)
    }
    return { read, penchant: made({ store: { ...store, signals } }) }
  }

  it('is fitted anew from a tenth more signals on; the person is read fresh each time', async () => {
    const { read, penchant } = watched()
    await penchant.observe([...habit('ann', 'short', 10), ...habit('bob', 'long', 10, 20)])
    const judging = async () => {
      read.length = 0
      await penchant.judge('ann', pair('short'))
      return read.toSorted()
    }
    expect(await judging()).toEqual(['ann', 'ann', 'bob'])
    expect(await judging()).toEqual(['ann'])
    await penchant.observe(habit('bob', 'long', 2, 40))
    expect(await judging()).toEqual(['ann'])
    await penchant.observe(habit('bob', 'long', 1, 50))
    expect(await judging()).toEqual(['ann', 'ann', 'bob'])
  })

  it('is fitted once for all who wait', async () => {
    const { read, penchant } = watched()
    await penchant.observe([...habit('ann', 'short', 3), ...habit('bob', 'long', 3, 20)])
    await Promise.all(['ann', 'ann', 'zoe'].map((p) => penchant.judge(p, pair('short'))))
    expect(read.filter((p) => p === 'bob')).toHaveLength(1)
  })
})

describe('a judge with a model', () => {
  it('cascade is the one unless told otherwise, and calls nobody at 0', async () => {
    const { model, penchant } = asked()
    await penchant.observe(habit('ann', 'short', 4))
    const cheap = await penchant.judge('ann', pair('short'), { calls: 0 })
    expect([cheap.judge, model.calls.length]).toEqual(['cascade', 0])
    const dear = await penchant.judge('ann', pair('short'), { calls: 1 })
    expect(dear.orders).toBeDefined()
    expect(model.calls.map((c) => c.step)).toEqual(['rubric.draft', 'rubric.score', 'rubric.score'])
  })

  it('rubric hears what the person stated', async () => {
    const { model, penchant } = asked()
    await penchant.add('ann', 'Never use emoji')
    await penchant.judge('ann', pair('short'), { judge: 'rubric' })
    expect(model.calls[0]!.user).toContain('<stated>\nNever use emoji')
  })

  it('gives one half for a model that says tie, and an error for one that says prose', async () => {
    for (const judge of ['default', 'history', 'rubric'] as const) {
      const tie = asked(undecided).penchant
      await tie.observe(habit('ann', 'short', 2))
      expect((await tie.judge('ann', pair('short'), { judge })).probability).toBeCloseTo(0.5, 9)
      const prose = asked(() => 'What fine weather.').penchant
      await prose.observe(habit('ann', 'short', 2))
      await expect(prose.judge('ann', pair('short'), { judge })).rejects.toThrow(ModelError)
    }
  })

  it('ends with the reason of an abort, asking nobody', async () => {
    const { model, penchant } = asked()
    const reason = new Error('enough')
    await penchant.observe(habit('ann', 'short', 4))
    for (const judge of ['reward', 'history', 'persona'] as const)
      await expect(
        penchant.judge('ann', pair('short'), { judge, signal: AbortSignal.abort(reason) }),
      ).rejects.toBe(reason)
    expect(model.calls).toEqual([])
  })
})

describe('a persona', () => {
  const persona = { judge: 'persona' } as const

  it('is kept, used without its calls, and fitted anew after enough new choices', async () => {
    const store = memoryStore()
    const { model, penchant } = asked(undefined, { store })
    const steps = async (n: number, p = penchant, m = model) => {
      const from = m.calls.length
      await p.judge('ann', pair('short', n), persona)
      return new Set(m.calls.slice(from).map((c) => c.step))
    }
    await penchant.observe(habit('ann', 'short', 6))
    expect(await steps(901)).toContain('persona.synthesis')
    expect([...(await steps(902))]).toEqual(['judge'])
    const later = asked(undefined, { store })
    expect([...(await steps(903, later.penchant, later.model))]).toEqual(['judge'])
    await penchant.observe(habit('ann', 'short', 2, 20))
    expect([...(await steps(904))]).toEqual(['judge'])
    await penchant.observe(habit('ann', 'short', 1, 30))
    expect(await steps(905)).toContain('persona.synthesis')
  })

  it('goes with either of two ratings it was drawn from', async () => {
    for (const gone of [0, 1]) {
      const store = memoryStore()
      const { penchant } = asked(undefined, { store })
      const ratings = await penchant.observe(
        (['long', 'short'] as const).map(
          (kind, n): SignalInput => ({
            ...{ kind: 'rating', person: 'ann', at: at(n), response: answers(n)[kind] },
            ...{ rating: 1 + 4 * n, scale: [1, 5] },
          }),
        ),
      )
      await penchant.judge('ann', pair('short'), persona)
      expect(await Array.fromAsync(store.artifacts('persona'))).toHaveLength(1)
      expect((await Array.fromAsync(store.artifacts('call'))).length).toBeGreaterThan(0)
      await penchant.forget({ person: 'ann', signal: ratings[gone]!.id })
      expect(await Array.fromAsync(store.artifacts('persona'))).toEqual([])
      expect(await Array.fromAsync(store.artifacts('call'))).toEqual([])
    }
  })

  it('goes with one of its choices, from the file too', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'penchant-'))
    const { penchant } = asked(undefined, { store: join(dir, 'store.db') })
    try {
      const [first] = await penchant.observe(habit('ann', 'short', 6))
      await penchant.judge('ann', pair('short'), persona)
      const held = () => readdirSync(dir).some((name) => readFileSync(join(dir, name)).includes(TRAIT))
      expect(held()).toBe(true)
      await penchant.forget({ person: 'ann', signal: first!.id })
      expect(held()).toBe(false)
    } finally {
      await penchant.close()
      rmSync(dir, { recursive: true })
    }
  })
})
