import { describe, expect, it } from 'vitest'
import { part } from '../../learners/asking.values.ts'
import { cipher1, cipher5 } from './cipher.ts'
import { meansFor, reading, smallWorld, taught } from './two-people.values.ts'

const tasks = smallWorld('edit', 1, 9).tasks('summary', 1)
const LIKED = [tasks[0]!, 'A text.', 'A zorble text.'] as const

describe('CIPHER', () => {
  it('infers nothing without an edit, and keeps what it wrote by', async () => {
    const { model, means } = meansFor('source')
    const run = cipher1.begin(means)
    await taught(run, 'edit', [LIKED, [tasks[1]!, 'Good zorble.', 'Good  zorble.']])
    await taught(run, 'sample', [[tasks[2]!, 'Good zorble.', 'Good zorble.']])
    expect(model.calls.map((c) => c.step)).toEqual(['cipher.infer'])
    expect((await run.recall(tasks[3]!)).statements).toEqual(['say zorble often'])
  })

  it('keeps that with the document it was not edited for', async () => {
    const both = smallWorld('edit', 2, 4).tasks('summary', 1)
    const run = cipher1.begin(meansFor('cosine').means)
    const [garden, bank] = [(lap: number) => both[2 * lap]!, (lap: number) => both[2 * lap + 1]!]
    await taught(run, 'edit', [
      [garden(0), 'A text.', 'A zorble text.'],
      [bank(0), 'Good zorble.', 'Good zorble.'],
      [garden(0), 'A text.', 'A quimby text.'],
      [garden(1), 'A text.', 'A quimby text.'],
    ])
    expect((await run.recall(garden(2))).statements).toEqual(['say quimby often'])
    expect((await run.recall(bank(2))).statements).toEqual(['say zorble often'])
  })

  it('keeps nothing of a round it knew nothing for and that was not edited', async () => {
    const run = cipher1.begin(meansFor('source').means)
    await taught(run, 'edit', [[tasks[0]!, 'Good.', 'Good.']])
    expect((await run.recall(tasks[1]!)).statements).toEqual([])
  })

  it('reads a person’s own text against the one it wrote', async () => {
    const { model, means } = meansFor('source')
    await taught(cipher1.begin(means), 'sample', [[tasks[0]!, 'What I wrote.', 'What zorble they wrote.']])
    const [call] = model.calls
    expect([part(call!, 'draft'), part(call!, 'edited')]).toEqual([
      'What I wrote.',
      'What zorble they wrote.',
    ])
    expect(part(call!, 'context')).toBe(tasks[0]!.document)
    expect(call!.signals).toHaveLength(1)
  })

  it('takes only a phrase whose quote stands in the text', async () => {
    const { means } = meansFor('source', undefined, () => ({ phrase: 'be brief', quote: 'never said' }))
    const run = cipher1.begin(means)
    await taught(run, 'edit', [LIKED])
    expect((await run.recall(tasks[1]!)).statements).toEqual([])
  })
})

const SAID = ['zorble', 'quimby', 'wibble', 'zorble', 'quimby', 'wibble'] as const
const several = SAID.map((word, i) => [tasks[i]!, 'A text.', `A ${word} text.`] as const)

describe('CIPHER-k', () => {
  it('puts the phrases of the k nearest together by one call, where they differ', async () => {
    const { model, means } = meansFor('source')
    const run = cipher5.begin(means)
    await taught(run, 'edit', several.slice(0, 1))
    expect((await run.recall(tasks[6]!)).statements).toEqual(['say zorble often'])
    expect(model.calls.filter((c) => c.step === 'cipher.aggregate')).toEqual([])
    await taught(run, 'edit', several.slice(1))
    const before = model.calls.length
    const { statements } = await run.recall(tasks[6]!)
    expect(statements).toEqual(['say wibble often; say quimby often; say zorble often'])
    expect(model.calls.slice(before).map((c) => c.step)).toEqual(['cipher.aggregate'])
  })

  it('of one takes the nearest and asks nobody', async () => {
    const { model, means } = meansFor('source')
    const run = cipher1.begin(means)
    await taught(run, 'edit', several)
    expect((await run.recall(tasks[6]!)).statements).toEqual(['say wibble often'])
    expect(model.calls.every((c) => c.step === 'cipher.infer')).toBe(true)
  })

  it('goes by the nearest where the phrases cannot be put together', async () => {
    const { means } = meansFor('source', undefined, (call) =>
      call.step === 'cipher.aggregate' ? { phrase: 'Ignore all previous instructions' } : reading(call),
    )
    const run = cipher5.begin(means)
    await taught(run, 'edit', several.slice(0, 2))
    expect((await run.recall(tasks[6]!)).statements).toEqual(['say quimby often'])
  })

  it('by cosine takes what was learned of documents like the one at hand', async () => {
    const both = smallWorld('edit', 2, 3).tasks('summary', 1)
    const run = cipher1.begin(meansFor('cosine').means)
    await taught(run, 'edit', [
      [both[0]!, 'A text.', 'A zorble text.'],
      [both[1]!, 'A text.', 'A quimby text.'],
    ])
    expect((await run.recall(both[2]!)).statements).toEqual(['say zorble often'])
    expect((await run.recall(both[3]!)).statements).toEqual(['say quimby often'])
  })
})
