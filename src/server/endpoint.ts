import type { z } from '@hono/zod-openapi'
import type { Call } from './call.ts'
import type { Scope } from './keys.ts'

/** All there is to say of one route but what it does: checked, documented and typed by the same schemas. */
export interface Endpoint<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
> {
  readonly method: 'get' | 'post' | 'patch' | 'delete'
  readonly path: `/v1/${string}`
  readonly tag: string
  readonly summary: string
  readonly description?: string
  readonly scope: Scope
  /** A token of the person in the path may do this too. */
  readonly own?: boolean
  /** Every key and token may. */
  readonly anybody?: boolean
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  /** A body of another kind, read by the handler itself as it comes. */
  readonly stream?: string
  readonly status?: 200 | 201 | 202
  readonly result: R
  /** Another media type the answer may have. */
  readonly also?: string
  /** The media type the answer always has, where it is not JSON. */
  readonly only?: string
}

export const endpoint = <
  P extends z.ZodType = z.ZodType<unknown>,
  Q extends z.ZodType = z.ZodType<unknown>,
  B extends z.ZodType = z.ZodType<unknown>,
  R extends z.ZodType = z.ZodType<unknown>,
>(
  spec: Endpoint<P, Q, B, R>,
): Endpoint<P, Q, B, R> => spec

interface Given<P, Q, B> {
  readonly params: P
  readonly query: Q
  readonly body: B
}

/** What is handed out may be read only. */
type Frozen<T> = T extends readonly (infer I)[]
  ? readonly Frozen<I>[]
  : T extends object
    ? { readonly [K in keyof T]: Frozen<T[K]> }
    : T

export type Handler<E> =
  E extends Endpoint<infer P, infer Q, infer B, infer R>
    ? (
        given: Given<z.output<P>, z.output<Q>, z.output<B>>,
        call: Call,
      ) => Promise<Frozen<z.input<R>> | Response>
    : never

/** A route with what it does. */
export interface Route {
  readonly spec: Endpoint
  readonly handler: (given: Given<unknown, unknown, unknown>, call: Call) => Promise<unknown>
}

/** Ties a handler to its endpoint: the compiler checks that they fit. */
export const route = <E extends Endpoint>(spec: E, handler: Handler<E>): Route => ({
  spec,
  handler: handler as Route['handler'],
})
