import { describe, expect, it } from 'vitest'
import { InvalidInputError, StoreVersionError } from '../errors.ts'
import { seeded } from '../evaluate/interval.ts'
import { mixture } from './mixture.ts'
import { loadReward } from './saved.ts'
import { simulatedPeople } from './simulated.values.ts'
import { trees } from './trees.ts'

const { pairs } = simulatedPeople({
  people: 3,
  each: 5,
  width: 2,
  rank: 1,
  shared: 1,
  own: 1,
  random: seeded(1),
})
const saved = mixture(pairs).save() as Record<string, unknown>

// That what is saved is read again exactly, the contract tests, for every kind.
describe('loadReward', () => {
  it.each([
    ['nothing', undefined, /^reward$/],
    ['something else', { kind: 'mixture' }, /^reward$/],
    ['an unknown kind', { ...saved, kind: 'oracle' }, /reward\.kind/],
    ['a shape of another kind', { ...saved, shape: { width: 2, rank: 3 } }, /reward\.shape/],
    ['numbers that are none', { ...saved, shared: [1, null] }, /reward\.shared\.1/],
    ['too few numbers', { ...saved, shared: [1, 2] }, /reward\.shared/],
    ['too much noise', { ...saved, noise: 0.5 }, /reward\.noise/],
    ['no prior', { ...saved, personRidge: 0 }, /reward\.personRidge/],
  ])('refuses %s', (_, json, field) => {
    expect(() => loadReward(json)).toThrow(InvalidInputError)
    expect(() => loadReward(json)).toThrow(expect.objectContaining({ field: expect.stringMatching(field) }))
  })

  it('reads trees too', () => {
    const reward = trees(pairs)
    expect(loadReward(JSON.parse(JSON.stringify(reward.save()))).save()).toEqual(reward.save())
  })

  it('says when a newer Penchant wrote it', () => {
    expect(() => loadReward({ ...saved, version: 2 })).toThrow(StoreVersionError)
  })
})
