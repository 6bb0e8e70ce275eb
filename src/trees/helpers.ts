import { Worker } from 'node:worker_threads'
import { kernelModule, type Memory } from './kernel.ts'

/** All of a helper: the work is in the kernel, so there is no file to be found from wherever this one was bundled to. */
const HELPER = `
const { module, memory, thread, threads } = require('node:worker_threads').workerData
new WebAssembly.Instance(module, { penchant: { memory } }).exports.help(thread, threads)`

/**
 * Starts all threads but the caller's. They help with the jobs in this memory until dismissed, from when they are ready
 * on: about 50 ms later, and a job that is done by then was done without them.
 */
export function startHelpers(threads: number, memory: Memory): readonly Worker[] {
  return Array.from({ length: threads - 1 }, (_, i) => {
    const workerData = { module: kernelModule(), memory, thread: i + 1, threads }
    const helper = new Worker(HELPER, { eval: true, execArgv: [], workerData })
    helper.unref()
    return helper
  })
}
