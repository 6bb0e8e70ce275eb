import { useQuery } from '@tanstack/react-query'
import type { RouterReport } from '../../../src/routing/report.ts'
import { client, PenchantProblem, useMay } from '../api.ts'
import { Empty, Title, Waiting } from '../ui/blocks.tsx'
import { JobControl } from '../ui/job.tsx'
import { ProblemBox } from '../ui/problem.tsx'
import { RoutingReport } from './routing.report.tsx'
import { TryRoute } from './routing.try.tsx'

/** Which prompt for which query: what the log of outcomes supports, and what it does not. */
export default function Routing() {
  const { manage } = useMay()
  const { data, error, refetch } = useQuery({
    queryKey: ['router'],
    queryFn: async ({ signal }) => (await client.router.report({ signal })) as unknown as RouterReport,
  })
  const none = error instanceof PenchantProblem && error.status === 404
  return (
    <>
      <Title lead="Chooses a prompt for each query from a log of what worked, and says where the log does not support that.">
        Routing
      </Title>
      {error && !none && <ProblemBox error={error} again={() => refetch()} />}
      {!data && !error && <Waiting />}
      {none && (
        <Empty title="No router is fitted yet">
          <p>
            Send signals of the kind <code>outcome</code> (query, prompt, success), then fit a router to them.
          </p>
        </Empty>
      )}
      {manage && (data || none) && (
        <div className="my-4">
          <JobControl
            name={data ? 'Fit again to all outcomes' : 'Fit to the outcomes stored'}
            doing="Fitting"
            kind="router"
          />
        </div>
      )}
      {data && (
        <>
          <RoutingReport report={data} />
          <TryRoute />
        </>
      )}
    </>
  )
}
