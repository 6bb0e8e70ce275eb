import { parentPort, workerData } from 'node:worker_threads'
import { fitTaste } from '../rewards/taste.ts'

// All of the thread that fits everybody's taste for `tasteApart`.

parentPort!.postMessage(fitTaste(workerData).fitted)
