import { setImmediate } from 'node:timers/promises'
import pLimit from 'p-limit'
import { lifeId, type Row } from './results.ts'
import { openFolder } from './run.folder.ts'
import { type Forecast, foresee } from './run.forecast.ts'
import { rowsOf } from './run.life.ts'
import { openModels } from './run.models.ts'
import type { Plan } from './run.plan.ts'

export interface RunProgress {
  /** Rounds that are through, those of earlier starts among them, of how many. */
  readonly done: number
  readonly total: number
  /** What this start has paid. */
  readonly paid: Forecast
  /** What the rounds that are left will take, once one is through. */
  readonly ahead?: Forecast
}

export interface RunOptions {
  /** Where the run lies: what it is, what models answered, and its results. One that was broken off is taken up again. */
  readonly folder: string
  readonly abort?: AbortSignal
  readonly onProgress?: (progress: RunProgress) => void
}

/**
 * Lives every life of a plan that is not lived yet, and writes a row for each round. An answer is kept before it is used
 * and a row is on the disk before the next round: after a kill at any moment the same call goes on, and pays again at
 * most what was under way. Lives are independent of each other and of the order in which they are lived.
 *
 * @returns every row of the run, also those of earlier starts, in no order.
 * @throws BudgetError, ModelError or an abort; what was finished is kept.
 */
export async function run(plan: Plan, { folder, abort, onProgress }: RunOptions): Promise<readonly Row[]> {
  const { experiment, environment, lives } = plan
  const { held, store, add, close } = await openFolder(folder, plan)
  const { reach, paid } = openModels(plan.reach, experiment, store)
  const rows = [...held]
  const heldOf = Map.groupBy(held, lifeId)
  const total = lives.reduce((sum, life) => sum + life.rounds, 0)
  const tell = () => {
    const ahead = foresee(lives, rows)
    onProgress?.({ done: rows.length, total, paid: paid(), ...(ahead && { ahead }) })
  }
  const halt = new AbortController()
  const places = pLimit(experiment.concurrency)

  async function pass(life: Plan['lives'][number]): Promise<void> {
    const known = heldOf.get(lifeId(life))?.length ?? 0
    if (known === life.rounds || halt.signal.aborted) return
    for await (const row of rowsOf(life, {
      ...{ experiment, environment, reach, abort, halt: halt.signal, held: known },
    })) {
      abort?.throwIfAborted()
      await add(row)
      rows.push(row)
      tell()
      // A scripted model answers at once: without this nothing else would have its turn, Ctrl-C neither.
      await setImmediate()
    }
  }

  try {
    tell()
    const ends = await Promise.allSettled(
      lives.map((life) =>
        places(() => pass(life)).catch((error) => {
          halt.abort(error)
          throw error
        }),
      ),
    )
    if (ends.some(({ status }) => status === 'rejected')) throw halt.signal.reason
    return rows
  } finally {
    await close()
  }
}
