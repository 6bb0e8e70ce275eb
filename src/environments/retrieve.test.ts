import { describe, expect, it } from 'vitest'
import { localEmbedder } from '../models/local-embedder.ts'
import type { Task } from './environment.ts'
import { RETRIEVALS, retriever } from './retrieve.ts'

const task = (user: string, document: string): Task => ({
  user: { id: user, kind: 'summary', source: user, preferences: [], keys: [] },
  id: document,
  document,
  instruction: 'Write a short summary of the article.',
  lap: 0,
})

const kept = [
  task('films', 'The film drags in its second half, and the actors look bored.'),
  task('news', 'The council voted for a new bridge over the river.'),
  task('films', 'A warm comedy with two fine actors and a poor ending.'),
  task('news', 'Bridges over the river were closed by the council after the flood.'),
  task('weather', 'Rain is expected in the hills until Friday.'),
].map((one) => ({ task: one }))

const ids = async (retrieval: (typeof RETRIEVALS)[number], here: Task, k = 2) =>
  (await retriever(retrieval, localEmbedder())(here, kept, k)).map((one) => kept.indexOf(one))

describe('retrieval', () => {
  it('by source takes the newest of the same user, and nobody else', async () => {
    expect(await ids('source', task('films', 'Anything'))).toEqual([2, 0])
    expect(await ids('source', task('nobody', 'Anything'))).toEqual([])
  })

  it('of the most recent asks for no likeness', async () => {
    expect(await ids('recent', task('films', 'A film'))).toEqual([4, 3])
  })

  it.each(['cosine', 'bertscore'] as const)(
    'by %s takes the likest documents, whoever they belong to',
    async (by) => {
      const found = await ids(by, task('films', 'The council closed a bridge; the river had flooded it.'))
      expect([...found].sort()).toEqual([1, 3])
    },
  )

  it.each(RETRIEVALS)('by %s takes no more than there are, and none of none', async (by) => {
    const here = task('films', 'The actors')
    expect((await ids(by, here, 99)).length).toBeLessThanOrEqual(kept.length)
    expect(await retriever(by, localEmbedder())(here, [], 3)).toEqual([])
  })
})
