import { ModelError } from '../errors.ts'
import type { Ask } from '../model.ts'
import { parseSignal, type SignalOf } from '../signal.ts'
import { preferenceBlock, writePrompt } from '../write.prompt.ts'
import { type AgentRun, NOTHING, type Recalled } from './agent.ts'
import type { Environment, Task, TaskKind, User } from './environment.ts'
import type { SimulatedPerson } from './person.ts'

/** One agent among the people of one kind of task, from knowing nobody to the last task. */
export interface Life {
  readonly environment: Environment
  readonly kind: TaskKind
  readonly seed: number
  readonly agent: AgentRun
  /** The agent's model: what it writes with. */
  readonly ask: Ask
  person(user: User): SimulatedPerson
  /** Runs the swap control: what is asked in it must not count as the agent's. */
  control?<T>(work: () => Promise<T>): Promise<T>
}

/** What happened at one task. */
export interface Round {
  /** From 0, over all users of the life. */
  readonly round: number
  readonly task: Task
  readonly recalled: Recalled
  /** What the agent wrote, before it was shown anything; empty where its model gave nothing usable. */
  readonly text: string
  /** What the person made of it, or wrote themself; empty where there was nothing to show them. */
  readonly own: string
  /** In the last lap: whose knowledge was given instead of this user's, and what was written with it. */
  readonly swapped?: { readonly from: User; readonly recalled: Recalled; readonly text: string }
  /** What a model gave no usable answer to, asked twice: the rest of the round did not take place. */
  readonly failed?: string
}

const SOME_TIME = Date.UTC(2026, 0, 1)

/**
 * The rounds of a life, one after the other: recall, write, be shown, learn. Test, then lesson: what is measured of a round
 * was written before it was shown. In the last lap the swap control writes every task once more, with what is known of
 * another user, who is the next by name.
 */
export async function* live(life: Life): AsyncIterable<Round> {
  const { environment, kind, seed, agent, person } = life
  const tasks = environment.tasks(kind, seed)
  const people = new Map(tasks.map(({ user }) => [user.id, person(user)]))
  for (const [round, task] of tasks.entries()) {
    const shown = await attempt(() => show(life, people.get(task.user.id)!, task, tasks))
    if ('failed' in shown) {
      yield { round, task, recalled: NOTHING, text: '', own: '', failed: shown.failed }
      continue
    }
    const { recalled, text, own } = shown
    const learned = await attempt(() =>
      agent.learn(task, signalOf(environment, task, text, own, round), { ...recalled, text }),
    )
    yield { round, task, ...shown, ...(learned && 'failed' in learned && { failed: learned.failed }) }
  }
}

/** Everything of a round up to what the person makes of it. */
async function show(life: Life, owner: SimulatedPerson, task: Task, tasks: readonly Task[]) {
  const { environment, agent, ask, control = (work) => work() } = life
  const recalled = await agent.recall(task)
  const text = await written(ask, task, recalled)
  const last = tasks.at(-1)!.lap
  const swapped = task.lap === last ? await attempt(() => control(() => swap(life, task, tasks))) : undefined
  const own = environment.feedback === 'edit' ? await owner.edit(task, text) : await owner.write(task)
  return { recalled, text, own, ...(swapped && 'text' in swapped && { swapped }) }
}

/** A model that gives no usable answer costs its agent the round, and not the run. */
const attempt = <T>(work: () => Promise<T>): Promise<T | { readonly failed: string }> =>
  work().catch((error: unknown) => {
    if (error instanceof ModelError && error.answered) return { failed: error.message }
    throw error
  })

const written = (
  ask: Ask,
  { instruction, document }: Task,
  { statements, demonstrations }: Recalled,
  step = 'write',
) =>
  ask(
    writePrompt({ task: instruction, input: document }, preferenceBlock(statements), demonstrations, step),
    [],
  )

/** The same task by what is known for another user's task of the same lap. */
async function swap({ agent, ask }: Life, task: Task, tasks: readonly Task[]) {
  const lap = tasks.filter((one) => one.lap === task.lap)
  const users = [...new Set(lap.map((one) => one.user.id))].sort()
  const next = users[(users.indexOf(task.user.id) + 1) % users.length]
  const other = lap.find((one) => one.user.id === next)!
  const recalled = await agent.recall(other)
  return { from: other.user, recalled, text: await written(ask, task, recalled, 'swap') }
}

function signalOf(
  { feedback }: Environment,
  { user, instruction, document }: Task,
  draft: string,
  own: string,
  round: number,
): SignalOf<'edit'> | SignalOf<'sample'> {
  const base = { person: user.id, task: instruction, source: document }
  const at = new Date(SOME_TIME + round * 3_600_000)
  const input =
    feedback === 'edit'
      ? { kind: 'edit', ...base, draft, final: own }
      : { kind: 'sample', ...base, text: own }
  return parseSignal({ ...input, at: at.toISOString() }, at) as SignalOf<'edit'> | SignalOf<'sample'>
}
