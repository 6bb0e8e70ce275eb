import { fitRouter } from 'penchant/routing'
import type { BenchOptions } from './data.ts'
import { loadSet, partOf } from './routing.data.ts'

/** How many queries a second a router with 16 prompts chooses for, once they are read; and reading and choosing. */
export async function speedOfChoosing({ data, quick }: BenchOptions) {
  const set = loadSet(data, 'mawps')
  if (!set) return undefined
  // The paper's test part is the one on which all sixteen prompts were tried.
  const { outcomes } = partOf(set, 'paper', 'test')
  const router = await fitRouter(outcomes, { prompts: set.prompts })
  const queries = partOf(set, 'paper', 'train', []).queries.slice(0, 1000)
  const readings = queries.map((query) => router.read(query))
  const seconds = quick ? 0.5 : 2
  return {
    prompts: set.prompts.length,
    logged: router.report.queries,
    choosePerSecond: Math.round(perSecond(readings, (r) => router.choose(r), seconds)),
    readAndChoosePerSecond: Math.round(perSecond(queries, (q) => router.choose(q), seconds)),
  }
}

/** The best of four turns: what else the machine does only slows it. */
function perSecond<T>(items: readonly T[], act: (item: T) => unknown, seconds: number): number {
  const turns = [0, 1, 2, 3].map(() => {
    const start = performance.now()
    let done = 0
    while (performance.now() - start < 1000 * seconds)
      for (let i = 0; i < 100; i++) act(items[done++ % items.length]!)
    return done / ((performance.now() - start) / 1000)
  })
  return Math.max(...turns)
}
