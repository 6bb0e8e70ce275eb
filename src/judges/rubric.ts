import { InvalidInputError } from '../errors.ts'
import type { Means } from '../model.ts'
import { clean } from '../text/clean.ts'
import { unsafe } from '../text/safe.ts'
import { fallBack } from './default.ts'
import type { Choice, Comparison, Judge } from './judge.ts'
import { nearestChoices, requestOf, telling } from './nearest-choices.ts'
import { bothOrders, type Said } from './orders.ts'
import { type Criterion, criteriaOf, preferred, statedCriteria } from './rubric.criteria.ts'
import { draftPrompt, type Stated, scorePrompt } from './rubric.prompt.ts'
import { same } from './same.ts'

export interface RubricJudgeOptions {
  /** One person's. Those between equal answers say nothing and are left out. */
  readonly choices: readonly Choice[]
  readonly stated?: Stated
  readonly means: Means
  /** How many past choices, the nearest to the request, a rubric is drawn from. P-GenRM found no gain beyond 3. */
  readonly k?: number
}

/** What answers to one request are compared by. */
interface Rubric {
  readonly persona?: string
  readonly criteria: readonly Criterion[]
  /** Ids of the choices it was drawn from. */
  readonly used: readonly string[]
}

const LONGEST_PERSONA = 600

/**
 * For each request a persona and weighted criteria, drawn from the nearest past choices and from what the person
 * states; then both answers are scored by each criterion. After PSI, the strongest method without training in P-GenRM
 * (arXiv 2602.12116, Table 1). One call a request for the draft, kept while the judge lives, and two a comparison.
 *
 * Stated weights are criteria of their own, beside the drafted ones: on whatever scale, the largest counts as much as
 * the weightiest drafted. With neither choices nor stated wishes, or no usable criterion, it judges as for most people
 * and says so.
 *
 * @throws InvalidInputError for the choices of several people, a k that is no whole number, or a stated quality whose
 *   weight is no number from 0 or whose name cannot be used.
 */
export function rubricJudge({ choices, stated = {}, means, k = 3 }: RubricJudgeOptions): Judge {
  if (!(Number.isInteger(k) && k >= 0)) throw new InvalidInputError('k', k, 'give a whole number from 0')
  const known = telling(choices)
  const own = statedCriteria(stated.weights ?? {})
  const nothing = (known.length === 0 || k === 0) && own.length === 0 && !stated.line?.trim()
  const rubrics = new Map<string, Promise<Rubric>>()

  async function draft(pair: Comparison): Promise<Rubric> {
    const past = await nearestChoices(known, pair, k, means, requestOf)
    const used = past.map((p) => p.id)
    const { persona, criteria } = await means.ask(draftPrompt(pair.context, past, stated), used)
    const fit = unsafe(persona, LONGEST_PERSONA) === undefined
    return {
      ...(fit && { persona: clean(persona, LONGEST_PERSONA) }),
      criteria: criteriaOf(own, criteria),
      used,
    }
  }

  /** All answers to one request share a rubric; one whose making failed is made anew. */
  function rubricFor(pair: Comparison): Promise<Rubric> {
    const key = JSON.stringify(pair.context?.trim() ? pair.context : [pair.a, pair.b].sort())
    const rubric = rubrics.get(key) ?? draft(pair)
    rubrics.set(key, rubric)
    rubric.catch(() => rubrics.delete(key))
    return rubric
  }

  async function scored(shown: Comparison, { persona, criteria, used }: Rubric): Promise<Said> {
    const names = criteria.map((c) => c.criterion)
    const scores = await means.ask(scorePrompt(shown, persona, stated.line, names), used)
    return { first: preferred(scores, criteria), reason: scores.reason }
  }

  return {
    name: 'rubric',
    async compare(pair, abort) {
      abort?.throwIfAborted()
      const equal = same(pair)
      if (equal) return equal
      if (nothing) return fallBack(means.ask, pair, 'there are no past choices and nothing is stated', abort)
      const rubric = await rubricFor(pair)
      abort?.throwIfAborted()
      if (rubric.criteria.length === 0)
        return fallBack(means.ask, pair, 'no criterion that was drafted can be used', abort)
      const verdict = await bothOrders(pair, rubric.used, (shown) => scored(shown, rubric))
      abort?.throwIfAborted()
      return verdict
    },
  }
}
