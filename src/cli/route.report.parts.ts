import { interval, percent, UNKNOWN } from './evaluate.report.columns.ts'
import { points } from './route.words.ts'

// Pieces of a page. Whatever is handed in is HTML already.

/** Longest text of a prompt or query on a page. */
export const LONGEST = 600

export const section = (title: string, how: string, body: readonly string[]): readonly string[] => [
  `<section><h2>${title}</h2>`,
  `<p class="how">${how}</p>`,
  ...body,
  '</section>',
]

export const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [
    '<div class="wide"><table>',
    `<thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead>`,
    '<tbody>',
    ...rows.map(
      ([first, ...rest]) =>
        `<tr><th scope="row">${first}</th>${rest.map((cell) => `<td>${cell}</td>`).join('')}</tr>`,
    ),
    '</tbody></table></div>',
  ].join('\n')

interface Interval {
  readonly low: number
  readonly high: number
}

/** A share in percent, over its interval where it has one. */
export const shareCell = (share: number | undefined, range?: Interval): string =>
  `${percent(share)}${range ? small(interval(range.low, range.high)) : ''}`

/** A difference in points over its interval; bold where that lies on one side of nought. */
export function gainCell({ mean, low, high }: Interval & { readonly mean: number }): string {
  const main = points(mean)
  return `${low > 0 || high < 0 ? `<b>${main}</b>` : main}${small(interval(low, high, points))}`
}

export const decimals = (value: number): string => (Number.isFinite(value) ? value.toFixed(3) : UNKNOWN)

const small = (ends: ReturnType<typeof interval>): string =>
  ends ? `<small>${ends.join(' to ')}</small>` : ''
