/** A text's tokens, with a vector each. */
export interface TokenVectors {
  readonly tokens: readonly string[]
  readonly vectors: readonly (readonly number[])[]
}

/** Gives every token of a text a vector: a model that reads whole texts, or `wordByWord`. One entry a text, in order. */
export interface TokenEmbedder {
  embed(texts: readonly string[]): Promise<readonly TokenVectors[]>
}

/** Likeness of two texts by their tokens: of the candidate's to the reference (precision), of the reference's to it (recall). */
export interface BertScore {
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

export interface BertScoreOptions {
  /** Weight of a token, as of `inverseFrequency`; all weigh the same when left out. */
  readonly idf?: (token: string) => number
  /** What unrelated texts score with this embedder: scores are rescaled so that it becomes 0 and 1 stays 1. */
  readonly baseline?: BertScore
}

/**
 * BERTScore (Zhang et al. 2020, arXiv 1904.09675, section 3): each token is matched with the likest one of the other
 * text. Cosines lie from -1 to 1, and so do scores without a baseline; 0 for a text without tokens. It says as much as
 * its embedder knows: with the local one, likeness of words by their letters. One call of the embedder; time: a product
 * of vectors for each pair of tokens.
 */
export async function bertScore(
  candidate: string,
  reference: string,
  embedder: TokenEmbedder,
  options: BertScoreOptions = {},
): Promise<BertScore> {
  const [a, b] = await embedder.embed([candidate, reference])
  return matched(a!, b!, options)
}

/** BERTScore of what is embedded already. */
export function matched(
  candidate: TokenVectors,
  reference: TokenVectors,
  { idf = () => 1, baseline }: BertScoreOptions = {},
): BertScore {
  const likest = greedy(candidate.vectors, reference.vectors)
  const precision = weighted(likest.candidate, candidate.tokens, idf)
  const recall = weighted(likest.reference, reference.tokens, idf)
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)
  if (baseline === undefined) return { precision, recall, f1 }
  return {
    precision: rescaled(precision, baseline.precision),
    recall: rescaled(recall, baseline.recall),
    f1: rescaled(f1, baseline.f1),
  }
}

/** Weight of tokens by how few of some texts hold them, as in BERTScore's section 3: log((n + 1) / (texts with it + 1)). */
export function inverseFrequency(texts: readonly (readonly string[])[]): (token: string) => number {
  const holding = new Map<string, number>()
  for (const tokens of texts)
    for (const token of new Set(tokens)) holding.set(token, (holding.get(token) ?? 0) + 1)
  return (token) => Math.log((texts.length + 1) / ((holding.get(token) ?? 0) + 1))
}

const rescaled = (score: number, base: number): number => (score - base) / (1 - base)

/** For each vector of either side the greatest cosine with one of the other; 0 where the other side is empty. */
function greedy(a: TokenVectors['vectors'], b: TokenVectors['vectors']) {
  const [lengths, otherLengths] = [a.map(lengthOf), b.map(lengthOf)]
  const candidate = new Float64Array(a.length).fill(b.length === 0 ? 0 : -1)
  const reference = new Float64Array(b.length).fill(a.length === 0 ? 0 : -1)
  for (let i = 0; i < a.length; i++)
    for (let j = 0; j < b.length; j++) {
      const product = dot(a[i]!, b[j]!)
      const cosine = product === 0 ? 0 : product / (lengths[i]! * otherLengths[j]!)
      candidate[i] = Math.max(candidate[i]!, cosine)
      reference[j] = Math.max(reference[j]!, cosine)
    }
  return { candidate, reference }
}

const lengthOf = (vector: readonly number[]): number => Math.sqrt(dot(vector, vector))

function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}

/** 0 where no token weighs anything. */
function weighted(values: Float64Array, tokens: readonly string[], idf: (token: string) => number): number {
  let sum = 0
  let total = 0
  for (const [i, value] of values.entries()) {
    const weight = idf(tokens[i]!)
    sum += weight * value
    total += weight
  }
  return total === 0 ? 0 : sum / total
}
