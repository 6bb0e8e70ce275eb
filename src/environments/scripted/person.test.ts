import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InvalidInputError } from '../../errors.ts'
import { tokenDistance } from '../../text/distance.ts'
import { SCRIPTED } from './components.ts'
import { NOTES, SUMMARY } from './components.values.ts'
import { neutral, type WritingTask } from './neutral.ts'
import { ENOUGH, scriptedPerson } from './person.ts'
import { TRUE_PREFERENCES } from './preferences.ts'
import { asked, scriptedWriter } from './writer.ts'

const task = (kind: WritingTask['kind'], document = `${SUMMARY}\n\n${NOTES}`): WritingTask => ({
  kind,
  document,
})
const people = TRUE_PREFERENCES.map((t) => ({
  ...t,
  keys: t.wants.map(({ key }) => key),
  statements: t.wants.map(({ wording }) => wording),
}))

describe.each(people.map((t) => [`${t.paper} ${t.task} ${t.source}`, t] as const))(
  '%s',
  (_, { keys, statements, ...t }) => {
    const person = scriptedPerson({ components: keys, seed: 3 })
    const text = person.write(task(t.task))

    it('writes what they like, and likes no neutral text', () => {
      expect(person.likes(text)).toBe(true)
      expect(person.likes(neutral(task(t.task)))).toBe(false)
      for (const want of person.wants) expect(want.present(text)).toBeGreaterThanOrEqual(ENOUGH)
    })

    it('leaves a good draft alone, and edits any other into one', () => {
      expect(person.edit(text, task(t.task))).toBe(text)
      const edited = person.edit(neutral(task(t.task)), task(t.task))
      expect(person.likes(edited)).toBe(true)
      expect(person.edit(edited, task(t.task))).toBe(edited)
    })

    it('is served by a writer that is told so, better than by one told nothing or something else', () => {
      const writer = scriptedWriter({ seed: 9 })
      const told = writer.write(task(t.task), statements)
      const cost = (draft: string) => tokenDistance(draft, person.edit(draft, task(t.task)))
      expect(cost(told)).toBe(0)
      expect(cost(writer.write(task(t.task), []))).toBeGreaterThan(0)
      const others = people.filter((o) => o.task === t.task && !o.keys.some((key) => keys.includes(key)))
      for (const other of others)
        expect(cost(writer.write(task(t.task), other.statements))).toBeGreaterThan(0)
    })
  },
)

describe('a scripted person', () => {
  it('follows each component with probability p, by task, and always the same', () => {
    const keys = ['emoji', 'critical', 'parenthetical-asides', 'conditional']
    const person = scriptedPerson({ components: keys, p: 0.5, seed: 1 })
    const shown = Array.from({ length: 100 }, (_, i) => {
      const text = person.write(task('summary', `${NOTES} Number ${i} of the notes ends here.`))
      expect(person.write(task('summary', `${NOTES} Number ${i} of the notes ends here.`))).toBe(text)
      return person.wants.filter((want) => want.present(text) >= ENOUGH).length
    })
    const share = shown.reduce((a, b) => a + b, 0) / 400
    // Half of 400 draws, give or take four standard errors (.025).
    expect(share).toBeGreaterThan(0.4)
    expect(share).toBeLessThan(0.6)
    expect(new Set(shown).size).toBeGreaterThan(2)
  })

  it('wants nothing with p 0, and likes everything', () => {
    const person = scriptedPerson({ components: ['emoji', 'slang'], p: 0, seed: 1 })
    expect(person.write(task('summary'))).toBe(neutral(task('summary')))
    expect(person.likes('Anything.')).toBe(true)
    expect(person.edit('Anything.', task('summary'))).toBe('Anything.')
  })

  it('leaves out what no script writes', () => {
    const person = scriptedPerson({ components: ['clear', 'positive'], seed: 1 })
    expect(person.wants.map(({ key }) => key)).toEqual(['positive'])
  })

  it.each([
    [{ components: ['second-person', 'third-person'], seed: 1 }],
    [{ components: ['no-such-thing'], seed: 1 }],
    [{ components: ['emoji'], p: 1.5, seed: 1 }],
    [{ components: ['emoji'], p: Number.NaN, seed: 1 }],
  ])('refuses %j', (options) => {
    expect(() => scriptedPerson(options)).toThrow(InvalidInputError)
  })

  it('edits any draft without an error, and what it liked stays liked', () => {
    const person = scriptedPerson({ components: ['emoji', 'second-person', 'bullet-points'], seed: 2 })
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 150 }), (draft) => {
        const edited = person.edit(draft, task('summary'))
        expect(person.edit(edited, task('summary'))).toBe(edited)
      }),
    )
  })
})

describe('a scripted writer', () => {
  it('writes the neutral text when nothing it knows is asked for', () => {
    expect(scriptedWriter().write(task('email'), ['Write like Hemingway'])).toBe(neutral(task('email')))
  })

  it('follows statements, and of rivals the later', () => {
    expect(asked(['Use emoji', 'Use short sentences', 'Use emoji']).map(({ key }) => key)).toEqual([
      'short-sentences',
      'emoji',
    ])
    expect(
      asked(['Address the reader as "you"', 'Tell it in the third person']).map(({ key }) => key),
    ).toEqual(['third-person'])
    const text = scriptedWriter({ seed: 4 }).write(task('summary'), ['Use bullet points', 'Be sarcastic'])
    for (const c of SCRIPTED.filter(({ key }) => key === 'bullet-points' || key === 'sarcastic'))
      expect(c.present(text)).toBeGreaterThanOrEqual(ENOUGH)
  })

  it('writes the same for the same seed, and other words for another', () => {
    const write = (seed: number) => scriptedWriter({ seed }).write(task('summary'), ['Use hyperbole'])
    expect(write(1)).toBe(write(1))
    expect(new Set([1, 2, 3, 4].map(write)).size).toBeGreaterThan(1)
  })
})

describe('a neutral text', () => {
  it('is made of the document’s statements, in order, without its manner', () => {
    const document =
      'The dam holds (for now) & the town is safe!\n\nIs it? Nobody knows. The dam was built of stone in 1910 — a wonder. 🎉 The town below the dam has two thousand people.'
    const text = neutral({ kind: 'summary', document })
    expect(text).toBe(
      'The dam holds and the town is safe. Nobody knows. The dam was built of stone in 1910, a wonder. The town below the dam has two thousand people.',
    )
  })

  it('has a greeting and a close as an email, and some text for any document', () => {
    expect(neutral({ kind: 'email', document: NOTES })).toMatch(
      /^Hello,\n\nI hope .*\n\nBest wishes,\nAlex$/s,
    )
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (document) => {
        expect(neutral({ kind: 'summary', document }).length).toBeLessThan(1000)
      }),
    )
  })
})
