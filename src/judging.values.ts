import { seeded } from './evaluate/interval.ts'
import { answered, part, shorter } from './judges/judges.values.ts'
import { createPenchant, type PenchantOptions } from './penchant.ts'
import type { SignalInput } from './signal.ts'
import { memoryStore } from './stores/memory.ts'
import { type Script, type ScriptedModel, scriptedModel } from './test/scripted-model.ts'

// What the tests of judging and of evaluation share: made-up people with plain tastes, and a model that goes by length.

export const at = (n: number): string => new Date(Date.UTC(2026, 0, 1) + n * 3_600_000).toISOString()

/** Answers to request n, made alike, of other lengths and layouts. */
export const answers = (n: number) => ({
  short: `Ferry ${n} leaves at ${n % 24}.`,
  long: `Ferry ${n} leaves at ${n % 24}, though on days with much wind it may wait for a while, and whoever wants to be sure of a place asks at the gate before they go on board.`,
  list: `- pass quay ${n}\n- turn at gate ${n + 1}\n- wait on deck ${n + 2}`,
  prose: `You pass quay ${n}, then you turn at gate ${n + 1}, and then you wait on deck ${n + 2}.`,
})
export type Kind = keyof ReturnType<typeof answers>

const OTHER: Readonly<Record<Kind, Kind>> = {
  short: 'long',
  long: 'short',
  list: 'prose',
  prose: 'list',
}

type More = Partial<Extract<SignalInput, { kind: 'choice' }>>

/** The person took an answer of this kind to request n. */
export const took = (person: string, taken: Kind, n: number, more: More = {}): SignalInput => ({
  kind: 'choice',
  person,
  at: at(n),
  context: [{ role: 'user', content: `What of ferry ${n}?` }],
  chosen: answers(n)[taken],
  rejected: answers(n)[OTHER[taken]],
  ...more,
})

/** So many choices of a person, from request `from` on. */
export const habit = (person: string, taken: Kind, count: number, from = 0): SignalInput[] =>
  Array.from({ length: count }, (_, i) => took(person, taken, from + i))

/** A pair nobody has seen. */
export const pair = (kind: Kind, n = 999) => ({
  context: `What of ferry ${n}?`,
  a: answers(n)[kind],
  b: answers(n)[OTHER[kind]],
})

const WORDS = 'harbour board morning letter lunch gate wind ferry deck quay rope captain light tide'.split(
  ' ',
)

/** A text of so many words. */
function words(count: number, random: () => number): string {
  const drawn = Array.from({ length: count }, () => WORDS[Math.floor(random() * WORDS.length)]!)
  return `The ${drawn.join(' ')}.`
}

/** People who go by length, each in a way of their own, and not always: choices of whom some are close. */
export function crowd(people: number, each: number, seed: number): SignalInput[] {
  const random = seeded(seed)
  return Array.from({ length: people }, (_, p) => {
    const taste = 4 * (random() - 0.5)
    return Array.from({ length: each }, (_, i): SignalInput => {
      const [long, short] = [8 + Math.floor(random() * 30), 3 + Math.floor(random() * 5)]
      const likes = random() < 1 / (1 + Math.exp(-taste * Math.log(long / short)))
      const [x, y] = [words(long, random), words(short, random)]
      return {
        kind: 'choice',
        person: `p${p}`,
        at: at(i),
        chosen: likes ? x : y,
        rejected: likes ? y : x,
      }
    })
  }).flat()
}

export const TRAIT = 'Takes the answer that a hurried ferryman would give.'

/** A model that takes the shorter answer, whatever it is asked about. */
export const hurried: Script = (call) => {
  if (call.step === 'rubric.draft')
    return { persona: 'Goes by length.', criteria: [{ criterion: 'comes to the point', weight: 5 }] }
  if (call.step === 'persona.synthesis') return { traits: [{ trait: TRAIT, choices: [1, 2] }] }
  if (call.step !== 'rubric.score') return shorter(call)
  const first = part(call, 'answer_a').length < part(call, 'answer_b').length
  return { reason: 'It is shorter.', scores: [{ criterion: 1, a: first ? 9 : 2, b: first ? 2 : 9 }] }
}

/** A model that sees no difference. */
export const undecided: Script = (call) => {
  if (call.step === 'rubric.score') return { reason: 'Alike.', scores: [{ criterion: 1, a: 5, b: 5 }] }
  return call.step.startsWith('rubric') || call.step === 'persona.synthesis' ? hurried(call) : answered('tie')
}

export const made = (options: PenchantOptions = {}) =>
  createPenchant({ store: memoryStore(), clock: () => new Date(at(0)), ...options })

/** The same with a scripted model. */
export function asked(script: Script = hurried, options: PenchantOptions = {}) {
  const model: ScriptedModel = scriptedModel(script)
  return { model, penchant: made({ model, ...options }) }
}
