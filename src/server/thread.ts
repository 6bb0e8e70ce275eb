import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { packageRoot } from '../package.ts'

/** Starts a module of this folder in a thread of its own, run from sources or built. It takes half a second. */
export function startThread(name: string, workerData: unknown): Worker {
  const file = import.meta.filename.endsWith('.ts')
    ? join(import.meta.dirname, `${name}.thread.ts`)
    : join(packageRoot(), 'dist', 'server', `${name}.thread.js`)
  return new Worker(file, { workerData, execArgv: [] })
}
