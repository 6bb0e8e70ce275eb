import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Signal } from 'penchant'
import { parseSignal } from 'penchant'

/** What every bench gets. */
export interface BenchOptions {
  /** Folder with the data sets. */
  readonly data: string
  /** Fewer people and resamples: for CI. */
  readonly quick: boolean
  readonly seed: number
}

/** A row as it stands in a file; which fields it has is the data set's business. */
// biome-ignore lint/suspicious/noExplicitAny: rows of many shapes
export type Row = Record<string, any>

/** Rows of a gzipped JSONL file; none when the file is not there. */
export function rows(data: string, file: string): Row[] {
  const path = join(data, file)
  if (!existsSync(path)) return []
  return gunzipSync(readFileSync(path))
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

const SOME_TIME = Date.UTC(2026, 0, 1)

/** A row of an edits or samples file as a signal. Rows have no time: each is a minute after the one before. */
export function toSignal(row: Row, index: number): Signal {
  const source = typeof row.source === 'object' ? row.source?.documentId : row.source
  const at = new Date(SOME_TIME + index * 60_000)
  const base = { person: row.userId, task: row.task, ...(source && { source }), at: at.toISOString() }
  const input =
    row.draft === undefined
      ? { kind: 'sample', ...base, text: row.text }
      : { kind: 'edit', ...base, draft: row.draft, final: row.final }
  return parseSignal(input, at)
}

/** A derived choice as the ids of the two signals it sets against each other. */
export interface Versus {
  readonly person: string
  readonly own: Signal
  readonly other: Signal
}

/** People's texts in a set, and the rows that set one person's text against another's on the same material. */
export function versus(data: string, set: string): { signals: Signal[]; pairs: Versus[] } {
  const files = ['edits', 'samples'].flatMap((name) => rows(data, `${set}/${name}.jsonl.gz`))
  const byText = new Map<string, Signal[]>()
  const signals: Signal[] = []
  for (const [i, row] of files.entries()) {
    const signal = toSignal(row, i)
    const key = JSON.stringify([row.userId, row.draft === undefined ? row.text : row.final])
    const known = byText.get(key)
    if (known) known.push(signal)
    else byText.set(key, [signal])
    signals.push(signal)
  }
  const pairs = rows(data, `${set}/derived-choices.jsonl.gz`).flatMap((row) => {
    const own = byText.get(JSON.stringify([row.userId, row.chosen.content])) ?? []
    const other = byText.get(JSON.stringify([row.meta.otherUserId, row.rejected.content])) ?? []
    for (const a of own)
      for (const b of other) if (sameMaterial(a, b)) return [{ person: row.userId, own: a, other: b }]
    return []
  })
  return { signals, pairs }
}

const sameMaterial = (a: Signal, b: Signal): boolean =>
  a.kind === 'edit' && b.kind === 'edit' ? a.draft === b.draft : a.task === b.task && a.source === b.source
