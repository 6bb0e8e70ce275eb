import { useMemo } from 'react'
import type { Curve, Preference } from '../api.ts'
import { Section } from '../ui/blocks.tsx'
import { count, date } from '../words.ts'
import { driftsOf } from './guesses.ts'
import { type State, stateOf } from './state.ts'

const NOW: Readonly<Record<State, string>> = {
  used: 'right again since, and in use',
  undecided: 'not sure yet',
  paused: 'paused by you',
  retired: 'dropped',
  overruled: 'another goes before it',
}

interface Props {
  readonly curve: Curve
  readonly preferences: readonly Preference[]
}

/** When they began to do otherwise, and what was put in doubt by it. */
export function Drifts({ curve, preferences }: Props) {
  const drifts = useMemo(() => driftsOf(curve, preferences), [curve, preferences])
  return (
    <Section
      id="drifts"
      title="When you began to do otherwise"
      lead="We guessed clearly worse than before. What had been wrong lately was put in doubt, and has to be right again before it is used."
    >
      <ul className="space-y-3">
        {drifts.map(({ after, at, doubted }) => (
          <li key={after}>
            <p className="font-medium">
              {date(at)}, after {count(after, 'thing')} you did
            </p>
            {doubted.length === 0 ? (
              <p className="text-soft">Nothing that is still believed was put in doubt.</p>
            ) : (
              <ul className="list-disc pl-5">
                {doubted.map((p) => (
                  <li key={p.id} className="wrap-anywhere">
                    <bdi>{p.statement}</bdi> <span className="text-soft">({NOW[stateOf(p)]})</span>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
