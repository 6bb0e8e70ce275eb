import { useSession } from '../api.ts'
import { Panel, Section, Title } from '../ui/blocks.tsx'
import { Spend } from '../ui/spend.tsx'

/** Which model is asked, for what, how often, and what that cost. */
export default function Model() {
  const { data: session } = useSession()
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
        <Panel>
          <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[auto_1fr]">
            <dt className="text-soft">Language model</dt>
            <dd className="wrap-anywhere">
              {session?.model ?? (
                <>
                  none: start with <code>penchant serve --model …</code>; <code>penchant models</code> lists
                  those that can be reached
                </>
              )}
            </dd>
            <dt className="text-soft">Store of</dt>
            <dd className="wrap-anywhere">
              {session?.tenant}
              {session?.demo && ' (made-up people, in a store that goes with the service)'}
            </dd>
            <dt className="text-soft">Version</dt>
            <dd>{session?.version}</dd>
          </dl>
        </Panel>
      </Section>
      <Section id="spend" title="Calls and cost by purpose" lead="Of everybody, since the service started.">
        <Spend />
      </Section>
    </>
  )
}
