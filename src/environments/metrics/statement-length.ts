import type { Metric } from '../metric.ts'
import { statementText } from './statement-text.ts'

/** How much was said of the person: words, and characters as the released code of PROSE counts them. 0 for nothing. */
export const statementLength: Metric = {
  names: ['statementWords', 'statementCharacters'],
  better: 'neither',
  asks: false,
  async score({ statements }) {
    const words = statements.flatMap((statement) => statement.split(/\s+/).filter(Boolean))
    return { statementWords: words.length, statementCharacters: statementText(statements).length }
  },
}
