import { InvalidInputError } from '../errors.ts'
import { seeded } from '../evaluate/interval.ts'

/** What goes wrong in what the model says. On requests other than chat they all give an empty list. */
export const contentFaults = [
  'truncatedContent', // half of the text, finish reason `length`
  'wrongSchema', // JSON of a shape nobody asked for
  'refusal', // no content, but `refusal`
  'refusalText', // a refusal as the text
  'empty', // the empty text
  'contentFilter', // half of the text, finish reason `content_filter`
] as const

/** Everything that goes wrong between a program and its model, one name for each way it shows. */
export const faultKinds = [
  '401', // key refused; the message repeats the key, as careless servers do
  '429', // too many requests, Retry-After in seconds
  '429date', // the same, Retry-After as a date
  '429ms', // the same, retry-after-ms
  '500', // server error in OpenAI's form
  '503', // overloaded, with the HTML of a proxy in front
  'slow', // a right answer, late
  'hang', // nothing, ever
  'stall', // half of the body, then nothing
  'reset', // connection reset before any answer
  'resetMidway', // connection reset after half of the body
  'truncatedBody', // half of the body, in order as HTTP
  'truncatedChunks', // half of the body, chunked; connection closed without the last chunk
  'badJson', // status 200 with HTML
  ...contentFaults,
] as const

export type Fault = (typeof faultKinds)[number]

/** Share of the requests that each fault comes to; together at most 1. */
export type FaultRates = Readonly<Partial<Record<Fault, number>>>

/**
 * Draws a fault for each request: those in `queue` first, then by rate. One number is drawn a request in any case,
 * so that the same seed gives the same faults to the same requests.
 */
export function faultSource(rates: FaultRates, seed: number, queue: Fault[]): () => Fault | undefined {
  const entries = Object.entries(rates) as [Fault, number][]
  const wrong = entries.find(([kind, rate]) => !faultKinds.includes(kind) || !(rate >= 0 && rate <= 1))
  if (wrong)
    throw new InvalidInputError('faults', wrong, `give rates from 0 to 1 of ${faultKinds.join(', ')}`)
  const sum = entries.reduce((total, [, rate]) => total + rate, 0)
  if (sum > 1 + 1e-9) throw new InvalidInputError('faults', sum, 'all rates together may be at most 1')
  const random = seeded(seed)
  return () => {
    let left = random()
    const drawn = entries.find(([, rate]) => {
      left -= rate
      return left < 0
    })
    return queue.shift() ?? drawn?.[0]
  }
}
