import type { ServerResponse } from 'node:http'
import { errorBody } from './model-server.answers.ts'
import type { Fault } from './model-server.faults.ts'

// How an answer, or what is left of it, goes over the wire.

const HTML = '<!doctype html><html><body><h1>Something went wrong</h1></body></html>'

interface Refusal {
  /** Seconds. */
  readonly retryAfter: number
  /** The authorization header as it came. */
  readonly key: string | undefined
}

/** Carries out a fault that comes instead of an answer; false when the fault is none of these. */
export function refuse(response: ServerResponse, fault: Fault, { retryAfter, key }: Refusal): boolean {
  const json = (status: number, body: string, headers: Record<string, string> = {}) =>
    send(response, status, 'application/json', body, headers)
  const slowDown = errorBody('Rate limit reached', 'requests', 'rate_limit_exceeded')
  switch (fault) {
    case '401':
      json(
        401,
        errorBody(
          `Incorrect API key provided: ${key?.replace(/^Bearer /, '')}`,
          'invalid_request_error',
          'invalid_api_key',
        ),
      )
      return true
    case '429':
      json(429, slowDown, { 'retry-after': String(retryAfter) })
      return true
    case '429date':
      json(429, slowDown, { 'retry-after': new Date(Date.now() + retryAfter * 1000).toUTCString() })
      return true
    case '429ms':
      json(429, slowDown, { 'retry-after-ms': String(retryAfter * 1000) })
      return true
    case '500':
      json(500, errorBody('The server had an error while processing your request', 'server_error'))
      return true
    case '503':
      send(response, 503, 'text/html', HTML)
      return true
    case 'badJson':
      send(response, 200, 'text/html', HTML)
      return true
    case 'reset':
      response.socket?.resetAndDestroy()
      return true
    case 'hang':
      return true
    default:
      return false
  }
}

/** Sends an answer, one piece an event when there are several, as far as the fault lets it. */
export function deliver(response: ServerResponse, pieces: readonly string[], fault: Fault | undefined): void {
  const type = pieces.length > 1 ? 'text/event-stream' : 'application/json'
  const whole = Buffer.from(pieces.join(''))
  const half = whole.subarray(0, whole.length >> 1)
  const promised = { 'content-type': type, 'content-length': whole.length }
  const { socket } = response
  switch (fault) {
    case 'truncatedBody':
      send(response, 200, type, half)
      return
    case 'truncatedChunks':
      response.writeHead(200, { 'content-type': type })
      response.write(half, () => socket?.destroySoon())
      return
    case 'resetMidway':
      response.writeHead(200, promised)
      response.write(half, () => socket?.resetAndDestroy())
      return
    case 'stall':
      response.writeHead(200, promised)
      response.write(half)
      return
    default:
      response.writeHead(200, { 'content-type': type })
      for (const piece of pieces) response.write(piece)
      response.end()
  }
}

function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string | Buffer,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body), ...headers })
  response.end(body)
}
