import type { Metric, Scores } from '../metric.ts'
import { matched } from './bertscore.ts'
import { statementText } from './statement-text.ts'
import { wordByWord } from './word-by-word.ts'

/**
 * Whose preferences were learned? 1 when the statements are likest, by BERTScore's F1, to this user's true preferences
 * among those of everybody of the same kind of task; 0 when to another's; a share when several are equally like. Chance
 * is 1 in so many users: 1/5 for summaries, 1/4 for emails. Left out where nothing was stated. The papers use
 * deberta-xlarge; this goes word by word, so with the local embedder only the same words in other forms are recognised.
 * No idf: it changed nothing on true preferences worded anew.
 */
export const preferenceAccuracy: Metric = {
  names: ['preferenceAccuracy'],
  better: 'more',
  asks: false,
  async score({ task, statements, users }, { embedder }): Promise<Scores> {
    if (statements.length === 0) return {}
    const others = users.filter(({ id, kind }) => kind === task.user.kind && id !== task.user.id)
    const sets = [task.user, ...others].map(({ preferences }) => statementText(preferences))
    const [learned, ...truths] = await wordByWord(embedder).embed([statementText(statements), ...sets])
    const [own, ...rest] = truths.map((truth) => matched(learned!, truth).f1)
    if (rest.some((f1) => f1 > own!)) return { preferenceAccuracy: 0 }
    return { preferenceAccuracy: 1 / (1 + rest.filter((f1) => f1 === own).length) }
  },
}
