import { useSyncExternalStore } from 'react'
import { useMay, useSession } from '../api.ts'
import { href } from '../router.ts'
import { Empty, Section, Title } from '../ui/blocks.tsx'
import { Button } from '../ui/button.tsx'
import { save } from '../ui/download.ts'
import { JobControl } from '../ui/job.tsx'
import { ProblemBox } from '../ui/problem.tsx'
import { type Column, Table } from '../ui/table.tsx'
import { count, number, percent } from '../words.ts'
import { Drop } from './drop.tsx'
import {
  type BadLine,
  beginImport,
  cancelImport,
  type Import,
  importing,
  MOST_BAD,
  watchImport,
} from './importing.ts'

const EXAMPLE = `{"kind": "edit", "person": "ada", "task": "email", "draft": "Hi! I hope you are well. …", "final": "Two things: …"}
{"kind": "choice", "person": "ada", "chosen": "Yes.", "rejected": "Yes, certainly!"}
{"kind": "sample", "person": "ada", "text": "What she wrote herself."}`

const COLUMNS: readonly Column<BadLine>[] = [
  { name: 'File', show: (b) => <bdi>{b.file}</bdi>, by: (b) => b.file },
  { name: 'Line', show: (b) => String(b.line), by: (b) => b.line, numeric: true },
  { name: 'What is wrong, and what to do', show: (b) => b.what, by: (b) => b.what },
]

/** Takes files of signals, one a line, and says which lines could not be taken and why. */
export default function ImportView() {
  const { data: session } = useSession()
  const { manage } = useMay()
  const { now, state, error } = useSyncExternalStore(watchImport, importing)
  const busy = state === 'busy' || state === 'ending'
  return (
    <>
      <Title lead="Signals from a file, one JSON object a line. What is stored already is not stored twice, so a file may be sent again.">
        Import
      </Title>
      {session?.demo ? (
        <Empty title="Nothing can be added to made-up people">
          <p>
            It would be lost when the service ends. Use the address of your own store, which stands where the
            service was started.
          </p>
        </Empty>
      ) : (
        <Drop busy={busy} take={beginImport} />
      )}
      {busy && (
        <div className="mt-4 flex flex-wrap items-end gap-4">
          <label className="grow text-sm">
            Sending {now ? <bdi>{now.file}</bdi> : 'the files'} ({percent(now?.read ?? 0)})
            <progress className="block w-full" value={now?.read ?? 0} max={1} />
          </label>
          <Button busy={state === 'ending'} onClick={cancelImport}>
            Cancel
          </Button>
        </div>
      )}
      <p role="status" className="mt-4 font-medium empty:hidden">
        {state === 'cancelled' && 'Cancelled; what was sent is kept. '}
        {now && !busy && summary(now)}
      </p>
      {error !== undefined && <ProblemBox error={error} />}
      {now && now.bad.length > 0 && <Bad report={now} />}
      {now && now.accepted > 0 && !busy && <Next report={now} manage={manage} />}
      <Section id="shape" title="What a line looks like" lead="The reference has all kinds and fields.">
        <pre className="overflow-x-auto rounded-lg border border-line bg-sunk p-3 text-sm whitespace-pre-wrap wrap-anywhere">
          {EXAMPLE}
        </pre>
      </Section>
    </>
  )
}

const summary = ({ accepted, refused }: Import): string =>
  `${count(accepted, 'line')} accepted, ${count(refused, 'line')} refused.`

function Next({ report, manage }: { readonly report: Import; readonly manage: boolean }) {
  const { accepted, outcomes } = report
  return (
    <Section id="next" title="What next">
      {outcomes < accepted && (
        <>
          {manage && <JobControl name="Learn from them now" doing="Testing and learning" kind="learn" />}
          <p className="mt-2">
            {manage ? 'Then see' : 'See'} <a href={href('people')}>the people</a>.
          </p>
        </>
      )}
      {outcomes > 0 && (
        <p className="mt-2">
          {count(outcomes, 'line')} told which prompt worked: see <a href={href('routing')}>Routing</a>.
        </p>
      )}
    </Section>
  )
}

function Bad({ report: { bad, refused } }: { readonly report: Import }) {
  return (
    <Section
      id="bad"
      title="Lines that were refused"
      lead={refused > MOST_BAD ? `The first ${number(MOST_BAD)} of ${number(refused)}.` : undefined}
    >
      <Table
        caption="Lines that were refused"
        columns={COLUMNS}
        rows={bad}
        rowKey={(b) => `${b.file}:${b.line}`}
      />
      <Button
        small
        className="mt-2"
        onClick={() =>
          save('refused.txt', bad.map((b) => `${b.file}:${b.line}: ${b.what}\n`).join(''), 'text/plain')
        }
      >
        Save this list
      </Button>
    </Section>
  )
}
