import type { RouterReport } from '../../../src/routing/report.ts'
import { Section } from '../ui/blocks.tsx'
import { type Column, Table } from '../ui/table.tsx'
import { count, number, percent, shorten } from '../words.ts'

type Prompt = RouterReport['prompts'][number]
type Gain = { readonly name: string } & NonNullable<RouterReport['fresh']>
type Model = RouterReport['models'][number]
type Deciding = RouterReport['deciding'][number]

const points = (share: number): string => `${share > 0 ? '+' : ''}${number(100 * share)}`

const PROMPTS: readonly Column<Prompt>[] = [
  { name: 'Prompt', show: (p) => p.id, by: (p) => p.id },
  { name: 'Text', show: (p) => shorten(p.text, 160) },
  { name: 'Tries', show: (p) => number(p.n), by: (p) => p.n, numeric: true },
  { name: 'Success', show: (p) => percent(p.success), by: (p) => p.success, numeric: true },
  { name: '95 %', show: (p) => `${percent(p.low)} to ${percent(p.high)}`, by: (p) => p.low, numeric: true },
]

const GAINS: readonly Column<Gain>[] = [
  { name: 'Queries', show: (g) => g.name },
  { name: 'n', show: (g) => number(g.n), by: (g) => g.n, numeric: true },
  { name: 'Best single', show: (g) => percent(g.bestSingle), by: (g) => g.bestSingle, numeric: true },
  { name: 'Router', show: (g) => percent(g.success), by: (g) => g.success, numeric: true },
  {
    name: 'Gain, points',
    show: ({ gain }) => `${points(gain.mean)} (${points(gain.low)} to ${points(gain.high)})`,
    by: (g) => g.gain.mean,
    numeric: true,
  },
  { name: 'Switched', show: (g) => percent(g.switched), by: (g) => g.switched, numeric: true },
  { name: 'Established', show: (g) => (g.established ? 'yes' : 'no'), by: (g) => Number(g.established) },
]

const MODELS: readonly Column<Model>[] = [
  { name: 'Reward', show: (m) => m.name, by: (m) => m.name },
  { name: 'AUC', show: (m) => m.auc.toFixed(3), by: (m) => m.auc, numeric: true },
  { name: 'Log loss, nats', show: (m) => m.logLoss.toFixed(3), by: (m) => m.logLoss, numeric: true },
  { name: 'Accuracy', show: (m) => percent(m.accuracy), by: (m) => m.accuracy, numeric: true },
  { name: 'Calibration error', show: (m) => m.ece.toFixed(3), by: (m) => m.ece, numeric: true },
]

const DECIDING: readonly Column<Deciding>[] = [
  { name: 'In the query', show: (d) => d.feature, by: (d) => d.feature },
  { name: 'Speaks for', show: (d) => d.prompt, by: (d) => d.prompt },
  { name: 'Log-odds', show: (d) => points(d.odds / 100), by: (d) => d.odds, numeric: true },
  { name: 'Queries that have it', show: (d) => percent(d.share), by: (d) => d.share, numeric: true },
]

/** Everything a fit found, all on queries that what was fitted had not seen. */
export function RoutingReport({ report }: { readonly report: RouterReport }) {
  const { rows, queries, best, prompts, models, deciding, fresh, again, unseen } = report
  const gains = [
    fresh && { name: 'new ones', ...fresh },
    again && { name: 'asked before', ...again },
    unseen && { name: 'a prompt never tried', ...unseen },
  ].filter((gain) => gain !== undefined)
  return (
    <>
      <p className="mb-6 max-w-prose">
        Fitted to {count(rows, 'outcome')} of {count(queries, 'query', 'queries')}. The best single prompt is{' '}
        <strong className="wrap-anywhere">“{best}”</strong>.{' '}
        {gains.some((g) => g.established)
          ? 'Choosing by query gains where it says “established”; elsewhere the best single prompt is given.'
          : 'No gain of choosing by query is established, so the best single prompt is always given.'}
      </p>
      <Section
        id="gains"
        title="What choosing gains"
        lead="Over the best single prompt, with a 95 % interval by group of like queries."
      >
        <Table caption="What choosing gains" columns={GAINS} rows={gains} rowKey={(g) => g.name} />
      </Section>
      <Section id="prompts" title="Prompts">
        <Table caption="Prompts" columns={PROMPTS} rows={prompts} rowKey={(p) => p.id} />
      </Section>
      <Section id="rewards" title="How well success is foretold">
        <Table caption="How well success is foretold" columns={MODELS} rows={models} rowKey={(m) => m.name} />
      </Section>
      {deciding.length > 0 && (
        <Section
          id="deciding"
          title="What decides"
          lead="Words and counts of a query that speak for another prompt than the best single one."
        >
          <Table
            caption="What decides"
            columns={DECIDING}
            rows={deciding}
            rowKey={(d) => `${d.feature} ${d.prompt}`}
          />
        </Section>
      )}
    </>
  )
}
