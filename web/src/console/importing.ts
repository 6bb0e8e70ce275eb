import { client, queries } from '../api.ts'
import { chunks } from './chunks.ts'
import { opened } from './opened.ts'

export interface BadLine {
  readonly file: string
  readonly line: number
  readonly what: string
}

export interface Import {
  readonly file: string
  /** Share of the files that was read, 0 to 1. */
  readonly read: number
  /** Lines the service took, those it had already among them. */
  readonly accepted: number
  /** Of these, outcomes of prompts: from them a router is fitted, and nothing is learned about people. */
  readonly outcomes: number
  readonly refused: number
  readonly bad: readonly BadLine[]
}

/** Bad lines that are kept to be shown; all are counted. */
export const MOST_BAD = 1000

const OUTCOME = /"kind"\s*:\s*"outcome"/

/**
 * Sends files line by line, and tells after each piece how far it is. Ends between two pieces, so that what was sent was
 * also counted.
 */
async function* sent(files: readonly File[], signal: AbortSignal): AsyncGenerator<Import> {
  const total = files.reduce((sum, file) => sum + file.size, 0) || 1
  let done = 0
  let now: Import = { file: '', read: 0, accepted: 0, outcomes: 0, refused: 0, bad: [] }
  for (const file of files) {
    const pieces = chunks(await opened(file, (bytes) => (done += bytes)))
    for (;;) {
      if (signal.aborted) return void (await pieces.return(undefined))
      const piece = await pieces.next().catch((error) => Promise.reject(unreadable(file, error)))
      if (piece.done) break
      const { before, text } = piece.value
      const report = await client.signals.stream(text)
      const lines = text.split('\n')
      const outcomes = report.reports.filter((row) => 'id' in row && OUTCOME.test(lines[row.line - 1] ?? ''))
      const bad = report.reports.flatMap((row) =>
        'problem' in row ? [{ file: file.name, line: before + row.line, what: row.problem.detail }] : [],
      )
      now = {
        file: file.name,
        read: Math.min(1, done / total),
        accepted: now.accepted + report.accepted,
        outcomes: now.outcomes + outcomes.length,
        refused: now.refused + report.refused,
        bad: [...now.bad, ...bad].slice(0, MOST_BAD),
      }
      yield now
    }
  }
  yield { ...now, read: 1 }
}

function unreadable({ name }: File, error: unknown): Error {
  const why = name.endsWith('.gz') ? 'it is damaged, cut off, or not compressed with gzip' : said(error)
  return new Error(`${name} cannot be read to its end: ${why}; what came before was sent`)
}

const said = (error: unknown): string => (error instanceof Error ? error.message : String(error))

export interface Importing {
  readonly now?: Import
  readonly state: 'ready' | 'busy' | 'ending' | 'done' | 'cancelled'
  readonly error?: unknown
}

// It goes on when the view is left, and is found again: so it lives beside the views.
let state: Importing = { state: 'ready' }
let ending: AbortController | undefined
const watchers = new Set<() => void>()

function become(next: Importing): void {
  state = next
  for (const watcher of watchers) watcher()
}

export const importing = (): Importing => state

export function watchImport(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/** Leaving the page would end it. */
const asks = (event: BeforeUnloadEvent): void => event.preventDefault()

export async function beginImport(files: readonly File[]): Promise<void> {
  if (state.state === 'busy' || state.state === 'ending') return
  ending = new AbortController()
  addEventListener('beforeunload', asks)
  become({ state: 'busy' })
  try {
    for await (const now of sent(files, ending.signal)) become({ ...state, now })
    become({ ...state, state: ending.signal.aborted ? 'cancelled' : 'done' })
  } catch (error) {
    become({ ...state, state: 'ready', error })
  }
  removeEventListener('beforeunload', asks)
  queries.invalidateQueries()
}

/** Ends it once what is on its way was answered. */
export function cancelImport(): void {
  ending?.abort()
  become({ ...state, state: 'ending' })
}
