import { useEffect, useRef, useState } from 'react'
import type { Pair } from '../api.ts'
import { Text, Waiting } from '../ui/blocks.tsx'
import { Button } from '../ui/button.tsx'
import { Check } from '../ui/field.tsx'
import { count } from '../words.ts'

interface Props {
  readonly question: { readonly pair: Pair } | undefined
  readonly left: number
  readonly busy: boolean
  readonly take: (pair: Pair, chosen: 'a' | 'b') => void
  readonly skip: (pair: Pair) => void
}

const KEYS: Readonly<Record<string, 'a' | 'b' | 'skip'>> = {
  1: 'a',
  ArrowLeft: 'a',
  2: 'b',
  ArrowRight: 'b',
  0: 'skip',
}

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('input:not([type=checkbox]), textarea, select, dialog') !== null

/** One question: two answers, one key press. */
export function QuestionView({ question, left, busy, take, skip }: Props) {
  const [keys, setKeys] = useState(true)
  const heading = useRef<HTMLHeadingElement>(null)
  const asked = useRef<Pair>(undefined)
  const pair = question?.pair
  useEffect(() => {
    // After an answer the next question is where one goes on; its texts are read from there.
    if (pair && asked.current && asked.current !== pair) heading.current?.focus()
    if (pair) asked.current = pair
  }, [pair])
  useEffect(() => {
    if (!keys || !pair || busy) return
    const press = (event: KeyboardEvent) => {
      const meant = KEYS[event.key]
      if (meant === undefined || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return
      if (typing(event.target)) return
      event.preventDefault()
      if (meant === 'skip') skip(pair)
      else take(pair, meant)
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [keys, pair, busy, take, skip])
  return (
    <section aria-labelledby="question">
      <h2 id="question" ref={heading} tabIndex={-1} className="wrap-anywhere">
        {pair?.context ?? 'Which would you rather have?'}
      </h2>
      <p className="mb-3 text-sm text-soft">
        {pair?.context !== undefined && 'Which would you rather have? '}
        {count(left, 'question')} open.
      </p>
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
            <Check
              label="Answer with keys"
              hint="1 or ← for the first, 2 or → for the second, 0 to skip."
              checked={keys}
              onChange={(event) => setKeys(event.target.checked)}
            />
          </div>
        </>
      )}
    </section>
  )
}
