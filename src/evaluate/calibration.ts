/** Predictions of about the same probability, and how they came out. */
export interface Bin {
  readonly n: number
  /** Mean probability predicted. */
  readonly predicted: number
  /** Mean outcome. */
  readonly actual: number
}

/**
 * The reliability curve: bins of equally many predictions, lowest first. Equal probabilities stay in one bin, so that
 * the order of the rows changes nothing; then there are fewer bins.
 *
 * @param outcomes 0 to 1, one a probability.
 */
export function reliability(
  probabilities: readonly number[],
  outcomes: readonly number[],
  bins = 10,
): readonly Bin[] {
  const rows = probabilities.map((p, i) => ({ p, outcome: outcomes[i]! })).sort((x, y) => x.p - y.p)
  const found: Bin[] = []
  let start = 0
  for (let bin = 1; bin <= bins; bin++) {
    let end = Math.max(start, Math.round((bin * rows.length) / bins))
    while (end > start && end < rows.length && rows[end]!.p === rows[end - 1]!.p) end++
    const own = rows.slice(start, end)
    if (own.length > 0)
      found.push({
        n: own.length,
        predicted: own.reduce((sum, r) => sum + r.p, 0) / own.length,
        actual: own.reduce((sum, r) => sum + r.outcome, 0) / own.length,
      })
    start = end
  }
  return found
}

/**
 * Expected calibration error: mean distance of predicted and actual over the bins, weighted by their size (Naeini et
 * al. 2015, with bins of equal mass). Chance alone makes it about 0.4 / sqrt(rows a bin), so that few rows tell little.
 */
export function ece(probabilities: readonly number[], outcomes: readonly number[], bins = 10): number {
  const found = reliability(probabilities, outcomes, bins)
  return found.reduce((sum, b) => sum + b.n * Math.abs(b.predicted - b.actual), 0) / probabilities.length
}

export interface Calibrator {
  /** Factor on the log-odds: below 1 the probabilities were too sure, 0 they said nothing. */
  readonly scale: number
  /** The probability as it should be. Keeps one half, and turns 1 - p into one minus what it makes of p. */
  calibrate(probability: number): number
}

/**
 * Temperature scaling (Guo et al. 2017): one factor on the log-odds, fitted to the outcomes by Newton's method. With
 * no intercept it is the same whichever answer stands first. Targets are drawn in by Platt's rule (1999) as from n
 * rows each way, which keeps the factor finite where all came out right. Never below 0: a judge that is wrong more
 * often than right says nothing, it is not believed the other way round. Without rows that say anything: 1.
 *
 * @param outcomes 0 to 1, one a probability.
 */
export function calibrator(probabilities: readonly number[], outcomes: readonly number[]): Calibrator {
  const odds = probabilities.map(logOdds)
  const targets = outcomes.map((y) => (y * odds.length + 1) / (odds.length + 2))
  const scale = odds.some((x) => x !== 0) ? fitted(odds, targets) : 1
  return { scale, calibrate: (probability) => logistic(scale * logOdds(probability)) }
}

/** The root of the loss's slope, which only grows: Newton's steps, halving the bracket where one would leave it. */
function fitted(odds: readonly number[], targets: readonly number[]): number {
  const slope = (t: number) => odds.reduce((sum, x, i) => sum + (logistic(t * x) - targets[i]!) * x, 0)
  const curvature = (t: number) =>
    odds.reduce((sum, x) => sum + logistic(t * x) * (1 - logistic(t * x)) * x * x, 0)
  if (slope(0) >= 0) return 0
  let [low, high] = [0, 1]
  while (slope(high) < 0) [low, high] = [high, high * 2]
  let t = (low + high) / 2
  for (let step = 0; step < 100 && high - low > 1e-12 * high; step++) {
    const rise = slope(t)
    if (rise < 0) low = t
    else high = t
    const next = t - rise / curvature(t)
    if (Math.abs(next - t) < 1e-12 * t) return next
    t = next > low && next < high ? next : (low + high) / 2
  }
  return t
}

/** A probability nearer to 0 or 1 than this is taken as this far: nobody is that sure. */
const CERTAIN = 1e-6

/** The probability without certainty, which no loss could be taken of. */
export const bounded = (p: number): number => Math.min(1 - CERTAIN, Math.max(CERTAIN, p))

const logOdds = (p: number): number => Math.log(bounded(p) / (1 - bounded(p)))
const logistic = (x: number): number => 1 / (1 + Math.exp(-x))
