import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text as textOf } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import * as answers from './model-server.answers.ts'
import { contentFaults, type Fault, type FaultRates, faultSource } from './model-server.faults.ts'
import { deliver, refuse } from './model-server.wire.ts'
import type { Script } from './scripted-model.ts'
import { type ModelCall, replyText } from './text-model.ts'

/** A call as it came over HTTP: without what it is for, with the request's whole body. */
export interface ServerCall extends Pick<ModelCall, 'system' | 'user' | 'messages'> {
  readonly body: Readonly<Record<string, unknown>>
}

export interface ModelServerOptions {
  /** How long an answer takes, in milliseconds. */
  readonly delay?: number
  /** How long one takes under the fault `slow`, in milliseconds. */
  readonly slow?: number
  /** What the 429 faults ask to wait, in seconds. */
  readonly retryAfter?: number
  readonly faults?: FaultRates
  readonly seed?: number
  /** Requests it serves at once; one more is answered with 429. */
  readonly concurrency?: number
}

export interface ModelServer {
  /** To be given as `baseURL`: ends in /v1. */
  readonly url: string
  /** The chat requests that reached the script, in order. */
  readonly calls: readonly ServerCall[]
  readonly stats: {
    readonly requests: number
    /** Requests by the fault that befell them; 429 counts those over `concurrency` too. */
    readonly faults: Readonly<Partial<Record<Fault, number>>>
    /** Most requests under way at once. */
    readonly most: number
  }
  /** Queues faults for the next requests, one each, before any that is drawn by rate. */
  fail(...faults: Fault[]): void
  /** Ends every connection, also those that hang. */
  close(): Promise<void>
}

/**
 * A local OpenAI-compatible server (chat with and without streaming, embeddings, models) that says what a script says
 * and fails in every way that providers do. Real HTTP on the loopback address, any free port. It takes any key and
 * any model name. A call the script gives undefined for is answered with status 400.
 */
export async function modelServer(
  script: Script<ServerCall>,
  options: ModelServerOptions = {},
): Promise<ModelServer> {
  const { delay = 0, slow = 1000, retryAfter = 1, faults = {}, seed = 1, concurrency = Infinity } = options
  const calls: ServerCall[] = []
  const queue: Fault[] = []
  const stats = { requests: 0, faults: {} as Partial<Record<Fault, number>>, most: 0 }
  const drawn = faultSource(faults, seed, queue)
  let underWay = 0

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    stats.requests++
    stats.most = Math.max(stats.most, ++underWay)
    const gone = new AbortController()
    response.once('close', () => {
      underWay--
      gone.abort()
    })
    const fault = underWay > concurrency ? '429' : drawn()
    if (fault) stats.faults[fault] = (stats.faults[fault] ?? 0) + 1
    const body = await textOf(request)
    await sleep(delay + (fault === 'slow' ? slow : 0), undefined, { signal: gone.signal })
    if (fault && refuse(response, fault, { retryAfter, key: request.headers.authorization })) return
    const pieces = await answer(`${request.method} ${request.url}`, body, fault)
    if (!gone.signal.aborted) deliver(response, pieces, fault)
  }

  async function answer(route: string, body: string, fault: Fault | undefined): Promise<string[]> {
    const spoiled = contentFaults.some((kind) => kind === fault)
    if (route === 'GET /v1/models') return [answers.modelList(spoiled)]
    if (route === 'POST /v1/embeddings')
      return [answers.embeddings(checked(answers.embeddingRequest, body).input, spoiled)]
    if (route !== 'POST /v1/chat/completions') throw new HttpError(404, `no such address: ${route}`)
    const request = checked(answers.chatRequest, body)
    const { system, turns } = answers.conversation(request)
    const call = { system, user: turns[0]?.content ?? '', messages: turns, body: request }
    const id = `chatcmpl-${calls.push(call)}`
    const reply = await script(call)
    if (reply === undefined)
      throw new HttpError(400, `the script has no reply to a prompt that begins: ${call.user.slice(0, 300)}`)
    return answers.chatPieces(id, request, answers.completion(replyText(reply), fault))
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((error: Error) => {
      if (response.destroyed) return
      // A script that throws is the test's mistake: a status that is not tried again shows it at once.
      const status = error instanceof HttpError ? error.status : 400
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(answers.errorBody(error.message, 'invalid_request_error'))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    calls,
    stats,
    fail: (...more) => void queue.push(...more),
    async close() {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}

class HttpError extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

function checked<T>(schema: z.ZodType<T>, body: string): T {
  let json: unknown
  try {
    json = JSON.parse(body)
  } catch {
    throw new HttpError(400, 'the body is not JSON')
  }
  const parsed = schema.safeParse(json)
  if (!parsed.success) throw new HttpError(400, z.prettifyError(parsed.error))
  return parsed.data
}
