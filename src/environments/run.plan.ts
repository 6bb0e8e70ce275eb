import { join } from 'node:path'
import type { Price } from '../models/account.ts'
import { packageRoot, packageVersion } from '../package.ts'
import { digest } from '../signal.ts'
import type { Agent } from './agent.ts'
import { type Experiment, labelOf, SCRIPTED, type Setting, settingsOf } from './config.ts'
import { loadDocuments, type SourceDocument } from './documents.ts'
import type { Environment, Task, TaskKind } from './environment.ts'
import type { LifeKey } from './results.ts'
import { agentOf } from './run.agents.ts'
import { type Reach, reachModels } from './run.models.ts'
import { world } from './worlds.ts'

/** One agent's life in one setting, as it is to be lived. */
export interface LifePlan extends LifeKey {
  readonly kind: TaskKind
  readonly with: Setting
  readonly by: Agent
  readonly rounds: number
}

/** All that shapes the results of a run: what is resumed must be the same. */
export interface Identity
  extends Pick<
    Experiment,
    'world' | 'seeds' | 'kinds' | 'sources' | 'retrieval' | 'examples' | 'p' | 'model'
  > {
  readonly version: string
  readonly agents: readonly string[]
  /** Tasks of each user in a life. */
  readonly laps: Readonly<Partial<Record<TaskKind, number>>>
  /** Rounds of a life: all users' tasks. */
  readonly rounds: Readonly<Partial<Record<TaskKind, number>>>
  readonly documents: { readonly count: number; readonly digest: string }
  readonly personModel: string
  readonly judgeModel: string | null
  readonly prices: Readonly<Record<string, Price>>
  /** Sides that are scripted: "model", "people", "judge". Empty when none is. */
  readonly scripted: readonly string[]
}

/** An experiment with everything loaded that it needs, and nothing spent yet. */
export interface Plan {
  readonly experiment: Experiment
  readonly documents: readonly SourceDocument[]
  readonly environment: Environment
  readonly reach: Reach
  /** Seed by seed, so that a run that is stopped early has figures of all agents. */
  readonly lives: readonly LifePlan[]
  readonly identity: Identity
  /** What was decided that nobody asked for. */
  readonly notes: readonly string[]
}

/**
 * Loads documents and agents, resolves models, and lays out every life.
 *
 * @throws InvalidInputError for what cannot be done: too few documents, an agent nobody knows, a key that is missing.
 */
export async function planOf(experiment: Experiment): Promise<Plan> {
  const { kinds, seeds, sources } = experiment
  const agents = await Promise.all(experiment.agents.map(agentOf))
  const reach = await reachModels(experiment)
  const documents = await loadDocuments(experiment.documents ?? [{ file: EMBEDDED }])
  const notes: string[] = []
  const laps = experiment.laps ?? embeddedLaps(experiment, documents, notes)
  const environment = world(experiment.world, { documents, sources, ...(laps !== undefined && { laps }) })
  const rounds = new Map(kinds.map((kind) => [kind, environment.tasks(kind, seeds[0]!).length]))
  const lives = settingsOf(experiment).flatMap((setting) =>
    seeds.flatMap((seed) =>
      kinds.flatMap((kind) =>
        agents.map(
          (by): LifePlan => ({
            ...{ setting: labelOf(setting, experiment), agent: by.name, kind, seed },
            ...{ with: setting, by, rounds: rounds.get(kind)! },
          }),
        ),
      ),
    ),
  )
  const identity = identityOf({ experiment, agents, environment, documents, reach })
  return { experiment, documents, environment, reach, lives, identity, notes }
}

/** Made-up documents that come with the package. */
const EMBEDDED = join(packageRoot(), 'demo', 'documents.jsonl')

/** PRELUDE's lives are longer than the embedded documents reach. */
function embeddedLaps(
  { world, documents }: Experiment,
  embedded: readonly SourceDocument[],
  notes: string[],
): number | undefined {
  if (documents !== undefined || world === 'plume') return undefined
  const counts = [...Map.groupBy(embedded, ({ kind }) => kind).values()].map((own) => own.length)
  const laps = Math.min(...counts)
  notes.push(
    `${laps} tasks a user, as many as there are embedded documents of a kind; the paper has 40 (summaries) and 50 (emails): give --documents for more`,
  )
  return laps
}

/** The tasks of a kind in a life of a run, as they were, from the documents that lie in its folder. */
export const tasksOf = (
  { world: name, laps, sources }: Identity,
  documents: readonly SourceDocument[],
  kind: TaskKind,
  seed: number,
): readonly Task[] => world(name, { documents, sources, laps: laps[kind]! }).tasks(kind, seed)

function identityOf({
  experiment,
  agents,
  environment,
  documents,
  reach,
}: Pick<Plan, 'experiment' | 'environment' | 'documents' | 'reach'> & {
  readonly agents: readonly Agent[]
}): Identity {
  const { world, seeds, kinds, sources, retrieval, examples, p, model, personModel, judgeModel } = experiment
  const judges = judgeModel === undefined ? [] : [judgeModel]
  const asked = [...new Set([...model, ...judges, personModel])].filter((id) => id !== SCRIPTED)
  const prices = asked.flatMap((id) => {
    const { price } = reach(id, 0)
    return price ? [[id, price]] : []
  })
  const scripted = (id: string) => reach(id, 0).scripted
  const tasks = kinds.map((kind) => [kind, environment.tasks(kind, seeds[0]!)] as const)
  return {
    version: packageVersion(),
    ...{ world, agents: agents.map(({ name }) => name), seeds, kinds },
    laps: Object.fromEntries(tasks.map(([kind, own]) => [kind, own.at(-1)!.lap + 1])),
    rounds: Object.fromEntries(tasks.map(([kind, own]) => [kind, own.length])),
    documents: { count: documents.length, digest: digest(documents) },
    ...{ sources, retrieval, examples, p, model, personModel, judgeModel: judgeModel ?? null },
    prices: Object.fromEntries(prices),
    scripted: [
      ...model.flatMap((id) => (scripted(id) ? [model.length > 1 ? `model ${id}` : 'model'] : [])),
      ...(personModel === SCRIPTED || scripted(personModel) ? ['people'] : []),
      ...(judges.some(scripted) ? ['judge'] : []),
    ],
  }
}
