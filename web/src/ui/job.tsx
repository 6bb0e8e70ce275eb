import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { client, type Job } from '../api.ts'
import { number } from '../words.ts'
import { Button } from './button.tsx'
import { ProblemBox } from './problem.tsx'

interface Props {
  readonly name: string
  readonly doing: string
  readonly kind: Job['kind']
  /** Whom it is about; everybody when left out. */
  readonly person?: string
}

const OVER: Readonly<Record<string, string>> = {
  done: 'Done.',
  cancelled: 'Cancelled. What was done is kept.',
}

const isUnderWay = ({ state }: Job): boolean => state === 'queued' || state === 'running'

/** The work that is under way already, whoever began it. */
async function underWay({ kind, person }: Pick<Props, 'kind' | 'person'>, signal: AbortSignal) {
  const jobs = await client.jobs.list({ signal })
  return jobs.find((job) => job.kind === kind && job.person === person && isUnderWay(job))
}

function begun({ kind, person }: Pick<Props, 'kind' | 'person'>): Promise<Job> {
  if (kind === 'router') return client.router.fit()
  return person === undefined ? client.learn() : client.person(person).learn()
}

function useJob({ kind, person }: Pick<Props, 'kind' | 'person'>) {
  const cache = useQueryClient()
  const [job, setJob] = useState<Job>()
  const [error, setError] = useState<unknown>()
  const [asking, setAsking] = useState(false)
  const watching = useRef<AbortController>(undefined)

  async function run(find: (signal: AbortSignal) => Promise<Job | undefined>) {
    watching.current?.abort()
    const controller = new AbortController()
    watching.current = controller
    const { signal } = controller
    try {
      const found = await find(signal)
      if (found === undefined || signal.aborted) return
      setJob(found)
      for await (const now of client.jobs.follow(found.id, { signal })) setJob(now)
      cache.invalidateQueries()
    } catch (problem) {
      if (signal.aborted) return
      // It may go on: pressed again, it is found again.
      setJob(undefined)
      setError(problem)
    }
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: looked for once for each.
  useEffect(() => {
    run((signal) => underWay({ kind, person }, signal).catch(() => undefined))
    return () => watching.current?.abort()
  }, [kind, person])

  async function start() {
    setError(undefined)
    setJob(undefined)
    setAsking(true)
    await run(async (signal) => {
      const found = (await underWay({ kind, person }, signal)) ?? (await begun({ kind, person }))
      setAsking(false)
      return found
    })
    setAsking(false)
  }
  const cancel = (id: string) => client.jobs.cancel(id).catch(setError)
  return { job, error, start, cancel, busy: asking || (job !== undefined && isUnderWay(job)) }
}

/** Starts long work, shows how far it is, and can end it. It goes on when the page is left, and is found again. */
export function JobControl({ name, doing, ...what }: Props) {
  const { job, error, start, cancel, busy } = useJob(what)
  const running = job && isUnderWay(job) ? job : undefined
  return (
    <div className="space-y-2">
      <div className="flex flex-wrap gap-2">
        <Button look="main" busy={busy} onClick={start}>
          {name}
        </Button>
        {running && <Button onClick={() => cancel(running.id)}>Cancel</Button>}
      </div>
      {running && (
        <label className="block max-w-sm text-sm">
          {running.state === 'queued' ? 'Waiting for its turn' : doing}
          {running.total > 0 && ` (${number(running.done)} of ${number(running.total)})`}
          <progress
            className="block w-full"
            max={running.total || 1}
            value={running.total > 0 ? running.done : undefined}
          />
        </label>
      )}
      <p role="status" className="text-sm text-soft empty:hidden">
        {job && OVER[job.state]}
      </p>
      {job?.problem && <ProblemBox error={new Error(job.problem.detail)} />}
      {error !== undefined && <ProblemBox error={error} />}
    </div>
  )
}
