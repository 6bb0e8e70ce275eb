import type { Estimate } from '../estimate.ts'
import type { MeterTotal } from '../models/meter.ts'
import { createPenchant } from '../penchant.ts'
import { type Preference, usable } from '../preference.ts'
import type { Signal } from '../signal.ts'
import type { Store } from '../store.ts'
import type { Skipped } from '../study.ts'
import { TASK } from './demo.run.ts'
import { strongestFirst } from './facts.ts'
import type { Named } from './model.ts'

/** For whom the text is written, and the name of somebody of whom nothing is known. */
const PERSON = 'emma'
const NOBODY = 'nobody'
const INPUT = 'The workshop moves from Tuesday to Thursday. Does that work for Priya?'

/** What a language model adds to the demonstration. */
export interface Added {
  readonly model: string
  readonly scripted: boolean
  /** Statements that no learner without a model made, surest first. */
  readonly people: readonly { readonly person: string; readonly statements: readonly Preference[] }[]
  readonly usage: MeterTotal
  readonly skipped: readonly Skipped[]
  /** The same request, answered without and with the person. */
  readonly texts: {
    readonly task: string
    readonly input: string
    readonly person: string
    readonly without: string
    readonly with: string
  }
}

export interface ModelRun {
  readonly signal?: AbortSignal
  readonly onEstimate?: (estimate: Estimate) => void
  readonly onProgress?: (done: number, total: number, spent: MeterTotal) => void
}

/** Learns the same signals again with PROSE among the learners, in a store of its own, and writes a text. */
export async function runModel(
  store: Store,
  signals: readonly Signal[],
  { model, name, price, scripted }: Named,
  { signal, onEstimate, onProgress }: ModelRun = {},
): Promise<Added> {
  const penchant = createPenchant({ store, model, price })
  await store.append(signals)
  onEstimate?.(await penchant.estimate())
  const learned = await penchant.learnAll({
    signal,
    onProgress: (done, total) => onProgress?.(done, total, penchant.usage().total),
  })
  const people = learned.map(({ person }) => person).sort()
  const profiles = await Promise.all(people.map((person) => penchant.profile(person)))
  const write = async (person: string) =>
    (await penchant.write(person, { task: TASK, input: INPUT, signal })).text
  return {
    model: name,
    scripted,
    people: profiles.map(({ person, preferences }) => ({
      person,
      statements: preferences
        .filter((p) => p.learner === 'prose' && (usable(p) || p.status === 'proposed'))
        .sort(strongestFirst),
    })),
    texts: {
      task: TASK,
      input: INPUT,
      person: PERSON,
      without: await write(NOBODY),
      with: await write(PERSON),
    },
    usage: penchant.usage().total,
    skipped: learned.flatMap((l) => l.skipped),
  }
}
