import { describe, expect, it } from 'vitest'
import { localEmbedder } from '../models/local-embedder.ts'
import { day, edit, note, parse, sample } from './asking.values.ts'
import { demonstrationOf, type Retrieval, retrieve, textOf } from './retrieve.ts'

const ROSES = 'Water the roses twice a week, prune the tulips in spring and keep the garden gate shut.'
const MONEY = 'Interest rates rose again last week, so the bank sent letters about loans and mortgages.'

const signals = [
  sample(1, 'Roses want water.', { source: ROSES }),
  sample(2, 'Loans cost more.', { source: MONEY }),
  sample(3, 'Greetings from the board.', { task: 'email' }),
  sample(4, 'Prune the tulips, water the roses.', { source: undefined }),
]
const [roses, money, mail, bare] = signals as [
  (typeof signals)[0],
  (typeof signals)[0],
  (typeof signals)[0],
  (typeof signals)[0],
]
const get = (
  retrieval: Retrieval,
  count: number,
  here: { task?: string; input?: string } = { task: 'summary' },
) => retrieve(here, signals, retrieval, count, { embedder: localEmbedder() })

describe('earlier texts', () => {
  it('of the same task are the newest of those, newest first', async () => {
    expect(await get('task', 9)).toEqual([bare, money, roses])
    expect(await get('task', 2)).toEqual([bare, money])
    expect(await get('task', 9, { task: 'email' })).toEqual([mail])
    expect(await get('task', 9, { task: 'poem' })).toEqual([])
  })

  it('of the same task are so whatever the case of its name', async () => {
    expect(await get('task', 9, { task: ' Email ' })).toEqual([mail])
  })

  it('under an instruction, or none, are those of the same first and then the newest of others', async () => {
    const told = 'Sum up the article in two lines'
    const here = [told, undefined].map((task) => sample(5, 'Just so, and nothing else.', { task }))
    for (const one of here) {
      const found = await retrieve({ task: one.task }, [one, ...signals], 'task', 4, {
        embedder: localEmbedder(),
      })
      expect(found).toEqual([one, bare, mail, money])
    }
  })

  it('most recent are the newest of all', async () => {
    expect(await get('recent', 2)).toEqual([bare, mail])
  })

  it('that are near are so by what they were made from, else by themselves', async () => {
    const here = { input: 'When to water the garden roses and prune the tulips' }
    expect((await get('near', 2, here)).toSorted((a, b) => (a.at < b.at ? -1 : 1))).toEqual([roses, bare])
    expect((await get('near', 1, { input: 'The bank wrote about interest rates and loans' }))[0]).toBe(money)
  })

  it('are the newest when nothing is near', async () => {
    expect(await get('near', 2, {})).toEqual([bare, mail])
  })

  it('are none when none are wanted, without a vector made', async () => {
    const broken = { ...localEmbedder(), doEmbed: () => Promise.reject(new Error('asked')) }
    for (const retrieval of ['task', 'recent', 'near'] as const)
      expect(await retrieve({ input: 'x' }, signals, retrieval, 0, { embedder: broken })).toEqual([])
  })
})

it('the text that tells what is near is the material, else the own text', () => {
  expect(signals.map(textOf)).toEqual([ROSES, MONEY, note(3), 'Prune the tulips, water the roses.'])
  expect(textOf(parse({ kind: 'statement', person: 'ann', at: day(1), text: 'Shorter' }))).toBe('')
})

describe('a demonstration', () => {
  it('has its own task and material', () => {
    expect(demonstrationOf(roses)).toEqual({
      task: 'summary',
      input: ROSES,
      text: 'Roses want water.',
      signal: roses.id,
    })
  })

  it('of an edit is the final text, never the draft', () => {
    const context = [{ role: 'user', content: 'When do we meet?' } as const]
    const signal = edit(1, 'We will meet at noon.', 'Noon it is!', { context })
    expect(demonstrationOf(signal)).toEqual({
      task: 'email',
      input: 'user: When do we meet?',
      text: 'Noon it is!',
      signal: signal.id,
    })
  })
})
