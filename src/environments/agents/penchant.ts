import type { Learner } from '../../learners/learner.ts'
import { prose } from '../../learners/prose.ts'
import { style } from '../../learners/style.ts'
import { createPenchant } from '../../penchant.ts'
import { type Profile, resolve, statusOf } from '../../preference.ts'
import { promptBlock } from '../../prompt.ts'
import type { SignalInput, SignalOf } from '../../signal.ts'
import { memoryStore } from '../../stores/memory.ts'
import { type Agent, type AgentMeans, NOTHING } from '../agent.ts'
import type { Task } from '../environment.ts'

/**
 * Five texts cannot clear the usual .95: three wins in three come to .94. Here a belief is used from the start until it
 * has lost more often than it won, as the papers' agents use what they infer. One half, less what rounding may take.
 */
const TRUSTING = { activate: 0.49 }

/** Whatever waits for a place below waits there: an attempt's time is the outer model's to keep, in milliseconds. */
const PATIENCE = 3_600_000

/** Who everybody is to an agent that is not told who writes. */
const SOMEBODY = 'somebody'

interface Ways {
  readonly learners: () => readonly Learner[]
  /** What a sample is observed as: it stands beside what was written for the person, which is its contrast. */
  readonly seen?: (signal: Shown, written: string) => SignalInput
  /** The profile as it is used. */
  readonly used?: (profile: Profile) => Profile
}

type Shown = SignalOf<'edit'> | SignalOf<'sample'>

/**
 * Ours: `createPenchant` as anybody uses it, with a store in memory: observe, learn, and the lines of the prompt block.
 * Under retrieval by source it keeps a profile a person, else one for all. Style alone calls no model.
 */
function penchantOf(name: string, about: string, { learners, seen = asIs, used = (p) => p }: Ways): Agent {
  return {
    name,
    about: `${about}; beliefs are used until they lost more often than they won`,
    begin(means) {
      const own = learners()
      const house = createPenchant({
        store: memoryStore(),
        learners: own,
        thresholds: TRUSTING,
        ...(own.some((l) => l.asks) && { model: means.model, embedder: means.embedder, timeout: PATIENCE }),
      })
      return {
        async recall(task) {
          const { instruction, document } = task
          const profile = used(await house.profile(personOf(task, means)))
          const { text } = promptBlock(profile, { task: instruction, context: document })
          return { ...NOTHING, statements: linesOf(text) }
        },
        async learn(task, signal, { text }) {
          const person = personOf(task, means)
          await house.observe({ ...seen(signal, text), person })
          await house.learn(person, { signal: means.abort })
        },
      }
    },
  }
}

const asIs = ({ id: _, ...input }: Shown): SignalInput => input

/** Somebody who wrote their own version of what lay before them as good as edited it. */
function asEdit(signal: Shown, written: string): SignalInput {
  const { id: _, ...input } = signal
  if (input.kind === 'edit' || written === '') return input
  const { text, ...rest } = input
  return { ...rest, kind: 'edit', draft: written, final: text }
}

/** What was only counted has to clear the usual bar: every text differs from a draft in dozens of counts. */
const countedProved = (profile: Profile): Profile =>
  resolve({
    ...profile,
    preferences: profile.preferences.map((p) => (p.learner === 'style' ? { ...p, status: statusOf(p) } : p)),
  })

export const penchantStyle: Agent = penchantOf('penchant-style', 'measured style, no model', {
  learners: () => [style()],
})
export const penchantProse: Agent = penchantOf('penchant-prose', 'contrast-tested prose', {
  learners: () => [prose()],
  seen: asEdit,
})
/** Prose first: what it names and style counts as well is then one belief with numbers. */
export const penchant: Agent = penchantOf(
  'penchant',
  'contrast-tested prose, and measured style that proved itself',
  {
    learners: () => [prose(), style()],
    seen: asEdit,
    used: countedProved,
  },
)

const personOf = ({ user }: Task, { retrieval }: AgentMeans): string =>
  retrieval === 'source' ? user.id : SOMEBODY

const linesOf = (block: string): readonly string[] =>
  block.split('\n').flatMap((line) => (line.startsWith('- ') ? [line.slice(2)] : []))
