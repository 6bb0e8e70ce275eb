import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { client, type Pair, personKey, type Signal } from '../api.ts'
import { unanswered } from './pool.ts'
import { QUESTIONS } from './questions.ts'

/** Questions that were not answered yet: of a file, else the product's, else the page's own. */
export function usePool(person: string, own?: readonly Pair[]) {
  const given = useQuery({
    queryKey: personKey(person, 'questions'),
    queryFn: ({ signal }) => client.person(person).questions({ signal }),
    staleTime: Infinity,
  })
  const choices = useQuery({
    queryKey: personKey(person, 'choices'),
    queryFn: ({ signal }) => allChoices(person, signal),
    staleTime: 0,
  })
  const pool = own ?? (given.data?.length ? given.data : given.data && QUESTIONS)
  const open = useMemo(() => pool && choices.data && unanswered(pool, choices.data), [choices.data, pool])
  return { open, failed: [given, choices].find((query) => query.error) }
}

async function allChoices(person: string, signal: AbortSignal): Promise<readonly Signal[]> {
  const all: Signal[] = []
  for (let cursor: string | undefined; ; ) {
    const page = await client
      .person(person)
      .signals({ kind: 'choice', limit: 500, ...(cursor && { cursor }) }, { signal })
    all.push(...page.items)
    cursor = page.next
    if (cursor === undefined) return all
  }
}

/** Which question would settle a statement. What measures texts is large: it comes when it is wanted. */
export function useProbe(person: string, open: readonly Pair[] | undefined, wanted: boolean) {
  return useQuery({
    queryKey: personKey(person, 'probe', open),
    queryFn: async () => {
      const { probesOf } = await import('./probe.ts')
      return probesOf(open!)
    },
    enabled: wanted && open !== undefined,
    staleTime: Infinity,
    structuralSharing: false,
  }).data
}
