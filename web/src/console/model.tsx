import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { client, type Settings, useSession } from '../api.ts'
import { Panel, Section, Title } from '../ui/blocks.tsx'
import { ProblemBox } from '../ui/problem.tsx'
import { Spend } from '../ui/spend.tsx'
import { count, number, percent } from '../words.ts'

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
              rowsOf(settings).map(([name, value]) => (
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

function rowsOf(settings: Settings): readonly (readonly [string, ReactNode])[] {
  const { model, embedder, learners, budget, price, concurrency, thresholds, learnEvery } = settings
  const limits = [
    budget?.cost !== undefined && `${number(budget.cost)} USD`,
    budget?.calls !== undefined && count(budget.calls, 'call'),
    budget?.tokens !== undefined && count(budget.tokens, 'token'),
  ].filter(Boolean)
  const asked: (readonly [string, ReactNode])[] =
    model === undefined
      ? []
      : [
          ['Limits', limits.length > 0 ? `${limits.join(', ')} while the service runs` : 'none'],
          [
            'Price',
            price
              ? `${number(price.input)} USD in, ${number(price.output)} out, a million tokens`
              : 'not known',
          ],
          ['Calls at once', number(concurrency)],
        ]
  return [
    ['Language model', model ?? NO_MODEL],
    ...asked,
    ['Embedder', embedder],
    ['Learners', learners.join(', ')],
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
