import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { TextBox } from '../ui/field.tsx'
import { takeFocus } from '../ui/focus.ts'

/** Something shown once, to be copied; it takes focus. */
export function Secret({ label, value }: { readonly label: string; readonly value: string }) {
  const [copied, setCopied] = useState<'yes' | 'no'>()
  return (
    <div className="space-y-2">
      <TextBox
        ref={takeFocus}
        label={label}
        value={value}
        dir="ltr"
        readOnly
        rows={3}
        onFocus={(event) => event.target.select()}
      />
      <div className="flex flex-wrap items-center gap-3">
        <Button
          small
          onClick={() =>
            // There is no clipboard where the page is not served safely.
            Promise.resolve(navigator.clipboard?.writeText(value) ?? Promise.reject())
              .then(() => setCopied('yes'))
              .catch(() => setCopied('no'))
          }
        >
          Copy
        </Button>
        <p role="status" className="text-sm text-soft">
          {copied === 'yes' && 'Copied.'}
          {copied === 'no' && 'It cannot be copied from here; select it instead.'}
        </p>
      </div>
    </div>
  )
}
