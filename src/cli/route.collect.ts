import { existsSync } from 'node:fs'
import { BudgetError, ModelError } from '../errors.ts'
import type { Price } from '../models/account.ts'
import type { MeterTotal } from '../models/meter.ts'
import { doneIn, foretellCollecting, type Grid } from '../routing.collect.pairs.ts'
import { type AskingScorer, type CollectFailure, collect } from '../routing.collect.ts'
import type { Store } from '../store.ts'
import { memoryStore } from '../stores/memory.ts'
import type { Context } from './context.ts'
import { Interrupted, UsageError } from './failure.ts'
import { interruptible, isAbort } from './interrupt.ts'
import { type Settings, settingsOf } from './learn.options.ts'
import { modelId, NAME_ONE, named, SCRIPTED } from './model.ts'
import { withStore } from './open.ts'
import { progress } from './progress.ts'
import { promptsIn, queriesIn } from './route.collect.input.ts'
import { fileLog, type OutcomeLog, storeLog } from './route.collect.log.ts'
import { type Collected, reportCollectEstimate, reportCollected } from './route.collect.report.ts'
import { scorerOf } from './route.collect.score.ts'
import { count, printable } from './show.ts'
import { soFar } from './usage.ts'

export interface CollectArguments {
  readonly prompts: string
  readonly queries: string
  /** A `.jsonl`; the store when left out. Answers are kept in the store in any case. */
  readonly out?: string
  readonly score: string
  readonly model?: string
  /** USD. */
  readonly budget?: number
  readonly maxCalls?: number
  readonly price?: Price
  readonly concurrency?: number
  /** Milliseconds. */
  readonly timeout?: number
  readonly room?: number
  readonly estimate?: boolean
}

/** Tries every prompt on every query with a language model, scores the answers and stores the outcomes. */
export async function collectCommand(ctx: Context, options: CollectArguments): Promise<void> {
  const id = modelId(options.model)
  if (id === undefined) throw new UsageError(`collecting asks a language model: ${NAME_ONE}`)
  const { budget, maxCalls, price, concurrency, timeout } = options
  const settings = settingsOf({ model: id, budget, maxCalls, price, concurrency, timeout })
  const { name, scripted } = await named(id)
  const [prompts, queries] = await Promise.all([promptsIn(options.prompts), queriesIn(options.queries)])
  const score = await scorerOf(options.score, queries)
  const file = options.out === undefined ? undefined : fileLog(options.out)
  if (scripted && !ctx.json) ctx.note(`${printable(name)}: ${SCRIPTED}`)

  await withAnswers(ctx, options, async (store) => {
    const log = file ?? storeLog(store)
    const done = await doneIn(log.held(), { prompts, queries, model: name, scorer: options.score })
    const grid = { prompts, queries, done }
    const pairs = prompts.length * queries.length
    if (options.estimate) {
      const steps = foretellCollecting({ ...grid, score })
      return reportCollectEstimate(ctx, steps, pairs - steps[0]!.calls, settings)
    }
    await log.open()
    const { tally, error } = await run(grid, { log, store, score, settings, options })
    const interrupted = isAbort(error)
    const foreseen = interrupted || error instanceof BudgetError || error instanceof ModelError
    if (error !== undefined && !foreseen) throw error
    const sizes = { prompts: prompts.length, queries: queries.length, known: pairs - tally.total }
    const stopped = error === undefined ? undefined : interrupted ? 'interrupted' : 'error'
    reportCollected(ctx, { model: name, scorer: options.score, ...sizes, ...tally, stopped })
    if (error !== undefined) throw interrupted ? new Interrupted() : error
  })
}

/** An estimate must not leave an empty store behind. */
const withAnswers = (ctx: Context, options: CollectArguments, use: (store: Store) => Promise<void>) =>
  options.estimate && !existsSync(ctx.store) ? use(memoryStore()) : withStore(ctx, use, { create: true })

interface Running {
  readonly log: OutcomeLog
  readonly store: Store
  readonly score: AskingScorer
  readonly settings: Settings
  readonly options: CollectArguments
}

type Tally = Pick<Collected, 'collected' | 'success' | 'cut' | 'failures' | 'usage'> & {
  readonly total: number
}

/** Asks what is left. What came before an error is stored and counted. */
async function run(
  grid: Grid,
  { log, store, score, settings, options }: Running,
): Promise<{ readonly tally: Tally; readonly error?: unknown }> {
  const bar = progress()
  const failures: CollectFailure[] = []
  let [collected, success, cut, total] = [0, 0, 0, 0]
  let usage: MeterTotal | undefined
  let error: unknown
  try {
    await interruptible(async (signal) => {
      const outcomes = collect({
        ...{ ...grid, ...settings, model: settings.model!, store, score, signal },
        ...{ scorer: options.score, room: options.room },
        onFailure: (failure) => failures.push(failure),
        onProgress: (now) => {
          ;({ total, usage } = now)
          bar.update(now.done, total, `${now.done} of ${count(total, 'pair')}, ${soFar(now.usage)}`)
        },
      })
      for await (const outcome of outcomes) {
        await log.add(outcome)
        collected++
        success += outcome.success
        if (outcome.meta?.cut) cut++
      }
    })
  } catch (thrown) {
    error = thrown
  } finally {
    bar.stop()
  }
  if (usage === undefined) throw error
  return { tally: { collected, success, cut, failures, usage, total }, ...(error !== undefined && { error }) }
}
