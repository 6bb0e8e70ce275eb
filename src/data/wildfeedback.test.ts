import { describe, expect, it } from 'vitest'
import { all, folder, loaded, writeText } from './files.values.ts'
import { wildFeedback } from './wildfeedback.ts'

const dir = folder()
/** A made-up conversation as rows of sat_dsat_annotation.json. */
const talk = (...texts: string[]) =>
  texts.map((Content, UtteranceId) => ({
    UtteranceId,
    TurnId: Math.floor(UtteranceId / 2) + 1,
    Role: UtteranceId % 2 === 0 ? 'User' : 'Agent',
    Content,
    Satisfaction: UtteranceId === 2 ? 'N/A' : null,
    Marks: ['not', 'a', 'scalar'],
  }))
const list = (name: string, values: unknown) => writeText(dir, name, JSON.stringify(values, null, 2))

describe('wildFeedback', () => {
  it('makes a follow-up of each message after an answer, with the marks both carry', async () => {
    const annotations = list('sat.json', [
      ...talk('hi', 'hello', 'shorter', 'hey', 'thanks'),
      ...talk('one', 'two'),
      ...talk('a', 'b', 'c'),
    ])
    const signals = await all(wildFeedback({ annotations }))
    expect(signals).toEqual([
      {
        kind: 'followUp',
        person: 'conversation-1',
        context: [{ role: 'user', content: 'hi' }],
        response: 'hello',
        message: 'shorter',
        meta: {
          set: 'wildfeedback',
          conversation: 'conversation-1',
          turn: 1,
          'response.Satisfaction': null,
          'message.Satisfaction': 'N/A',
        },
      },
      expect.objectContaining({ response: 'hey', message: 'thanks', person: 'conversation-1' }),
      expect.objectContaining({
        response: 'b',
        message: 'c',
        person: 'conversation-8',
        context: [{ role: 'user', content: 'a' }],
      }),
    ])
    expect(signals[1]).toMatchObject({
      context: [{ content: 'hi' }, { content: 'hello' }, { content: 'shorter' }],
    })
  })

  it('makes a choice of each pair', async () => {
    const pairs = list('wildfeedback.json', [
      {
        conversations: [{ from: 'human', value: 'why?' }],
        chosen: { from: 'gpt', value: 'because' },
        rejected: { from: 'gpt', value: 'who knows' },
      },
    ])
    expect(await all(wildFeedback({ pairs }))).toEqual([
      {
        kind: 'choice',
        person: 'pair-1',
        context: [{ role: 'user', content: 'why?' }],
        chosen: 'because',
        rejected: 'who knows',
        meta: { set: 'wildfeedback', pairId: 'pair-1' },
      },
    ])
  })

  it('reports what lost its context to a bad row, and takes the next conversation', async () => {
    const [a, b, c, d, e] = talk('hi', 'hello', 'shorter', 'hey', 'thanks')
    const annotations = list('bad.json', [a, b, { ...c, Content: 5 }, d, e, ...talk('x', 'y', 'z')])
    const { signals, bad } = await loaded((onBad) => wildFeedback({ annotations, onBad }))
    expect(bad.map(({ line, error }) => [line, error.field])).toEqual([
      [3, 'Content'],
      [4, 'UtteranceId'],
      [5, 'UtteranceId'],
    ])
    expect(signals).toMatchObject([{ response: 'y', message: 'z', person: 'conversation-6' }])
    await expect(all(wildFeedback({ annotations }))).rejects.toThrow('bad.json:3: Content: 5')
  })

  it('leaves messages without a word out of contexts, and reports them as answers', async () => {
    const annotations = list('empty.json', talk('hi', '', 'hello?', 'yes', 'good'))
    const { signals, bad } = await loaded((onBad) => wildFeedback({ annotations, onBad }))
    expect(bad.map(({ line, error }) => [line, error.field])).toEqual([[3, 'response']])
    expect(signals).toMatchObject([{ message: 'good', context: [{ content: 'hi' }, { content: 'hello?' }] }])
  })

  it('says what is missing', async () => {
    const pairs = list('other.json', [{ conversations: [], chosen: 'x' }])
    await expect(all(wildFeedback({ pairs }))).rejects.toThrow('column: "rejected"')
    await expect(all(wildFeedback({}))).rejects.toThrow('give the annotations or the pairs')
  })
})
