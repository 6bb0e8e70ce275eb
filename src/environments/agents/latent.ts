import { acceptMerged } from '../../learners/accept.ts'
import type { Ask } from '../../model.ts'
import type { Shown } from './example.ts'
import { latentPrompt } from './latent.prompt.ts'

/**
 * What several rounds show together, as one preference: one call, none without a round. Undefined where they show
 * nothing, and where the answer may not stand in a prompt or names what the texts may have named.
 */
export async function latent(ask: Ask, signals: readonly Shown[]): Promise<string | undefined> {
  if (signals.length === 0) return undefined
  const { preference } = await ask(
    latentPrompt(signals),
    signals.map((s) => s.id),
  )
  return acceptMerged(preference, [])
}
