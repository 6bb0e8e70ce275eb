import { materialOf, type TextPair, textPair } from '../contrast.ts'
import type { Ask } from '../model.ts'
import { pairOf } from '../observation.ts'
import type { Evidence } from '../preference.ts'
import type { Signal } from '../signal.ts'
import { alike, NEAR_DUPLICATE } from '../text/alike.ts'
import { clean } from '../text/clean.ts'
import { hunks } from '../text/diff.ts'
import { MEASURES, measureIndex } from '../text/measures.ts'
import { type Demonstration, preferenceBlock, type WriteRequest, writePrompt } from '../write.prompt.ts'
import { accept } from './accept.ts'
import type { ProseOptions } from './prose.options.ts'
import { breakDownPrompt, inferPrompt, MENU, type Stated } from './prose.prompt.ts'

/** A statement that a text gave, before anything was verified. */
export interface Found {
  readonly statement: string
  /** Name of a style measure where counting decides it, else the trait the model named. */
  readonly about: string
  readonly stance: 'more' | 'less'
  readonly evidence: readonly Evidence[]
}

/** Statements that hold here already: those only a model can see, and those that are counted. */
export interface Known {
  readonly manners: readonly string[]
  readonly counted: readonly string[]
  /** Ids of the signals they were learned from: an exchange that repeats them goes when one of these is forgotten. */
  readonly sources: readonly string[]
}

/** Statements taken from one answer: nobody has more to say of one text, but a model that was fooled or runs on. */
const MOST = 40

/** Words under which a text shows no manner. */
const FEWEST_WORDS = 5

/**
 * What one text shows that is not known yet (PROSE, section 3, refinement): compare a candidate with the person's
 * text, state what explains the differences, write a candidate from that, compare again.
 */
export async function refine(
  ask: Ask,
  signal: Signal,
  known: Known,
  demonstrations: readonly (Demonstration & { readonly signal: string })[],
  options: ProseOptions,
): Promise<readonly Found[]> {
  const own = pairOf(signal, [])
  if (own === undefined || own.own.trim().split(/\s+/).length < FEWEST_WORDS) return []
  if (own.edited && unchanged(own.replaced!, own.own)) return []
  const source = { signal: signal.id, field: own.field, text: own.own }
  const from = [signal.id, ...known.sources]
  const pair =
    options.candidate !== 'none' && needsPair(signal, options) ? await textPair(ask, signal, []) : undefined
  const request = requestOf(signal, pair)
  const write = () =>
    ask(
      writePrompt(
        request,
        preferenceBlock([...known.manners, ...known.counted, ...said(found)]),
        demonstrations,
        'prose.generate',
      ),
      [...from, ...demonstrations.map((d) => d.signal)],
    )
  let found: readonly Found[] = []
  let candidate =
    options.candidate === 'none' ? undefined : options.start === 'contrast' ? pair?.other : await write()
  for (let step = 1; step <= options.steps; step++) {
    if (options.stop === 'equal' && candidate === own.own) break
    const { manners, counted } = known
    const reading = {
      own: own.own,
      other: candidate,
      task: signal.task,
      manners: [...manners, ...said(found)],
      counted,
    }
    const answer = await ask(inferPrompt(reading), from)
    const before = found
    found = joined(
      found.filter((_, i) => !answer.wrong.includes(manners.length + i + 1)),
      taken(answer.statements, source),
    )
    if (options.stop === 'nothing new' && found.every((f) => before.includes(f))) break
    if (step < options.steps && options.candidate === 'regenerated') candidate = await write()
  }
  if (!options.breakDown || known.manners.length + found.length === 0) return found
  // What was known is broken down and verified again with the rest, as published.
  const { statements } = await ask(breakDownPrompt([...known.manners, ...said(found)], own.own), from)
  const single = joined([], taken(statements, source))
  return single.length > 0 ? single : found
}

/** From so many words on, what was only added may be a joke or a courtesy as well as a fact: the model is to say. */
const SENTENCE = 4

/** True for an edit that changed nothing, or nothing but facts. */
const unchanged = (draft: string, final: string): boolean =>
  draft.trim() === final.trim() ||
  hunks(draft, final).every(
    ({ kind, removed, added }) =>
      kind === 'fact' && (removed.trim() !== '' || added.trim().split(/\s+/).length < SENTENCE),
  )

const said = (found: readonly Found[]): readonly string[] => found.map((f) => f.statement)

/** True when a text is needed that only a pair gives: to begin with, or to write from where the signal names no task. */
const needsPair = (signal: Signal, { start }: ProseOptions): boolean =>
  start === 'contrast' || (signal.kind === 'sample' && !writable(materialOf(signal)))

const writable = ({ task, input }: WriteRequest): boolean => task !== undefined && input !== undefined

/** What a candidate is written from: the draft of an edit, the material of a sample, or the neutral text. */
function requestOf(signal: Signal, pair: TextPair | undefined): WriteRequest {
  if (signal.kind === 'edit') return { task: RETELL, input: signal.draft }
  const material = materialOf(signal)
  return writable(material) || pair === undefined ? material : { task: RETELL, input: pair.other }
}

const RETELL = 'Write the material anew in the manner the notes describe. Say what it says.'

/** A model's statements, checked and named; unusable ones are dropped. */
function taken(
  statements: readonly Stated[],
  source: { readonly signal: string; readonly field: string; readonly text: string },
): readonly Found[] {
  return statements.slice(0, MOST).flatMap(({ statement, trait, direction, measure, quote }) => {
    const accepted = accept(statement, quote, source)
    if (accepted === undefined) return []
    const counted = measureOf(accepted.statement, measure, direction)
    return [
      {
        statement: accepted.statement,
        evidence: [accepted.evidence],
        ...(counted ?? { about: manner(trait), stance: direction }),
      },
    ]
  })
}

/** The measure that decides a statement: the one the model named from the menu, else one whose phrase says the same. */
function measureOf(
  statement: string,
  named: string | null,
  direction: 'more' | 'less',
): Pick<Found, 'about' | 'stance'> | undefined {
  const [name, way] = named?.split(' ') ?? []
  if (name && MENU.includes(name))
    return { about: name, stance: way === 'more' || way === 'less' ? way : direction }
  for (const about of MENU) {
    const { high, low } = MEASURES[measureIndex(about)!]!
    if (alike(statement, high) >= NEAR_DUPLICATE) return { about, stance: 'more' }
    if (alike(statement, low) >= NEAR_DUPLICATE) return { about, stance: 'less' }
  }
  return undefined
}

/** Apart from measures' names: what a model calls "sarcasm" is not decided by counting words. */
const manner = (trait: string): string => `manner: ${clean(trait, 60).toLowerCase()}`

/** Both lists, without saying the same thing twice. */
function joined(found: readonly Found[], more: readonly Found[]): readonly Found[] {
  const all = [...found]
  for (const next of more) if (!all.some((f) => same(f, next))) all.push(next)
  return all
}

/** True when two findings are one belief. */
export const same = (
  a: Pick<Found, 'statement' | 'about' | 'stance'>,
  b: { readonly statement: string; readonly about: string; readonly stance: string },
): boolean =>
  (a.about === b.about && a.stance === b.stance) || alike(a.statement, b.statement) >= NEAR_DUPLICATE
