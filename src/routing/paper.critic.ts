import { type PromptEvaluation, promptEvaluation } from './paper.evaluation.ts'
import { columnsOf, meanKnown, type Scores } from './paper.scores.ts'
import { type ByTies, type Roles, surest } from './paper.selection.ts'

/** A language model's opinion of its own answers, as scores. */
export interface Critic {
  /** 1 where it calls its answer correct, else 0. */
  readonly verdict: Scores
  /** The probability it states. */
  readonly confidence: Scores
}

/** What a language model's opinion of its own answers is worth. */
export interface CriticBaseline {
  readonly training: PromptEvaluation
  readonly heldout: PromptEvaluation
  /** Share of answers it calls correct. */
  readonly saysCorrect: { readonly training: number; readonly heldout: number }
  /** AUC of its confidence in answers to training prompts. */
  readonly confidenceAuc: number
  /** Mean success of the answer it is surest of. */
  readonly selectByConfidence: { readonly training: ByTies; readonly all: ByTies }
}

/** Self-critique and stated confidence as the paper's baselines; the training prompts come first in order. */
export function criticBaseline(
  { verdict, confidence }: Critic,
  { training, heldout }: Roles,
): CriticBaseline {
  const says = (ids: readonly string[]) => {
    const columns = columnsOf(verdict, ids)
    const width = verdict.prompts.length
    return meanKnown(verdict.probability.filter((_, cell) => columns.includes(cell % width)))
  }
  return {
    training: promptEvaluation(verdict, training),
    heldout: promptEvaluation(verdict, heldout),
    saysCorrect: { training: says(training), heldout: says(heldout) },
    confidenceAuc: promptEvaluation(confidence, training).auc,
    selectByConfidence: {
      training: surest(confidence, training),
      all: surest(confidence, [...training, ...heldout]),
    },
  }
}
