import { type Demonstration, type Random, shuffled } from './persona.bootstrap.ts'
import type { PersonaOptions } from './persona.options.ts'

/** What a judge could be shown: with the persona or without it, and which past choices. */
export interface DemonstrationSet {
  readonly name: string
  readonly persona: boolean
  readonly demonstrations: readonly Demonstration[]
}

/** Sets that are no random draw. */
export const FIXED = 4

type Sizes = Pick<PersonaOptions, 'candidates' | 'labelled' | 'bootstrapped'>

/**
 * Candidates as in DSPy's BootstrapFewShotWithRandomSearch: everything with a reason unshuffled, labels only,
 * zero-shot, random subsets of random size; and one of ours, the plain past choices without the persona. Since of
 * equal ones the first is taken, they stand in the order of what the paper found: demonstrations help in all its
 * settings, a persona alone does not. `train` in time order; `reasoned` are those of it that have a reason.
 */
export function demonstrationSets(
  train: readonly Demonstration[],
  reasoned: readonly Demonstration[],
  { candidates, labelled, bootstrapped }: Sizes,
  random: Random,
): readonly DemonstrationSet[] {
  const most = Math.min(bootstrapped, reasoned.length)
  const drawn = Array.from({ length: candidates }, (_, i) => {
    const some = shuffled(reasoned, random).slice(0, 1 + Math.floor(random() * most))
    return set(`random ${i + 1}`, filled(some, train, labelled, random))
  })
  const fixed = [
    set('reasons', filled(reasoned.slice(-most), train, labelled, random)),
    set('labelled', shuffled(train, random).slice(0, labelled)),
    set('persona alone', []),
    { ...set('past choices alone', train.slice(-bootstrapped)), persona: false },
  ]
  const seen = new Set<string>()
  return [...fixed, ...drawn].filter((s) => {
    const key = JSON.stringify([s.persona, s.demonstrations])
    return !seen.has(key) && seen.add(key)
  })
}

/** A set that goes with the persona. */
export const set = (name: string, demonstrations: readonly Demonstration[]): DemonstrationSet => ({
  name,
  persona: true,
  demonstrations,
})

/** Demonstrations with a reason, filled up with drawn ones without until there are `labelled`. */
export function filled(
  reasoned: readonly Demonstration[],
  train: readonly Demonstration[],
  labelled: number,
  random: Random,
): readonly Demonstration[] {
  const ids = new Set(reasoned.map((d) => d.id))
  const others = train.filter((d) => !ids.has(d.id))
  return [...reasoned, ...shuffled(others, random).slice(0, Math.max(0, labelled - reasoned.length))]
}
