import { ModelError } from '../errors.ts'
import type { Ask } from '../model.ts'
import { judgePrompt, type Known, type Shown } from './judge.prompt.ts'
import type { Choice } from './judge.ts'
import { type Asking, settled } from './persona.asking.ts'
import { givesAway } from './persona.split.ts'

/** A choice as a demonstration: in the place it is shown in, with the id of the signal it comes from. */
export interface Demonstration extends Shown {
  readonly id: string
}

/** What is known of the person, with ids: those the persona was made from, and those of the demonstrations. */
export interface Knowledge extends Known {
  readonly past: readonly Demonstration[]
  readonly sources: readonly string[]
}

/** How one judgement came out; an answer that could not be read keeps its error. */
export interface Judgement {
  readonly mark: 'right' | 'wrong' | 'tie' | 'unread'
  readonly reason?: string
  readonly error?: ModelError
}

/** Choices to make a persona from, and all judgements it took to find them. */
export interface Reasons {
  readonly kept: readonly Demonstration[]
  /** The newest choices that were not predicted right in both orders. */
  readonly unexplained: readonly Demonstration[]
  readonly judgements: readonly Judgement[]
}

export type Random = () => number

/** Choices with the taken answer in first place in half of them, which half is drawn: else "A" would be right always. */
export function place(choices: readonly Choice[], random: Random): readonly Demonstration[] {
  const places = shuffled(
    choices.map((_, i) => (i % 2 === 0 ? 'A' : 'B')),
    random,
  )
  return choices.map(({ id, context, a, b, reason }, i) => ({
    id,
    ...(context !== undefined && { context }),
    ...(places[i] === 'A' ? { a, b } : { a: b, b: a }),
    chosen: places[i]!,
    ...(reason !== undefined && { reason }),
  }))
}

/** The same choice shown the other way round. */
export const turned = ({ a, b, chosen, ...rest }: Demonstration): Demonstration => ({
  ...rest,
  a: b,
  b: a,
  chosen: chosen === 'A' ? 'B' : 'A',
})

/** Most choices without a reason that a persona has to bear. */
const UNEXPLAINED = 8

/**
 * Asks which was taken, past choices that would give it away left out (see `givesAway`). One call. An answer that cannot
 * be read is a mark of its own; other errors pass.
 */
export async function judged(
  ask: Ask,
  { id, chosen, reason: _, ...pair }: Demonstration,
  known: Knowledge,
  step: string,
): Promise<Judgement> {
  const past = known.past.filter((p) => !givesAway(p, pair))
  try {
    const signals = [...new Set([id, ...past.map((p) => p.id), ...known.sources])]
    const { better, reason } = await ask(judgePrompt(pair, { ...known, past }, chosen, step), signals)
    return { mark: better === 'tie' ? 'tie' : better === chosen ? 'right' : 'wrong', reason }
  } catch (error) {
    if (error instanceof ModelError && error.answered) return { mark: 'unread', error }
    throw error
  }
}

/**
 * Choices with the reason a model gave for its right predictions (SynthesizeMe, section 3.1): kept when it was right
 * in both orders, so that a leaning towards a place keeps nothing. `labelled` other choices are shown beside each,
 * as DSPy's teacher does, none of them about the same request or answer. A reason of the person's own is kept as it is and costs no call; else two calls a choice.
 */
export async function bootstrap(
  { ask }: Asking,
  train: readonly Demonstration[],
  labelled: number,
  random: Random,
  done: () => void,
): Promise<Reasons> {
  const shown = shuffled(train, random)
  const found = await settled(
    train.map(async (choice) => {
      if (choice.reason) {
        done()
        return { choice }
      }
      const past = shown.filter((c) => !givesAway(c, choice)).slice(0, labelled)
      const known = { past, sources: [] }
      const marks = await settled(
        [choice, turned(choice)].map((c) => judged(ask, c, known, 'persona.reason')),
      )
      done()
      // What a reason says of the answers must hold as they are shown.
      const reason = marks.every((m) => m.mark === 'right') ? marks[0]!.reason?.trim() : undefined
      return { choice: reason ? { ...choice, reason } : undefined, marks }
    }),
  )
  return {
    kept: found.flatMap(({ choice }) => choice ?? []),
    unexplained: train.filter((_, i) => found[i]!.choice === undefined).slice(-UNEXPLAINED),
    judgements: found.flatMap(({ marks }) => marks ?? []),
  }
}

/** @throws ModelError of the first judgement when none of them could be read: that is no result. */
export function someRead(judgements: readonly Judgement[]): void {
  const [first] = judgements
  if (first?.error && judgements.every((j) => j.mark === 'unread')) throw first.error
}

/** A copy in drawn order (Fisher and Yates). */
export function shuffled<T>(items: readonly T[], random: Random): readonly T[] {
  const copy = [...items]
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[copy[i], copy[j]] = [copy[j]!, copy[i]!]
  }
  return copy
}
