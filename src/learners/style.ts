import { type Observation, pairOf, values } from '../observation.ts'
import { type Evidence, preferenceId, type Proposal, type Scope } from '../preference.ts'
import { type Signal, texts } from '../signal.ts'
import type { Span } from '../text/document.ts'
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
      const take = (scope: Scope, own: readonly Observation[], list: readonly Standing[]) => {
        for (const standing of list) {
          const proposal = proposalOf(standing, scope, own, lesson)
          found.set(preferenceId(proposal), proposal)
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

function proposalOf(
  standing: Standing,
  scope: Scope,
  own: readonly Observation[],
  lesson: Lesson,
): Proposal & { readonly action: 'add' } {
  const measure = MEASURES[standing.measure]!
  const j = standing.measure
  const average = (pick: (o: Observation) => number) =>
    untransform(measure, own.reduce((sum, o) => sum + pick(o), 0) / own.length)
  const usual = (o: Observation) => o.level[j]! - values(o)[j]! + lesson.population.centre(o)[j]!
  return {
    action: 'add',
    statement: standing.direction > 0 ? measure.high : measure.low,
    about: measure.name,
    stance: standing.direction > 0 ? 'more' : 'less',
    scope,
    origin: 'inferred',
    learner: 'style',
    measured: {
      name: measure.name,
      direction: standing.direction,
      own: average((o) => o.level[j]!),
      usual: average(usual),
      weight: standing.weight,
    },
    sources: own.map((o) => o.signal),
    evidence: evidenceOf(standing, own, lesson),
  }
}

function evidenceOf(standing: Standing, own: readonly Observation[], { signals, population }: Lesson): readonly Evidence[] {
  const byId = new Map(signals.map((s, i) => [s.id, i]))
  const far = own
    .map((o) => ({ o, by: population.deviation(o)[standing.measure]! * standing.direction }))
    .filter(({ by }) => by > 0)
    .sort((a, b) => b.by - a.by)
  const evidence: Evidence[] = []
  for (const { o } of far.slice(0, 2 * QUOTES)) {
    const at = byId.get(o.signal)
    if (at === undefined) continue
    const quote = quoteOf(signals[at]!, signals.slice(0, at), standing)
    if (quote) evidence.push(quote)
    if (evidence.length === QUOTES) break
  }
  return evidence
}

/** High: where the own text shows it and the replaced text does not. Low: where the replaced text showed it. */
function quoteOf(signal: Signal, earlier: readonly Signal[], { measure: j, direction }: Standing): Evidence | undefined {
  const pair = pairOf(signal, earlier)!
  const measure = MEASURES[j]!
  const low = direction < 0
  const spansOf = low && pair.replaced === undefined ? measure.lowSpans : measure.spans
  const field = low && pair.replaced !== undefined ? pair.replacedField : pair.field
  if (spansOf === undefined || !field) return undefined
  const text = texts(signal)[field]!
  const against = low ? pair.own : (pair.replaced ?? '')
  const spans = spansOf.call(measure, document(text, pair.edited && !low ? pair.replaced : undefined))
  const fresh = spans.find((span) => !against.includes(text.slice(span.start, span.end)))
  return fresh && cut(signal.id, field, text, fresh)
}

function cut(signal: string, field: string, text: string, { start, end }: Span): Evidence {
  let stop = Math.min(end, start + LONGEST_QUOTE)
  if (stop < end) stop = Math.max(text.lastIndexOf(' ', stop), start + LONGEST_QUOTE / 2)
  return { signal, field, start, end: stop, quote: text.slice(start, stop) }
}
