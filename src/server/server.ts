import type { Server } from 'node:http'
import { type AddressInfo, Server as Listener } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { InvalidInputError } from '../errors.ts'
import { type AppOptions, createApp, TIMEOUT } from './app.ts'
import { createHouse, type House, type HouseOptions } from './house.ts'
import { learnRegularly } from './learning.ts'

export interface ServerOptions extends HouseOptions, AppOptions {
  /** 127.0.0.1 when left out: reachable from this machine only. */
  readonly host?: string
  /** 4321 when left out; 0 for any that is free. */
  readonly port?: number
  /** Milliseconds that closing waits for requests under way; 10,000 when left out. */
  readonly grace?: number
}

export interface RunningServer {
  readonly house: House
  readonly app: ReturnType<typeof createApp>
  /** Such as http://127.0.0.1:4321. */
  readonly address: string
  /** Takes no new requests, finishes those under way, ends jobs at their next commit, closes the stores. */
  close(): Promise<void>
}

export const HOST = '127.0.0.1'
const PORT = 4321
const GRACE = 10_000
/** Milliseconds in which those who keep a connection are told that it ends, before it does. */
const PARTING = 250

export const isLoopback = (host: string): boolean =>
  /^127\.\d+\.\d+\.\d+$/.test(host) || host === '::1' || host === 'localhost'

/**
 * Opens the stores and listens.
 *
 * @throws InvalidInputError when others could reach it and there is no key: anybody could come in, or nobody.
 */
export async function createServer(options: ServerOptions = {}): Promise<RunningServer> {
  const { host = HOST, port = PORT, grace = GRACE } = options
  const house = createHouse(options)
  try {
    if (!isLoopback(host) && !house.keys.list().some((key) => key.revoked === undefined))
      throw new InvalidInputError(
        'host',
        host,
        'make a key first: penchant keys create, or listen on 127.0.0.1',
      )
    const app = createApp(house, options)
    const server = createAdaptorServer({ fetch: app.fetch, serverOptions: patience(options) }) as Server
    await listening(server, host, port)
    const rest = house.learnEvery > 0 ? learnRegularly(house) : () => {}
    return {
      house,
      app,
      address: addressOf(server),
      async close() {
        rest()
        await closed(server, house, grace)
      },
    }
  } catch (error) {
    await house.close()
    throw error
  }
}

/** How long a request may take to arrive, its body included. What is answered may take longer. */
function patience({ requestTimeout = TIMEOUT }: AppOptions) {
  return {
    requestTimeout,
    headersTimeout: Math.min(60_000, requestTimeout),
    connectionsCheckingInterval: Math.min(5000, requestTimeout / 4),
  }
}

function listening(server: Server, host: string, port: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  server.once('error', (error: NodeJS.ErrnoException) => {
    const taken = error.code === 'EADDRINUSE' || error.code === 'EACCES'
    reject(taken ? new InvalidInputError('port', port, `it is taken or not allowed; name another`) : error)
  })
  server.listen(port, host, () => resolve())
  return promise
}

function addressOf(server: Server): string {
  const { address, port, family } = server.address() as AddressInfo
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`
}

async function closed(server: Server, house: House, grace: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  // An HTTP server's own `close` cuts off what is kept open, and with it requests already on their way.
  Listener.prototype.close.call(server, () => resolve())
  let idle: NodeJS.Timeout | undefined
  const parting = setTimeout(() => {
    // A connection whose request is through may be kept open by the other side.
    idle = setInterval(() => server.closeIdleConnections(), 50)
  }, PARTING)
  const late = setTimeout(() => server.closeAllConnections(), grace)
  await house.close(promise)
  server.close()
  for (const timer of [parting, idle, late]) clearTimeout(timer)
}
