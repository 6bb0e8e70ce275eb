import { lazy, Suspense, useId, useRef, useState } from 'react'
import type { Preference } from '../api.ts'
import { Bar } from '../ui/bar.tsx'
import { Tag, type Tone, Waiting } from '../ui/blocks.tsx'
import { Button } from '../ui/button.tsx'
import { held, place, trialsOf } from '../words.ts'
import { Controls } from './controls.tsx'
import { stateOf } from './state.ts'

const Evidence = lazy(() => import('./evidence.tsx'))
const Preview = lazy(() => import('./preview.tsx'))

interface Props {
  readonly person: string
  readonly preference: Preference
  readonly winner: Preference | undefined
  readonly withScope?: boolean
  /** What would settle it, where that is open: then its effect can be looked at as well. */
  readonly settling?: string
}

const STATES: Readonly<Record<ReturnType<typeof stateOf>, readonly [string, Tone]>> = {
  used: ['in use', 'good'],
  undecided: ['undecided', 'plain'],
  paused: ['paused by you', 'warn'],
  retired: ['given up: what you did spoke against it', 'bad'],
  overruled: ['overruled', 'warn'],
}

/** One statement: how it stands, why, and what can be done about it. */
export function PreferenceCard({ person, preference, winner, withScope, settling }: Props) {
  const id = useId()
  const [open, setOpen] = useState<'why' | 'preview'>()
  const statement = useRef<HTMLHeadingElement>(null)
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
          <h3 id={id} ref={statement} tabIndex={-1} className="wrap-anywhere">
            {preference.statement}
          </h3>
          <p className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-soft">
            {state !== 'used' && <Tag tone={tone}>{word}</Tag>}
            {pinned && <Tag tone="good">always first</Tag>}
            {origin === 'stated' && <Tag tone="good">you said so</Tag>}
            {origin === 'revised' && <Tag tone="good">in your words</Tag>}
            {reopened && <Tag tone="warn">in doubt again</Tag>}
            {trials > 0 && <Bar share={preference.tally.wins / trials} className="w-12" />}
            <span>{held(preference)}</span>
            {withScope && <span className="wrap-anywhere">{place(scope)}</span>}
          </p>
          {winner && (
            <p className="mt-0.5 text-sm text-soft wrap-anywhere">“{winner.statement}” goes before it.</p>
          )}
          {settling !== undefined && <p className="mt-0.5 text-sm text-soft">{settling}</p>}
        </div>
        <div className="-mx-2.5 flex flex-wrap lg:mx-0 lg:shrink-0 lg:justify-end">
          {opener('why', 'Why?')}
          {settling !== undefined && opener('preview', 'Preview')}
          <Controls person={person} preference={preference} labelledBy={id} statement={statement} />
        </div>
      </div>
      {open && (
        <div id={`${id}-${open}`} className="mt-3 border-t border-line pt-3">
          <Suspense fallback={<Waiting />}>
            {open === 'why' ? (
              <Evidence person={person} preference={preference} />
            ) : (
              <Preview person={person} preference={preference} />
            )}
          </Suspense>
        </div>
      )}
    </li>
  )
}
