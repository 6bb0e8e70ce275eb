import { type Agent, NOTHING } from '../agent.ts'

/** Is told the true preferences: as well as the writing model can do. */
export const oracle: Agent = {
  name: 'oracle',
  about: 'true preferences, an oracle (PRELUDE, PROSE)',
  begin: ({ truth }) => ({
    recall: async (task) => ({ ...NOTHING, statements: truth(task) }),
    learn: async () => {},
  }),
}
