import { seeded } from '../evaluate/interval.ts'
import { type Asking, settled } from './persona.asking.ts'
import {
  type Demonstration,
  type Judgement,
  judged,
  type Knowledge,
  type Random,
  shuffled,
} from './persona.bootstrap.ts'
import type { PersonaOptions } from './persona.options.ts'
import type { Found, Procedure } from './persona.search.ts'
import { type DemonstrationSet, filled, set } from './persona.sets.ts'
import { givesAway } from './persona.split.ts'

/**
 * As released: a random search without a persona, whose best demonstrations are what the persona is made from, and one
 * with it (SynthesizeMe's parallel variant of DSPy's BootstrapFewShotWithRandomSearch, MIT). Every set finds its
 * reasons anew, choices are asked in one order, a tie is wrong, all sets are scored, and only then the first that
 * reaches the stop score cuts off those after it.
 *
 * Calls with t choices to learn from, h held out and c random sets, at most: (c + 2) h + (c + 1) t in the first search,
 * (c + 3) h + (c + 1) t in the second, 1 for the persona. Fewer where a set has its size before the choices are through.
 */
export function original(
  asks: Asking,
  train: readonly Demonstration[],
  heldOut: readonly Demonstration[],
  settings: PersonaOptions,
): Procedure {
  const { candidates, seed, onProgress } = settings
  let done = 0
  const onTried = () => onProgress?.({ step: 'search', done: ++done, of: 2 * candidates + 5 })
  const search = (known: Pick<Knowledge, 'persona' | 'sources'>, zeroShot: boolean, from: number) =>
    randomSearch(asks, train, heldOut, { settings, known, zeroShot, onTried, draw: (n) => seeded(from + n) })
  return {
    async reasons() {
      const { best, judgements } = await search({ sources: [] }, false, seed + 1)
      return { kept: best.demonstrations, unexplained: [], judgements }
    },
    search: (persona) => search(persona, true, seed + 1 + candidates + 2),
  }
}

interface Search {
  readonly settings: PersonaOptions
  /** Nothing in the first search. */
  readonly known: Pick<Knowledge, 'persona' | 'sources'>
  readonly zeroShot: boolean
  /** Uniform numbers for the set of that number. */
  readonly draw: (set: number) => Random
  readonly onTried: () => void
}

interface Made {
  readonly set: DemonstrationSet
  readonly judgements: readonly Judgement[]
}

async function randomSearch(
  { ask }: Asking,
  train: readonly Demonstration[],
  heldOut: readonly Demonstration[],
  { settings, known, zeroShot, draw, onTried }: Search,
): Promise<Found> {
  const { candidates, labelled, stopScore } = settings
  const most = Math.min(settings.bootstrapped, train.length)

  async function made(name: string, pool: readonly Demonstration[], size: number, random: Random) {
    const teacher = shuffled(pool, random)
    const reasoned: Demonstration[] = []
    const judgements: Judgement[] = []
    for (const choice of pool) {
      if (reasoned.length >= size) break
      const past = teacher.filter((c) => !givesAway(c, choice)).slice(0, labelled)
      const judgement = await judged(ask, choice, { ...known, past }, 'persona.reason')
      judgements.push(judgement)
      if (judgement.mark === 'right') reasoned.push({ ...choice, reason: judgement.reason })
    }
    return { set: set(name, filled(reasoned, train, labelled, random)), judgements }
  }

  async function scored(making: Made | Promise<Made>) {
    const { set, judgements } = await making
    const shown = { ...known, past: set.demonstrations }
    const marks = await settled(heldOut.map((c) => judged(ask, c, shown, 'persona.search')))
    onTried()
    const score = marks.filter((m) => m.mark === 'right').length / heldOut.length
    return { set, score, judgements: [...judgements, ...marks] }
  }

  const results = await settled(
    [
      ...(zeroShot ? [{ set: set('persona alone', []), judgements: [] }] : []),
      { set: set('labelled', shuffled(train, draw(0)).slice(0, labelled)), judgements: [] },
      made('reasons', train, most, draw(1)),
      ...Array.from({ length: candidates }, (_, i) => {
        const random = draw(i + 2)
        return made(`random ${i + 1}`, shuffled(train, random), 1 + Math.floor(random() * most), random)
      }),
    ].map(scored),
  )
  const stop = results.findIndex((r) => r.score >= stopScore)
  const seen = stop < 0 ? results : results.slice(0, stop + 1)
  const best = seen.reduce((top, r) => (r.score > top.score ? r : top))
  return {
    best: best.set,
    score: best.score,
    tried: results.map(({ set, score }) => ({
      name: set.name,
      size: set.demonstrations.length,
      judged: heldOut.length,
      score,
    })),
    judgements: results.flatMap((r) => r.judgements),
  }
}
