import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'
import { PRAGMAS } from './sqlite.connection.ts'
import { rewrite } from './sqlite.rewrite.ts'

// All of the thread that rewrites a store's file for `createScrubber`, over a connection of its own.

const { file, patience } = workerData as { readonly file: string; readonly patience: number }
const db = new DatabaseSync(file)
try {
  db.exec(PRAGMAS)
  parentPort!.postMessage(rewrite(db, patience))
} finally {
  db.close()
}
