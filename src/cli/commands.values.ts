import { InvalidArgumentError } from 'commander'
import type { Price } from '../models/account.ts'

// How values of options are read. A value that cannot be used is refused with the way to write it.

/** The learners `--learners` can name. */
export const LEARNERS = ['stated', 'style', 'followUp', 'prose', 'cipher'] as const
export type LearnerName = (typeof LEARNERS)[number]

/** Longest time a timer can be set to, in seconds. */
const LONGEST = 2_147_483

export const positive = (text: string): number => numberIn(text, (n) => n > 0, 'Give a number above 0.')

/** An amount that may be nothing, such as a limit. */
export const amount = (text: string): number => numberIn(text, (n) => n >= 0, 'Give a number from 0 up.')

export const whole = (text: string): number =>
  numberIn(text, (n) => Number.isInteger(n) && n >= 0, 'Give a whole number from 0 up.')

export const places = (text: string): number =>
  numberIn(text, (n) => Number.isInteger(n) && n > 0, 'Give a whole number from 1 up.')

/** Seconds, as milliseconds. */
export const seconds = (text: string): number =>
  1000 * numberIn(text, (n) => n >= 0.001 && n <= LONGEST, `Give seconds from 0.001 to ${LONGEST}.`)

/** `0.05,0.4`: USD per million tokens in and out. */
export function price(text: string): Price {
  const [input, output, ...more] = text.split(',').map(plain)
  if (!(input! >= 0) || !(output! >= 0) || more.length > 0)
    throw new InvalidArgumentError(
      'Write it as in,out, in USD per million tokens: 0.05,0.4 for $0.05 in and $0.40 out.',
    )
  return { input: input!, output: output! }
}

export function learnerNames(text: string): LearnerName[] {
  const names = text.split(',').map((name) => name.trim())
  if (!names.every((name): name is LearnerName => LEARNERS.some((known) => known === name)))
    throw new InvalidArgumentError(`Name one or more of ${LEARNERS.join(', ')}, with commas between.`)
  return [...new Set(names)]
}

/** `person=author,draft=before`; may be given several times. */
export function pairs(text: string, earlier: Readonly<Record<string, string>> = {}): Record<string, string> {
  const found = text.split(',').map((pair) => pair.split('='))
  if (found.some((pair) => pair.length !== 2 || pair.some((side) => side.trim() === '')))
    throw new InvalidArgumentError('Write it as person=column,draft=column.')
  return {
    ...earlier,
    ...Object.fromEntries(found.map(([field, column]) => [field!.trim(), column!.trim()])),
  }
}

function numberIn(text: string, fits: (n: number) => boolean, how: string): number {
  const value = plain(text)
  if (!Number.isFinite(value) || !fits(value)) throw new InvalidArgumentError(how)
  return value
}

/** NaN for an empty text, which `Number` takes for 0. */
const plain = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text))
