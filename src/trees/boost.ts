import { arenaFor } from './arena.ts'
import { bin } from './bins.ts'
import { crewOf } from './crew.ts'
import { type Forest, leafValue, logit, sigmoid, type Tree } from './forest.ts'
import { type Grower, grower } from './grow.ts'
import { BOOST, type BoostOptions, checkOptions } from './options.ts'
import type { Labelled } from './rows.ts'

/**
 * Gradient-boosted trees with logistic loss, found on histograms: XGBoost's hist method (Chen and Guestrin 2016, arXiv
 * 1603.02754) and, while no feature has more distinct values than bins, its exact one. Memory: a byte a value beside the
 * rows, 2 KB a feature a level, six numbers a row. With several workers it still returns when it is done.
 *
 * @throws InvalidInputError naming the option, or the field and the row.
 */
export function boost(train: Labelled, options: Partial<BoostOptions> = {}): Forest {
  const settings: BoostOptions = { ...BOOST, ...options }
  checkOptions(train, settings)
  const arena = arenaFor(train, settings.depth)
  const crew = crewOf(arena, settings, settings.workers)
  try {
    const cuts = bin(train, settings.bins, arena.codes)
    return boosted(train, settings, grower(arena, crew, cuts, settings))
  } finally {
    crew.dismiss()
  }
}

function boosted(train: Labelled, settings: BoostOptions, grow: Grower): Forest {
  const { rounds, validation, patience, subsample, columnSample, random } = settings
  const { n, width } = train
  const base = Math.fround(settings.base ?? meanLabel(train))
  const margins = new Float64Array(n).fill(logit(base))
  const derivatives = new Float64Array(2 * n)
  const watched = validation && new Float64Array(validation.n).fill(logit(base))
  const allRows = numbered(n)
  const allColumns = numbered(width)
  const trees: Tree[] = []
  let kept = 0
  let lowest = validation && watched ? logLoss(validation, watched) : 0
  while (trees.length < rounds && (validation === undefined || trees.length - kept < patience)) {
    derive(train, margins, derivatives)
    const [rows, others] = drawn(allRows, subsample, random)
    const [columns] = drawn(allColumns, columnSample, random)
    const tree = grow(derivatives, rows, columns, margins)
    trees.push(tree)
    add(tree, train, others, margins)
    if (validation === undefined || watched === undefined) continue
    add(tree, validation, watched.keys(), watched)
    const loss = logLoss(validation, watched)
    if (loss >= lowest) continue
    lowest = loss
    kept = trees.length
  }
  return { width, base, trees: validation ? trees.slice(0, kept) : trees }
}

function meanLabel({ label, weight }: Labelled): number {
  let sum = 0.5
  let count = 1
  for (let i = 0; i < label.length; i++) {
    sum += label[i]! * (weight?.[i] ?? 1)
    count += weight?.[i] ?? 1
  }
  return sum / count
}

/** First and second derivative of each row's loss by its log-odds, side by side. */
function derive({ label, weight }: Labelled, margins: Float64Array, derivatives: Float64Array): void {
  for (let row = 0; row < margins.length; row++) {
    const p = sigmoid(margins[row]!)
    const w = weight === undefined ? 1 : weight[row]!
    derivatives[2 * row] = (p - label[row]!) * w
    // XGBoost's floor: a row that is certain still counts as a row.
    derivatives[2 * row + 1] = Math.max(p * (1 - p), 1e-16) * w
  }
}

function add(tree: Tree, { width, values }: Labelled, rows: Iterable<number>, margins: Float64Array): void {
  for (const row of rows) margins[row]! += leafValue(tree, values, width, row)
}

/** Weighted mean of -log(probability of the label), in nats. */
export function logLoss({ n, label, weight }: Labelled, margins: Float64Array): number {
  let sum = 0
  let count = 0
  for (let row = 0; row < n; row++) {
    const m = margins[row]!
    const w = weight === undefined ? 1 : weight[row]!
    sum += w * (Math.max(m, 0) - m * label[row]! + Math.log1p(Math.exp(-Math.abs(m))))
    count += w
  }
  return sum / count
}

const numbered = (n: number): Int32Array => new Int32Array(n).map((_, i) => i)

/** Which are taken, each with the chance `share` and at least one, and which are not; both ascending. */
function drawn(
  all: Int32Array,
  share: number,
  random: (() => number) | undefined,
): readonly [taken: Int32Array, others: Int32Array] {
  if (share === 1 || random === undefined) return [all, all.subarray(0, 0)]
  const takes = new Uint8Array(all.length).map(() => Number(random() < share))
  if (!takes.includes(1)) takes[Math.floor(random() * all.length)] = 1
  return [all.filter((i) => takes[i] === 1), all.filter((i) => takes[i] === 0)]
}
