import { type Estimate, wilson } from '../../evaluate/interval.ts'
import type { Profile } from '../../preference.ts'
import { promptBlock } from '../../prompt.ts'
import { drawFor } from '../scripted/draw.ts'
import type { PrefEvalEntry } from './entries.ts'
import { ELSEWHERE, ELSEWHERE_KINDS, type Elsewhere, type ElsewhereKind } from './misapplication.contexts.ts'
import { profileOf, statement } from './profile.ts'

/** A preference that `prompt` selected where none applies. */
interface Misapplied extends Elsewhere {
  readonly statement: string
}

export interface Misapplication {
  /**
   * Share of contexts for which anything at all was selected, averaged over profiles. n counts contexts: Wilson's interval
   * of them.
   */
  readonly rate: Estimate
  readonly kinds: Readonly<Record<ElsewhereKind, Estimate>>
  /** Share of all that could have been selected. */
  readonly statements: number
  /** How many profiles, and statements in them on average. */
  readonly profiles: number
  readonly size: number
  /** Each context and statement once, commonest first. */
  readonly examples: readonly (Misapplied & { readonly times: number })[]
}

/** Tokens enough for all that a person has: nothing is kept out by want of room. */
const ROOM = 4000

/**
 * The over-application check: profiles must stay silent where they do not apply. Every context is put to every profile as
 * `prompt` would be asked; whatever is selected is misapplied. No model.
 *
 * @param contexts on which no preference of anybody's own bears; those made up for it when left out.
 */
export function misapplication(
  profiles: readonly Profile[],
  contexts: readonly Elsewhere[] = ELSEWHERE,
): Misapplication {
  const put = contexts.map((one) => ({
    one,
    selected: profiles.map((profile) => selectedFor(profile, one)),
  }))
  const share = ({ selected }: (typeof put)[number]) =>
    mean(selected.map((found) => Number(found.length > 0)))
  // As if a context came out the same for everybody: it nearly does, and more profiles must not narrow the interval.
  const rate = (of: typeof put) => wilson(sum(of.map(share)), of.length)
  const size = mean(profiles.map((profile) => profile.preferences.length))
  const counts = put.flatMap(({ selected }) => selected.map((found) => found.length))
  return {
    rate: rate(put),
    kinds: Object.fromEntries(
      ELSEWHERE_KINDS.map((kind) => [kind, rate(put.filter(({ one }) => one.kind === kind))]),
    ) as Record<ElsewhereKind, Estimate>,
    statements: size === 0 ? 0 : mean(counts) / size,
    profiles: profiles.length,
    size,
    examples: examplesOf(
      put.flatMap(({ one, selected }) => selected.flat().map((statement) => ({ ...one, statement }))),
    ),
  }
}

function selectedFor(profile: Profile, { task, context }: Elsewhere): readonly string[] {
  const { used } = promptBlock(profile, { task, context, budget: ROOM })
  return used.map((id) => profile.preferences.find((p) => p.id === id)!.statement)
}

function examplesOf(all: readonly Misapplied[]): Misapplication['examples'] {
  const same = Map.groupBy(all, ({ context, statement }) => `${context}\n${statement}`)
  return [...same.values()]
    .map((own) => ({ ...own[0]!, times: own.length }))
    .sort((a, b) => b.times - a.times)
}

/** Profiles of made-up people who said one preference on every topic, in the words of entries drawn by the seed. */
export async function peopleOf(
  entries: readonly PrefEvalEntry[],
  { people, seed }: { readonly people: number; readonly seed: number },
): Promise<readonly Profile[]> {
  const topics = [...Map.groupBy(entries, ({ topic }) => topic)].sort(([a], [b]) => (a < b ? -1 : 1))
  const profiles: Profile[] = []
  for (let i = 0; i < people; i++) {
    const random = drawFor(seed, 'person', String(i))
    const said = topics.map(([, own]) => own[Math.floor(random() * own.length)]!.preference)
    profiles.push(await profileOf(said.map(statement)))
  }
  return profiles
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)
const mean = (values: readonly number[]): number => (values.length === 0 ? 0 : sum(values) / values.length)
