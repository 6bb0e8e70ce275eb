import type { Ask, Means } from '../model.ts'
import { nearest } from '../nearest.ts'
import { type Preference, type Profile, type Proposal, usable } from '../preference.ts'
import { type Place, placeOf } from '../scope.ts'
import type { SignalOf } from '../signal.ts'
import { hunks, withoutFacts } from '../text/diff.ts'
import { tokenDistance } from '../text/distance.ts'
import { accept, acceptMerged } from './accept.ts'
import { aggregatePrompt, inferPhrasePrompt } from './cipher.prompt.ts'
import type { Learner, Recalled } from './learner.ts'

export interface CipherOptions {
  /** How many nearest contexts' phrases are used together: 1 is CIPHER-1, more is CIPHER-N with one merging call. */
  readonly k: number
  /** How alike a context must be to be near at all, 0 to 1. The paper takes the k nearest however far they are. */
  readonly near: number
  /** An edit that changes at most so many tokens teaches nothing (the paper's delta). */
  readonly tokens: number
  /** Uses phrases that no later signal confirmed yet, as published. */
  readonly unverified: boolean
}

export const CIPHER: CipherOptions = { k: 5, near: 0.3, tokens: 0, unverified: false }

/** Longest text a context is recognised by, in characters. */
const LONGEST_CONTEXT = 1000

/**
 * After an edit, one phrase for what it shows, tied to the context of the edit, after CIPHER (PRELUDE, arXiv 2404.15269).
 * No call when nothing was edited, or nothing but facts. Docs: docs/learners/cipher.md, with what differs.
 */
export function cipher(options: Partial<CipherOptions> = {}): Learner {
  const settings: CipherOptions = { ...CIPHER, ...options }
  return {
    name: 'cipher',
    accepts: ['edit'],
    asks: true,
    async propose({ signals, means }) {
      const signal = signals.at(-1)
      if (signal?.kind !== 'edit' || means === undefined) return []
      const found = await phraseOf(means.ask, signal, settings.tokens)
      return found ? [found] : []
    },
    recall: (profile, place, means) => recall(profile, place, means, settings),
  }
}

/** What one edit shows, as a proposal; undefined, without a call, when taste changed nothing. */
async function phraseOf(ask: Ask, signal: SignalOf<'edit'>, floor: number): Promise<Proposal | undefined> {
  const { draft, final } = signal
  if (tokenDistance(draft, final) <= floor) return undefined
  const taste = withoutFacts(draft, final)
  if (tokenDistance(draft, taste) <= floor) return undefined
  const context = (placeOf(signal).context ?? draft).slice(0, LONGEST_CONTEXT)
  const changes = hunks(draft, final).filter((h) => h.kind === 'taste')
  const prompt = inferPhrasePrompt(
    signal.task,
    context === draft.slice(0, LONGEST_CONTEXT) ? undefined : context,
    draft,
    taste,
    changes,
  )
  const { phrase, quote } = await ask(prompt, [signal.id])
  const accepted = accept(phrase, quote, { signal: signal.id, field: 'final', text: final })
  if (accepted === undefined) return undefined
  return {
    action: 'add',
    statement: accepted.statement,
    about: 'cipher',
    stance: accepted.statement.toLowerCase(),
    scope: { kind: 'near', contexts: [context] },
    origin: 'inferred',
    learner: 'cipher',
    sources: [signal.id],
    evidence: [accepted.evidence],
  }
}

/** The phrases of the nearest contexts as one; undefined when no context is near. One call when there are several. */
async function recall(
  profile: Profile,
  place: Place,
  { ask, embedder, abort }: Means,
  { k, near, unverified }: CipherOptions,
): Promise<Recalled | undefined> {
  const known = profile.preferences.filter(
    (p) => p.learner === 'cipher' && (usable(p) || (unverified && p.status === 'proposed')),
  )
  if (place.context === undefined || known.length === 0) return undefined
  const contexts = known.map(contextOf)
  const found = await nearest(embedder, place.context.slice(0, LONGEST_CONTEXT), contexts, {
    k,
    floor: near,
    abort,
  })
  const used = found.map(({ index }) => known[index]!)
  const phrases = [...new Set(used.map((p) => p.statement))]
  if (phrases.length === 0) return undefined
  return { statement: await aggregate(ask, phrases, used), used: used.map((p) => p.id) }
}

const contextOf = ({ scope }: Preference): string => (scope.kind === 'near' ? (scope.contexts[0] ?? '') : '')

async function aggregate(ask: Ask, phrases: readonly string[], used: readonly Preference[]): Promise<string> {
  if (phrases.length === 1) return phrases[0]!
  const { phrase } = await ask(
    aggregatePrompt(phrases),
    used.flatMap((p) => p.sources),
  )
  // Where the merged words cannot be used the nearest context's stand alone.
  return acceptMerged(phrase, phrases) ?? phrases[0]!
}
