import { describe, expect, it } from 'vitest'
import { judgeContract } from '../test/judge-contract.ts'
import { defaultJudge } from './default.ts'
import { answered, harness, PAIR, scripted, shorter } from './judges.values.ts'

describe('default judge', () => {
  for (const { name, run } of judgeContract) it(name, () => run(harness(defaultJudge)))

  it('asks in both orders of most people, and gives the mean', async () => {
    const { model, means } = scripted((call) =>
      answered(call.user.indexOf(PAIR.a) < call.user.indexOf(PAIR.b) ? 'first' : 'second', 90),
    )
    const verdict = await defaultJudge(means).compare(PAIR)
    expect(verdict.probability).toBeCloseTo(0.9, 12)
    expect(verdict.orders?.map((p) => Math.round(p * 100))).toEqual([90, 90])
    expect(verdict.used).toEqual([])
    expect(verdict.fallback).toBeUndefined()
    expect(model.calls).toHaveLength(2)
    for (const call of model.calls) expect(call.system).toContain('most people')
  })

  it('shows where the model leans towards a place', async () => {
    // Takes the first shown with 90, and the other order with 60: .9 and 1 - .6 for a.
    let n = 0
    const { means } = scripted(() => answered('first', n++ === 0 ? 90 : 60))
    const { probability, orders } = await defaultJudge(means).compare(PAIR)
    expect(orders?.[0]).toBeCloseTo(0.9, 12)
    expect(orders?.[1]).toBeCloseTo(0.4, 12)
    expect(probability).toBeCloseTo(0.65, 12)
  })

  it('gives the reason of each order', async () => {
    const { means } = scripted(shorter)
    expect((await defaultJudge(means).compare(PAIR)).reasons).toEqual(['It is shorter.', 'It is shorter.'])
  })
})
