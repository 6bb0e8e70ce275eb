import type { Row } from './results.ts'
import type { Identity } from './run.plan.ts'

/** Rows as a table for a spreadsheet or a data frame: a column for each figure, swapped ones last; empty where there is none. */
export function resultsCsv(run: Identity, rows: readonly Row[]): string {
  const names = namesOf(rows.map(({ scores }) => scores))
  const swapped = namesOf(rows.flatMap((row) => (row.swapped ? [row.swapped.scores] : [])))
  const head = [
    ...['world', 'setting', 'agent', 'kind', 'seed', 'round', 'lap', 'user', 'task'],
    ...['calls', 'input', 'output', 'cost', 'ms', 'failed', 'statements', 'text', 'own'],
    ...names,
    ...swapped.map((name) => `swapped.${name}`),
  ]
  const lines = rows.map((row) => [
    ...[run.world, row.setting, row.agent, row.kind, row.seed, row.round, row.lap, row.user, row.task],
    ...[row.calls, row.input, row.output, row.cost, row.ms, row.failed, row.statements.join('\n')],
    ...[row.text, row.own],
    ...names.map((name) => row.scores[name]),
    ...swapped.map((name) => row.swapped?.scores[name]),
  ])
  return [head, ...lines].map((line) => `${line.map(cell).join(',')}\n`).join('')
}

const namesOf = (scores: readonly Row['scores'][]): readonly string[] => [
  ...new Set(scores.flatMap((own) => Object.keys(own))),
]

/** RFC 4180. What a spreadsheet would take for a formula is kept a text; numbers are numbers. */
function cell(value: string | number | undefined): string {
  if (typeof value !== 'string') return value === undefined ? '' : String(value)
  return `"${value.replace(/^(?=[=+\-@\t\r])/, "'").replaceAll('"', '""')}"`
}
