import { parentPort, workerData } from 'node:worker_threads'
import { isPenchantError } from '../errors.ts'
import { createPenchant } from '../penchant.ts'
import { problemOf } from './problem.ts'

// All of the thread that fits the router of an embedded store for `fitApart`.

const penchant = createPenchant({ store: workerData as string })
try {
  const { report } = await penchant.fitRouter({
    onStep: (step, done) => parentPort!.postMessage({ step, done }),
  })
  parentPort!.postMessage({ fitted: report })
} catch (error) {
  // A class does not survive the way between threads.
  if (!isPenchantError(error)) throw error
  const { type, facts } = problemOf(error)
  parentPort!.postMessage({ refused: { type, facts } })
} finally {
  await penchant.close()
}
