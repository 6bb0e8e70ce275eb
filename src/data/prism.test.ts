import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseSignal, type SignalInput, type SignalOf } from '../signal.ts'
import { all, folder, loaded, writeLines } from './files.values.ts'
import { conversationSignals } from './prism.pairs.ts'
import { prism } from './prism.ts'
import { surveyed, talk, utterancesOf } from './prism.values.ts'

const dir = folder()

const early = talk('c7', 'ada', '2023-11-22 16:00:00', [
  ['Is honesty owed?', ['Yes.', 80, true], ['No.', 71], ['It depends.', 70], ['EMPTY STRING', 1]],
  ['Always?', ['Nearly.', 60], ['Never always.', 90, true]],
])
const late = talk('c2', 'ada', '2023-11-23 09:00:00', [
  ['And courage?', ['Rare.', 50, true], ['Common.', 50]],
])
const other = talk('c9', 'bo', '2023-11-22 15:59:00', [['Tea?', ['Tea.', 100, true], ['Coffee.', 1]]])
const conversations = writeLines(dir, 'conversations.jsonl', [late, early, other])
const utterances = writeLines(
  dir,
  'utterances.jsonl.gz',
  // Of two conversations at once, as nothing promises that they stand together.
  [...utterancesOf(late), ...utterancesOf(early), ...utterancesOf(other)].toSorted((a, b) => a.turn - b.turn),
)
const survey = writeLines(dir, 'survey.jsonl', [surveyed('ada', 'Be brief and kind.'), surveyed('bo', null)])

const choicesOf = (signals: readonly SignalInput[]) =>
  signals.filter((signal): signal is SignalOf<'choice'> => signal.kind === 'choice')
const summary = (signals: readonly SignalInput[]) =>
  signals.map((s) =>
    s.kind === 'choice' ? [s.person, s.chosen, s.rejected, s.strength] : [s.person, s.kind],
  )

describe('prism', () => {
  it('makes a choice of every two answers a gap apart, each person in time order', async () => {
    const signals = await all(prism({ conversations }))
    // Worked out by hand: 80-71 < 10, 80-70 = 10, 71-70 < 10; 90-60; 50-50; 100-1.
    expect(summary(signals.filter((s) => s.person === 'ada'))).toEqual([
      ['ada', 'Yes.', 'It depends.', 0.1],
      ['ada', 'Never always.', 'Nearly.', 0.3],
      ['ada', 'followUp'],
      ['ada', 'followUp'],
    ])
    expect(summary(signals.filter((s) => s.person === 'bo'))).toEqual([
      ['bo', 'Tea.', 'Coffee.', 0.99],
      ['bo', 'followUp'],
    ])
    expect(signals.filter((s) => s.person === 'ada').map((s) => s.at)).toEqual([
      ...Array(3).fill('2023-11-22T16:00:00.000Z'),
      '2023-11-23T09:00:00.000Z',
    ])
  })

  it('gives the conversation so far as context, and where the pair comes from', async () => {
    const [, second] = choicesOf(await all(prism({ conversations }))).filter((s) => s.person === 'ada')
    expect(second).toEqual({
      kind: 'choice',
      person: 'ada',
      at: '2023-11-22T16:00:00.000Z',
      context: [
        { role: 'user', content: 'Is honesty owed?' },
        { role: 'assistant', content: 'Yes.' },
        { role: 'user', content: 'Always?' },
      ],
      chosen: 'Never always.',
      rejected: 'Nearly.',
      strength: 0.3,
      meta: {
        set: 'prism',
        conversation: 'c7',
        type: 'values guided',
        turn: 1,
        pairId: 'c7:1:0-1',
        chosenModel: 'model-1',
        rejectedModel: 'model-0',
        chosenScore: 90,
        rejectedScore: 60,
      },
    })
  })

  it('gives the feedback as follow-up of the last answer', async () => {
    const [feedback] = (await all(prism({ conversations }))).filter(
      (s) => s.kind === 'followUp' && s.person === 'ada',
    )
    expect(feedback).toMatchObject({
      response: 'Never always.',
      message: 'more warmth, says ada of c7',
      context: [{ content: 'Is honesty owed?' }, { content: 'Yes.' }, { content: 'Always?' }],
      meta: { field: 'open_feedback', conversation: 'c7' },
    })
  })

  it('reads the same from the utterances', async () => {
    const byPerson = async (signals: AsyncIterable<SignalInput>) =>
      Object.groupBy(await all(signals), (signal) => signal.person ?? '')
    expect(await byPerson(prism({ conversations, utterances }))).toEqual(
      await byPerson(prism({ conversations })),
    )
    const alone = choicesOf(await all(prism({ utterances, gap: 0 })))
    expect(alone.map((s) => s.at)).toEqual(alone.map(() => undefined))
    // Three pairs of the first turn, one of the second, none of equals, one of the other person.
    expect(alone.length).toBe(5)
  })

  it('makes statements of the survey, before everything else, with the stated weights', async () => {
    const signals = await all(prism({ conversations, survey }))
    expect(signals.slice(0, 3)).toEqual([
      {
        kind: 'statement',
        person: 'ada',
        at: '2023-11-22T15:48:46.000Z',
        text: 'I am ada and like honesty.',
        meta: { set: 'prism', field: 'self_description' },
      },
      {
        kind: 'statement',
        person: 'ada',
        at: '2023-11-22T15:48:46.000Z',
        text: 'Be brief and kind.',
        meta: {
          set: 'prism',
          field: 'system_string',
          'stated_prefs.values': 40,
          'stated_prefs.factuality': 95,
        },
      },
      expect.objectContaining({ person: 'bo', text: 'I am bo and like honesty.' }),
    ])
    expect(signals.slice(3)).toEqual(await all(prism({ conversations })))
    expect((await all(prism({ survey }))).length).toBe(3)
  })

  it('reports bad rows once, by number, and leaves them out', async () => {
    const unknown = { ...early, conversation_id: 'c8', generated_datetime: 'once' }
    const twins = talk('c5', 'bo', '2023-11-24 10:00:00', [['Twice?', ['Same.', 90, true], ['Same.', 20]]])
    const file = writeLines(dir, 'bad.jsonl', [
      late,
      unknown,
      { ...other, conversation_history: 'x' },
      twins,
      other,
    ])
    const { signals, bad } = await loaded((onBad) => prism({ conversations: file, onBad }))
    expect(bad.map(({ line, error }) => [line, error.field])).toEqual([
      [2, 'generated_datetime'],
      [3, 'conversation_history'],
      [4, 'rejected'],
    ])
    expect(summary(signals)).toEqual([
      ['ada', 'followUp'],
      ['bo', 'Tea.', 'Coffee.', 0.99],
      ['bo', 'followUp'],
      ['bo', 'followUp'],
    ])
    await expect(all(prism({ conversations: file }))).rejects.toThrow(`${file}:2: generated_datetime: "once"`)
  })

  it('reports utterances whose conversation is not in the conversations file', async () => {
    const some = writeLines(dir, 'some.jsonl', [early])
    const { signals, bad } = await loaded((onBad) => prism({ conversations: some, utterances, onBad }))
    expect(signals.every((s) => s.person === 'ada')).toBe(true)
    expect(bad.map(({ error }) => error.value)).toEqual(['c2', 'c2', 'c9', 'c9'])
  })

  it('says what is missing', async () => {
    await expect(all(prism({ conversations: survey }))).rejects.toThrow('column: "conversation_id"')
    await expect(all(prism({ utterances: conversations }))).rejects.toThrow('column: "utterance_id"')
    await expect(all(prism({ survey: conversations }))).rejects.toThrow('column: "self_description"')
    await expect(all(prism({}))).rejects.toThrow('give the conversations, the utterances or the survey')
    await expect(all(prism({ conversations, gap: 10 }))).rejects.toThrow('gap: 10')
  })

  it('pairs as a brute count does, for any scores and gap', () => {
    const scores = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 0, maxLength: 5 })
    fc.assert(
      fc.property(fc.array(scores, { maxLength: 4 }), fc.integer({ min: 0, max: 100 }), (turns, points) => {
        const conversation = {
          id: 'c',
          person: 'p',
          type: null,
          turns: turns.map((all, turn) => ({
            turn,
            prompt: `prompt ${turn}`,
            answers: all.map((score, within) => ({
              text: `answer ${turn} ${within}`,
              score,
              chosen: false,
              within,
              model: null,
            })),
          })),
        }
        const made = choicesOf(conversationSignals(conversation, points / 100))
        let count = 0
        for (const all of turns)
          for (let i = 0; i < all.length; i++)
            for (let j = 0; j < i; j++)
              if (all[i] !== all[j] && Math.abs(all[i]! - all[j]!) >= points) count++
        expect(made.length).toBe(count)
        for (const signal of made) {
          expect(Number(signal.meta!.chosenScore)).toBeGreaterThan(Number(signal.meta!.rejectedScore))
          expect(signal.context!.at(-1)!.content).toBe(`prompt ${signal.meta!.turn}`)
          parseSignal(signal, new Date(0))
        }
        expect(new Set(made.map((signal) => signal.meta!.pairId)).size).toBe(made.length)
      }),
    )
  })
})
