import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { isScripted, PURPOSE } from './words.ts'

const ROOT = join(import.meta.dirname, '../..')

/** What the service asks models for; the environments have steps of their own. */
const STEPS = globSync('src/**/*.prompt.ts', { cwd: ROOT })
  .filter((file) => !file.startsWith('src/environments/'))
  .flatMap((file) => [
    ...readFileSync(join(ROOT, file), 'utf8').matchAll(/^\s+step(?::| =) '(?<step>[\w.]+)'/gm),
  ])
  .map(({ groups }) => groups!.step!)

it('names whatever a model is asked for', () => {
  expect(STEPS).toContain('prose.infer')
  expect(STEPS.filter((step) => !Object.hasOwn(PURPOSE, step))).toEqual([])
})

it.each([
  ['penchant/scripted', true],
  ['penchant/scripted-demo', true],
  ['openai/gpt', false],
  [undefined, false],
])('%s is scripted: %s', (model, scripted) => expect(isScripted(model)).toBe(scripted))
