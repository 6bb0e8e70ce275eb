import { describe, expect, it } from 'vitest'
import { blendOf } from './blend.ts'
import { loadTrees, treesReward } from './boosted.ts'
import { loadLogistic, logisticReward } from './logistic.ts'
import { neighboursReward } from './neighbours.ts'
import { oddsAt, promptRewardContract, topics } from './reward.contract.values.ts'
import { type FitReward, oddsOf } from './reward.ts'
import { loadTopical, topicalReward } from './topical.ts'

const blendReward: FitReward = (table) =>
  blendOf([
    { reward: logisticReward(table), weight: 0.7 },
    { reward: neighboursReward(table), weight: 0.4 },
  ])

describe.each<[string, FitReward]>([
  ['logistic', logisticReward],
  ['trees', treesReward],
  ['topics', topicalReward],
  ['neighbours', neighboursReward],
  ['blend', blendReward],
])('a reward of prompts: %s', (_, train) => {
  for (const { name, run } of promptRewardContract) it(name, () => run(train))
})

it.each([
  ['logistic', logisticReward, loadLogistic],
  ['trees', treesReward, loadTrees],
  ['topics', topicalReward, loadTopical],
] as const)('is the same reward after JSON: %s', (_, train, load) => {
  const reward = train(topics)
  const again = load(JSON.parse(JSON.stringify(reward.save())))
  expect(again.width).toBe(reward.width)
  expect(again.save()).toEqual(reward.save())
  expect(oddsOf(again, topics.readings)).toEqual(oddsOf(reward, topics.readings))
})

describe('oddsOf', () => {
  it("is each reading's odds, row by row", () => {
    const reward = logisticReward(topics)
    const some = topics.readings.slice(0, 5)
    expect([...oddsOf(reward, some)]).toEqual(some.flatMap((reading) => [...oddsAt(reward, reading)]))
    expect(oddsOf(reward, [])).toEqual(new Float64Array(0))
  })
})
