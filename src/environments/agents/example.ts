import type { SignalOf } from '../../signal.ts'
import { tokenDistance } from '../../text/distance.ts'
import type { Kept } from '../retrieve.ts'

/** What an agent is shown at the end of a round. */
export type Shown = SignalOf<'edit'> | SignalOf<'sample'>

/** An earlier round, kept. */
export interface Example extends Kept {
  readonly signal: Shown
}

/** The text the person stands for. */
export const ownOf = (signal: Shown): string => (signal.kind === 'edit' ? signal.final : signal.text)

/** What the person was given, where they changed it. */
export const draftOf = (signal: Shown): string | undefined =>
  signal.kind === 'edit' && differ(signal.draft, signal.final) ? signal.draft : undefined

/** True where an edit would cost something: spaces cost nothing. */
export const differ = (text: string, own: string): boolean => tokenDistance(text, own) > 0
