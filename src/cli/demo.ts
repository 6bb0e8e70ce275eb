import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packageRoot } from '../package.ts'
import { chance, type Preference, usable } from '../preference.ts'
import { parseSignal, type Signal } from '../signal.ts'
import type { Store } from '../store.ts'
import { sqliteStore } from '../stores/sqlite.ts'
import type { Context } from './context.ts'
import type { Added } from './demo.model.ts'
import { type Demo, runDemo } from './demo.run.ts'
import { states } from './facts.ts'
import { Interrupted } from './failure.ts'
import { jsonRows } from './import.lines.ts'
import { interruptible, isAbort } from './interrupt.ts'
import { modelId, type Named, named } from './model.ts'
import { responsive } from './open.ts'
import { type Progress, progress } from './progress.ts'
import { json, printable } from './show.ts'
import { foreseen, soFar } from './usage.ts'

/**
 * Learns the shipped signals in a store of their own, and shows what came of it. With a model they are learned once
 * more in another store, so that what it adds stands apart.
 */
export async function demo(ctx: Context, options: { keep?: boolean; model?: string }): Promise<void> {
  const id = modelId(options.model)
  const model = id === undefined ? undefined : await named(id)
  const folder = await mkdtemp(join(tmpdir(), 'penchant-demo-'))
  const path = join(folder, 'penchant.db')
  try {
    const signals = await shippedSignals()
    const found = await withoutModel(path, signals)
    const { MORE, terminal, YOURS } = await import('./demo.terminal.ts')
    if (!ctx.json) ctx.print(terminal(found, ctx.colors))
    const again = join(folder, 'with-model.db')
    const added = model && (await withModel(ctx, again, signals, model))
    if (ctx.json) ctx.print(json({ ...numbers(found), ...(added && { added: withBriefs(added) }) }))
    else {
      if (added) ctx.print((await import('./demo.added.ts')).added(added, ctx.colors))
      ctx.print(`\n${YOURS}${model ? '' : `\n${MORE}`}`)
    }
    if (options.keep) ctx.note(`the store is kept: penchant --store ${model ? again : path} profile emma`)
  } finally {
    if (!options.keep) await rm(folder, { recursive: true, force: true })
  }
}

const withoutModel = (path: string, signals: readonly Signal[]): Promise<Demo> =>
  pass(path, (store, signal, draw) =>
    runDemo(store, signals, {
      signal,
      onProgress: (done, total) =>
        draw(done, total, done < total ? 'learning seven people' : 'swapping their profiles'),
    }),
  )

/** What it will take is said beforehand: it is somebody's money. */
const withModel = (ctx: Context, path: string, signals: readonly Signal[], model: Named): Promise<Added> =>
  pass(path, async (store, signal, draw) => {
    const { runModel } = await import('./demo.model.ts')
    return runModel(store, signals, model, {
      signal,
      onEstimate: (estimate) =>
        ctx.note(`\nonce more with ${printable(model.name)}: about ${foreseen(estimate)}; Ctrl-C stops it`),
      onProgress: (done, total, spent) => draw(done, total, `learning with a model, ${soFar(spent)}`),
    })
  })

/** Does something with a store of its own and a progress line, until it is done or Ctrl-C is pressed. */
async function pass<T>(
  path: string,
  work: (store: Store, signal: AbortSignal, draw: Progress['update']) => Promise<T>,
): Promise<T> {
  const store = responsive(sqliteStore(path))
  const bar = progress()
  try {
    return await interruptible((signal) => work(store, signal, bar.update))
  } catch (error) {
    throw isAbort(error) ? new Interrupted() : error
  } finally {
    bar.stop()
    await store.close()
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

const withBriefs = ({ people, ...rest }: Added) => ({
  people: people.map(({ person, statements }) => ({ person, statements: statements.map(brief) })),
  ...rest,
})
