import { afterEach, expect, it } from 'vitest'
import { BudgetError, InvalidInputError } from '../errors.ts'
import { asker } from '../model.ts'
import { memoryStore } from '../stores/memory.ts'
import { type ModelServer, modelServer } from '../test/model-server.ts'
import { experimentOf } from './config.ts'
import { openModels, reachModels } from './run.models.ts'

let server: ModelServer
afterEach(() => server?.close())

const prompt = (user: string) => ({ step: 'ask', system: '', user, room: 10, typical: '' })

it('several models share one budget, each at its price', async () => {
  server = await modelServer(({ user }) => user)
  const [a, b] = [`${server.url}#a`, `${server.url}#b`]
  const price = { input: 1e6, output: 1e6 }
  const experiment = experimentOf({ world: 'plume', model: [a, b], price, budget: 50 })
  const { reach, paid } = openModels(await reachModels(experiment), experiment, memoryStore())
  const ask = (id: string, user: string) => asker(reach(id, 1).model)(prompt(user), [])
  // At a dollar a token: 4 and 4 tokens used, 4 and 10 reserved beforehand.
  await ask(a, 'sixteen letters.')
  await ask(b, 'sixteen letters!')
  await ask(a, 'sixteen letters?')
  expect(paid().cost).toBeCloseTo(24)
  await ask(b, 'sixteen letters;')
  // 32 are used: 14 more may be needed, 46 in all; then 40, and 54 are too many.
  await ask(a, 'sixteen letters,')
  await expect(ask(b, 'sixteen letters:')).rejects.toThrow(BudgetError)
  expect(paid()).toEqual({ calls: 5, cost: expect.closeTo(40) })
  expect(server.calls).toHaveLength(5)
})

it('limits calls without a price, and knows no cost then', async () => {
  server = await modelServer(({ user }) => user)
  const id = `${server.url}#a`
  const experiment = experimentOf({ world: 'plume', model: id, maxCalls: 1 })
  const { reach, paid } = openModels(await reachModels(experiment), experiment, memoryStore())
  await asker(reach(id, 1).model)(prompt('x'), [])
  await expect(asker(reach(id, 1).model)(prompt('y'), [])).rejects.toThrow(BudgetError)
  expect(paid()).toEqual({ calls: 1 })
})

it('says beforehand that a budget needs a price, and that an id is none', async () => {
  const nowhere = 'http://127.0.0.1:9/v1#a'
  const reached = (fields: object) => reachModels(experimentOf({ world: 'plume', ...fields }))
  await expect(reached({ model: nowhere, budget: 1 })).rejects.toThrow(/^budget: 1 .*price of http/)
  await expect(reached({ judgeModel: 'gpt' })).rejects.toThrow(InvalidInputError)
  const reach = await reached({ model: nowhere })
  expect([reach(nowhere, 1).scripted, reach('scripted', 1).scripted]).toEqual([false, true])
})
