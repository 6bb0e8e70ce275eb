import { logOdds, measuredAt } from './evaluate/trials.ts'
import type { Learner, Recalled } from './learners/learner.ts'
import { demonstrationOf, retrieve } from './learners/retrieve.ts'
import type { Means } from './model.ts'
import { type LanguageModel, stream } from './model.ts'
import { type Profile, usable } from './preference.ts'
import { type PromptBlock, promptBlock } from './prompt.ts'
import type { Signal } from './signal.ts'
import { document, measure } from './text/measures.ts'
import { type WriteRequest, writePrompt } from './write.prompt.ts'

export interface WriteOptions extends WriteRequest {
  /** Most tokens the block of preferences may take. */
  readonly budget?: number
  /** Earlier texts of the person's shown as examples; 0 when left out. */
  readonly demonstrations?: number
  /** Texts drawn, of which the one that best fits the person's measured preferences is given; 1 when left out. */
  readonly draws?: number
  /** Is given the text piece by piece. With several draws, the chosen one at the end. */
  readonly onText?: (piece: string) => void
  readonly signal?: AbortSignal
}

/** A text written for a person, and what it was written from. */
export interface Written extends Pick<PromptBlock, 'used' | 'because'> {
  readonly text: string
  /** Ids of the signals shown as examples. */
  readonly demonstrations: readonly string[]
}

/** What is known when a text is to be written. */
export interface Writer {
  readonly profile: Profile
  readonly signals: readonly Signal[]
  readonly learners: readonly Learner[]
  readonly model: LanguageModel
  readonly means: Means
}

/**
 * Writes for a person: what is in use here as a block, their earlier texts as demonstrations when asked for.
 * One call a draw, one more when a learner has to gather what holds here (CIPHER-N).
 */
export async function write(options: WriteOptions, writer: Writer): Promise<Written> {
  const { task, input, draws = 1, signal: abort } = options
  const block = await gathered(options, writer)
  const examples = await shown(options, writer)
  const prompt = writePrompt({ task, input }, block.text, examples)
  const { person } = writer.profile
  const sources = writer.profile.preferences
    .filter((p) => block.used.includes(p.id))
    .flatMap((p) => p.sources)
  const signals = [...new Set([...sources, ...examples.map((e) => e.signal)])]
  const draw = (attempt: number, onText?: (piece: string) => void) =>
    stream(writer.model, prompt, signals, { person, attempt, abort, onText })
  const text =
    draws === 1
      ? await draw(0, options.onText)
      : fittest(await together(draws, draw), writer.profile, { task, context: input })
  if (draws > 1) options.onText?.(text)
  return { text, used: block.used, because: block.because, demonstrations: examples.map((e) => e.signal) }
}

/** So many draws at once. Where one fails the others are waited for: nothing goes on behind the caller's back. */
async function together<T>(count: number, draw: (i: number) => Promise<T>): Promise<T[]> {
  const draws = Array.from({ length: count }, (_, i) => draw(i))
  await Promise.allSettled(draws)
  return Promise.all(draws)
}

/** The block of preferences, with what learners gather in place of their single beliefs. */
async function gathered(options: WriteOptions, { profile, learners, means }: Writer): Promise<PromptBlock> {
  const place = { task: options.task, context: options.input }
  const recalled: Recalled[] = []
  let rest = profile
  for (const learner of learners) {
    if (!learner.recall) continue
    const found = await learner.recall(profile, place, means)
    rest = { ...rest, preferences: rest.preferences.filter((p) => p.learner !== learner.name) }
    if (found) recalled.push(found)
  }
  const block = promptBlock(
    rest,
    { ...place, budget: options.budget },
    recalled.map((r) => r.statement),
  )
  const because = recalled.flatMap(({ used }) =>
    used.map((id) => ({ id, reason: 'learned in a context near this' })),
  )
  return {
    ...block,
    used: [...because.map((b) => b.id), ...block.used],
    because: [...because, ...block.because],
  }
}

async function shown({ task, input, demonstrations = 0 }: WriteOptions, { signals, means }: Writer) {
  if (demonstrations === 0) return []
  const written = signals.filter((s) => s.kind === 'sample' || s.kind === 'edit')
  const here = { task, input }
  const some = await retrieve(here, written, input ? 'near' : 'task', demonstrations, means)
  return some.map(demonstrationOf)
}

/** The draw with the best odds of being the person's own, by the measured preferences in use; the first of equal ones. */
function fittest(
  texts: readonly string[],
  profile: Profile,
  place: { task?: string; context?: string },
): string {
  const believed = measuredAt(profile.preferences.filter(usable), place)
  const vectors = texts.map((text) => measure(document(text)))
  const mean = vectors[0]!.map((_, j) => vectors.reduce((sum, v) => sum + v[j]!, 0) / vectors.length)
  const odds = vectors.map((v) => logOdds(believed, v, mean))
  return texts[odds.indexOf(Math.max(...odds))]!
}
