import type { Random } from '../evaluate/interval.ts'

/** Which of `count` folds each query falls into: whole groups, drawn at random, folds filled about alike. */
export function foldsOf(groups: Int32Array, count: number, random: Random): Int32Array {
  const members = new Map<number, number[]>()
  groups.forEach((group, i) => {
    const own = members.get(group)
    if (own) own.push(i)
    else members.set(group, [i])
  })
  const order = [...members.values()].map((own) => ({ own, at: random() })).sort((a, b) => a.at - b.at)
  // The largest first, each to the emptiest: one group may hold more than the others together.
  order.sort((a, b) => b.own.length - a.own.length)
  const fold = new Int32Array(groups.length)
  const filled = new Array<number>(count).fill(0)
  for (const { own } of order) {
    const emptiest = filled.indexOf(Math.min(...filled))
    filled[emptiest]! += own.length
    for (const i of own) fold[i] = emptiest
  }
  return fold
}
