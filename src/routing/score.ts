import { InvalidInputError } from '../errors.ts'

/** What an answer is scored by. */
export interface Item {
  readonly query: string
  /** The right answer, where one is known. */
  readonly expected?: string
}

/** How far an answer succeeds: 0 failed, 1 succeeded, or anything between. */
export type Scorer = (answer: string, item: Item) => number | Promise<number>

/** A scorer that needs no model. */
type PureScorer = (answer: string, item: Item) => number

/**
 * 1 when the whole answer is the expected one. Letter case, white space, quotes or emphasis around it and a final
 * full stop do not count.
 *
 * @throws InvalidInputError for an item without an expected answer.
 */
export const exactMatch: PureScorer = (answer, item) =>
  Number(bare(answer) === bare(expectedOf(item, 'exact match')))

/**
 * 1 when the last number of the answer equals that of the expected one, within 1e-6 of the larger. Where the answer
 * marks its result, with `\boxed{…}` or with `####` before a number alone on its line (GSM8K), that number counts.
 *
 * Signs, thousands separators (`1,000`, `1,00,000`, `1'000`), decimals, exponents, fractions (`3/4`), currencies and
 * LaTeX are read; a percent sign is left out (`12%` is 12). A number that belongs to a word or a power (`H2O`, `cm^2`)
 * is none. A comma is never a decimal one. Prompt-OIRL's own scorer took `1,000` for 0 and left signs out.
 *
 * @throws InvalidInputError for an item whose expected answer holds no number.
 */
export const numberMatch: PureScorer = (answer, item) => {
  const expected = expectedOf(item, 'a number match')
  const right = lastNumber(expected)
  if (right === undefined) throw new InvalidInputError('expected', expected, 'give one that holds a number')
  const said = lastNumber(answer)
  return Number(said !== undefined && equal(said, right))
}

/**
 * 1 when the answer matches. Where the pattern has a group and the item an expected answer, what the group holds in
 * the last match must be that answer, compared as `exactMatch` does.
 *
 * @param pattern a source, or `/source/flags`. Time is that of the pattern: one with nested repeats may take long.
 * @throws InvalidInputError for a pattern that is none.
 */
export function regexMatch(pattern: string): PureScorer {
  const regex = compiled(pattern)
  return (answer, { expected }) => {
    const last = [...answer.matchAll(regex)].at(-1)
    if (last === undefined) return 0
    return last.length > 1 && expected !== undefined ? Number(bare(last[1] ?? '') === bare(expected)) : 1
  }
}

function compiled(pattern: string): RegExp {
  const [, source = pattern, flags = ''] = /^\/(.+)\/([a-z]*)$/s.exec(pattern) ?? []
  try {
    if (source === '') throw new SyntaxError('it is empty')
    // All matches are wanted, wherever they begin.
    return new RegExp(source, `${flags.replace(/[gy]/g, '')}g`)
  } catch (error) {
    throw new InvalidInputError('pattern', pattern, `mend it: ${(error as Error).message}`)
  }
}

function expectedOf({ query, expected }: Item, scorer: string): string {
  if (expected !== undefined && expected.trim() !== '') return expected
  throw new InvalidInputError('expected', expected, `give the answer ${scorer} compares with, for: ${query}`)
}

/** Quotes and emphasis of Markdown, on either side of an answer. */
const AROUND = /["'“”‘’`*_\s]/

const bare = (text: string): string =>
  inner(inner(text).replace(/\.$/, '')).replace(/\s+/g, ' ').toLowerCase()

/** By hand: a regular expression for the end would try at every character of every gap. */
function inner(text: string): string {
  let [from, to] = [0, text.length]
  while (from < to && AROUND.test(text[from]!)) from++
  while (to > from && AROUND.test(text[to - 1]!)) to--
  return text.slice(from, to)
}

/** Relative. */
const TOLERANCE = 1e-6

const equal = (a: number, b: number): boolean =>
  Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b))

/** The number a text comes to, by its mark or as its last; undefined where it holds none. */
export function lastNumber(text: string): number | undefined {
  const plain = unlatexed(text)
  const boxed = [...plain.matchAll(/\\boxed\s*\{((?:[^{}]|\{[^{}]*\})*)\}/g)].at(-1)?.[1]
  const marked = [...plain.matchAll(/^\s*####(.*)$/gm)].map((match) => match[1]!).filter(alone)
  for (const part of [boxed, marked.at(-1), plain]) {
    const found = part === undefined ? undefined : numbersIn(part).at(-1)
    if (found !== undefined) return found
  }
  return undefined
}

/** A heading of Markdown begins like GSM8K's mark, and may begin with a number of its own. */
const alone = (line: string): boolean => line.replace(NUMBER, '').replace(/[.%*\s]/g, '') === ''

/** Without what LaTeX puts inside numbers. */
const unlatexed = (text: string): string =>
  text
    .replace(/\\!|\\(?=[$%])/g, '')
    .replace(/(\d)(?:\{,\}|\\,)(?=\d)/g, '$1,')
    .replace(/\\[dt]?frac\s*\{([-−]?\d+)\}\s*\{(\d+)\}/g, '$1/$2')

const SIGN = '[-−–]'
const CURRENCY = String.raw`(?:US\$|USD|EUR|GBP|INR|Rs\.?|[$€£¥₹])\s?`
/** Not the end of a word, of a longer number or of a power. */
const APART = String.raw`(?<![A-Za-z_\d]|\d\.|\^\{?[-−]?)`
const GROUPED = String.raw`\d{1,2}(?:,\d{2})+,\d{3}(?!\d)|\d{1,3}(?:[,'’\u00a0\u2009\u202f]\d{3})+(?!\d)`
const DECIMAL = String.raw`(?:(?:${GROUPED}|\d+)(?:\.\d+)?|\.\d+)`
const POWER = String.raw`(?:[eE]([-+]?\d+)|\s*(?:×|\*|\\times)\s*10\^\{?([-−]?\d+)\}?)?`
/** Groups: sign before a currency, sign after it, numerator and denominator or a decimal with its exponent. */
const NUMBER = new RegExp(
  String.raw`((?<![\dA-Za-z)\]}%])${SIGN})?${APART}(?:${CURRENCY})?(${SIGN})?(?:(?<!\/)(\d+)\/(\d+)(?![\d/])|(${DECIMAL})${POWER})`,
  'gu',
)

const numbersIn = (text: string): number[] => [...text.matchAll(NUMBER)].map(read).filter(Number.isFinite)

function read([, before, after, numerator, denominator, decimal, e, power]: RegExpExecArray): number {
  const sign = before || after ? -1 : 1
  if (numerator !== undefined) return (sign * Number(numerator)) / Number(denominator)
  const exponent = (e ?? power)?.replace('−', '-') ?? '0'
  return sign * Number(`${decimal!.replace(/[^\d.]/g, '')}e${exponent}`)
}
