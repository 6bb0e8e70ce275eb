import { describe, expect, test } from 'vitest'
import { read } from '../document.ts'
import { lexicons } from '../measure.ts'
import { register } from './register.ts'

interface Case {
  readonly shows: string
  readonly quotes: readonly string[]
  /** Has none of it; for a choice between two ways, has only the other. */
  readonly lacks: string
}

const CASES: Readonly<Record<string, readonly Case[]>> = {
  contractions: [
    {
      shows: "I don't think it’s late; we're sure they'd wait, and who's to say?",
      quotes: ["don't", 'it’s', "we're", "they'd", "who's"],
      lacks: "John's dog and the story's end at five o'clock.",
    },
  ],
  'not-over-nt': [
    {
      shows: 'We do not go and cannot stay.',
      quotes: ['do not', 'cannot'],
      lacks: "We don't go and can't stay.",
    },
  ],
  'i-am-over-im': [
    { shows: 'I am here and it is late.', quotes: ['I am', 'it is'], lacks: "I'm here and it's late." },
  ],
  'archaic-words': [
    {
      shows: 'Alas, thou hath come hither, and ’tis late.',
      quotes: ['Alas', 'thou', 'hath', 'hither', 'tis'],
      lacks: 'Sadly, you have come here, and it is late.',
    },
  ],
  slang: [
    {
      shows: 'Dude, this is legit gonna be a vibe, no cap.',
      quotes: ['Dude', 'legit', 'gonna', 'vibe', 'no cap'],
      lacks: 'Sir, this is going to be a pleasant evening.',
    },
  ],
  'internet-abbreviations': [
    {
      shows: 'lol, btw call me ASAP, idk why',
      quotes: ['lol', 'btw', 'ASAP', 'idk'],
      lacks: 'By the way, call me in the U.S. soon.',
    },
  ],
  interjections: [
    { shows: 'Oh wow, that hurt. Ugh!', quotes: ['Oh', 'wow', 'Ugh'], lacks: 'That hurt very much.' },
  ],
  fillers: [
    {
      shows: 'Well, it was, you know, rather late, and, like, cold. Anyway I left.',
      quotes: ['Well', 'you know', 'like', 'Anyway'],
      lacks: 'He slept well, and you know that I like, and trust, him.',
    },
  ],
  'british-spelling': [
    {
      shows: 'My favourite colour is grey, I realised.',
      quotes: ['favourite', 'colour', 'grey', 'realised'],
      lacks: 'My favorite color is gray, I realized.',
    },
  ],
  'formal-over-plain-verbs': [
    {
      shows: 'We commenced to purchase goods and assisted him.',
      quotes: ['commenced', 'purchase', 'assisted'],
      lacks: 'We started to buy goods and helped him.',
    },
  ],
  nominalisations: [
    {
      shows: 'The implementation of the agreement shows kindness and ability.',
      quotes: ['implementation', 'agreement', 'kindness', 'ability'],
      lacks: 'At that moment the witness left the city station.',
    },
  ],
  'ly-adverbs': [
    {
      shows: 'He quickly and quietly left.',
      quotes: ['quickly', 'quietly'],
      lacks: 'Only the friendly family will reply in July.',
    },
  ],
  'descriptive-adjectives': [
    {
      shows: 'A beautiful, famous and creative artist with a reliable, magical brush.',
      quotes: ['beautiful', 'famous', 'creative', 'reliable', 'magical'],
      lacks: 'Music at the hospital: an animal on the table will arrive.',
    },
  ],
  'business-jargon': [
    {
      shows: "Let's touch base and leverage our synergy going forward.",
      quotes: ['touch base', 'leverage', 'synergy', 'going forward'],
      lacks: 'Let us meet and use what we have from now on.',
    },
  ],
  'vague-nouns': [
    {
      shows: 'Bring the stuff and other things, or whatever.',
      quotes: ['stuff', 'things', 'whatever'],
      lacks: 'Bring the tent and two lamps.',
    },
  ],
  'exact-over-vague-quantities': [
    {
      shows: 'We saw 14 birds and exactly three foxes.',
      quotes: ['14', 'exactly', 'three'],
      lacks: 'We saw several birds and a lot of foxes.',
    },
  ],
  'intimate-address': [
    {
      shows: 'Honey, tell me, my dear; listen, buddy.',
      quotes: ['Honey', 'my dear', 'buddy'],
      lacks: 'Dear Sir, I am writing about a bill.',
    },
  ],
  'kinship-words': [
    {
      shows: 'My mum and her brother met Grandpa.',
      quotes: ['mum', 'brother', 'Grandpa'],
      lacks: 'My boss and her clerk met a client.',
    },
  ],
  swearing: [
    {
      shows: 'Damn, what the hell is this crap?',
      quotes: ['Damn', 'hell', 'crap'],
      lacks: 'Goodness, what on earth is this?',
    },
  ],
  elongations: [
    {
      shows: 'I am sooo happy, yesss!',
      quotes: ['sooo', 'yesss'],
      lacks: 'See chapter iii and xviii at www.example.org too, code a777b.',
    },
  ],
  diminutives: [
    {
      shows: 'A teeny doggy with a full tummy.',
      quotes: ['teeny', 'doggy', 'tummy'],
      lacks: 'A small dog with a full belly.',
    },
  ],
  'foreign-phrases': [
    {
      shows: 'It was a faux pas vis-à-vis the status quo.',
      quotes: ['faux pas', 'vis-à-vis', 'status quo'],
      lacks: 'It was a mistake in regard to the present order.',
    },
  ],
  'literary-words': [
    {
      shows: 'Beneath a gossamer veil she found solace.',
      quotes: ['Beneath', 'gossamer', 'veil', 'solace'],
      lacks: 'Under a thin cloth she found rest.',
    },
  ],
  misspellings: [
    {
      shows: 'I definately recieve alot and should of called.',
      quotes: ['definately', 'recieve', 'alot', 'should of'],
      lacks: 'I definitely receive a lot and should have called.',
    },
  ],
  'missing-apostrophes': [
    {
      shows: 'Im sure its not late, but I dont know and youre right.',
      quotes: ['Im', 'its not', 'dont', 'youre'],
      lacks: "I'm sure it's not late, and the dog lost its bone.",
    },
  ],
  'number-words-over-digits': [
    { shows: 'Seven men and twelve horses.', quotes: ['Seven', 'twelve'], lacks: '7 men and 12 horses.' },
  ],
  'time-words': [
    {
      shows: 'Yesterday it rained, now it is dry, and last night it froze.',
      quotes: ['Yesterday', 'now', 'last night'],
      lacks: 'It rained, it is dry, and it froze.',
    },
  ],
  'kind-of': [
    {
      shows: "It's kind of cold and a bit dark, sorta.",
      quotes: ['kind of', 'a bit', 'sorta'],
      lacks: 'What kind of tree is this sort of tree?',
    },
  ],
  'clipped-words': [
    {
      shows: 'Send the info and pics to the lab.',
      quotes: ['info', 'pics', 'lab'],
      lacks: 'Send the information and pictures.',
    },
  ],
  'latin-abbreviations': [
    {
      shows: 'Bring fruit, e.g. apples, pears, etc. (i.e. no bread).',
      quotes: ['e.g', 'etc', 'i.e'],
      lacks: 'Bring fruit, for example apples, and so on.',
    },
  ],
  'academic-words': [
    {
      shows: 'The framework supports a significant hypothesis.',
      quotes: ['framework', 'significant', 'hypothesis'],
      lacks: 'The plan backs a big guess.',
    },
  ],
  'legal-words': [
    {
      shows: 'The tenant shall hereby pay pursuant to the clause.',
      quotes: ['shall', 'hereby', 'pursuant', 'clause'],
      lacks: 'You now have to pay as we said.',
    },
  ],
}

const quoted = (name: string, text: string): string[] =>
  register
    .find((measure) => measure.name === name)!
    .spans(read(text, lexicons))
    .map((span) => text.slice(span.start, span.end))

describe('register', () => {
  test('every measure has a case, and every case a measure', () => {
    expect(Object.keys(CASES).sort()).toEqual(register.map((measure) => measure.name).sort())
  })

  for (const [name, cases] of Object.entries(CASES)) {
    test(name, () => {
      const measure = register.find((each) => each.name === name)!
      const neutral = measure.unit === 'share' ? 0.5 : 0
      for (const { shows, quotes, lacks } of cases) {
        expect(quoted(name, shows)).toEqual(quotes)
        expect(quoted(name, lacks)).toEqual([])
        expect(measure.value(read(shows, lexicons))).toBeGreaterThan(neutral)
        if (neutral === 0) expect(measure.value(read(lacks, lexicons))).toBe(0)
        else expect(measure.value(read(lacks, lexicons))).toBeLessThan(neutral)
      }
    })
  }

  test('an empty text shows nothing: shares are one half, rates zero', () => {
    for (const text of ['', ' \n', '?', ',', "'", '😀'])
      for (const measure of register)
        expect(measure.value(read(text, lexicons)), measure.name).toBe(measure.unit === 'share' ? 0.5 : 0)
  })

  test('spans are in order, inside the text and do not overlap', () => {
    const text = Object.values(CASES)
      .flat()
      .map(({ shows, lacks }) => `${shows}\n\n${lacks}`)
      .join('\n\n')
    const doc = read(text, lexicons)
    for (const measure of register) {
      let past = 0
      for (const { start, end } of measure.spans(doc)) {
        expect(start, measure.name).toBeGreaterThanOrEqual(past)
        expect(end, measure.name).toBeGreaterThan(start)
        past = end
      }
      expect(past, measure.name).toBeLessThanOrEqual(text.length)
    }
  })
})
