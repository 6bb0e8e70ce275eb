import { accept, acceptMerged } from '../../learners/accept.ts'
import { aggregatePrompt, inferPhrasePrompt } from '../../learners/cipher.prompt.ts'
import type { Ask } from '../../model.ts'
import { hunks } from '../../text/diff.ts'
import { type Agent, NOTHING, type Remembered } from '../agent.ts'
import type { Task } from '../environment.ts'
import type { Kept } from '../retrieve.ts'
import { differ, ownOf, type Shown } from './example.ts'

interface Phrased extends Kept {
  readonly phrase: string
  /** The signal whose text the phrase was inferred from, if any. */
  readonly signals: readonly string[]
}

/**
 * CIPHER-k (PRELUDE, arXiv 2404.15269): one phrase a round, kept with its document; the phrases of the k nearest rounds
 * are used, put together by a call where they differ. A round whose text was not changed keeps what it was written by.
 * Unlike our `cipher` learner it uses a phrase at once and lets every change teach, as published. A person's own text
 * is compared with the agent's, as in PLUME. Two calls a round at most.
 */
function cipherOf(k: number): Agent {
  return {
    name: `cipher-${k}`,
    about: `CIPHER-${k}: a phrase for each edit, those of the ${k === 1 ? 'nearest round' : `${k} nearest rounds`} used (PRELUDE)`,
    begin({ ask, retrieve }) {
      const kept: Phrased[] = []
      return {
        async recall(task) {
          const found = await retrieve(task, kept, k)
          return found.length === 0 ? NOTHING : { ...NOTHING, statements: [await together(ask, found)] }
        },
        async learn(task, signal, remembered) {
          const fresh = await phraseOf(ask, task, signal, remembered)
          const phrase = fresh ?? remembered.statements[0]
          if (phrase === undefined) return
          kept.push({ task, phrase, signals: fresh === undefined ? [] : [signal.id] })
        },
      }
    },
  }
}

export const cipher1: Agent = cipherOf(1)
export const cipher5: Agent = cipherOf(5)

/** What the change of the agent's text shows; undefined, without a call, when nothing was changed. */
async function phraseOf(
  ask: Ask,
  { instruction, document }: Task,
  signal: Shown,
  { text }: Remembered,
): Promise<string | undefined> {
  const own = ownOf(signal)
  if (!differ(text, own)) return undefined
  const prompt = inferPhrasePrompt(instruction, document, text, own, hunks(text, own))
  const { phrase, quote } = await ask(prompt, [signal.id])
  return accept(phrase, quote, { signal: signal.id, field: 'own', text: own })?.statement
}

async function together(ask: Ask, found: readonly Phrased[]): Promise<string> {
  const phrases = [...new Set(found.map((one) => one.phrase))]
  if (phrases.length === 1) return phrases[0]!
  const { phrase } = await ask(
    aggregatePrompt(phrases),
    found.flatMap((one) => one.signals),
  )
  // Where the merged words cannot be used the nearest round's stand alone.
  return acceptMerged(phrase, phrases) ?? phrases[0]!
}
