import { asker, type LanguageModel } from '../model.ts'
import { over } from '../models/layer.ts'
import { localEmbedder } from '../models/local-embedder.ts'
import { modelCall, type Turn } from '../test/text-model.ts'
import type { Environment, User } from './environment.ts'
import { live } from './life.ts'
import { scriptedUser } from './person.scripted.ts'
import { retriever } from './retrieve.ts'
import { truthFor } from './run.life.ts'
import type { Plan } from './run.plan.ts'
import { scriptedEnvironmentModel } from './scripted/model.ts'

/** A call as a model would be given it, and what the scripted one said. */
export interface LivedPrompt {
  /** Of this user's tasks, from 0. */
  readonly round: number
  readonly step: string
  readonly system: string
  readonly messages: readonly Turn[]
  readonly answer: string
}

/**
 * Every prompt an agent makes in one user's tasks, in order: the plan's first life without anybody else in it, and without
 * the swap control. Person and model are scripted.
 */
export async function promptsOf(
  { environment, lives: [life] }: Plan,
  user: User,
): Promise<readonly LivedPrompt[]> {
  const { by, seed, with: setting } = life!
  const made: LivedPrompt[] = []
  let [round, shown] = [0, true]
  const model = overheard(scriptedEnvironmentModel({ seed }), (call) => {
    if (shown) made.push({ round, ...call })
  })
  const embedder = localEmbedder()
  const agent = by.begin({
    ...{ ask: asker(model), model, embedder, examples: setting.examples, retrieval: setting.retrieval },
    ...{ retrieve: retriever(setting.retrieval, embedder), truth: truthFor(by) },
  })
  const rounds = live({
    ...{ environment: alone(environment, user), kind: user.kind, seed, agent, ask: asker(model) },
    person: (of) => scriptedUser(of, { seed }),
    async control(work) {
      shown = false
      return work().finally(() => {
        shown = true
      })
    },
  })
  for await (const { round: done } of rounds) round = done + 1
  return made
}

const alone = (environment: Environment, { id }: User): Environment => ({
  ...environment,
  tasks: (kind, seed) => environment.tasks(kind, seed).filter(({ user }) => user.id === id),
})

const overheard = (model: LanguageModel, hear: (call: Omit<LivedPrompt, 'round'>) => void): LanguageModel =>
  over(model, {
    async doGenerate(options) {
      const { step, system, messages } = modelCall(options)
      const result = await model.doGenerate(options)
      const answer = result.content.map((part) => (part.type === 'text' ? part.text : '')).join('')
      hear({ step, system, messages, answer })
      return result
    },
    doStream: (options) => model.doStream(options),
  })
