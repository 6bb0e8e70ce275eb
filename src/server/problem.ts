import { HTTPException } from 'hono/http-exception'
import {
  BudgetError,
  ConflictError,
  InvalidInputError,
  isPenchantError,
  ModelError,
  NotFoundError,
  PenchantError,
  StoreBusyError,
} from '../errors.ts'

/** What went wrong, as RFC 9457 says it. `field` and `remedy` are for whoever made the request. */
export interface ProblemDetails {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly field?: string
  readonly remedy?: string
  /** The request's id, as in X-Request-Id and in the log. */
  readonly request?: string
}

export interface ProblemFacts {
  readonly detail: string
  readonly field?: string
  readonly remedy?: string
  readonly headers?: Readonly<Record<string, string>>
}

const TITLES = {
  'invalid-input': [400, 'Input that cannot be taken'],
  'not-json': [400, 'Not JSON'],
  unauthenticated: [401, 'No valid key or token'],
  budget: [402, 'A limit on spending'],
  forbidden: [403, 'Not allowed with this key or token'],
  'not-found': [404, 'Not found'],
  'no-method': [405, 'No such method here'],
  conflict: [409, 'Not as things are now'],
  'too-large': [413, 'Too large'],
  'media-type': [415, 'Media type not taken here'],
  'key-reused': [422, 'Idempotency key of another request'],
  'too-many-requests': [429, 'Too many requests'],
  cancelled: [499, 'Cancelled'],
  internal: [500, 'A fault of the server'],
  model: [502, 'The language model gave no usable answer'],
  busy: [503, 'The store is busy'],
  closing: [503, 'Shutting down'],
  timeout: [504, 'Took too long'],
} as const satisfies Readonly<Record<string, readonly [number, string]>>

export type ProblemType = keyof typeof TITLES

/** What a status may mean. */
export const titlesOf = (status: number): string =>
  Object.values(TITLES)
    .flatMap(([of, title]) => (of === status ? [title] : []))
    .join('; ')

/** A refusal, thrown anywhere below a route and answered as problem details. */
export class Problem extends PenchantError {
  override readonly name = 'Problem'
  readonly type: ProblemType
  readonly facts: ProblemFacts

  constructor(type: ProblemType, facts: ProblemFacts) {
    super(facts.detail, facts.remedy)
    this.type = type
    this.facts = facts
  }

  get status(): number {
    return TITLES[this.type][0]
  }

  details(request?: string): ProblemDetails {
    const { detail, field, remedy } = this.facts
    return {
      type: `urn:penchant:problem:${this.type}`,
      title: TITLES[this.type][1],
      status: this.status,
      detail,
      ...(field !== undefined && { field }),
      ...(remedy !== undefined && { remedy }),
      ...(request !== undefined && { request }),
    }
  }
}

/** What an error is to whoever made the request. What was not thrown on purpose tells them nothing of the inside. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (error instanceof InvalidInputError)
    return new Problem('invalid-input', { ...told(error), field: error.field })
  if (error instanceof NotFoundError) return new Problem('not-found', told(error))
  if (error instanceof ConflictError) return new Problem('conflict', told(error))
  if (error instanceof BudgetError) return new Problem('budget', told(error))
  if (error instanceof ModelError) return new Problem('model', told(error))
  if (error instanceof StoreBusyError) return busy(error)
  if (error instanceof HTTPException) return ofHttp(error)
  if (error instanceof Error && error.name === 'TimeoutError')
    return new Problem('timeout', {
      detail: 'the time allowed for a request is over',
      remedy: 'try again later',
    })
  if (error instanceof Error && error.name === 'AbortError') return cancelled()
  if (isPenchantError(error)) return new Problem('internal', told(error))
  return new Problem('internal', {
    detail: 'something failed that should not',
    remedy: 'look for this request in the log of the server',
  })
}

const told = ({ message, remedy }: PenchantError): Pick<ProblemFacts, 'detail' | 'remedy'> => ({
  detail: message,
  ...(remedy !== undefined && { remedy }),
})

/** Where the store lies is nobody's business. */
const busy = ({ detail, remedy = '' }: StoreBusyError): Problem =>
  new Problem('busy', { detail: `${detail}; ${remedy}`, remedy, headers: { 'retry-after': '5' } })

function ofHttp({ status, message }: HTTPException): Problem {
  if (status === 400)
    return new Problem('not-json', {
      detail: message || 'the body is not JSON',
      remedy: 'send one JSON value',
    })
  if (status === 413) return tooLarge()
  if (status === 415)
    return new Problem('media-type', {
      detail: 'the body has a media type that is not taken here',
      field: 'Content-Type',
      remedy: 'send application/json',
    })
  return new Problem('internal', { detail: message })
}

export const closing = (): Problem =>
  new Problem('closing', {
    detail: 'the server is shutting down',
    remedy: 'try again in some seconds',
    headers: { 'retry-after': '5' },
  })

export const cancelled = (): Problem => new Problem('cancelled', { detail: 'the request was cancelled' })

/** Most bytes of a body, and of a line of a stream. */
export const MOST_BYTES = 1_000_000

export const tooLarge = (): Problem =>
  new Problem('too-large', {
    detail: `a body may have ${MOST_BYTES} bytes`,
    remedy: 'send less at once; signals in their thousands go to /v1/signals/stream, one a line',
  })
