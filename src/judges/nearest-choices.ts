import { InvalidInputError } from '../errors.ts'
import type { Means } from '../model.ts'
import { nearest } from '../nearest.ts'
import { digest } from '../signal.ts'
import { excerpt } from '../text/block.ts'
import type { Shown } from './judge.prompt.ts'
import type { Choice, Comparison } from './judge.ts'
import { same } from './same.ts'

/** A past choice as it is shown, with the signal it comes from. */
export interface PastChoice extends Shown {
  readonly id: string
}

/** Longest text that a choice is recognised by, in characters. */
const LONGEST = 1000

/** Request and answers as one text; which answer is which changes nothing. */
export const wholeOf = ({ context = '', a, b }: Comparison): string =>
  [context, ...[a, b].sort()].map((text) => excerpt(text, LONGEST)).join('\n')

/** The request, or where there is none the answers. */
export const requestOf = (pair: Comparison): string =>
  pair.context?.trim() ? excerpt(pair.context, LONGEST) : wholeOf(pair)

/** The k past choices most like the pair at hand by `textOf`, best first; equally near ones newest first. */
export async function nearestChoices(
  choices: readonly Choice[],
  pair: Comparison,
  k: number,
  { embedder, abort }: Pick<Means, 'embedder' | 'abort'>,
  textOf: (pair: Comparison) => string,
): Promise<readonly PastChoice[]> {
  const newest = choices.toSorted((x, y) => Date.parse(y.at) - Date.parse(x.at))
  const found = await nearest(embedder, textOf(pair), newest.map(textOf), { k, floor: 0, abort })
  return found.map(({ index }) => placed(newest[index]!))
}

/**
 * The choices that say something: those between different answers.
 *
 * @throws InvalidInputError when they are not one person's.
 */
export function telling(choices: readonly Choice[]): readonly Choice[] {
  const other = choices.find((c) => c.person !== choices[0]!.person)
  if (other) throw new InvalidInputError('choices', other.person, 'give the choices of one person')
  return choices.filter((c) => !same(c))
}

/**
 * Which answer stands first goes by a hash of the id: were it always the chosen one, "A" would be right always; were it
 * drawn anew, no cache would know the prompt again.
 */
function placed({ id, context, a, b, reason }: Choice): PastChoice {
  const first = Number.parseInt(digest(id).slice(-1), 16) % 2 === 0
  return {
    id,
    ...(context !== undefined && { context }),
    ...(first ? { a, b, chosen: 'A' } : { a: b, b: a, chosen: 'B' }),
    ...(reason !== undefined && { reason }),
  }
}
