import { type Agent, NOTHING } from '../agent.ts'
import { differ, ownOf, type Shown } from './example.ts'
import { latent } from './latent.ts'

/** Newest rounds the preference is made from (PRELUDE, section 5). */
const NEWEST = 5

/** Goes by one preference for everybody, made anew from the newest rounds whenever a text was not as it was liked. */
export const continual: Agent = {
  name: 'continual',
  about: 'one rolling preference for all from the last 5 rounds (PRELUDE)',
  begin({ ask }) {
    let newest: readonly Shown[] = []
    let preference: string | undefined
    return {
      recall: async () => (preference === undefined ? NOTHING : { ...NOTHING, statements: [preference] }),
      async learn(_, signal, { text }) {
        newest = [...newest, signal].slice(-NEWEST)
        if (differ(text, ownOf(signal))) preference = (await latent(ask, newest)) ?? preference
      },
    }
  },
}
