import type { ComponentProps } from 'react'
import { LONGEST_STATEMENT } from '../../../src/text/clean.ts'
import { TextBox } from '../ui/field.tsx'
import { number } from '../words.ts'

interface Props extends Omit<ComponentProps<typeof TextBox>, 'label' | 'hint' | 'onChange'> {
  readonly value: string
  readonly hint?: string
  readonly change: (text: string) => void
}

/** A statement in the person's own words, and how much of its room is used. */
export function StatementBox({ value, hint, change, ...rest }: Props) {
  return (
    <TextBox
      label="How you like it"
      hint={`${hint ? `${hint} ` : ''}${number(value.length)} of ${number(LONGEST_STATEMENT)} characters.`}
      value={value}
      maxLength={LONGEST_STATEMENT}
      required
      onChange={(event) => change(event.target.value)}
      {...rest}
    />
  )
}
