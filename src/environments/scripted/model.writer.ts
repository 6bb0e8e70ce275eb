import type { ScriptedComponent } from './component.ts'
import { writeAll } from './components.ts'
import { kindOf, type Writing, writingPrompt } from './model.read.ts'
import { plainText, retold, standingOut } from './model.seen.ts'
import { saidOf } from './model.wordings.ts'
import { asked, scriptedWriter } from './writer.ts'

/** What stands where there is nothing to write from: an empty answer would be none. */
export const NOTHING = 'There is nothing to tell.'

/** Material told anew is kept as it is; what anybody makes of a document is shorter. */
const RETELLING = /\banew\b/i

/** A text by the notes and after the earlier texts of a writing prompt; what the notes ask for comes first. */
export function written(prompt: string, seed: number): string {
  const { task, material, text, statements, demonstrations } = writingPrompt(prompt)
  const wishes = [...imitated(demonstrations).map((c) => saidOf(c).wordings[0]!), ...statements]
  const told =
    material === undefined
      ? writeAll(retold(text ?? task), asked(wishes), { seed, material: text ?? task })
      : RETELLING.test(task)
        ? writeAll(material, asked(wishes), { seed, material })
        : scriptedWriter({ seed }).write({ kind: kindOf(task), document: material }, wishes)
  return told.trim() || material?.trim() || text?.trim() || NOTHING
}

/** Components that most of a list of readings see. */
export function inMost(readings: readonly (readonly ScriptedComponent[])[]): readonly ScriptedComponent[] {
  const counts = Map.groupBy(readings.flat(), (component) => component)
  return [...counts].flatMap(([component, { length }]) => (length > readings.length / 2 ? [component] : []))
}

/** What stands out in most earlier texts, each against the draft it was made from, or the neutral text of its own material. */
const imitated = (demonstrations: readonly Writing[]): readonly ScriptedComponent[] =>
  inMost(
    demonstrations.map(({ task, material, text = '', draft }) => {
      const other =
        draft ?? (material === undefined ? undefined : plainText({ kind: kindOf(task), document: material }))
      return standingOut(text, other).map(({ component }) => component)
    }),
  )
