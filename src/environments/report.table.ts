import { columnsOf } from './report.columns.ts'
import type { AgentSummary, Group, Summary } from './results.summary.ts'

/** An agent as tables call it: with its setting where anything is swept. */
export const nameOf = ({ agent, setting }: Pick<AgentSummary, 'agent' | 'setting'>): string =>
  setting === '' ? agent : `${agent} (${setting})`

/** What stands above the figures of a run with rules in place of a model or of people; empty without. */
export const scriptedNote = ({ run }: Summary): string =>
  run.scripted.length === 0
    ? ''
    : `Scripted (${run.scripted.join(', ')}): the figures show that the plumbing works, and nothing of language models or people.`

/** What was run, in one line. */
export function factsOf({ run, done, total }: Summary): string {
  const laps = run.kinds.map((kind) => `${run.laps[kind]} for ${kind}`).join(', ')
  return [
    run.world,
    `model ${run.model.join(', ')}`,
    `people ${run.personModel}`,
    ...(run.judgeModel === null ? [] : [`judge ${run.judgeModel}`]),
    `seeds ${run.seeds.join(', ')}`,
    `tasks a user: ${laps}`,
    `retrieval ${run.retrieval.join(', ')}`,
    ...(done < total ? [`${done} of ${total} rounds so far`] : [`${total} rounds`]),
  ].join('; ')
}

/** The papers' tables: an agent a row, mean ± standard error over seeds, for each kind of task and for all. */
export function markdownTable(summary: Summary): string {
  const note = scriptedNote(summary)
  const { kinds } = summary.run
  const parts = [
    ...kinds.map((kind) => [kind, (one: AgentSummary) => one.kinds[kind]] as const),
    ...(kinds.length > 1 ? [['all', (one: AgentSummary) => one.all] as const] : []),
  ]
  return [
    `# ${summary.run.world}`,
    ...(note === '' ? [] : [`**${note}**`]),
    factsOf(summary),
    ...parts.flatMap(([title, group]) => {
      const rows = summary.agents.flatMap((one) => {
        const own = group(one)
        return own ? [{ name: nameOf(one), own }] : []
      })
      return rows.length === 0 ? [] : [`## ${title}`, table(rows)]
    }),
    `${READING}${summary.run.retrieval.includes('source') ? ` ${ORACLE}` : ''}`,
  ]
    .join('\n\n')
    .concat('\n')
}

const READING =
  'Mean ± standard error over seeds. PPCM: how far each true preference is shown, −2 to 2, by style measures; compound match: all of them together. Swapped: the last lap written with what was learned of another user. Cumulative: token edit distances of a life summed up. Calls, tokens and cost are the agent’s own, kept answers counted.'
const ORACLE = 'Retrieval by source tells agents whose task it is, as the released code of PROSE does.'

function table(rows: readonly { readonly name: string; readonly own: Group }[]): string {
  const columns = columnsOf(rows.map(({ own }) => own))
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [
    line(['Agent', ...columns.map(({ head }) => head)]),
    line(['---', ...columns.map(() => '---:')]),
    ...rows.map(({ name, own }) => line([escaped(name), ...columns.map((column) => column.cell(own).text)])),
  ].join('\n')
}

const escaped = (name: string): string => name.replace(/[|\\`*_<[\]]/g, '\\$&')
