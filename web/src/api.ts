import {
  MutationCache,
  notifyManager,
  QueryCache,
  QueryClient,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import {
  type Changed,
  createClient,
  PenchantProblem,
  type PersonClient,
  type Session,
} from '../../src/client.ts'
import { keepToken, token, tokenOf } from './session.ts'

export type * from '../../src/client.ts'
export { PenchantProblem }

export const client = createClient({ token })

/** A refusal is an answer; only a connection that failed or a busy server is worth another try. */
const worthIt = (error: Error) => !(error instanceof PenchantProblem) || error.status >= 502

/** A token that is not valid, or no longer. */
export const isRefused = (error: unknown) => error instanceof PenchantProblem && error.status === 401

/** A token whose time is over is noticed wherever it is used first; then the page asks for another. */
const onError = (error: unknown): void => {
  if (isRefused(error) && queries.getQueryData(SESSION)) queries.invalidateQueries({ queryKey: SESSION })
}

// At once, so that a button is busy before it can be pressed a second time.
notifyManager.setScheduler(queueMicrotask)

export const queries = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, { queryKey }) => (queryKey[0] === SESSION[0] ? undefined : onError(error)),
  }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    // The service may be on this machine: whether there is a network beyond it tells nothing.
    queries: {
      staleTime: 30_000,
      retry: (times, error) => times < 2 && worthIt(error),
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
})

const SESSION = ['session']

export const useSession = () =>
  useQuery({
    queryKey: SESSION,
    queryFn: ({ signal }) => client.session({ signal }),
    staleTime: Infinity,
  })

/**
 * Goes on with another link, token or key. With one of somebody else's everything begins anew, so that nothing of what
 * the last one could see stays. Throws what is wrong with it, and then the last one is kept.
 */
export async function enter(given: string): Promise<void> {
  const next = tokenOf(given) ?? given.trim()
  const session = await createClient({ token: next }).session()
  const before = queries.getQueryData<Session>(SESSION)
  keepToken(next)
  if (before && (before.tenant !== session.tenant || before.person !== session.person))
    return location.reload()
  queries.setQueryData(SESSION, session)
  queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION[0] })
}

/** Calls of the language model since the service started. */
export const useUsage = () =>
  useQuery({
    queryKey: ['usage'],
    queryFn: ({ signal }) => client.usage({ signal }),
    staleTime: 0,
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
    // Not waited for: what the change came to is told at once.
    onSettled: () => void cache.invalidateQueries({ queryKey: personKey(person) }),
  })
}
