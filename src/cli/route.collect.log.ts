import { createReadStream } from 'node:fs'
import { appendFile, open, stat, truncate } from 'node:fs/promises'
import { rows } from '../data/rows.ts'
import { InvalidInputError } from '../errors.ts'
import type { OutcomeInput } from '../routing.collect.pairs.ts'
import { parseSignal } from '../signal.ts'
import type { Store } from '../store.ts'
import { isRecord } from './import.shapes.ts'

/** Where outcomes go, and which are there. */
export interface OutcomeLog {
  /** What is there; reads only. */
  held(): AsyncIterable<unknown>
  /** To be called before the first `add`: says what stands in the way before anything is paid. */
  open(): Promise<void>
  /** What it acknowledged survives the process. */
  add(outcome: OutcomeInput): Promise<void>
}

export const storeLog = (store: Store): OutcomeLog => ({
  async *held() {
    for await (const { signal } of store.signals()) yield signal
  },
  async open() {},
  async add(outcome) {
    await store.append([parseSignal(outcome, new Date())])
  },
})

/** How a line of ours begins. */
const OURS = '{"kind":"outcome"'

/** A JSONL file of outcomes, made when it is not there. Half a line, left by a crash, is taken off its end. */
export function fileLog(file: string): OutcomeLog {
  if (!/\.jsonl$/i.test(file))
    throw new InvalidInputError('out', file, 'give it a name that ends in .jsonl, which it will be')
  return {
    async *held() {
      const info = await stat(file).catch(() => undefined)
      if (info?.isFile() && info.size === 0) return
      if (info) yield* outcomesIn(file)
    },
    async open() {
      await appendFile(file, '').catch((error: Error) => {
        throw new InvalidInputError('out', file, `it cannot be written: ${error.message}`)
      })
      await mend(file)
    },
    add: (outcome) => appendFile(file, `${JSON.stringify(outcome)}\n`),
  }
}

/** @throws InvalidInputError where it holds something else: a mistyped name must not have outcomes written behind it. */
async function* outcomesIn(file: string): AsyncIterable<unknown> {
  for await (const { line, value, problem } of rows(file)) {
    if (problem && isTorn(String(problem.value))) continue
    if (problem || !isRecord(value) || value.kind !== 'outcome')
      throw new InvalidInputError(
        `${file}:${line}`,
        value ?? problem?.value,
        'name a file of outcomes, or a new one',
      )
    yield value
  }
}

const isTorn = (line: string): boolean => line.startsWith(OURS) || OURS.startsWith(line)

/** Ends the file with a whole line. */
async function mend(file: string): Promise<void> {
  const { size } = await stat(file)
  const end = await lastLineEnd(file)
  if (end === size) return
  const handle = await open(file, 'r')
  const { buffer } = await handle.read(Buffer.alloc(size - end), 0, size - end, end)
  await handle.close()
  if (isWhole(buffer.toString('utf8'))) await appendFile(file, '\n')
  else await truncate(file, end)
}

function isWhole(line: string): boolean {
  try {
    return isRecord(JSON.parse(line))
  } catch {
    return false
  }
}

/** Bytes up to the end of the last whole line. */
async function lastLineEnd(file: string): Promise<number> {
  let [read, end] = [0, 0]
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    const at = chunk.lastIndexOf('\n')
    if (at >= 0) end = read + at + 1
    read += chunk.length
  }
  return end
}
