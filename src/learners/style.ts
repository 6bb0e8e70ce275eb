import { NORMS } from '../norms.ts'
import { type Observation, pairOf } from '../observation.ts'
import type { Population } from '../population.ts'
import { type Evidence, type Proposal, preferenceId, type Scope } from '../preference.ts'
import { texts } from '../signal.ts'
import type { Document, Span } from '../text/document.ts'
import { document, MEASURES, untransform } from '../text/measures.ts'
import type { Learner, Lesson } from './learner.ts'
import { type Standing, standings } from './style.fit.ts'

/** Quotes shown for a statement, and their longest length in characters. */
const QUOTES = 3
const LONGEST_QUOTE = 160
/** A task needs this many texts before it may have statements of its own. */
const TASK_TEXTS = 4

/**
 * Learns how a person writes, or likes texts to be written, from measures alone: own texts against what
 * others do with the same material (drafts, options and tasks), or against what is usual. No model, no calls.
 */
export function style(): Learner {
  return {
    name: 'style',
    accepts: ['sample', 'edit', 'choice', 'rating'],
    async propose(lesson) {
      const { observations, population, profile } = lesson
      const found = new Map<string, Proposal>()
      const everywhere = standings(observations, population)
      const quotes = new Quotes(lesson)
      const take = (scope: Scope, own: readonly Observation[], list: readonly Standing[]) => {
        if (list.length === 0) return
        const averages = { own: average(own.map((o) => o.level)), usual: usual(own, population) }
        for (const standing of list) {
          if (!saysSo(standing, averages.own)) continue
          const belief = beliefOf(standing, scope, averages)
          const id = preferenceId(belief)
          const sources = own.map((o) => o.signal)
          found.set(id, { action: 'add', ...belief, sources, evidence: quotes.of(id, standing, own) })
        }
      }
      take({ kind: 'always' }, observations, everywhere)
      for (const [task, own] of Map.groupBy(observations, (o) => o.task)) {
        if (task === '' || own.length < TASK_TEXTS || own.length === observations.length) continue
        const known = new Map(everywhere.map((s) => [s.measure, s.direction]))
        const apart = standings(own, population).filter((s) => known.get(s.measure) === -s.direction)
        take({ kind: 'task', task }, own, apart)
      }
      const withdrawn = profile.preferences.filter((p) => p.learner === 'style' && !found.has(p.id))
      return [...found.values(), ...withdrawn.map(({ id }) => ({ action: 'withdraw' as const, id }))]
    },
  }
}

/** Of two ways to say a thing, the person must use the one the statement names more than the other, not just less rarely. */
function saysSo({ measure, direction }: Standing, own: Float64Array): boolean {
  const { neutral } = MEASURES[measure]!
  return neutral === undefined || (own[measure]! - neutral) * direction > 0
}

function beliefOf(standing: Standing, scope: Scope, averages: { own: Float64Array; usual: Float64Array }) {
  const j = standing.measure
  const measure = MEASURES[j]!
  const high = standing.direction > 0
  return {
    statement: high ? measure.high : measure.low,
    about: measure.name,
    stance: high ? 'more' : 'less',
    scope,
    origin: 'inferred',
    learner: 'style',
    measured: {
      name: measure.name,
      direction: standing.direction,
      own: averages.own[j]!,
      usual: averages.usual[j]!,
      weight: standing.weight,
    },
  } as const
}

/**
 * Finds the spans that show a statement. Quotes once found are kept, and only the newest signal is searched for
 * more: looking through every text again after every signal would cost the square of their number.
 */
class Quotes {
  readonly #lesson: Lesson
  readonly #places: ReadonlyMap<string, number>
  readonly #known: ReadonlyMap<string, readonly Evidence[]>
  readonly #documents = new Map<string, Document>()

  constructor(lesson: Lesson) {
    this.#lesson = lesson
    this.#places = new Map(lesson.signals.map((signal, i) => [signal.id, i]))
    this.#known = new Map(lesson.profile.preferences.map((p) => [p.id, p.evidence]))
  }

  of(id: string, standing: Standing, own: readonly Observation[]): readonly Evidence[] {
    const known = this.#known.get(id)
    if (known && known.length >= QUOTES) return known
    const evidence = [...(known ?? [])]
    for (const observation of known ? own.slice(-1) : this.#clearest(standing, own)) {
      const quote = this.#quote(observation, standing)
      if (quote && !evidence.some((e) => e.signal === quote.signal)) evidence.push(quote)
      if (evidence.length === QUOTES) break
    }
    return evidence
  }

  #clearest(standing: Standing, own: readonly Observation[]): readonly Observation[] {
    const by = (o: Observation) =>
      this.#lesson.population.deviation(o)[standing.measure]! * standing.direction
    return own
      .filter((o) => by(o) > 0)
      .sort((a, b) => by(b) - by(a))
      .slice(0, 2 * QUOTES)
  }

  /** High: where the own text shows it and the replaced text does not. Low: where the replaced text showed it. */
  #quote(observation: Observation, { measure: j, direction }: Standing): Evidence | undefined {
    const at = this.#places.get(observation.signal)
    if (at === undefined) return undefined
    const signal = this.#lesson.signals[at]!
    const pair = pairOf(signal, this.#lesson.signals.slice(0, at))!
    const measure = MEASURES[j]!
    const low = direction < 0
    const spansOf = low && pair.replaced === undefined ? measure.lowSpans : measure.spans
    const field = low && pair.replaced !== undefined ? pair.replacedField : pair.field
    if (spansOf === undefined || !field) return undefined
    const text = texts(signal)[field]!
    const against = low ? pair.own : (pair.replaced ?? '')
    const doc = this.#read(`${signal.id} ${field}`, text, pair.edited && !low ? pair.replaced : undefined)
    const fresh = spansOf.call(measure, doc).find(({ start, end }) => {
      const quote = text.slice(start, end)
      return WORTH_QUOTING.test(quote) && !against.includes(quote)
    })
    return fresh && cut(signal.id, field, text, fresh)
  }

  #read(key: string, text: string, draft: string | undefined): Document {
    let doc = this.#documents.get(key)
    if (doc === undefined) {
      doc = document(text, draft)
      this.#documents.set(key, doc)
    }
    return doc
  }
}

/** A mark that can be seen, with something of its surroundings or by itself: not white space. */
const WORTH_QUOTING = /\S/

function cut(signal: string, field: string, text: string, { start, end }: Span): Evidence {
  let stop = Math.min(end, start + LONGEST_QUOTE)
  if (stop < end) stop = Math.max(text.lastIndexOf(' ', stop), start + LONGEST_QUOTE / 2)
  return { signal, field, start, end: stop, quote: text.slice(start, stop) }
}

/** What others do with the newest task; with nobody to ask, what the replaced texts were like, or the norm. */
function usual(own: readonly Observation[], population: Population): Float64Array {
  const others = population.others(own.at(-1)!)
  if (others.length > 0) return average(others.map((o) => o.level))
  const replaced = own.flatMap((o) => (o.change ? [o.level.map((value, j) => value - o.change![j]!)] : []))
  return average(replaced.length > 0 ? replaced : [NORMS.mean])
}

/** Mean of vectors under their transforms, in the measures' units. */
function average(vectors: readonly Float64Array[]): Float64Array {
  const sum = new Float64Array(MEASURES.length)
  for (const vector of vectors)
    for (let j = 0; j < sum.length; j++) sum[j]! += untransform(MEASURES[j]!, vector[j]!) / vectors.length
  return sum
}
