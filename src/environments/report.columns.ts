import type { OverSeeds } from './metrics/compare.ts'
import type { Group } from './results.summary.ts'

/** A column of the papers' tables. */
export interface Column {
  /** "PPCM", for a page or a file. */
  readonly head: string
  /** The same for a terminal, in two lines. */
  readonly short: readonly [string, string]
  /** Which way is better; columns of costs say neither. */
  readonly better: 'more' | 'less' | 'neither'
  cell(group: Group): Cell
}

export interface Cell {
  /** To sort by; NaN where it is not known. */
  readonly value: number
  readonly text: string
}

/** What is not known. */
const UNKNOWN = '–'

const NOTHING: OverSeeds = { seeds: [], mean: Number.NaN, standardError: Number.NaN }

/** Mean ± standard error over seeds; the mean alone of a single seed. */
const over = ({ mean, standardError }: OverSeeds = NOTHING, digits: number): Cell => {
  const error = Number.isFinite(standardError) ? ` ± ${standardError.toFixed(digits)}` : ''
  return { value: mean, text: Number.isFinite(mean) ? `${signed(mean.toFixed(digits))}${error}` : UNKNOWN }
}

const signed = (figure: string): string => figure.replace(/^-(0\.0*)$/, '$1').replace('-', '−')

const whole = (value: number): Cell => ({
  value,
  text: Number.isFinite(value) ? Math.round(value).toLocaleString('en') : UNKNOWN,
})

function dollars(usd: number | undefined): Cell {
  if (usd === undefined) return { value: Number.NaN, text: UNKNOWN }
  return {
    value: usd,
    text: usd === 0 ? '0' : usd >= 0.1 ? usd.toFixed(2) : String(Number(usd.toPrecision(2))),
  }
}

const each = (
  name: string,
  head: string,
  short: readonly [string, string],
  better: Column['better'],
  digits: number,
): Column => ({
  ...{ head, short, better },
  cell: ({ scores }) => over(scores[name], digits),
})

const COLUMNS: readonly Column[] = [
  each('ppcm', 'PPCM', ['', 'PPCM'], 'more', 2),
  each('ppcm.judge', 'PPCM, judge', ['PPCM', 'judge'], 'more', 2),
  {
    ...{ head: 'PPCM, last lap', short: ['PPCM', 'last'], better: 'more' },
    cell: ({ last }) => over(last.ppcm, 2),
  },
  {
    ...{ head: 'PPCM, last lap, swapped', short: ['PPCM', 'swapped'], better: 'neither' },
    cell: ({ swapped }) => over(swapped.ppcm, 2),
  },
  {
    ...{ head: 'Cumulative edit distance', short: ['edits', 'summed'], better: 'less' },
    cell: ({ cumulative }) => over(cumulative, 0),
  },
  {
    ...{ head: 'Calls a round', short: ['calls', 'a round'], better: 'neither' },
    cell: ({ calls }) => over(calls, 1),
  },
  each('compound', 'Compound match', ['', 'compound'], 'more', 2),
  each('compound.judge', 'Compound match, judge', ['compound', 'judge'], 'more', 2),
  each('editDistanceNormalised', 'Edit distance, normalised', ['edits', 'share'], 'less', 2),
  each('preferenceAccuracy', 'Preference accuracy', ['preference', 'accuracy'], 'more', 2),
  each('judge.preferences', 'Preference similarity, judge', ['similarity', 'judge'], 'more', 2),
  each('statementWords', 'Words stated', ['words', 'stated'], 'neither', 0),
  {
    ...{ head: 'Tokens', short: ['', 'tokens'], better: 'neither' },
    cell: ({ spent }) => whole(spent.input + spent.output),
  },
  {
    ...{ head: 'Cost, US$', short: ['cost', 'US$'], better: 'neither' },
    cell: ({ spent }) => dollars(spent.cost),
  },
  {
    ...{ head: 'Cost of people, control and judge, US$', short: ['others', 'US$'], better: 'neither' },
    cell: ({ others }) => dollars(others.cost),
  },
  { ...{ head: 'Milliseconds a round', short: ['', 'ms'], better: 'neither' }, cell: ({ ms }) => whole(ms) },
  {
    ...{ head: 'Failed rounds', short: ['', 'failed'], better: 'neither' },
    cell: ({ failed }) => whole(failed),
  },
]

/** The columns of which any of these groups has a figure; failures only where there are any. */
export const columnsOf = (groups: readonly Group[]): readonly Column[] =>
  COLUMNS.filter((column) => {
    const cells = groups.map((group) => column.cell(group))
    const zero = column.head === 'Failed rounds' || column.head.endsWith('US$')
    return cells.some(({ value }) => Number.isFinite(value) && !(zero && value === 0))
  })
