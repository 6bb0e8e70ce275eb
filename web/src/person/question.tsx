import { useEffect, useRef, useState } from 'react'
import type { Pair } from '../api.ts'
import { Text, Waiting } from '../ui/blocks.tsx'
import { Button } from '../ui/button.tsx'
import { Check } from '../ui/field.tsx'
import { count } from '../words.ts'
import { useKeys } from './usekeys.ts'

interface Props {
  readonly pair: Pair | undefined
  /** The statement that this question checks, where one was asked for. */
  readonly checks: string | undefined
  readonly left: number
  readonly busy: boolean
  readonly take: (pair: Pair, chosen: 'a' | 'b') => void
  readonly skip: (pair: Pair) => void
}

/** Fingers have no keys to press. */
const TOUCH = '(hover: none), (pointer: coarse)'

/** One question: two answers, one key press. */
export function QuestionView({ pair, checks, left, busy, take, skip }: Props) {
  const [touch] = useState(() => matchMedia(TOUCH).matches)
  const [wanted, setWanted] = useState(true)
  const heading = useRef<HTMLHeadingElement>(null)
  const asked = useRef<Pair>(undefined)
  useEffect(() => {
    // After an answer the next question is where one goes on; its texts are read from there.
    if (pair && asked.current && asked.current !== pair) heading.current?.focus()
    if (pair) asked.current = pair
  }, [pair])
  const listening = useKeys(wanted && !touch && !busy ? pair : undefined, (pair, meant) =>
    meant === 'skip' ? skip(pair) : take(pair, meant),
  )
  return (
    <section aria-labelledby="question" data-keys={listening}>
      <h2 id="question" ref={heading} tabIndex={-1} dir="auto" className="wrap-anywhere">
        {pair?.context ?? 'Which would you rather have?'}
      </h2>
      <p className="mb-3 text-sm text-soft">
        {pair?.context !== undefined && 'Which would you rather have? '}
        {count(left, 'question')} open.
      </p>
      {pair && checks !== undefined && (
        <p className="mb-3 wrap-anywhere">
          This one checks “<bdi>{checks}</bdi>”.
        </p>
      )}
      {!pair && <Waiting what="Looking for the most useful question" />}
      {pair && (
        <>
          <div className="grid gap-4 md:grid-cols-2">
            {(['a', 'b'] as const).map((side, i) => (
              <div key={side} className="flex flex-col rounded-lg border border-line bg-panel p-4">
                <h3 className="mb-2 text-sm text-soft">Answer {i + 1}</h3>
                <Text most="max-h-96" className="mb-4 grow">
                  {pair[side]}
                </Text>
                <Button look="main" busy={busy} onClick={() => take(pair, side)}>
                  I’d take answer {i + 1}
                </Button>
              </div>
            ))}
          </div>
          <div className="mt-3 flex flex-wrap items-center gap-x-6 gap-y-2">
            <Button busy={busy} onClick={() => skip(pair)}>
              Skip
            </Button>
            {!touch && (
              <Check
                label="Answer with keys"
                hint="1 or ← for the first, 2 or → for the second, 0 to skip."
                checked={wanted}
                onChange={(event) => setWanted(event.target.checked)}
              />
            )}
          </div>
        </>
      )}
    </section>
  )
}
