import assert from 'node:assert/strict'
import { seeded } from '../evaluate/interval.ts'
import { type Reading, read } from './reading.ts'
import { type FitReward, oddsOf, type PromptReward } from './reward.ts'
import { most, type Table } from './table.ts'

/** One thing a fitted reward must do. */
interface RewardCase {
  readonly name: string
  run(train: FitReward): void
}

/** What the port PromptReward promises, and that it learns what is plainly there. */
export const promptRewardContract: readonly RewardCase[] = [
  {
    name: 'writes one finite number for each prompt, and nothing beside',
    run(train) {
      const reward = train(topics)
      assert.equal(reward.width, topics.width)
      const into = new Float64Array(topics.width + 2).fill(Number.NaN)
      reward.odds(topics.readings[0]!, into.subarray(1, -1))
      assert.deepEqual([...into].map(Number.isFinite), [false, true, true, true, false])
      assert.deepEqual(into.slice(1, -1), oddsAt(reward, topics.readings[0]!))
    },
  },
  {
    name: 'is the same for the same table, and leaves it as it was',
    run(train) {
      const own = structuredClone(topics)
      const [once, again] = [train(own), train(own)]
      assert.deepEqual(own, topics)
      for (const reading of fresh) assert.deepEqual(oddsAt(again, reading), oddsAt(once, reading))
    },
  },
  {
    name: 'gives the same odds for the same reading, whatever was asked in between',
    run(train) {
      const reward = train(topics)
      const before = fresh.map((reading) => oddsAt(reward, reading))
      const after = fresh.toReversed().map((reading) => oddsAt(reward, reading))
      assert.deepEqual(after.reverse(), before)
    },
  },
  {
    name: 'foretells of queries it has not seen which prompt works, from half of the cells',
    run(train) {
      const reward = train(topics)
      const right = fresh.filter((reading, i) => most(oddsAt(reward, reading)) === sideOf(i))
      assert.ok(right.length > 0.85 * fresh.length, `${right.length} of ${fresh.length}`)
    },
  },
  {
    name: 'stays in numbers for texts unlike any',
    run(train) {
      const reward = train(topics)
      for (const text of ODD_TEXTS)
        assert.ok(oddsAt(reward, read(text)).every(Number.isFinite), JSON.stringify(text.slice(0, 20)))
    },
  },
  {
    name: 'stays in numbers where all succeeded, all failed, or a prompt was tried once',
    run(train) {
      const once = topics.count.map((n, cell) => (cell % topics.width === 2 && cell !== 2 ? 0 : n || 1))
      for (const table of [
        { ...topics, sum: topics.count },
        { ...topics, sum: topics.count.map(() => 0) },
        { ...topics, count: once, sum: topics.sum.map((s, cell) => Math.min(s, once[cell]!)) },
      ])
        assert.ok(oddsOf(train(table), fresh).every(Number.isFinite))
    },
  },
]

/** Texts that nobody expects. */
export const ODD_TEXTS: readonly string[] = [
  ' ',
  '\n\n\n',
  '?!?!...',
  '🙂',
  '👩‍👩‍👧‍👦🏳️‍🌈',
  '\ud800',
  '\u0000',
  '0',
  '007 1e999 99999999999999999999999999',
  '1'.repeat(5000),
  'a'.repeat(100_000),
  'x y. '.repeat(2000),
  '١٢٣ ½ ⅷ',
  'सीता के पास ३ आम हैं।',
  '小明有3个苹果',
]

export const oddsAt = (reward: PromptReward, reading: Reading): Float64Array => {
  const odds = new Float64Array(reward.width)
  reward.odds(reading, odds)
  return odds
}

/** Which of the first two prompts suits query i; the third suits none. */
const sideOf = (i: number): number => i % 2

/** Half of the queries speak of verse, half of sums; of forty kinds of query, ten words each, all are of one side. */
function textsOf(n: number, random: () => number): string[] {
  const filler = () => `f${Math.floor(random() * 50)}`
  return Array.from({ length: n }, (_, i) => {
    const kind = Array.from({ length: 10 }, (_, k) => `word${k}of${i % 40}`)
    return `${['verse', 'sums'][sideOf(i)]} ${kind.join(' ')} ${filler()} ${Math.floor(random() * 100)}?`
  })
}

const random = seeded(7)
/** 320 queries × 3 prompts, half of the cells tried once: prompt 0 suits verse, 1 sums, at nine in ten. */
export const topics: Table = topicsOf(textsOf(320, random))
const fresh = textsOf(80, random).map((text) => read(text))

function topicsOf(texts: readonly string[]): Table {
  const count = new Float64Array(texts.length * 3).map(() => (random() < 0.5 ? 1 : 0))
  const sum = count.map((n, cell) =>
    n > 0 && random() < (cell % 3 === sideOf(Math.floor(cell / 3)) ? 0.9 : 0.1) ? 1 : 0,
  )
  return { readings: texts.map((text) => read(text)), width: 3, sum, count }
}
