import { NotFoundError } from '../../errors.ts'
import { whileValid } from '../auth.ts'
import { type Call, known } from '../call.ts'
import { endpoint, type Route, route } from '../endpoint.ts'
import { ended, type Job } from '../jobs.ts'
import { learningAll } from '../learning.ts'
import { personParams } from '../schemas/common.ts'
import * as schema from '../schemas/keeping.ts'
import { eventStream } from '../sse.ts'

const started = { tag: 'Learning', scope: 'manage', status: 202, result: schema.jobStarted } as const

const learn = endpoint({
  ...started,
  method: 'post',
  path: '/v1/people/{person}/learn',
  summary: 'Test what is believed of a person on what is new, then learn from it',
  params: personParams,
})

const learnAll = endpoint({
  ...started,
  method: 'post',
  path: '/v1/learn',
  summary: 'The same for everybody with something new',
})

const list = endpoint({
  method: 'get',
  path: '/v1/jobs',
  tag: 'Learning',
  summary: 'The last jobs, the newest first',
  scope: 'read',
  result: schema.jobs,
})

const get = endpoint({
  method: 'get',
  path: '/v1/jobs/{job}',
  tag: 'Learning',
  summary: 'How far a job is',
  scope: 'read',
  params: schema.jobParams,
  result: schema.job,
})

const events = endpoint({
  method: 'get',
  path: '/v1/jobs/{job}/events',
  tag: 'Learning',
  summary: 'A job as it goes on',
  description: 'Events `job`, each with the whole job; ends with it. Last-Event-ID goes on from there.',
  scope: 'read',
  params: schema.jobParams,
  result: schema.job,
  only: 'text/event-stream',
})

const cancel = endpoint({
  method: 'delete',
  path: '/v1/jobs/{job}',
  tag: 'Learning',
  summary: 'End a job at the next place from which it can go on; what is stored stays',
  scope: 'manage',
  params: schema.jobParams,
  result: schema.job,
})

/** Milliseconds between two events of a job, but for its last. */
const PACE = 100

const found = (job: Job | undefined, id: string): Job => {
  if (job === undefined)
    throw new NotFoundError('job', id, 'list the jobs; those of before a restart are gone')
  return job
}

/** The id of the last event that arrived; 0 for anything that is none. */
export const lastEvent = ({ context }: Call): number => {
  const id = Number(context.req.header('last-event-id') ?? 0)
  return Number.isSafeInteger(id) && id > 0 ? id : 0
}

export const jobs: readonly Route[] = [
  route(learn, async ({ params: { person } }, call) => {
    await known(call, person)
    const { jobs, work } = call.tenant
    const job = jobs.start(work({ kind: 'learn', person }))
    return { job }
  }),

  route(learnAll, async (_, { tenant }) => ({ job: tenant.jobs.start(learningAll(tenant)) })),

  route(list, async (_, { tenant }) => ({ items: tenant.jobs.list() })),
  route(get, async ({ params: { job } }, { tenant }) => found(tenant.jobs.get(job), job)),
  route(cancel, async ({ params: { job } }, { tenant }) => found(tenant.jobs.cancel(job), job)),

  route(events, async ({ params: { job: id } }, call) => {
    const { jobs } = call.tenant
    found(jobs.get(id), id)
    const after = lastEvent(call)
    return eventStream(async function* (signal) {
      for await (const job of whileValid(call.principal, call.house, jobs.follow(id, after, signal))) {
        yield { event: 'job', id: String(job.version), data: job }
        if (!ended(job)) await paced(PACE, signal)
      }
    }, call.house.closing)
  }),
]

function paced(ms: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, ms)
  signal.addEventListener('abort', () => resolve(), { once: true })
  return promise.finally(() => clearTimeout(timer))
}
