import { nameOf } from '../environments/report.table.ts'
import type { Pair } from '../environments/results.pairs.ts'
import type { Summary } from '../environments/results.summary.ts'
import type { Estimate } from '../evaluate/interval.ts'
import { escaped } from './evaluate.report.page.ts'
import { section, table } from './route.report.parts.ts'

/** What figures are called, and to how many digits they are told. */
const TOLD: Readonly<Record<string, readonly [title: string, digits: number]>> = {
  ppcm: ['PPCM', 2],
  'ppcm.judge': ['PPCM, judge', 2],
  editDistance: ['Edit distance a task', 1],
}

/** Every agent against every other, a table for each figure. */
export function pairsTables({ agents, pairs }: Summary): readonly string[] {
  if (pairs.length === 0) return []
  const names = agents.map(nameOf)
  const bodies = [...Map.groupBy(pairs, ({ metric }) => metric)].map(([metric, own]) => {
    const [title, digits] = TOLD[metric]!
    const rows = names.map((one) => [
      escaped(one),
      ...names.map((other) => differenceCell(differenceOf(own, one, other), digits)),
    ])
    return `<h3>${title}</h3>\n${table(['Row less column', ...names.map(escaped)], rows)}`
  })
  return section(
    'Which agent does better?',
    'The row’s agent less the column’s on the same tasks, over its 95 % interval, tasks of one user in one seed resampled together; bold where it is clear of nought. With many comparisons some are clear by chance.',
    bodies,
  )
}

/** What is learned of a person against what is learned of another. */
export function swapTable({ agents }: Summary): readonly string[] {
  const metrics = Object.keys(TOLD).filter((metric) => agents.some(({ swapGain }) => swapGain[metric]))
  if (metrics.length === 0) return []
  return section(
    'Is it the person that was learned?',
    'Swap control: the last lap’s own texts less those written with what is known of another user, over its 95 % interval. Above nought for PPCM and below for edits: what was learned belongs to its person. Nought: it would suit anybody.',
    [
      table(
        ['Agent', ...metrics.map((metric) => TOLD[metric]![0])],
        agents.map((one) => [
          escaped(nameOf(one)),
          ...metrics.map((metric) => differenceCell(one.swapGain[metric], TOLD[metric]![1])),
        ]),
      ),
    ],
  )
}

function differenceOf(pairs: readonly Pair[], one: string, other: string): Estimate | undefined {
  const found = pairs.find((pair) => nameOf(pair.one) === one && nameOf(pair.other) === other)
  if (found) return found.difference
  const turned = pairs.find((pair) => nameOf(pair.one) === other && nameOf(pair.other) === one)
  if (!turned) return undefined
  const { n, mean, low, high } = turned.difference
  return { n, mean: -mean, low: -high, high: -low }
}

function differenceCell(difference: Estimate | undefined, digits: number): string {
  if (!difference || !Number.isFinite(difference.mean)) return ''
  const { mean, low, high } = difference
  const main = signed(mean, digits)
  const clear = low > 0 || high < 0
  return `${clear ? `<b>${main}</b>` : main}<small>${signed(low, digits)} to ${signed(high, digits)}</small>`
}

/** "+1.20", "−0.30", "0.00" */
export function signed(value: number, digits: number): string {
  const text = Math.abs(value).toFixed(digits)
  if (Number(text) === 0) return text
  return value > 0 ? `+${text}` : `−${text}`
}
