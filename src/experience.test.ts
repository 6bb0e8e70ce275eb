import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { notes } from '../test/notes.ts'
import type { StepEstimate } from './estimate.ts'
import { corrected, remember } from './experience.ts'
import { prose } from './learners/prose.ts'
import { createPenchant } from './penchant.ts'
import { memoryStore } from './stores/memory.ts'
import { scriptedModel } from './test/scripted-model.ts'
import { scriptedReader } from './test/scripted-reader.ts'

const step = (calls: number, input: number, output: number, name = 'a'): StepEstimate => ({
  step: name,
  calls,
  input,
  output,
})

describe('a forecast', () => {
  it('without earlier runs, or with those of another model, stays what it is', async () => {
    const store = memoryStore()
    const steps = [step(3, 300, 30), step(5, 500, 50, 'b')]
    expect(await corrected(store, 'm', steps)).toEqual(steps)
    await remember(store, 'ann', { model: 'other', foretold: [step(3, 3, 3)], took: [step(30, 30, 30)] })
    expect(await corrected(store, 'm', steps)).toEqual(steps)
  })

  it('goes towards what earlier runs took, for each step apart, the further the more they were', async () => {
    const store = memoryStore()
    // Ten calls of trust: 20 foretold and 40 taken make (40 + 10) / (20 + 10).
    await remember(store, 'ann', { model: 'm', foretold: [step(20, 2000, 200)], took: [step(40, 1000, 200)] })
    const [a, b] = await corrected(store, 'm', [step(6, 600, 60), step(6, 600, 60, 'b')])
    expect(a!.calls).toBeCloseTo(10)
    expect(a!.input).toBeCloseTo((600 * (1000 + 1000)) / (2000 + 1000))
    expect(a!.output).toBeCloseTo(60)
    expect(b).toEqual(step(6, 600, 60, 'b'))
  })

  it('is never turned below nothing or without end', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ foretold: fc.nat(1e6), took: fc.nat(1e6) }), { maxLength: 5 }),
        fc.nat(1e6),
        async (runs, calls) => {
          const store = memoryStore()
          for (const [i, { foretold, took }] of runs.entries())
            await remember(store, `p${i}`, {
              model: 'm',
              foretold: [step(foretold, foretold, foretold)],
              took: [step(took, took, took)],
            })
          const [found] = await corrected(store, 'm', [step(calls, calls, calls)])
          for (const count of [found!.calls, found!.input, found!.output]) {
            expect(count).toBeGreaterThanOrEqual(0)
            expect(Number.isFinite(count)).toBe(true)
          }
        },
      ),
    ))

  it('of the next person is nearer to what it takes than that of the first', async () => {
    const store = memoryStore()
    const model = scriptedModel(scriptedReader())
    const penchant = createPenchant({ store, model, learners: [prose()] })
    const errors: number[] = []
    for (let n = 0; n < 6; n++) {
      const person = `p${n}`
      await penchant.observe(notes(person, 8, n + 1))
      const { calls } = await penchant.estimate(person)
      await penchant.learn(person)
      const paid = penchant.usage().rows.filter((r) => r.person === person)
      errors.push(Math.abs(calls / paid.reduce((sum, r) => sum + r.calls, 0) - 1))
    }
    const later = errors.slice(3)
    expect(later.reduce((a, b) => a + b, 0) / later.length).toBeLessThan(errors[0]!)
  })

  it('is forgotten with the person it came from', async () => {
    const store = memoryStore()
    const penchant = createPenchant({ store, model: scriptedModel(scriptedReader()), learners: [prose()] })
    await penchant.observe(notes('ann', 3))
    await penchant.learn('ann')
    const held = async () => (await Array.fromAsync(store.artifacts('estimate'))).length
    expect(await held()).toBe(1)
    await penchant.forget({ person: 'ann' })
    expect(await held()).toBe(0)
  })
})
