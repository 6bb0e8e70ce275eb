import { createMcpHandler } from '@modelcontextprotocol/server'
import type { Context } from 'hono'
import { allows } from './auth.ts'
import type { Call, Env } from './call.ts'
import type { House } from './house.ts'
import { type Log, silent } from './log.ts'
import { createMcp, type McpReach } from './mcp.ts'
import { closing, MOST_BYTES, Problem } from './problem.ts'
import { take } from './routes/signals.ts'

export interface McpHandlerOptions {
  readonly house: House
  /** Other origins whose pages may call. None when left out. */
  readonly origins?: readonly string[]
  readonly log?: Log
}

/**
 * MCP over streamable HTTP, for a route of every method behind the check of keys, which leaves the call in the context.
 * Each request is served by itself: nothing is kept between two. A person's token reads that person's preferences and
 * nothing else; a key may do what its scopes say.
 */
export function mcpHandler({ house, origins = [], log = silent }: McpHandlerOptions) {
  const handler = createMcpHandler((request) => createMcp(request.authInfo?.extra?.reach as McpReach), {
    maxRequestBodySize: MOST_BYTES,
  })
  // Streams that clients listen on would keep the service from ending.
  house.closing.addEventListener('abort', () => void handler.close(), { once: true })
  return (c: Context<Env>): Promise<Response> => {
    const origin = c.req.header('origin')
    if (origin !== undefined && hostOf(origin) !== new URL(c.req.url).host && !origins.includes(origin))
      throw new Problem('forbidden', {
        detail: 'pages of other origins may not call this; allow theirs',
        remedy: 'start the service with --origins',
      })
    if (house.closing.aborted) throw closing()
    const call = c.get('call')
    const { id, scopes } = call.principal
    const reach = reachOf(call, (err) => log.error({ request: c.get('requestId'), err }, 'fault'))
    return handler.fetch(c.req.raw, {
      authInfo: { token: '', clientId: id, scopes: [...scopes], extra: { reach } },
    })
  }
}

/** Whether the way here was encrypted is known to whoever stands before us, so the scheme does not count. */
const hostOf = (origin: string): string | undefined =>
  URL.canParse(origin) ? new URL(origin).host : undefined

function reachOf(call: Call, onFault: (error: unknown) => void): McpReach {
  const { principal, tenant, signal } = call
  const { person } = principal
  return {
    penchant: tenant.penchant,
    store: tenant.store,
    ...(person !== undefined && { person }),
    may: {
      read: person !== undefined || allows(principal, 'read'),
      observe: allows(principal, 'observe'),
      judge: allows(principal, 'read'),
    },
    observe: async (input) => (await take(call, [input]))[0]!,
    signal,
    onFault,
  }
}
