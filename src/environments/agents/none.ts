import { type Agent, NOTHING } from '../agent.ts'

/** Learns nothing: what anybody would be written. */
export const none: Agent = {
  name: 'none',
  about: 'no learning (PRELUDE; NPC in PROSE)',
  begin: () => ({
    recall: async () => NOTHING,
    learn: async () => {},
  }),
}
