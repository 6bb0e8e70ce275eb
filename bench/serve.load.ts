import autocannon, { type Request } from 'autocannon'
import { seeded } from 'penchant/evaluate'
import { demoSignals, personName } from './serve.store.ts'

// A process of its own: it is told what to send, and answers with what came of it.

export interface Load {
  readonly url: string
  readonly token: string
  readonly what: 'observe' | 'prompt' | 'both'
  readonly seconds: number
  readonly connections: number
  readonly people: number
  readonly seed: number
  /** Requests a second; as many as go when left out. */
  readonly rate?: number
  /** Signals are this person's, and the ids that were answered with are told. */
  readonly person?: string
}

export interface Loaded {
  readonly answered: number
  readonly perSecond: number
  readonly p50Ms: number
  readonly p95Ms: number
  readonly p99Ms: number
  readonly maxMs: number
  /** Answers that are no success, and requests without an answer. */
  readonly refused: number
  readonly failed: number
  readonly ids: readonly string[]
}

async function run(load: Load): Promise<Loaded> {
  const ids: string[] = []
  const times: number[] = []
  const started = performance.now()
  const instance = autocannon({
    url: load.url,
    connections: load.connections,
    duration: load.seconds,
    bailout: load.connections,
    ...(load.rate !== undefined && { overallRate: load.rate }),
    requests: requestsOf(load, ids),
  })
  instance.on('response', (_client, _status, _bytes, ms) => times.push(ms))
  const { errors, timeouts, non2xx } = await instance
  const seconds = (performance.now() - started) / 1000
  const sorted = Float64Array.from(times).sort()
  const quantile = (q: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN
  return {
    answered: times.length,
    perSecond: times.length / seconds,
    p50Ms: quantile(0.5),
    p95Ms: quantile(0.95),
    p99Ms: quantile(0.99),
    maxMs: quantile(1),
    refused: non2xx,
    failed: errors + timeouts,
    ids,
  }
}

/** Every request is another: signals that were never sent before, prompts for somebody drawn from all. */
function requestsOf({ what, token, people, seed, person }: Load, ids: string[]) {
  const random = seeded(seed)
  const templates = demoSignals()
  const drawn = () => Math.floor(random() * people)
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  let sent = 0
  const observe = {
    method: 'POST',
    path: '/v1/signals',
    headers,
    setupRequest: (request: Request) => {
      const { at: _, ...signal } = templates[sent % templates.length]!
      const meta = { load: `${process.pid} ${sent++}` }
      request.body = JSON.stringify({ ...signal, person: person ?? personName(drawn()), meta })
      return request
    },
    ...(person !== undefined && {
      onResponse: (status: number, body: string) => {
        if (status === 201) ids.push(JSON.parse(body).id)
      },
    }),
  }
  const prompt = {
    method: 'POST',
    headers,
    setupRequest: (request: Request) => {
      const { task = 'email', context } = ASKED[sent++ % ASKED.length]!
      request.path = `/v1/people/${personName(drawn())}/prompt`
      request.body = JSON.stringify({ task, context })
      return request
    },
  }
  return what === 'both' ? [observe, prompt] : [what === 'observe' ? observe : prompt]
}

/** What a product has at hand when it asks for the block. */
const ASKED: readonly { readonly task: string; readonly context: string }[] = [
  { task: 'email', context: 'Tell Rosalind that three of the twelve pots of order 5093 came broken.' },
  { task: 'answer', context: 'How do I true a slightly bent bicycle wheel at home?' },
  { task: 'travel note', context: 'A morning at the harbour, with fog and an old man mending nets.' },
  {
    task: 'email',
    context: 'Share the first results of the visitor survey: 148 replies, 71 percent satisfied.',
  },
]

process.on('message', async (load: Load) => process.send!(await run(load)))
