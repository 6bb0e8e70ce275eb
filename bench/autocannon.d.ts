/** The part of autocannon that the benches use; it brings no types. */
declare module 'autocannon' {
  import type { EventEmitter } from 'node:events'

  export interface Request {
    method?: string
    path?: string
    headers?: Record<string, string>
    body?: string
    setupRequest?: (request: Request, context: object) => Request
    onResponse?: (status: number, body: string) => void
  }

  interface Options {
    readonly url: string
    readonly connections: number
    /** Seconds. */
    readonly duration: number
    /** Requests a second of all connections together; as many as go when left out. */
    readonly overallRate?: number
    /** Failures after which it ends. */
    readonly bailout?: number
    readonly requests: readonly Request[]
  }

  interface Result {
    /** Seconds. */
    readonly duration: number
    readonly errors: number
    readonly timeouts: number
    readonly non2xx: number
  }

  interface Instance extends EventEmitter, PromiseLike<Result> {
    on(event: 'response', listener: (client: object, status: number, bytes: number, ms: number) => void): this
  }

  export default function autocannon(options: Options): Instance
}
