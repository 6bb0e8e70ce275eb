import type { Judgement } from '../../judging.people.ts'
import { reads } from '../auth.ts'
import { type Call, known, needsModel } from '../call.ts'
import { endpoint, type Route, route } from '../endpoint.ts'
import { problemOf } from '../problem.ts'
import { personParams } from '../schemas/common.ts'
import { answer, answered } from '../schemas/signal.ts'
import * as schema from '../schemas/use.ts'
import type { SentEvent } from '../sse.ts'
import { eventStream } from '../sse.ts'

const used = { method: 'post', tag: 'Use', scope: 'read', params: personParams } as const

const write = endpoint({
  ...used,
  path: '/v1/people/{person}/write',
  summary: 'Write a text for a person with the language model',
  description:
    'With Accept: text/event-stream the text comes piece by piece: events `text`, then `written` or `problem`.',
  body: schema.writeRequest,
  result: schema.written,
  also: 'text/event-stream',
})

const judge = endpoint({
  ...used,
  path: '/v1/people/{person}/judge',
  summary: 'Which of two answers they would prefer',
  body: schema.judgeRequest,
  result: schema.judgement,
})

const rank = endpoint({
  ...used,
  path: '/v1/people/{person}/rank',
  summary: 'Answers to one request, the one they would prefer first',
  body: schema.rankRequest,
  result: schema.ranking,
})

const ask = endpoint({
  ...used,
  own: true,
  path: '/v1/people/{person}/ask',
  summary: 'The pair of a pool whose answer would settle most about their taste',
  body: schema.askRequest,
  result: schema.question,
})

const questions = endpoint({
  ...used,
  own: true,
  method: 'get',
  path: '/v1/people/{person}/questions',
  summary: 'The questions that the service was started with, answered or not',
  result: schema.questions,
})

const respond = endpoint({
  ...used,
  own: true,
  scope: 'observe',
  path: '/v1/people/{person}/answers',
  summary: 'Store which of two texts they took, and see what that changed',
  body: answer,
  status: 201,
  result: answered,
})

const text = (piece: string): SentEvent => ({ event: 'text', data: piece })

/** The text as events. Written at the reader's pace or not: pieces wait here until they are read. */
async function* streamed(
  run: (onText: (piece: string) => void, signal: AbortSignal) => Promise<unknown>,
  signal: AbortSignal,
): AsyncGenerator<SentEvent> {
  const pieces: string[] = []
  let wake = Promise.withResolvers<void>()
  let over: SentEvent | undefined
  const end = (event: SentEvent) => {
    over = event
    wake.resolve()
  }
  run((piece) => {
    pieces.push(piece)
    wake.resolve()
  }, signal).then(
    (data) => end({ event: 'written', data }),
    (error) => end({ event: 'problem', data: problemOf(error).details() }),
  )
  for (;;) {
    if (pieces.length > 0) yield text(pieces.splice(0).join(''))
    else if (over) return yield over
    else {
      await wake.promise
      wake = Promise.withResolvers()
    }
  }
}

export const uses: readonly Route[] = [
  route(write, async ({ params: { person }, body }, call) => {
    needsModel(call)
    const { penchant } = call.tenant
    if (!call.context.req.header('accept')?.includes('text/event-stream'))
      return penchant.write(person, { ...body, signal: call.signal })
    return eventStream(
      (gone) =>
        streamed(
          (onText, signal) => penchant.write(person, { ...body, onText, signal }),
          AbortSignal.any([gone, call.signal]),
        ),
      call.house.closing,
    )
  }),

  route(judge, ({ params: { person }, body: { judge: name, calls, ...pair } }, call) =>
    call.tenant.penchant.judge(person, pair, { judge: name, calls, signal: call.signal }),
  ),

  route(rank, ({ params: { person }, body: { judge: name, calls, ...request } }, call) =>
    call.tenant.penchant.rank(person, request, { judge: name, calls, signal: call.signal }),
  ),

  route(ask, ({ params: { person }, body: { pool } }, call) => call.tenant.penchant.ask(person, pool)),

  route(questions, async (_, { house }) => ({ items: house.questions })),

  route(respond, async ({ params: { person }, body: { context, a, b, chosen, strength, reason } }, call) => {
    if (call.principal.person !== undefined) await known(call, person)
    const { penchant, events } = call.tenant
    const pair = { ...(context !== undefined && { context }), a, b }
    const told = reads(call.principal)
    const odds = async () => (told ? (await rewarded(call, person, pair)).probability : undefined)
    const before = await odds()
    const [best, other] = chosen === 'a' ? [a, b] : [b, a]
    const said = { ...(strength !== undefined && { strength }), ...(reason !== undefined && { reason }) }
    const shownAs = context === undefined ? {} : { context: [{ role: 'user' as const, content: context }] }
    const choice = { kind: 'choice', person, chosen: best, rejected: other, ...said, ...shownAs } as const
    const { id } = await penchant.observe(choice)
    call.metrics.signals(1)
    events.add({ event: 'signal', what: 'choice', about: id, person })
    const after = await odds()
    return { signal: id, ...(before !== undefined && after !== undefined && { before, after }) }
  }),
]

const rewarded = (call: Call, person: string, pair: { a: string; b: string }): Promise<Judgement> =>
  call.tenant.penchant.judge(person, pair, { judge: 'reward' })
