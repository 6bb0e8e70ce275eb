import { InvalidInputError } from '../errors.ts'
import { MOST_BINS } from './bins.ts'
import { checkLabelled, type Labelled } from './rows.ts'
import type { Shape } from './split.ts'

export interface BoostOptions extends Shape {
  /** Most trees. */
  readonly rounds: number
  /** Most bins of a feature, 2 to 255 (max_bin). */
  readonly bins: number
  /** Share of rows each tree sees, drawn with `random`. */
  readonly subsample: number
  /** Share of features each tree may ask for, drawn with `random` (colsample_bytree). */
  readonly columnSample: number
  /** Probability to start from (base_score). Left out: the labels' mean, half a row of each kind added. */
  readonly base?: number
  /** Source of uniform numbers in [0, 1). Needed where rows or features are drawn. */
  readonly random?: () => number
  /** Rows no tree sees: only the trees up to the lowest log-loss on them are kept. */
  readonly validation?: Labelled
  /** Ends after so many rounds without a lower log-loss on the validation rows. */
  readonly patience: number
  /**
   * Threads that share the work, the caller's among them; no more than cores that are free, since they wait for each other.
   * The trees are the same for any number.
   */
  readonly workers: number
}

export const BOOST: BoostOptions = {
  rounds: 100,
  depth: 6,
  rate: 0.3,
  lambda: 1,
  gamma: 0,
  minChildWeight: 1,
  monotone: [],
  bins: MOST_BINS,
  subsample: 1,
  columnSample: 1,
  patience: 20,
  workers: 1,
}

const RANGES: readonly (readonly [
  option:
    | 'rounds'
    | 'depth'
    | 'rate'
    | 'lambda'
    | 'gamma'
    | 'minChildWeight'
    | 'bins'
    | 'patience'
    | 'workers',
  low: number,
  high: number,
  whole: boolean,
])[] = [
  ['rounds', 0, 1e5, true],
  ['depth', 1, 30, true],
  ['rate', Number.MIN_VALUE, 1, false],
  ['lambda', 0, Number.MAX_VALUE, false],
  ['gamma', 0, Number.MAX_VALUE, false],
  ['minChildWeight', 0, Number.MAX_VALUE, false],
  ['bins', 2, MOST_BINS, true],
  ['patience', 1, 1e5, true],
  ['workers', 1, 256, true],
]

/** @throws InvalidInputError naming the option, or the field and the row. */
export function checkOptions(train: Labelled, settings: BoostOptions): void {
  for (const [option, low, high, whole] of RANGES) {
    const value = settings[option]
    if (!(value >= low && value <= high) || (whole && !Number.isInteger(value)))
      throw new InvalidInputError(
        option,
        value,
        `give a ${whole ? 'whole ' : ''}number from ${low} to ${high}`,
      )
  }
  for (const share of ['subsample', 'columnSample'] as const) {
    const value = settings[share]
    if (!(value > 0 && value <= 1)) throw new InvalidInputError(share, value, 'give a share above 0, up to 1')
    if (value < 1 && settings.random === undefined)
      throw new InvalidInputError(
        'random',
        undefined,
        `give a source of random numbers to draw ${share} with`,
      )
  }
  const { base, monotone, validation } = settings
  if (base !== undefined && !(Math.fround(base) > 0 && Math.fround(base) < 1))
    throw new InvalidInputError('base', base, 'give a probability between 0 and 1')
  checkLabelled(train, 'train')
  const wrong = monotone.findIndex((d) => ![-1, 0, 1].includes(d))
  if (wrong >= 0) throw new InvalidInputError(`monotone[${wrong}]`, monotone[wrong], 'give 1, 0 or -1')
  if (monotone.length > train.width)
    throw new InvalidInputError('monotone.length', monotone.length, `give at most ${train.width}`)
  if (validation === undefined) return
  checkLabelled(validation, 'validation')
  if (validation.width !== train.width)
    throw new InvalidInputError('validation.width', validation.width, `give ${train.width}, as in train`)
}
