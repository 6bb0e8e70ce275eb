import { InvalidInputError } from '../errors.ts'
import type { Random } from '../evaluate/interval.ts'
import { sigmoid } from '../trees/forest.ts'
import type { Blended } from './crossfit.ts'
import { duel, thompsonDuel } from './duel.ts'
import { borrowed, borrowedOdds } from './likeness.ts'
import type { Outcome, Prompt } from './log.ts'
import { corrected, type Factors, type Neighbours } from './neighbours.ts'
import { afterOutcome, afterVote, type Offsets, personStart, withOffsets } from './offsets.ts'
import { type Reading, read } from './reading.ts'
import type { RouterReport } from './report.ts'
import type { PromptReward, SavedReward } from './reward.ts'
import { coverage, type Support } from './support.ts'
import { most, type Table } from './table.ts'
import type { Routing } from './verify.ts'

/** What a router is made of: fitted once, then changed by what comes after only in its offsets. */
export interface RouterParts {
  readonly prompts: readonly Prompt[]
  /** What was read of each prompt's text. */
  readonly promptReadings: readonly Reading[]
  /** The log's cells, and the blend's odds of each by what had not seen its query. */
  readonly table: Table
  /** How good each prompt is for sure, as `sureRates` says. */
  readonly singles: Float64Array
  readonly foretold: Float64Array
  readonly rewards: Readonly<Record<Blended, SavedReward>>
  readonly blend: PromptReward
  readonly weights: Readonly<Record<Blended, number>>
  readonly neighbours: Neighbours
  readonly factors: Factors
  readonly support: Support
  readonly report: RouterReport
  /** Numbers of an embedding, 0 where the log was read without an embedder. */
  readonly embedded: number
  readonly offsets: Offsets
  readonly people: ReadonlyMap<string, Offsets>
}

export interface ChooseOptions {
  /** Ids of prompts to choose from, or prompts the log never saw; all of the log's when left out. */
  readonly prompts?: readonly (string | Prompt)[]
  /** Whom the answer is for. */
  readonly person?: string
  /** The query's vector, of the embedder the router was fitted with. */
  readonly embedding?: ArrayLike<number>
}

export interface Chosen {
  /** Id of the prompt to use. */
  readonly prompt: string
  /** Foretold probability that it succeeds. */
  readonly probability: number
  /** How much more probable that is than with the best single prompt: 0 where that one is chosen. */
  readonly gain: number
  /** Whether the log says enough of such a query to choose by it; otherwise the best single prompt is chosen. */
  readonly supported: boolean
  /** Why this prompt, in a sentence. */
  readonly reason: string
}

/** One answer preferred to another, given to the same query. */
export interface Vote {
  readonly query: string
  /** Ids of prompts. */
  readonly won: string
  readonly lost: string
  readonly embedding?: ArrayLike<number>
}

/** Chooses a prompt for each query. A value: what is learned later makes a new one, which shares all that was fitted. */
export interface Router {
  readonly prompts: readonly Prompt[]
  readonly report: RouterReport
  /** The prompt for a query, without a model call. */
  choose(query: string | Reading, options?: ChooseOptions): Chosen
  /** Foretold probability of success of each prompt: the log's, in their order, or those given. */
  probabilities(query: string | Reading, options?: ChooseOptions): Float64Array
  /** What is read of a query; for those who choose among different prompts for the same one. */
  read(query: string, embedding?: ArrayLike<number>): Reading
  /** With what came of a prompt tried later. */
  withOutcome(outcome: Outcome & { readonly embedding?: ArrayLike<number> }): Router
  /** With a vote. */
  withVote(vote: Vote): Router
  /** Two prompts whose answers are worth comparing: the best, and the one that may yet be better (APOHF). */
  duel(query: string | Reading, how?: DuelOptions): { readonly first: string; readonly second: string }
  /** Everything as JSON, for `loadRouter`. */
  save(): unknown
}

export interface DuelOptions {
  /** Standard deviations of hope, 2 unless given. */
  readonly beta?: number
  /** Given: two draws from what is believed decide instead (double Thompson sampling). */
  readonly random?: Random
}

/** Prior variance of what a person's outcomes differ from everybody's, in log-odds. */
export const PERSON_VARIANCE = 0.5

export function routerOf(parts: RouterParts, save: (parts: RouterParts) => unknown): Router {
  const { prompts, promptReadings, blend, neighbours, factors, support, report, embedded } = parts
  const places = new Map(prompts.map(({ id }, p) => [id, p]))
  const logged: readonly Candidate[] = prompts.map(({ id }, p) => ({ id, at: p }))
  const raw = new Float64Array(prompts.length)

  const checkLength = (embedding?: ArrayLike<number>): void => {
    const found = embedding?.length ?? 0
    if (found !== embedded)
      throw new InvalidInputError(
        'embedding',
        `${found} numbers`,
        embedded === 0
          ? 'leave it out: the router was fitted without an embedder'
          : `give the ${embedded} of the embedder the router was fitted with`,
      )
  }
  const readingOf = (query: string | Reading, embedding?: ArrayLike<number>): Reading => {
    if (typeof query !== 'string') {
      checkLength(query.embedding)
      return query
    }
    if (query === '') throw new InvalidInputError('query', query, 'give a text')
    checkLength(embedding)
    const wrong = embedding ? Array.from(embedding).findIndex((x) => !Number.isFinite(x)) : -1
    if (wrong >= 0)
      throw new InvalidInputError(`embedding[${wrong}]`, embedding![wrong], 'give a finite number')
    return read(query, embedding)
  }

  /** Log-odds of the log's prompts as fitted, without what came later. */
  const fitted = (reading: Reading, around = neighbours.around(reading)): Float64Array => {
    blend.odds(reading, raw)
    const odds = neighbours.unseen(raw, around)
    for (let p = 0; p < odds.length; p++) odds[p] = corrected(odds[p]!, p, around.evidence, factors)
    return odds
  }
  const believed = (odds: Float64Array, person?: string): Float64Array => {
    const everybody = withOffsets(odds, parts.offsets)
    const own = person === undefined ? undefined : parts.people.get(person)
    return own && report.people?.established ? withOffsets(everybody, own) : everybody
  }

  const place = (id: string, field: string): number => {
    const found = places.get(id)
    if (found === undefined)
      throw new InvalidInputError(
        field,
        id,
        `use the id of a prompt of the log: ${[...places.keys()].join(', ')}`,
      )
    return found
  }

  /** Candidates: known ones by their place, others by what they borrow. */
  const candidatesOf = (given: ChooseOptions['prompts']): readonly Candidate[] => {
    if (given === undefined) return logged
    if (given.length === 0) throw new InvalidInputError('prompts', given, 'give at least one')
    return given.map((prompt) => {
      if (typeof prompt === 'string') return { id: prompt, at: place(prompt, 'prompts') }
      const known = places.get(prompt.id)
      if (known !== undefined) return { id: prompt.id, at: known }
      return { id: prompt.id, weights: borrowed(read(prompt.text), promptReadings) }
    })
  }
  const oddsFor = (candidates: readonly Candidate[], odds: Float64Array): number[] =>
    candidates.map((c) => ('at' in c ? odds[c.at]! : borrowedOdds(c.weights, odds)))

  const self: Router = {
    prompts,
    report,
    read: readingOf,
    probabilities(query, options = {}) {
      const reading = readingOf(query, options.embedding)
      const odds = oddsFor(candidatesOf(options.prompts), believed(fitted(reading), options.person))
      return Float64Array.from(odds, sigmoid)
    },
    choose(query, { prompts: given, person, embedding } = {}) {
      const reading = readingOf(query, embedding)
      const candidates = candidatesOf(given)
      const around = neighbours.around(reading)
      const odds = oddsFor(candidates, believed(fitted(reading, around), person))
      const asked = report.again !== undefined && neighbours.asked(reading)
      return decide(candidates, odds, {
        singles: parts.singles,
        routing: asked ? report.again : report.fresh,
        asked,
        covered: asked ? 1 : coverage(support, reading),
        least: support.least,
        unseen: report.unseen,
      })
    },
    withOutcome({ query, prompt, success, person, embedding }) {
      const odds = fitted(readingOf(query, embedding))
      const at = place(prompt, 'prompt')
      const offsets = afterOutcome(parts.offsets, odds, at, success)
      const people = new Map(parts.people)
      if (person !== undefined)
        people.set(
          person,
          afterOutcome(
            people.get(person) ?? personStart(prompts.length, PERSON_VARIANCE),
            withOffsets(odds, parts.offsets),
            at,
            success,
          ),
        )
      return routerOf({ ...parts, offsets, people }, save)
    },
    withVote({ query, won, lost, embedding }) {
      if (won === lost) throw new InvalidInputError('lost', lost, 'give another prompt than the one that won')
      const odds = fitted(readingOf(query, embedding))
      return routerOf(
        { ...parts, offsets: afterVote(parts.offsets, odds, place(won, 'won'), place(lost, 'lost')) },
        save,
      )
    },
    duel(query, { beta = 2, random } = {}) {
      const odds = fitted(readingOf(query))
      const { first, second } = random
        ? thompsonDuel(odds, parts.offsets, random)
        : duel(odds, parts.offsets, beta)
      return { first: prompts[first]!.id, second: prompts[second]!.id }
    },
    save: () => save(parts),
  }
  return self
}

type Candidate =
  | { readonly id: string; readonly at: number }
  | { readonly id: string; readonly weights: Float64Array }

interface Grounds {
  /** How good each prompt of the log is for sure. */
  readonly singles: Float64Array
  readonly routing: Routing | undefined
  /** Whether the log holds the query but for its numbers. */
  readonly asked: boolean
  /** Share of the query's words the log knows, and the least that will do. */
  readonly covered: number
  readonly least: number
  readonly unseen: Routing | undefined
}

/** The best single prompt, unless it is shown that another gains on such queries and it is foretold to gain on this one. */
function decide(candidates: readonly Candidate[], odds: readonly number[], grounds: Grounds): Chosen {
  const { routing, asked, covered, least, unseen } = grounds
  const rates = candidates.map((c) => ('at' in c ? grounds.singles[c.at]! : Number.NEGATIVE_INFINITY))
  const best = most(rates)
  const chosen = (at: number, supported: boolean, reason: string, against = best): Chosen => ({
    prompt: candidates[at]!.id,
    probability: sigmoid(odds[at]!),
    gain: sigmoid(odds[at]!) - sigmoid(odds[against]!),
    supported,
    reason,
  })
  const single = `${candidates[best]!.id} is the best single prompt`
  if (!('at' in candidates[best]!)) {
    const likely = most(odds)
    return chosen(
      likely,
      false,
      `none of these prompts was ever tried; ${candidates[likely]!.id} is most like what worked`,
      likely,
    )
  }
  if (candidates.length === 1) return chosen(0, true, 'it is the only prompt to choose from')
  if (covered < least)
    return chosen(
      best,
      false,
      `the log holds nothing like this query: it knows ${percent(covered)} of its words, and ${percent(least)} is the least; ${single}`,
    )
  const kind = asked ? 'queries asked before' : 'new queries'
  if (routing === undefined)
    return chosen(best, false, `the log has no ${kind} on which two prompts were tried; ${single}`)
  if (!routing.established)
    return chosen(
      best,
      false,
      `the log does not show that any choice gains on ${kind} (${said(routing)}); ${single}`,
    )
  const open = odds.map((value, i) =>
    i === best || 'at' in candidates[i]! || unseen?.established ? value : Number.NEGATIVE_INFINITY,
  )
  const other = most(open)
  const advantage = sigmoid(open[other]!) - sigmoid(open[best]!)
  if (other === best) return chosen(best, true, `no other prompt is foretold to do better here; ${single}`)
  if (advantage <= routing.threshold!)
    return chosen(
      best,
      true,
      `${candidates[other]!.id} is foretold to gain ${advantage.toFixed(3)} here, and less than ${routing.threshold} has not paid; ${single}`,
    )
  return chosen(
    other,
    true,
    `foretold to gain ${advantage.toFixed(3)} over ${candidates[best]!.id}; choosing so gained on ${kind} (${said(routing)})`,
  )
}

const percent = (share: number): string => `${Math.floor(100 * share)} %`
const said = ({ gain: { mean, low, high, n } }: Routing): string =>
  `${signed(mean)}, ${signed(low)} to ${signed(high)}, n = ${n}`
const signed = (x: number): string => `${x < 0 ? '−' : '+'}${Math.abs(x).toFixed(3)}`
