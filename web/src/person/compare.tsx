import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { type Answered, client, type Pair, personKey, type Signal } from '../api.ts'
import { Empty, Title, Waiting } from '../ui/blocks.tsx'
import { Button } from '../ui/button.tsx'
import { ProblemBox } from '../ui/problem.tsx'
import { Effect } from './effect.tsx'
import { pairKey, unanswered } from './pool.ts'
import { PoolChoice } from './poolchoice.tsx'
import { QuestionView } from './question.tsx'
import { QUESTIONS } from './questions.ts'

export interface Told extends Answered {
  readonly pair: Pair
  readonly chosen: 'a' | 'b'
}

/** The question whose answer would settle most, and what each answer changed. */
export default function Compare({ person }: { readonly person: string }) {
  const cache = useQueryClient()
  const [own, setOwn] = useState<readonly Pair[]>()
  const given = useQuery({
    queryKey: personKey(person, 'questions'),
    queryFn: ({ signal }) => client.person(person).questions({ signal }),
    staleTime: Infinity,
  })
  // The product's questions go before the page's own.
  const pool = own ?? (given.data?.length ? given.data : given.data && QUESTIONS)
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const [told, setTold] = useState<Told>()
  const close = (pair: Pair) => setClosed((before) => new Set([...before, pairKey(pair)]))
  const choices = useQuery({
    queryKey: personKey(person, 'choices'),
    queryFn: ({ signal }) => allChoices(person, signal),
    staleTime: Infinity,
  })
  const open = useMemo(
    () => pool && choices.data && unanswered(pool, choices.data).filter((pair) => !closed.has(pairKey(pair))),
    [choices.data, pool, closed],
  )
  const next = useQuery({
    queryKey: personKey(person, 'ask', open?.map(pairKey), told?.signal),
    queryFn: async ({ signal }) => {
      const question = await client.person(person).ask(open!, { signal })
      return { ...question, pair: open![question.index]! }
    },
    enabled: open !== undefined && open.length > 0,
    staleTime: Infinity,
    placeholderData: undefined,
  })
  const answer = useMutation({
    mutationFn: ({ pair, chosen }: Pick<Told, 'pair' | 'chosen'>) =>
      client.person(person).answer({ ...pair, chosen }),
    onSuccess: async (answered, { pair, chosen }) => {
      close(pair)
      setTold({ ...answered, pair, chosen })
      await cache.invalidateQueries({ queryKey: personKey(person, 'profile') })
    },
  })
  const failed = [given, choices, next].find((query) => query.error)
  const error = failed?.error ?? answer.error
  return (
    <>
      <Title lead="Of the questions at hand you are asked the one whose answer would tell most about how you like things.">
        Compare
      </Title>
      {error && <ProblemBox error={error} again={() => (failed ?? next).refetch()} />}
      {told && <Effect person={person} told={told} gone={() => setTold(undefined)} />}
      {open === undefined && !error && <Waiting />}
      {open?.length === 0 && (
        <Empty title="All questions at hand are answered">
          <p>Thank you. Your choices teach more as they add up; other questions can be opened below.</p>
        </Empty>
      )}
      {open !== undefined && open.length > 0 && (
        <QuestionView
          question={next.data}
          left={open.length}
          busy={answer.isPending}
          take={(pair, chosen) => answer.mutate({ pair, chosen })}
          skip={close}
        />
      )}
      {closed.size > 0 && open?.length === 0 && (
        <Button className="mt-3" onClick={() => setClosed(new Set())}>
          Ask those again that were skipped
        </Button>
      )}
      <PoolChoice
        own={own !== undefined}
        take={(questions) => {
          setOwn(questions)
          setClosed(new Set())
        }}
      />
    </>
  )
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
