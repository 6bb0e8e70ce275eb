import { demonstrationOf } from '../../learners/retrieve.ts'
import type { Demonstration } from '../../write.prompt.ts'
import { type Agent, NOTHING } from '../agent.ts'
import { draftOf, type Example, type Shown } from './example.ts'

/** Shows retrieved rounds to the writer as they were: each with its own document, and the draft where one was edited. */
export const iclEdit: Agent = {
  name: 'icl-edit',
  about: 'retrieved rounds as demonstrations, nothing inferred (ICL-edit of PRELUDE; ICL of PROSE)',
  begin({ retrieve, examples }) {
    const kept: Example[] = []
    return {
      async recall(task) {
        const found = await retrieve(task, kept, examples)
        return { ...NOTHING, demonstrations: found.map(({ signal }) => demonstration(signal)) }
      },
      async learn(task, signal) {
        kept.push({ task, signal })
      },
    }
  },
}

function demonstration(signal: Shown): Demonstration {
  const draft = draftOf(signal)
  return { ...demonstrationOf(signal), ...(draft !== undefined && { draft }) }
}
