import { ModelError } from '../errors.ts'
import type { Ask } from '../model.ts'
import type { User } from './environment.ts'
import { acceptPrompt, editPrompt, ownTextPrompt } from './person.prompt.ts'
import type { SimulatedPerson } from './person.ts'

/**
 * A user played by a language model that is told their true preferences: writes as in PLUME (Aroca-Ouellette et al. 2025,
 * arXiv 2505.23815), edits as in PRELUDE (Gao et al. 2024, arXiv 2404.15269), which is to say only after it has found that
 * the draft does not satisfy them. The released code takes any answer that holds "yes" for one; here it is a field.
 *
 * An edit that comes to nothing, empty or equal to the draft but for space around it, leaves the draft accepted. Texts
 * are taken as they come, letter for letter.
 *
 * Costs a call for a text of their own, one for a draft that is accepted, two for one that is not; none is about the
 * agent, so `ask` should count apart from the agent's.
 *
 * @throws ModelError from `write` and `edit` where the model gives no usable answer.
 */
export function modelPerson(user: User, ask: Ask): SimulatedPerson {
  return {
    scripted: false,
    write: (task) => ask(ownTextPrompt(user, task), []),
    async edit(task, draft) {
      const { satisfied } = await ask(acceptPrompt(user, task, draft), [])
      if (satisfied === 'yes') return draft
      const edited = await ask(editPrompt(user, task, draft), []).catch(nothing)
      return edited.trim() === '' || edited.trim() === draft.trim() ? draft : edited
    },
  }
}

/** An empty answer is an edit that comes to nothing; any other failure is one. */
function nothing(error: unknown): string {
  if (error instanceof ModelError && error.fault === 'empty') return ''
  throw error
}
