import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { stated } from '../learners/stated.ts'
import { style } from '../learners/style.ts'
import { fitTaste } from '../rewards/taste.ts'
import { demoSignals, folder, started } from './serving.values.ts'
import { tasteApart } from './taste.ts'

describe('learning in a thread', () => {
  it('finds what learning here finds, and says the same of it', async () => {
    const found = []
    // Learners that are handed in cannot leave; these are the ones a thread has.
    for (const learners of [undefined, [stated(), style()]]) {
      const server = await started({ store: join(folder(), 'penchant.db'), ...(learners && { learners }) })
      const client = server.clientFor(server.keyFor('default', 'manage'))
      await client.signals.batch(await demoSignals('kai', 'emma'))
      const job = await client.learn()
      for await (const _ of client.jobs.follow(job.id));
      const { result } = await client.jobs.get(job.id)
      const profiles = [await client.person('kai').profile(), await client.person('emma').profile()]
      found.push({ result, profiles })
      await server.close()
    }
    expect(found[0]).toEqual(found[1])
  })

  it('ends where it can go on from when it is cancelled, and goes on from there', async () => {
    const server = await started()
    const client = server.clientFor(server.keyFor('default', 'manage'))
    const samples = Array.from({ length: 300 }, (_, i) => ({
      kind: 'sample' as const,
      person: 'ann',
      text: `Text number ${i}, as it came. ${i % 3 === 0 ? 'And more!' : ''}`,
    }))
    await client.signals.batch(samples)
    const job = await client.person('ann').learn()
    for await (const { done } of client.jobs.follow(job.id)) if (done > 0) await client.jobs.cancel(job.id)
    expect((await client.jobs.get(job.id)).state).toBe('cancelled')
    const { waiting } = await client.person('ann').profile()
    expect(waiting).toBeLessThan(300)
    expect(waiting).toBeGreaterThan(0)
    const again = await client.person('ann').learn()
    for await (const _ of client.jobs.follow(again.id));
    expect((await client.jobs.get(again.id)).result).toMatchObject({ person: 'ann', signals: waiting })
    expect((await client.person('ann').profile()).waiting).toBe(0)
    await server.close()
  })
})

describe("everybody's taste", () => {
  it('is the same fitted in a thread as here', async () => {
    const votes = Array.from({ length: 300 }, (_, i) => ({
      person: `p${i % 20}`,
      a: `Yes ${i}.`,
      b: `Yes, certainly, with pleasure, whenever you want number ${i}!`,
    }))
    expect(await tasteApart(votes)).toEqual(fitTaste(votes).fitted)
  })
})
