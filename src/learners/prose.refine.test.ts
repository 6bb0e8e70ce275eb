import { describe, expect, it } from 'vitest'
import type { Signal } from '../signal.ts'
import type { Script } from '../test/scripted-model.ts'
import { HABITS, type Habit, scriptedReader } from '../test/scripted-reader.ts'
import { MEASURES, measureIndex } from '../text/measures.ts'
import { counts, edit, listed, note, part, sample, scripted } from './asking.values.ts'
import { PAPER, PROSE, type ProseOptions } from './prose.options.ts'
import { MENU, type Stated } from './prose.prompt.ts'
import { type Known, refine, same } from './prose.refine.ts'
import { demonstrationOf } from './retrieve.ts'

const [WEATHER, PROVERB, DOUBT] = HABITS as [Habit, Habit, Habit]
const NONE: Known = { manners: [], counted: [], sources: [] }
/** A text with these habits that no model would write to the letter. */
const own = (n: number, ...habits: Habit[]) =>
  ['On that morning, as usual,', `they met and ate ${n} times.`, ...habits.map((h) => h.mark)].join(' ')

interface Case {
  readonly script?: Script
  readonly known?: Partial<Known>
  readonly options?: Partial<ProseOptions>
  readonly demonstrations?: readonly Signal[]
}

async function refined(signal: Signal, { script, known, options, demonstrations = [] }: Case = {}) {
  const { model, means } = scripted(script ?? scriptedReader())
  const found = await refine(means.ask, signal, { ...NONE, ...known }, demonstrations.map(demonstrationOf), {
    ...PROSE,
    ...options,
  })
  return { found, said: found.map((f) => f.statement), model, steps: counts(model) }
}

/** A model that finds these in one reading after the other, and then nothing. */
function finding(...readings: readonly (readonly Partial<Stated>[])[]): Script {
  let step = 0
  return (call) => {
    if (call.step !== 'prose.infer') return 'On that morning they met.'
    const statements = (readings[step++] ?? []).map((s) => ({
      statement: 'Be plain',
      trait: s.statement ?? 'trait',
      direction: 'more',
      measure: null,
      quote: 'they met',
      ...s,
    }))
    return { differences: '', wrong: [], statements }
  }
}

describe('a finding', () => {
  it('is a statement with the trait it is about and its quote', async () => {
    const signal = sample(1, own(1, WEATHER))
    const { found } = await refined(signal)
    const start = own(1).length + 1
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({
      about: 'manner: weather remark',
      stance: 'more',
      evidence: [
        { signal: signal.id, field: 'text', start, end: start + WEATHER.mark.length, quote: WEATHER.mark },
      ],
    })
    expect(WEATHER.wordings).toContain(found[0]!.statement)
  })

  it('keeps its case', async () => {
    const { said } = await refined(sample(1, own(1)), {
      script: finding([{ statement: 'Set the last line in ALL CAPITALS, each time' }]),
    })
    expect(said).toEqual(['Set the last line in ALL CAPITALS, each time'])
  })

  it('is dropped with an invented quote', async () => {
    const { said } = await refined(sample(1, own(1)), {
      script: finding([{ statement: 'Be wry', quote: 'they ate cake' }, { statement: 'Be dry' }]),
    })
    expect(said).toEqual(['Be dry'])
  })

  it('is dropped in another language than the text’s', async () => {
    const texts = [
      ['Опять серый день над гаванью, и мы опять опоздали.', 'серый день'],
      ['Πάλι γκρίζα μέρα στο λιμάνι, και πάλι αργήσαμε.', 'γκρίζα μέρα'],
    ] as const
    for (const [text, quote] of texts) {
      const script = finding([{ statement: 'Open with the weather', quote }])
      expect((await refined(sample(1, text), { script })).said).toEqual([])
    }
    const script = finding([{ statement: 'Начинайте с погоды', quote: 'серый день' }])
    expect((await refined(sample(1, texts[0][0]), { script })).said).toEqual(['Начинайте с погоды'])
  })

  it('is taken once, however often it is said', async () => {
    const { said } = await refined(sample(1, own(1)), {
      script: finding(
        [{ statement: 'Use dry irony' }, { statement: 'Use dry irony.' }],
        [{ statement: 'Employ dry irony' }, { statement: 'Name the reader', trait: 'USE  DRY irony' }],
      ),
    })
    expect(said).toEqual(['Use dry irony'])
  })

  it('is one of forty at most', async () => {
    const many = Array.from({ length: 60 }, (_, i) => ({ statement: `Give ${i} examples of ${i}` }))
    const { said } = await refined(sample(1, own(1)), { script: finding(many), options: { steps: 1 } })
    expect(said).toHaveLength(40)
  })
})

describe('what counting decides', () => {
  const about = async (stated: Partial<Stated>) => {
    const { found } = await refined(sample(1, own(1)), { script: finding([stated]) })
    return found.map((f) => [f.about, f.stance])[0]
  }

  it('is known by the measure that is named, and which way it goes', async () => {
    expect(await about({ statement: 'Say it in few words', measure: 'words less' })).toEqual([
      'words',
      'less',
    ])
    expect(await about({ statement: 'Add asides', measure: 'parentheses more', direction: 'less' })).toEqual([
      'parentheses',
      'more',
    ])
    expect(await about({ statement: 'Drop them', measure: 'commas', direction: 'less' })).toEqual([
      'commas',
      'less',
    ])
  })

  it('is known by the words of a measure’s own advice', async () => {
    for (const name of ['exclamation-marks', 'parentheses', 'contractions']) {
      const { high, low } = MEASURES[measureIndex(name)!]!
      expect(await about({ statement: high })).toEqual([name, 'more'])
      expect(await about({ statement: low })).toEqual([name, 'less'])
    }
  })

  it('is nothing a model names beside the menu', async () => {
    for (const measure of ['sarcasm more', 'mattr more', '', 'manner: words more'])
      expect(await about({ statement: 'Be bitter', trait: 'bitterness', measure })).toEqual([
        'manner: bitterness',
        'more',
      ])
  })

  it('cannot be claimed by a trait of that name', async () => {
    expect(await about({ statement: 'Be bitter', trait: 'words' })).toEqual(['manner: words', 'more'])
  })

  it('is a menu of measures there are', () => {
    for (const name of MENU) expect(measureIndex(name), name).toBeDefined()
    expect(new Set(MENU).size).toBe(MENU.length)
  })
})

describe('no call is made', () => {
  it.each([
    ['an edit that changed nothing', edit(1, own(1), own(1))],
    ['an edit that changed spaces', edit(1, own(1), `${own(1)} \n`)],
    ['an edit that changed facts', edit(1, own(1), own(1).replace('1', '7'))],
    ['a text of four words', sample(1, 'Grey skies again, folks')],
    ['what is no text', { ...sample(1, own(1)), kind: 'statement' } as Signal],
  ])('for %s', async (_, signal) => {
    for (const options of [PROSE, PAPER]) {
      const { found, model } = await refined(signal, { script: () => undefined, options })
      expect(found).toEqual([])
      expect(model.calls).toEqual([])
    }
  })

  it('but one is for an edit that only added a sentence, which may be a fact or a joke', async () => {
    const { found, steps } = await refined(edit(1, own(1), own(1, PROVERB)))
    expect(steps['prose.infer']).toBeGreaterThan(0)
    expect(found.map((f) => f.evidence[0]!.quote)).toEqual([PROVERB.mark])
  })

  it('for none but those: five words are enough', async () => {
    expect((await refined(sample(1, 'Grey skies again, dear folks'))).steps).toMatchObject({
      'prose.infer': 1,
    })
  })
})

describe('the candidate', () => {
  const seen = (calls: readonly { step: string; user: string }[]) =>
    calls.filter((c) => c.step === 'prose.infer').map((c) => part(c, 'other'))

  it('is at first the draft of an edit, without a call', async () => {
    const signal = edit(1, 'They met and ate.', `${own(1, WEATHER)} Cheers!`)
    const { model, steps } = await refined(signal)
    expect(steps).toEqual({ 'prose.infer': 2, 'prose.generate': 1 })
    expect(seen(model.calls)[0]).toBe('They met and ate.')
    expect(seen(model.calls)[1]).toContain(WEATHER.mark)
  })

  it('is at first a neutral text for a sample, by one call', async () => {
    const { model, steps } = await refined(sample(1, own(1, WEATHER)))
    expect(steps).toEqual({ neutral: 1, 'prose.infer': 2, 'prose.generate': 1 })
    expect(seen(model.calls)[0]).toBe(note(1))
  })

  it('is written from what is known and found, manners first', async () => {
    const known = { manners: [DOUBT.wordings[0]!], counted: ['Use few commas'], sources: ['k'] }
    const { model, said } = await refined(sample(1, own(1, WEATHER, DOUBT)), { known })
    const write = model.calls.find((c) => c.step === 'prose.generate')!
    expect(listed(write, 'preferences')).toEqual([...known.manners, ...known.counted, ...said])
    expect(part(write, 'material')).toBe(note(1))
    expect(write.user).not.toContain('On that morning')
  })

  it('is written anew after each step but the last', async () => {
    const signal = sample(1, own(1, WEATHER, PROVERB, DOUBT))
    for (const [steps, infer, generate, found] of [
      [1, 1, 0, 1],
      [2, 2, 1, 2],
      [3, 3, 2, 3],
      [4, 4, 3, 3],
      [9, 4, 3, 3],
    ] as const) {
      const run = await refined(signal, { script: scriptedReader(HABITS, { atOnce: 1 }), options: { steps } })
      expect([run.steps['prose.infer'], run.steps['prose.generate'] ?? 0]).toEqual([infer, generate])
      expect(run.found).toHaveLength(found)
    }
  })

  it('stays what it was when it is written once', async () => {
    const { model, steps } = await refined(sample(1, own(1, WEATHER, PROVERB)), {
      script: scriptedReader(HABITS, { atOnce: 1 }),
      options: { candidate: 'once', start: 'known', stop: 'equal', steps: 3 },
    })
    expect(steps).toEqual({ 'prose.generate': 1, 'prose.infer': 3 })
    expect(seen(model.calls)).toEqual([note(1), note(1), note(1)])
  })

  it('is none, with nothing to be compared with', async () => {
    const { model, steps } = await refined(sample(1, own(1, WEATHER)), {
      options: { candidate: 'none', steps: 1 },
    })
    expect(steps).toEqual({ 'prose.infer': 1 })
    expect(model.calls[0]!.user).not.toContain('<other>')
  })

  it('is made from a neutral text where the signal names no material', async () => {
    const signal = sample(1, own(1, WEATHER), { source: undefined })
    const { model, steps } = await refined(signal, { options: { start: 'known', steps: 1 } })
    expect(steps).toEqual({ neutral: 1, 'prose.generate': 1, 'prose.infer': 1 })
    expect(part(model.calls.find((c) => c.step === 'prose.generate')!, 'material')).toBe(own(1))
  })

  it('never shows the model that writes it the person’s text', async () => {
    const signals = [
      sample(1, own(1, WEATHER)),
      sample(1, own(1, WEATHER), { source: undefined }),
      edit(1, 'They met and ate.', `${own(1, WEATHER)} Cheers!`),
    ]
    for (const signal of signals)
      for (const options of [PROSE, { ...PAPER, breakDown: false }])
        for (const { step, user } of (await refined(signal, { options })).model.calls)
          if (step === 'prose.generate') expect(user).not.toContain(WEATHER.mark)
  })
})

describe('the steps end', () => {
  it('when nothing new was found', async () => {
    const { steps } = await refined(sample(1, own(1)), { options: { steps: 5 } })
    expect(steps).toEqual({ neutral: 1, 'prose.infer': 1 })
  })

  it('as published, only when the candidate is the text to the letter', async () => {
    const options = { ...PAPER, breakDown: false }
    // What the scripted writer makes of note 1 and one found habit.
    const equal = await refined(sample(1, `${note(1)} ${WEATHER.mark}`), { options })
    expect(equal.steps).toEqual({ 'prose.generate': 2, 'prose.infer': 1 })
    const other = await refined(sample(1, own(1, WEATHER)), { options })
    expect(other.steps).toEqual({ 'prose.generate': 5, 'prose.infer': 5 })
    const nothing = await refined(sample(1, note(1)), { options })
    expect([nothing.steps, nothing.found]).toEqual([{ 'prose.generate': 1 }, []])
  })
})

describe('a correction', () => {
  const correcting = (wrong: number[]): Script => {
    const find = finding([{ statement: 'Be wry' }, { statement: 'Name a colour' }])
    let step = 0
    return (call) => {
      if (call.step !== 'prose.infer' || step++ === 0) return find(call)
      return { differences: '', wrong, statements: [] }
    }
  }

  it.each([
    [[], ['Be wry', 'Name a colour']],
    [[3], ['Name a colour']],
    [[4, 3], []],
    [
      [1, 2],
      ['Be wry', 'Name a colour'],
    ],
    [
      [5, 0, 99, -1],
      ['Be wry', 'Name a colour'],
    ],
  ])('of %j takes back what was just found, not what is known', async (wrong, expected) => {
    const known = { manners: ['Open late', 'Close early'], counted: ['Use few commas'] }
    const { said, model } = await refined(sample(1, own(1)), { script: correcting(wrong), known })
    expect(said).toEqual(expected)
    const second = model.calls.filter((c) => c.step === 'prose.infer')[1]!
    expect(listed(second, 'known')).toEqual([...known.manners, 'Be wry', 'Name a colour', ...known.counted])
  })
})

describe('breaking down', () => {
  const options = { breakDown: true, steps: 1 }

  it('takes one call, with what was known', async () => {
    const known = { manners: [DOUBT.wordings[1]!] }
    const { said, steps, model } = await refined(sample(1, own(1, WEATHER, DOUBT)), { options, known })
    expect(steps['prose.breakDown']).toBe(1)
    const call = model.calls.at(-1)!
    expect(listed(call, 'statements')[0]).toBe(DOUBT.wordings[1])
    expect(said).toHaveLength(2)
  })

  it('takes none where there is nothing', async () => {
    expect((await refined(sample(1, own(1)), { options })).steps['prose.breakDown']).toBeUndefined()
  })

  it('keeps what was found when its answer holds nothing usable', async () => {
    const find = finding([{ statement: 'Be wry' }])
    const script: Script = (call) => (call.step === 'prose.breakDown' ? { statements: [] } : find(call))
    expect((await refined(sample(1, own(1)), { options, script })).said).toEqual(['Be wry'])
  })
})

describe('an exchange', () => {
  it('hangs on all signals whose words stand in it', async () => {
    const signal = sample(5, own(5, WEATHER))
    const shown = [sample(1, own(1)), sample(2, own(2))]
    const { model } = await refined(signal, {
      demonstrations: shown,
      known: { manners: ['Be wry'], sources: ['k1', 'k2'] },
      options: { steps: 2, breakDown: true },
    })
    const signals = Object.fromEntries(model.calls.map((c) => [c.step, c.signals]))
    expect(signals).toEqual({
      neutral: [signal.id],
      'prose.infer': [signal.id, 'k1', 'k2'],
      'prose.generate': [signal.id, 'k1', 'k2', ...shown.map((s) => s.id)],
      'prose.breakDown': [signal.id, 'k1', 'k2'],
    })
  })
})

it('two findings are one belief by subject and side, or by what they say', () => {
  const finding = (statement: string, about: string, stance: 'more' | 'less') => ({
    statement,
    about,
    stance,
  })
  const irony = finding('Use dry irony', 'manner: irony', 'more')
  expect(same(irony, finding('Mock gently', 'manner: irony', 'more'))).toBe(true)
  expect(same(irony, finding('Mock gently', 'manner: irony', 'less'))).toBe(false)
  expect(same(irony, finding('Employ dry irony', 'manner: wit', 'more'))).toBe(true)
  expect(same(irony, finding('Avoid dry irony', 'manner: wit', 'more'))).toBe(false)
})
