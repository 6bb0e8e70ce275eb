import type { Present, Write } from './script.ts'
import { reader } from './wishes.ts'

/** When a script runs, where several do: what cuts comes first, what lays out comes last. */
export const STAGES = ['cut', 'words', 'shape', 'add', 'open', 'mark', 'lay', 'frame'] as const
type Stage = (typeof STAGES)[number]

/** One thing a person can want of a text, with a script that writes it so. Scripted: set phrases and rules, no model. */
export interface ScriptedComponent {
  readonly key: string
  readonly scriptable: true
  readonly stage: Stage
  /** Style measures of `src/text` that show it, with the direction in which they move. */
  readonly measures: readonly { readonly name: string; readonly direction: 1 | -1 }[]
  /** Keys of components that want the opposite, or the same place in the text. Known both ways. */
  readonly rivals: readonly string[]
  /** Applies it. Equal text and equal numbers give equal texts. */
  readonly write: Write
  /** How strongly a text shows it, 0 to 1. By rules of its own: figures use the measures. */
  readonly present: Present
  /** Whether a statement of a preference, in plain words, asks for it. English. */
  readonly follows: (statement: string) => boolean
}

/** A component no rule writes or sees, and why. */
export interface UnscriptedComponent {
  readonly key: string
  readonly scriptable: false
  readonly why: string
}

export interface Script {
  readonly key: string
  readonly stage: Stage
  /** Names, separated by spaces; "-name" for a measure that falls. */
  readonly measures: string
  readonly rivals?: string
  /** What a statement that wants it says, and what one that wants it says when it is denied ("avoid long sentences"). */
  readonly asks: RegExp
  readonly shuns?: RegExp
  readonly write: Write
  readonly present: Present
}

const names = (list = ''): readonly string[] => list.split(/\s+/).filter(Boolean)

export const scripted = ({
  key,
  stage,
  measures,
  rivals,
  asks,
  shuns,
  write,
  present,
}: Script): ScriptedComponent => ({
  key,
  scriptable: true,
  stage,
  measures: names(measures).map((name) =>
    name.startsWith('-') ? { name: name.slice(1), direction: -1 } : { name, direction: 1 },
  ),
  rivals: names(rivals),
  write,
  present,
  follows: reader(asks, shuns),
})
