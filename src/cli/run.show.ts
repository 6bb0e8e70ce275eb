import { type Cell, columnsOf } from '../environments/report.columns.ts'
import { nameOf } from '../environments/report.table.ts'
import type { AgentSummary, Group, Summary } from '../environments/results.summary.ts'
import type { Colors } from './colors.ts'
import { printable, shorten } from './show.ts'

/** Longest name of an agent shown whole. */
const NAME = 40

/** A table for each kind of task, and one for all. Where the terminal is too narrow, columns fall away from the right. */
export function tables(summary: Summary, colors: Colors, width = process.stdout.columns || 100): string {
  const { kinds } = summary.run
  const parts: readonly (readonly [string, (one: AgentSummary) => Group | undefined])[] = [
    ...kinds.map((kind) => [kind, (one: AgentSummary) => one.kinds[kind]] as const),
    ...(kinds.length > 1 ? [['all', (one: AgentSummary) => one.all] as const] : []),
  ]
  return parts
    .flatMap(([title, group]) => {
      const rows = summary.agents.flatMap((one) => {
        const own = group(one)
        return own ? [{ name: shorten(printable(nameOf(one)), NAME), own }] : []
      })
      return rows.length === 0 ? [] : ['', ...table(title, rows, colors, width)]
    })
    .join('\n')
}

function table(
  title: string,
  rows: readonly { readonly name: string; readonly own: Group }[],
  colors: Colors,
  width: number,
): readonly string[] {
  const first = [title, '', ...rows.map(({ name }) => name)]
  const columns = columnsOf(rows.map(({ own }) => own)).map(({ short: [above, below], cell }) => [
    ...(below === '' ? ['', above] : [above, below]),
    ...rows.map(({ own }): Cell['text'] => cell(own).text),
  ])
  const wide = (column: readonly string[]) => Math.max(...column.map((text) => text.length))
  let used = wide(first)
  const shown = columns.filter((column) => {
    used += 2 + wide(column)
    return used <= width
  })
  return first.map((name, i) => {
    const cells = shown.map((column) => column[i]!.padStart(wide(column)))
    const line = [name.padEnd(wide(first)), ...cells].join('  ').trimEnd()
    return i < 2 ? colors.dim(line) : line
  })
}
