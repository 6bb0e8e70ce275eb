import { describe, expect, it } from 'vitest'
import { MEASURES } from '../../text/measures.ts'
import { SCRIPTED } from './components.ts'
import { TRUE_PREFERENCES } from './preferences.ts'
import { wishes } from './wishes.ts'

const keysFor = (statement: string): readonly string[] =>
  SCRIPTED.filter((c) => c.follows(statement)).map(({ key }) => key)

/** Statements of other measures, or of the other side, that ask for a component in other words. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  'Use emoticons such as :)': ['emoji'],
  'Say it without hedging': ['assertive'],
  'Stress certainty': ['assertive'],
  'Avoid contractions': ['professional-tone'],
  'Shorten "I am", "it is", "we will" ("I\'m", "it\'s", "we\'ll")': ['informal'],
  'Avoid business jargon': ['simple-english'],
  'Use everyday words, not literary ones': ['simple-english'],
}
/** Components that move a measure by the way, while its words ask for something else. */
const BY_THE_WAY = new Set([
  'reflection question-marks',
  'reflection second-person',
  'immersive second-person',
  'rhetorical-questions question-marks',
  'third-person second-person',
  'ampersands and',
  'simple-english ly-adverbs',
])

describe('what statements ask for', () => {
  it('is told in the words of every style measure, both ways, and of no other', () => {
    for (const { name, high, low } of MEASURES)
      for (const [statement, direction] of [[high, 1] as const, [low, -1] as const]) {
        const expected = SCRIPTED.filter(
          (c) =>
            c.measures.some((m) => m.name === name && m.direction === direction) &&
            !BY_THE_WAY.has(`${c.key} ${name}`),
        ).map(({ key }) => key)
        const found = keysFor(statement)
        expect([statement, [...found].sort()]).toEqual([
          statement,
          [...new Set([...expected, ...(ALSO[statement] ?? [])])].sort(),
        ])
      }
  })

  it('is told in the papers’ own words', () => {
    for (const { wants } of TRUE_PREFERENCES)
      for (const { wording, key } of wants)
        expect([wording, keysFor(wording)]).toEqual([
          wording,
          key === 'clear' || key === 'engaging' ? [] : [key],
        ])
  })

  it.each([
    ['Keep the whole text short, under ninety words.', ['brief']],
    ['Set one word in full capitals for emphasis.', ['capitals']],
    ['Use an ampersand for "and" once in running text.', ['ampersands']],
    ['Put one fitting emoji at the very end', ['emoji']],
    ['Use playful, down-to-earth similes with "like".', ['playful', 'simile']],
    ['Ask a question and answer it yourself at once in a word or two.', ['question-answer']],
    ['Put several parallel points into a bullet list after a colon.', ['bullet-points']],
    ['End every sentence calmly, with no exclamation marks.', []],
    ['End once the business is said, without a closing courtesy or offer of contact.', ['no-closing']],
    ['Write short, plain sentences that each carry one point.', ['short-sentences']],
    ['brief, straight to the request, no small talk', ['brief', 'straight-to-the-point']],
    [
      'warm, conversational and direct: use contractions, join short sentences with dashes and commas',
      ['informal', 'conversational'],
    ],
    ['Double the question mark on a one-word outburst.', []],
    ['State requests directly, without hedges or polite padding.', ['straight-to-the-point', 'assertive']],
    ['Likes bullet points and emoji', ['emoji', 'bullet-points']],
    ['Prefers long, flowing sentences to short ones', ['long-sentences']],
    ['Does not like emojis or bullet points', []],
    ['Use semicolons rather than bullet points', ['semicolons']],
    ['Avoid emoji; use rhetorical questions', ['rhetorical-questions']],
    ['Never use slang but write in an archaic voice', ['archaic']],
    ['Avoid long sentences', ['short-sentences']],
    ['Write in the style of Hemingway', []],
    ['', []],
  ])('%s', (statement, keys) => {
    expect([...keysFor(statement)].sort()).toEqual([...keys].sort())
  })

  it('splits what is wanted from what is denied', () => {
    expect(wishes('Use lists, but no emoji')).toEqual([
      { text: 'use lists, ', wanted: true },
      { text: ' ', wanted: true },
      { text: ' emoji', wanted: false },
    ])
  })
})
