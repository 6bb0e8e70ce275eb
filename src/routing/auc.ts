/**
 * Area under the ROC curve: the chance that a success has the higher score than a failure, ties counting half (Mann and
 * Whitney 1947, by mean ranks). A label between 0 and 1 counts as that much of a success. NaN when all labels are 0 or
 * all are 1, or a score is NaN. n log n.
 */
export function auc(scores: ArrayLike<number>, labels: ArrayLike<number>): number {
  for (let i = 0; i < scores.length; i++) if (Number.isNaN(scores[i])) return Number.NaN
  const order = Int32Array.from({ length: scores.length }, (_, i) => i).sort(
    (i, j) => scores[i]! - scores[j]!,
  )
  let below = 0
  let successes = 0
  let won = 0
  for (let start = 0; start < order.length; ) {
    const score = scores[order[start]!]!
    let [yes, no] = [0, 0]
    let end = start
    for (; end < order.length && scores[order[end]!] === score; end++) {
      const label = labels[order[end]!]!
      yes += label
      no += 1 - label
    }
    won += yes * (below + no / 2)
    successes += yes
    below += no
    start = end
  }
  return won / (successes * below)
}
