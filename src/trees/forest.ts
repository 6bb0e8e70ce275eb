/** Node 0 is the root. Everything by node, so that a walk reads flat arrays. */
export interface Tree {
  /** The feature asked for, -1 at a leaf. */
  readonly feature: Int32Array
  /** A row goes left where its feature is below this. At a leaf: what the leaf adds to the log-odds. */
  readonly value: Float32Array
  /** The child on the left, -1 at a leaf; the child on the right is the node after it. XGBoost walks by that, too. */
  readonly left: Int32Array
  /** 1 where a row without the feature goes left. */
  readonly missingLeft: Uint8Array
  /** By how much the split lowered twice the loss; 0 at a leaf. */
  readonly gain: Float32Array
  /** Sum of the loss's second derivatives over the rows that came by, a quarter of their weight at most. */
  readonly cover: Float32Array
}

/** Boosted trees for the probability of a yes: the log-odds are those of `base` plus one leaf of each tree. */
export interface Forest {
  readonly width: number
  /** Probability with no tree at all, between 0 and 1, a 32-bit float. */
  readonly base: number
  readonly trees: readonly Tree[]
}

/** The leaf's share of the log-odds for one row of row-major 32-bit values. */
export function leafValue(tree: Tree, values: Float32Array, width: number, row: number): number {
  const { feature, value, left, missingLeft } = tree
  const start = row * width
  let node = 0
  while (feature[node]! >= 0) {
    const x = values[start + feature[node]!]!
    // A missing x is below nothing.
    const goesLeft = x < value[node]! || (missingLeft[node] === 1 && Number.isNaN(x))
    node = goesLeft ? left[node]! : left[node]! + 1
  }
  return value[node]!
}

/** Log-odds of one row; `values` may hold more rows, row-major, NaN where missing. */
export function margin(forest: Forest, values: Float32Array, row = 0): number {
  let sum = logit(forest.base)
  for (const tree of forest.trees) sum += leafValue(tree, values, forest.width, row)
  return sum
}

export const probability = (forest: Forest, values: Float32Array, row = 0): number =>
  sigmoid(margin(forest, values, row))

export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x))

export const logit = (p: number): number => Math.log(p / (1 - p))

/** What the trees owe to each feature, `width` numbers each: sums over the splits that ask for it. */
export interface Importance {
  /** XGBoost's total_gain. */
  readonly gain: Float64Array
  /** XGBoost's total_cover. */
  readonly cover: Float64Array
  /** Number of splits: XGBoost's weight. */
  readonly frequency: Float64Array
}

export function importance(forest: Forest): Importance {
  const [gain, cover, frequency] = [0, 0, 0].map(() => new Float64Array(forest.width)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  for (const tree of forest.trees)
    tree.feature.forEach((f, node) => {
      if (f < 0) return
      gain[f]! += tree.gain[node]!
      cover[f]! += tree.cover[node]!
      frequency[f]! += 1
    })
  return { gain, cover, frequency }
}
