import type { Preference, ProfileDiff } from '../api.ts'
import { held } from '../words.ts'
import { type State, stateOf } from './state.ts'

const WORDS: Readonly<Record<State, string>> = {
  used: 'in use',
  undecided: 'not sure yet',
  paused: 'paused',
  retired: 'dropped',
  overruled: 'behind another',
}

/** What is told of a difference: what came, went, or stands otherwise. Trials that only went on are no news. */
export function linesOf(diff: ProfileDiff): readonly { readonly id: string; readonly text: string }[] {
  const quoted = ({ statement }: Preference) => `“${statement}”`
  const told = diff.added.toSorted((a, b) => Number(b.usable) - Number(a.usable))
  return [
    ...told.map((p) => ({ id: p.id, text: `New: ${quoted(p)} (${WORDS[stateOf(p)]}, ${held(p)})` })),
    ...diff.changed.flatMap(({ id, before, after }) => {
      const [was, is] = [WORDS[stateOf(before)], WORDS[stateOf(after)]]
      const parts = [
        before.statement !== after.statement && `was ${quoted(before)}`,
        was !== is && `was ${was}, is ${is} (${held(after)})`,
      ].filter((part) => part !== false)
      return parts.length === 0 ? [] : [{ id, text: `Changed: ${quoted(after)} ${parts.join('; ')}` }]
    }),
    ...diff.removed.map((p) => ({ id: p.id, text: `Gone: ${quoted(p)}` })),
  ]
}
