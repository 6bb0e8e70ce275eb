import type { RouterReport } from '../../../src/routing/report.ts'
import { Empty, Section } from '../ui/blocks.tsx'
import { type Column, Table } from '../ui/table.tsx'
import { count, number, percent, shorten } from '../words.ts'

type Prompt = RouterReport['prompts'][number]
type Gain = { readonly name: string } & NonNullable<RouterReport['fresh']>
type Model = RouterReport['models'][number]
type Deciding = RouterReport['deciding'][number]

const points = (share: number): string => `${share > 0 ? '+' : ''}${number(100 * share)}`

/** A prompt without a name of its own is named by its text. */
const Named = ({ prompt: { id, text } }: { readonly prompt: Prompt }) => (
  <>
    <span dir="auto">{shorten(id, 160)}</span>
    {!same(id, text) && (
      <span dir="auto" className="block text-soft">
        {shorten(text, 160)}
      </span>
    )}
  </>
)

const same = (id: string, text: string): boolean => shorten(id, 40) === shorten(text, 40)

const PROMPTS: readonly Column<Prompt>[] = [
  { name: 'Prompt', show: (p) => <Named prompt={p} />, by: (p) => p.id },
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
  {
    name: 'Established',
    show: (g) => (g.established ? 'yes' : `no: ${whyNot(g)}`),
    by: (g) => Number(g.established),
  },
]

const MODELS: readonly Column<Model>[] = [
  { name: 'Reward', show: (m) => m.name, by: (m) => m.name },
  { name: 'AUC', show: (m) => m.auc.toFixed(3), by: (m) => m.auc, numeric: true },
  { name: 'Log loss, nats', show: (m) => m.logLoss.toFixed(3), by: (m) => m.logLoss, numeric: true },
  { name: 'Accuracy', show: (m) => percent(m.accuracy), by: (m) => m.accuracy, numeric: true },
  { name: 'Calibration error', show: (m) => m.ece.toFixed(3), by: (m) => m.ece, numeric: true },
]

/** Why another prompt than the best single one is not given. */
export function whyNot({ gain, switched }: Pick<Gain, 'gain' | 'switched'>): string {
  if (switched === 0) return 'no other prompt was foretold to do better on any of them'
  if (gain.mean <= 0) return 'choosing did no better on queries that were left out of the fit'
  return `it may be chance, as the interval reaches below 0; ${gain.low > -0.01 ? 'a few more' : 'more'} outcomes of such queries would tell`
}

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
  const established = gains.some((gain) => gain.established)
  return (
    <>
      <p className="mb-6 max-w-prose">
        Fitted to {count(rows, 'outcome')} of {count(queries, 'query', 'queries')}. The best single prompt is{' '}
        <strong className="wrap-anywhere">
          “<bdi>{best}</bdi>”
        </strong>
        .{' '}
        {established
          ? 'Choosing by query gains where that is established; elsewhere the best single prompt is given.'
          : 'No gain of choosing by query is established, so the best single prompt is always given.'}
      </p>
      <Section
        id="gains"
        title="What choosing gains"
        lead="Over the best single prompt, with a 95 % interval by group of like queries."
      >
        {gains.length > 0 ? (
          <Table caption="What choosing gains" columns={GAINS} rows={gains} rowKey={(g) => g.name} />
        ) : (
          <Empty title="That cannot be told yet">
            <p>No query was tried with the best single prompt and with another one. Send such outcomes.</p>
          </Empty>
        )}
      </Section>
      <Section id="prompts" title="Prompts">
        <Table caption="Prompts" columns={PROMPTS} rows={prompts} rowKey={(p) => p.id} />
      </Section>
      <Section id="rewards" title="How well success is foretold">
        <Table caption="How well success is foretold" columns={MODELS} rows={models} rowKey={(m) => m.name} />
      </Section>
      {established && deciding.length > 0 && (
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
