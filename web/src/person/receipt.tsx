import { useEffect, useRef } from 'react'
import type { Receipt } from '../api.ts'
import { Button } from '../ui/button.tsx'
import { save } from '../ui/download.ts'
import { number, time } from '../words.ts'

const ROWS: readonly (readonly [keyof Receipt, string])[] = [
  ['signals', 'Things you did'],
  ['preferences', 'Statements'],
  ['evidence', 'Quotes of your words'],
  ['trials', 'Checks of statements'],
  ['forecasts', 'Guesses of what you would do'],
  ['artifacts', 'What models said, and fitted numbers'],
  ['profiles', 'Profiles, older versions among them'],
]

/** What was erased, counted. It is gone to when it comes: where it was asked for may be far below. */
export function ReceiptView({ receipt }: { readonly receipt: Receipt }) {
  const heading = useRef<HTMLHeadingElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: for each receipt anew.
  useEffect(() => heading.current?.focus(), [receipt])
  return (
    <section
      aria-labelledby="receipt"
      className="mb-6 max-w-lg rounded-lg border border-good bg-good-wash p-4"
    >
      <h2 id="receipt" ref={heading} tabIndex={-1}>
        Erased on {time(receipt.at)}
      </h2>
      <dl className="mt-2 grid grid-cols-[1fr_auto] gap-x-6">
        {ROWS.map(([field, name]) => (
          <div key={field} className="contents">
            <dt>{name}</dt>
            <dd className="text-right tabular-nums">{number(Number(receipt[field]))}</dd>
          </div>
        ))}
      </dl>
      <Button
        small
        className="mt-3"
        onClick={() => save(`receipt-${receipt.person}.json`, JSON.stringify(receipt, null, 2))}
      >
        Save the receipt
      </Button>
    </section>
  )
}
