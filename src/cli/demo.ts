import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chance, type Preference, usable } from '../preference.ts'
import { parseSignal, type Signal } from '../signal.ts'
import { sqliteStore } from '../stores/sqlite.ts'
import type { Context } from './context.ts'
import { type Demo, runDemo } from './demo.run.ts'
import { states } from './facts.ts'
import { Interrupted } from './failure.ts'
import { jsonRows } from './import.lines.ts'
import { interruptible, isAbort } from './interrupt.ts'
import { responsive } from './open.ts'
import { packageRoot } from './package.ts'
import { progress } from './progress.ts'
import { json } from './show.ts'

/** Learns the shipped signals in a store of their own, and shows what came of it. */
export async function demo(ctx: Context, options: { keep?: boolean }): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'penchant-demo-'))
  const path = join(folder, 'penchant.db')
  const store = responsive(sqliteStore(path))
  const bar = progress()
  const onProgress = (done: number, total: number) =>
    bar.update(done, total, done < total ? 'learning seven people' : 'swapping their profiles')
  try {
    const signals = await shippedSignals()
    const found = await interruptible((signal) => runDemo(store, signals, { signal, onProgress }))
    bar.stop()
    ctx.print(
      ctx.json ? json(numbers(found)) : (await import('./demo.terminal.ts')).terminal(found, ctx.colors),
    )
    if (options.keep) ctx.note(`the store is kept: penchant --store ${path} profile emma`)
  } catch (error) {
    bar.stop()
    throw isAbort(error) ? new Interrupted() : error
  } finally {
    await store.close()
    if (!options.keep) await rm(folder, { recursive: true, force: true })
  }
}

export async function shippedSignals(): Promise<Signal[]> {
  const signals: Signal[] = []
  for await (const { value } of jsonRows(createReadStream(join(packageRoot(), 'demo', 'people.jsonl'))))
    signals.push(parseSignal(value, new Date(0)))
  return signals
}

/** The demonstration's figures, for a program. */
export function numbers({ people, trials, seconds, swap, prompts }: Demo) {
  return {
    people: people.map(({ person, signals, profile, forecasts, loss }) => ({
      person,
      signals: Object.fromEntries(
        [...Map.groupBy(signals, (s) => s.kind)].map(([kind, list]) => [kind, list.length]),
      ),
      ...states(profile),
      preferences: profile.preferences.filter(usable).map(brief),
      loss: { ...loss, each: forecasts.map((f) => f.loss) },
    })),
    trials,
    seconds,
    swap,
    prompts,
  }
}

const brief = ({ id, statement, status, tally, measured }: Preference) => ({
  id,
  statement,
  status,
  ...tally,
  chance: chance(tally),
  measured,
})
