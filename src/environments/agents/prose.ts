import { ABLATIONS, PAPER, type ProseOptions } from '../../learners/prose.options.ts'
import { refine, same } from '../../learners/prose.refine.ts'
import { coalesce, type Verified, verify } from '../../learners/prose.verify.ts'
import { demonstrationOf } from '../../learners/retrieve.ts'
import type { Ask, Prompt } from '../../model.ts'
import type { Agent, Remembered } from '../agent.ts'
import { differ, type Example, ownOf, type Shown } from './example.ts'

interface Studied extends Example {
  /** What was believed after this round. */
  readonly statements: readonly Verified[]
}

/**
 * PROSE (arXiv 2505.23815) by the learner's own steps: each round is kept with its statements. Those of the retrieved
 * rounds, made one list, are what is written by and where refinement starts; what comes of it is verified on this
 * round's text and the retrieved ones, and kept with the round. A round whose text needed no change keeps what it was
 * written by. Calls a round, with S steps and c statements: S to infer, S - 1 to write candidates, 1 to break down,
 * c times 1 + examples to verify, 1 to coalesce: 41 for S = 5, c = 5 and 5 examples, and 1 for the text itself.
 */
function proseOf(name: string, about: string, options: ProseOptions): Agent {
  return {
    name,
    about: `${about} (PROSE)`,
    begin({ ask, retrieve, examples }) {
      const kept: Studied[] = []
      const shown = (found: readonly Studied[]) =>
        found.slice(0, options.demonstrations).map(({ signal }) => demonstrationOf(signal))
      return {
        async recall(task) {
          const found = await retrieve(task, kept, examples)
          const statements = await oneList(ask, found)
          return { statements: statements.map((s) => s.statement), demonstrations: shown(found) }
        },
        async learn(task, signal, remembered) {
          const earlier = await retrieve(task, kept, examples)
          const known = distinct(earlier.flatMap((one) => one.statements)).filter((s) =>
            remembered.statements.includes(s.statement),
          )
          const learned = differ(remembered.text, ownOf(signal))
            ? await study(signal, remembered, known, earlier)
            : known
          kept.push({ task, signal, statements: learned })
        },
      }

      async function study(
        signal: Shown,
        { statements, text }: Remembered,
        known: readonly Verified[],
        earlier: readonly Studied[],
      ): Promise<readonly Verified[]> {
        const signals = earlier.map((one) => one.signal)
        const start = { manners: statements, counted: [], sources: signals.map((s) => s.id) }
        const refined = await refine(begun(ask, text), signal, start, shown(earlier), options)
        // Breaking down leaves out what this text does not show; whether it holds all the same, verification says.
        const kept = known.filter((k) => !refined.some((r) => same(r, k)))
        return verify(ask, [...refined, ...kept], signal, signals, options)
      }
    },
  }
}

/** All conditions of the paper, under the names of its released code. */
export const prose: Agent = proseOf('prose', 'as published: refined, broken down, verified, coalesced', PAPER)
export const prose1nc: Agent = proseOf('prose-1nc', 'one step, no candidate', ABLATIONS['1nc'])
export const prose1sc: Agent = proseOf('prose-1sc', 'one step, one candidate', ABLATIONS['1sc'])
export const prose1scApNv: Agent = proseOf(
  'prose-1sc-ap-nv',
  'one step, one candidate, nothing verified',
  ABLATIONS['1sc_ap_nv'],
)
export const proseSc: Agent = proseOf('prose-sc', 'all steps on one candidate', ABLATIONS.sc)
export const proseNv: Agent = proseOf('prose-nv', 'nothing verified', ABLATIONS.nv)
export const proseIcl: Agent = proseOf(
  'prose-icl',
  'with retrieved rounds as demonstrations',
  ABLATIONS.full_after_refinement_icl,
)

/** The first candidate is the text the agent wrote by the very same statements: it is not written twice. */
function begun(ask: Ask, text: string): Ask {
  let first = true
  return async <T>(prompt: Prompt<T>, signals: readonly string[]): Promise<T> => {
    if (!first || prompt.step !== 'prose.generate') return ask(prompt, signals)
    first = false
    // A prompt without a schema is answered with text.
    return text as T
  }
}

/** What the retrieved rounds came to, the best first; one call where a later one adds to it. */
async function oneList(ask: Ask, found: readonly Studied[]): Promise<readonly Verified[]> {
  const sets = found.filter((one) => one.statements.length > 0)
  const all = distinct(sets.flatMap((one) => one.statements))
  if (all.length <= (sets[0]?.statements.length ?? 0)) return all
  return coalesce(
    ask,
    all,
    sets.map((one) => one.signal.id),
  )
}

function distinct(statements: readonly Verified[]): readonly Verified[] {
  const kept: Verified[] = []
  for (const next of statements) if (!kept.some((k) => same(k, next))) kept.push(next)
  return kept
}
