import { NORMS } from './norms.ts'
import { type Observation, values } from './observation.ts'

/** Texts and changes do not compare: each form has its own moments. */
export type Form = 'level' | 'change'
export const formOf = (observation: Observation): Form => (observation.change ? 'change' : 'level')

/** Within-person and between-person variances, by measure. */
export interface Spread {
  readonly within: Float64Array
  readonly between: Float64Array
}

/** How many contrasts a trial is held against at most. */
const CONTRASTS = 64
/** Fewer other people, or texts of theirs, say nothing about what is usual. */
const FEWEST_PEOPLE = 2
const FEWEST_OTHERS = 3
/** Weight of the shipped norms, in texts (within) and in people (between). */
const NORM_TEXTS = 20
const NORM_PEOPLE = 0.05
/** How strongly a material's mean is drawn to its task's, and a task's to everybody's, in texts. */
const DRAW = { material: 1, task: 3 }
const TINY = 1e-6

/**
 * What other people do: the reference a person is compared with. Built from observations of everybody, it
 * answers for one person by leaving that person out.
 */
export class Population {
  readonly #groups: Record<Form, Group>

  constructor(observations: Iterable<Observation>) {
    const all = [...observations]
    this.#groups = {
      level: new Group(
        all.filter((o) => !o.change),
        NORMS.mean,
      ),
      change: new Group(
        all.filter((o) => o.change),
        new Float64Array(NORMS.mean.length),
      ),
    }
  }

  /** What somebody else would be expected to do on this material. */
  centre(observation: Observation): Float64Array {
    return this.#groups[formOf(observation)].centre(observation)
  }

  /** How far the person is from that, by measure. Worked out once an observation. */
  deviation(observation: Observation): Float64Array {
    return this.#groups[formOf(observation)].deviation(observation)
  }

  /** Observations of other people to hold this one against, the nearest first: material, task, any. Empty when too few. */
  others(observation: Observation): readonly Observation[] {
    return this.#groups[formOf(observation)].others(observation)
  }

  spread(form: Form): Spread {
    return this.#groups[form].spread
  }

  /** Pooled within-person covariance of the given measures, row by row, not yet shrunk. Undefined with too few texts. */
  covariance(form: Form, measures: readonly number[]): Float64Array | undefined {
    return this.#groups[form].covariance(measures)
  }
}

class Group {
  readonly #all: readonly Observation[]
  readonly #origin: Float64Array
  readonly #byMaterial: Map<string, Observation[]>
  readonly #materials = new Map<string, Sums>()
  readonly #byTask: Map<string, Sums>
  readonly #total: Sums
  readonly #people: ReadonlySet<string>
  readonly #deviations = new WeakMap<Observation, Float64Array>()
  #covariance: Float64Array | undefined
  #spread: Spread | undefined

  constructor(all: readonly Observation[], origin: Float64Array) {
    this.#all = all
    this.#origin = origin
    this.#byMaterial = Map.groupBy(all, (o) => o.material)
    this.#byTask = new Map()
    this.#total = new Sums(origin.length)
    for (const o of all) {
      this.#total.add(o)
      const task = this.#byTask.get(o.task) ?? new Sums(origin.length)
      this.#byTask.set(o.task, task)
      task.add(o)
    }
    this.#people = new Set(all.map((o) => o.person))
  }

  centre(observation: Observation): Float64Array {
    const mean = this.#origin.slice()
    this.#total.drawn(mean, observation.person, DRAW.task)
    this.#byTask.get(observation.task)?.drawn(mean, observation.person, DRAW.task)
    this.#ofMaterial(observation.material)?.drawn(mean, observation.person, DRAW.material)
    return mean
  }

  /** Summed at the first need: there may be as many materials as texts, or one for all of them. */
  #ofMaterial(material: string): Sums | undefined {
    const same = this.#byMaterial.get(material)
    if (same === undefined) return undefined
    let sums = this.#materials.get(material)
    if (sums === undefined) {
      sums = new Sums(this.#origin.length)
      for (const o of same) sums.add(o)
      this.#materials.set(material, sums)
    }
    return sums
  }

  deviation(observation: Observation): Float64Array {
    let known = this.#deviations.get(observation)
    if (known === undefined) {
      const centre = this.centre(observation)
      known = values(observation).map((value, j) => value - centre[j]!)
      this.#deviations.set(observation, known)
    }
    return known
  }

  others(observation: Observation): readonly Observation[] {
    const { person, material, task } = observation
    if (this.#people.size - (this.#people.has(person) ? 1 : 0) < FEWEST_PEOPLE) return []
    const near = (o: Observation) => (o.material === material ? 0 : o.task === task ? 1 : 2)
    const candidates = this.#all.filter((o) => o.person !== person)
    const closest = candidates.filter((o) => near(o) < 2)
    const pool = closest.length >= FEWEST_OTHERS ? closest : candidates
    if (pool.length <= CONTRASTS) return pool
    // Every n-th, after the ones on the very same material: the same choice for the same population.
    const first = pool.filter((o) => near(o) === 0).slice(0, CONTRASTS)
    const rest = pool.filter((o) => near(o) > 0)
    const step = rest.length / (CONTRASTS - first.length)
    for (let i = 0; first.length < CONTRASTS && Math.floor(i * step) < rest.length; i++)
      first.push(rest[Math.floor(i * step)]!)
    return first
  }

  get spread(): Spread {
    this.#spread ??= this.#measureSpread()
    return this.#spread
  }

  #measureSpread(): Spread {
    const size = this.#origin.length
    const within = NORMS.within.map((v) => v * NORM_TEXTS)
    let freedom = NORM_TEXTS
    const means: { mean: Float64Array; texts: number }[] = []
    for (const own of Map.groupBy(this.#all, (o) => o.person).values()) {
      const mean = averaged(own.map((o) => this.deviation(o)))
      means.push({ mean, texts: own.length })
      if (own.length < 2) continue
      for (const o of own) {
        const deviation = this.deviation(o)
        for (let j = 0; j < size; j++) within[j]! += (deviation[j]! - mean[j]!) ** 2
      }
      freedom += own.length - 1
    }
    for (let j = 0; j < size; j++) within[j] = Math.max(TINY, within[j]! / freedom)
    // Analysis of variance: people count by their texts, and nobody's part is cut at zero by itself, or
    // differences would be found between people where there are none. The norms stand for a few texts more.
    const texts = freedom - NORM_TEXTS + means.length
    const ghosts = (NORM_PEOPLE * Math.max(1, texts)) / Math.max(1, means.length)
    const between = within.map((v, j) => (ghosts * v * NORMS.between[j]!) / Math.max(NORMS.within[j]!, TINY))
    for (const { mean, texts: own } of means)
      for (let j = 0; j < size; j++) between[j]! += own * mean[j]! ** 2 - within[j]!
    // Few people tell little about how people differ: two standard errors of what chance alone would give come off.
    const luck = 2 * Math.sqrt(2 * means.length)
    for (let j = 0; j < size; j++)
      between[j] = Math.max(0, (between[j]! - luck * within[j]!) / (ghosts + texts))
    return { within, between }
  }

  covariance(measures: readonly number[]): Float64Array | undefined {
    const whole = this.#covarianceOfAll()
    if (whole === undefined) return undefined
    const size = this.#origin.length
    const k = measures.length
    const matrix = new Float64Array(k * k)
    for (let a = 0; a < k; a++)
      for (let b = 0; b < k; b++) matrix[a * k + b] = whole[measures[a]! * size + measures[b]!]!
    return matrix
  }

  /** Worked out once: every learner asks for other measures of it after every signal. */
  #covarianceOfAll(): Float64Array | undefined {
    if (this.#covariance !== undefined) return this.#covariance
    const residuals = this.#withinResiduals()
    if (residuals.length < 2 * FEWEST_OTHERS) return undefined
    const size = this.#origin.length
    const matrix = new Float64Array(size * size)
    for (const residual of residuals)
      for (let a = 0; a < size; a++) {
        const value = residual[a]!
        if (value === 0) continue
        for (let b = 0; b <= a; b++) matrix[a * size + b]! += value * residual[b]!
      }
    for (let a = 0; a < size; a++)
      for (let b = 0; b <= a; b++)
        matrix[b * size + a] = matrix[a * size + b] = matrix[a * size + b]! / residuals.length
    this.#covariance = matrix
    return matrix
  }

  #withinResiduals(): Float64Array[] {
    const residuals: Float64Array[] = []
    for (const own of Map.groupBy(this.#all, (o) => o.person).values()) {
      if (own.length < 2) continue
      const mean = averaged(own.map((o) => this.deviation(o)))
      // Scaled so that their mean square is unbiased.
      const scale = Math.sqrt(own.length / (own.length - 1))
      for (const o of own) residuals.push(this.deviation(o).map((value, j) => (value - mean[j]!) * scale))
    }
    return residuals
  }
}

/** Sums of observations, and each person's part of them, so that one person can be left out. */
class Sums {
  readonly #all: Float64Array
  readonly #parts = new Map<string, { sum: Float64Array; count: number }>()
  #count = 0

  constructor(size: number) {
    this.#all = new Float64Array(size)
  }

  add(observation: Observation): void {
    const part = this.#parts.get(observation.person) ?? { sum: new Float64Array(this.#all.length), count: 0 }
    this.#parts.set(observation.person, part)
    const vector = values(observation)
    for (let j = 0; j < vector.length; j++) {
      this.#all[j]! += vector[j]!
      part.sum[j]! += vector[j]!
    }
    part.count++
    this.#count++
  }

  /** Replaces `mean` by the others' mean drawn to it with the weight of `draw` texts. */
  drawn(mean: Float64Array, without: string, draw: number): void {
    const part = this.#parts.get(without)
    const count = this.#count - (part?.count ?? 0)
    if (count === 0) return
    for (let j = 0; j < mean.length; j++)
      mean[j] = (this.#all[j]! - (part?.sum[j] ?? 0) + draw * mean[j]!) / (count + draw)
  }
}

function averaged(vectors: readonly Float64Array[]): Float64Array {
  const mean = new Float64Array(vectors[0]!.length)
  for (const vector of vectors) for (let j = 0; j < mean.length; j++) mean[j]! += vector[j]! / vectors.length
  return mean
}
