import { describe, expect, it } from 'vitest'
import { learnPerson } from '../learning.ts'
import { localEmbedder } from '../models/local-embedder.ts'
import { observe } from '../observation.ts'
import { Population } from '../population.ts'
import { type Profile, preferenceId, THRESHOLDS, weigh } from '../preference.ts'
import type { Signal } from '../signal.ts'
import { memoryStore } from '../stores/memory.ts'
import { teach } from '../study.ts'
import { type Script, scriptedModel } from '../test/scripted-model.ts'
import { HABITS, type Habit, scriptedReader } from '../test/scripted-reader.ts'
import {
  belief,
  counts,
  edit,
  listed,
  note,
  part,
  profileOf,
  sample,
  scored,
  scripted,
  statements,
} from './asking.values.ts'
import type { Learner } from './learner.ts'
import { ABLATIONS, PAPER, type ProseOptions } from './prose.options.ts'
import { prose } from './prose.ts'
import { style } from './style.ts'

const [WEATHER, PROVERB, DOUBT, COOKING] = HABITS as [Habit, Habit, Habit, Habit]
/** A text with these habits that no model would write to the letter. */
const own = (n: number, ...habits: Habit[]) =>
  ['On that morning, as usual,', `they met and ate ${n} times.`, ...habits.map((h) => h.mark)].join(' ')
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i)

interface Case {
  readonly options?: Partial<ProseOptions>
  readonly script?: Script
  readonly profile?: Profile
}

/** What the learner makes of the last signal. */
async function learned(signals: readonly Signal[], { options, script, profile = profileOf() }: Case = {}) {
  const { model, means } = scripted(script ?? scriptedReader())
  const lesson = { signals, observations: [], population: new Population([]), profile, means }
  const proposals = await prose(options).propose(lesson)
  const added = proposals.flatMap((p) => (p.action === 'add' ? [p] : []))
  const withdrawn = proposals.flatMap((p) => (p.action === 'withdraw' ? [p.id] : []))
  return { added, withdrawn, model, steps: counts(model) }
}
/** Finds these statements in every text; says the same of any two texts. */
const finding =
  (
    ...found: readonly { statement: string; trait?: string; direction?: 'more' | 'less'; measure?: string }[]
  ): Script =>
  (call) => {
    const list = found.map((f) => ({
      trait: f.statement,
      direction: 'more',
      measure: null,
      quote: 'they met',
      ...f,
    }))
    if (call.step === 'prose.infer') return { differences: '', wrong: [], statements: list }
    if (call.step === 'contrast') return { answers: [] }
    return 'They met.'
  }

describe('the calls for one text', () => {
  const samples = range(1, 5).map((n) => sample(n, own(n, WEATHER, PROVERB)))

  it('are, of a first one, a neutral text, two readings and a text between them', async () => {
    expect((await learned(samples.slice(0, 1))).steps).toEqual({
      neutral: 1,
      'prose.infer': 2,
      'prose.generate': 1,
    })
  })

  it('are, with three earlier ones, a neutral text and two orders more for each', async () => {
    expect((await learned(samples)).steps).toEqual({
      neutral: 4,
      'prose.infer': 2,
      'prose.generate': 1,
      contrast: 6,
    })
  })

  it('are at most those for four earlier ones, which clear chance', async () => {
    const many = range(1, 9).map((n) => sample(n, own(n, WEATHER)))
    expect((await learned(many)).steps).toMatchObject({ neutral: 5, contrast: 8 })
    expect((await learned(many, { options: { retrieved: 2 } })).steps).toMatchObject({
      neutral: 3,
      contrast: 4,
    })
  })

  it('of an edit begin with its draft, and of one like the draft there are none', async () => {
    const changed = edit(1, 'They met and ate.', `${own(1, WEATHER)} Cheers!`)
    expect((await learned([changed])).steps).toEqual({ 'prose.infer': 2, 'prose.generate': 1 })
    expect((await learned([...samples, edit(9, own(9), own(9))])).steps).toEqual({})
  })

  // Two statements, each on the current and one earlier text: there the mean is clear.
  it.each<[keyof typeof ABLATIONS, number, number, number, number]>([
    ['1nc', 0, 1, 4, 1],
    ['1sc', 1, 1, 4, 1],
    ['1sc_ap_nv', 1, 1, 0, 1],
    ['sc', 1, 5, 4, 1],
    ['nv', 5, 5, 0, 1],
    ['full_after_refinement', 5, 5, 4, 1],
    ['full_after_refinement_icl', 5, 5, 4, 1],
  ])(
    'as published, %s: %i candidates, %i readings, %i verifications',
    async (name, write, infer, check, merge) => {
      const { steps, added } = await learned(samples, { options: ABLATIONS[name] })
      const some = (step: string, count: number) => (count === 0 ? {} : { [step]: count })
      expect(steps).toEqual({
        ...some('prose.generate', write),
        'prose.infer': infer,
        'prose.breakDown': 1,
        ...some('prose.verify', check),
        'prose.coalesce': merge,
      })
      expect(added).toHaveLength(2)
    },
  )

  it('as published compare with nothing only under 1nc', async () => {
    for (const [name, options] of Object.entries(ABLATIONS)) {
      const { model } = await learned(samples, { options })
      const other = model.calls.filter((c) => c.step === 'prose.infer').map((c) => c.user.includes('<other>'))
      expect(
        other.every((shown) => shown === (name !== '1nc')),
        name,
      ).toBe(true)
    }
  })
})

describe('the published conditions', () => {
  it('have the threshold of the paper’s runs, whatever the number of steps', async () => {
    for (const [name, options] of Object.entries(ABLATIONS)) expect(options.threshold, name).toBe(0.5)
    const read = scriptedReader()
    const confirming: Script = (call) =>
      call.step === 'prose.verify' ? { reason: '', score: 'somewhat confirms' } : read(call)
    for (const options of [ABLATIONS['1nc'], ABLATIONS['1sc'], ABLATIONS.sc, PAPER])
      expect(
        (await learned([sample(1, own(1, WEATHER))], { options, script: confirming })).added,
      ).toHaveLength(1)
  })

  it('drop what the text does not bear out, where they verify', async () => {
    const read = scriptedReader()
    const neutral: Script = (call) =>
      call.step === 'prose.verify' ? { reason: '', score: 'neutral' } : read(call)
    for (const [name, options] of Object.entries(ABLATIONS)) {
      const { added } = await learned([sample(1, own(1, WEATHER))], { options, script: neutral })
      expect(added.length, name).toBe(options.verification === 'none' ? 1 : 0)
    }
  })

  it('keep the case of statements through every step', async () => {
    const statement = 'Set the last line in ALL CAPITALS, each time'
    const stated = { statement, trait: 'last line', direction: 'more', measure: null, quote: 'they met' }
    const script: Script = ({ step }) =>
      step === 'prose.infer'
        ? { differences: '', wrong: [], statements: [stated] }
        : step === 'prose.breakDown'
          ? { statements: [stated] }
          : step === 'prose.verify'
            ? { reason: '', score: 'strongly confirms' }
            : 'They met.'
    const { added, model } = await learned([sample(1, own(1))], { options: PAPER, script })
    expect(added.map((p) => p.statement)).toEqual([statement])
    expect(model.calls.filter((c) => c.step === 'prose.verify').map((c) => part(c, 'statement'))).toEqual([
      statement,
    ])
  })
})

describe('demonstrations', () => {
  const signals = range(1, 8).map((n) => sample(n, own(n, WEATHER)))
  const shownTo = async (options: Partial<ProseOptions>) => {
    const { model } = await learned(signals, { options })
    return model.calls
      .filter((c) => c.step === 'prose.generate')
      .map((c) => ({ call: c, blocks: c.user.match(/<demonstration>[\s\S]*?<\/demonstration>/g) ?? [] }))
  }

  it('carry their own task and material, never the current one’s', async () => {
    const written = await shownTo(ABLATIONS.full_after_refinement_icl)
    expect(written).toHaveLength(5)
    for (const { call, blocks } of written) {
      expect(blocks.map((b) => part({ user: b }, 'material'))).toEqual([6, 5, 4, 3, 2].map((n) => note(n)))
      expect(blocks.map((b) => part({ user: b }, 'text'))).toEqual(
        [6, 5, 4, 3, 2].map((n) => own(n, WEATHER)),
      )
      expect(blocks.map((b) => part({ user: b }, 'task'))).toEqual(Array(5).fill('summary'))
      // The current material stands there once, after them; the current text nowhere.
      const rest = call.user.slice(call.user.lastIndexOf('</demonstration>'))
      expect(part({ user: rest }, 'material')).toBe(note(7))
      expect(call.user.split(note(7))).toHaveLength(2)
      expect(call.user).not.toContain(own(7))
      expect(call.signals.slice(-5)).toEqual([5, 4, 3, 2, 1].map((i) => signals[i]!.id))
    }
  })

  it('are as many as were asked for, and none without', async () => {
    expect((await shownTo({ demonstrations: 2 })).map((w) => w.blocks.length)).toEqual([2])
    expect((await shownTo({})).map((w) => w.blocks.length)).toEqual([0])
  })
})

describe('a proposal', () => {
  it('holds in the task it was seen in, with its evidence and the tests it passed', async () => {
    const signals = range(1, 4).map((n) => sample(n, own(n, WEATHER)))
    const { added } = await learned(signals)
    const [p] = added
    expect(added).toHaveLength(1)
    expect(p).toMatchObject({
      about: 'manner: weather remark',
      stance: 'more',
      scope: { kind: 'task', task: 'summary' },
      origin: 'inferred',
      learner: 'prose',
      sources: [signals[2]!.id],
      tested: [
        { signal: signals[1]!.id, contrast: 'neutral', score: 1 },
        { signal: signals[0]!.id, contrast: 'neutral', score: 1 },
      ],
    })
    const { start, end, quote, field } = p!.evidence[0]!
    expect([field, own(3, WEATHER).slice(start, end), quote]).toEqual(['text', WEATHER.mark, WEATHER.mark])
  })

  it('holds always where there is no task or only an instruction, or where counting decides it', async () => {
    const script = finding({ statement: 'Be wry' }, { statement: 'Drop commas', measure: 'commas less' })
    const scopes = async (task?: string) =>
      (await learned([sample(1, own(1), { task })], { script })).added.map((p) => p.scope.kind)
    expect(await scopes('summary')).toEqual(['task', 'always'])
    expect(await scopes('Sum up the article in two lines')).toEqual(['always', 'always'])
    expect(await scopes()).toEqual(['always', 'always'])
  })

  it('is the belief that style has of the same measure', async () => {
    const script = finding({ statement: 'Drop commas', measure: 'commas less' })
    const { added } = await learned([sample(1, own(1))], { script })
    expect(preferenceId(added[0]!)).toBe(
      preferenceId({ about: 'commas', stance: 'less', scope: { kind: 'always' } }),
    )
  })

  it('is none in another language than the text’s', async () => {
    const script: Script = (call) =>
      call.step === 'neutral' || call.step === 'prose.generate'
        ? 'Мы встретились.'
        : finding({ statement: 'Be wry' })(call)
    const { added } = await learned([sample(1, 'В то утро, как обычно, they met и поели дважды.')], {
      script,
    })
    expect(added).toEqual([])
  })
})

describe('the tests a finding passed', () => {
  const signals = range(1, 7).map((n) => sample(n, own(n, WEATHER)))
  const teaching = async (profile: Profile) => {
    const { means } = scripted(scriptedReader())
    return teach(profile, signals, [], prose(), {
      population: new Population([]),
      means,
      thresholds: THRESHOLDS,
    })
  }

  it('are trials of a belief that is new', async () => {
    const { profile, trials } = await teaching(profileOf())
    const [p] = profile.preferences
    expect(trials).toEqual(
      [4, 3, 2, 1].map((i) => ({
        signal: signals[i]!.id,
        contrast: 'neutral',
        score: 1,
        preference: p!.id,
        at: signals[5]!.at,
      })),
    )
    expect(weigh(profile, trials).preferences[0]!.status).toBe('active')
  })

  it('are none of one that is known: it has its trials already', async () => {
    // Retired, so that it is not shown and is found again.
    const { profile } = await teaching(profileOf())
    const retired = scored(profile, { [profile.preferences[0]!.statement]: Array(9).fill(0) })
    expect(retired.preferences[0]!.status).toBe('retired')
    const again = await teaching(retired)
    expect(again.trials).toEqual([])
    expect(again.profile.preferences.map((p) => [p.id, p.status])).toEqual([
      [profile.preferences[0]!.id, 'retired'],
    ])
  })
})

describe('what is believed already', () => {
  const known = (more = {}) =>
    profileOf(
      belief('Use dry irony', { about: 'manner: irony', scope: { kind: 'task', task: 'summary' }, ...more }),
    )
  const signals = [sample(1, own(1)), sample(2, own(2))]
  const again = finding(
    { statement: 'Employ dry irony', trait: 'wit' },
    { statement: 'Mock', trait: 'irony' },
  )

  it('is shown, and neither verified nor proposed again', async () => {
    const { added, steps, model } = await learned(signals, { profile: known(), script: again })
    expect(added).toEqual([])
    expect(steps).toEqual({ neutral: 1, 'prose.infer': 2, 'prose.generate': 1 })
    expect(listed(model.calls.find((c) => c.step === 'prose.infer')!, 'known')[0]).toBe('Use dry irony')
  })

  it('is verified again as published, but not proposed', async () => {
    const read = again
    const script: Script = (call) =>
      call.step === 'prose.verify'
        ? { reason: '', score: 'strongly confirms' }
        : call.step === 'prose.breakDown'
          ? {
              statements: [
                {
                  statement: 'Use dry irony',
                  trait: 'irony',
                  direction: 'more',
                  measure: null,
                  quote: 'they met',
                },
              ],
            }
          : read(call)
    const { added, steps } = await learned(signals, { profile: known(), script, options: PAPER })
    expect(added).toEqual([])
    expect(steps['prose.verify']).toBe(2)
  })

  it('is not what was retired, nor what holds elsewhere', async () => {
    const retired = scored(known(), { 'Use dry irony': Array(8).fill(0) })
    const elsewhere = known({ scope: { kind: 'task', task: 'email' } })
    for (const profile of [retired, elsewhere])
      expect((await learned(signals, { profile, script: again })).added.length).toBeGreaterThan(0)
  })

  it('is shown forty statements long at most, manners before what is counted', async () => {
    const measured = { name: 'commas', direction: 1, weight: 1 } as const
    const manners = range(0, 25).map((n) => belief(`Manner ${n}`))
    const beliefs = range(0, 25).map((n) => belief(`Count ${n}`, { measured, origin: 'stated' }))
    const profile = profileOf(...beliefs, ...manners)
    const { model } = await learned([sample(1, own(1))], { profile })
    const shown = listed(model.calls.find((c) => c.step === 'prose.infer')!, 'known')
    expect(shown).toEqual([...manners, ...beliefs.slice(0, 15)].map((b) => b.statement))
  })
})

describe('the opposite of what is believed', () => {
  const scope = { kind: 'always' } as const
  const script = finding({ statement: 'Avoid dry irony', trait: 'mockery', direction: 'less' })

  it('takes its subject, its scope and the other side', async () => {
    for (const [stance, other] of [
      ['more', 'less'],
      ['less', 'more'],
    ]) {
      const profile = profileOf(belief('Use dry irony', { about: 'manner: irony', stance: stance!, scope }))
      const { added } = await learned([sample(1, own(1))], { profile, script })
      expect(added).toMatchObject([
        { statement: 'Avoid dry irony', about: 'manner: irony', stance: other, scope },
      ])
    }
  })
})

describe('undecided statements', () => {
  const many = profileOf(...range(0, 22).map((n) => belief(`Manner ${n}`)))
  const tried = scored(
    many,
    Object.fromEntries(range(0, 22).map((n) => [`Manner ${n}`, n < 18 ? [1, 0] : []])),
  )
  const script = finding({ statement: 'Be wry' })
  const gone = async (profile: Profile, given: Case = { script }) => {
    const { withdrawn } = await learned([sample(1, own(1))], { profile, ...given })
    return withdrawn.map((id) => profile.preferences.find((p) => p.id === id)!.statement)
  }

  it('are twenty at most: those least spoken of go, oldest first', async () => {
    expect(await gone(tried)).toEqual(['Manner 18', 'Manner 19', 'Manner 20'])
    expect(await gone(tried, {})).toEqual(['Manner 18', 'Manner 19'])
  })

  it('stay while there is room', async () => {
    expect(await gone(profileOf(...range(0, 19).map((n) => belief(`Manner ${n}`))))).toEqual([])
  })

  it('go neither when in use, pinned or stated, nor when another learner’s', async () => {
    const kept = profileOf(
      ...range(0, 15).map((n) => belief(`Said ${n}`, { origin: 'stated' })),
      ...range(0, 15).map((n) => belief(`Other ${n}`, { learner: 'cipher' })),
      ...range(0, 15).map((n) => belief(`Manner ${n}`)),
    )
    const pinned = { ...kept, preferences: kept.preferences.map((p) => ({ ...p, pinned: true })) }
    expect(await gone(kept)).toEqual([])
    expect(await gone({ ...pinned, preferences: [...pinned.preferences, ...many.preferences] })).toHaveLength(
      3,
    )
  })
})

describe('over many signals', () => {
  async function person(
    signals: readonly Signal[],
    script: Script,
    learners: readonly Learner[] = [prose()],
  ) {
    const store = memoryStore()
    await store.append(signals)
    const model = scriptedModel(script)
    const population = new Population(signals.flatMap((s, i) => observe(s, signals.slice(0, i)) ?? []))
    const models = { model, embedder: localEmbedder() }
    const done = await learnPerson('ann', population, { store, learners, thresholds: THRESHOLDS, models })
    return { profile: await store.profile('ann'), ...(await store.history('ann')), model, done }
  }

  it('a habit comes into use, and what was no habit does not', async () => {
    const signals = range(1, 9).map((n) => sample(n, own(n, WEATHER, ...(n === 2 ? [COOKING] : []))))
    const { profile, done } = await person(signals, scriptedReader())
    expect(done.skipped).toEqual([])
    const status = Object.fromEntries(profile.preferences.map((p) => [p.about, p.status]))
    expect(status['manner: weather remark']).toBe('active')
    expect(status['manner: cooking image']).not.toBe('active')
  })

  it('of a statement and its opposite the one the person follows ends in use', async () => {
    // The first two texts are read wrongly; from the third on the person is ironic.
    const IRONY = 'How very original.'
    const reply: Script = (call) => {
      if (call.step === 'prose.infer') {
        const ironic = part(call, 'own').includes(IRONY)
        const [statement, trait] = ironic ? ['Use dry irony', 'irony'] : ['Avoid dry irony', 'mockery']
        const known = listed(call, 'known').includes(statement!)
        const found = {
          statement,
          trait,
          direction: ironic ? 'more' : 'less',
          measure: null,
          quote: 'they met',
        }
        return { differences: '', wrong: [], statements: known ? [] : [found] }
      }
      if (call.step === 'contrast') {
        const [a, b] = ['text_a', 'text_b'].map((tag) => part(call, tag).includes(IRONY))
        const answers = listed(call, 'statements').map((s, i) => {
          const fits = a === b ? 'same' : a === s.startsWith('Use') ? 'A' : 'B'
          return { statement: i + 1, fits }
        })
        return { answers }
      }
      return 'They met and ate.'
    }
    const signals = range(1, 11).map((n) => sample(n, n < 3 ? own(n) : `${own(n)} ${IRONY}`))
    const { profile } = await person(signals, reply)
    const [avoid, use] = ['Avoid', 'Use'].map(
      (s) => profile.preferences.find((p) => p.statement.startsWith(s))!,
    )
    expect(statements(profile).toSorted()).toEqual(['Avoid dry irony', 'Use dry irony'])
    expect(use!.about).toBe(avoid!.about)
    expect(use!.stance).not.toBe(avoid!.stance)
    expect(use!.scope).toEqual(avoid!.scope)
    expect([use!.status, avoid!.status]).toEqual(['active', 'retired'])
  })

  it('what counting decides is one belief with style, which keeps its numbers and words', async () => {
    const finals = [
      'met',
      'ate',
      'sang',
      'swam',
      'ran',
      'read',
      'wrote',
      'slept',
      'cooked',
      'rested',
      'won',
      'lost',
    ]
    const signals = finals.map((verb, n) =>
      edit(
        n,
        `They all ${verb} again today. It was fine. We came back home.`,
        `They all ${verb} again today! It was fine! We came back home!`,
      ),
    )
    const script: Script = (call) => {
      if (call.step !== 'prose.infer') return 'They met.'
      const statement = {
        statement: 'Shout for joy',
        trait: 'shouting',
        direction: 'more',
        measure: 'exclamation-marks more',
        quote: 'again today!',
      }
      return { differences: '', wrong: [], statements: [statement] }
    }
    const { profile, model } = await person(signals, script, [style(), prose()])
    const found = profile.preferences.filter((p) => p.about === 'exclamation-marks')
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ stance: 'more', status: 'active', measured: { direction: 1 } })
    expect(found[0]!.measured!.own).toBeGreaterThan(0)
    expect(found[0]!.statement).not.toBe('Shout for joy')
    // Counting decides: nobody is asked.
    expect(counts(model).contrast).toBeUndefined()
  })

  it('a refusal costs the lesson of one signal and no more', async () => {
    const read = scriptedReader()
    const script: Script = (call) =>
      call.step === 'prose.infer' && part(call, 'own').includes('ate 3 times')
        ? 'I cannot help with that.'
        : read(call)
    const signals = range(1, 6).map((n) => sample(n, own(n, WEATHER, ...(n === 3 ? [DOUBT] : []))))
    const { profile, done } = await person(signals, script)
    expect(done).toMatchObject({ signals: 5, skipped: [{ signal: signals[2]!.id, step: 'prose.infer' }] })
    expect(statements(profile)).toHaveLength(1)
  })
})
