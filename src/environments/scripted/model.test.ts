import { describe, expect, it } from 'vitest'
import { contrastPrompt } from '../../contrast.prompt.ts'
import { InvalidInputError, PenchantError } from '../../errors.ts'
import { edit, sample } from '../../learners/asking.values.ts'
import { aggregatePrompt, inferPhrasePrompt } from '../../learners/cipher.prompt.ts'
import {
  breakDownPrompt,
  coalescePrompt,
  inferPrompt,
  likert,
  MENU,
  verifyPrompt,
} from '../../learners/prose.prompt.ts'
import { asker } from '../../model.ts'
import { hunks } from '../../text/diff.ts'
import { neutralPrompt, preferenceBlock, writePrompt } from '../../write.prompt.ts'
import type { Shown } from '../agents/example.ts'
import { latentPrompt } from '../agents/latent.prompt.ts'
import {
  componentsPrompt,
  preferencesPrompt,
  similarityScore,
  verdictScores,
} from '../metrics/judge.prompt.ts'
import { modelPerson } from '../person.model.ts'
import { rivals, SCRIPTED } from './components.ts'
import { EMAIL } from './components.values.ts'
import { scriptedEnvironmentModel } from './model.ts'
import { DOCUMENT, pairOf, request, TASKS, writing } from './model.values.ts'
import { named, saidOf } from './model.wordings.ts'
import { neutral, type TaskKind } from './neutral.ts'
import { ENOUGH } from './person.ts'
import { TRUE_PREFERENCES } from './preferences.ts'
import { scriptedWriter } from './writer.ts'

const ask = asker(scriptedEnvironmentModel({ slips: 0 }))
const keys = (statement: string): readonly string[] => named(statement).map(({ key }) => key)
const shown = (text: string): readonly string[] =>
  SCRIPTED.filter((c) => c.present(text) >= ENOUGH).map(({ key }) => key)
const reading = (own: string, other: string | undefined, manners: readonly string[] = []) =>
  inferPrompt({ own, other, task: TASKS.summary, manners, counted: [] })
const LETTERS = /closing|sign-off|straight|call-to/
const kindFor = (key: string) => (LETTERS.test(key) ? 'email' : 'summary')

describe('the scripted model', () => {
  it('says that it is scripted, and refuses what it has no rule for', async () => {
    const model = scriptedEnvironmentModel({ seed: 4 })
    expect([model.provider, model.modelId]).toEqual(['penchant', 'scripted-environment-4-0.15'])
    const odd = { step: 'poem', system: 's', user: 'Roses', room: 9, typical: '' }
    await expect(ask(odd, [])).rejects.toThrow(PenchantError)
    await expect(ask(odd, [])).rejects.toThrow(/poem: the script of scripted-environment.* has no reply/)
    expect(() => scriptedEnvironmentModel({ slips: 2 })).toThrow(InvalidInputError)
  })
})

describe('writing', () => {
  it.each(['summary', 'email'] as const)('a %s by nothing is the neutral text', async (kind) => {
    const plain = neutral({ kind, document: DOCUMENT })
    expect(await ask(writing('', kind), [])).toBe(plain)
    expect(await ask(neutralPrompt(request(kind), 'mine'), [])).toBe(plain)
  })

  it('follows the lines of the block, the later one of two that cannot both be had', async () => {
    const lines = [
      'Use bullet points',
      'Write long sentences',
      'Add emoji',
      'Keep sentences short: avoid long sentences',
    ]
    const text = await ask(writing(preferenceBlock(lines)), [])
    expect(shown(text)).toEqual(expect.arrayContaining(['bullet-points', 'emoji', 'short-sentences']))
    expect(shown(await ask(writePrompt(request(), preferenceBlock(lines), [], 'swap'), []))).toContain(
      'emoji',
    )
  })

  it('does not meet a person of the same seed to the letter', async () => {
    const model = scriptedEnvironmentModel({ seed: 9 })
    const text = await asker(model)(writing(preferenceBlock(['Use slang'])), [])
    const same = scriptedWriter({ seed: 9 }).write({ kind: 'summary', document: DOCUMENT }, ['Use slang'])
    expect([text === same, shown(text).includes('slang')]).toEqual([false, true])
  })

  it('takes after what most earlier texts have, and no neutral text of their material', async () => {
    const texts = [
      ['emoji', 'slang'],
      ['emoji', 'rhyme'],
      ['emoji', 'slang'],
    ].map((has) => pairOf(has).own)
    const demonstrations = texts.map((text) => ({ ...request(), text }))
    const text = await ask(writePrompt(request(), '', demonstrations), [])
    expect(shown(text)).toEqual(expect.arrayContaining(['emoji', 'slang']))
    expect(shown(text)).not.toContain('rhyme')
  })

  it('takes after what a draft was changed to have, not after what the draft had', async () => {
    const draft = pairOf(['slang']).own
    const { own: text } = pairOf(['semicolons'], 'summary', draft)
    const after = shown(await ask(writePrompt(request(), '', [{ ...request(), draft, text }]), []))
    expect(after).toContain('semicolons')
    expect(after).not.toContain('slang')
  })

  it('tells a text again plainly where there is nothing else, and a draft anew as it stands', async () => {
    const { own } = pairOf(['emoji', 'onomatopoeia', 'capitals'])
    const plain = shown(await ask(neutralPrompt({}, own), []))
    for (const key of ['emoji', 'onomatopoeia', 'capitals']) {
      expect(shown(own)).toContain(key)
      expect(plain).not.toContain(key)
    }
    expect(await ask(neutralPrompt({}, EMAIL), [])).toMatch(/^Hello,[\s\S]*Alex$/)
    const anew = {
      task: 'Write the material anew in the manner the notes describe. Say what it says.',
      input: EMAIL,
    }
    const text = await ask(
      writePrompt(anew, preferenceBlock(['Use bullet points']), [], 'prose.generate'),
      [],
    )
    expect(text.replaceAll('- ', '').replace(/\s+/g, ' ')).toBe(EMAIL.replace(/\s+/g, ' '))
    expect(shown(text)).toContain('bullet-points')
  })
})

describe('prose.infer', () => {
  it.each(SCRIPTED.map((c) => [c.key, c] as const))(
    'sees %s, and says it in a way it is asked for',
    async (key, c) => {
      const { own, other } = pairOf([key], kindFor(key))
      const { statements, wrong } = await ask(reading(own, other), [])
      expect(wrong).toEqual([])
      expect(statements.length).toBeLessThanOrEqual(3)
      const said = statements.find(({ statement }) => keys(statement).includes(key))!
      expect(saidOf(c).wordings).toContain(said.statement)
      expect(own.includes(said.quote)).toBe(true)
      expect(said.quote.split(/\s+/).length).toBeLessThanOrEqual(20)
      if (said.measure !== null) expect(MENU).toContain(said.measure.split(' ')[0])
    },
  )

  it('says nothing twice: what is known, and what comes along with it, is no news', async () => {
    const { own, other } = pairOf(['rhetorical-questions', 'emoji'])
    const first = await ask(reading(own, other), [])
    expect(first.statements.flatMap((s) => keys(s.statement)).sort()).toEqual([
      'emoji',
      'rhetorical-questions',
    ])
    const { statements } = await ask(reading(own, other, ['Ask rhetorical questions']), [])
    expect(statements.flatMap((s) => keys(s.statement))).toEqual(['emoji'])
    expect((await ask(reading(own, own), [])).statements).toEqual([])
  })

  it('names known lines that the text goes against', async () => {
    const { own } = pairOf(['emoji'])
    const { own: other } = pairOf(['emoji', 'slang'])
    const { wrong } = await ask(reading(own, other, ['Use emoji', 'Use slang', 'Be yourself']), [])
    expect(wrong).toEqual([2])
  })

  it('sees what is plain without another text', async () => {
    const { own, other } = pairOf(['bullet-points', 'semicolons'])
    const { statements } = await ask(reading(own, undefined), [])
    expect(statements.flatMap((s) => keys(s.statement))).toContain('bullet-points')
    expect((await ask(reading(other, undefined), [])).statements).toEqual([])
  })

  it('words a thing in all its ways from text to text, the same for the same text', async () => {
    const texts = Array.from({ length: 30 }, (_, i) =>
      pairOf(['emoji'], 'summary', `${DOCUMENT} Item ${i} was added.`),
    )
    const said = await Promise.all(
      texts.map(async ({ own, other }) => (await ask(reading(own, other), [])).statements[0]!),
    )
    expect(new Set(said.map((s) => s.statement)).size).toBe(3)
    const again = await ask(reading(texts[0]!.own, texts[0]!.other), [])
    expect(again.statements[0]).toEqual(said[0])
  })

  it('slips as often as it is told to, at most once a text, on what the text does not show', async () => {
    const texts = Array.from(
      { length: 400 },
      (_, i) => `The note of day ${i} says that ${i + 7} boats came in late. Rain fell.`,
    )
    const wrongs = await Promise.all(
      texts.map(async (text) => {
        const { statements } = await asker(scriptedEnvironmentModel())(reading(text, `${text} `), [])
        return statements.flatMap((s) => named(s.statement)).filter((c) => c.present(text) < ENOUGH).length
      }),
    )
    const total = wrongs.reduce((sum, n) => sum + n, 0)
    expect(Math.max(...wrongs)).toBe(1)
    // Four standard errors around .15 of 400.
    expect(Math.abs(total - 60)).toBeLessThan(29)
    const { own, other } = pairOf(['emoji', 'slang', 'rhyme', 'hyperbole'])
    const sure = asker(scriptedEnvironmentModel({ slips: 1 }))
    const { statements } = await sure(reading(own, other), [])
    expect([statements.length, named(statements[2]!.statement)[0]!.present(own) < ENOUGH]).toEqual([3, true])
  })
})

describe('the other steps of PROSE', () => {
  it('break statements down, each thing once, with a quote where the text shows it', async () => {
    const { own } = pairOf(['emoji', 'semicolons'])
    const list = ['Use emoji and semicolons', 'Put in emoji', 'Be like the sea', 'Use slang']
    const { statements } = await ask(breakDownPrompt(list, own), [])
    expect(statements.map((s) => keys(s.statement).join())).toEqual(['semicolons', 'emoji', '', 'slang'])
    expect(statements.map((s) => s.quote !== '')).toEqual([true, true, false, false])
    expect(statements.slice(2).map((s) => s.statement)).toEqual(['Be like the sea', 'Use slang'])
  })

  it('verify on five points', async () => {
    const { own, other } = pairOf(['long-sentences', 'emoji'])
    const points = async (statement: string, text: string) =>
      likert(await ask(verifyPrompt(statement, text), []))
    expect(await points('Use emoji', own)).toBe(2)
    expect(await points('Use emoji', other)).toBe(0)
    expect(await points('Do not use emoji', own)).toBe(-2)
    expect(await points('Write short sentences', own)).toBe(-2)
    expect(await points('Be like the sea', own)).toBe(0)
  })

  it('coalesce what asks for the same, in the words of the first', async () => {
    const { statements } = await ask(
      coalescePrompt(['Use emoji', 'Be sad', 'Put in emoji', 'Use slang', 'be sad']),
      [],
    )
    expect(statements).toEqual([
      { statement: 'Use emoji', from: [1, 3] },
      { statement: 'Be sad', from: [2, 5] },
      { statement: 'Use slang', from: [4] },
    ])
  })
})

describe('contrast', () => {
  const { own, other } = pairOf(['emoji', 'short-sentences'])
  const lines = ['Use emoji', 'Do not use emoji', 'Avoid long sentences', 'Use slang', 'Be like the sea']
  it.each([
    ['A', own, other, ['A', 'B', 'A', 'same', 'same']],
    ['B', other, own, ['B', 'A', 'B', 'same', 'same']],
  ] as const)('prefers the text that follows, shown as %s', async (side, a, b, expected) => {
    const { answers } = await ask(contrastPrompt(a, b, lines, side), [])
    expect(answers).toEqual(expected.map((fits, i) => ({ statement: i + 1, fits })))
  })
})

describe('CIPHER', () => {
  const phraseOf = (draft: string, final: string) =>
    ask(inferPhrasePrompt('email', DOCUMENT, draft, final, hunks(draft, final)), [])

  it('says at most two of the things an edit added, in at most fifteen words', async () => {
    const { own, other } = pairOf(['emoji', 'slang', 'hyperbole', 'semicolons'])
    const { phrase, quote } = await phraseOf(other, own)
    expect(keys(phrase).length).toBe(2)
    for (const key of keys(phrase)) expect(shown(own)).toContain(key)
    expect(phrase.split(/\s+/).length).toBeLessThanOrEqual(15)
    expect([own.includes(quote), quote !== '']).toEqual([true, true])
    expect(await phraseOf(own, own)).toEqual({ phrase: '', quote: '' })
  })

  it('puts phrases together, earlier ones first, without rivals and beyond no twenty-five words', async () => {
    const merged = async (phrases: readonly string[]) => (await ask(aggregatePrompt(phrases), [])).phrase
    expect(await merged(['use emoji; use slang', 'put in emoji; use rhymes', 'be brief'])).toBe(
      'use emoji; use slang; use rhymes; be brief',
    )
    expect(
      await merged(['write long sentences', 'write short sentences', 'like the sea', 'like the sea']),
    ).toBe('write long sentences; like the sea')
    const all = await merged(SCRIPTED.map((c) => saidOf(c).wordings[2]!))
    const taken = named(all)
    expect(all.split(/\s+/).length).toBeLessThanOrEqual(25)
    expect(taken.length).toBeGreaterThan(4)
    for (const a of taken) for (const b of taken) expect(rivals(a, b)).toBe(false)
  })
})

describe('latent.infer', () => {
  const preferenceOf = async (...texts: readonly { readonly own: string; readonly other?: string }[]) => {
    const signals = texts.map(({ own, other }, n) =>
      other === undefined ? sample(n, own) : edit(n, other, own),
    )
    return (await ask(latentPrompt(signals as readonly Shown[]), [])).preference
  }

  it('says what most examples show, the strongest first, four things at most', async () => {
    const five = [
      ['emoji', 'slang'],
      ['emoji', 'slang'],
      ['emoji', 'rhyme'],
    ].map((has) => pairOf(has))
    expect(keys(await preferenceOf(...five)).toSorted()).toEqual(['emoji', 'slang'])
    const many = pairOf(['emoji', 'slang', 'hyperbole', 'semicolons', 'imagery', 'sarcastic'])
    expect(keys(await preferenceOf(many, many)).length).toBe(4)
  })

  it('has nothing to say of different people, and looks at texts alone where no draft was changed', async () => {
    expect(await preferenceOf(pairOf(['emoji']), pairOf(['slang']), pairOf(['semicolons']))).toBe('')
    const alone = ['summary', 'email'].map((kind) => ({
      own: pairOf(['bullet-points'], kind as TaskKind).own,
    }))
    expect(keys(await preferenceOf(...alone))).toContain('bullet-points')
  })
})

describe('the judge', () => {
  const { own, other } = pairOf(['emoji', 'long-sentences'])
  const judged = async (text: string, statements: readonly string[]) =>
    verdictScores(await ask(componentsPrompt(TASKS.summary, text, statements), []), statements.length)

  it('sees each statement in a text, and how many', async () => {
    const truth = ['use emojis', 'include several long and flowing sentences']
    expect(await judged(own, truth)).toEqual({ each: [2, 2], together: 2 })
    expect(await judged(other, ['use emojis', 'clear'])).toEqual({ each: [0, 0], together: -2 })
    expect(await judged(own, ['use emojis', 'short sentences', 'clear'])).toEqual({
      each: [2, -2, 0],
      together: 0,
    })
  })

  it('tells how far statements ask for the same', async () => {
    const truth = ['use emojis', 'include modern slang', 'adopt a rhyming structure', 'be highly inquisitive']
    const score = async (statements: readonly string[]) =>
      similarityScore(await ask(preferencesPrompt(truth, statements), []))
    expect(await score(['Put in emoji', 'Use slang; make it rhyme', 'Ask questions'])).toBe(4)
    expect(await score(['Put in emoji', 'Use slang'])).toBe(3)
    expect(await score(['Put in emoji'])).toBe(2)
    expect(await score(['Use bullet points'])).toBe(0)
  })
})

describe('the person', () => {
  const plume = TRUE_PREFERENCES.filter(({ paper }) => paper === 'PLUME')
  it.each(plume.map((t) => [`${t.task} ${t.source}`, t] as const))(
    '%s writes, judges and edits',
    async (_, t) => {
      const [preferences, kinds] = [t.wants.map((w) => w.wording), t.wants.map((w) => w.key)]
      const user = { id: 'u', kind: t.task, source: t.source, preferences, keys: kinds }
      const task = { user, id: 'd', document: DOCUMENT, instruction: TASKS[t.task], lap: 0 }
      const person = modelPerson(user, ask)
      const own = await person.write(task)
      expect(shown(own)).toEqual(expect.arrayContaining(kinds))
      expect(await person.edit(task, own)).toBe(own)
      const draft = neutral({ kind: t.task, document: DOCUMENT })
      const edited = await person.edit(task, draft)
      expect(edited).not.toBe(draft)
      expect(await person.edit(task, edited)).toBe(edited)
    },
  )
})
