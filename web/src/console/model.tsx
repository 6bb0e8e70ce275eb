import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { client, type Settings, type Usage, useSession, useUsage } from '../api.ts'
import { Panel, Section, Title } from '../ui/blocks.tsx'
import { ProblemBox } from '../ui/problem.tsx'
import { Spend } from '../ui/spend.tsx'
import { count, isScripted, number, percent } from '../words.ts'

/** Which model is asked, for what, how often, and what that cost. */
export default function Model() {
  const { data: session } = useSession()
  const {
    data: settings,
    error,
    refetch,
  } = useQuery({
    queryKey: ['settings'],
    queryFn: ({ signal }) => client.settings({ signal }),
    staleTime: Infinity,
  })
  const { data: usage } = useUsage()
  return (
    <>
      <Title lead="Most is counted and costs nothing. A language model finds what cannot be counted, and writes.">
        Model and spend
      </Title>
      <Section
        id="settings"
        title="Settings"
        lead="They are set where the service is started, and hold until it ends."
      >
        {error && <ProblemBox error={error} again={() => refetch()} />}
        <Panel>
          <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[auto_1fr]">
            {settings &&
              rowsOf(settings, usage?.total).map(([name, value]) => (
                <Row key={name} name={name}>
                  {value}
                </Row>
              ))}
            <Row name="Store of">
              {session?.tenant}
              {session?.demo && ' (made-up people, in a store that goes with the service)'}
            </Row>
            <Row name="Version">{session?.version}</Row>
          </dl>
        </Panel>
      </Section>
      <Section id="spend" title="Calls and cost by purpose" lead="Of everybody, since the service started.">
        <Spend />
      </Section>
    </>
  )
}

function Row({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="text-soft">{name}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </>
  )
}

const NO_MODEL = (
  <>
    none: start with <code>penchant serve --model …</code>; <code>penchant models</code> lists those that can
    be reached
  </>
)

/** "12 of 30 calls are left" of each limit. What the next call may need is held back besides. */
function limitsOf({ budget = {} }: Settings, used: Usage['total'] | undefined): string {
  const { calls, tokens, cost } = budget
  const left = (limit: number, taken: number | undefined, unit: string) =>
    taken === undefined
      ? `${number(limit)} ${unit}`
      : `${number(Math.max(0, limit - taken))} of ${number(limit)} ${unit} left`
  const limits = [
    calls !== undefined && left(calls, used?.calls, 'calls'),
    tokens !== undefined && left(tokens, used && used.input + used.output, 'tokens'),
    cost !== undefined && left(cost, used?.cost, 'USD'),
  ].filter(Boolean)
  return limits.length > 0 ? `${limits.join(', ')}, while the service runs` : 'none'
}

function rowsOf(
  settings: Settings,
  used: Usage['total'] | undefined,
): readonly (readonly [string, ReactNode])[] {
  const { model, embedder, learners, price, concurrency, thresholds, learnEvery } = settings
  const asked: (readonly [string, ReactNode])[] =
    model === undefined
      ? []
      : [
          ['Limits', limitsOf(settings, used)],
          [
            'Price',
            price
              ? `${number(price.input)} USD in, ${number(price.output)} out, a million tokens`
              : 'not known',
          ],
          ['Calls at once', number(concurrency)],
        ]
  return [
    ['Language model', isScripted(model) ? `${model}, which says what a script says` : (model ?? NO_MODEL)],
    ...asked,
    ['Embedder', embedder],
    ['Learners', learners.join(', ') || 'none'],
    [
      'Learns by itself',
      learnEvery === undefined ? 'no, when told to' : `every ${count(learnEvery, 'second')}`,
    ],
    [
      'Used when',
      `${percent(thresholds.activate)} sure that it holds more often than not; given up at ${percent(thresholds.retire)} sure of the contrary`,
    ],
  ]
}
