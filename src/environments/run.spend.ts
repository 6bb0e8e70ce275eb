import type { LanguageModelV4CallOptions } from '@ai-sdk/provider'
import { ModelError } from '../errors.ts'
import { type LanguageModel, named, type Purpose, purposeOf, tagged, untagged } from '../model.ts'
import { accounted, costOf, type Price } from '../models/account.ts'
import { over } from '../models/layer.ts'
import { digest } from '../signal.ts'

/** On whose account a call goes: the agent's alone is compared. */
const ROLES = ['agent', 'control', 'person', 'judge'] as const
export type Role = (typeof ROLES)[number]

/** Calls made, whether a model or the cache answered, and what they cost or had cost. */
export interface Spent {
  readonly calls: number
  readonly input: number
  readonly output: number
  /** USD; undefined without a price. */
  readonly cost?: number
}

export const NO_CALLS: Spent = { calls: 0, input: 0, output: 0, cost: 0 }

export const plus = (a: Spent, b: Spent): Spent => {
  const sums = { calls: a.calls + b.calls, input: a.input + b.input, output: a.output + b.output }
  // What made no call has cost nothing, whatever its price.
  const known = [a, b].every(({ calls, cost }) => calls === 0 || cost !== undefined)
  return known ? { ...sums, cost: (a.cost ?? 0) + (b.cost ?? 0) } : sums
}

/** What one life spends, by role. */
export interface Ledger {
  /** The model with every call put on the role's account. A kept answer counts like a new one, so that a resumed life counts the same. */
  counted(model: LanguageModel, role: () => Role, price: Price | undefined): LanguageModel
  /** What was spent since this was last asked. */
  take(): Readonly<Record<Role, Spent>>
}

export function createLedger(): Ledger {
  const empty = () => ({ agent: NO_CALLS, control: NO_CALLS, person: NO_CALLS, judge: NO_CALLS })
  let spent: Record<Role, Spent> = empty()
  return {
    counted: (model, role, price) =>
      accounted(unmarked(model), () => {
        const whose = role()
        return ({ kind, used = { input: 0, output: 0 } }) => {
          if (kind === 'failed') return
          const { input, output } = used
          const cost = price && { cost: costOf(used, price) }
          spent[whose] = plus(spent[whose], { calls: 1, input, output, ...cost })
        }
      }),
    take() {
      const taken = spent
      spent = empty()
      return taken
    },
  }
}

/** Without the mark of a kept answer, which is not accounted otherwise. */
const unmarked = (model: LanguageModel): LanguageModel =>
  over(model, {
    async doGenerate(options) {
      const { providerMetadata: _, ...result } = await model.doGenerate(options)
      return result
    },
    doStream: (options) => model.doStream(options),
  })

/**
 * The model as one owner asks it. Answers are kept under the owner: another one's like question is a draw of its own. A call
 * that comes without a purpose (a learner's that has a store of its own) gets one, and is told from a like one before
 * it, so that it is found again in a resumed run. Signals are taken off: they lie in no store of the run's.
 *
 * @param halt stops new calls, not those under way: what they answer is paid and must be kept.
 */
export function owned(model: LanguageModel, owner: string, halt: AbortSignal): LanguageModel {
  const asked = new Map<string, number>()

  /** How often the like was asked before, from now on once more. */
  function again(key: string): number {
    const before = asked.get(key) ?? 0
    asked.set(key, before + 1)
    return before
  }

  const addressed = (
    options: LanguageModelV4CallOptions,
    { step, attempt }: Pick<Purpose, 'step' | 'attempt'>,
  ): LanguageModelV4CallOptions => {
    const { providerOptions } = untagged(options)
    const purpose = tagged({ step, attempt, person: owner, signals: [] })
    return { ...options, providerOptions: { ...providerOptions, ...purpose } }
  }

  return over(model, {
    async doGenerate(options) {
      halt.throwIfAborted()
      const purpose = purposeOf(options)
      if (purpose) return model.doGenerate(addressed(options, purpose))
      const key = shapeOf(options)
      try {
        return await model.doGenerate(addressed(options, { step: UNNAMED, attempt: again(key) }))
      } catch (error) {
        asked.set(key, asked.get(key)! - 1)
        throw final(error)
      }
    },
    async doStream(options) {
      halt.throwIfAborted()
      return model.doStream(addressed(options, purposeOf(options) ?? { step: UNNAMED, attempt: 0 }))
    },
  })
}

const UNNAMED = 'other'

function shapeOf(options: LanguageModelV4CallOptions): string {
  const { abortSignal: _, headers: __, ...shape } = options
  return digest(JSON.parse(JSON.stringify(shape)))
}

/** An error nobody above takes for one to try again: that was done below, and a dead server would be waited for six times over. */
function final(error: unknown): unknown {
  const told = named(UNNAMED, error)
  if (!(told instanceof ModelError) || told === error) return told
  // Neither its cause nor these words may stand in it: retrying goes by them.
  const detail = error instanceof Error ? error.message.replace(NO_CONNECTION, 'no connection') : ''
  return new ModelError(UNNAMED, told.fault, detail)
}

const NO_CONNECTION = /fetch failed|failed to fetch|socket hang up|other side closed|^terminated$/gi
