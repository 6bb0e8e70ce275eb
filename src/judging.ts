import { InvalidInputError } from './errors.ts'
import { cascadeJudge, chooseBand } from './judges/cascade.ts'
import { defaultJudge } from './judges/default.ts'
import { historyJudge } from './judges/history.ts'
import type { Choice, Judge } from './judges/judge.ts'
import { personaJudge } from './judges/persona.judge.ts'
import type { PersonaModel } from './judges/persona.ts'
import { rewardJudge } from './judges/reward.ts'
import { rubricJudge } from './judges/rubric.ts'
import type { Means } from './model.ts'
import { pairOf } from './observation.ts'
import type { Own, Taste } from './rewards/taste.ts'
import type { Signal } from './signal.ts'

/** The judges there are. All but `reward` ask a language model. */
export const JUDGES = ['reward', 'default', 'history', 'persona', 'rubric', 'cascade'] as const
export type JudgeName = (typeof JUDGES)[number]

/** Share of comparisons that a cascade may send to the model, unless told otherwise. */
export const CALLS = 0.3

/** What a signal says of two texts: the person preferred one. Drafts they edited are no answers they chose from. */
const KINDS: readonly Signal['kind'][] = ['choice', 'rating']

/** A choice as a signal holds it. */
export interface Drawn extends Choice {
  /** Id of the other rating, where it was drawn from two. */
  readonly against?: string
}

/** The choice a signal holds, with its conversation as what was asked for. */
function choiceOf(signal: Signal, earlier: readonly Signal[]): Drawn | undefined {
  if (signal.person === undefined || !KINDS.includes(signal.kind)) return undefined
  // Answers to different tasks are no choice between them.
  const pair = pairOf(
    signal,
    earlier.filter((s) => s.task === signal.task),
  )
  if (pair?.replaced === undefined) return undefined
  const asked = [signal.task, signal.source, ...(signal.context ?? []).map((m) => m.content)]
  const context = asked.filter(Boolean).join('\n\n')
  return {
    id: signal.id,
    person: signal.person,
    at: signal.at,
    a: pair.own,
    b: pair.replaced,
    ...(context && { context }),
    ...(pair.against && { against: pair.against }),
    ...(signal.kind === 'choice' && signal.strength !== undefined && { strength: signal.strength }),
    ...('reason' in signal && signal.reason !== undefined && { reason: signal.reason }),
  }
}

export const choicesOf = (signals: readonly Signal[]): readonly Drawn[] =>
  signals.flatMap((signal, i) => choiceOf(signal, signals.slice(0, i)) ?? [])

/** The means, naming both ratings of a choice drawn from two: what is kept of an exchange goes when either is forgotten. */
export function naming(means: Means, choices: readonly Drawn[]): Means {
  const against = new Map(choices.map((c) => [c.id, c.against]))
  const ask: Means['ask'] = (prompt, signals) =>
    means.ask(
      prompt,
      signals.flatMap((id) => [id, against.get(id) ?? []].flat()),
    )
  return { ...means, ask }
}

/** What a judge that asks a model goes by. */
export interface Asking {
  readonly choices: readonly Choice[]
  readonly means: Means
  /** What the person states, one line. */
  readonly stated?: string
  /** For the persona judge. */
  readonly persona?: PersonaModel
}

/** The judges that ask a model each time. */
export type AskingName = Exclude<JudgeName, 'reward' | 'cascade'>

/** One of the judges that ask a model each time. */
export function askingJudge(name: AskingName, { choices, means, stated, persona }: Asking): Judge {
  switch (name) {
    case 'default':
      return defaultJudge(means)
    case 'history':
      return historyJudge({ choices, means })
    case 'persona':
      return persona ? personaJudge(persona, means) : historyJudge({ choices, means })
    case 'rubric':
      return rubricJudge({ choices, means, ...(stated && { stated: { line: stated } }) })
  }
}

/** What is known of a person when a judge is made for them. */
export interface Known extends Omit<Asking, 'means'> {
  /** For judges that ask a model. */
  readonly means?: Means
  /** What many like, and what this person likes beyond it. */
  readonly taste: Taste
  readonly own: Own
}

/** Any of the judges for one person. @throws InvalidInputError where it needs a model that is not there. */
export function judgeFor(name: JudgeName, known: Known, calls = CALLS): Judge {
  const { choices, own, taste, means } = known
  const reward = rewardJudge({ odds: ({ a, b }) => own.odds(a, b), used: choices.map((c) => c.id) })
  if (name === 'reward') return reward
  if (!means) throw new InvalidInputError('judge', name, 'it asks a language model; give one, or take reward')
  if (name !== 'cascade') return askingJudge(name, { ...known, means })
  return cascadeJudge({
    first: reward,
    second: askingJudge('rubric', { ...known, means }),
    band: bandOf(taste, calls),
  })
}

/**
 * Past choices are a sample: one that is closer than all of them must not ask where no call may be made. With no past to
 * go by the reward knows nothing, and the model is asked. For somebody without choices more than the share is sent: their
 * odds are averaged over all tastes, and so are nearer to even than those of people known.
 */
function bandOf({ foretold }: Taste, calls: number): number {
  if (calls === 0) return 0
  return foretold.length > 0 ? chooseBand(foretold, calls) : 1
}
