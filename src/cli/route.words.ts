import type { Estimate } from '../evaluate/interval.ts'
import type { RouterReport } from '../routing/report.ts'
import type { Routing } from '../routing/verify.ts'
import { percent } from './evaluate.report.columns.ts'
import type { Tested } from './route.tested.ts'
import { count, printable, shorten } from './show.ts'

// What a router's report says, in words: for a terminal and for a page.

/** An id on one line: where prompts have no names, their texts are their ids. */
export const nameOf = (prompt: string): string => shorten(printable(prompt), 40)

/** "+4.3", a difference of shares in points. */
export const points = (difference: number): string => `${difference > 0 ? '+' : ''}${percent(difference)}`

/** "+4.3 points (+3.1 to +5.4)" */
export const gained = ({ mean, low, high }: Estimate): string =>
  `${points(mean)} points (${points(low)} to ${points(high)})`

/** Whether choosing by query pays, and what to do. The first thing anybody should be told. */
export function verdict({ best, fresh, again }: RouterReport): string {
  const single = nameOf(best)
  if (fresh?.established && again?.established !== false)
    return `Choosing by query gains ${gained(fresh.gain)} over ${single} on new queries.`
  if (fresh?.established)
    return `Choosing by query gains ${gained(fresh.gain)} over ${single} on new queries; on queries asked before it does not, and they get ${single}.`
  if (again?.established)
    return `Your log supports choosing by query only on queries asked before, where it gains ${gained(again.gain)}; new queries get ${single}.`
  return `Your log does not support choosing by query; use ${single}.`
}

/** The kinds of queries on which a gain was measured, those it was measured on. */
export function measuredOn({ fresh, again, unseen }: RouterReport): readonly (readonly [string, Routing])[] {
  const kinds: readonly (readonly [string, Routing | undefined])[] = [
    ['new queries', fresh],
    ['queries asked before', again],
    ['prompts never tried', unseen],
  ]
  return kinds.flatMap(([name, routing]) => (routing ? [[name, routing] as const] : []))
}

/** What was not measured, and why. */
export const unmeasured = ({ fresh, again }: RouterReport): readonly string[] => [
  ...(fresh ? [] : ['no query was tried with the best single prompt and another: no gain can be measured']),
  ...(again ? [] : ['too few queries were asked with other numbers, too, to measure a gain on such']),
]

/** Whether a gain was shown, in a word or two. */
export const standing = ({ established, switched }: Routing): string => {
  if (established) return 'established'
  return switched === 0 ? 'not established: no other prompt paid' : 'not established'
}

/** Whether a test log says anything of queries to come. */
export function leaking({ leak, success, lookup, apart }: Tested): string {
  const { finding, n, overlap, same } = leak
  const shares = `${percent(overlap)} % of the ${count(n, 'test query', 'test queries')} are like one the router was fitted on, ${percent(same)} % the very same`
  if (finding === 'clean') return `The test log does not overlap with the fit log: ${shares}.`
  const table =
    lookup && lookup.n > 0
      ? `: a plain table of past outcomes succeeds in ${percent(lookup.success)} % of its cases, the router in ${percent(success)} %`
      : ''
  if (finding === 'fully overlapping')
    return `The test log and the fit log are fully overlapping: ${shares}. What it shows is how well past outcomes are remembered, and nothing of new queries${table}.`
  const others = apart ? '; those on the other queries stand apart' : ''
  return `The test log overlaps with the fit log: ${shares}. Its figures may be too good for new queries${table}${others}.`
}
