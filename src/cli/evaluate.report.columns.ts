import type { Evaluation } from '../evaluate/evaluation.ts'
import type { Estimate } from '../evaluate/interval.ts'

/** Evaluations by the name of the judge, all on the same rows. */
export type Evaluations = Readonly<Record<string, Evaluation>>

export interface Column {
  /** For a page. */
  readonly head: string
  /** For a terminal, in two lines, with the unit. */
  readonly short: readonly [string, string]
  cell(evaluation: Evaluation): Cell
}

/** A figure with its 95 % interval, where it has one. */
export interface Cell {
  readonly main: string
  readonly interval?: readonly [low: string, high: string]
  /** The interval lies on one side of nought. */
  readonly clear?: boolean
}

/** What is not known. */
export const UNKNOWN = '–'

/** A share as percent, to one decimal and without the unit. */
export const percent = (share: number | undefined): string =>
  known(share) ? minus((100 * share).toFixed(1)) : UNKNOWN

/** A difference of shares in points. */
const points = (difference: number): string =>
  known(difference) ? `${difference > 0 ? '+' : ''}${percent(difference)}` : UNKNOWN

/** Both ends of an interval, when they are known. */
export const interval = (
  low: number,
  high: number,
  as: (share: number) => string = percent,
): Cell['interval'] => (known(low) && known(high) ? [as(low), as(high)] : undefined)

export const whole = (n: number): string => (known(n) ? n.toLocaleString('en') : UNKNOWN)

const decimals = (value: number): string => (known(value) ? value.toFixed(3) : UNKNOWN)

const known = (value: number | undefined): value is number => value !== undefined && Number.isFinite(value)

const minus = (figure: string): string => figure.replace(/^-0\.0$/, '0.0').replace('-', '−')

/** What a page and a terminal show of each judge, in the order in which they may be left out, last first. */
export const COLUMNS: readonly Column[] = [
  { head: 'Choices', short: ['', 'n'], cell: ({ n }) => ({ main: whole(n) }) },
  { head: 'People', short: ['', 'people'], cell: ({ users }) => ({ main: whole(users) }) },
  {
    head: 'Accuracy, %',
    short: ['accuracy', '%'],
    cell: ({ accuracy, low, high }) => ({ main: percent(accuracy), interval: interval(low, high) }),
  },
  {
    head: 'Without the person, %',
    short: ['with-', 'out'],
    cell: ({ withoutPerson }) => ({ main: percent(withoutPerson) }),
  },
  {
    head: 'Another person’s, %',
    short: ['swap-', 'ped'],
    cell: ({ swapped }) => ({ main: percent(swapped) }),
  },
  { head: 'Gain, points', short: ['gain', 'points'], cell: ({ gain }) => gained(gain) },
  { head: 'Log loss, nats', short: ['log', 'loss'], cell: ({ logLoss }) => ({ main: decimals(logLoss) }) },
  { head: 'Calibration error', short: ['', 'ECE'], cell: ({ ece }) => ({ main: decimals(ece) }) },
  {
    head: 'Takes the first, %',
    short: ['1st', 'taken'],
    cell: ({ bias }) => ({ main: percent(bias?.first) }),
  },
  {
    head: 'Orders disagree, %',
    short: ['dis-', 'agree'],
    cell: ({ bias }) => ({ main: percent(bias?.disagree) }),
  },
  { head: 'Model calls', short: ['', 'calls'], cell: ({ calls }) => ({ main: whole(calls) }) },
  { head: 'Cost, US$', short: ['cost', 'US$'], cell: (evaluation) => ({ main: cost(evaluation) }) },
]

function gained(gain: Estimate | undefined): Cell {
  if (gain === undefined) return { main: UNKNOWN }
  const { mean, low, high } = gain
  return { main: points(mean), interval: interval(low, high, points), clear: low > 0 || high < 0 }
}

/** Calls that cost nothing have no known price: a model's rows say what they cost, as far as it is told. */
function cost({ cost, calls }: Evaluation): string {
  if (!known(cost) || (cost === 0 && calls > 0)) return UNKNOWN
  return cost === 0 ? '0' : cost < 0.01 ? cost.toPrecision(1) : cost.toFixed(2)
}
