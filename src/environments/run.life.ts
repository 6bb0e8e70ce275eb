import { performance } from 'node:perf_hooks'
import { asker } from '../model.ts'
import { localEmbedder } from '../models/local-embedder.ts'
import type { Agent, AgentMeans, AgentRun } from './agent.ts'
import { SCRIPTED } from './config.ts'
import type { User } from './environment.ts'
import { live, type Round } from './life.ts'
import { METRICS } from './metrics.ts'
import { modelPerson } from './person.model.ts'
import { scriptedUser } from './person.scripted.ts'
import type { SimulatedPerson } from './person.ts'
import { lifeId, type Row } from './results.ts'
import { retriever } from './retrieve.ts'
import { measuring } from './run.measure.ts'
import type { Reach } from './run.models.ts'
import type { LifePlan, Plan } from './run.plan.ts'
import { createLedger, owned, type Role, type Spent } from './run.spend.ts'

export interface Living extends Pick<Plan, 'experiment' | 'environment'> {
  /** Rounds of which the rows are there already: they are lived again and give no row. */
  readonly held: number
  readonly reach: Reach
  /** Ends calls under way. */
  readonly abort?: AbortSignal
  /** Stops before the next call. */
  readonly halt: AbortSignal
}

/** Lives a life and measures it, a row for each round that has none yet. */
export async function* rowsOf(life: LifePlan, living: Living): AsyncIterable<Row> {
  const { experiment, environment, held, reach, abort, halt } = living
  const { kind, seed } = life
  const ledger = createLedger()
  const own = lifeId(life)
  let role: Role = 'agent'
  const asked = (id: string, owner: string, whose: () => Role) => {
    const { model, price } = reach(id, seed)
    return ledger.counted(owned(model, owner, halt), whose, price)
  }
  const model = asked(life.with.model, own, () => role)
  const ask = asker(model, { abort })
  const watch = stopwatch()
  const embedder = localEmbedder()
  const agent = life.by.begin({
    ...{ ask, model, embedder, abort, examples: life.with.examples, retrieval: life.with.retrieval },
    retrieve: retriever(life.with.retrieval, embedder, abort),
    truth: truthFor(life.by),
  })
  // Everybody meets the same people: what a person writes for a task is asked once, for all agents.
  const met = () =>
    asker(
      asked(experiment.personModel, `people ${kind} ${seed}`, () => 'person'),
      { abort },
    )
  const people: (user: User) => SimulatedPerson =
    experiment.personModel === SCRIPTED
      ? (user) => scriptedUser(user, { seed, p: life.with.p })
      : (user) => modelPerson(user, met())
  const { judgeModel } = experiment
  const judge =
    judgeModel === undefined
      ? undefined
      : asker(
          asked(judgeModel, own, () => 'judge'),
          { abort },
        )
  const measure = measuring(
    METRICS.filter(({ asks }) => judge !== undefined || !asks),
    { embedder, ...(judge && { ask: judge }) },
    environment.users.filter((user) => user.kind === kind),
  )
  const rounds = live({
    ...{ environment, kind, seed, person: people },
    agent: watch.agent(agent),
    ask: (prompt, signals) => watch.time(() => ask(prompt, signals)),
    async control(work) {
      role = 'control'
      return watch.pause(work).finally(() => {
        role = 'agent'
      })
    },
  })
  for await (const round of rounds) {
    const ms = watch.take()
    const known = round.round < held
    const measured = known ? undefined : await measure(round)
    const spent = ledger.take()
    if (measured) yield { ...rowOf(life, round), ...measured, ...takenBy(spent), ms }
  }
}

/** The true preferences are told to one agent. */
export const truthFor =
  ({ name }: Agent): AgentMeans['truth'] =>
  ({ user }) => {
    if (name === 'oracle') return user.preferences
    throw new Error(`${name} asked for true preferences: only the oracle may`)
  }

const rowOf = (life: LifePlan, { round, task, recalled, text, own, failed }: Round) => ({
  ...{ setting: life.setting, agent: life.agent, kind: life.kind, seed: life.seed },
  ...{ round, lap: task.lap, user: task.user.id, task: task.id, text, own },
  ...{ statements: [...recalled.statements], demonstrations: recalled.demonstrations.length },
  ...(failed !== undefined && { failed }),
})

function takenBy({ agent, ...others }: Readonly<Record<Role, Spent>>): Spent & Pick<Row, 'others'> {
  return {
    ...agent,
    others: Object.fromEntries(Object.entries(others).filter(([, { calls }]) => calls > 0)),
  }
}

/** The time an agent takes, in milliseconds. */
function stopwatch() {
  let taken = 0
  let paused = false
  const time = async <T>(work: () => Promise<T>): Promise<T> => {
    if (paused) return work()
    const start = performance.now()
    return work().finally(() => {
      taken += performance.now() - start
    })
  }
  return {
    time,
    agent: (agent: AgentRun): AgentRun => ({
      recall: (task) => time(() => agent.recall(task)),
      learn: (...shown) => time(() => agent.learn(...shown)),
    }),
    async pause<T>(work: () => Promise<T>): Promise<T> {
      paused = true
      return work().finally(() => {
        paused = false
      })
    },
    take(): number {
      const ms = Math.round(taken)
      taken = 0
      return ms
    },
  }
}
