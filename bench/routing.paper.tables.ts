import type { PaperRow, PromptEvaluation } from 'penchant/routing'
import type { PaperResult, PaperResults, Released } from './routing.paper.ts'

/** What a row of the table of selections says, and where it stands. */
const CHOICES: readonly (readonly [label: string, of: (row: PaperRow) => number | undefined])[] = [
  ['random training prompt', (row) => row.selections.randomPrompt],
  ['best single, chosen on train', (row) => row.selections.bestSingleChosenOnTrain],
  ['best single, in hindsight', (row) => row.selections.bestSingleInHindsight],
  ['most confident, first on ties', (row) => row.confidence?.firstOnTies],
  ['most confident, drawn on ties', (row) => row.confidence?.randomOnTies],
  ['model, training prompts (IRL 0)', (row) => row.selections.amongTrainingPrompts.firstOnTies],
  ['the same, drawn on ties', (row) => row.selections.amongTrainingPrompts.randomOnTies],
  ['model, held-out below .5 (IRL 10)', (row) => row.selections.trainingThenHeldoutBelowHalf.firstOnTies],
  ['the same, drawn on ties', (row) => row.selections.trainingThenHeldoutBelowHalf.randomOnTies],
  ['model, all prompts (naive)', (row) => row.selections.amongAll.firstOnTies],
  ['the same, drawn on ties', (row) => row.selections.amongAll.randomOnTies],
  ['any training prompt right (oracle)', (row) => row.selections.oracle],
]

const RELEASED: readonly (readonly [label: string, of: (row: Released) => number])[] = [
  ['released, training prompts (IRL 0)', (row) => row.amongTrainingPrompts],
  ['released, held-out below .5 (IRL 10)', (row) => row.trainingThenHeldoutBelowHalf],
  ['released, all prompts (naive)', (row) => row.amongAll],
]

const MEASURES: readonly (readonly [label: string, of: (e: PromptEvaluation) => number])[] = [
  ['accuracy', (e) => e.accuracy],
  ['precision', (e) => e.precision],
  ['recall', (e) => e.recall],
  ['F1', (e) => e.f1ZeroIfNothingPredicted],
  ['AUC', (e) => e.auc],
]

const ASSESSED: readonly (readonly [label: string, of: (result: PaperResult) => PromptEvaluation])[] = [
  ['model, training prompts', (r) => r.evaluation.training],
  ['prompt rates only, training prompts', (r) => r.constant.training],
  ["language model's own critique, training prompts", (r) => r.critic.training],
  ['model, held-out prompts', (r) => r.evaluation.heldout],
  ['mean rate only, held-out prompts', (r) => r.constant.heldout],
  ["language model's own critique, held-out prompts", (r) => r.critic.heldout],
]

/** All tables as Markdown: the paper's split and the clean one side by side, a heading a set. */
export const paperTables = (results: PaperResults): string =>
  Object.entries(results)
    .map(([name, { paper, clean }]) =>
      [
        `### ${name}`,
        `Success of the chosen prompt, by number of training prompts: paper's split (${counts(paper)}) | clean split (${counts(clean)}). ${drawnFrom(paper)}`,
        selectionTable(paper, clean),
        'Foretelling success, with all training prompts. F1 counts 0 for a prompt no success is foretold for; such a prompt has no precision.',
        evaluationTable(paper, clean),
      ].join('\n\n'),
    )
    .join('\n\n')

const counts = ({ train, test }: PaperResult): string => `${train} train, ${test} test queries`

/** How many fits stand behind a column: all subsets of a size behind the released selections, some of them in a quick run. */
const drawnFrom = ({ table }: PaperResult): string =>
  `Means over ${table.map((row) => row.subsets).join(', ')} subsets; released: over all.`

function selectionTable(paper: PaperResult, clean: PaperResult): string {
  const sizes = paper.table.map((row) => row.trainingPrompts)
  const head = [...sizes.map((size) => `paper ${size}`), ...sizes.map((size) => `clean ${size}`)]
  const ours = CHOICES.map(([label, of]) => [
    label,
    ...[...paper.table, ...clean.table].map((row) => shown(of(row))),
  ])
  const released = RELEASED.map(([label, of]) => {
    const own = sizes.map((size) => paper.released?.find((row) => row.trainingPrompts === size))
    return [label, ...own.map((row) => shown(row && of(row))), ...sizes.map(() => '')]
  })
  return markdown(['prompt', ...head], [...ours.slice(0, -1), ...released, ...ours.slice(-1)])
}

function evaluationTable(paper: PaperResult, clean: PaperResult): string {
  const head = ['paper', 'clean'].flatMap((split) => MEASURES.map(([label]) => `${split} ${label}`))
  const rows = ASSESSED.map(([label, of]) => [
    label,
    ...[paper, clean].flatMap((result) => MEASURES.map(([, measure]) => shown(measure(of(result))))),
  ])
  return markdown(['', ...head], rows)
}

/** JSON writes NaN as null. */
const shown = (value: number | null | undefined): string =>
  value === undefined || value === null || Number.isNaN(value) ? '–' : value.toFixed(3).replace(/^0/, '')

function markdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = head.map((_, i) => (i === 0 ? '---' : '--:'))
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
