import { randomUUID } from 'node:crypto'
import { Latch } from './latch.ts'
import { type ProblemDetails, problemOf } from './problem.ts'

type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled'

/** Work that goes on after its request was answered. */
export interface Job {
  readonly id: string
  readonly kind: 'learn' | 'router'
  /** Whom it is about; everybody when absent. */
  readonly person?: string
  readonly state: JobState
  readonly done: number
  readonly total: number
  readonly result?: unknown
  readonly problem?: ProblemDetails
  readonly created: string
  readonly ended?: string
  /** Grows with every change: ids of its events. */
  readonly version: number
}

export interface Work {
  readonly kind: Job['kind']
  readonly person?: string | undefined
  run(signal: AbortSignal, progress: (done: number, total: number) => void): Promise<unknown>
}

interface Held {
  job: Job
  readonly work: Work
  readonly controller: AbortController
  readonly latch: Latch
}

/** Jobs remembered after their end. */
const KEPT = 100

export const ended = ({ state }: Job): boolean => state !== 'queued' && state !== 'running'

/**
 * One tenant's jobs, done one after the other in the order they came. They live in memory: after a restart what was
 * committed is there, and the rest is asked for anew.
 */
export function createJobs(clock: () => Date, onEnd: (job: Job, error?: unknown) => void = () => {}) {
  const jobs = new Map<string, Held>()
  let tail: Promise<void> = Promise.resolve()
  let closed = false

  const change = (held: Held, change: Partial<Job>) => {
    held.job = { ...held.job, ...change, version: held.job.version + 1 }
    held.latch.open()
  }

  async function execute(held: Held): Promise<void> {
    const { work, controller } = held
    let outcome: Partial<Job>
    let fault: unknown
    try {
      controller.signal.throwIfAborted()
      change(held, { state: 'running' })
      const result = await work.run(controller.signal, (done, total) => change(held, { done, total }))
      outcome = { state: 'done', result }
    } catch (error) {
      fault = error
      outcome = controller.signal.aborted
        ? { state: 'cancelled' }
        : { state: 'failed', problem: problemOf(error).details() }
    }
    change(held, { ...outcome, ended: clock().toISOString() })
    // Whose job it was is not told once they were forgotten.
    const { person, ...nobody } = held.job
    onEnd(jobs.has(held.job.id) ? held.job : nobody, fault)
    const over = [...jobs.values()].filter((h) => ended(h.job))
    for (const old of over.slice(0, Math.max(0, over.length - KEPT))) jobs.delete(old.job.id)
  }

  return {
    /** Begins work when its turn comes. The same that still waits for its turn is not queued twice. */
    start(work: Work): Job {
      const twin = [...jobs.values()].find(
        ({ job }) => job.state === 'queued' && job.kind === work.kind && job.person === work.person,
      )
      if (twin) return twin.job
      const { kind, person } = work
      const job: Job = {
        id: randomUUID(),
        kind,
        ...(person !== undefined && { person }),
        state: 'queued',
        done: 0,
        total: 0,
        created: clock().toISOString(),
        version: 1,
      }
      const held = { job, work, controller: new AbortController(), latch: new Latch() }
      if (closed) held.controller.abort()
      jobs.set(job.id, held)
      tail = tail.then(() => execute(held))
      return job
    },

    get: (id: string): Job | undefined => jobs.get(id)?.job,
    /** The newest first. */
    list: (): readonly Job[] => [...jobs.values()].map((h) => h.job).reverse(),

    /** Asks a job to end at the next place from which it can go on. Undefined for one that is not there. */
    cancel(id: string): Job | undefined {
      jobs.get(id)?.controller.abort()
      return jobs.get(id)?.job
    },

    /** The job each time it has changed since a version, the newest state only; ends with the job. */
    async *follow(id: string, after: number, signal: AbortSignal): AsyncGenerator<Job> {
      for (let last = after; ; ) {
        const held = jobs.get(id)
        if (held === undefined || signal.aborted) return
        const { job } = held
        if (job.version > last) {
          last = job.version
          yield job
        }
        if (ended(held.job) && held.job.version <= last) return
        if (held.job.version <= last) await held.latch.wait(signal)
      }
    },

    /** Takes a person's name out of what is remembered; what runs for them is ended. */
    forget(person: string): void {
      for (const [id, { job, controller }] of jobs)
        if (job.person === person) {
          controller.abort()
          jobs.delete(id)
        }
    },

    running: (): number => [...jobs.values()].filter(({ job }) => !ended(job)).length,

    /** Ends what runs at its next commit, and waits for it. */
    async close(): Promise<void> {
      closed = true
      for (const { controller } of jobs.values()) controller.abort()
      await tail
    },
  }
}

export type Jobs = ReturnType<typeof createJobs>
