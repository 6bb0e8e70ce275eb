import { type Agent, NOTHING } from '../agent.ts'
import type { Shown } from './example.ts'
import { latent } from './latent.ts'

/** Rounds before the one inference (PRELUDE, section 5). */
const EXPLORED = 5

/** Looks on for some rounds, whoever's they are, then goes by one preference for everybody. One call in a life. */
export const once: Agent = {
  name: 'once',
  about: 'explore-then-exploit: one preference from the first 5 rounds, kept for all (PRELUDE)',
  begin({ ask }) {
    const seen: Shown[] = []
    let preference: string | undefined
    return {
      recall: async () => (preference === undefined ? NOTHING : { ...NOTHING, statements: [preference] }),
      async learn(_, signal) {
        seen.push(signal)
        if (seen.length === EXPLORED) preference = await latent(ask, seen)
      },
    }
  },
}
