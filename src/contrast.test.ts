import { describe, expect, it } from 'vitest'
import { contrastPrompt } from './contrast.prompt.ts'
import { contrastTrials, follows, materialOf, open, textPair } from './contrast.ts'
import { ModelError } from './errors.ts'
import {
  belief,
  counts,
  day,
  edit,
  listed,
  note,
  parse,
  part,
  profileOf,
  sample,
  scored,
  scripted,
} from './learners/asking.values.ts'
import { createPenchant } from './penchant.ts'
import type { Profile } from './preference.ts'
import type { Signal } from './signal.ts'
import { memoryStore } from './stores/memory.ts'
import { scriptedModel } from './test/scripted-model.ts'
import { HABITS, scriptedReader } from './test/scripted-reader.ts'
import type { ModelCall } from './test/text-model.ts'

const [WEATHER, PROVERB, DOUBT] = HABITS as [(typeof HABITS)[0], (typeof HABITS)[0], (typeof HABITS)[0]]
const SAY = [WEATHER, PROVERB, DOUBT].map((h) => h.wordings[0]!) as [string, string, string]
const OWN = `${WEATHER.mark} The board met.`
const OTHER = `The board met. ${PROVERB.mark}`
const PAIR = { own: OWN, other: OTHER, signals: ['s1'] }

type Fits = 'A' | 'B' | 'same'
const answers = (...fits: Fits[]) => ({ answers: fits.map((f, i) => ({ statement: i + 1, fits: f })) })
/** Answers by which of the texts stands first. */
const byOrder = (ownFirst: object, ownSecond: object) =>
  scripted((call) => (part(call, 'text_a') === OWN ? ownFirst : ownSecond))

describe('which text follows a statement', () => {
  it('is asked in both orders, of all statements at once', async () => {
    const { model, means } = scripted(scriptedReader())
    expect(await follows(means.ask, PAIR, SAY)).toEqual([1, 0, undefined])
    expect(model.calls.map((c) => [part(c, 'text_a'), part(c, 'text_b')])).toEqual([
      [OWN, OTHER],
      [OTHER, OWN],
    ])
    for (const call of model.calls) {
      expect(listed(call, 'statements')).toEqual(SAY)
      expect(call.signals).toEqual(['s1'])
      expect(call.system).not.toContain(OWN)
    }
  })

  it.each([
    ['both say the own', 'A', 'B', 1],
    ['both say the other', 'B', 'A', 0],
    ['both favour a place', 'A', 'A', undefined],
    ['both favour the other place', 'B', 'B', undefined],
    ['both cannot tell', 'same', 'same', undefined],
    ['one says the own, one cannot tell', 'A', 'same', 0.75],
    ['one cannot tell, one says the other', 'same', 'A', 0.25],
  ] as const)('when %s', async (_, first, second, score) => {
    const { means } = byOrder(answers(first), answers(second))
    expect(await follows(means.ask, PAIR, ['Be plain'])).toEqual([score])
  })

  it('is unknown of a statement that one order leaves out', async () => {
    const { means } = byOrder(answers('A', 'A', 'A'), { answers: [{ statement: 3, fits: 'B' }] })
    expect(await follows(means.ask, PAIR, SAY)).toEqual([undefined, undefined, 1])
  })

  it('takes numbers as they are said, not the places they are said in', async () => {
    const turned = (fits: Fits) => ({
      answers: [
        { statement: 2, fits },
        { statement: 1, fits: 'same' },
      ],
    })
    const { means } = byOrder(turned('A'), turned('B'))
    expect(await follows(means.ask, PAIR, SAY.slice(0, 2))).toEqual([undefined, 1])
  })

  it('takes the last of two answers, and none of numbers that are nobody’s', async () => {
    const odd = (fits: Fits, wrong: Fits) => ({
      answers: [
        { statement: 1, fits: wrong },
        { statement: 0, fits: wrong },
        { statement: -1, fits: wrong },
        { statement: 7, fits: wrong },
        { statement: 1, fits },
      ],
    })
    const { means } = byOrder(odd('A', 'B'), odd('B', 'A'))
    expect(await follows(means.ask, PAIR, SAY.slice(0, 2))).toEqual([1, undefined])
  })

  it('is asked of 24 statements at a time', async () => {
    const say = Array.from({ length: 53 }, (_, i) => `Say ${i}`)
    // The own text follows every statement whose number is even.
    const { model, means } = scripted((call) => {
      const own = part(call, 'text_a') === OWN ? 'A' : 'B'
      const other = own === 'A' ? 'B' : 'A'
      return answers(
        ...listed(call, 'statements').map((s): Fits => (Number(s.slice(4)) % 2 === 0 ? own : other)),
      )
    })
    expect(await follows(means.ask, PAIR, say)).toEqual(say.map((_, i) => (i % 2 === 0 ? 1 : 0)))
    expect(model.calls.map((c) => listed(c, 'statements').length)).toEqual([24, 24, 24, 24, 5, 5])
  })

  it('is not asked of nothing', async () => {
    const { model, means } = scripted(() => undefined)
    expect(await follows(means.ask, PAIR, [])).toEqual([])
    expect(model.calls).toEqual([])
  })

  it('fails by name on answers that are none, after the other order is through', async () => {
    let through = false
    const other = async () => {
      await new Promise((done) => setTimeout(done, 50))
      through = true
      return answers('A')
    }
    const { model, means } = scripted((call) => (part(call, 'text_a') === OWN ? 'no' : other()))
    const error = await follows(means.ask, PAIR, ['Be plain']).catch((e) => e)
    expect(error).toBeInstanceOf(ModelError)
    expect(error).toMatchObject({ step: 'contrast', answered: true })
    expect(through).toBe(true)
    // One order, its repair, and the other order.
    expect(model.calls).toHaveLength(3)
  })

  it('is asked of long texts by their beginning and end', async () => {
    const long = `${OWN} ${'and so on '.repeat(2000)}${DOUBT.mark}`
    const { model, means } = scripted(scriptedReader())
    expect(await follows(means.ask, { ...PAIR, own: long }, SAY)).toEqual([1, 0, 1])
    for (const call of model.calls) expect(call.user.length).toBeLessThan(7000)
  })

  it('does not tell the model which text is whose', () => {
    const [a, b] = [contrastPrompt(OWN, OTHER, SAY, 'A'), contrastPrompt(OWN, OTHER, SAY, 'B')]
    expect([a.system, a.user]).toEqual([b.system, b.user])
  })
})

describe('the pair of texts', () => {
  it('is the draft and the final text, without a call', async () => {
    const { model, means } = scripted(() => undefined)
    const signal = edit(1, OTHER, OWN)
    expect(await textPair(means.ask, signal, [])).toEqual({
      own: OWN,
      other: OTHER,
      field: 'final',
      contrast: 'replaced',
      signals: [signal.id],
    })
    expect(model.calls).toEqual([])
  })

  it('is the chosen and the rejected option, without a call', async () => {
    const { model, means } = scripted(() => undefined)
    const signal = parse({ kind: 'choice', person: 'ann', at: day(1), chosen: OWN, rejected: OTHER })
    expect(await textPair(means.ask, signal, [])).toMatchObject({
      own: OWN,
      other: OTHER,
      contrast: 'replaced',
    })
    expect(model.calls).toEqual([])
  })

  it('of two ratings names both signals', async () => {
    const { means } = scripted(() => undefined)
    const rate = (n: number, rating: number, response: string) =>
      parse({ kind: 'rating', person: 'ann', at: day(n), rating, scale: [1, 5], response })
    const [low, high] = [rate(1, 1, OTHER), rate(2, 5, OWN)]
    expect(await textPair(means.ask, high, [low])).toMatchObject({
      own: OWN,
      other: OTHER,
      field: 'response',
      signals: [high.id, low.id],
    })
    expect(await textPair(means.ask, low, [high])).toMatchObject({ own: OWN, other: OTHER, field: '' })
  })

  it('is nothing where nothing was changed, or no text was written', async () => {
    const { model, means } = scripted(() => undefined)
    for (const signal of [
      edit(1, OWN, `${OWN} \n`),
      parse({ kind: 'statement', person: 'ann', at: day(1), text: 'Shorter please' }),
    ])
      expect(await textPair(means.ask, signal, [])).toBeUndefined()
    expect(model.calls).toEqual([])
  })

  it('of a sample is a text written for the same task from the same material, not shown the own', async () => {
    const { model, means } = scripted(scriptedReader())
    const signal = sample(1, OWN)
    const pair = await textPair(means.ask, signal, [])
    expect(pair).toEqual({
      own: OWN,
      other: note(1),
      field: 'text',
      contrast: 'neutral',
      signals: [signal.id],
    })
    expect(counts(model)).toEqual({ neutral: 1 })
    const [call] = model.calls as [ModelCall]
    expect(part(call, 'task')).toBe('summary')
    expect(part(call, 'material')).toBe(note(1))
    expect(call.user).not.toContain(WEATHER.mark)
    expect(call.signals).toEqual([signal.id])
  })

  it('of a sample without material, or only its name, is the own text told plainly', async () => {
    const { model, means } = scripted(scriptedReader())
    for (const source of [undefined, 'doc-17']) {
      const signal = parse({ kind: 'sample', person: 'ann', at: day(1), task: 'summary', source, text: OWN })
      expect((await textPair(means.ask, signal, []))!.other).toBe('The board met.')
    }
    expect(model.calls.map((c) => part(c, 'text'))).toEqual([OWN, OWN])
  })
})

it('the material of a signal is its conversation and its source, where that is a text', () => {
  const context = [{ role: 'user', content: 'Please answer' } as const]
  expect(materialOf(sample(1, OWN, { context }))).toEqual({
    task: 'summary',
    input: `user: Please answer\n\n${note(1)}`,
  })
  expect(materialOf(sample(1, OWN, { source: 'doc-17' }))).toEqual({ task: 'summary', input: undefined })
  expect(materialOf(edit(1, OTHER, OWN))).toEqual({ task: 'email', input: undefined })
})

describe('what is open on a signal', () => {
  const always = (signal: Signal) => ({ ...signal, id: `000003${signal.id.slice(6)}` })
  const signal = always(sample(1, OWN))
  const about = (profile: Profile, on: Signal = signal) => open(profile, on).map((p) => p.statement)

  it('is what no measure decides, in use or not yet', () => {
    const measured = { name: 'commas', direction: 1, weight: 1 } as const
    const profile = scored(
      profileOf(belief('proposed'), belief('active'), belief('retired'), belief('counted', { measured })),
      { active: Array(6).fill(1), retired: Array(8).fill(0) },
    )
    expect(profile.preferences.map((p) => p.status)).toEqual(['proposed', 'active', 'retired', 'proposed'])
    expect(about(profile)).toEqual(['proposed', 'active'])
  })

  it('is not what the person set aside', () => {
    const profile = profileOf(belief('Be plain'))
    const paused = {
      ...profile,
      preferences: profile.preferences.map((p) => ({ ...p, status: 'paused' as const })),
    }
    expect(about(paused)).toEqual([])
  })

  it('is what holds where it happened', () => {
    const profile = profileOf(
      belief('here', { scope: { kind: 'task', task: ' Summary' } }),
      belief('there', { scope: { kind: 'task', task: 'email' } }),
      belief('near', { scope: { kind: 'near', contexts: [note(9)] } }),
      belief('far', { scope: { kind: 'near', contexts: ['Roses and tulips want water'] } }),
    )
    expect(about(profile)).toEqual(['here', 'near'])
  })

  it('is nothing that was learned from it', () => {
    const profile = profileOf(belief('own', { sources: [signal.id] }), belief('other'))
    expect(about(profile)).toEqual(['other'])
  })

  it('with nothing undecided is all of it on every third signal, else nothing', () => {
    const profile = scored(profileOf(belief('a'), belief('b')), { a: Array(6).fill(1), b: Array(6).fill(1) })
    const ids = Array.from({ length: 9 }, (_, i) => `00000${i}${signal.id.slice(6)}`)
    const asked = ids.map((id) => about(profile, { ...signal, id }).length)
    expect(asked).toEqual([2, 0, 0, 2, 0, 0, 2, 0, 0])
    const more = profileOf(belief('new'))
    const mixed = { ...profile, preferences: [...profile.preferences, ...more.preferences] }
    for (const id of ids) expect(about(mixed, { ...signal, id })).toEqual(['a', 'b', 'new'])
  })
})

describe('trials by contrast', () => {
  const profile = profileOf(...SAY.map((s) => belief(s)))
  const idOf = (statement: string) => profile.preferences.find((p) => p.statement === statement)!.id

  it('are one for each statement that tells the texts apart', async () => {
    const { means } = scripted(scriptedReader())
    const signal = edit(2, OTHER, OWN)
    expect(await contrastTrials(means.ask, profile, signal, [])).toEqual([
      { signal: signal.id, preference: idOf(SAY[0]), contrast: 'replaced', score: 1, at: day(2) },
      { signal: signal.id, preference: idOf(SAY[1]), contrast: 'replaced', score: 0, at: day(2) },
    ])
  })

  it('are none by a model that always says the same', async () => {
    for (const place of ['A', 'B', 'same'] as const) {
      const { means } = scripted((call) => answers(...listed(call, 'statements').map(() => place)))
      expect(await contrastTrials(means.ask, profile, edit(2, OTHER, OWN), [])).toEqual([])
    }
  })

  it('take one neutral text a sample, however many statements there are', async () => {
    const many = profileOf(...Array.from({ length: 60 }, (_, i) => belief(`Say ${i}`)), belief(SAY[0]))
    const { model, means } = scripted(scriptedReader())
    const trials = await contrastTrials(means.ask, many, sample(2, OWN), [])
    expect(counts(model)).toEqual({ neutral: 1, contrast: 6 })
    expect(trials).toMatchObject([{ contrast: 'neutral', score: 1 }])
  })

  it('take no call when nothing is open or nothing was changed', async () => {
    const { model, means } = scripted(() => undefined)
    const signal = sample(2, OWN)
    const learned = profileOf(belief(SAY[0], { sources: [signal.id] }))
    const measured = { name: 'commas', direction: 1, weight: 1 } as const
    for (const p of [profileOf(), learned, profileOf(belief('commas', { measured }))])
      expect(await contrastTrials(means.ask, p, signal, [])).toEqual([])
    expect(await contrastTrials(means.ask, profile, edit(2, OWN, OWN), [])).toEqual([])
    expect(model.calls).toEqual([])
  })
})

it('learning asks for the neutral text of a sample once, for tests and lessons together', async () => {
  const model = scriptedModel(scriptedReader())
  const penchant = createPenchant({ store: memoryStore(), model })
  await penchant.observe(
    [1, 2, 3, 4].map((n) => ({
      kind: 'sample' as const,
      person: 'ann',
      at: day(n),
      task: 'summary',
      source: note(n),
      text: `${WEATHER.mark} On morning ${n} they met. ${PROVERB.mark}`,
    })),
  )
  await penchant.learn('ann')
  expect(counts(model).neutral).toBe(4)
  expect(
    (await penchant.history('ann')).trials.filter((t) => t.contrast === 'neutral').length,
  ).toBeGreaterThan(3)
})
