import { PenchantError } from '../errors.ts'
import type { LanguageModel } from '../model.ts'
import { type ModelCall, type Reply, replyText, textModel } from './text-model.ts'

/** Answers a call. Give undefined for one the script does not know. */
export type Script<Call = ModelCall> = (call: Call) => Reply | Promise<Reply>

export type ScriptedModel = LanguageModel & {
  /** Every call so far in order, those that got no reply too. */
  readonly calls: readonly ModelCall[]
}

/**
 * A language model that says what a script says, and refuses to improvise. It shows that the plumbing works and
 * nothing about language models: its id begins with "scripted", so that its output can be labelled.
 * Usage is reported at four characters a token.
 *
 * @throws PenchantError from a call that the script gives undefined for, naming the step and how the prompt begins.
 */
export function scriptedModel(script: Script, options: { name?: string } = {}): ScriptedModel {
  const calls: ModelCall[] = []
  const id = options.name === undefined ? 'scripted' : `scripted-${options.name}`
  const model = textModel(id, async (call) => {
    calls.push(call)
    return replyText((await script(call)) ?? improvise(id, call))
  })
  return { ...model, calls }
}

function improvise(id: string, { step, user }: ModelCall): never {
  const begins = user.length > 300 ? `${user.slice(0, 300)}...` : user
  throw new PenchantError(
    `${step || 'call without a step'}: the script of ${id} has no reply to it; add one. The prompt begins:\n${begins}`,
  )
}
