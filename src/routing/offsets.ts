import { type Belief, cholesky, diagonal, full, learned } from '../belief.ts'
import { InvalidInputError } from '../errors.ts'

/**
 * What outcomes and votes after a fit say of its prompts: a Gaussian over one number a prompt, added to the fitted
 * log-odds of success. A plain value that can stand in JSON; nothing changes it.
 */
export interface Offsets {
  readonly prompts: number
  /**
   * The means, then the covariance as a lower triangle, row by row: prompts × (prompts + 3) / 2 numbers. Of a person,
   * the means, then the variances: 2 × prompts numbers.
   */
  readonly numbers: readonly number[]
}

/**
 * Everybody's offsets before the first outcome: mean 0, covariance variance × likeness. A vote on a prompt says
 * something of those it is like.
 *
 * @param likeness prompts × prompts, row-major, positive semi-definite: a kernel of their embeddings, 1 on the diagonal.
 * The identity makes prompts unrelated. Cost: the cube of the number of prompts, to check it.
 */
export function start(likeness: ArrayLike<number>, variance: number): Offsets {
  checkVariance(variance)
  const prompts = Math.sqrt(likeness.length)
  checkLikeness(likeness, prompts)
  const numbers = new Array<number>(prompts).fill(0)
  for (let i = 0; i < prompts; i++)
    for (let j = 0; j <= i; j++) numbers.push(variance * likeness[i * prompts + j]!)
  return { prompts, numbers }
}

/**
 * A person's own offsets before the first outcome, on top of everybody's: the odds they go with are the fitted ones and
 * everybody's means (`withOffsets`). Variances only, so that there can be many people: how prompts go together is known
 * of everybody alone.
 */
export function personStart(prompts: number, variance: number): Offsets {
  checkVariance(variance)
  checkPrompts(prompts)
  return { prompts, numbers: [...diagonal(prompts, variance).start()] }
}

/**
 * The offsets after a prompt was tried: the most probable ones and the Laplace approximation around them, one outcome at
 * a time. Everybody's: prompts² operations.
 *
 * @param odds fitted log-odds of success of each prompt on the query it was tried on.
 * @param success 0 failed, 1 succeeded, or anything between.
 */
export function afterOutcome(
  offsets: Offsets,
  odds: ArrayLike<number>,
  prompt: number,
  success: number,
): Offsets {
  const moved = withOffsets(odds, offsets)
  checkPrompt(prompt, offsets, 'prompt')
  if (!(success >= 0 && success <= 1))
    throw new InvalidInputError('success', success, 'give a number from 0 to 1')
  const along = new Float64Array(offsets.prompts)
  along[prompt] = 1
  return after(offsets, along, moved[prompt]!, success)
}

/**
 * The offsets after an answer by one prompt was preferred to an answer by another, to the same query: the odds of that
 * are the difference of theirs (Bradley and Terry 1952). Cost as of `afterOutcome`.
 *
 * @param odds fitted log-odds of success of each prompt on that query.
 */
export function afterVote(offsets: Offsets, odds: ArrayLike<number>, won: number, lost: number): Offsets {
  const moved = withOffsets(odds, offsets)
  checkPrompt(won, offsets, 'won')
  checkPrompt(lost, offsets, 'lost')
  if (won === lost) throw new InvalidInputError('lost', lost, 'give another prompt than the one that won')
  const along = new Float64Array(offsets.prompts)
  along[won] = 1
  along[lost] = -1
  return after(offsets, along, moved[won]! - moved[lost]!, 1)
}

/** The log-odds of each prompt with the mean of its offset: what is believed of the query at hand. */
export function withOffsets(odds: ArrayLike<number>, { prompts, numbers }: Offsets): Float64Array {
  if (odds.length !== prompts)
    throw new InvalidInputError('odds', `${odds.length} numbers`, `give one for each of ${prompts} prompts`)
  const moved = new Float64Array(prompts)
  for (let p = 0; p < prompts; p++) {
    if (!Number.isFinite(odds[p]))
      throw new InvalidInputError(`odds, prompt ${p}`, odds[p], 'give a finite number')
    moved[p] = odds[p]! + numbers[p]!
  }
  return moved
}

/** Covariance of the offsets of two prompts. */
export function covariance({ prompts, numbers }: Offsets, i: number, j: number): number {
  if (numbers.length === 2 * prompts) return i === j ? numbers[prompts + i]! : 0
  const [row, column] = [Math.max(i, j), Math.min(i, j)]
  return numbers[prompts + (row * (row + 1)) / 2 + column]!
}

/** Offsets that could be the true ones: the means drawn anew, nothing uncertain about them. */
export function drawn(offsets: Offsets, normal: () => number): Offsets {
  const numbers = [...beliefOf(offsets).draw(Float64Array.from(offsets.numbers), normal)]
  return { prompts: offsets.prompts, numbers }
}

function after(offsets: Offsets, along: Float64Array, odds: number, label: number): Offsets {
  const state = Float64Array.from(offsets.numbers)
  return { prompts: offsets.prompts, numbers: [...learned(beliefOf(offsets), state, along, odds, label)] }
}

/** Of one prompt both packings are the same. A variance to start from is not asked for any more. */
const beliefOf = ({ prompts, numbers }: Offsets): Belief =>
  (numbers.length === 2 * prompts ? diagonal : full)(prompts, 1)

/** For offsets from a file. @throws InvalidInputError naming the field. */
export function checkOffsets(offsets: Offsets): void {
  const { prompts, numbers } = offsets
  checkPrompts(prompts)
  const { size } = beliefOf(offsets)
  if (numbers.length !== size)
    throw new InvalidInputError(
      'offsets.numbers',
      `${numbers.length} numbers`,
      `give ${size}, or, of a person, ${2 * prompts}`,
    )
  for (const [i, number] of numbers.entries())
    if (!Number.isFinite(number))
      throw new InvalidInputError(`offsets.numbers, number ${i}`, number, 'give a finite number')
  for (let i = 0; i < prompts; i++)
    if (covariance(offsets, i, i) < 0)
      throw new InvalidInputError(`variance of prompt ${i}`, covariance(offsets, i, i), 'give 0 or more')
}

function checkPrompts(prompts: number): void {
  if (!(Number.isSafeInteger(prompts) && prompts > 0))
    throw new InvalidInputError('prompts', prompts, 'give the number of prompts')
}

function checkPrompt(prompt: number, { prompts }: Offsets, field: string): void {
  if (!(Number.isSafeInteger(prompt) && prompt >= 0 && prompt < prompts))
    throw new InvalidInputError(field, prompt, `give the number of a prompt, 0 to ${prompts - 1}`)
}

function checkVariance(variance: number): void {
  if (!(variance > 0 && variance < Number.POSITIVE_INFINITY))
    throw new InvalidInputError('variance', variance, 'give a number above 0')
}

/** Share of the largest variance by which a covariance may be off: embeddings are often of single precision. */
const ROUNDING = 1e-5

function checkLikeness(likeness: ArrayLike<number>, prompts: number): void {
  if (!(Number.isSafeInteger(prompts) && prompts > 0))
    throw new InvalidInputError('likeness', `${likeness.length} numbers`, 'give prompts × prompts')
  const at = (i: number, j: number) => likeness[i * prompts + j]!
  let most = 0
  for (let i = 0; i < prompts; i++) most = Math.max(most, at(i, i))
  // Of a singular matrix even a double's rounding is blown up, so the diagonal is raised by what may be off.
  const raised = (i: number, j: number) => at(i, j) + (i === j ? ROUNDING * most : 0)
  const root = cholesky(prompts, raised)
  for (let i = 0; i < prompts; i++)
    for (let j = 0; j < prompts; j++) {
      let made = 0
      for (let k = 0; k <= Math.min(i, j); k++) made += root[i * prompts + k]! * root[j * prompts + k]!
      if (!(Math.abs(made - raised(i, j)) <= ROUNDING * most))
        throw new InvalidInputError(
          `likeness of prompts ${i} and ${j}`,
          at(i, j),
          'give a symmetric, positive semi-definite matrix, such as cosines',
        )
    }
}
