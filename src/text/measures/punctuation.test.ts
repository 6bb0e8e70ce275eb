import { cover } from './cases.ts'
import { punctuation } from './punctuation.ts'

// The texts have ten words, so that one mark is ten in a hundred words.
cover(punctuation, {
  commas: [
    { shows: 'Ann, Bob, and I went to see a red house.', quotes: [',', ','], value: 20, lacks: 'Ann went.' },
  ],
  semicolons: [
    {
      shows: 'We came; we saw; we won it all in May.',
      quotes: [';', ';'],
      value: 20,
      lacks: 'We came, we saw.',
    },
  ],
  colons: [
    { shows: 'Note this: we came, we saw, and we won today.', quotes: [':'], value: 10, lacks: 'Note this.' },
  ],
  'exclamation-marks': [
    { shows: 'Stop! We won!! It is over, and we can rest.', quotes: ['!', '!!'], value: 20, lacks: 'Stop.' },
  ],
  'question-marks': [
    { shows: 'Who is it? Is it Ann?? We do not know.', quotes: ['?', '??'], value: 20, lacks: 'Who knows.' },
  ],
  'repeated-marks': [
    {
      shows: 'Stop!! Who is it?? It is Ann! We know her.',
      quotes: ['!!', '??'],
      value: 20,
      lacks: 'Stop! Who?',
    },
  ],
  'full-stops': [
    {
      shows: 'We came. We saw it all. Then we went home...',
      quotes: ['.', '.'],
      value: 20,
      lacks: 'Wait...',
    },
  ],
  ellipses: [
    {
      shows: 'Well... we came… and then.. we went home in rain.',
      quotes: ['...', '…'],
      value: 20,
      lacks: 'We came.. and left.',
    },
  ],
  dashes: [
    {
      shows: 'We came – late – and--well—we left - for home now.',
      quotes: ['–', '–', '--', '—', '-'],
      value: 50,
      lacks: 'A well-known list:\n- one\n  - two',
    },
  ],
  'hyphenated-words': [
    {
      shows: 'A well-known state-of-the-art plan is not a far-off good idea.',
      quotes: ['well-known', 'state-of-the-art', 'far-off'],
      value: 30,
      lacks: 'A plan - good.',
    },
  ],
  parentheses: [
    {
      shows: 'We came (late) and left (early) as we had said.',
      quotes: ['(', '('],
      value: 20,
      lacks: '[late]',
    },
  ],
  'double-quotes': [
    {
      shows: 'He said "no" and “yes” to me in the end.',
      quotes: ['"', '"', '“', '”'],
      value: 40,
      lacks: "He said 'no'.",
    },
  ],
  'single-quotes': [
    {
      shows: "He said 'no' and ‘yes’, not John's or the dogs'.",
      quotes: ["'", '‘'],
      value: 20,
      lacks: "John's dogs' hats.",
    },
  ],
  'curly-marks': [
    {
      shows: "He said “no” and ‘yes’ since it’s late, not John's.",
      quotes: ['“', '”', '‘', '’', '’'],
      value: 50,
      lacks: `He said "no" and 'yes'; it's late.`,
    },
  ],
  ampersands: [
    {
      shows: 'Ann & Bob & Co met us all in town again today.',
      quotes: ['&', '&'],
      value: 20,
      lacks: 'Ann and Bob.',
    },
  ],
  slashes: [
    { shows: 'And/or go with his/her dog on a Monday.', quotes: ['/', '/'], value: 20, lacks: 'And or go.' },
  ],
  asterisks: [
    {
      shows: 'It is *very* good, *really* so, and not a joke.',
      quotes: ['*', '*', '*', '*'],
      value: 40,
      lacks: 'It is good.',
    },
  ],
  'serial-commas': [
    {
      shows: 'We saw dogs, cats, and birds in our old garden.',
      quotes: [', and'],
      value: 10,
      lacks: 'We saw dogs, cats and birds. It rained, and we left.',
    },
  ],
  'bare-serial-lists': [
    {
      shows: 'We saw dogs, cats and birds in our old garden.',
      quotes: [', cats'],
      value: 10,
      lacks: 'We saw dogs, cats, and birds.',
    },
  ],
  'commas-before-conjunctions': [
    {
      shows: 'It rained, and we left, but Ann stayed, so what.',
      quotes: [', and', ', but', ', so'],
      value: 30,
      lacks: 'It rained and we left.',
    },
  ],
  'commas-after-openers': [
    {
      shows: 'However, it rained. In the end, we left. Ann stayed.',
      quotes: ['However,', 'In the end,'],
      value: 20,
      lacks: 'It rained and then we all left, even Ann.',
    },
  ],
  'commas-before-which': [
    {
      shows: 'The house, which fell, and Ann, who left in May.',
      quotes: [', which', ', who'],
      value: 20,
      lacks: 'The man who left.',
    },
  ],
  'commas-before-ing': [
    {
      shows: 'He left, smiling at Ann, quickly running home, during rain.',
      quotes: [', smiling', ', quickly'],
      value: 20,
      lacks: 'He left, during the rain, nothing more.',
    },
  ],
  'double-spaces': [
    {
      shows: 'We came.  We saw.  We won. We left.  \nWe slept.',
      quotes: ['.  ', '.  '],
      value: 2 / 5,
      lacks: 'We came. We saw.  \nWe won.',
    },
  ],
  'missing-spaces': [
    {
      shows: 'We came,saw it.Ann won;she left and slept.',
      quotes: ['it.Ann', 'came,saw', 'won;she'],
      value: 30,
      lacks: 'See www.example.org, e.g. now. Well...so be it.',
    },
  ],
  'spaces-before-marks': [
    {
      shows: 'We came , saw it . Ann won ! She left and slept.',
      quotes: ['it .', 'came ,', 'won !'],
      value: 30,
      lacks: 'We came, saw it ... and left :)',
    },
  ],
  possessives: [
    {
      shows: "John's dog and the cat’s bed, since it's Ann's house.",
      quotes: ["John's", 'cat’s', "Ann's"],
      value: 30,
      lacks: "It's late, and that's the dogs' bed.",
    },
  ],
  'initial-capital-after-colon': [
    {
      shows: 'Note: The plan works. Also: we won. In short: Go.',
      quotes: [': The', ': Go'],
      value: 20,
      lacks: 'Note: the plan works.',
    },
  ],
  'marks-inside-quotes': [
    {
      shows: 'He said "no," and then “yes.” We left for home.',
      quotes: [',"', '.”'],
      value: 20,
      lacks: 'He said "no", and "yes".',
    },
  ],
  'open-endings': [
    { shows: 'We came\nWe saw.\nWe won 3', quotes: ['came', '3'], value: 2, lacks: 'We came.\nWe saw!' },
  ],
})
