import type { ProblemDetails } from './client.types.ts'

export interface ClientOptions {
  /** Where the service is: `https://penchant.example.com`. The page's own origin when left out. */
  readonly url?: string
  /** A key or a person's token, or what gives one: asked before every request, so that it may change. */
  readonly token?: string | (() => string | Promise<string>)
  readonly fetch?: typeof fetch
}

export interface CallOptions {
  readonly signal?: AbortSignal
  /** The same answer again for the same key, for 24 hours: for requests that may be sent twice. */
  readonly idempotencyKey?: string
  /** Lets the request outlive the page. Browsers refuse more than 64 KiB on their way like this. */
  readonly keepalive?: boolean
}

/** A refusal of the service: what is wrong, and what to do about it. */
export class PenchantProblem extends Error {
  override readonly name = 'PenchantProblem'
  readonly status: number
  /** The part of `type` that tells problems apart: "not-found", "invalid-input". */
  readonly kind: string
  readonly field: string | undefined
  readonly remedy: string | undefined
  /** Seconds after which to try again, where the service said. */
  readonly retryAfter: number | undefined
  /** The request's id, as it stands in the service's log. */
  readonly request: string | undefined

  constructor(details: ProblemDetails, retryAfter?: number) {
    super(details.detail)
    this.status = details.status
    this.kind = details.type.replace(/^.*[:/]/, '')
    this.field = details.field
    this.remedy = details.remedy
    this.request = details.request
    this.retryAfter = retryAfter
  }
}

/** Whatever fetch sends. */
export type Body = NonNullable<RequestInit['body']>

interface Request {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** A body sent as it is. */
  readonly raw?: Body
}

export interface Wire {
  json<T>(path: string, request?: Request, options?: CallOptions): Promise<T>
  open(path: string, request?: Request, options?: CallOptions): Promise<Response>
}

export function createWire({ url = '', token, fetch: send = fetch }: ClientOptions): Wire {
  const base = url.replace(/\/$/, '')

  async function open(path: string, request: Request = {}, options: CallOptions = {}): Promise<Response> {
    const { method = 'GET', query = {}, body, raw } = request
    const given = new URLSearchParams()
    for (const [name, value] of Object.entries(query)) if (value !== undefined) given.set(name, String(value))
    const search = given.size === 0 ? '' : `?${given}`
    const secret = typeof token === 'function' ? await token() : token
    const response = await send(`${base}${path}${search}`, {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(secret !== undefined && { authorization: `Bearer ${secret}` }),
        ...(options.idempotencyKey !== undefined && { 'idempotency-key': options.idempotencyKey }),
        ...request.headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(raw !== undefined && { body: raw, duplex: 'half' }),
      ...(options.signal && { signal: options.signal }),
      ...(options.keepalive && { keepalive: true }),
    } as RequestInit)
    if (response.ok) return response
    throw await problemOf(response)
  }

  return {
    open,
    json: async <T>(path: string, request?: Request, options?: CallOptions) =>
      (await (await open(path, request, options)).json()) as T,
  }
}

/** What came back may be another's: of a proxy between, say. */
async function problemOf(response: Response): Promise<PenchantProblem> {
  const after = Number(response.headers.get('retry-after') ?? Number.NaN)
  const ours = response.headers.get('content-type')?.startsWith('application/problem+json')
  const { status } = response
  const details: ProblemDetails = ours
    ? ((await response.json()) as ProblemDetails)
    : { type: 'about:blank', title: response.statusText, status, detail: `the service answered ${status}` }
  return new PenchantProblem(details, Number.isFinite(after) ? after : undefined)
}

export interface ReceivedEvent {
  readonly event: string
  readonly id: string
  readonly data: unknown
}

/** Server-sent events of an answer as they come. */
export async function* eventsOf(response: Response): AsyncGenerator<ReceivedEvent> {
  let [event, id, data] = ['message', '', '']
  for await (const line of linesOf(response)) {
    if (line === '') {
      if (data !== '') yield { event, id, data: JSON.parse(data) }
      ;[event, data] = ['message', '']
      continue
    }
    const [, field, value] = /^(\w+): ?(.*)$/.exec(line) ?? []
    if (field === 'event') event = value!
    else if (field === 'id') id = value!
    else if (field === 'data') data += value!
  }
}

/** Lines of an answer as they come. The answer is let go when the reader stops. */
export async function* linesOf(response: Response): AsyncGenerator<string> {
  const reader = response.body!.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  try {
    for (;;) {
      const { done, value } = await reader.read()
      rest += decoder.decode(value, { stream: !done })
      const lines = rest.split('\n')
      rest = done ? '' : lines.pop()!
      for (const line of lines) yield line.replace(/\r$/, '')
      if (done) return
    }
  } finally {
    await reader.cancel()
  }
}
