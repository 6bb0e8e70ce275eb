import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { type Answered, client, type Pair, personKey, useProfile } from '../api.ts'
import { useParts } from '../router.ts'
import { Empty, Title, Waiting } from '../ui/blocks.tsx'
import { Button } from '../ui/button.tsx'
import { takeFocus } from '../ui/focus.ts'
import { useNotice } from '../ui/notice.tsx'
import { ProblemBox } from '../ui/problem.tsx'
import { Effect } from './effect.tsx'
import { pairKey } from './pool.ts'
import { PoolChoice } from './poolchoice.tsx'
import { QuestionView } from './question.tsx'
import { usePool, useProbe } from './usepool.ts'

export interface Told extends Answered {
  readonly pair: Pair
  readonly chosen: 'a' | 'b'
}

const plus = (keys: ReadonlySet<string>, pair: Pair): ReadonlySet<string> => new Set([...keys, pairKey(pair)])

/** The question whose answer would settle most, or one statement, and what each answer changed. */
export default function Compare({ person }: { readonly person: string }) {
  const cache = useQueryClient()
  const tell = useNotice()
  const [own, setOwn] = useState<readonly Pair[]>()
  const [answered, setAnswered] = useState<ReadonlySet<string>>(new Set())
  const [skipped, setSkipped] = useState<ReadonlySet<string>>(new Set())
  const [told, setTold] = useState<Told>()
  const pool = usePool(person, own)
  const open = useMemo(() => {
    const isOpen = (key: string) => !answered.has(key) && !skipped.has(key)
    return pool.open?.filter((pair) => isOpen(pairKey(pair)))
  }, [pool.open, answered, skipped])
  const aim = useAim(person, open)
  const next = useQuery({
    queryKey: personKey(person, 'ask', open?.map(pairKey), told?.signal),
    queryFn: async ({ signal }) => {
      const { index } = await client.person(person).ask(open!, { signal })
      return open![index]!
    },
    enabled: open !== undefined && open.length > 0 && aim === 'none',
    staleTime: Infinity,
  })
  const answer = useMutation({
    mutationFn: ({ pair, chosen }: Pick<Told, 'pair' | 'chosen'>) =>
      client.person(person).answer({ ...pair, chosen }),
    onSuccess: (result, { pair, chosen }) => {
      setAnswered(plus(answered, pair))
      setTold({ ...result, pair, chosen })
      cache.invalidateQueries({ queryKey: personKey(person, 'profile') })
    },
  })
  const back = (pair: Pair) => {
    setTold(undefined)
    setAnswered(new Set([...answered].filter((key) => key !== pairKey(pair))))
    tell({ text: 'Your answer was taken back, and the question is open again.' })
  }
  const failed = pool.failed ?? (next.error ? next : undefined)
  const error = failed?.error ?? answer.error
  const aimed = typeof aim === 'object' ? aim : undefined
  return (
    <>
      <Title lead="Of the questions at hand you are asked the one whose answer would tell most about how you like things.">
        Compare
      </Title>
      {error && <ProblemBox error={error} again={() => (failed ?? next).refetch()} />}
      {told && <Effect person={person} told={told} back={back} />}
      {open === undefined && !error && <Waiting />}
      {open?.length === 0 && (
        <Over focus={told !== undefined || skipped.size > 0} skipped={skipped.size > 0} />
      )}
      {open !== undefined && open.length > 0 && (
        <QuestionView
          pair={aimed ? aimed.pair : aim === 'none' ? next.data : undefined}
          checks={aimed?.statement}
          left={open.length}
          busy={answer.isPending}
          take={(pair, chosen) => answer.mutate({ pair, chosen })}
          skip={(pair) => setSkipped(plus(skipped, pair))}
        />
      )}
      {skipped.size > 0 && open?.length === 0 && (
        <Button className="mt-3" onClick={() => setSkipped(new Set())}>
          Ask those again that were skipped
        </Button>
      )}
      <PoolChoice
        own={own !== undefined}
        take={(questions) => {
          setOwn(questions)
          setSkipped(new Set())
        }}
      />
    </>
  )
}

/** The question that checks the statement which the address names, as long as there is one. */
function useAim(person: string, open: readonly Pair[] | undefined) {
  const [, , , id] = useParts()
  const { data: profile } = useProfile(person)
  const probe = useProbe(person, open, id !== undefined)
  return useMemo(() => {
    if (id === undefined) return 'none'
    if (!profile || !probe) return 'waiting'
    const aimed = profile.preferences.find((p) => p.id === id)
    const pair = aimed && probe(aimed)
    return pair ? { pair, statement: aimed.statement } : 'none'
  }, [id, profile, probe])
}

function Over({ focus, skipped }: { readonly focus: boolean; readonly skipped: boolean }) {
  return (
    <div ref={focus ? takeFocus : undefined} tabIndex={-1}>
      <Empty
        title={skipped ? 'The questions left are those you skipped' : 'All questions at hand are answered'}
      >
        <p>Thank you. Your choices teach more as they add up; other questions can be opened below.</p>
      </Empty>
    </div>
  )
}
