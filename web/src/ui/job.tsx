import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { client, type Job } from '../api.ts'
import { number } from '../words.ts'
import { Button } from './button.tsx'
import { ProblemBox } from './problem.tsx'

interface Props {
  readonly name: string
  readonly doing: string
  readonly start: () => Promise<Job>
}

const OVER: Readonly<Record<string, string>> = {
  done: 'Done.',
  cancelled: 'Cancelled. What was done is kept.',
}

/** Starts long work, shows how far it is, and can end it. It goes on when the page is left. */
export function JobControl({ name, doing, start }: Props) {
  const cache = useQueryClient()
  const [job, setJob] = useState<Job>()
  const [error, setError] = useState<unknown>()
  const watching = useRef<AbortController>(undefined)
  useEffect(() => () => watching.current?.abort(), [])

  async function run() {
    const controller = new AbortController()
    watching.current = controller
    setError(undefined)
    try {
      const begun = await start()
      setJob(begun)
      for await (const now of client.jobs.follow(begun.id, { signal: controller.signal })) setJob(now)
    } catch (problem) {
      if (!controller.signal.aborted) setError(problem)
    }
    if (!controller.signal.aborted) await cache.invalidateQueries()
  }

  const busy = job?.state === 'queued' || job?.state === 'running'
  return (
    <div className="space-y-2">
      {busy ? (
        <Button onClick={() => client.jobs.cancel(job.id).catch(setError)}>Cancel</Button>
      ) : (
        <Button look="main" onClick={run}>
          {name}
        </Button>
      )}
      {busy && (
        <label className="block max-w-sm text-sm">
          {job.state === 'queued' ? 'Waiting for its turn' : doing}
          {job.total > 0 && ` (${number(job.done)} of ${number(job.total)})`}
          <progress
            className="block w-full accent-(--accent)"
            max={job.total || 1}
            value={job.total > 0 ? job.done : undefined}
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
