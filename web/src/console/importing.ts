import { client } from '../api.ts'
import { chunks } from './chunks.ts'

export interface BadLine {
  readonly file: string
  readonly line: number
  readonly what: string
}

export interface Import {
  readonly file: string
  /** Share of the file that was read, 0 to 1. */
  readonly read: number
  readonly accepted: number
  readonly refused: number
  readonly bad: readonly BadLine[]
}

/** Bad lines that are kept to be shown; all are counted. */
export const MOST_BAD = 1000

/** Sends files line by line, and tells after each piece how far it is. What was sent stays when it is ended. */
export async function* sent(files: readonly File[], signal: AbortSignal): AsyncGenerator<Import> {
  const total = files.reduce((sum, file) => sum + file.size, 0) || 1
  let [done, accepted, refused] = [0, 0, 0]
  let bad: readonly BadLine[] = []
  for (const file of files) {
    for await (const { before, text } of chunks(await bytesOf(file))) {
      signal.throwIfAborted()
      const report = await client.signals.stream(text, { signal })
      accepted += report.accepted
      refused += report.refused
      const found = report.reports.flatMap((row) =>
        'problem' in row ? [{ file: file.name, line: before + row.line, what: row.problem.detail }] : [],
      )
      bad = [...bad, ...found].slice(0, MOST_BAD)
      done = Math.min(total, done + new Blob([text]).size)
      yield { file: file.name, read: done / total, accepted, refused, bad }
    }
  }
  yield { file: files.at(-1)?.name ?? '', read: 1, accepted, refused, bad }
}

const bytesOf = async (file: File): Promise<ReadableStream<Uint8Array>> =>
  file.name.endsWith('.gz') ? file.stream().pipeThrough(new DecompressionStream('gzip')) : file.stream()
