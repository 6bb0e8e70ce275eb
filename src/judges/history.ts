import { InvalidInputError } from '../errors.ts'
import type { Means } from '../model.ts'
import { askJudge, fallBack } from './default.ts'
import { judgePrompt } from './judge.prompt.ts'
import type { Choice, Judge } from './judge.ts'
import { nearestChoices, type PastChoice, telling, wholeOf } from './nearest-choices.ts'
import { same } from './same.ts'

export interface HistoryJudgeOptions {
  /** One person's. Those between equal answers say nothing and are left out. */
  readonly choices: readonly Choice[]
  readonly means: Means
  /** Most tokens the past choices may take in a prompt; a token is taken as four characters. */
  readonly budget?: number
}

const BUDGET = 6000

/**
 * A person's past choices as they are, in the prompt, the most relevant first, as many as the budget has room for. Two
 * calls a comparison, and embedding. Without a past choice that fits it judges as for most people, and says so.
 *
 * @throws InvalidInputError for the choices of several people or a budget that is no positive number.
 */
export function historyJudge({ choices, means, budget = BUDGET }: HistoryJudgeOptions): Judge {
  const known = telling(choices)
  if (!(budget > 0)) throw new InvalidInputError('budget', budget, 'give a number of tokens above 0')
  return {
    name: 'history',
    async compare(pair, abort) {
      abort?.throwIfAborted()
      const equal = same(pair)
      if (equal) return equal
      if (known.length === 0) return fallBack(means.ask, pair, 'there are no past choices', abort)
      const past = within(await nearestChoices(known, pair, known.length, means, wholeOf), budget)
      if (past.length === 0) return fallBack(means.ask, pair, 'no past choice fits the budget', abort)
      const used = past.map((p) => p.id)
      return askJudge(means.ask, pair, { past }, used, abort)
    },
  }
}

/** The first ones that have room; one that is too long leaves its room to the next. */
function within(past: readonly PastChoice[], budget: number): readonly PastChoice[] {
  let left = budget * 4
  return past.filter((choice) => {
    const size = sizeOf(choice)
    if (size > left) return false
    left -= size
    return true
  })
}

const NOTHING = { a: '', b: '' }
const FRAME = judgePrompt(NOTHING, {}, 'A').user.length

/** Characters a past choice takes as the prompt writes it. */
const sizeOf = (choice: PastChoice): number =>
  judgePrompt(NOTHING, { past: [choice] }, 'A').user.length - FRAME
