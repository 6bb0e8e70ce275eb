import { type AccessOptions, createAccess } from './access.ts'
import { InvalidInputError, ModelError } from './errors.ts'
import { type Ask, asker } from './model.ts'
import type { MeterTotal } from './models/meter.ts'
import type { Item } from './routing/score.ts'
import { answerOf } from './routing.collect.answer.ts'
import {
  checkGrid,
  countPairs,
  type Grid,
  joined,
  type OutcomeInput,
  type Pair,
  pairsOf,
} from './routing.collect.pairs.ts'
import type { Store } from './store.ts'
import { memoryStore } from './stores/memory.ts'

/** A `Scorer`, or one that asks the model: `judged`. */
export type AskingScorer = (answer: string, item: Item, ask: Ask) => number | Promise<number>

export interface CollectOptions extends Grid, Omit<AccessOptions, 'embedder'> {
  readonly model: NonNullable<AccessOptions['model']>
  readonly score: AskingScorer
  /** Name of the scorer, for `meta`: outcomes of different ones are not the same. The function's when left out. */
  readonly scorer?: string
  /** How a query and a prompt become one message; see `joined`, the usual way. */
  readonly join?: (query: string, prompt: string) => string
  /** Most tokens an answer may take; 4,000 when left out. One that takes more counts as failed. */
  readonly room?: number
  /** Where answers are kept, so that none is paid twice, also not for another scorer. In memory when left out. */
  readonly store?: Store
  /** Told at the beginning and after each pair. */
  readonly onProgress?: (progress: CollectProgress) => void
  /** Told of each pair without an answer or without a score. It has no outcome, and another run asks it again. */
  readonly onFailure?: (failure: CollectFailure) => void
  readonly signal?: AbortSignal
}

export interface CollectProgress {
  /** Pairs that have come to their end, failures too. */
  readonly done: number
  readonly total: number
  readonly usage: MeterTotal
}

export interface CollectFailure extends Pair {
  readonly error: ModelError
}

const ROOM = 4000
/** After so many queries in a row on which the model was not reached it is taken for lost. */
const LOST = 3

/**
 * Puts every prompt on every query to a model and scores the answers: an outcome a pair, as it comes. Its `meta` names
 * the model and the scorer, the prompt's id, and `cut` where the answer ran out of room. What `done` says is done is
 * not asked; see `doneIn`. Costs one call a pair, with `judged` two.
 *
 * When it ends early, answers under way are waited for and given out first, except after an abort, which ends them.
 *
 * @throws BudgetError, an abort's reason, or ModelError when the model is not reached on several queries in a row.
 * @throws InvalidInputError for an empty grid, or a score that is no number from 0 to 1.
 */
export async function* collect(options: CollectOptions): AsyncGenerator<OutcomeInput, void, undefined> {
  checkGrid(options)
  const access = createAccess(options, options.store ?? memoryStore())
  const { model } = await access.models()
  const left = new AbortController()
  const abort = options.signal ? AbortSignal.any([options.signal, left.signal]) : left.signal
  const ask = asker(model, { abort })
  const { join = joined, room = ROOM, scorer = options.score.name || 'function' } = options
  const meta = { model: model.modelId, scorer }
  const total = countPairs(options)
  const unreached = new Set<string>()
  let [done, answers] = [0, 0]
  const tell = () => options.onProgress?.({ done, total, usage: access.meter.total() })

  async function tried(pair: Pair): Promise<OutcomeInput | undefined> {
    abort.throwIfAborted()
    const { item, prompt } = pair
    try {
      const { text, cut } = await answerOf(model, join(item.query, prompt.text), room, abort)
      const success = cut ? 0 : share(await options.score(text, item, ask))
      done++
      answers++
      unreached.clear()
      const more = { ...(prompt.id !== undefined && { promptId: prompt.id }), ...(cut && { cut }) }
      return { kind: 'outcome', query: item.query, prompt: prompt.text, success, meta: { ...meta, ...more } }
    } catch (error) {
      if (!(error instanceof ModelError)) throw error
      if (error.answered) unreached.clear()
      else unreached.add(item.query)
      done++
      options.onFailure?.({ ...pair, error })
      const nothing = done === total && answers === 0
      if (unreached.size >= LOST || (nothing && !error.answered)) throw error
      return undefined
    }
  }

  tell()
  try {
    for await (const outcome of pooled(pairsOf(options), access.concurrency, tried)) {
      tell()
      if (outcome) yield outcome
    }
  } finally {
    // Whoever stops reading wants no more of it.
    left.abort()
    tell()
  }
}

function share(value: unknown): number {
  const number = typeof value === 'boolean' ? Number(value) : value
  if (typeof number === 'number' && number >= 0 && number <= 1) return number
  throw new InvalidInputError('score', value, 'return a number from 0 (failed) to 1 (succeeded)')
}

/** Works on so many items at once and gives out results as they come; after an error nothing new is begun. */
async function* pooled<T, R>(
  items: Iterator<T>,
  width: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R, void, undefined> {
  type End = { readonly id: number } & ({ readonly value: R } | { readonly error: unknown })
  const running = new Map<number, Promise<End>>()
  let begun = 0
  let stopped: { readonly error: unknown } | undefined
  for (;;) {
    while (!stopped && running.size < width) {
      const next = items.next()
      if (next.done) break
      const id = begun++
      running.set(
        id,
        work(next.value).then(
          (value) => ({ id, value }),
          (error: unknown) => ({ id, error }),
        ),
      )
    }
    if (running.size === 0) break
    const end = await Promise.race(running.values())
    running.delete(end.id)
    if ('value' in end) yield end.value
    else stopped ??= { error: end.error }
  }
  if (stopped) throw stopped.error
}
