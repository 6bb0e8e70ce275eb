import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPenchant } from 'penchant'
import { seeded } from 'penchant/evaluate'
import { memoryStore } from 'penchant/stores/memory'
import { document, MEASURES, measure } from 'penchant/text'
import { type BenchOptions, rows } from './data.ts'

const CLI = new URL('../dist/cli/penchant.js', import.meta.url).pathname

/** Speeds of this machine, of use only against each other; the ratio is what is promised. */
export async function speedBench({ data, quick, seed }: BenchOptions) {
  const folder = mkdtempSync(join(tmpdir(), 'penchant-bench-'))
  try {
    return {
      results: {
        measures: measures(texts(data, seed), quick ? 6e6 : 1e7),
        learnOne: await learnOne(data, seed),
        observe: await observing(folder, quick ? 500 : 3000),
        profileColdStart: await coldStart(folder, quick ? 3 : 9),
        importMany: importMany(folder, quick ? 50_000 : 1_000_000),
      },
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Own texts where there is data, else made-up sentences of made-up words. */
function texts(data: string, seed: number): string[] {
  const real = ['documents/documents.jsonl.gz', 'squality/samples.jsonl.gz', 'cmcc/samples.jsonl.gz'].flatMap(
    (file) => rows(data, file).map((row) => String(row.text)),
  )
  if (real.length > 0) return real
  const random = seeded(seed)
  const word = () =>
    Array.from(
      { length: 2 + Math.floor(random() * 7) },
      () => 'etaoinshrdlu'[Math.floor(random() * 12)],
    ).join('')
  const sentence = () => `${Array.from({ length: 5 + Math.floor(random() * 20) }, word).join(' ')}. `
  return Array.from({ length: 500 }, () => Array.from({ length: 15 }, sentence).join(''))
}

/** All measures of about so many characters, against splitting the same texts into lower-case words and marks. */
function measures(some: readonly string[], characters: number) {
  const list: string[] = []
  let size = 0
  for (let i = 0; size < characters; i++) {
    list.push(some[i % some.length]!)
    size += list.at(-1)!.length
  }
  const split = () => {
    for (const text of list) text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}]+)*|\S/gu)
  }
  const all = () => {
    for (const text of list) measure(document(text))
  }
  split()
  all()
  const times = { split: Number.POSITIVE_INFINITY, all: Number.POSITIVE_INFINITY }
  for (let round = 0; round < 3; round++) {
    times.split = Math.min(times.split, timed(split))
    times.all = Math.min(times.all, timed(all))
  }
  return {
    measures: MEASURES.length,
    megabytes: round(size / 1e6),
    megabytesPerSecond: round(size / 1e3 / times.all),
    tokenisingMegabytesPerSecond: round(size / 1e3 / times.split),
    ratio: round(times.all / times.split),
  }
}

/** One person with 50 texts of 300 words, from nothing to a profile, among 20 others who are known. */
async function learnOne(data: string, seed: number) {
  const words = texts(data, seed).join(' ').split(/\s+/)
  const text = (i: number) =>
    words
      .slice((i * 300) % (words.length - 300))
      .slice(0, 300)
      .join(' ')
  const penchant = createPenchant({ store: memoryStore() })
  for (let person = 0; person < 20; person++)
    await penchant.observe(
      Array.from({ length: 10 }, (_, i) => ({
        kind: 'sample' as const,
        person: `other-${person}`,
        task: 'note',
        text: text(1000 + person * 10 + i),
      })),
    )
  await penchant.learnAll()
  await penchant.observe(
    Array.from({ length: 50 }, (_, i) => ({
      kind: 'sample' as const,
      person: 'somebody',
      task: 'note',
      text: text(i),
    })),
  )
  const started = performance.now()
  await penchant.learn('somebody')
  return { texts: 50, words: 300, milliseconds: round(performance.now() - started) }
}

/** Signals observed one by one and acknowledged by the embedded store, each durable. */
async function observing(folder: string, count: number) {
  const penchant = createPenchant({ store: join(folder, 'observe.db') })
  const started = performance.now()
  for (let i = 0; i < count; i++)
    await penchant.observe({
      kind: 'sample',
      person: 'somebody',
      text: `Text number ${i}, of little interest.`,
    })
  const seconds = (performance.now() - started) / 1000
  await penchant.close()
  return { signals: count, perSecond: Math.round(count / seconds) }
}

/** `penchant profile` in a new process, median of several. */
async function coldStart(folder: string, runs: number) {
  const store = join(folder, 'cold.db')
  const penchant = createPenchant({ store })
  for (const person of ['a', 'b', 'c'])
    await penchant.observe(
      Array.from({ length: 20 }, (_, i) => ({
        kind: 'sample' as const,
        person,
        task: 'note',
        text: `Note ${i} of ${person}. ${person === 'a' ? 'Really! Yes! Of course!' : 'It went well; nothing was amiss.'}`,
      })),
    )
  await penchant.learnAll()
  await penchant.close()
  const times = Array.from({ length: runs }, () => timed(() => run(['profile', 'a', '--store', store]))).sort(
    (x, y) => x - y,
  )
  return { runs, medianMilliseconds: Math.round(times[Math.floor(runs / 2)]!) }
}

/** Peak memory of `penchant import` on so many lines. */
function importMany(folder: string, lines: number) {
  const file = join(folder, 'many.jsonl')
  const chunk: string[] = []
  writeFileSync(file, '')
  for (let i = 0; i < lines; i++) {
    chunk.push(
      JSON.stringify({
        kind: 'edit',
        person: `p${i % 5000}`,
        task: 'email',
        draft: `Hello, this is draft ${i}, which says rather little.`,
        final: `Draft ${i}. It says little.`,
      }),
    )
    if (chunk.length === 50_000 || i === lines - 1) {
      writeFileSync(file, `${chunk.join('\n')}\n`, { flag: 'a' })
      chunk.length = 0
    }
  }
  const started = performance.now()
  const { stderr } = run(
    ['import', file, '--store', join(folder, 'many.db'), '--json'],
    ['--import', peakReporter(folder)],
  )
  const seconds = (performance.now() - started) / 1000
  const peak = Number(/peak-kilobytes (\d+)/.exec(stderr)?.[1] ?? Number.NaN)
  return {
    lines,
    seconds: round(seconds),
    linesPerSecond: Math.round(lines / seconds),
    peakMegabytes: Math.round(peak / 1024),
  }
}

function peakReporter(folder: string): string {
  const file = join(folder, 'peak.mjs')
  writeFileSync(
    file,
    "process.on('exit', () => console.error('peak-kilobytes', process.resourceUsage().maxRSS))\n",
  )
  return file
}

function run(args: readonly string[], node: readonly string[] = []) {
  const result = spawnSync(process.execPath, [...node, CLI, ...args], { encoding: 'utf8', maxBuffer: 1e9 })
  if (result.status !== 0) throw new Error(`penchant ${args.join(' ')} failed: ${result.stderr}`)
  return result
}

function timed(work: () => unknown): number {
  const started = performance.now()
  work()
  return performance.now() - started
}

const round = (x: number): number => Math.round(x * 100) / 100
