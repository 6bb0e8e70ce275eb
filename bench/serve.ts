import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createClient } from 'penchant/client'
import { build } from 'vite'
import type { BenchOptions } from './data.ts'
import type { Load, Loaded } from './serve.load.ts'
import { median, memoryDuring } from './serve.memory.ts'
import { pageFigures } from './serve.page.ts'
import { type Helper, helper, makeKey, type Served, serveStore } from './serve.processes.ts'
import { manyPeople, personName } from './serve.store.ts'

const CONNECTIONS = 16
/** Requests a second while memory is watched: well below what it can do, so that nothing queues. */
const STEADY = 300
const WEB = new URL('../web/', import.meta.url).pathname

interface Sizes {
  readonly people: number
  /** Seconds of a round, and how many there are. */
  readonly seconds: number
  readonly rounds: number
  readonly memory: number
  readonly opened: number
}

const FULL: Sizes = { people: 10_000, seconds: 10, rounds: 3, memory: 300, opened: 9 }
const QUICK: Sizes = { people: 2000, seconds: 3, rounds: 2, memory: 20, opened: 3 }

/**
 * The service under load: a process that serves, another that asks, on one machine. Speeds are of use only against those
 * of a bare server of the same framework, which takes turns with it. Needs no data.
 */
export async function serveBench({ quick, seed }: BenchOptions) {
  const sizes = quick ? QUICK : FULL
  const folder = mkdtempSync(join(tmpdir(), 'penchant-serve-'))
  const store = join(folder, 'penchant.db')
  const loader = helper<Load, Loaded>('./serve.load.ts')
  const bare = helper<AnswerSizes, string>('./serve.bare.ts')
  let served: Served | undefined
  try {
    // The build of the library empties the folder of the page.
    if (!existsSync(new URL('../dist/web/index.html', import.meta.url)))
      await build({ root: WEB, configFile: join(WEB, 'vite.config.ts'), logLevel: 'error' })
    await manyPeople(store, sizes.people)
    const token = makeKey(store)
    served = await serveStore(store)
    const target = { token, connections: CONNECTIONS, people: sizes.people, seed }
    const bareUrl = await bare.ask(await answerSizes(served.url, token))
    const urls = { served: served.url, bare: bareUrl }
    const speeds = await inTurns(loader, target, urls, sizes)
    const learning = await whileLearning(loader, { ...target, url: served.url, seconds: sizes.seconds })
    const memory = await steady(loader, { ...target, url: served.url, seconds: sizes.memory })
    const page = await pageFigures(await linkFor(served.url, token), sizes.opened)
    const killed = await killedUnderLoad(loader, { ...target, url: served.url, seconds: 30 }, served, store)
    return {
      people: sizes.people,
      connections: CONNECTIONS,
      results: { ...speeds, learning, memory, killed, page },
    }
  } finally {
    loader.end()
    bare.end()
    await served?.kill()
    rmSync(folder, { recursive: true, force: true })
  }
}

interface AnswerSizes {
  readonly observe: number
  readonly prompt: number
}

/** Bytes of what is answered, so that the bare server answers as much. */
async function answerSizes(url: string, token: string): Promise<AnswerSizes> {
  const client = createClient({ url, token })
  const accepted = await client.signals.observe({ kind: 'sample', person: personName(0), text: 'A text.' })
  const block = await client.person(personName(0)).prompt({ task: 'email' })
  return { observe: JSON.stringify(accepted).length, prompt: Buffer.byteLength(JSON.stringify(block)) }
}

type Target = Pick<Load, 'token' | 'connections' | 'people' | 'seed'>

async function inTurns(
  loader: Helper<Load, Loaded>,
  target: Target,
  { served, bare }: { readonly served: string; readonly bare: string },
  { seconds, rounds }: Sizes,
) {
  const figures = async (what: 'observe' | 'prompt') => {
    const found: { ours: Loaded; bare: Loaded }[] = []
    const ask = (url: string, round: number, time: number) =>
      loader.ask({ ...target, what, url, seconds: time, seed: target.seed + round })
    await ask(bare, -1, 1)
    await ask(served, -1, 2)
    for (let round = 0; round < rounds; round++)
      found.push({ bare: await ask(bare, round, seconds), ours: await ask(served, round, seconds) })
    const middle = (of: (f: (typeof found)[number]) => number) => median(found.map(of))
    return {
      perSecond: Math.round(middle(({ ours }) => ours.perSecond)),
      p50Ms: round(middle(({ ours }) => ours.p50Ms)),
      p95Ms: round(middle(({ ours }) => ours.p95Ms)),
      p99Ms: round(middle(({ ours }) => ours.p99Ms)),
      maxMs: round(Math.max(...found.map(({ ours }) => ours.maxMs))),
      ratioToBareServer: round(middle((f) => f.ours.perSecond / f.bare.perSecond)),
      barePerSecond: Math.round(middle((f) => f.bare.perSecond)),
      notAnswered: found.reduce((n, { ours }) => n + ours.refused + ours.failed, 0),
    }
  }
  return { observe: await figures('observe'), prompt: await figures('prompt') }
}

/** Prompts at a steady rate while the signals that came are learned from in the same service. */
async function whileLearning(loader: Helper<Load, Loaded>, load: Omit<Load, 'what'>) {
  const client = createClient({ url: load.url, token: load.token })
  const { id } = await client.learn()
  const { perSecond, p50Ms, p99Ms, refused, failed } = await loader.ask({
    ...load,
    what: 'prompt',
    rate: STEADY,
  })
  const { state } = await client.jobs.cancel(id)
  for await (const _ of client.jobs.follow(id));
  return {
    perSecond: Math.round(perSecond),
    p50Ms: round(p50Ms),
    p99Ms: round(p99Ms),
    stillLearning: state === 'running',
    notAnswered: refused + failed,
  }
}

/** Memory while both are asked for in turns. */
async function steady(loader: Helper<Load, Loaded>, load: Omit<Load, 'what'>) {
  const working = loader.ask({ ...load, what: 'both', rate: STEADY })
  const memory = await memoryDuring(load.url, load.token, working)
  const { perSecond, p99Ms, refused, failed } = await working
  return {
    ...Object.fromEntries(Object.entries(memory).map(([name, value]) => [name, round(value)])),
    perSecond: Math.round(perSecond),
    p99Ms: round(p99Ms),
    notAnswered: refused + failed,
  }
}

async function linkFor(url: string, token: string): Promise<string> {
  const made = await createClient({ url, token }).person(personName(0)).token(10)
  return `${url}/#token=${made.token}`
}

/** Ends the process while signals are coming in, and looks for those that were answered for. */
async function killedUnderLoad(
  loader: Helper<Load, Loaded>,
  load: Omit<Load, 'what'>,
  served: Served,
  store: string,
) {
  const person = 'killed'
  const loading = loader.ask({ ...load, what: 'observe', person })
  await sleep(2000)
  await served.kill()
  const { ids } = await loading
  const again = await serveStore(store)
  try {
    const client = createClient({ url: again.url, token: load.token }).person(person)
    const held = new Set<string>()
    let cursor: string | undefined
    do {
      const page = await client.signals({ order: 'oldest', limit: 500, ...(cursor && { cursor }) })
      for (const { id } of page.items) held.add(id)
      cursor = page.next
    } while (cursor !== undefined)
    return { acknowledged: ids.length, held: held.size, lost: ids.filter((id) => !held.has(id)).length }
  } finally {
    await again.kill()
  }
}

const round = (x: number): number => Math.round(x * 100) / 100
