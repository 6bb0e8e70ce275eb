import { z } from 'zod'
import type { Router } from '../routing/router.ts'
import { floats } from '../routing/saved.ts'

const cells = z.object({ queries: z.array(z.string()), sum: floats(), count: floats() })

/**
 * What remembers stands in a router's place: for a text of the log the prompt that did best on it, each counted as if it
 * had been tried once more with its usual success; for any other text the best single prompt. What a router gains on a
 * test log that overlaps is to be compared with this.
 */
export function lookupOf(router: Router): Router {
  const { queries, sum, count } = cells.parse(router.save())
  const places = new Map(queries.map((text, q) => [text, q]))
  const { prompts } = router.report
  const probabilities: Router['probabilities'] = (query) => {
    const at = places.get(typeof query === 'string' ? query : query.text)
    return Float64Array.from(prompts, ({ success }, p) => {
      const cell = at === undefined ? -1 : at * prompts.length + p
      return cell < 0 ? success : (sum[cell]! + success) / (count[cell]! + 1)
    })
  }
  return {
    ...router,
    probabilities,
    choose(query, { prompts: among } = {}) {
      const chances = probabilities(query)
      const open = Array.from(prompts.keys()).filter((p) => among?.includes(prompts[p]!.id) ?? true)
      const best = open.reduce((a, b) => (chances[b]! > chances[a]! ? b : a))
      const probability = chances[best]!
      return {
        prompt: prompts[best]!.id,
        probability,
        gain: 0,
        supported: true,
        reason: 'it did best before',
      }
    },
  }
}
