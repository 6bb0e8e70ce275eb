import { InvalidInputError } from '../errors.ts'
import type { SourceDocument } from './documents.ts'
import type { Environment, Feedback, Task, TaskKind, User } from './environment.ts'
import { drawFor, shuffled } from './scripted/draw.ts'
import { TRUE_PREFERENCES } from './scripted/preferences.ts'

/** The papers' worlds. PRELUDE without edits is PRELUDE whose people write their own version, as PLUME's do. */
const WORLDS = {
  plume: { paper: 'PLUME', feedback: 'sample', laps: { summary: 5, email: 5 } },
  prelude: { paper: 'PRELUDE', feedback: 'edit', laps: { summary: 40, email: 50 } },
  'prelude-no-edit': { paper: 'PRELUDE', feedback: 'sample', laps: { summary: 40, email: 50 } },
} as const satisfies Record<
  string,
  { paper: 'PLUME' | 'PRELUDE'; feedback: Feedback; laps: Record<TaskKind, number> }
>
export type WorldName = keyof typeof WORLDS
export const WORLD_NAMES = Object.keys(WORLDS) as readonly WorldName[]

/** What is asked for. The person, their source and what they like are not named. */
export const INSTRUCTIONS: Readonly<Record<TaskKind, string>> = {
  summary: 'Write a short summary of the article.',
  email: 'Write a short email that passes on what the notes say.',
}

/** Kinds of document for the papers' sources, first one that there is. */
const SOURCES: Readonly<Record<string, readonly string[]>> = {
  cnn_dailymail: ['news'],
  'ml-arxiv': ['ml-abstract'],
  imdb: ['movie-review'],
  wikipedia: ['encyclopedia', 'science-article'],
  ccby: ['science-article'],
  ampere: ['paper-review'],
  paper_tweet: ['paper-tweet', 'ml-abstract'],
  slf5k: ['personal-story', 'short-story', 'email'],
}

export interface WorldOptions {
  readonly documents: readonly SourceDocument[]
  /** Tasks of each user in a life; as in the paper when left out (5, and 200 in all for PRELUDE). */
  readonly laps?: number
  /** Kind of document by source, where it is not the usual one. */
  readonly sources?: Readonly<Record<string, string>>
}

/** PLUME, PRELUDE, or PRELUDE without edits, over documents. @throws InvalidInputError naming a source without enough of them. */
export function world(name: WorldName, { documents, laps, sources = {} }: WorldOptions): Environment {
  const { paper, feedback, laps: usual } = WORLDS[name]
  const users = TRUE_PREFERENCES.filter((truth) => truth.paper === paper).map(
    ({ task: kind, source, wants }): User => ({
      id: `${kind}/${source}`,
      kind,
      source,
      preferences: wants.map(({ wording }) => wording),
      keys: wants.map(({ key }) => key),
    }),
  )
  const shelf = (user: User, count: number): readonly SourceDocument[] => {
    const kinds = sources[user.source] === undefined ? SOURCES[user.source]! : [sources[user.source]!]
    const found =
      kinds.map((kind) => documents.filter((d) => d.kind === kind)).find((d) => d.length > 0) ?? []
    if (found.length >= count) return found
    throw new InvalidInputError(
      `documents for ${user.id}`,
      `${found.length} of kind ${kinds.join(' or ')}`,
      `give ${count}, name another kind under sources, or ask for fewer laps`,
    )
  }
  return {
    name,
    feedback,
    users,
    tasks(kind, seed) {
      const count = laps ?? usual[kind]
      const own = users
        .filter((user) => user.kind === kind)
        .map((user) => {
          const drawn = shuffled(shelf(user, count), drawFor(seed, 'documents', user.id)).slice(0, count)
          return drawn.map(
            ({ id, text }, lap): Task => ({
              user,
              id,
              document: text,
              instruction: INSTRUCTIONS[kind],
              lap,
            }),
          )
        })
      const turns = Array.from({ length: count }, (_, lap) =>
        shuffled(
          own.map((tasks) => tasks[lap]!),
          drawFor(seed, 'turns', kind, String(lap)),
        ),
      )
      return turns.flat()
    },
  }
}
