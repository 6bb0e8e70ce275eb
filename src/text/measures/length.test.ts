import { cover } from './cases.ts'
import { length } from './length.ts'

const thirty = `${'word '.repeat(29)}end.`
const thirtyOne = `word ${thirty}`

cover(length, {
  words: [{ shows: 'One two three.\n\nFour.', quotes: ['One two three.', 'Four.'], value: 4, lacks: '' }],
  'sentence-length': [
    {
      shows: 'We came late. They saw. It rained all day long.',
      quotes: ['It rained all day long.', 'We came late.', 'They saw.'],
      value: 10 / 3,
      lacks: '',
    },
  ],
  'sentence-variety': [
    // Three and five words: the deviation is √2, the mean 4.
    {
      shows: 'One two three. One two three four five.',
      quotes: ['One two three four five.', 'One two three.'],
      value: Math.SQRT2 / 4,
      lacks: '',
    },
  ],
  'word-length': [
    { shows: 'Wonderful days', quotes: ['Wonderful'], value: (9 + 4) / 2, lacks: '', lacking: 4.5 },
  ],
  'very-short-sentences': [
    {
      shows: 'We walked all day without rest. We walked through the town until noon.',
      quotes: ['We walked all day without rest.'],
      value: 1 / 2,
      lacks: 'We walked through the town until noon.',
    },
  ],
  'very-long-sentences': [
    { shows: `${thirtyOne} Short one.`, quotes: [thirtyOne], value: 1 / 2, lacks: thirty },
  ],
  'long-words': [
    {
      shows: 'Wonderful mountains stand over us all in a row today.',
      quotes: ['Wonderful', 'mountains'],
      value: 20,
      lacks: 'One mountain stands.',
    },
  ],
  'very-short-words': [
    {
      shows: 'The old man saw that four boys were here again.',
      quotes: ['The', 'old', 'man', 'saw'],
      value: 40,
      lacks: 'Four boys were here.',
    },
  ],
  'reading-ease': [
    // Nine words in two sentences; "happy" has two syllables, the others one.
    {
      shows: 'The cat sat on the mat. It was happy.',
      quotes: [],
      value: 206.835 - 1.015 * (9 / 2) - 84.6 * (10 / 9),
      lacks: '',
      lacking: 60,
    },
    // Lit-tle file: the e of "file" is silent, that of "little" is not.
    {
      shows: 'Little file.',
      quotes: [],
      value: 206.835 - 1.015 * 2 - 84.6 * (3 / 2),
      lacks: '',
      lacking: 60,
    },
    // Read-a-bil-i-ty for-mu-las es-ti-mate dif-fi-cul-ty: 15 syllables, below the least value.
    {
      shows: 'Readability formulas estimate difficulty.',
      quotes: ['Readability', 'difficulty'],
      value: -50,
      lacks: '',
      lacking: 60,
    },
    { shows: 'I do.', quotes: [], value: 206.835 - 1.015 * 2 - 84.6, lacks: '', lacking: 60 },
  ],
  'variety-of-words': [
    // "The" and "the" are one word: four distinct of five.
    {
      shows: 'The cat saw the dog.',
      quotes: ['The cat saw the dog.'],
      value: Math.log(5) / Math.log(6),
      lacks: '',
      lacking: 0.8,
    },
    // A hundred words "a", then fifty-one words "b" and "a": two steps.
    {
      shows: `${'a '.repeat(100)}b ${'a '.repeat(50).trim()}`,
      quotes: [`${'a '.repeat(100)}b ${'a '.repeat(50).trim()}`],
      value: (Math.log(2) / Math.log(101) + Math.log(3) / Math.log(52)) / 2,
      lacks: '',
      lacking: 0.8,
    },
  ],
  'once-only-words': [
    {
      shows: 'The cat saw the dog.',
      quotes: ['The cat saw the dog.'],
      value: 3 / 4,
      lacks: '',
      lacking: 0.7,
    },
  ],
  paragraphs: [
    { shows: 'One.\n\nTwo.\nThree.', quotes: ['One.', 'Two.\nThree.'], value: 2, lacks: '', lacking: 1 },
  ],
  'paragraph-length': [
    { shows: 'One.\n\nTwo.\nThree.', quotes: ['One.', 'Two.\nThree.'], value: 3 / 2, lacks: '' },
  ],
  lines: [
    // Two breaks; texts of fewer than twenty words count as twenty.
    {
      shows: 'One two.\nThree four.\n\nFive.',
      quotes: ['One two.', 'Three four.', 'Five.'],
      value: (100 * 2) / 20,
      lacks: '',
    },
    { shows: `${thirty}\n${thirty}`, quotes: [thirty, thirty], value: 100 / 60, lacks: ' \n ' },
  ],
  'first-sentence-length': [
    { shows: 'We came late. They saw.', quotes: ['We came late.'], value: 3, lacks: '' },
  ],
  'last-sentence-length': [{ shows: 'We came late. They saw.', quotes: ['They saw.'], value: 2, lacks: '' }],
  'repeated-words': [
    // Once a sentence; "rose" is too short.
    {
      shows: 'The river rose. The River fell, and river water rose.',
      quotes: ['River'],
      value: 10,
      lacks: 'The river rose. The water fell. A river fell.',
    },
  ],
})
