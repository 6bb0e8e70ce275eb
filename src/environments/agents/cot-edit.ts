import { type Agent, NOTHING } from '../agent.ts'
import type { Example } from './example.ts'
import { latent } from './latent.ts'

/** Says what retrieved rounds show before each text, and writes by that. One call a text, none kept. */
export const cotEdit: Agent = {
  name: 'cot-edit',
  about: 'a preference inferred from retrieved rounds before each text (PRELUDE)',
  begin({ ask, retrieve, examples }) {
    const kept: Example[] = []
    return {
      async recall(task) {
        const found = await retrieve(task, kept, examples)
        const preference = await latent(
          ask,
          found.map((one) => one.signal),
        )
        return preference === undefined ? NOTHING : { ...NOTHING, statements: [preference] }
      },
      async learn(task, signal) {
        kept.push({ task, signal })
      },
    }
  },
}
