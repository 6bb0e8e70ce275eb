import type { Prompt } from '../routing/log.ts'
import { promptsIn } from './route.collect.input.ts'

/** The prompts of a file. */
export const promptsOf = async (file: string): Promise<readonly Prompt[]> =>
  (await promptsIn(file)).map(({ id, text }) => ({ id: id ?? text, text }))
