import type { AgentName } from '../environments/prefeval/agents.ts'
import type { Form, PrefEvalData } from '../environments/prefeval/entries.ts'
import { loadPrefEval } from '../environments/prefeval/load.ts'
import { misapplication, peopleOf } from '../environments/prefeval/misapplication.ts'
import type { PrefEvalRow, PrefEvalTask } from '../environments/prefeval/row.ts'
import { runPrefEval } from '../environments/prefeval/run.ts'
import { summary } from '../environments/prefeval/summary.ts'
import { drawFor, spread } from '../environments/scripted/draw.ts'
import { BudgetError, ModelError } from '../errors.ts'
import { asker } from '../model.ts'
import type { Price } from '../models/account.ts'
import { createBudget } from '../models/budget.ts'
import { localEmbedder } from '../models/local-embedder.ts'
import { createMeter, type Meter, type MeterTotal, metered } from '../models/meter.ts'
import { CONCURRENCY, wrap } from '../models/wrap.ts'
import type { Store } from '../store.ts'
import type { Context } from './context.ts'
import { Interrupted, UsageError } from './failure.ts'
import { interruptible, isAbort } from './interrupt.ts'
import { modelId, NAME_ONE, type Named, named } from './model.ts'
import { withStore } from './open.ts'
import { type PrefevalFindings, showPrefeval } from './prefeval.show.ts'
import { progress } from './progress.ts'
import { count } from './show.ts'
import { soFar } from './usage.ts'

export interface PrefevalArguments {
  readonly data: string
  readonly form: Form
  readonly task: PrefEvalTask
  readonly turns: readonly number[]
  readonly agents: readonly AgentName[]
  readonly max: number
  readonly seed: number
  readonly model?: string
  readonly judgeModel?: string
  readonly maxCalls?: number
  readonly price?: Price
  readonly concurrency?: number
  /** Milliseconds. */
  readonly timeout?: number
}

/** People the over-application check is made with. */
const PEOPLE = 20

/**
 * Puts PrefEval's questions to a model by way of each agent, and shows what was followed. Answers are kept in the store, so
 * that a run that broke off goes on without paying twice.
 */
export async function prefeval(ctx: Context, options: PrefevalArguments): Promise<void> {
  const id = modelId(options.model)
  if (id === undefined) throw new UsageError(`prefeval asks a language model: ${NAME_ONE}`)
  const model = await named(id)
  const judge = options.task === 'generation' ? await named(options.judgeModel ?? id) : undefined
  const data = await loadPrefEval(options.data, options.form)
  const places = spread(data.entries.length, options.max, drawFor(options.seed, 'entries'))
  const drawn = { ...data, entries: places.map((i) => data.entries[i]!) }
  await withStore(
    ctx,
    async (store) => {
      const models = modelsOf(store, model, judge, options)
      const { rows, error } = await run(drawn, models, options)
      const foreseen = isAbort(error) || error instanceof BudgetError || error instanceof ModelError
      if (error !== undefined && !foreseen) throw error
      const findings: PrefevalFindings = {
        ...{ options, rows, cells: summary(rows), entries: drawn.entries.length, of: data.entries.length },
        ...{ model, ...(judge && { judge }), usage: models.usage(), stopped: error !== undefined },
        ...(options.agents.includes('penchant') && { misapplied: await checked(data, options.seed) }),
      }
      if (rows.length > 0) showPrefeval(ctx, findings)
      if (error !== undefined) throw isAbort(error) ? new Interrupted() : error
    },
    { create: true },
  )
}

const checked = async ({ entries }: PrefEvalData, seed: number) =>
  misapplication(await peopleOf(entries, { people: PEOPLE, seed }))

type Models = ReturnType<typeof modelsOf>

/** The model of each agent and the judge's, counted apart; one budget and one limit on what is under way for all. */
function modelsOf(store: Store, model: Named, judge: Named | undefined, options: PrefevalArguments) {
  const { maxCalls, concurrency, timeout } = options
  const budget = maxCalls === undefined ? undefined : createBudget({ calls: maxCalls })
  const around = { store, budget, concurrency, retry: { timeout } }
  const price = options.price ?? model.price
  const wrapped = wrap(model.model, around)
  const agents = new Map<AgentName, Meter>(options.agents.map((name) => [name, createMeter(price)]))
  const judging = judge && {
    meter: createMeter(options.judgeModel === undefined ? price : judge.price),
    model: wrap(judge.model, around),
  }
  const meters = [...agents.values(), ...(judging ? [judging.meter] : [])]
  return {
    ask: (agent: AgentName, abort: AbortSignal) => asker(metered(wrapped, agents.get(agent)!), { abort }),
    judge: (abort: AbortSignal) => judging && asker(metered(judging.model, judging.meter), { abort }),
    total: () => meters.map((meter) => meter.total()).reduce(added),
    usage: () => ({
      agents: Object.fromEntries([...agents].map(([name, meter]) => [name, meter.total()])),
      ...(judging && { judge: judging.meter.total() }),
    }),
  }
}

/** What was called and paid for together; the cost is known where all are. */
const added = (a: MeterTotal, b: MeterTotal): MeterTotal => ({
  ...a,
  calls: a.calls + b.calls,
  cost: a.cost === undefined || b.cost === undefined ? undefined : a.cost + b.cost,
})

/** Asks. What came before an error is kept. */
async function run(
  data: PrefEvalData,
  models: Models,
  { task, turns, agents, seed, concurrency = CONCURRENCY }: PrefevalArguments,
): Promise<{ readonly rows: readonly PrefEvalRow[]; readonly error?: unknown }> {
  const bar = progress()
  const came: PrefEvalRow[] = []
  try {
    return await interruptible((abort) => {
      const judge = models.judge(abort)
      return runPrefEval({
        ...{ ...data, task, turns, agents, seed, abort, embedder: localEmbedder(), width: concurrency },
        ask: (agent) => models.ask(agent, abort),
        ...(judge && { judge }),
        onRow: (row, done, of) => {
          came.push(row)
          bar.update(done, of, `${done} of ${count(of, 'answer')}, ${soFar(models.total())}`)
        },
      })
    })
  } catch (error) {
    return { rows: came, error }
  } finally {
    bar.stop()
  }
}
