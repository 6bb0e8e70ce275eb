export { auc } from './auc.ts'
export { loadTrees, type Questions, questionsOf, rowsOf, treesFrom, treesReward } from './boosted.ts'
export { COUNTS } from './counts.ts'
export { type Duel, duel, randomDuel, thompsonDuel } from './duel.ts'
export { writeParquet } from './export.parquet.ts'
export { libsvm, trainingRows } from './export.ts'
export { type FitOptions, fitRouter } from './fit.ts'
export { groupsOf, masked } from './groups.ts'
export { type Leak, leakOf } from './leak.ts'
export { borrowed, borrowedOdds } from './likeness.ts'
export { type Log, logOf, type Outcome, type Prompt } from './log.ts'
export { loadLogistic, logisticReward } from './logistic.ts'
export { fittedOn, type Measured, type MeasureOptions, measureRouter } from './measure.ts'
export { neighboursReward } from './neighbours.ts'
export {
  afterOutcome,
  afterVote,
  type Offsets,
  personStart,
  start,
  withOffsets,
} from './offsets.ts'
export {
  type Critic,
  type CriticBaseline,
  criticBaseline,
  type PaperRow,
  type PaperRun,
  type PromptEvaluation,
  paperRun,
  paperTable,
  promptEvaluation,
  type Roles,
  type Scores,
  type Selections,
  selections,
  subsets,
} from './paper.ts'
export { loadQuestions, type Questionnaire, questionnaireOf, saveQuestions } from './questions.ts'
export { type Reading, read } from './reading.ts'
export type { Deciding, PeopleReport, PromptReport, RouterReport } from './report.ts'
export { type FitReward, oddsOf, type PromptReward } from './reward.ts'
export { loadRouter } from './router.saved.ts'
export type { ChooseOptions, Chosen, DuelOptions, Router, Vote } from './router.ts'
export { type Sampled, type SampleOptions, sampleLog } from './sample.ts'
export { judged } from './score.prompt.ts'
export { exactMatch, type Item, numberMatch, regexMatch, type Scorer } from './score.ts'
export { foldsOf } from './split.ts'
export { pick, rates, type Table, tableOf } from './table.ts'
export { topicalReward } from './topical.ts'
export type { Foretold, Routing } from './verify.ts'
