import { contrastPrompt } from './contrast.prompt.ts'
import type { Ask } from './model.ts'
import { pairOf } from './observation.ts'
import type { Contrast, Preference, Profile, Trial } from './preference.ts'
import { holds, placeOf } from './scope.ts'
import type { Signal } from './signal.ts'
import { neutralPrompt, type WriteRequest } from './write.prompt.ts'

/** The person's own text and what it is set against, with the ids of the signals they were taken from. */
export interface TextPair {
  readonly own: string
  readonly other: string
  /** Field of the signal the own text stands in; empty when it stands in another signal. */
  readonly field: string
  readonly contrast: Contrast
  readonly signals: readonly string[]
}

/** Statements put into one call: more would be read carelessly, so the rest gets a call of its own. */
const TOGETHER = 24
/** An identifier, such as a document's, is no text to write from. */
const SHORTEST_SOURCE = 40

/** What a signal's text was made from, as far as the signal says: the conversation, or the source where it is a text. */
export function materialOf(signal: Signal): WriteRequest {
  const conversation = signal.context?.map((m) => `${m.role}: ${m.content}`).join('\n\n')
  const source = signal.source && signal.source.length >= SHORTEST_SOURCE ? signal.source : undefined
  return { task: signal.task, input: [conversation, source].filter(Boolean).join('\n\n') || undefined }
}

/**
 * The texts a signal sets against each other: the draft, the rejected or lower rated text; for a sample a neutral
 * text for the same task, which costs one call (a cache gives it back to everybody who asks again).
 */
export async function textPair(
  ask: Ask,
  signal: Signal,
  earlier: readonly Signal[],
): Promise<TextPair | undefined> {
  const pair = pairOf(signal, earlier)
  if (pair === undefined || pair.own.trim() === pair.replaced?.trim()) return undefined
  const signals = pair.against ? [signal.id, pair.against] : [signal.id]
  const { own, replaced, field } = pair
  if (replaced !== undefined) return { own, other: replaced, field, contrast: 'replaced', signals }
  const other = await ask(neutralPrompt(materialOf(signal), own), [signal.id])
  return { own, other, field, contrast: 'neutral', signals }
}

/**
 * Which text follows each statement: 1 the own, 0 the other, between when the two orders disagree, undefined when
 * they cannot be told apart by it. Two calls for up to 24 statements, one in each order, since models favour a place.
 */
export async function follows(
  ask: Ask,
  pair: Pick<TextPair, 'own' | 'other' | 'signals'>,
  statements: readonly string[],
): Promise<readonly (number | undefined)[]> {
  const scores: (number | undefined)[] = []
  for (let from = 0; from < statements.length; from += TOGETHER) {
    const some = statements.slice(from, from + TOGETHER)
    const sides = [
      side(ask, pair.own, pair.other, 'A', some, pair.signals),
      side(ask, pair.other, pair.own, 'B', some, pair.signals),
    ] as const
    // Where one fails the other is waited for: nothing goes on behind the caller's back.
    await Promise.allSettled(sides)
    const [first, second] = await Promise.all(sides)
    for (let i = 0; i < some.length; i++) {
      const [x, y] = [first[i], second[i]]
      const score = x === undefined || y === undefined ? undefined : (x + y) / 2
      scores.push(score === 0.5 ? undefined : score)
    }
  }
  return scores
}

async function side(
  ask: Ask,
  a: string,
  b: string,
  own: 'A' | 'B',
  statements: readonly string[],
  signals: readonly string[],
): Promise<readonly (number | undefined)[]> {
  const { answers } = await ask(contrastPrompt(a, b, statements, own), signals)
  const scores = new Array<number | undefined>(statements.length)
  // A number outside the list is nobody's; a statement answered twice counts as last said.
  for (const { statement, fits } of answers)
    scores[statement - 1] = fits === 'same' ? 0.5 : fits === own ? 1 : 0
  return scores.slice(0, statements.length)
}

/**
 * Beliefs to test on a signal by asking: those no measure decides, proposed or active, that hold where it happened and
 * were not learned from it. With none of them undecided, every third signal is enough to notice a change.
 */
export function open(profile: Profile, signal: Signal): readonly Preference[] {
  const beliefs = profile.preferences.filter(
    (p) =>
      p.measured === undefined &&
      (p.status === 'proposed' || p.status === 'active') &&
      holds(p.scope, placeOf(signal)) &&
      !p.sources.includes(signal.id),
  )
  const decided = beliefs.every((p) => p.status === 'active')
  return decided && Number.parseInt(signal.id.slice(0, 6), 16) % 3 !== 0 ? [] : beliefs
}

/** Tests what no measure can, on one signal: no call when nothing is open. */
export async function contrastTrials(
  ask: Ask,
  profile: Profile,
  signal: Signal,
  earlier: readonly Signal[],
): Promise<readonly Trial[]> {
  const beliefs = open(profile, signal)
  if (beliefs.length === 0) return []
  const pair = await textPair(ask, signal, earlier)
  if (pair === undefined) return []
  const scores = await follows(
    ask,
    pair,
    beliefs.map((p) => p.statement),
  )
  return beliefs.flatMap(({ id }, i) => {
    const score = scores[i]
    return score === undefined
      ? []
      : [{ signal: signal.id, preference: id, contrast: pair.contrast, score, at: signal.at }]
  })
}
