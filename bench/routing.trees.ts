import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
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

const execute = promisify(execFile)

const PROGRAMS = {
  ours: [process.execPath, new URL('routing.trees.fit.ts', import.meta.url).pathname],
  xgboost: ['/usr/bin/python3', new URL('routing.trees.fit.py', import.meta.url).pathname],
} as const

/**
 * Boosted trees beside XGBoost's hist method on made-up rows, each fit in a process of its own, in turn and three times
 * over, each time on rows of another seed: on one set of rows the log-losses of two such fits differ by chance (XGBoost
 * with a bin fewer differs from itself as much). Ratios are medians over the turns, numbers those of the median turn by
 * CPU; the difference of log-losses is the mean over the turns.
 *
 * `machine.twoProcesses` is how much more work two fits at a time get done than one: what two workers could reach.
 */
export async function treesBench({ quick, seed }: { readonly quick: boolean; readonly seed: number }) {
  const size = quick ? { n: 9000, width: 64, rounds: 50 } : { n: 45_000, width: 256, rounds: 200 }
  const folder = mkdtempSync(join(tmpdir(), 'penchant-trees-'))
  try {
    const beside = spawnSync(PROGRAMS.xgboost[0], ['-c', 'import xgboost']).status === 0
    const turns: Turn[] = []
    for (let turn = 0; turn < (quick ? 1 : 3); turn++) {
      const random = seeded(seed + turn)
      for (const part of ['train', 'fresh']) writeFileSync(join(folder, part), made(size, random))
      turns.push(await oneTurn(folder, size, beside))
    }
    return {
      ...size,
      ...ownFigures(turns),
      ...(beside ? figuresBeside(turns) : { xgboost: 'not installed' }),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Size {
  readonly n: number
  readonly width: number
  readonly rounds: number
}

interface Turn {
  readonly ours: Fit
  readonly two: Fit
  /** Two fits of one thread each, at the same time. */
  readonly both: readonly Fit[]
  readonly xgboost?: Fit
  readonly xgboostTwo?: Fit
}

async function oneTurn(folder: string, { n, width, rounds }: Size, beside: boolean): Promise<Turn> {
  const run = async ([program, script]: readonly [string, string], threads: number): Promise<Fit> => {
    const { stdout } = await execute(program, [script, folder, ...[n, width, rounds, threads].map(String)])
    return JSON.parse(stdout) as Fit
  }
  const own = {
    ours: await run(PROGRAMS.ours, 1),
    two: await run(PROGRAMS.ours, 2),
    both: await Promise.all([run(PROGRAMS.ours, 1), run(PROGRAMS.ours, 1)]),
  }
  if (!beside) return own
  return { ...own, xgboost: await run(PROGRAMS.xgboost, 1), xgboostTwo: await run(PROGRAMS.xgboost, 2) }
}

function ownFigures(turns: readonly Turn[]) {
  const twice = ({ ours, both }: Turn) => (2 * ours.wall) / Math.max(...both.map((fit) => fit.wall))
  const speedup = ({ ours, two }: Turn) => ours.wall / two.wall
  return {
    ours: middle(turns.map((t) => t.ours)),
    twoWorkers: {
      ...middle(turns.map((t) => t.two)),
      speedup: median(turns.map(speedup)),
      ofMachine: median(turns.map((t) => speedup(t) / twice(t))),
    },
    machine: { twoProcesses: median(turns.map(twice)) },
  }
}

function figuresBeside(turns: readonly Turn[]) {
  const fits = turns.map(({ ours, xgboost, xgboostTwo }) => ({
    ours,
    xgboost: xgboost!,
    xgboostTwo: xgboostTwo!,
  }))
  const losses = fits.map(({ ours, xgboost }) => ours.logLoss - xgboost.logLoss)
  const mean = losses.reduce((sum, x) => sum + x, 0) / losses.length
  const squares = losses.reduce((sum, x) => sum + (x - mean) ** 2, 0)
  return {
    xgboost: middle(fits.map((fit) => fit.xgboost)),
    xgboostTwoThreads: { speedup: median(fits.map((fit) => fit.xgboost.wall / fit.xgboostTwo.wall)) },
    cpuRatio: median(fits.map(({ ours, xgboost }) => ours.cpu / xgboost.cpu)),
    memoryRatio: median(fits.map(({ ours, xgboost }) => ours.memoryMb / xgboost.memoryMb)),
    logLossDifference: rounded(mean),
    ...(losses.length > 1 && {
      logLossStandardError: rounded(Math.sqrt(squares / (losses.length - 1) / losses.length)),
    }),
  }
}

/**
 * Values row after row, then labels, as 32-bit floats. The odds hang on fourteen features by steps, products and waves;
 * of 32 features one has five values, one two, and eight are missing in a tenth of the rows. What is multiplied counts by
 * itself as well: else it is chance in which tree the pair is found, and like fits differ by .005.
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
      (at(0) + 0.7) * (at(1) + 0.7) +
      Math.max(at(3), 0) * at(4) +
      0.3 * at(5) * Math.abs(at(6)) +
      2 * at(9) * (at(10) + 0.7)
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
  rounded(sorted(numbers, (x) => x)[numbers.length >> 1]!)

const rounded = (x: number): number => Math.round(x * 1e5) / 1e5
