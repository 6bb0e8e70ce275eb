import { InvalidInputError } from '../../errors.ts'
import type { Ask } from '../../model.ts'
import type { Metric, MetricMeans, Scores } from '../metric.ts'
import { COMPONENTS } from '../scripted/components.ts'
import { componentsPrompt, preferencesPrompt, similarityScore, verdictScores } from './judge.prompt.ts'

/**
 * Per-preference-component match as the papers measure it (PROSE, arXiv 2505.23815): a model says on five points how far
 * the text exhibits each true preference (`judged.<key>`, `ppcm.judge` their mean) and all of them together
 * (`compound.judge`), -2 to 2. One call for all, where the released code makes one for each and one for the set: cheaper,
 * and verdicts may lean on each other. A statement the model left out is left out of the mean; the released code counts 0.
 */
export const ppcmJudge: Metric = {
  names: ['ppcm.judge', 'compound.judge', ...COMPONENTS.map(({ key }) => `judged.${key}`)],
  better: 'more',
  asks: true,
  async score({ task, text }, means): Promise<Scores> {
    const { preferences, keys } = task.user
    const answer = await asking(means)(componentsPrompt(task.instruction, text, preferences), [])
    const { each, together } = verdictScores(answer, preferences.length)
    const said = keys.flatMap((key, i) => (each[i] === undefined ? [] : [[key, each[i]] as const]))
    if (said.length === 0) return { 'compound.judge': together }
    return {
      'ppcm.judge': said.reduce((sum, [, score]) => sum + score, 0) / said.length,
      'compound.judge': together,
      ...Object.fromEntries(said.map(([key, score]) => [`judged.${key}`, score])),
    }
  },
}

/**
 * Similarity of what was stated to the true preferences, by a model: 0 not at all to 4 extremely similar (the scale of the
 * released code of PROSE). Left out where nothing was stated.
 */
export const preferenceSimilarity: Metric = {
  names: ['judge.preferences'],
  better: 'more',
  asks: true,
  async score({ task, statements }, means): Promise<Scores> {
    if (statements.length === 0) return {}
    const answer = await asking(means)(preferencesPrompt(task.user.preferences, statements), [])
    return { 'judge.preferences': similarityScore(answer) }
  },
}

function asking({ ask }: MetricMeans): Ask {
  if (ask === undefined)
    throw new InvalidInputError('judge', ask, 'give a judging model, or leave out the metrics that ask one')
  return ask
}
