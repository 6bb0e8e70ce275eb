import { seeded } from '../evaluate/interval.ts'
import { type Asking, settled } from './persona.asking.ts'
import {
  bootstrap,
  type Demonstration,
  type Judgement,
  judged,
  type Knowledge,
  type Reasons,
  turned,
} from './persona.bootstrap.ts'
import type { PersonaOptions } from './persona.options.ts'
import { type DemonstrationSet, demonstrationSets, FIXED } from './persona.sets.ts'

/** A set that was tried. */
export interface Tried {
  readonly name: string
  readonly size: number
  /** Held-out judgements made. */
  readonly judged: number
  /** Share of them that was right; undefined when it was left as beaten before all were made. */
  readonly score?: number
}

/** The best set, with its share of right judgements, and all it took to find it. */
export interface Found {
  readonly best: DemonstrationSet
  readonly score: number
  readonly tried: readonly Tried[]
  readonly judgements: readonly Judgement[]
}

/** The persona with the ids of the choices it was made from. */
export type Synthesised = Required<Pick<Knowledge, 'persona' | 'sources'>>

/** One way to find reasons, and then to find demonstrations with the persona that was made of them. */
export interface Procedure {
  reasons(): Promise<Reasons>
  search(persona: Synthesised, reasons: Reasons): Promise<Found>
}

/** Ours: reasons once for each choice, then a race. Draws of one step do not depend on how many another made. */
export function racing(
  asks: Asking,
  train: readonly Demonstration[],
  heldOut: readonly Demonstration[],
  settings: PersonaOptions,
): Procedure {
  const { labelled, candidates, seed, onProgress } = settings
  const calls = settings.callsPerChoice * (train.length + heldOut.length)
  return {
    reasons() {
      let done = 0
      const onDone = () => onProgress?.({ step: 'reasons', done: ++done, of: train.length })
      return bootstrap(asks, train, labelled, seeded(seed + 1), onDone)
    },
    search(persona, { kept }) {
      const sets = demonstrationSets(train, kept, settings, seeded(seed + 2))
      const onTried = (done: number) => onProgress?.({ step: 'search', done, of: candidates + FIXED })
      return race(asks, sets, heldOut, persona, { stopScore: settings.stopScore, calls, onTried })
    },
  }
}

interface Limits {
  readonly stopScore: number
  /** The fit's calls may come to so many. The first set is tried in any case. */
  readonly calls: number
  readonly onTried: (done: number) => void
}

/**
 * The set that judges the held-out choices best, both orders each. One set after the other; one that could no longer
 * beat the best is left, which changes nothing in the outcome. Of equals the first is taken. Ends at the stop score,
 * or when calls for one more whole set are not left.
 */
export async function race(
  { ask, calls }: Asking,
  sets: readonly DemonstrationSet[],
  heldOut: readonly Demonstration[],
  persona: Synthesised,
  { stopScore, calls: most, onTried }: Limits,
): Promise<Found> {
  const all = 2 * heldOut.length
  const tried: Tried[] = []
  const judgements: Judgement[] = []
  let best = sets[0]!
  let top = -1
  for (const set of sets) {
    if (tried.length > 0 && (calls() + all > most || top / all >= stopScore)) break
    const known = { ...(set.persona ? persona : { sources: [] }), past: set.demonstrations }
    let [made, points] = [0, 0]
    for (const choice of heldOut) {
      if (points + all - made <= top) break
      const both = [choice, turned(choice)].map((c) => judged(ask, c, known, 'persona.search'))
      const marks = await settled(both)
      judgements.push(...marks)
      made += 2
      points += marks.reduce((sum, m) => sum + credit(m), 0)
    }
    const finished = made === all
    tried.push({
      name: set.name,
      size: set.demonstrations.length,
      judged: made,
      ...(finished && { score: points / all }),
    })
    if (finished && points > top) [best, top] = [set, points]
    onTried(tried.length)
  }
  return { best, score: top / all, tried, judgements }
}

/** A tie, or an answer that says nothing, is worth what a guess is. */
export const credit = ({ mark }: Pick<Judgement, 'mark'>): number =>
  mark === 'right' ? 1 : mark === 'wrong' ? 0 : 0.5
