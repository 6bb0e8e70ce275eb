import type { Thresholds } from '../preference.ts'
import { startThread } from '../thread.ts'
import { Problem, type ProblemFacts, type ProblemType } from './problem.ts'
import type { Order, Progress } from './work.ts'

/** What the thread says while it works and at its end. */
export type Told =
  | { readonly done: number; readonly total: number }
  | { readonly result: object }
  | { readonly refused: { readonly type: ProblemType; readonly facts: ProblemFacts } }

interface Apart {
  /** Path of an embedded store. */
  readonly store: string
  readonly thresholds: Thresholds
}

/**
 * Carries an order out in a thread of its own, which takes half a second to start: it is computing for minutes, and requests
 * should not wait for it. Learning ends where it can go on; a fit, which keeps nothing before its end, at once.
 */
export function apart(
  options: Apart,
  order: Order,
  signal: AbortSignal,
  onProgress: Progress,
): Promise<object> {
  const { promise, resolve, reject } = Promise.withResolvers<object>()
  const thread = startThread('server/work', { ...options, order })
  thread.on('message', (message: Told) => {
    if ('total' in message) onProgress(message.done, message.total)
    else if ('result' in message) resolve(message.result)
    else reject(new Problem(message.refused.type, message.refused.facts))
  })
  thread.on('error', reject)
  thread.on('exit', (code) =>
    reject(signal.aborted ? signal.reason : new Error(`the thread ended with ${code}`)),
  )
  const end = () => (order.kind === 'router' ? void thread.terminate() : thread.postMessage('end'))
  signal.addEventListener('abort', end, { once: true })
  return promise.finally(() => signal.removeEventListener('abort', end))
}
