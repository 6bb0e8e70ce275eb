import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { document, MEASURES, measure, measureIndex, transform, untransform } from './measures.ts'

/** What the simulated writers of PLUME prefer, and the measures that see it. */
const PLUME: Readonly<Record<string, readonly string[]>> = {
  'highly inquisitive': ['question-marks', 'question-sentences'],
  'several long flowing sentences': ['sentence-length', 'very-long-sentences'],
  emojis: ['emoji'],
  'conditional expressions': ['conditional-sentences', 'if'],
  'intensely emotional': ['positive-emotion', 'negative-emotion', 'exclamation-marks'],
  alliteration: ['alliteration'],
  'sign off with an epithet': ['epithet-sign-off'],
  'stream of consciousness': ['stream-of-consciousness'],
  'sharply critical': ['sharp-criticism'],
  'short punchy sentences': ['very-short-sentences', 'sentence-length'],
  'parenthetical asides': ['parentheses'],
  assertive: ['assertions', 'boosters', 'hedges'],
  'blatantly sarcastic': ['sarcasm'],
  hyperbole: ['hyperbole'],
  'open with a film reference': ['film-opening', 'film-and-book-references'],
  'bullet points': ['bullet-points'],
  'step by step': ['step-by-step', 'numbered-points'],
  simile: ['similes'],
  'ampersand for "and"': ['ampersands'],
  "children's book": ['childrens-book'],
  'third person': ['third-person'],
  'rhetorical questions': ['rhetorical-questions'],
  'all capitals': ['capitals'],
  tweet: ['hashtags', 'mentions', 'internet-abbreviations'],
  rhyme: ['rhyme'],
  'modern slang': ['slang'],
  semicolons: ['semicolons'],
  screenplay: ['screenplay'],
  'question and answer': ['question-and-answer'],
  personification: ['personification'],
  'archaic words': ['archaic-words'],
  podcast: ['podcast'],
  'second person': ['second-person'],
  onomatopoeia: ['onomatopoeia'],
  imagery: ['colours', 'light-and-dark', 'sounds', 'touch-taste-smell', 'descriptive-adjectives'],
  'old-time radio': ['radio'],
  greetings: ['greeting', 'warm-greeting', 'hello-greeting', 'formal-greeting'],
  'sign-offs': ['sign-off', 'thanks-sign-off', 'regards-sign-off'],
}

const WORDS =
  'the a we you one I and but because of as well that which however in order to upon on at is was been taken running quickly has not no very just like only red wolf Ann water carefully nothing there it what if do might please thanks problem so two every some said want know here man story when while then before or both than able can start get become with from by about regarding through'.split(
    ' ',
  )
const BETWEEN = [' ', ' ', ' ', ' ', ', ', '. ', '! ', '? ', '; ', '\n', ': ', ' - ']
const sentence = fc
  .array(fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(...BETWEEN)), { maxLength: 40 })
  .map((parts) => parts.flat().join(''))

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
    .map((units) => String.fromCharCode(...units)),
  fc
    .array(
      fc.constantFrom(
        '"',
        "'",
        '’',
        '.',
        '-',
        '*',
        '_',
        '`',
        '#',
        '(',
        ' ',
        '\n',
        '\r',
        '8',
        ':',
        'a',
        'I',
        '😀',
      ),
    )
    .map((list) => list.join('')),
  sentence,
)

/** Names of the measures that have no finite value, or a span that is empty or not inside the text. */
function broken(text: string, draft?: string): string[] {
  const doc = document(text, draft)
  return MEASURES.filter((each) => {
    const spans = [...each.spans(doc), ...(each.lowSpans?.(doc) ?? [])]
    return (
      !Number.isFinite(transform(each, each.value(doc))) ||
      spans.some(({ start, end }) => !(start >= 0 && start < end && end <= text.length))
    )
  }).map(({ name }) => name)
}

describe('MEASURES', () => {
  test('there are at least sixty, in families, each with a name of its own', () => {
    const names = MEASURES.map(({ name }) => name)
    expect(names.length).toBeGreaterThanOrEqual(60)
    expect(new Set(names).size).toBe(names.length)
    expect(names.filter((name) => !/^[a-z]+(?:-[a-z]+)*$/.test(name))).toEqual([])
    expect([...new Set(MEASURES.map(({ family }) => family))]).toEqual([
      'length',
      'punctuation',
      'typography',
      'voice',
      'connectives',
      'grammar',
      'mail',
      'rhetoric',
      'register',
      'editing',
    ])
  })

  test('their words are short instructions, with a unit and a dated source', () => {
    for (const { name, high, low, unit, source, proxy } of MEASURES) {
      for (const phrase of [high, low]) {
        expect(phrase, name).toMatch(/^\p{Lu}/u)
        expect(phrase, name).not.toMatch(/[.\s]$|\n/)
        expect(phrase.length, phrase).toBeLessThanOrEqual(80)
      }
      expect(high, name).not.toBe(low)
      expect(unit, name).not.toBe('')
      expect(source, name).toMatch(/\b(?:18|19|20)\d\d\b|PLUME/)
      expect(proxy, name).not.toBe('')
    }
  })

  test.each([
    ['nothing', ''],
    ['white space', ' \n\t\n '],
    ['one word', 'Word'],
    ['emoji', '😀😀👩‍👩‍👧‍👦'],
    ['marks', '?!...—"\'()'],
    ['half an emoji', '\ud83d \ude00 a\ud83d'],
  ])('%s', (_, text) => {
    expect(broken(text)).toEqual([])
    expect(broken(text, 'The draft it was made from.')).toEqual([])
  })

  test('five thousand words', () => {
    const pick = (i: number) => WORDS[(i * i + 7 * i) % WORDS.length]! + BETWEEN[(i * 31) % BETWEEN.length]!
    const text = Array.from({ length: 5000 }, (_, i) => pick(i)).join('')
    expect(broken(text)).toEqual([])
  })

  test('any text', () => {
    fc.assert(
      fc.property(anyText, fc.option(anyText, { nil: undefined }), (text, draft) => {
        expect(broken(text, draft)).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  test('a rate is the number of its spans over its basis', () => {
    fc.assert(
      fc.property(sentence, (text) => {
        const doc = document(text)
        const basis: Record<string, number> = {
          'per 100 words': Math.max(1, doc.words.length) / 100,
          'per sentence': Math.max(1, doc.sentences.length - 1),
          'share of sentences': Math.max(1, doc.sentences.length - 1),
          'per paragraph': Math.max(1, doc.paragraphs.length),
          'per text': 1,
        }
        for (const each of MEASURES)
          if (each.unit in basis)
            expect(each.value(doc), each.name).toBeCloseTo(each.spans(doc).length / basis[each.unit]!, 9)
      }),
      { numRuns: 100 },
    )
  })

  test('a text said twice has the same rates', () => {
    const rates = MEASURES.filter(
      ({ family, unit }) =>
        ['voice', 'connectives', 'grammar'].includes(family) &&
        ['per 100 words', 'share of sentences'].includes(unit),
    )
    expect(rates.length).toBeGreaterThan(70)
    fc.assert(
      fc.property(sentence, (text) => {
        // The last word is in no list, so that no phrase goes over the join.
        const once = document(`${text} zzz.`)
        const twice = document(`${text} zzz.\n\n${text} zzz.`)
        for (const each of rates) expect(each.value(twice), each.name).toBeCloseTo(each.value(once), 9)
      }),
      { numRuns: 200 },
    )
  })

  test.each([
    ['one long word', 'a'.repeat(50_000)],
    ['spaces', `a${' '.repeat(50_000)}b`],
    ['carriage returns', 'a\r'.repeat(25_000)],
    ['short lines', 'a\n'.repeat(25_000)],
    ['blank lines', 'a\n\n'.repeat(17_000)],
    ['stops', 'a. '.repeat(17_000)],
    ['two spaces', 'A.  '.repeat(12_500)],
    ['commas', ', a'.repeat(17_000)],
    ['quotes', '"a'.repeat(25_000)],
    ['asterisks', '*a'.repeat(25_000)],
    ['backticks', '`a '.repeat(17_000)],
    ['colons', ':a '.repeat(17_000)],
    ['hyphens', 'a-'.repeat(25_000)],
    ['slashes', 'http://'.repeat(7_000)],
    ['dashes', ' - -'.repeat(12_500)],
    ['hashes', '# '.repeat(25_000)],
    ['digits', '1,'.repeat(25_000)],
    ['emoji', '😀\u200d'.repeat(17_000)],
  ])('takes time in proportion to the text: %s', (_, text) => {
    const started = performance.now()
    expect(broken(text)).toEqual([])
    expect(performance.now() - started).toBeLessThan(3000)
  })

  test('every preference of PLUME is covered', () => {
    const missing = Object.values(PLUME)
      .flat()
      .filter((name) => measureIndex(name) === undefined)
    expect(missing).toEqual([])
    expect(Object.keys(PLUME).length).toBeGreaterThanOrEqual(36)
  })
})

describe('measure', () => {
  test('values come in the order of MEASURES, transformed', () => {
    const doc = document('We came, we saw; we won! Did we?')
    const values = measure(doc)
    expect(values.length).toBe(MEASURES.length)
    expect(values[measureIndex('words')!]).toBeCloseTo(Math.log(1 + 8), 12)
    expect(values[measureIndex('semicolons')!]).toBeCloseTo(Math.sqrt(100 / 8), 12)
    expect(values[measureIndex('one-over-you')!]).toBe(0.5)
    expect(measureIndex('no-such-measure')).toBeUndefined()
    for (const [i, each] of MEASURES.entries()) expect(measureIndex(each.name)).toBe(i)
  })

  test('transforms can be undone', () => {
    const pick = fc.constantFrom(...MEASURES)
    fc.assert(
      fc.property(pick, fc.double({ min: 0, max: 1e6, noNaN: true }), (each, value) => {
        const back = untransform(each, transform(each, value))
        expect(Math.abs(back - value)).toBeLessThanOrEqual(1e-9 * Math.max(1, value))
      }),
    )
    const root = MEASURES.find(({ scale }) => scale === 'sqrt')!
    expect(untransform(root, -1)).toBe(0)
    const linear = MEASURES.find(({ name }) => name === 'growth')!
    expect(untransform(linear, transform(linear, -2))).toBe(-2)
  })
})
