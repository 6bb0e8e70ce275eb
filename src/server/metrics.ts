import type { Tenant } from './house.ts'
import type { Job } from './jobs.ts'

/** Upper bounds of the latency histogram, in seconds. */
const BOUNDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60]

interface Timed {
  readonly labels: string
  readonly counts: number[]
  sum: number
  count: number
}

/** Counts what happens, and writes it as Prometheus reads it. No person, no tenant and no text is a label. */
export function createMetrics() {
  const requests = new Map<string, Timed>()
  const jobs = new Map<string, number>()
  let signals = 0
  return {
    request(method: string, route: string, status: number, seconds: number): void {
      const labels = `method="${method}",route="${route}",status="${status}"`
      const timed = requests.get(labels) ?? { labels, counts: BOUNDS.map(() => 0), sum: 0, count: 0 }
      requests.set(labels, timed)
      const bin = BOUNDS.findIndex((bound) => seconds <= bound)
      if (bin >= 0) timed.counts[bin]!++
      timed.sum += seconds
      timed.count++
    },
    signals(count: number): void {
      signals += count
    },
    job({ kind, state }: Job): void {
      const labels = `kind="${kind}",state="${state}"`
      jobs.set(labels, (jobs.get(labels) ?? 0) + 1)
    },
    text(tenants: readonly Tenant[]): string {
      const totals = tenants.map(({ penchant }) => penchant.usage().total)
      const sum = (field: 'calls' | 'cached' | 'failed' | 'input' | 'output' | 'cost') =>
        totals.reduce((all, total) => all + (total[field] ?? 0), 0)
      return [
        ...histogram([...requests.values()]),
        ...counter('penchant_signals_accepted_total', 'Signals stored.', [['', signals]]),
        ...counter('penchant_jobs_total', 'Jobs that ended.', [...jobs]),
        ...gauge(
          'penchant_jobs_waiting',
          'Jobs queued or running.',
          tenants.reduce((n, t) => n + t.jobs.running(), 0),
        ),
        ...counter('penchant_model_calls_total', 'Calls of language models by how they ended.', [
          ['outcome="answered"', sum('calls')],
          ['outcome="cached"', sum('cached')],
          ['outcome="failed"', sum('failed')],
        ]),
        ...counter('penchant_model_tokens_total', 'Tokens paid for.', [
          ['direction="input"', sum('input')],
          ['direction="output"', sum('output')],
        ]),
        ...counter('penchant_model_cost_usd_total', 'Cost of model calls, where the price is known.', [
          ['', sum('cost')],
        ]),
        ...gauge('process_resident_memory_bytes', 'Resident memory.', process.memoryUsage.rss()),
        '',
      ].join('\n')
    },
  }
}

export type Metrics = ReturnType<typeof createMetrics>

const REQUESTS = 'penchant_request_duration_seconds'

const histogram = (rows: readonly Timed[]): string[] => [
  `# HELP ${REQUESTS} Requests by route and status.`,
  `# TYPE ${REQUESTS} histogram`,
  ...rows.flatMap(({ labels, counts, sum, count }) => {
    let below = 0
    return [
      ...BOUNDS.map((bound, i) => {
        below += counts[i]!
        return `${REQUESTS}_bucket{${labels},le="${bound}"} ${below}`
      }),
      `${REQUESTS}_bucket{${labels},le="+Inf"} ${count}`,
      `${REQUESTS}_sum{${labels}} ${sum}`,
      `${REQUESTS}_count{${labels}} ${count}`,
    ]
  }),
]

const counter = (name: string, help: string, rows: readonly (readonly [string, number])[]): string[] => [
  `# HELP ${name} ${help}`,
  `# TYPE ${name} counter`,
  ...rows.map(([labels, value]) => `${name}${labels && `{${labels}}`} ${value}`),
]

const gauge = (name: string, help: string, value: number): string[] => [
  `# HELP ${name} ${help}`,
  `# TYPE ${name} gauge`,
  `${name} ${value}`,
]
