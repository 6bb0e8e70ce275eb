import type { Means } from '../model.ts'
import { askJudge } from './default.ts'
import { judgePrompt } from './judge.prompt.ts'
import type { Comparison, Judge } from './judge.ts'
import { generationBlock } from './persona.prompt.ts'
import type { PersonaModel } from './persona.ts'

/**
 * Judges as the person would, by what was learned: two calls a comparison, one in each order. `used` names the choices
 * the persona and the demonstrations come from.
 */
export function personaJudge(model: PersonaModel, { ask }: Pick<Means, 'ask'>): Judge {
  const { persona, demonstrations: past, sources, fallback } = model
  const known = { ...(persona !== undefined && { persona }), past }
  const used = [...new Set([...sources, ...past.map((d) => d.id)])]
  return {
    name: 'persona',
    compare: async (pair, abort) => ({
      ...(await askJudge(ask, pair, known, used, abort)),
      ...(fallback !== undefined && { fallback }),
    }),
  }
}

/** The prompt such a judge asks for a pair with `a` shown first, as one text, for a judge of your own. */
export function personaJudgePrompt(
  { persona, demonstrations: past }: PersonaModel,
  pair: Comparison,
): string {
  const known = { ...(persona !== undefined && { persona }), past }
  const { system, user } = judgePrompt(pair, known, 'A')
  return `${system}\n\n${user}`
}

/**
 * What was learned as a block to put after your own words in a prompt that writes to the person. Data: see
 * docs/safety.md. Empty when nothing was learned.
 */
export const generationPrompt = ({ persona, demonstrations }: PersonaModel): string =>
  generationBlock(persona, demonstrations)
