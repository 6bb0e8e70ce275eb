import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seeded } from 'penchant/evaluate'

interface Fit {
  /** CPU seconds and wall seconds of fitting, binning or XGBoost's DMatrix among it. */
  readonly cpu: number
  readonly wall: number
  /** Peak of the whole process up to the end of fitting. */
  readonly memoryMb: number
  /** On as many rows again that no tree saw. */
  readonly logLoss: number
}

const PROGRAMS = {
  ours: [process.execPath, new URL('routing.trees.fit.ts', import.meta.url).pathname],
  xgboost: ['/usr/bin/python3', new URL('routing.trees.fit.py', import.meta.url).pathname],
} as const

/**
 * Boosted trees beside XGBoost's hist method on the same made-up rows, each fit in a process of its own, in turn and
 * three times over; ratios are medians over the turns, numbers those of the median turn by CPU.
 */
export async function treesBench({ quick, seed }: { readonly quick: boolean; readonly seed: number }) {
  const size = quick ? { n: 9000, width: 64, rounds: 50 } : { n: 45_000, width: 256, rounds: 200 }
  const folder = mkdtempSync(join(tmpdir(), 'penchant-trees-'))
  try {
    const random = seeded(seed)
    for (const part of ['train', 'fresh']) writeFileSync(join(folder, part), made(size, random))
    const run = (program: readonly [string, string], threads: number): Fit => {
      const { n, width, rounds } = size
      const args = [program[1], folder, ...[n, width, rounds, threads].map(String)]
      return JSON.parse(execFileSync(program[0], args, { encoding: 'utf8' })) as Fit
    }
    const beside = spawnSync(PROGRAMS.xgboost[0], ['-c', 'import xgboost']).status === 0
    const turns = Array.from({ length: quick ? 1 : 3 }, () => ({
      ours: run(PROGRAMS.ours, 1),
      two: run(PROGRAMS.ours, 2),
      ...(beside && { xgboost: run(PROGRAMS.xgboost, 1), xgboostTwo: run(PROGRAMS.xgboost, 2) }),
    }))
    const shared = {
      ...size,
      ours: middle(turns.map((t) => t.ours)),
      twoWorkers: {
        ...middle(turns.map((t) => t.two)),
        speedup: median(turns.map((t) => t.ours.wall / t.two.wall)),
      },
    }
    const pairs = turns.flatMap(({ ours, xgboost }) => (xgboost ? [{ ours, xgboost }] : []))
    if (pairs.length === 0) return { ...shared, xgboost: 'not installed' }
    return {
      ...shared,
      xgboost: middle(pairs.map((p) => p.xgboost)),
      xgboostTwoThreads: {
        speedup: median(turns.flatMap((t) => (t.xgboostTwo ? [t.xgboost!.wall / t.xgboostTwo.wall] : []))),
      },
      cpuRatio: median(pairs.map(({ ours, xgboost }) => ours.cpu / xgboost.cpu)),
      memoryRatio: median(pairs.map(({ ours, xgboost }) => ours.memoryMb / xgboost.memoryMb)),
      logLossDifference: median(pairs.map(({ ours, xgboost }) => ours.logLoss - xgboost.logLoss)),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * Values row after row, then labels, as 32-bit floats. The odds hang on fourteen features by steps, products and waves;
 * of 32 features one has five values, one two, and eight are missing in a tenth of the rows.
 */
function made({ n, width }: { readonly n: number; readonly width: number }, random: () => number): Buffer {
  const values = new Float32Array(n * width + n)
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  for (let row = 0; row < n; row++) {
    const x = values.subarray(row * width, (row + 1) * width)
    for (let f = 0; f < width; f++)
      x[f] = f % 32 === 7 ? Math.floor(random() * 5) : f % 32 === 9 ? Number(random() < 0.1) : normal()
    const at = (f: number): number => x[f]!
    const products =
      at(0) * at(1) + Math.max(at(3), 0) * at(4) + 0.3 * at(5) * Math.abs(at(6)) + 2 * at(9) * at(10)
    const steps = (at(8) > 0.5 ? 0.7 : -0.3) + (at(11) > 0 && at(12) > 0 ? 0.8 : -0.2)
    const odds = products + steps + Math.sin(2 * at(2)) + 0.5 * (at(7) - 2) - 0.2 * at(13)
    values[n * width + row] = Number(random() < 1 / (1 + Math.exp(-odds)))
    for (let f = 2; f < width; f += 4) if (random() < 0.1) x[f] = Number.NaN
  }
  return Buffer.from(values.buffer)
}

const sorted = <T>(list: readonly T[], by: (item: T) => number): readonly T[] =>
  [...list].sort((a, b) => by(a) - by(b))

const middle = (fits: readonly Fit[]): Fit => sorted(fits, (fit) => fit.cpu)[fits.length >> 1]!

const median = (numbers: readonly number[]): number =>
  Math.round(sorted(numbers, (x) => x)[numbers.length >> 1]! * 1e4) / 1e4
