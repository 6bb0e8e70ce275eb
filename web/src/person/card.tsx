import { lazy, type ReactNode, useId, useState } from 'react'
import type { Preference } from '../api.ts'
import { Bar } from '../ui/bar.tsx'
import { Tag, type Tone } from '../ui/blocks.tsx'
import { Button } from '../ui/button.tsx'
import { Lazily } from '../ui/lazily.tsx'
import { held, place, trialsOf } from '../words.ts'
import { Controls } from './controls.tsx'
import { type State, stateOf } from './state.ts'

const Evidence = lazy(() => import('./evidence.tsx'))
const Preview = lazy(() => import('./preview.tsx'))

interface Props {
  readonly person: string
  readonly preference: Preference
  readonly winner: Preference | undefined
  readonly withScope?: boolean
  /** What would settle it, where that is open: then its effect is at hand as well. */
  readonly settling?: ReactNode
  readonly level?: 'h3' | 'h4'
}

const STATES: Readonly<Record<State, readonly [string, Tone]>> = {
  used: ['in use', 'good'],
  undecided: ['not sure yet', 'plain'],
  paused: ['paused by you', 'warn'],
  retired: ['dropped: what you did spoke against it', 'bad'],
  overruled: ['another goes before it', 'warn'],
}

/** One statement: how it stands, why, and what can be done about it. */
export function PreferenceCard({
  person,
  preference,
  winner,
  withScope,
  settling,
  level: Level = 'h3',
}: Props) {
  const id = useId()
  const [open, setOpen] = useState<'why' | 'preview'>()
  const state = stateOf(preference)
  const [word, tone] = STATES[state]
  const { origin, pinned, scope, reopened } = preference
  const trials = trialsOf(preference)
  const opener = (part: 'why' | 'preview', name: string) => (
    <Button
      small
      look="quiet"
      aria-expanded={open === part}
      aria-controls={open === part ? `${id}-${part}` : undefined}
      aria-describedby={id}
      onClick={() => setOpen(open === part ? undefined : part)}
    >
      {name}
    </Button>
  )
  return (
    <li className="px-4 py-3" aria-labelledby={id}>
      <div className="flex flex-col gap-x-4 gap-y-2 lg:flex-row lg:items-start lg:justify-between">
        <div className="min-w-0">
          <Level id={id} tabIndex={-1} dir="auto" className="w-fit max-w-full font-medium wrap-anywhere">
            {preference.statement}
          </Level>
          <p className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-soft">
            {state !== 'used' && <Tag tone={tone}>{word}</Tag>}
            {pinned && state === 'used' && <Tag tone="good">always first</Tag>}
            {origin === 'stated' && <Tag tone="good">you said so</Tag>}
            {origin === 'revised' && <Tag tone="good">in your words</Tag>}
            {reopened && state === 'undecided' && <Tag tone="warn">in doubt again</Tag>}
            {trials > 0 && <Bar share={preference.tally.wins / trials} className="w-12" />}
            <span>{held(preference)}</span>
            {withScope && (
              <span dir="auto" className="wrap-anywhere">
                {place(scope)}
              </span>
            )}
          </p>
          {winner && (
            <p className="mt-0.5 text-sm text-soft wrap-anywhere">
              “<bdi>{winner.statement}</bdi>” goes before it.
            </p>
          )}
          {settling !== undefined && <div className="mt-0.5 text-sm text-soft">{settling}</div>}
        </div>
        <div className="-mx-2.5 flex flex-wrap content-start lg:mx-0 lg:shrink-0 lg:justify-end">
          {opener('why', 'Why?')}
          {settling !== undefined && opener('preview', 'Preview')}
          <Controls
            person={person}
            preference={preference}
            labelledBy={id}
            more={settling === undefined && opener('preview', 'Preview')}
          />
        </div>
      </div>
      {open && (
        <div id={`${id}-${open}`} className="mt-3 border-t border-line pt-3">
          <Lazily>
            {open === 'why' ? (
              <Evidence person={person} preference={preference} />
            ) : (
              <Preview person={person} preference={preference} />
            )}
          </Lazily>
        </div>
      )}
    </li>
  )
}
