import { auc } from './auc.ts'
import { columnsOf, HALF, meanKnown, type Scores } from './paper.scores.ts'

/** How well a scorer foretells success: each prompt by itself, then the mean over prompts, where nothing else is said. */
export interface PromptEvaluation {
  readonly accuracy: number
  /** Of the prompts for which any success was foretold; NaN if there are none. */
  readonly precision: number
  /** Of the prompts that had any success. */
  readonly recall: number
  /** Of the prompts that have a precision, so of other prompts than the recall: not to be compared. */
  readonly f1: number
  /** Of all prompts, 0 where no success was foretold. */
  readonly f1ZeroIfNothingPredicted: number
  readonly promptsWithUndefinedPrecision: number
  /** Over all pairs of query and prompt at once. */
  readonly pooledF1: number
  /** Over all pairs at once: knowing which prompts are good is enough for a high one. */
  readonly auc: number
  /** Within a prompt: what the query tells. */
  readonly aucWithinPrompt: number
}

/** Foretold successes that came, that did not, and successes not foretold; a success of 0.3 is 0.3 of one. */
interface Counts {
  readonly n: number
  readonly hit: number
  readonly false: number
  readonly missed: number
}

/**
 * Prompt evaluation by the protocol of Prompt-OIRL (Sun et al., ICLR 2024): success is foretold from a score of 0.5 on. Pairs that
 * were not tried are left out. Where nothing was foretold for a prompt the released scripts have no figure at all for the mean.
 *
 * @throws InvalidInputError for an unknown prompt, a score that is no number, or a table of another size.
 */
export function promptEvaluation(scores: Scores, prompts: readonly string[]): PromptEvaluation {
  const pairs = columnsOf(scores, prompts).map((column) => pairsOf(scores, column))
  const counts = pairs.map(countsOf)
  const precision = counts.map((c) => c.hit / (c.hit + c.false))
  const f1 = counts.map(f1Of)
  const pooled = { score: pairs.flatMap((p) => p.score), success: pairs.flatMap((p) => p.success) }
  return {
    accuracy: meanKnown(counts.map((c) => 1 - (c.false + c.missed) / c.n)),
    precision: meanKnown(precision),
    recall: meanKnown(counts.map((c) => c.hit / (c.hit + c.missed))),
    f1: meanKnown(f1.filter((_, i) => !Number.isNaN(precision[i]!))),
    f1ZeroIfNothingPredicted: meanKnown(f1),
    promptsWithUndefinedPrecision: precision.filter(Number.isNaN).length,
    pooledF1: f1Of(countsOf(pooled)),
    auc: auc(pooled.score, pooled.success),
    aucWithinPrompt: meanKnown(pairs.map((p) => auc(p.score, p.success))),
  }
}

interface Pairs {
  readonly score: readonly number[]
  readonly success: readonly number[]
}

function pairsOf({ queries, prompts, probability, success }: Scores, column: number): Pairs {
  const cells = Array.from({ length: queries }, (_, query) => query * prompts.length + column)
  const tried = cells.filter((cell) => !Number.isNaN(success[cell]!))
  return { score: tried.map((cell) => probability[cell]!), success: tried.map((cell) => success[cell]!) }
}

function countsOf({ score, success }: Pairs): Counts {
  const counts = { n: score.length, hit: 0, false: 0, missed: 0 }
  score.forEach((p, i) => {
    if (p < HALF) counts.missed += success[i]!
    else {
      counts.hit += success[i]!
      counts.false += 1 - success[i]!
    }
  })
  return counts
}

/** 0 where nothing was foretold and nothing succeeded. */
const f1Of = (c: Counts): number => (c.hit === 0 ? 0 : (2 * c.hit) / (2 * c.hit + c.false + c.missed))
