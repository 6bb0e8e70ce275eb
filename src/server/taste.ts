import { once } from 'node:events'
import type { FitTaste } from '../judging.people.ts'
import { type FittedTaste, fitTaste } from '../rewards/taste.ts'
import { startThread } from '../thread.ts'

/** Fewer choices are fitted before a thread has started. */
const FEW = 200

/** Fits everybody's taste in a thread of its own: 16,000 choices take seconds, and requests should not wait. */
export const tasteApart: FitTaste = async (votes) => {
  if (votes.length < FEW) return fitTaste(votes).fitted
  const thread = startThread('server/taste', votes)
  const [fitted] = await once(thread, 'message')
  return fitted as FittedTaste
}
