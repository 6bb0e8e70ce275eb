import type { Access } from '../access.ts'
import { type AskingEvaluation, evaluateAsking, evaluateCascade } from '../evaluation.asking.ts'
import { type Counted, evaluateReward, type Protocol } from '../evaluation.ts'
import type { Choice } from '../judges/judge.ts'
import type { AskingName, JudgeName } from '../judging.ts'

export interface Evaluating {
  readonly protocol: Protocol
  readonly people: ReadonlySet<string>
  readonly access: Access
  readonly calls?: number
  readonly seed: number
  readonly abort: AbortSignal
  onProgress(judge: JudgeName, done: number, of: number): void
}

/**
 * Judge after judge on the same choices, those that cost nothing first. The default judge goes before the others that ask a
 * model: it is what they do without the person. A cascade is counted from the reward's and the rubric's verdicts.
 *
 * @param found where each evaluation goes as soon as it is there, also when a later one fails.
 */
export async function evaluateAll(
  names: readonly JudgeName[],
  choices: readonly Choice[],
  run: Evaluating,
  found: Map<JudgeName, Counted | AskingEvaluation>,
): Promise<void> {
  const { protocol, people, access, calls, seed, abort } = run
  const wanted = (name: JudgeName) => names.includes(name)
  const how = (judge: JudgeName) => ({
    ...{ people, seed, abort },
    onProgress: (done: number, of: number) => run.onProgress(judge, done, of),
  })
  const cascade = wanted('cascade')
  const reward =
    wanted('reward') || cascade ? await evaluateReward(choices, protocol, how('reward')) : undefined
  if (reward && wanted('reward')) found.set('reward', reward)

  let general: AskingEvaluation | undefined
  const asking = async (name: AskingName) =>
    evaluateAsking(name, choices, protocol, { access, without: general?.rows, ...how(name) })
  if (wanted('default')) {
    general = await asking('default')
    found.set('default', general)
  }
  for (const name of ['history', 'persona'] as const) if (wanted(name)) found.set(name, await asking(name))
  if (!wanted('rubric') && !cascade) return
  const rubric = await asking('rubric')
  if (wanted('rubric')) found.set('rubric', rubric)
  if (reward && cascade) found.set('cascade', evaluateCascade(reward, rubric, { calls, seed }))
}
