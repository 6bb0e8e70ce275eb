import { type Forest, logit } from '../trees/forest.ts'

/** Numbers of a node: feature (below 0 in a leaf), left child (the right one lies behind it), threshold or a leaf's value. */
const NODE = 4

/**
 * Odds of all prompts for a row without gaps whose last columns, from `first` on, are 1 for the prompt and 0 for others. A
 * tree is walked once for all prompts, with 0 in all these columns, and again only for one it asks for on the way, from
 * there on: sixteen prompts cost about three times what one does. All nodes lie in one place, a line of memory each four.
 */
export function walker(
  { base, trees }: Forest,
  first: number,
  prompts: number,
): (row: Float32Array, into: Float64Array) => void {
  const nodes = new Int32Array(NODE * trees.reduce((sum, tree) => sum + tree.feature.length, 0))
  const values = new Float32Array(nodes.buffer)
  const roots = new Int32Array(trees.length)
  let end = 0
  for (const [t, tree] of trees.entries()) {
    roots[t] = NODE * end
    for (let i = 0; i < tree.feature.length; i++) {
      const at = NODE * (end + i)
      nodes[at] = tree.feature[i]!
      nodes[at + 1] = NODE * (end + tree.left[i]!)
      values[at + 2] = tree.value[i]!
    }
    end += tree.feature.length
  }
  /** Nodes on the way that ask for a prompt, and the last tree that asked for each: only where it does first is the way left. */
  const askedAt = new Int32Array(prompts)
  const lastAsked = new Int32Array(prompts)
  const down = (from: number, row: Float32Array): number => {
    let node = from
    for (let f = nodes[node]!; f >= 0; f = nodes[node]!)
      // A number, no branch: which way a row goes cannot be guessed.
      node = nodes[node + 1]! + NODE * Number(row[f]! >= values[node + 2]!)
    return values[node + 2]!
  }
  return (row, into) => {
    row.fill(0, first)
    into.fill(0)
    lastAsked.fill(-1)
    let common = logit(base)
    for (let t = 0; t < roots.length; t++) {
      let node = roots[t]!
      let asked = 0
      for (let f = nodes[node]!; f >= 0; f = nodes[node]!) {
        if (f >= first && lastAsked[f - first] !== t) {
          lastAsked[f - first] = t
          askedAt[asked++] = node
        }
        node = nodes[node + 1]! + NODE * Number(row[f]! >= values[node + 2]!)
      }
      const leaf = values[node + 2]!
      common += leaf
      for (let i = 0; i < asked; i++) {
        const f = nodes[askedAt[i]!]!
        row[f] = 1
        into[f - first]! += down(askedAt[i]!, row) - leaf
        row[f] = 0
      }
    }
    for (let p = 0; p < prompts; p++) into[p]! += common
  }
}
