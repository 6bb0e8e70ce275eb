import { InvalidInputError } from '../../errors.ts'
import type { LanguageModel } from '../../model.ts'
import { hash } from '../../routing/minhash.ts'
import { scriptedModel } from '../../test/scripted-model.ts'
import type { ModelCall, Reply } from '../../test/text-model.ts'
import { brokenDown, type Inferring, inferred, latent, phrase } from './model.inferring.ts'
import { aggregated, coalesced, contrasted, exhibited, similar, verified } from './model.judging.ts'
import { accepted, editedText, ownText } from './model.person.ts'
import { written } from './model.writer.ts'

export interface ScriptedModelOptions {
  readonly seed?: number
  /** Probability that a reading of a text also states something its content alone caused, 0 to 1. */
  readonly slips?: number
}

type Reading = Inferring & { readonly writer: number }

const write = ({ user }: ModelCall, { writer }: Reading): Reply => written(user, writer)

const STEPS: Readonly<Record<string, (call: ModelCall, reading: Reading) => Reply>> = {
  write,
  swap: write,
  neutral: write,
  'prose.generate': write,
  'prose.infer': ({ user }, reading) => inferred(user, reading),
  'prose.breakDown': ({ user }, reading) => brokenDown(user, reading),
  'prose.verify': ({ user }) => verified(user),
  'prose.coalesce': ({ user }) => coalesced(user),
  contrast: ({ user }) => contrasted(user),
  'cipher.infer': ({ user }, reading) => phrase(user, reading),
  'cipher.aggregate': ({ user }) => aggregated(user),
  'person.write': ({ user }, { seed }) => ownText(user, seed),
  'person.edit': ({ user }, { seed }) => editedText(user, seed),
  'person.accept': ({ user }, { seed }) => accepted(user, seed),
  'judge.components': ({ user }) => exhibited(user),
  'judge.preferences': ({ user }) => similar(user),
  'latent.infer': ({ user }, reading) => latent(user, reading),
}

/**
 * Plays the language model in an environment by rules over scripted components: writes, infers and judges from the
 * prompt's text alone. It proves plumbing and nothing about language models; its id begins with "scripted". Equal calls
 * get equal answers.
 *
 * @throws PenchantError from a call for a step it does not know.
 */
export function scriptedEnvironmentModel(options: ScriptedModelOptions = {}): LanguageModel {
  const { seed = 0, slips = 0.15 } = options
  if (!(slips >= 0 && slips <= 1))
    throw new InvalidInputError('slips', slips, 'give a probability from 0 to 1')
  // The writer draws other phrases than a person of the same seed, who would be met to the letter.
  const reading = { seed, slips, writer: hash('writer', seed) }
  // A fresh one for every call: it keeps all it was ever asked.
  const fresh = () =>
    scriptedModel((call) => STEPS[call.step]?.(call, reading), { name: `environment-${seed}-${slips}` })
  const { calls: _, ...model } = fresh()
  return {
    ...model,
    doGenerate: (call) => fresh().doGenerate(call),
    doStream: (call) => fresh().doStream(call),
  }
}
