import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { pino } from 'pino'
import { toEmbedder } from '../models/ids.ts'
import { DEFAULT_TENANT, keysPath } from '../server/house.ts'
import { DEMO_TENANT, openKeys } from '../server/keys.ts'
import { createServer, HOST, isLoopback, type RunningServer } from '../server/server.ts'
import { poolOf } from './ask.pool.ts'
import type { Context } from './context.ts'
import { settingsOf } from './learn.options.ts'
import { named } from './model.ts'
import { readConfig, type ServeConfig } from './serve.config.ts'
import { type DemoStore, demoStore, isEmpty } from './serve.demo.ts'
import { startTracing } from './serve.tracing.ts'
import { json } from './show.ts'

export interface ServeOptions {
  readonly config?: string
  readonly open?: boolean
  readonly [flag: string]: unknown
}

/** Requests a second of each key, unless told otherwise, and how many times that may come at once. */
const RATE = 100
const BURST = 2

/** Serves API, page and reference until it is told to end, and then finishes what it accepted. */
export async function serve(ctx: Context, { config: file, open, ...flags }: ServeOptions): Promise<void> {
  const config = await readConfig(flags, file)
  const store = ctx.named ? ctx.store : (config.store ?? ctx.store)
  const options = optionsOf(config)
  await resolved(options)
  const { log, flush } = logger(config)
  const tracing = await startTracing(log)
  const alone = isLoopback(config.host ?? HOST) && !hasKeys(store)
  const demo = alone && (await isEmpty(store)) ? await demoStore() : undefined
  try {
    const questions = config.questions === undefined ? [] : await poolOf(config.questions)
    const server = await createServer({
      ...{ ...options, store, log, questions },
      ...(demo && { demo: demo.store }),
    })
    // Before anything is said: whoever reads the first line may answer it by ending this.
    const end = asked()
    const link = announce(ctx, server, alone, demo)
    if (open) browse(link)
    await end
    ctx.note('ending: finishing what was accepted')
    await server.close()
  } finally {
    await demo?.remove()
  }
  const sent = await tracing?.end()
  flush()
  // What still waits for a collector would keep the process.
  if (sent === false) process.exit()
}

/** What is wrong with a model's id, or a key that is missing, is said before anybody relies on it. */
async function resolved({ model, embedder }: ReturnType<typeof optionsOf>): Promise<void> {
  if (model !== undefined) await named(model)
  if (embedder !== undefined) await toEmbedder(embedder)
}

function hasKeys(store: string): boolean {
  if (!existsSync(keysPath(store))) return false
  const keys = openKeys(keysPath(store))
  try {
    return keys.list().some((key) => key.revoked === undefined)
  } finally {
    keys.close()
  }
}

function optionsOf(config: ServeConfig) {
  const { host, port, origins, rate = RATE, burst, requestTimeout, grace, ...learning } = config
  const { embedder, learnEvery } = learning
  const { budget, maxCalls, price, concurrency, timeout, learners, model } = learning
  const settings = settingsOf({
    ...{ model, learners, budget, maxCalls, price, concurrency },
    ...(timeout !== undefined && { timeout: timeout * 1000 }),
  })
  return {
    ...{ ...settings, embedder, learnEvery, host, port, origins },
    ...(requestTimeout !== undefined && { requestTimeout: requestTimeout * 1000 }),
    ...(rate > 0 && { rate: { perSecond: rate, burst: burst ?? Math.ceil(rate * BURST) } }),
    ...(grace !== undefined && { grace: grace * 1000 }),
  }
}

/** On a terminal a line for every request would bury the address. */
function logger({ log = process.stderr.isTTY ? 'error' : 'info' }: ServeConfig) {
  const out = pino.destination({ dest: 2, sync: false })
  return { log: pino({ level: log, base: null }, out), flush: () => out.flushSync() }
}

/** Says where it is. With a key made, nobody is let in without one; before that, whoever reads this line is. */
function announce(
  ctx: Context,
  { address, house }: RunningServer,
  alone: boolean,
  demo: DemoStore | undefined,
): string {
  const token = alone ? house.session(DEFAULT_TENANT) : undefined
  const shown = demo ? house.session(DEMO_TENANT) : token
  const link = shown === undefined ? address : `${address}/#token=${shown}`
  if (ctx.json) {
    ctx.print(json({ address, ...(token && { link, token }), demo: demo !== undefined }))
    return link
  }
  ctx.print(`penchant is at ${address}`)
  if (demo) {
    ctx.print(`  made-up people to look at:  ${link}`)
    ctx.print(`  your own store, still empty: ${address}/#token=${token}`)
  } else ctx.print(`  the page:  ${link}${token ? '' : ' (asks for a key)'}`)
  if (!token) ctx.print('  keys:      penchant keys list')
  ctx.print(`  the API:   ${address}/docs`)
  if (token) ctx.print(`  curl -H 'Authorization: Bearer ${token}' ${address}/v1/session`)
  return link
}

/** Resolves when the process is asked to end; the second time it ends at once, which the stores survive. */
function asked(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  let before = false
  const stop = () => {
    if (before) process.exit(130)
    before = true
    resolve()
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  return promise
}

const OPENERS: Readonly<Record<string, readonly string[]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
}

function browse(link: string): void {
  const [command, ...args] = OPENERS[process.platform] ?? ['xdg-open']
  spawn(command!, [...args, link], { stdio: 'ignore', detached: true })
    // Where there is no browser there is still the line above.
    .on('error', () => {})
    .unref()
}
