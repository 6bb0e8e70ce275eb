import type { SignalOf } from '../signal.ts'

type FollowUp = SignalOf<'followUp'>

/** Two answers to one request, both in the log: the person was not content with the one, and was with the other. */
export interface Redone {
  readonly liked: FollowUp
  readonly disliked: FollowUp
}

/** How many follow-ups back the answer before is looked for: what else the person talked about meanwhile. */
const LOOK_BACK = 20

/**
 * The follow-up whose message was answered by the response of the one at `at`: its context ends with the earlier
 * answer and message. Where neither has a context it is the one right before, on the same task and source. Undefined when
 * it is not in the log, or nothing was changed in the answer.
 */
export function before(signals: readonly FollowUp[], at: number): FollowUp | undefined {
  const later = signals[at]!
  const found = signals
    .slice(Math.max(0, at - LOOK_BACK), at)
    .findLast((earlier, i, near) =>
      later.context ? leads(earlier, later) : i === near.length - 1 && beside(earlier, later),
    )
  return found?.response === later.response ? undefined : found
}

function leads(earlier: FollowUp, { context = [] }: FollowUp): boolean {
  const [answer, message] = context.slice(-2)
  return (
    message?.role === 'user' &&
    answer?.role === 'assistant' &&
    message.content === earlier.message &&
    answer.content === earlier.response
  )
}

const beside = (earlier: FollowUp, later: FollowUp): boolean =>
  earlier.context === undefined &&
  earlier.source !== undefined &&
  earlier.source === later.source &&
  earlier.task === later.task
