import {
  MutationCache,
  QueryCache,
  QueryClient,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { type Changed, createClient, PenchantProblem, type PersonClient } from '../../src/client.ts'
import { token } from './session.ts'

export type * from '../../src/client.ts'
export { PenchantProblem }

export const client = createClient({ token })

/** A refusal is an answer; only a connection that failed or a busy server is worth another try. */
const worthIt = (error: Error) => !(error instanceof PenchantProblem) || error.status >= 502

/** A token that is not valid, or no longer. */
export const isRefused = (error: unknown) => error instanceof PenchantProblem && error.status === 401

/** A token whose time is over is noticed wherever it is used first; then the page asks for another. */
const onError = (error: unknown): void => {
  if (isRefused(error)) queries.invalidateQueries({ queryKey: ['session'] })
}

export const queries = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, { queryKey }) => (queryKey[0] === 'session' ? undefined : onError(error)),
  }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    queries: { staleTime: 30_000, retry: (times, error) => times < 2 && worthIt(error) },
  },
})

export const useSession = () =>
  useQuery({
    queryKey: ['session'],
    queryFn: ({ signal }) => client.session({ signal }),
    staleTime: Infinity,
  })

/** What the token may do beyond one person's own page. */
export function useMay() {
  const { data } = useSession()
  const has = (scope: 'read' | 'manage') => data?.scopes.some((s) => s === scope || s === 'manage') ?? false
  return { read: has('read'), manage: has('manage') }
}

export const personKey = (person: string, ...rest: readonly unknown[]) => ['person', person, ...rest]

export const useProfile = (person: string) =>
  useQuery({
    queryKey: personKey(person, 'profile'),
    queryFn: ({ signal }) => client.person(person).profile({}, { signal }),
  })

/** One change of the person's own. Everything shown of them is read anew. */
export function useChange<T extends Changed = Changed>(person: string) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (change: (person: PersonClient) => Promise<T>) => change(client.person(person)),
    onSettled: () => cache.invalidateQueries({ queryKey: personKey(person) }),
  })
}
