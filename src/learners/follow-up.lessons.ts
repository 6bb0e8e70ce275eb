import { clearsChance } from '../chance.ts'
import type { Evidence, Proposal, Scope, Tested } from '../preference.ts'
import { isLabel } from '../scope.ts'
import type { SignalOf } from '../signal.ts'
import { document, MEASURES, measure, measureIndex } from '../text/measures.ts'
import type { Asked, Quoted } from './follow-up.asked.ts'
import type { Redone } from './follow-up.redone.ts'

type FollowUp = SignalOf<'followUp'>
type Belief = Proposal & { readonly action: 'add' }

/** A pair of answers with the words that show how they were taken. */
export interface Lived extends Redone {
  readonly praise: Quoted
  readonly blame: Quoted
}

/** Kept, since a pair is looked at again with each later one. */
const changes = new WeakMap<FollowUp, { readonly of: FollowUp; readonly change: Float64Array }>()

/** Measures of the liked answer less those of the disliked one, under their transforms. */
function changed({ liked, disliked }: Redone): Float64Array {
  const known = changes.get(liked)
  if (known?.of === disliked) return known.change
  const earlier = measure(document(disliked.response))
  const change = measure(document(liked.response)).map((value, j) => value - earlier[j]!)
  changes.set(liked, { of: disliked, change })
  return change
}

/**
 * What was asked of an answer and done in the one that was liked. Where a measure decides, the liked answer must have
 * gone that way, and earlier pairs test the belief; where none does, that the person was content is all there is.
 */
export function granted(asked: Asked, pair: Lived, earlier: readonly Lived[]): Belief | undefined {
  const { liked, disliked, praise } = pair
  const { start, end, quote, about, stance } = asked
  const counted = stance === 'more' || stance === 'less' ? measureIndex(about) : undefined
  const direction = stance === 'more' ? 1 : -1
  if (counted !== undefined && changed(pair)[counted]! * direction <= 0) return undefined
  const { high, low } = MEASURES[counted ?? 0]!
  return {
    action: 'add',
    statement: counted === undefined ? asked.statement : direction > 0 ? high : low,
    about,
    stance,
    scope: counted === undefined ? scopeOf(disliked) : { kind: 'always' },
    origin: 'inferred',
    learner: 'followUp',
    sources: [disliked.id, liked.id],
    evidence: [{ signal: disliked.id, field: 'message', start, end, quote }, said(liked, praise)],
    ...(counted !== undefined && { tested: tests(counted, direction, earlier) }),
  }
}

const scopeOf = ({ task }: FollowUp): Scope =>
  task !== undefined && isLabel(task) ? { kind: 'task', task } : { kind: 'always' }

const said = ({ id }: FollowUp, { start, end, quote }: Quoted): Evidence => ({
  signal: id,
  field: 'message',
  start,
  end,
  quote,
})

/** An answer that has as much of it as the other says nothing. */
const tests = (j: number, direction: number, earlier: readonly Lived[]): Tested[] =>
  earlier.flatMap((pair) => {
    const change = changed(pair)[j]! * direction
    return change === 0
      ? []
      : [{ signal: pair.liked.id, contrast: 'replaced', score: change > 0 ? 1 : 0 } as const]
  })

/** Expected share of what is false among what is found in common. */
const FALSE_FINDS = 0.1

/**
 * What the liked answers have in common against the disliked, whatever was said of them: a sign test for each measure,
 * those kept whose false discovery rate is controlled (Benjamini and Hochberg 1995). Redone answers differ in much more than
 * people's edits do, so no norm of edits is used: the person's own pairs have to show it, seldom before the fifteenth.
 */
export function inCommon(pairs: readonly Lived[]): Belief[] {
  const signs = pairs.map((pair) => changed(pair).map(Math.sign))
  const tested = MEASURES.map(({ name, high, low }, j) => {
    const up = signs.filter((s) => s[j] === 1).length
    const down = signs.filter((s) => s[j] === -1).length
    const words =
      up > down
        ? ({ statement: high, stance: 'more' } as const)
        : ({ statement: low, stance: 'less' } as const)
    return { about: name, ...words, p: signTest(Math.max(up, down), Math.min(up, down)) }
  }).toSorted((a, b) => a.p - b.p)
  const kept = tested.findLastIndex(({ p }, i) => p <= ((i + 1) / tested.length) * FALSE_FINDS) + 1
  const sources = [...new Set(pairs.flatMap(({ disliked, liked }) => [disliked.id, liked.id]))]
  const evidence = pairs.slice(-1).flatMap((p) => [said(p.disliked, p.blame), said(p.liked, p.praise)])
  return tested.slice(0, kept).map(({ p: _, ...belief }) => ({
    action: 'add',
    ...belief,
    scope: { kind: 'always' },
    origin: 'inferred',
    learner: 'followUp',
    sources,
    evidence,
  }))
}

/** Two-sided: how likely so many of one sign, or more, are by chance. A tail of the binomial is one of the beta. */
const signTest = (more: number, fewer: number): number =>
  more === 0 ? 1 : Math.min(1, 2 * (1 - clearsChance(more, fewer + 1)))
