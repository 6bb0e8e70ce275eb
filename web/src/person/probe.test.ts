import { expect, it } from 'vitest'
import type { Preference } from '../api.ts'
import { probesOf } from './probe.ts'

const about = (name: string, scope: Preference['scope'] = { kind: 'always' }) => ({
  scope,
  measured: { name, direction: 1 as const, weight: 0 },
})

it('asks what tells most about a statement', () => {
  const pool = [
    { a: 'It is here.', b: 'It is there.' },
    { a: 'Here! There. Now.', b: 'Here. There. Now.' },
    { a: 'Here! There! Now!', b: 'Here. There. Now.' },
  ]
  expect(probesOf(pool)(about('exclamation-marks'))).toEqual(pool[2])
  expect(probesOf(pool)(about('emoji'))).toBeUndefined()
})

it('asks nothing about what holds elsewhere, and what nothing measures', () => {
  const probe = probesOf([{ context: 'A letter to a friend', a: 'Hi!', b: 'Hi.' }])
  expect(probe(about('exclamation-marks'))).toBeDefined()
  expect(probe(about('exclamation-marks', { kind: 'task', task: 'email' }))).toBeUndefined()
  expect(probe(about('exclamation-marks', { kind: 'near', contexts: ['A letter'] }))).toBeUndefined()
  expect(probe({ scope: { kind: 'always' } })).toBeUndefined()
})
