import type { Evaluation } from '../evaluate/evaluation.ts'
import type { Colors } from './colors.ts'
import { type Cell, COLUMNS, type Evaluations, percent, whole } from './evaluate.report.columns.ts'
import { count, printable, shorten, sparkline } from './show.ts'

/** Longest name of a judge shown whole. */
const NAME = 16

interface Judge {
  readonly name: string
  readonly own: Evaluation
}

interface Shown {
  /** One under the other: head in two lines, then figure and interval of each judge. */
  readonly lines: readonly string[]
  /** Lines of which the interval lies on one side of nought. */
  readonly clear: ReadonlySet<number>
  readonly wide: number
}

/**
 * Judges as a table for a terminal, each figure with its 95 % interval under it, then their learning curves. Where
 * `width` characters are too few, columns move together and then fall away from the right. A gain is bold where its
 * interval is clear of nought.
 */
export function table(
  rows: Evaluations,
  { colors, width = 100 }: { readonly colors: Colors; readonly width?: number },
): string {
  const judges = Object.entries(rows).map(([name, own]) => ({ name: shorten(printable(name), NAME), own }))
  const first = column(
    ['', 'judge'],
    judges.map(({ name }) => ({ main: name })),
  )
  const columns = COLUMNS.map(({ short, cell }) =>
    column(
      short,
      judges.map(({ own }) => cell(own)),
    ),
  )
  const wide = (shown: readonly Shown[], gap: number) =>
    shown.reduce((sum, own) => sum + gap + own.wide, first.wide)
  const gap = wide(columns, 2) <= width ? 2 : 1
  const shown = columns.filter((_, i) => wide(columns.slice(0, i + 1), gap) <= width)
  const lines = first.lines.map((name, i) => {
    const cells = shown.map((own) => {
      const text = own.lines[i]!.padStart(own.wide)
      return own.clear.has(i) ? colors.bold(text) : text
    })
    const line = [name.padEnd(first.wide), ...cells].join(' '.repeat(gap)).trimEnd()
    return i < 2 || i % 2 === 1 ? colors.dim(line) : line
  })
  return [...lines, ...curves(judges, first.wide, width, colors)].join('\n')
}

function column(short: readonly [string, string], cells: readonly Cell[]): Shown {
  const lines = [...short, ...cells.flatMap(({ main, interval }) => [main, interval?.join('…') ?? ''])]
  return {
    lines,
    clear: new Set(cells.flatMap(({ clear }, i) => (clear ? [2 + 2 * i] : []))),
    wide: Math.max(...lines.map((text) => text.length)),
  }
}

/** All on one scale, from the lowest figure to the highest. */
function curves(judges: readonly Judge[], name: number, width: number, colors: Colors): string[] {
  const drawn = judges.flatMap(({ name, own }) => {
    const curve = own.curve.filter(({ accuracy }) => Number.isFinite(accuracy))
    if (curve.length === 0) return []
    const [first, last] = [curve[0]!, curve.at(-1)!]
    const told = `${percent(first.accuracy)} after ${count(first.choices, 'choice')}, ${percent(last.accuracy)} after ${whole(last.choices)}`
    return [{ name, told, shares: curve.map(({ accuracy }) => accuracy) }]
  })
  if (drawn.length === 0) return []
  const shares = drawn.flatMap((judge) => judge.shares)
  const [low, high] = [Math.min(...shares), Math.max(...shares)]
  const room = Math.max(1, width - name - 4 - Math.max(...drawn.map(({ told }) => told.length)))
  const wide = Math.min(room, Math.max(...drawn.map((judge) => judge.shares.length)))
  return [
    '',
    colors.dim('learning curve: accuracy, %'),
    ...drawn.map((judge) => {
      const above = judge.shares.map((share) => share - low)
      const line = sparkline(above, high - low || 1, wide).padEnd(wide)
      return `${judge.name.padEnd(name)}  ${colors.cyan(line)}  ${judge.told}`
    }),
  ]
}
