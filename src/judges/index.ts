export {
  type AskingName,
  askingJudge,
  CALLS,
  choicesOf,
  JUDGES,
  type JudgeName,
  judgeFor,
  type Known,
} from '../judging.ts'
export { type CascadeJudgeOptions, cascadeJudge, chooseBand } from './cascade.ts'
export { defaultJudge } from './default.ts'
export { type HistoryJudgeOptions, historyJudge } from './history.ts'
export type { Choice, Comparison, Judge, Verdict } from './judge.ts'
export type { Demonstration } from './persona.bootstrap.ts'
export { type Evaluation, evaluate, predictPairwise } from './persona.evaluate.ts'
export { generationPrompt, personaJudge, personaJudgePrompt } from './persona.judge.ts'
export { ORIGINAL, PERSONA, type PersonaOptions, type Progress } from './persona.options.ts'
export { loadPersona, savePersona } from './persona.saved.ts'
export { fitPersona, type PersonaModel } from './persona.ts'
export { type Ranking, rank } from './rank.ts'
export { type RewardJudgeOptions, rewardJudge } from './reward.ts'
export { type RubricJudgeOptions, rubricJudge } from './rubric.ts'
