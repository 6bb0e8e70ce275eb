/** One person's rating of one thing, on whatever scale all use. */
export interface Rating {
  readonly person: string
  readonly thing: string
  readonly rating: number
}

/** How people use the scale. */
export interface Norms {
  readonly mean: number
  /** Variance of a person's ratings around their own mean. */
  readonly within: number
  /** Variance of people's own means. */
  readonly between: number
}

/** How one person uses the scale. */
export interface Usage {
  readonly offset: number
  readonly scale: number
  /** Variance of the offset: what is not known of it yet. */
  readonly doubt: number
}

/** The population's spread counts as so many ratings of the person's own. */
const SPREAD = 20

/** By moments, as in the analysis of variance with groups of unlike size (Searle et al. 1992, section 3.6). */
export function normsOf(people: readonly ReadonlyMap<string, number>[]): Norms {
  const rows = people.map((own) => [...own.values()])
  const means = rows.map((own) => own.reduce((sum, v) => sum + v, 0) / own.length)
  const n = rows.reduce((sum, own) => sum + own.length, 0)
  const mean = rows.flat().reduce((sum, v) => sum + v, 0) / n
  const inside = rows.reduce((sum, own, p) => sum + own.reduce((s, v) => s + (v - means[p]!) ** 2, 0), 0)
  // Where nothing varies any unit will do.
  const within = inside / Math.max(1, n - rows.length) || 1
  const outside = rows.reduce((sum, own, p) => sum + own.length * (means[p]! - mean) ** 2, 0)
  const each = (n - rows.reduce((sum, own) => sum + own.length ** 2, 0) / n) / (rows.length - 1)
  return { mean, within, between: Math.max(0, (outside / (rows.length - 1) - within) / each) }
}

/** The person's own mean and spread, each shrunk towards the population: a few ratings say little of either. */
export function usage(ratings: readonly number[], { mean, within, between }: Norms): Usage {
  const n = ratings.length
  const doubt = (within * between) / (within + n * between)
  const trust = (n * between) / (within + n * between)
  const own = n === 0 ? mean : ratings.reduce((sum, v) => sum + v, 0) / n
  const inside = ratings.reduce((sum, v) => sum + (v - own) ** 2, 0)
  return {
    offset: mean + trust * (own - mean),
    scale: Math.sqrt((inside + SPREAD * within) / (n + SPREAD)),
    doubt,
  }
}
