import type { Pair, Preference, Session } from '../api.ts'
import { href } from '../router.ts'
import { settlingText } from './settle.ts'
import { stateOf } from './state.ts'

interface Props {
  readonly person: string
  readonly preference: Preference
  readonly session: Session | undefined
  readonly probe: ((preference: Preference) => Pair | undefined) | undefined
}

/** What would settle a statement, and the way there. */
export function Settling({ person, preference, session, probe }: Props) {
  if (stateOf(preference) !== 'undecided') return <p>Settled by you.</p>
  return (
    <p>
      {session && settlingText(preference.tally, session.thresholds)}{' '}
      {probe &&
        (probe(preference) ? (
          <a href={href('people', person, 'compare', preference.id)}>Answer a question that checks it</a>
        ) : (
          `No question at hand checks it, ${doing(preference)}.`
        ))}
    </p>
  )
}

/** What the person does anyway that checks it. */
function doing({ measured, scope, topic }: Preference): string {
  if (scope.kind === 'task') return `but whatever you do for the task “${scope.task}” does`
  if (scope.kind === 'near') return 'but what you do with texts like those does'
  if (topic === 'editing') return 'but every draft that you edit does'
  if (measured === undefined) return 'but what you edit, choose or write next may'
  return 'but any edit, choice or text of yours in which it shows either way does'
}
