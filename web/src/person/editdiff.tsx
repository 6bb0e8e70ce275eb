import { useMemo } from 'react'
import { hunks } from '../../../src/text/diff.ts'
import { Text } from '../ui/blocks.tsx'
import { takeFocus } from '../ui/focus.ts'

interface Props {
  readonly draft: string
  readonly final: string
  /** It was asked for: then one goes on from here. */
  readonly asked: boolean
}

/** An edit in one text: what was taken out struck through, what was put in underlaid. */
export function EditDiff({ draft, final, asked }: Props) {
  const parts = useMemo(() => partsOf(draft, final), [draft, final])
  return (
    <figure ref={asked ? takeFocus : undefined} tabIndex={asked ? -1 : undefined}>
      <figcaption className="text-sm font-medium">What you changed in the draft</figcaption>
      <Text most="max-h-96" className="border-l-4 border-line pl-3">
        {parts.map(({ kept, removed, added }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts have no name but their place.
          <span key={i}>
            {kept}
            {removed && <del>{removed}</del>}
            {added && <ins>{added}</ins>}
          </span>
        ))}
      </Text>
    </figure>
  )
}

function partsOf(draft: string, final: string) {
  let at = 0
  const parts = hunks(draft, final).map(({ draft: span, removed, added }) => {
    const part = { kept: draft.slice(at, span.start), removed, added }
    at = span.end
    return part
  })
  return [...parts, { kept: draft.slice(at), removed: '', added: '' }]
}
