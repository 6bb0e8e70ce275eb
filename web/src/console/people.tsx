import { useInfiniteQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { client, type Person, useMay } from '../api.ts'
import { href } from '../router.ts'
import { Empty, Tag, Title, Waiting } from '../ui/blocks.tsx'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { JobControl } from '../ui/job.tsx'
import { ProblemBox } from '../ui/problem.tsx'
import { type Column, Table } from '../ui/table.tsx'
import { count, number } from '../words.ts'
import { LinkFor } from './linkfor.tsx'

const columns = (manage: boolean, ask: (person: string) => void): readonly Column<Person>[] => [
  {
    name: 'Person',
    show: ({ person }) => (
      <a href={href('people', person)}>
        <bdi>{person}</bdi>
      </a>
    ),
    by: (p) => p.person,
  },
  { name: 'Signals', show: (p) => number(p.signals), by: (p) => p.signals, numeric: true },
  {
    name: 'State',
    show: ({ state }) => <Tag tone={state === 'learned' ? 'good' : 'warn'}>{state}</Tag>,
    by: (p) => p.state,
  },
  ...(manage
    ? [
        {
          name: 'Their page',
          show: ({ person }: Person) => (
            <Button small onClick={() => ask(person)}>
              Make a link<span className="sr-only"> for {person}</span>
            </Button>
          ),
        },
      ]
    : []),
]

/** Everybody there is, by name; found by part of it. */
export default function People() {
  const { manage } = useMay()
  const [text, setText] = useState('')
  const [linked, setLinked] = useState<string>()
  const search = useDeferredValue(text.trim())
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['people', search],
    queryFn: ({ pageParam, signal }) =>
      client.people(
        { limit: 50, ...(search && { search }), ...(pageParam && { cursor: pageParam }) },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
  })
  const people = data?.pages.flatMap((page) => page.items)
  return (
    <>
      <Title lead="Everybody whose signals are stored here.">People</Title>
      <div className="mb-4 flex flex-wrap items-end justify-between gap-4">
        <div className="w-full max-w-sm">
          <TextField
            label="Find by name"
            type="search"
            value={text}
            onChange={(e) => setText(e.target.value)}
          />
        </div>
        {manage && people !== undefined && people.length > 0 && (
          <JobControl name="Learn everybody’s new signals" doing="Testing and learning" kind="learn" />
        )}
      </div>
      {error && <ProblemBox error={error} again={() => refetch()} />}
      {!people && !error && <Waiting />}
      <p role="status" className="sr-only">
        {people && search && `${count(people.length, 'person', 'people')} found`}
      </p>
      {people?.length === 0 &&
        (search ? (
          <Empty title="Nobody’s name has these letters" />
        ) : (
          <Empty title="Nobody is here yet">
            <p>
              <a href={href('import')}>Import signals</a> from a file, or send them from your product:{' '}
              <code>POST /v1/signals</code>, see <a href="/docs">the API</a>.
            </p>
          </Empty>
        ))}
      {people && people.length > 0 && (
        <Table caption="People" columns={columns(manage, setLinked)} rows={people} rowKey={(p) => p.person} />
      )}
      {hasNextPage && (
        <Button className="mt-3" busy={isFetchingNextPage} onClick={() => fetchNextPage()}>
          Show more
        </Button>
      )}
      {linked !== undefined && <LinkFor person={linked} close={() => setLinked(undefined)} />}
    </>
  )
}
