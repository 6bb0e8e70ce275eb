import type { Means } from '../model.ts'
import { asker } from '../model.ts'
import { localEmbedder } from '../models/local-embedder.ts'
import { emptyProfile, type Profile, type Proposal, propose, weigh } from '../preference.ts'
import { parseSignal, type Signal, type SignalInput, type SignalOf } from '../signal.ts'
import { type Script, type ScriptedModel, scriptedModel } from '../test/scripted-model.ts'

// What the tests of whatever asks a model share. All times are given, so every run is the same.

export const day = (n: number): string => new Date(Date.UTC(2026, 0, 1) + n * 86_400_000).toISOString()
export const parse = (input: SignalInput): Signal => parseSignal(input, new Date(day(0)))

/** What text n is about: long enough to be taken for the text itself and not for its name. */
export const note = (n: number): string =>
  `The harbour board met on morning ${n}; they read the ${n + 2} letters and went home for lunch.`

type More = Partial<Record<'task' | 'source' | 'person', string | undefined>> & {
  context?: { role: 'user' | 'assistant'; content: string }[]
}

/** A summary of note n, unless told otherwise. */
export const sample = (n: number, text: string, more: More = {}) =>
  parse({ kind: 'sample', at: day(n), task: 'summary', source: note(n), text, ...person(more) })

export const edit = (n: number, draft: string, final: string, more: More = {}) =>
  parse({ kind: 'edit', at: day(n), task: 'email', draft, final, ...person(more) }) as SignalOf<'edit'>

const person = (more: More) => ({ ...more, person: more.person ?? 'ann' })

/** A scripted model with the means made of it. */
export function scripted(script: Script): { readonly model: ScriptedModel; readonly means: Means } {
  const model = scriptedModel(script)
  return { model, means: { ask: asker(model, { person: 'ann' }), embedder: localEmbedder() } }
}

/** How many calls each step took, or the calls since `from`. */
export function counts({ calls }: ScriptedModel, from = 0): Readonly<Record<string, number>> {
  const found: Record<string, number> = {}
  for (const { step } of calls.slice(from)) found[step] = (found[step] ?? 0) + 1
  return found
}

/** What stands between a prompt's tags, the first time. */
export const part = ({ user }: { readonly user: string }, tag: string): string =>
  new RegExp(`<${tag}>\\n([\\s\\S]*?)\\n</${tag}>`).exec(user)?.[1] ?? ''

/** The lines of a numbered or dashed list between a prompt's tags. */
export const listed = (call: { readonly user: string }, tag: string): readonly string[] =>
  part(call, tag)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.replace(/^(?:\d+\.|-) /, ''))

export type Belief = Proposal & { readonly action: 'add' }

/** A belief that only a model can test. */
export const belief = (statement: string, more: Partial<Belief> = {}): Belief => ({
  action: 'add',
  statement,
  about: `manner: ${statement.toLowerCase()}`,
  stance: 'more',
  scope: { kind: 'always' },
  origin: 'inferred',
  learner: 'prose',
  sources: ['before'],
  evidence: [],
  ...more,
})

export const profileOf = (...beliefs: readonly Belief[]): Profile =>
  propose(emptyProfile('ann'), beliefs, day(0), () => day(0))

/** The profile after so many won or lost trials of each belief whose statement is named. */
export function scored(profile: Profile, scores: Readonly<Record<string, readonly number[]>>): Profile {
  const trials = profile.preferences.flatMap(({ id, statement }) =>
    (scores[statement] ?? []).map(
      (score, i) => ({ signal: `t${i}`, preference: id, contrast: 'replaced', score, at: day(i) }) as const,
    ),
  )
  return weigh(profile, trials)
}

export const statements = (profile: Profile): readonly string[] => profile.preferences.map((p) => p.statement)
