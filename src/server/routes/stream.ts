import { z } from '@hono/zod-openapi'
import { decoded, lines } from '../../text/lines.ts'
import type { Call } from '../call.ts'
import { endpoint, type Route, route } from '../endpoint.ts'
import { MOST_BYTES, Problem, type ProblemDetails } from '../problem.ts'
import { each, refuseInDemo } from './signals.ts'

/** Lines of a stream at most: the report of each is held until the end. */
const MOST_LINES = 100_000
/** Lines stored at a time. */
const BATCH = 500

const stream = endpoint({
  method: 'post',
  path: '/v1/signals/stream',
  tag: 'Signals',
  summary: 'Store signals, one a line',
  description:
    'Read as it comes, so it may be large: up to 100,000 lines of 1 MB. The answer has a line for each line, ' +
    '{line, id} or {line, problem}, and a last one {lines, accepted, refused}. Empty lines are left out. When the ' +
    'connection breaks, send the same again: what is stored is not stored twice.',
  scope: 'observe',
  stream: 'application/x-ndjson',
  result: z.unknown(),
  only: 'application/x-ndjson',
})

interface Line {
  readonly line: number
  readonly value: unknown
}

type Reported = { readonly line: number } & ({ readonly id: string } | { readonly problem: ProblemDetails })

export const streams: readonly Route[] = [
  route(stream, async (_, call) => {
    const type = call.context.req.header('content-type') ?? ''
    if (!/^application\/(?:x-)?(?:ndjson|jsonl)\b/i.test(type))
      throw new Problem('media-type', {
        detail: 'signals one a line are application/x-ndjson',
        field: 'Content-Type',
        remedy: 'send application/x-ndjson',
      })
    refuseInDemo(call)
    const reported = await stored(call)
    const accepted = reported.filter((r) => 'id' in r).length
    const last = { lines: reported.length, accepted, refused: reported.length - accepted }
    const report = [...reported, last].map((row) => `${JSON.stringify(row)}\n`).join('')
    return new Response(report, { headers: { 'content-type': 'application/x-ndjson' } })
  }),
]

async function stored(call: Call): Promise<readonly Reported[]> {
  const reported: Reported[] = []
  let batch: Line[] = []
  const flush = async () => {
    const results =
      batch.length === 0
        ? []
        : await each(
            call,
            batch.map((b) => b.value),
          )
    results.forEach((result, i) => {
      reported.push({ line: batch[i]!.line, ...result })
    })
    batch = []
  }
  for await (const { line, text } of lines(
    decoded(call.context.req.raw.body ?? ReadableStream.from([])),
    MOST_BYTES,
  )) {
    call.signal.throwIfAborted()
    if (text?.trim() === '') continue
    if (reported.length + batch.length >= MOST_LINES) {
      await flush()
      return [...reported, refused(line, 'is one too many', 'send what begins here in a request of its own')]
    }
    const read = parsed(line, text)
    if ('value' in read) batch.push(read)
    // In the order of the lines: what came before goes first.
    else {
      await flush()
      reported.push(read)
    }
    if (batch.length >= BATCH) await flush()
  }
  await flush()
  return reported
}

function parsed(line: number, text: string | undefined): Line | Reported {
  if (text === undefined) return refused(line, 'is too long', `give at most ${MOST_BYTES} characters a line`)
  try {
    return { line, value: JSON.parse(text) }
  } catch {
    return refused(line, 'is not JSON', 'give one JSON object a line')
  }
}

/** Its number stands beside the problem: whoever sends a file in pieces counts in another way. */
function refused(line: number, what: string, remedy: string): Reported {
  const problem = new Problem('invalid-input', {
    detail: `the line ${what}; ${remedy}`,
    field: 'line',
    remedy,
  })
  return { line, problem: problem.details() }
}
