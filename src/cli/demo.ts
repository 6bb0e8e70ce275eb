import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { average } from '../evaluate/curve.ts'
import { createPenchant, type Penchant } from '../penchant.ts'
import { chance, type Forecast, type Preference, type Profile, usable } from '../preference.ts'
import type { PromptBlock } from '../prompt.ts'
import { parseSignal, type Signal } from '../signal.ts'
import { sqliteStore } from '../stores/sqlite.ts'
import type { Context } from './context.ts'
import { Interrupted } from './failure.ts'
import { jsonRows } from './import.lines.ts'
import { interruptible, isAbort } from './interrupt.ts'
import { responsive } from './open.ts'
import { packageRoot } from './package.ts'
import { progress } from './progress.ts'
import { json } from './show.ts'

/** The three whose profiles are shown, and the two whose prompts are. All of them are made up: see demo/README.md. */
const SHOWN = ['emma', 'kai', 'otto']
const PROMPTED = ['emma', 'noah']
const TASK = 'email'
/** Room for a prompt that fits a screen, in tokens. */
const BUDGET = 110

/** One person of the demonstration, in numbers and beliefs. */
export interface DemoPerson {
  readonly person: string
  readonly signals: readonly Signal[]
  readonly profile: Profile
  readonly forecasts: readonly Forecast[]
  /** Mean loss over the first and the last third of the forecasts, in bits. */
  readonly loss: { readonly first: number; readonly last: number }
}

/** Everything the demonstration shows; nothing in it is written down beforehand. */
export interface Demo {
  readonly people: readonly DemoPerson[]
  readonly shown: readonly DemoPerson[]
  readonly trials: number
  readonly seconds: number
  readonly prompts: { readonly task: string; readonly blocks: Readonly<Record<string, PromptBlock>> }
}

/** Imports the shipped signals into a store of their own, learns, and shows what came of it. */
export async function demo(ctx: Context, options: { keep?: boolean }): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'penchant-demo-'))
  const store = responsive(sqliteStore(join(folder, 'penchant.db')))
  const bar = progress()
  try {
    const penchant = createPenchant({ store })
    const signals = await shippedSignals()
    await store.append(signals)
    const started = performance.now()
    const learned = await interruptible((signal) =>
      penchant.learnAll({
        signal,
        onProgress: (done, total) => bar.update(done, total, 'learning seven people'),
      }),
    )
    const seconds = (performance.now() - started) / 1000
    bar.stop()
    const trials = learned.reduce((sum, l) => sum + l.trials, 0)
    const found = await collect(penchant, signals, { trials, seconds })
    if (ctx.json) ctx.print(json(numbers(found)))
    else ctx.print((await import('./demo.terminal.ts')).terminal(found, ctx.colors))
    if (options.keep)
      ctx.note(`the store is kept: penchant --store ${join(folder, 'penchant.db')} profile emma`)
  } catch (error) {
    bar.stop()
    throw isAbort(error) ? new Interrupted() : error
  } finally {
    await store.close()
    if (!options.keep) await rm(folder, { recursive: true, force: true })
  }
}

async function shippedSignals(): Promise<Signal[]> {
  const signals: Signal[] = []
  for await (const { value } of jsonRows(createReadStream(join(packageRoot(), 'demo', 'people.jsonl'))))
    signals.push(parseSignal(value, new Date(0)))
  return signals
}

async function collect(
  penchant: Penchant,
  signals: readonly Signal[],
  run: { trials: number; seconds: number },
): Promise<Demo> {
  const people: DemoPerson[] = []
  for (const [person, own] of Map.groupBy(signals, (s) => s.person ?? '')) {
    const { forecasts } = await penchant.history(person)
    people.push({
      person,
      signals: own,
      profile: await penchant.profile(person),
      forecasts,
      loss: thirds(forecasts),
    })
  }
  people.sort((a, b) => (a.person < b.person ? -1 : 1))
  const blocks: Record<string, PromptBlock> = {}
  for (const person of PROMPTED)
    blocks[person] = await penchant.prompt(person, { task: TASK, budget: BUDGET })
  const shown = people.filter((p) => SHOWN.includes(p.person))
  return { people, shown, ...run, prompts: { task: TASK, blocks } }
}

function thirds(forecasts: readonly Forecast[]): { first: number; last: number } {
  const size = Math.max(1, Math.floor(forecasts.length / 3))
  const mean = (part: readonly Forecast[]) => average(part.map((f) => f.loss))
  return { first: mean(forecasts.slice(0, size)), last: mean(forecasts.slice(-size)) }
}

function numbers({ people, trials, seconds, prompts }: Demo) {
  const kinds = (signals: readonly Signal[]) =>
    Object.fromEntries([...Map.groupBy(signals, (s) => s.kind)].map(([kind, list]) => [kind, list.length]))
  const brief = ({ id, statement, status, tally, measured }: Preference) => ({
    id,
    statement,
    status,
    ...tally,
    chance: chance(tally),
    measured,
  })
  return {
    people: people.map(({ person, signals, profile, forecasts, loss }) => ({
      person,
      signals: kinds(signals),
      ...states(profile),
      preferences: profile.preferences.filter(usable).map(brief),
      loss: { ...loss, each: forecasts.map((f) => f.loss) },
    })),
    trials,
    seconds,
    prompts,
  }
}

/** How many preferences are used, undecided and given up. */
export function states({ preferences }: Profile): { inUse: number; undecided: number; retired: number } {
  const unused = preferences.filter((p) => !usable(p))
  const having = (status: Preference['status']) => unused.filter((p) => p.status === status).length
  return {
    inUse: preferences.length - unused.length,
    undecided: having('proposed'),
    retired: having('retired'),
  }
}
