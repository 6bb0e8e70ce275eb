import type { Person } from '../../store.ts'
import { endpoint, type Route, route } from '../endpoint.ts'
import { pageOf, textAt } from '../pages.ts'
import * as schema from '../schemas/keeping.ts'

const list = endpoint({
  method: 'get',
  path: '/v1/people',
  tag: 'People',
  summary: 'List everybody by name',
  scope: 'read',
  query: schema.peopleQuery,
  result: schema.people,
})

const stateOf = ({ learned, last }: Person) =>
  learned === 0 ? 'not learned' : learned < last ? 'new signals' : 'learned'

export const people: readonly Route[] = [
  route(list, async ({ query: { cursor, limit, search } }, { tenant }) => {
    const wanted = search?.toLowerCase() ?? ''
    return pageOf(
      tenant.store.people(textAt(cursor)),
      limit,
      (p: Person) =>
        p.person.toLowerCase().includes(wanted)
          ? { person: p.person, signals: p.signals, state: stateOf(p) }
          : undefined,
      ({ person }) => person,
    )
  }),
]
