import { asker, type LanguageModel, type Means } from '../model.ts'
import { localEmbedder } from '../models/local-embedder.ts'
import type { JudgeHarness, Taken } from '../test/judge-contract.ts'
import { type Script, type ScriptedModel, scriptedModel } from '../test/scripted-model.ts'
import type { ModelCall } from '../test/text-model.ts'
import type { Choice, Comparison } from './judge.ts'

// What the tests of judges share.

export const PAIR: Comparison = {
  context: 'When does the harbour open?',
  a: 'At seven.',
  b: 'It opens at seven in the morning, and on Sundays at eight.',
}

/** A choice of ann's, made on day n. */
export const choice = (n: number, more: Partial<Choice> = {}): Choice => ({
  id: `c${n}`,
  person: 'ann',
  at: new Date(Date.UTC(2026, 0, n)).toISOString(),
  context: `What is said of subject ${n}?`,
  a: `Short word ${n}.`,
  b: `A long story about subject ${n} that goes on and on.`,
  ...more,
})

export const meansOf = (model: LanguageModel): Means => ({ ask: asker(model), embedder: localEmbedder() })

export function scripted(script: Script): { readonly model: ScriptedModel; readonly means: Means } {
  const model = scriptedModel(script)
  return { model, means: meansOf(model) }
}

/** An answer to the judge's prompt. */
export const answered = (taken: Taken, sure = 80) => ({
  reason: 'It is shorter.',
  better: { first: 'A', second: 'B', tie: 'tie' }[taken],
  sure,
})

/** What stands between a prompt's tags, the last time: past choices come before the pair at hand. */
export const part = ({ user }: Pick<ModelCall, 'user'>, tag: string): string =>
  user.split(`<${tag}>\n`).at(-1)!.split(`\n</${tag}>`)[0]!

/** A model that takes the shorter answer. */
export const shorter: Script = (call) =>
  answered(part(call, 'answer_a').length < part(call, 'answer_b').length ? 'first' : 'second')

/** The harness of a judge that asks with the judge's prompt. */
export const harness = (open: (means: Means) => ReturnType<JudgeHarness['open']>): JudgeHarness => ({
  open: (model) => open(meansOf(model)),
  reply: (_, taken) => answered(taken),
})
