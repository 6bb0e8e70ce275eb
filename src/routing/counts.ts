import { type Tokens, WORD } from '../text/tokens.ts'

/** What is counted in a query. Logarithms where one more of many tells less than one more of few. */
export const COUNTS = [
  'characters',
  'words',
  'sentences',
  'longest sentence',
  'last sentence',
  'questions',
  'commas',
  'signs',
  'lines',
  'capitals',
  'length of words',
  'long words',
  'distinct words',
  'numbers',
  'numbers again',
  'numbers in the last sentence',
  'digits',
  'largest number',
  'smallest number',
  'mean of numbers',
  'spread of numbers',
  'product of numbers',
  'large numbers',
  'ones',
  'round numbers',
  'decimals',
  'fractions',
  'percents',
  'amounts of money',
  'numbers in words',
  'place of the first number',
  'place of the last number',
] as const

const NUMBER_WORDS = new Set(
  `one two three four five six seven eight nine ten eleven twelve dozen twenty thirty forty fifty hundred thousand million
   half third quarter double twice thrice triple`.split(/\s+/),
)

/** One number for each of COUNTS. */
export function countsOf(text: string, { kind, start, end }: Tokens): Float32Array {
  const sentences: number[] = []
  const words = new Set<string>()
  const numbers: number[] = []
  let [said, letters, capitals, long, signs, commas, digits, spelled] = [0, 0, 0, 0, 0, 0, 0, 0]
  let [decimals, inSentence, first, last, sentence] = [0, 0, 0, 0, 0]
  for (let t = 0; t < kind.length; t++) {
    const token = text.slice(start[t], end[t])
    const number = numberIn(token)
    if (number !== undefined) {
      if (numbers.length === 0) first = start[t]! / text.length
      last = start[t]! / text.length
      numbers.push(number)
      inSentence = sentence === 0 ? 1 : inSentence + 1
      sentence++
      digits += token.length
      if (/[.]\d/.test(token)) decimals++
    } else if (kind[t] === WORD) {
      const word = token.toLowerCase()
      words.add(word)
      said++
      if (sentence === 0) inSentence = 0
      sentence++
      letters += token.length
      if (word !== token) capitals++
      if (token.length > 6) long++
      if (NUMBER_WORDS.has(word)) spelled++
    } else {
      signs++
      if (token === ',') commas++
      if (/^[.!?]+$/.test(token) && sentence > 0) {
        sentences.push(sentence)
        sentence = 0
      }
    }
  }
  if (sentence > 0) sentences.push(sentence)
  const sizes = numbers.map((x) => Math.log10(1 + x))
  const largest = most(sizes)
  const smallest = sizes.reduce((least, x) => Math.min(least, x), largest)
  const all = sizes.reduce((sum, x) => sum + x, 0)
  const of = (test: (x: number) => boolean) => numbers.filter(test).length
  return Float32Array.from([
    Math.log1p(text.length),
    Math.log1p(said),
    sentences.length,
    Math.log1p(most(sentences)),
    Math.log1p(sentences.at(-1) ?? 0),
    times(text, '?'),
    commas,
    Math.log1p(signs),
    Math.log1p(times(text, '\n')),
    capitals,
    letters / (said + 1),
    long / (said + 1),
    words.size / (said + 1),
    numbers.length,
    numbers.length - new Set(numbers).size,
    inSentence,
    Math.log1p(digits),
    largest,
    smallest,
    all / Math.max(1, sizes.length),
    largest - smallest,
    all,
    of((x) => x >= 100),
    of((x) => x === 1),
    of((x) => x >= 10 && x % 10 === 0),
    decimals,
    text.match(/\d\/\d/g)?.length ?? 0,
    times(text, '%'),
    text.match(/\p{Sc}/gu)?.length ?? 0,
    spelled,
    first,
    last,
  ])
}

/** 0 of none. Of lists too long to be arguments, too. */
const most = (list: readonly number[]): number => list.reduce((a, b) => Math.max(a, b), 0)

/** The number a token is, at most 1e15; undefined for what is none. */
export function numberIn(token: string): number | undefined {
  const code = token.charCodeAt(0)
  if (code < 48 || code > 57) return undefined
  return Math.min(1e15, Number.parseFloat(token.replaceAll(',', '')))
}

function times(text: string, sign: string): number {
  let found = 0
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) found++
  return found
}
