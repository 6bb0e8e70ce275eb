import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { packageRoot } from '../package.ts'
import type { Penchant } from '../penchant.ts'
import { Problem, type ProblemFacts, type ProblemType } from './problem.ts'

/** What the service says of a fit that is through. */
interface Fitted {
  readonly rows: number
  readonly queries: number
  readonly best: string
}

/** Fits a tenant's router to the outcomes stored, and keeps it. @param progress is told per cent, of 100. */
export type Fit = (signal: AbortSignal, progress: (done: number, total: number) => void) => Promise<Fitted>

type Message =
  | { readonly step: string; readonly done: number }
  | { readonly fitted: Fitted }
  | { readonly refused: { readonly type: ProblemType; readonly facts: ProblemFacts } }

/** Where the thread's module lies, run from sources or built. */
const THREAD = import.meta.filename.endsWith('.ts')
  ? join(import.meta.dirname, 'fit.thread.ts')
  : join(packageRoot(), 'dist', 'server', 'fit.thread.js')

/** Of the whole, most goes into verifying. */
const percent = (step: string, done: number): number =>
  Math.round(step === 'verifying' ? 80 * done : step === 'fitting' ? 80 + 20 * done : 0)

const told = ({ rows, queries, best }: Fitted): Fitted => ({ rows, queries, best })

/**
 * In a thread of its own, over a connection of its own: a minute of computing that requests do not wait for. Ended at once
 * when cancelled; what is kept is kept in one transaction at the end.
 */
export const fitApart =
  (store: string): Fit =>
  (signal, progress) => {
    const { promise, resolve, reject } = Promise.withResolvers<Fitted>()
    const thread = new Worker(THREAD, { workerData: store, execArgv: [] })
    thread.on('message', (message: Message) => {
      if ('step' in message) progress(percent(message.step, message.done), 100)
      else if ('fitted' in message) resolve(told(message.fitted))
      else reject(new Problem(message.refused.type, message.refused.facts))
    })
    thread.on('error', reject)
    thread.on('exit', (code) => reject(signal.aborted ? signal.reason : new Error(`ended with ${code}`)))
    const end = () => void thread.terminate()
    signal.addEventListener('abort', end, { once: true })
    return promise.finally(() => signal.removeEventListener('abort', end))
  }

/** Where an embedder has to be asked, or the store is not ours to open twice. Requests wait for a step at a time. */
export const fitHere =
  ({ fitRouter }: Penchant): Fit =>
  async (signal, progress) => {
    const onStep = (step: string, done: number) => progress(percent(step, done), 100)
    return told((await fitRouter({ signal, onStep })).report)
  }
