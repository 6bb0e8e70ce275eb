import type { ContrastAnswer } from '../../contrast.prompt.ts'
import type { Coalescence, Verification } from '../../learners/prose.prompt.ts'
import type { Similarity, Verdicts } from '../metrics/judge.prompt.ts'
import type { ScriptedComponent } from './component.ts'
import { rivals, SCRIPTED } from './components.ts'
import { inOneLine, items, part } from './model.read.ts'
import { PLAINLY, shows } from './model.seen.ts'
import { named } from './model.wordings.ts'
import { ENOUGH } from './person.ts'
import { wishes } from './wishes.ts'

/** Components a statement denies: those a denied piece of it names. */
const denied = (statement: string): readonly ScriptedComponent[] => {
  const pieces = wishes(statement).filter(({ wanted }) => !wanted)
  return SCRIPTED.filter((c) => pieces.some(({ text }) => c.follows(text)))
}

const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length

/** What a function of a component comes to over all that a statement wants, and the other way for what it denies. */
function over(statement: string, value: (component: ScriptedComponent) => number): number | undefined {
  const values = [...named(statement).map(value), ...denied(statement).map((c) => -value(c))]
  return values.length === 0 ? undefined : mean(values)
}

/** Differences up to this cannot be told. */
const SAME = 0.1

/** `contrast`: which of two texts follows each statement more. */
export function contrasted(prompt: string): ContrastAnswer {
  const [a, b] = [part(prompt, 'text_a') ?? '', part(prompt, 'text_b') ?? '']
  const answers = items(prompt, 'statements').map((line, i): ContrastAnswer['answers'][number] => {
    const shift = over(line, (c) => shows(a, c) - shows(b, c)) ?? 0
    return { statement: i + 1, fits: Math.abs(shift) <= SAME ? 'same' : shift > 0 ? 'A' : 'B' }
  })
  return { answers }
}

const POINTS = [
  'strongly contradicts',
  'somewhat contradicts',
  'neutral',
  'somewhat confirms',
  'strongly confirms',
] as const

/** How far a text confirms a component, -2 to 2. To lack it is neutral; to show its opposite is not. */
function pointsOf(text: string, component: ScriptedComponent): number {
  const strength = shows(text, component)
  if (strength >= PLAINLY) return 2
  if (strength >= ENOUGH) return 1
  return SCRIPTED.some((c) => rivals(c, component) && shows(text, c) >= PLAINLY) ? -2 : 0
}

/** How far a text confirms a statement, -2 to 2 in whole points; 0 for one that names nothing known. */
const confirmed = (statement: string, text: string): number =>
  Math.round(over(statement, (c) => pointsOf(text, c)) ?? 0)

/** `prose.verify`. */
export function verified(prompt: string): Verification {
  const score = confirmed(part(prompt, 'statement') ?? '', part(prompt, 'text') ?? '')
  return { reason: `By rules, the text shows it at ${score} of 2.`, score: POINTS[score + 2]! }
}

/** What a line is about: the keys of what it asks for, or its own words where nothing of that is known. */
function subjects(line: string): readonly string[] {
  const keys = named(line).map(({ key }) => key)
  return keys.length > 0 ? keys : [line.toLowerCase()]
}

/** `prose.coalesce`: lines that ask for the same are one, in the words of the first. */
export function coalesced(prompt: string): Coalescence {
  const groups = new Map<string, { statement: string; from: number[] }>()
  for (const [i, statement] of items(prompt, 'statements').entries()) {
    const about = subjects(statement).join(' ')
    const group = groups.get(about) ?? { statement, from: [] }
    group.from.push(i + 1)
    groups.set(about, group)
  }
  return { statements: [...groups.values()] }
}

/** `cipher.aggregate`: wishes of all phrases, earlier ones first; what is said already and rivals of earlier ones go. */
export function aggregated(prompt: string) {
  const taken: ScriptedComponent[] = []
  const kept = items(prompt, 'phrases')
    .flatMap((line) => line.split(/;\s*/))
    .filter((wish, i, all) => {
      const asks = named(wish)
      const said = asks.length > 0 ? asks.every((c) => taken.includes(c)) : all.indexOf(wish) < i
      if (said || asks.some((c) => taken.some((t) => rivals(c, t)))) return false
      taken.push(...asks)
      return true
    })
  return { phrase: inOneLine(kept) }
}

const VERDICTS = [
  'clearly contradicts',
  'somewhat contradicts',
  'neither exhibits nor contradicts',
  'somewhat exhibits',
  'clearly exhibits',
] as const

/** `judge.components`: how far a text exhibits each statement, and how many of them. */
export function exhibited(prompt: string): Verdicts {
  const text = part(prompt, 'text') ?? ''
  const scores = items(prompt, 'statements').map((line) => confirmed(line, text))
  const share = scores.filter((score) => score > 0).length / Math.max(1, scores.length)
  const answers = scores.map((score, i) => ({
    statement: i + 1,
    reason: `By rules: ${score} of 2.`,
    verdict: VERDICTS[score + 2]!,
  }))
  const together =
    share === 1 ? 'all' : share > 0.5 ? 'most' : share > 0.25 ? 'some' : share > 0 ? 'few' : 'none'
  return { answers, together }
}

const SIMILAR = [
  'not at all similar',
  'slightly similar',
  'moderately similar',
  'very similar',
  'extremely similar',
] as const

/** `judge.preferences`: how far two sets of statements ask for the same (F1 of what they ask for). */
export function similar(prompt: string): Similarity {
  const [truth, stated] = ['preferences', 'statements'].map(
    (tag) => new Set(items(prompt, tag).flatMap(subjects)),
  )
  const common = truth!.intersection(stated!).size
  const f1 = (2 * common) / Math.max(1, truth!.size + stated!.size)
  return { reason: `By rules: ${common} in common.`, similarity: SIMILAR[Math.round(4 * f1)]! }
}
