import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stem } from './stem.ts'
import { aboutTexts, BEARS, bearing } from './subjects.ts'
import { CUES, LONGEST, OF_TEXTS, PLAIN } from './subjects.words.ts'

const bears = (statement: string, text: string): boolean => bearing(text)(statement) > BEARS

describe('what a person likes bears on a question', () => {
  it.each([
    ['Dislikes seafood', 'Where should we go for dinner in Lisbon? Any suggestions?'],
    ['Avoids synthetic fabrics', 'Can you suggest a jacket for autumn?'],
    ['Has a fear of flying', 'What is the best way to get from Oslo to Rome? I can take a train or a plane.'],
    ['Cannot stand laugh tracks', "I'm bored. What are some sitcoms I should watch?"],
    ['Prefers hypoallergenic pets', 'Which dog would you recommend for a small family?'],
    ['Never recommend shellfish', 'What are some ideas for a quick lunch?'],
  ])('about the same things in other words: %s', (statement, question) => {
    expect(bears(statement, question)).toBe(true)
  })

  it.each([
    ['Dislikes seafood', 'Can you suggest a jacket for autumn?'],
    ['Avoids synthetic fabrics', 'What are some ideas for a quick lunch?'],
    // A question of fact, and a text to work on, are the same for everybody.
    ['Dislikes seafood', 'Why does salmon turn pink?'],
    ['Dislikes seafood', 'Translate: the fish soup is cold.'],
    ['Dislikes seafood', ''],
    ['', 'Where should we go for dinner?'],
  ])('and not on others: %j, %j', (statement, question) => {
    expect(bears(statement, question)).toBe(false)
  })

  it('and more on what it calls by name', () => {
    const [hotel, garden] = ['Any ideas for a hotel?', 'Any ideas for my garden?'].map((text) =>
      bearing(text),
    )
    const statement = 'Dislikes hotels with a greenhouse'
    expect(hotel!(statement)).toBe(1)
    expect(garden!(statement)).toBeLessThan(1)
  })

  it('and not by the stem of a plain word', () => {
    expect(bears('Hates loud bars', 'What hat would be best?')).toBe(false)
    expect(bears('Has a fear of flying', 'What would be the best plan for them?')).toBe(false)
    expect(bears('Has a fear of flying', 'What would be the best plane for them?')).toBe(true)
  })

  it('goes by the sentence that asks, where it names a subject', () => {
    const text = 'I fly to Tokyo in May for a conference. Can you recommend restaurants?'
    expect([bears('Dislikes seafood', text), bears('Has a fear of flying', text)]).toEqual([true, false])
    const bare = 'I fly to Tokyo in May. What would you recommend?'
    expect(bears('Has a fear of flying', bare)).toBe(true)
  })

  it('takes a hint in a short question for oneself, where nothing says more', () => {
    expect(bears('Dislikes pets that bite', 'Which animal would be best for me?')).toBe(true)
    // For whom is not said; and one hint is little among so many words.
    expect(bears('Dislikes pets that bite', 'Which animal would be best?')).toBe(false)
    const long = `My aunt writes. ${'She asks after everybody by name. '.repeat(7)}`
    expect(bears('Dislikes pets that bite', `${long} Which animal would be best for me?`)).toBe(false)
  })

  it('takes no subject from a word in passing', () => {
    const report = `The best quarter so far. ${'Sales rose in each of our branches. '.repeat(12)}`
    expect(bears('Dislikes seafood', `${report} We had dinner.`)).toBe(false)
    expect(bears('Dislikes seafood', 'What would be best for dinner?')).toBe(true)
  })

  it('is a share: never below 0, never above 1, and 1 for a text that recommends in the same words', () => {
    const words = fc.constantFrom(
      ...[...CUES.keys()].filter((_, i) => i % 9 === 0),
      'the',
      'and',
      'zebra',
      '?',
    )
    const texts = fc.array(words, { maxLength: 12 }).map((list) => list.join(' '))
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        const value = bearing(`recommend ${b}`)(a)
        expect(value).toBeGreaterThanOrEqual(0)
        expect(value).toBeLessThanOrEqual(1)
        expect(bearing(b)(a)).toBe(bearing(b.toUpperCase())(a.toUpperCase()))
      }),
    )
    // A stem that is cut again is another one's.
    for (const cue of [...CUES.keys()].filter((c) =>
      c.split(' ').every((w) => stem(w) === w && !PLAIN.has(w) && w !== 'me'),
    )) {
      const own = bearing(`recommend ${cue}`)(cue)
      // What tells its subjects only among others tells a question nothing.
      expect([cue, own]).toEqual([cue, Math.max(...CUES.get(cue)!.values()) >= 1 ? 1 : 0])
    }
  })

  it('reads a long hostile text in one go', () => {
    const long = `${'recommend food '.repeat(20_000)}${'?'.repeat(50_000)}${'a'.repeat(50_000)}`
    expect(bears('Dislikes food', long)).toBe(true)
  })
})

describe('a wish about texts', () => {
  it.each([
    'Hates sarcasm',
    'Prefers a formal tone',
    'Always end with a question to think about',
    'Never assume that they are a beginner at everything',
    'Dislikes long paragraphs',
  ])('holds whatever is asked: %s', (statement) => expect(aboutTexts(statement)).toBe(true))

  it.each([
    'Dislikes seafood',
    'Never recommend shellfish',
    'Dislikes being underwater',
    'Prefers sitcoms full of irony',
  ])('is none that names a subject, or that only says what is liked: %s', (statement) =>
    expect(aboutTexts(statement)).toBe(false),
  )
})

describe('the words', () => {
  it('are phrases that can be found', () => {
    for (const phrase of [...CUES.keys(), ...OF_TEXTS]) {
      expect(phrase.split(' ').length, phrase).toBeLessThanOrEqual(LONGEST)
      expect(phrase, phrase).toMatch(/^[\p{L}\p{N}'&]+(?: [\p{L}\p{N}'&]+)*$/u)
    }
  })

  it('tell each a subject', () => {
    const subjects = new Set([...CUES.values()].flatMap((told) => [...told.keys()]))
    expect(subjects.size).toBe(25)
    for (const told of CUES.values())
      for (const weight of told.values()) expect([0.4, 1, 1.5]).toContain(weight)
  })
})
