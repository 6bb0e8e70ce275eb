import { useState } from 'react'
import { Section } from '../ui/blocks.tsx'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { Confirm } from './confirm.tsx'

/** What has to be typed: short, and nobody types it by accident. */
const WORD = 'forget'

interface Props {
  readonly person: string
  readonly forget: () => void
  readonly busy: boolean
}

export function Everything({ person, forget, busy }: Props) {
  const [asking, setAsking] = useState(false)
  const [typed, setTyped] = useState('')
  return (
    <Section
      id="everything"
      title="Forget everything"
      lead="All you did that was handed in, all that was learned, and that you were here at all."
    >
      <Button look="danger" busy={busy} onClick={() => setAsking(true)}>
        Forget everything about <bdi>{person}</bdi>
      </Button>
      {asking && (
        <Confirm
          title={`Forget everything about ${person}?`}
          doIt="Forget everything"
          allowed={typed.trim().toLowerCase() === WORD}
          close={() => {
            setAsking(false)
            setTyped('')
          }}
          run={forget}
        >
          <p id="everything-why">
            Nothing of it can be brought back. If you want to keep a copy, save everything as a file first.
          </p>
          <TextField
            label={`Type “${WORD}” to go on`}
            aria-describedby="everything-why"
            autoCapitalize="off"
            value={typed}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setTyped(event.target.value)}
          />
        </Confirm>
      )}
    </Section>
  )
}
