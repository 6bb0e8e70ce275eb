import { describe, expect, test } from 'vitest'
import { read } from '../document.ts'
import { lexicons } from '../measure.ts'
import { rhetoric } from './rhetoric.ts'

interface Case {
  readonly shows: string
  readonly quotes: readonly string[]
  readonly lacks: string
}

const LONG_CHAIN =
  'I woke and the light was on the wall and I thought of her, and then of the train, and the rain that never stopped, because it never stops here, so I lay there and listened and waited.'

const CASES: Readonly<Record<string, readonly Case[]>> = {
  alliteration: [
    {
      shows: 'Peter picked a peck of pickled peppers.',
      quotes: ['Peter picked a peck of pickled peppers'],
      lacks: 'The cat under the table eats old bread.',
    },
    {
      shows: 'We knew nothing of phantom friends.',
      quotes: ['knew nothing', 'phantom friends'],
      lacks: 'A city car stood idle.',
    },
    {
      shows: 'It was wild and wonderful out there.',
      quotes: ['wild and wonderful'],
      lacks: 'Time, then a table.',
    },
  ],
  rhyme: [
    {
      shows: 'The moon came up and gave us light,\nand then we all went home that night.',
      quotes: ['light', 'night'],
      lacks: 'The moon came up over the hill,\nand then we all went home.',
    },
    {
      shows: 'She sat in the rain,\nhe ran for the hat,\nthey walked down the lane,\nand fed the old cat.',
      quotes: ['rain', 'hat', 'lane', 'cat'],
      lacks: 'We were walking, and they were eating.',
    },
  ],
  onomatopoeia: [
    {
      shows: 'The door went bang, and the wind, whoosh, put out the fire. Booooom! Brrrr. Sssh!',
      quotes: ['bang', 'whoosh', 'Booooom', 'Brrrr', 'Sssh'],
      lacks: 'The door closed and the wind put out the fire.',
    },
  ],
  similes: [
    {
      shows: 'She fought like a tiger, as brave as a lion, and her hair was as white as snow.',
      quotes: ['like a tiger', 'as brave as a lion', 'as white as snow'],
      lacks: 'I would like a ticket as soon as possible, as far as I know.',
    },
  ],
  hyperbole: [
    {
      shows: 'I have told you a million times that this is literally the best ever.',
      quotes: ['a million', 'literally', 'the best ever'],
      lacks: 'I have told you twice that this is good.',
    },
  ],
  'rhetorical-questions': [
    {
      shows: 'What is a friend? It is one who stays. Who could ask for more?',
      quotes: ['What is a friend?', 'Who could ask for more?'],
      lacks: 'When can you send the file? I need it.\nWhat is the price?\nBob',
    },
  ],
  'question-and-answer': [
    {
      shows: 'We looked for a week. The result? Nothing at all. Then we went home.',
      quotes: ['The result? Nothing at all.'],
      lacks: 'We looked for a week and found nothing. Did anyone look here?',
    },
    {
      shows: 'Q: Who wrote it?\nA: A student of the school wrote it.',
      quotes: ['Q: Who wrote it?', 'A: A student of the school wrote it.'],
      lacks: 'a) one point\nb) another point',
    },
  ],
  'question-sentences': [
    {
      shows: 'Where is it? I cannot find it. Did you take it?!',
      quotes: ['Where is it?', 'Did you take it?!'],
      lacks: 'I asked where it is. See example.org/?uid=7 for more!',
    },
  ],
  'step-by-step': [
    {
      shows: 'First, heat the oil. Next add salt. Step 3 is easy. Finally serve.',
      quotes: ['First, heat the oil.', 'Next add salt.', 'Step 3 is easy.', 'Finally serve.'],
      lacks: 'First impressions count. We heat the oil and add salt.',
    },
  ],
  colours: [
    { shows: 'A green door and crimson walls.', quotes: ['green', 'crimson'], lacks: 'A door and walls.' },
  ],
  'light-and-dark': [
    {
      shows: 'The lamp glowed in the gloom of a moonlit room.',
      quotes: ['glowed', 'gloom', 'moonlit'],
      lacks: 'The lamp stood in the room.',
    },
  ],
  sounds: [
    {
      shows: 'An echo broke the silence, then a deafening roar.',
      quotes: ['echo', 'silence', 'deafening', 'roar'],
      lacks: 'A man opened the gate.',
    },
  ],
  'touch-taste-smell': [
    {
      shows: 'The velvet felt soft and the soup tasted salty.',
      quotes: ['velvet', 'soft', 'tasted', 'salty'],
      lacks: 'The cloth lay by the soup.',
    },
  ],
  personification: [
    {
      shows: 'The wind whispers to us, and the stars softly sing.',
      quotes: ['wind whispers', 'stars softly sing'],
      lacks: 'The girl whispers to us, and the wind blows.',
    },
  ],
  anaphora: [
    {
      shows: 'We shall fight. We shall win. Never stop. Never rest.',
      quotes: ['We shall', 'Never'],
      lacks: 'I went home. I saw him. The door was shut. The night fell. Joe ate. Joe slept.',
    },
  ],
  triples: [
    {
      shows: 'It was swift, silent and sure. We bought apples, pears, and plums.',
      quotes: ['swift, silent and sure', 'apples, pears, and plums'],
      lacks:
        'It was swift and sure. We saw one, two, three, four, and five. However, Tom and Ann left. That day, Tom and Ann met.',
    },
  ],
  'so-and-such': [
    {
      shows: 'I am so tired, and it was such a day.',
      quotes: ['so tired', 'such a'],
      lacks: 'So we left, and I think so, so that he could rest.',
    },
  ],
  imperatives: [
    {
      shows: 'Look at this. Please send it today. Do not worry.',
      quotes: ['Look at this.', 'Please send it today.', 'Do not worry.'],
      lacks: 'We look at this. Do they know? He sent it. Review of a paper. Do I care.',
    },
  ],
  'conditional-sentences': [
    {
      shows: 'If it rains, we stay. Had I known, I would have come. You may go, provided that he agrees.',
      quotes: [
        'If it rains, we stay.',
        'Had I known, I would have come.',
        'You may go, provided that he agrees.',
      ],
      lacks: 'It was provided by the town. He ran as if mad. Call in case of fire. Had a great day.',
    },
  ],
  assertions: [
    {
      shows: 'There is no doubt that it must stop; the fact is, it clearly failed.',
      quotes: ['no doubt', 'must', 'the fact is', 'clearly'],
      lacks: 'Perhaps it could stop; it may have failed.',
    },
  ],
  'film-and-book-references': [
    {
      shows: 'It reads like Star Wars set in Hogwarts, a movie of a novel.',
      quotes: ['Star Wars', 'Hogwarts', 'movie', 'novel'],
      lacks: 'It reads like a report from an office.',
    },
  ],
  'film-opening': [
    {
      shows: 'Like a scene from The Matrix, the code fell. We ran. The movie ended.',
      quotes: ['The Matrix'],
      lacks: 'The code fell. We ran. Then we talked about a movie.',
    },
  ],
  'quoted-titles': [
    {
      shows: 'We saw "The Last of the Ships," then read *Deep Water*.',
      quotes: ['The Last of the Ships', 'Deep Water'],
      lacks: 'He said "come home now" and "Yes" to us.',
    },
  ],
  screenplay: [
    {
      shows: 'FADE IN:\nINT. KITCHEN - DAY\nMARY (V.O.)\nWhere is he?',
      quotes: ['FADE IN', 'INT', 'V.O'],
      lacks: 'We fade in the music. The scene is a kitchen.\nNOTICE\nNo dogs.',
    },
    { shows: 'EXT. PARK\nJOHN\nCome here.', quotes: ['EXT', 'JOHN'], lacks: 'He cut to the left.' },
  ],
  podcast: [
    {
      shows: "Welcome back, folks! In this episode, let's unpack the news.",
      quotes: ['Welcome back', 'folks', 'episode', "let's unpack"],
      lacks: 'In this report we discuss the news.',
    },
  ],
  radio: [
    {
      shows: "Ladies and gentlemen, stay tuned and don't touch that dial!",
      quotes: ['Ladies and gentlemen', 'stay tuned', 'touch that dial'],
      lacks: 'Dear all, please read the notes.',
    },
  ],
  hashtags: [
    {
      shows: 'A good day #sunny #day_off2',
      quotes: ['#sunny', '#day_off2'],
      lacks: '# Heading\nIssue #12 is in C#code.',
    },
  ],
  mentions: [
    {
      shows: 'Thanks @maria and (@tom_b)!',
      quotes: ['@maria', '@tom_b'],
      lacks: 'Write to maria@example.org @ noon.',
    },
  ],
  'stream-of-consciousness': [
    {
      shows: LONG_CHAIN,
      quotes: [LONG_CHAIN],
      lacks: 'I woke and saw the light. I thought of her, and of the train. It rained.',
    },
  ],
  sarcasm: [
    {
      shows: 'Oh great, another meeting. Yeah right. Sure, we all have time.',
      quotes: ['Oh great', 'Yeah right', 'Sure'],
      lacks: 'It was a great meeting. I am sure we all have time.',
    },
  ],
  'positive-emotion': [
    {
      shows: 'I adore the glorious sea and rejoiced in pure bliss.',
      quotes: ['adore', 'glorious', 'rejoiced', 'bliss'],
      lacks: 'I saw the sea and sat down.',
    },
  ],
  'negative-emotion': [
    {
      shows: 'I wept in agony, furious and heartbroken.',
      quotes: ['wept', 'agony', 'furious', 'heartbroken'],
      lacks: 'I read in the garden, calm and rested.',
    },
  ],
  'sharp-criticism': [
    {
      shows: 'The method is flawed, the writing sloppy, and the claim unconvincing.',
      quotes: ['flawed', 'sloppy', 'unconvincing'],
      lacks: 'The method is sound, the writing clear, and the claim new.',
    },
  ],
  'childrens-book': [
    {
      shows: 'Once upon a time a little dragon lived happily ever after.',
      quotes: ['Once upon a time', 'little', 'dragon', 'happily ever after'],
      lacks: 'In 1990 a company opened an office.',
    },
  ],
  'epithet-sign-off': [
    {
      shows: 'I must stop here.\n\nYour devoted dreamer,\nAnna',
      quotes: ['Your devoted dreamer,'],
      lacks: 'I must stop here.\n\nYours sincerely,\nAnna',
    },
    {
      shows: 'Come soon!\nYours in endless sorrow,\nThe Queen of Storms',
      quotes: ['Yours in endless sorrow,', 'The Queen of Storms'],
      lacks: 'We went out.\nYour account is closed.\nThe End',
    },
  ],
}

const quoted = (name: string, text: string): string[] =>
  rhetoric
    .find((measure) => measure.name === name)!
    .spans(read(text, lexicons))
    .map((span) => text.slice(span.start, span.end))

describe('rhetoric', () => {
  test('every measure has a case, and every case a measure', () => {
    expect(Object.keys(CASES).sort()).toEqual(rhetoric.map((measure) => measure.name).sort())
  })

  for (const [name, cases] of Object.entries(CASES)) {
    test(name, () => {
      const measure = rhetoric.find((each) => each.name === name)!
      for (const { shows, quotes, lacks } of cases) {
        expect(quoted(name, shows)).toEqual(quotes)
        expect(quoted(name, lacks)).toEqual([])
        expect(measure.value(read(shows, lexicons))).toBeGreaterThan(measure.value(read(lacks, lexicons)))
        expect(measure.value(read(lacks, lexicons))).toBe(0)
      }
    })
  }

  test('nothing is found in an empty text, and values stay finite', () => {
    for (const text of ['', ' \n', '?', '#', '@', '"', ',,,', '1', '😀', 'so', 'as', 'like a']) {
      for (const measure of rhetoric) expect(Number.isFinite(measure.value(read(text, lexicons)))).toBe(true)
    }
  })

  test('spans are in order, inside the text and do not overlap', () => {
    const text = Object.values(CASES)
      .flat()
      .map(({ shows, lacks }) => `${shows}\n\n${lacks}`)
      .join('\n\n')
    const doc = read(text, lexicons)
    for (const measure of rhetoric) {
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
