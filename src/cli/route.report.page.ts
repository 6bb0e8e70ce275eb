import type { RouterReport } from '../routing/report.ts'
import { escaped, page } from './evaluate.report.page.ts'
import { gainPart, leakPart } from './route.report.gain.ts'
import { decidingPart, modelsPart, peoplePart, promptsPart } from './route.report.sections.ts'
import type { Tested } from './route.tested.ts'
import { leaking, verdict } from './route.words.ts'
import { count } from './show.ts'

export interface RouterPage {
  readonly at: Date
  /** The file the router lies in. */
  readonly router: string
  readonly report: RouterReport
  readonly test?: Tested
}

const TITLE = 'A prompt for each query'

/** A router's report as one HTML file: nothing is fetched, no script runs, and texts of the log are shown as text. */
export function routerHtml({ at, router, report, test }: RouterPage): string {
  const { rows, share, queries, groups, prompts, seed } = report
  const part = share < 1 ? `, of which 1 query in ${Math.round(1 / share)} was fitted on` : ''
  const facts = [
    `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    `<code>${escaped(router)}</code>`,
    `${count(rows, 'row')}${part}: ${count(queries, 'query', 'queries')} in ${count(groups, 'group')} of like ones, ${count(prompts.length, 'prompt')}; seed ${seed}`,
  ]
  return page(TITLE, [
    `<h1>${TITLE}</h1>`,
    `<p class="facts">${facts.join(' · ')}</p>`,
    `<p class="note" role="note"><b>${escaped(verdict(report))}</b></p>`,
    ...(test && test.leak.finding !== 'clean'
      ? [`<p class="note" role="note">${escaped(leaking(test))}</p>`]
      : []),
    ...gainPart(report, test),
    ...(test ? leakPart(test) : []),
    ...promptsPart(report),
    ...modelsPart(report, test),
    ...decidingPart(report),
    ...peoplePart(report),
  ])
}
