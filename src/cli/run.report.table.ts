import { columnsOf } from '../environments/report.columns.ts'
import { escaped } from './evaluate.report.page.ts'
import type { Shown } from './run.report.ts'

/** Most columns a table may be sorted by: each needs a rule, since no script may run. */
const MOST = 20

/** A table whose rows change places by the head that is chosen, without a script. */
export const SORTING = [
  '.sorted{position:relative}',
  '.sorted table{display:grid;grid-template-columns:var(--columns)}',
  '.sorted thead,.sorted tbody,.sorted tr{display:grid;grid-column:1/-1;grid-template-columns:subgrid}',
  '.sorted :is(td,tbody th){white-space:nowrap}',
  '.sorted label{cursor:pointer}',
  '.sorted input{position:absolute;opacity:0}',
  '.sorted label:has(:focus-visible){outline:2px solid}',
  '.sorted label:has(:checked)::after{content:" ↓"}',
  ...Array.from({ length: MOST }, (_, i) => `.sorted:has(.s${i}:checked) tbody tr{order:var(--o${i})}`),
].join('\n')

/** Agents a row, best first in the column whose head is chosen. `id` tells the table from others of its page. */
export function sortedTable(shown: readonly Shown[], id: string): string {
  const columns = columnsOf(shown.map(({ own }) => own)).slice(0, MOST - 1)
  const orders = columns.map(({ better, cell }) =>
    ranks(
      shown.map(({ own }) => cell(own).value),
      better === 'more' ? -1 : 1,
    ),
  )
  const heads = ['Agent', ...columns.map(({ head }) => head)].map(
    (head, i) =>
      `<th role="columnheader" scope="col"><label><input type="radio" class="s${i}" name="${id}"${i === 0 ? ' checked="checked"' : ''}/>${head}</label></th>`,
  )
  const rows = shown.map(({ name, color, own }, row) => {
    const order = [row, ...orders.map((ranked) => ranked[row]!)].map((at, i) => `--o${i}:${at}`).join(';')
    const cells = columns.map(({ cell }) => `<td role="cell">${cell(own).text}</td>`).join('')
    return `<tr role="row" style="${order}"><th role="rowheader" scope="row"><span class="swatch ${color}"></span>${escaped(name)}</th>${cells}</tr>`
  })
  return [
    `<div class="wide sorted" style="--columns:repeat(${heads.length},auto)"><table role="table">`,
    `<thead role="rowgroup"><tr role="row">${heads.join('')}</tr></thead>`,
    '<tbody role="rowgroup">',
    ...rows,
    '</tbody></table></div>',
  ].join('\n')
}

/** The place of each value when they are sorted; what is not known goes last. */
export function ranks(values: readonly number[], sign: 1 | -1): readonly number[] {
  const key = (value: number) => (Number.isFinite(value) ? sign * value : Number.POSITIVE_INFINITY)
  const sorted = values.map((_, i) => i).sort((a, b) => key(values[a]!) - key(values[b]!) || a - b)
  const places = new Array<number>(values.length)
  for (const [place, i] of sorted.entries()) places[i] = place
  return places
}
