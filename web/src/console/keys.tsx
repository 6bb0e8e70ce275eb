import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { client, type Key, useSession } from '../api.ts'
import { Confirm } from '../person/confirm.tsx'
import { Empty, Section, Tag, Title, Waiting } from '../ui/blocks.tsx'
import { Button } from '../ui/button.tsx'
import { ProblemBox } from '../ui/problem.tsx'
import { type Column, Table } from '../ui/table.tsx'
import { date } from '../words.ts'
import { NewKey } from './newkey.tsx'

const columns = (revoke: (key: Key) => void): readonly Column<Key>[] => [
  { name: 'Name', show: (k) => <bdi>{k.name}</bdi>, by: (k) => k.name },
  { name: 'Id', show: (k) => <code>{k.id}</code> },
  { name: 'May', show: (k) => k.scopes.join(', '), by: (k) => k.scopes.join() },
  { name: 'Made', show: (k) => date(k.created), by: (k) => k.created },
  { name: 'Last used', show: (k) => (k.used ? date(k.used) : 'never'), by: (k) => k.used ?? '' },
  {
    name: 'State',
    show: (k) =>
      k.revoked ? (
        <Tag tone="bad">revoked</Tag>
      ) : (
        <Button small look="danger" onClick={() => revoke(k)}>
          Revoke<span className="sr-only"> {k.name}</span>
        </Button>
      ),
    by: (k) => k.revoked ?? '',
  },
]

/** Who may use the service with what: keys are made here, shown once, and revoked. */
export default function Keys() {
  const cache = useQueryClient()
  const { data: session } = useSession()
  const [asked, setAsked] = useState<Key>()
  const { data, error, refetch } = useQuery({
    queryKey: ['keys'],
    queryFn: ({ signal }) => client.keys.list({ signal }),
  })
  const revoke = useMutation({
    mutationFn: (id: string) => client.keys.revoke(id),
    onSettled: () => void cache.invalidateQueries({ queryKey: ['keys'] }),
  })
  return (
    <>
      <Title lead="Your product uses a key. Only a hash of it is kept, so it is shown once.">Keys</Title>
      {session?.demo ? (
        <Empty title="There are no keys to made-up people">
          <p>Use the address of your own store, which stands where the service was started.</p>
        </Empty>
      ) : (
        <NewKey keys={data ?? []} />
      )}
      {!session?.demo && (
        <Section id="keys" title="Keys made so far">
          {error && <ProblemBox error={error} again={() => refetch()} />}
          {revoke.error && <ProblemBox error={revoke.error} />}
          {!data && !error && <Waiting />}
          {data?.length === 0 && (
            <Empty title="No key yet">
              <p>
                Make one above. Once there is a key, the service may also listen on other addresses than this
                machine’s own.
              </p>
            </Empty>
          )}
          {data && data.length > 0 && (
            <Table caption="Keys" columns={columns(setAsked)} rows={data} rowKey={(k) => k.id} />
          )}
        </Section>
      )}
      {asked && (
        <Confirm
          title={`Revoke ${asked.name}?`}
          doIt="Revoke it"
          close={() => setAsked(undefined)}
          run={() => revoke.mutate(asked.id)}
        >
          <p>
            Whoever uses it is refused at once, and so are the links that were made with it. It cannot be
            undone.
          </p>
        </Confirm>
      )}
    </>
  )
}
