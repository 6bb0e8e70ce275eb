import { BudgetError, ModelError } from '../errors.ts'
import type { LearnOptions as Run } from '../learn.ts'
import type { Learned } from '../learning.ts'
import { createPenchant, type Penchant } from '../penchant.ts'
import type { Store } from '../store.ts'
import type { Context } from './context.ts'
import { Interrupted, UsageError } from './failure.ts'
import { interruptible, isAbort } from './interrupt.ts'
import { type LearnOptions, settingsOf } from './learn.options.ts'
import { report, reportEstimate, reportStop } from './learn.report.ts'
import { profileOf, withStore } from './open.ts'
import { progress } from './progress.ts'
import { soFar } from './usage.ts'

/** Learns what is new of one person, or of everybody. */
export async function learn(ctx: Context, person: string | undefined, options: LearnOptions): Promise<void> {
  if ((person === undefined) === !options.all)
    throw new UsageError('name one person, or give --all and no name')
  const settings = settingsOf(options)
  await withStore(ctx, async (store) => {
    if (person !== undefined) await profileOf(store, person)
    const penchant = createPenchant({ ...settings, store })
    if (options.estimate) return reportEstimate(ctx, await penchant.estimate(person), settings)
    const before = await waiting(store, person)
    const bar = watch(person, settings.model ? () => soFar(penchant.usage().total) : undefined)
    try {
      const learned = await interruptible((signal) =>
        run(penchant, person, { signal, onProgress: bar.update }),
      )
      bar.stop()
      report(ctx, person, learned, penchant.usage(), settings)
    } catch (error) {
      bar.stop()
      const interrupted = isAbort(error)
      if (!interrupted && !(error instanceof BudgetError || error instanceof ModelError)) throw error
      const left = await waiting(store, person)
      const unit = person === undefined ? 'people' : 'signals'
      reportStop(ctx, { unit, done: before - left, left, interrupted }, penchant.usage(), settings)
      throw interrupted ? new Interrupted() : error
    }
  })
}

const run = async (penchant: Penchant, person: string | undefined, how: Run): Promise<readonly Learned[]> =>
  person === undefined ? penchant.learnAll(how) : [await penchant.learn(person, how)]

/** How many signals of a person are new; of everybody, how many people have something new. */
async function waiting(store: Store, person: string | undefined): Promise<number> {
  let n = 0
  if (person !== undefined) {
    const { learned: after } = await store.profile(person)
    for await (const _ of store.signals({ person, after })) n++
  } else for await (const p of store.people()) if (p.learned < p.last) n++
  return n
}

/** Milliseconds between two looks at the meter: one signal may keep a model busy for a while. */
const PACE = 500

/** A progress line with what was spent so far. */
function watch(person: string | undefined, cost: (() => string) | undefined) {
  const bar = progress()
  let [done, total, label] = [0, 1, 'beginning']
  const draw = () => bar.update(done, total, cost ? `${label}, ${cost()}` : label)
  const timer = cost && setInterval(draw, PACE)
  return {
    update(now: number, of: number): void {
      ;[done, total, label] = [now, of, labelOf(person, now, of)]
      draw()
    },
    stop(): void {
      clearInterval(timer)
      bar.stop()
    },
  }
}

/** Everybody is measured before anybody is learned, which is the second half of the count. */
function labelOf(person: string | undefined, done: number, total: number): string {
  if (person !== undefined) return `${done} of ${total} signals`
  const people = total / 2
  return done < people ? 'measuring people' : `${done - people} of ${people} people`
}
