import type { Learned } from '../learning.ts'
import { createPenchant, type LearnOptions } from '../penchant.ts'
import type { Store } from '../store.ts'
import type { Context } from './context.ts'
import { Interrupted, UsageError } from './failure.ts'
import { interruptible, isAbort } from './interrupt.ts'
import { profileOf, withStore } from './open.ts'
import { progress } from './progress.ts'
import { count, json, printable } from './show.ts'

/** Learns what is new of one person, or of everybody. */
export async function learn(
  ctx: Context,
  person: string | undefined,
  options: { all?: boolean },
): Promise<void> {
  if ((person === undefined) === !options.all)
    throw new UsageError('name one person, or give --all and no name')
  await withStore(ctx, async (store) => {
    if (person !== undefined) await profileOf(store, person)
    const bar = progress()
    const before = await waiting(store, person)
    try {
      const learned = await interruptible((signal) => run(store, person, { signal, onProgress: draw }))
      bar.stop()
      report(ctx, person, learned)
    } catch (error) {
      bar.stop()
      if (!isAbort(error)) throw error
      reportStop(ctx, before, await waiting(store, person))
      throw new Interrupted()
    }
    /** Everybody is measured before anybody is learned, which is the second half of the count. */
    function draw(done: number, total: number): void {
      const label =
        person !== undefined ? 'signals' : done <= total / 2 ? 'measuring people' : 'learning people'
      bar.update(done, total, person !== undefined ? `${done} of ${total} ${label}` : label)
    }
  })
}

async function run(
  store: Store,
  person: string | undefined,
  options: LearnOptions,
): Promise<readonly Learned[]> {
  const penchant = createPenchant({ store })
  return person === undefined ? penchant.learnAll(options) : [await penchant.learn(person, options)]
}

/** How many people have something new. */
async function waiting(store: Store, person: string | undefined): Promise<number> {
  let n = 0
  for await (const p of store.people())
    if (p.learned < p.last && (person === undefined || p.person === person)) n++
  return n
}

function report(ctx: Context, person: string | undefined, learned: readonly Learned[]): void {
  const sum = (pick: (l: Learned) => number) => learned.reduce((total, l) => total + pick(l), 0)
  const signals = sum((l) => l.signals)
  const trials = sum((l) => l.trials)
  const people = learned.filter((l) => l.signals > 0).length
  const whom = person === undefined ? count(people, 'person', 'people') : printable(person)
  const told = `learned ${whom}: ${count(signals, 'new signal')}, ${count(trials, 'trial')}`
  ctx.print(ctx.json ? json({ people, signals, trials, learned }) : signals === 0 ? 'nothing new' : told)
}

function reportStop(ctx: Context, before: number, left: number): void {
  if (ctx.json) ctx.print(json({ interrupted: true, people: before - left, left }))
  else
    ctx.note(
      `stopped: ${before - left} of ${count(before, 'person', 'people')} learned, what was learned is kept; ` +
        'the same command goes on from there',
    )
}
