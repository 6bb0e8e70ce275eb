import { factsOf, nameOf, scriptedNote } from '../environments/report.table.ts'
import type { AgentSummary, Group, Summary } from '../environments/results.summary.ts'
import { colorOf, escaped, page } from './evaluate.report.page.ts'
import { section } from './route.report.parts.ts'
import { pairsTables, swapTable } from './run.report.pairs.ts'
import { callsPlot, componentsPlot, editsPlot } from './run.report.plots.ts'
import { SORTING, sortedTable } from './run.report.table.ts'

export interface RunPage {
  readonly at: Date
  readonly summary: Summary
}

/** An agent as the page shows it. */
export interface Shown<T extends Group = Group> {
  readonly name: string
  /** The class that gives it its colour. */
  readonly color: string
  readonly own: T
}

/** A run as one HTML file: nothing is fetched and no script runs; texts and names are shown as text. */
export function reportPage({ at, summary }: RunPage): string {
  const { run, agents } = summary
  const note = scriptedNote(summary)
  const shown = <T extends Group>(group: (one: AgentSummary) => T | undefined): readonly Shown<T>[] =>
    agents.flatMap((one, i) => {
      const own = group(one)
      return own ? [{ name: nameOf(one), color: colorOf(i), own }] : []
    })
  const all = shown(({ all }) => all)
  const kinds = run.kinds.map((kind) => ({ kind, shown: shown(({ kinds }) => kinds[kind]) }))
  const tables = [...(kinds.length > 1 ? [{ kind: 'all', shown: all }] : []), ...kinds]
  return page(`Agents in ${run.world}`, [
    `<style>${SORTING}</style>`,
    ...(note === '' ? [] : [`<p class="note" role="note"><b>${escaped(note)}</b></p>`]),
    `<h1>Agents in ${escaped(run.world)}</h1>`,
    `<p class="facts">${at.toISOString().slice(0, 16).replace('T', ' ')} UTC · ${escaped(factsOf(summary))}</p>`,
    ...section(
      'Agents',
      HOW.agents,
      tables.flatMap(({ kind, shown }, i) =>
        shown.length > 0 ? [`<h3>${escaped(kind)}</h3>`, sortedTable(shown, `t${i}`)] : [],
      ),
    ),
    ...plots('What do edits cost?', HOW.edits, kinds, ({ kind, shown }) => editsPlot(kind, shown)),
    ...plots('Which preferences are shown?', HOW.components, kinds, ({ kind, shown }) =>
      componentsPlot(kind, shown),
    ),
    ...plots('What do calls buy?', HOW.calls, [{ kind: 'all', shown: all }], ({ shown }) => callsPlot(shown)),
    ...pairsTables(summary),
    ...swapTable(summary),
  ])
}

const HOW = {
  agents:
    'Mean ± standard error over seeds; choose a column’s head to have the best first. PPCM: how far each true preference is shown in the agent’s text, −2 to 2, by style measures; compound match: all of them together. Swapped: the last lap written with what was learned of another user, which should fall to what no learning has. Cumulative: token edit distances of a life summed up. Calls, tokens and cost are the agent’s own, kept answers counted; others’ are those of people, swap control and judge.',
  edits:
    'Token edit distance summed up over the tasks of a life, mean over seeds: between the agent’s text and what the person made of it, or their own. The flatter, the better; learning bends a curve down.',
  components:
    'Each true preference on a line: how far the texts of its users show it, −2 to 2, mean over all tasks. What style measures cannot tell is left out, unless a model judged.',
  calls:
    'How far true preferences are shown, beside the calls an agent makes a task, the writing itself among them. Bars: standard error over seeds.',
}

function plots<T extends { readonly kind: string }>(
  title: string,
  how: string,
  parts: readonly T[],
  draw: (part: T) => string | undefined,
): readonly string[] {
  const drawn = parts.flatMap((part) => {
    const plot = draw(part)
    const head = parts.length > 1 ? `<h3>${escaped(part.kind)}</h3>` : ''
    return plot ? [`${head}<div class="wide">${plot}</div>`] : []
  })
  return drawn.length > 0 ? section(title, how, drawn) : []
}
