import { normalisedDistance, tokenDistance } from '../../text/distance.ts'
import type { Metric } from '../metric.ts'

/**
 * What the person's edit cost, or how far their own text is from the agent's: Levenshtein over tokens, and as a share of
 * the longer text. PRELUDE (Gao et al. 2024, arXiv 2404.15269) sums the first over the rounds of a life. Both papers cut
 * texts into other tokens (tiktoken, NLTK), so counts compare within this package only.
 */
export const editDistance: Metric = {
  names: ['editDistance', 'editDistanceNormalised'],
  better: 'less',
  asks: false,
  async score({ text, own }) {
    return { editDistance: tokenDistance(text, own), editDistanceNormalised: normalisedDistance(text, own) }
  },
}
