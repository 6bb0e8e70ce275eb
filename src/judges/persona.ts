import { InvalidInputError, ModelError } from '../errors.ts'
import { seeded } from '../evaluate/interval.ts'
import type { Means } from '../model.ts'
import type { Choice } from './judge.ts'
import { type Asking, asking } from './persona.asking.ts'
import { type Demonstration, place, type Reasons, someRead } from './persona.bootstrap.ts'
import { checkedOptions, PERSONA, type PersonaOptions } from './persona.options.ts'
import { original } from './persona.original.ts'
import { personaOf, synthesisPrompt } from './persona.prompt.ts'
import { racing, type Tried } from './persona.search.ts'
import { split } from './persona.split.ts'
import { same } from './same.ts'

/** What was learned of how one person chooses. A pure value: see `savePersona`. */
export interface PersonaModel {
  readonly person: string
  /** One trait a line. */
  readonly persona?: string
  /** Ids of the choices the persona was made from. */
  readonly sources: readonly string[]
  readonly demonstrations: readonly Demonstration[]
  /** Share of the held-out judgements that were right with them; undefined when nothing was searched. */
  readonly score?: number
  readonly heldOut: number
  readonly tried: readonly Tried[]
  readonly calls: number
  /** Answers of the model that could not be read. They count as guesses. */
  readonly unread: number
  /** Ids of choices between equal answers: nothing can be learned from them. */
  readonly skipped: readonly string[]
  /** Why the plain past choices are used instead of a persona or beside none. */
  readonly fallback?: string
}

/**
 * Learns how a person chooses, after SynthesizeMe (Ryan et al. 2025, arXiv 2506.05598, section 3): reasons that
 * predicted their choices, a persona out of these, and the demonstrations that judge held-out choices best. By default
 * at most 6 calls a choice. Without a usable persona the newest past choices alone are shown, and `fallback` says why.
 * `means.abort` ends it. Docs: docs/judges/persona.md.
 *
 * @throws InvalidInputError for no choices, several people's, or a bad option; ModelError when the model cannot be
 *   reached or none of its answers can be read; BudgetError; the abort's reason.
 */
export async function fitPersona(
  choices: readonly Choice[],
  means: Pick<Means, 'ask' | 'abort'>,
  options: Partial<PersonaOptions> = {},
): Promise<PersonaModel> {
  const settings = checkedOptions({ ...PERSONA, ...options })
  const person = personOf(choices)
  means.abort?.throwIfAborted()
  const skipped = choices.filter((c) => same(c)).map((c) => c.id)
  const told = choices.filter((c) => !same(c)).toSorted((a, b) => time(a) - time(b))
  const placed = place(told.slice(-settings.newest), seeded(settings.seed))
  const asks = asking(means.ask, settings.workers, settings.procedure === 'racing', means.abort)
  const fitted = await learned(asks, placed, settings)
  return { person, ...fitted, calls: asks.calls(), skipped }
}

type Fitted = Omit<PersonaModel, 'person' | 'skipped' | 'calls'>

async function learned(
  asks: Asking,
  choices: readonly Demonstration[],
  settings: PersonaOptions,
): Promise<Fitted> {
  if (choices.length < 2)
    return pastOnly(
      choices,
      settings,
      0,
      'of fewer than two choices between different answers none is left to test on',
    )
  const [train, heldOut] = split(choices, settings.trainShare)
  const procedure = (settings.procedure === 'racing' ? racing : original)(asks, train, heldOut, settings)

  const reasons = await procedure.reasons()
  someRead(reasons.judgements)
  let unread = reasons.judgements.filter((j) => j.mark === 'unread').length
  if (reasons.kept.length === 0)
    return pastOnly(
      choices,
      settings,
      unread,
      'no choice was predicted right, so there are no reasons to make one from',
    )

  settings.onProgress?.({ step: 'persona', done: 0, of: 1 })
  const sources = [...reasons.kept, ...reasons.unexplained].map((d) => d.id)
  const persona = await synthesised(asks, reasons, sources)
  settings.onProgress?.({ step: 'persona', done: 1, of: 1 })
  if ('why' in persona) return pastOnly(choices, settings, unread, persona.why)

  const found = await procedure.search({ persona: persona.text, sources }, reasons)
  someRead(found.judgements)
  unread += found.judgements.filter((j) => j.mark === 'unread').length
  const { best, score, tried } = found
  return {
    ...(best.persona ? { persona: persona.text, sources } : { sources: [], fallback: BEATEN }),
    demonstrations: best.demonstrations,
    score,
    heldOut: heldOut.length,
    tried,
    unread,
  }
}

const BEATEN = 'no persona: past choices alone judged the held-out choices better than every set with it'

/** The newest past choices and no persona. */
const pastOnly = (
  choices: readonly Demonstration[],
  { bootstrapped }: PersonaOptions,
  unread: number,
  why: string,
): Fitted => ({
  sources: [],
  demonstrations: choices.slice(-Math.min(bootstrapped, PERSONA.bootstrapped)),
  heldOut: 0,
  tried: [],
  unread,
  fallback: `no persona, ${choices.length > 0 ? 'past choices alone are used' : 'judged as for most people'}: ${why}`,
})

/** An answer that cannot be read is no persona either: the fit goes on without. */
async function synthesised({ ask }: Asking, { kept, unexplained }: Reasons, sources: readonly string[]) {
  try {
    return personaOf(await ask(synthesisPrompt(kept, unexplained), sources), sources.length)
  } catch (error) {
    if (error instanceof ModelError && error.answered) return { why: error.message }
    throw error
  }
}

function personOf(choices: readonly Choice[]): string {
  const [first] = choices
  if (first === undefined) throw new InvalidInputError('choices', [], "give some of the person's choices")
  const other = choices.find((c) => c.person !== first.person)
  if (other)
    throw new InvalidInputError('choices', [first.person, other.person], 'give the choices of one person')
  const untimed = choices.find((c) => Number.isNaN(time(c)))
  if (untimed) throw new InvalidInputError('at', untimed.at, `give choice ${untimed.id} an ISO time`)
  return first.person
}

const time = (choice: Choice): number => Date.parse(choice.at)
