import { follows, type TextPair, textPair } from '../contrast.ts'
import { ModelError } from '../errors.ts'
import type { Ask } from '../model.ts'
import { pairOf } from '../observation.ts'
import { chance, type Tested, THRESHOLDS } from '../preference.ts'
import type { Signal } from '../signal.ts'
import { opposed } from '../text/alike.ts'
import { document, measure, measureIndex } from '../text/measures.ts'
import type { ProseOptions } from './prose.options.ts'
import { coalescePrompt, likert, verifyPrompt } from './prose.prompt.ts'
import type { Found } from './prose.refine.ts'

/** A finding that was not dropped, with the tests it stood on texts it was not found in. */
export interface Verified extends Found {
  readonly tested: readonly Tested[]
}

/** Drops what does not hold across the person's texts, by the way the options name. */
export function verify(
  ask: Ask,
  found: readonly Found[],
  current: Signal,
  earlier: readonly Signal[],
  options: ProseOptions,
): Promise<readonly Verified[]> {
  if (options.verification === 'contrast') return byContrast(ask, found, earlier)
  if (options.verification === 'likert') return byPoints(ask, found, [current, ...earlier], options.threshold)
  return Promise.resolve(found.map((f) => ({ ...f, tested: [] })))
}

/**
 * All findings at once on one earlier pair after the other, newest first, until none is open: a finding is settled
 * when its wins clear chance, or at its first loss (it stays a proposal, and later signals decide). Dropped is what
 * lost more than it won. What a measure decides takes part without a call.
 */
async function byContrast(
  ask: Ask,
  found: readonly Found[],
  earlier: readonly Signal[],
): Promise<readonly Verified[]> {
  const tested: Tested[][] = found.map(() => [])
  for (const signal of earlier) {
    const open = found.flatMap((f, i) => (settled(tested[i]!) ? [] : [{ ...f, i }]))
    if (open.length === 0) break
    const asking = open.filter((f) => measureIndex(f.about) === undefined)
    const own = pairOf(signal, [])
    if (asking.length === 0 && own?.replaced === undefined) continue
    const compared = await orPass(compare(ask, signal, asking))
    if (compared === undefined) continue
    const { pair, scores } = compared
    for (const f of open) {
      const at = asking.indexOf(f)
      const score = at >= 0 ? scores[at] : counted(f, pair)
      if (score !== undefined) tested[f.i]!.push({ signal: signal.id, contrast: pair.contrast, score })
    }
  }
  return found.flatMap((f, i) => {
    const { wins, losses } = tallyOf(tested[i]!)
    return losses > wins ? [] : [{ ...f, tested: tested[i]! }]
  })
}

async function compare(ask: Ask, signal: Signal, asking: readonly Found[]) {
  const pair = await textPair(ask, signal, [])
  if (pair === undefined) return undefined
  const statements = asking.map((f) => f.statement)
  return { pair, scores: await follows(ask, pair, statements) }
}

/** An earlier text a model will not speak of is passed over: that was reported when it was new, and others say enough. */
const orPass = <T>(answer: Promise<T>): Promise<T | undefined> =>
  answer.catch((error) => {
    if (error instanceof ModelError && error.answered) return undefined
    throw error
  })

const tallyOf = (tested: readonly Tested[]) => {
  const wins = tested.reduce((sum, t) => sum + t.score, 0)
  return { wins, losses: tested.length - wins }
}

const settled = (tested: readonly Tested[]): boolean =>
  tested.some((t) => t.score < 0.5) || chance(tallyOf(tested)) >= THRESHOLDS.activate

/** Which text has more of what the measure counts; undefined when they have as much. */
function counted({ about, stance }: Found, { own, other }: TextPair): number | undefined {
  const j = measureIndex(about)!
  const shift = measure(document(own))[j]! - measure(document(other))[j]!
  return Math.abs(shift) < 1e-6 ? undefined : shift > 0 === (stance === 'more') ? 1 : 0
}

/** Points from which on, on average, two texts are enough. */
const CLEAR = 1.5

/**
 * PROSE's own verification: each statement on each of the person's texts, current one first, on five points; dropped
 * when the mean is not above the threshold; no more texts once two or more average beyond 1.5 either way.
 */
async function byPoints(
  ask: Ask,
  found: readonly Found[],
  signals: readonly Signal[],
  threshold: number,
): Promise<readonly Verified[]> {
  const kept: Verified[] = []
  for (const f of found) {
    const points: number[] = []
    for (const signal of signals) {
      const own = pairOf(signal, [])?.own
      if (own === undefined) continue
      const answer = await orPass(ask(verifyPrompt(f.statement, own), [signal.id]))
      if (answer) points.push(likert(answer))
      if (points.length >= 2 && Math.abs(mean(points)) > CLEAR) break
    }
    if (points.length === 0 || mean(points) > threshold) kept.push({ ...f, tested: [] })
  }
  return kept
}

const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length

/** PROSE's coalescing: one call that merges findings which say the same. A merged one keeps all evidence. */
export async function coalesce(
  ask: Ask,
  verified: readonly Verified[],
  signals: readonly string[],
): Promise<readonly Verified[]> {
  if (verified.length < 2) return verified
  const { statements } = await ask(coalescePrompt(verified.map((v) => v.statement)), signals)
  const left = new Set(verified)
  const merged = statements.flatMap(({ statement, from }) => {
    const parts = from.flatMap((n) => verified[n - 1] ?? []).filter((v) => left.delete(v))
    const first = parts[0]
    if (first === undefined) return []
    // A thing and its opposite are not the same, whatever the model says: trials settle between them.
    if (parts.some((p) => opposed(p.statement, first.statement))) return parts
    // New words would be unchecked ones: of those that are merged, the one the model chose stays.
    const chosen = parts.find((p) => p.statement === statement) ?? first
    return [{ ...chosen, evidence: parts.flatMap((p) => p.evidence) }]
  })
  return [...merged, ...left]
}
