import { expect, it } from 'vitest'
import { once } from './once.ts'
import { known, lived, meansFor, smallWorld } from './two-people.values.ts'

it('asks once, after five rounds, and goes by that with everybody', async () => {
  const { model, means } = meansFor('source')
  const rounds = await lived(once, smallWorld('edit', 2, 6), { model, means })
  expect(rounds.map((r) => r.steps.includes('latent.infer'))).toEqual(rounds.map((_, i) => i === 4))
  expect(rounds.slice(0, 5).map((r) => r.recalled.statements)).toEqual(Array(5).fill([]))
  expect(new Set(rounds.slice(5).map(known)).size).toBe(1)
  expect(rounds[5]!.recalled.statements).toEqual(['say zorble often; say quimby often'])
  const asked = model.calls.find((c) => c.step === 'latent.infer')!
  expect(asked.user.match(/<example>/g)).toHaveLength(5)
  expect(asked.signals).toHaveLength(5)
})
