import { localEmbedder } from '../../models/local-embedder.ts'
import type { Task, User } from '../environment.ts'
import type { MetricMeans, Scored } from '../metric.ts'
import { NOTES, SUMMARY } from '../scripted/components.values.ts'
import { TRUE_PREFERENCES } from '../scripted/preferences.ts'
import { INSTRUCTIONS } from '../worlds.ts'

export const MEANS: MetricMeans = { embedder: localEmbedder() }

export const PEOPLE: readonly User[] = TRUE_PREFERENCES.filter(({ paper }) => paper === 'PLUME').map(
  ({ task: kind, source, wants }) => ({
    id: `${kind}/${source}`,
    kind,
    source,
    preferences: wants.map(({ wording }) => wording),
    keys: wants.map(({ key }) => key),
  }),
)

export const taskOf = (user: User, document = `${SUMMARY}\n\n${NOTES}`): Task => ({
  user,
  id: 'library',
  document,
  instruction: INSTRUCTIONS[user.kind],
  lap: 0,
})

/** A round of the first user, with what a test is about. */
export const scored = (given: Partial<Scored> = {}): Scored => ({
  task: taskOf(PEOPLE[0]!),
  text: 'A text.',
  own: 'A text of my own.',
  statements: [],
  users: PEOPLE,
  ...given,
})
