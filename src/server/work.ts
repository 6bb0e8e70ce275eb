import type { Learned } from '../learning.ts'
import type { Penchant } from '../penchant.ts'

/** What a job is told to do: learn what is new of one person or of everybody, or fit the router. */
export type Order =
  | { readonly kind: 'learn'; readonly person?: string | undefined }
  | { readonly kind: 'router'; readonly person?: undefined }

export type Progress = (done: number, total: number) => void

/** Does it, and says what came of it. */
export async function carryOut(
  penchant: Penchant,
  order: Order,
  signal: AbortSignal,
  onProgress: Progress,
): Promise<object> {
  if (order.kind === 'router') {
    const onStep = (step: string, done: number) => onProgress(percent(step, done), 100)
    const { rows, queries, best } = (await penchant.fitRouter({ signal, onStep })).report
    return { rows, queries, best }
  }
  if (order.person !== undefined) return told(await penchant.learn(order.person, { signal, onProgress }))
  const people = await penchant.learnAll({ signal, onProgress })
  const sum = (field: 'signals' | 'trials') => people.reduce((all, p) => all + p[field], 0)
  return { people: people.length, signals: sum('signals'), trials: sum('trials') }
}

/** Most of a fit is verifying. */
const percent = (step: string, done: number): number =>
  Math.round(step === 'verifying' ? 80 * done : step === 'fitting' ? 80 + 20 * done : 0)

/** What learning did, as it is told: an error of a budget as a text. */
const told = ({ stopped, ...learned }: Learned) => ({
  ...learned,
  ...(stopped && { stopped: stopped.message }),
})
