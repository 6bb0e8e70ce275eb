import { parentPort, workerData } from 'node:worker_threads'
import { isPenchantError } from '../errors.ts'
import { createPenchant } from '../penchant.ts'
import { problemOf } from './problem.ts'
import type { Told } from './work.apart.ts'
import { carryOut } from './work.ts'

// All of a thread that `apart` starts: one order, with a connection to the store of its own.

const tell = (message: Told) => parentPort!.postMessage(message)
const { order, ...options } = workerData
const ending = new AbortController()
parentPort!.once('message', () => ending.abort())
const penchant = createPenchant(options)
try {
  tell({ result: await carryOut(penchant, order, ending.signal, (done, total) => tell({ done, total })) })
} catch (error) {
  // A class does not survive the way between threads.
  if (!isPenchantError(error) && !ending.signal.aborted) throw error
  const { type, facts } = problemOf(error)
  tell({ refused: { type, facts } })
} finally {
  await penchant.close()
  parentPort!.close()
}
