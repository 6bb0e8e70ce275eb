import type { Metric, Scores } from '../metric.ts'
import { SCRIPTED, scriptedOf } from '../scripted/components.ts'
import { neutral } from '../scripted/neutral.ts'
import { scriptedPerson } from '../scripted/person.ts'
import { shown } from './shown.ts'

/** Draws of the reference text: any will do, as long as it is always the same. */
const SEED = 0
/** From here on a component counts as exhibited. */
const EXHIBITED = 1

/**
 * Per-preference-component match (PROSE, arXiv 2505.23815) without a judge: style measures decide how far the agent's text
 * shows each true component, -2 to 2 (`shown`), against a neutral and an own text that are scripted for the same task.
 * `component.<key>` each; `ppcm` their mean; `told` how many could be told; `compound` all of them together on the paper's
 * scale: 2 all exhibited, 1 most, 0 some, -1 few, -2 none. Components without a script or that do not stand out in the
 * reference are left out; without any that can be told, so are `ppcm` and `compound`. The reference is scripted also where
 * the person is a model: its texts carry their marks as often as the scripts do, so a model's lighter hand scores below 2
 * for every agent alike; use the judge for figures to be set beside a paper's.
 */
export const ppcmMeasures: Metric = {
  names: ['ppcm', 'compound', 'told', ...SCRIPTED.map(({ key }) => `component.${key}`)],
  better: 'more',
  asks: false,
  async score({ task, text }): Promise<Scores> {
    const { kind, keys } = task.user
    const asked = { kind, document: task.document }
    const components = scriptedOf(keys)
    const reference = scriptedPerson({ components: keys, seed: SEED }).write(asked)
    const scores = shown(components, { text, reference, neutral: neutral(asked) })
    const told = components.flatMap(({ key }, i) =>
      scores[i] === undefined ? [] : [[key, scores[i]] as const],
    )
    if (told.length === 0) return { told: 0 }
    const exhibited = told.filter(([, score]) => score >= EXHIBITED).length
    return {
      ppcm: told.reduce((sum, [, score]) => sum + score, 0) / told.length,
      compound: (4 * exhibited) / told.length - 2,
      told: told.length,
      ...Object.fromEntries(told.map(([key, score]) => [`component.${key}`, score])),
    }
  },
}
