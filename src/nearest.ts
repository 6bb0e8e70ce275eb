import { InvalidInputError } from './errors.ts'
import { type Embedder, named } from './model.ts'

export interface Near {
  /** Place in the texts given. */
  readonly index: number
  /** Cosine, from `floor` to 1. What points the other way counts as 0: with a floor of 0 all are taken. */
  readonly similarity: number
}

export interface NearestOptions {
  /** Most to return. */
  readonly k: number
  /** Least alike they may be, 0 to 1. */
  readonly floor: number
  readonly abort?: AbortSignal
}

/**
 * The texts most like a query, best first; equal ones in the order given. Compares with all of them: for the
 * thousands a person may have, not for a search engine.
 */
export async function nearest(
  embedder: Embedder,
  query: string,
  texts: readonly string[],
  { k, floor, abort }: NearestOptions,
): Promise<readonly Near[]> {
  if (!(floor >= 0 && floor <= 1)) throw new InvalidInputError('floor', floor, 'give a number from 0 to 1')
  if (texts.length === 0 || k < 1) return []
  const [asked, ...vectors] = await embed(embedder, [query, ...texts], abort)
  return vectors
    .map((vector, index) => ({ index, similarity: Math.max(0, cosine(asked!, vector)) }))
    .filter(({ similarity }) => similarity >= floor)
    .sort((a, b) => b.similarity - a.similarity || a.index - b.index)
    .slice(0, k)
}

async function asked(embedder: Embedder, values: string[], abortSignal: AbortSignal | undefined) {
  try {
    return await embedder.doEmbed({ values, abortSignal })
  } catch (error) {
    throw abortSignal?.aborted ? abortSignal.reason : named('embed', error)
  }
}

/** One vector a text, in their order, in as many calls as the embedder needs, one after the other. */
export async function embed(
  embedder: Embedder,
  texts: readonly string[],
  abort?: AbortSignal,
): Promise<readonly (readonly number[])[]> {
  const most = Math.max(1, (await embedder.maxEmbeddingsPerCall) ?? Number.POSITIVE_INFINITY)
  const vectors: (readonly number[])[] = []
  while (vectors.length < texts.length) {
    abort?.throwIfAborted()
    const values = texts.slice(vectors.length, vectors.length + most)
    const { embeddings } = await asked(embedder, values, abort)
    if (embeddings.length !== values.length)
      throw new InvalidInputError(
        'embedder',
        `${embedder.provider}/${embedder.modelId}`,
        `it gave ${embeddings.length} vectors for ${values.length} texts; use another`,
      )
    for (const vector of embeddings) vectors.push(vector)
  }
  return vectors
}

/** 0 when either is the zero vector, which points nowhere. */
export function cosine(a: readonly number[], b: readonly number[]): number {
  let dot = 0
  let left = 0
  let right = 0
  for (let i = 0; i < a.length; i++) {
    dot += a[i]! * b[i]!
    left += a[i]! * a[i]!
    right += b[i]! * b[i]!
  }
  return dot === 0 ? 0 : Math.max(-1, Math.min(1, dot / Math.sqrt(left * right)))
}
