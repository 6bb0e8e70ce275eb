import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Hunk, hunks, withoutFacts } from './diff.ts'

/** Puts the hunks into the draft. */
function applied(draft: string, found: readonly Hunk[]): string {
  let text = ''
  let at = 0
  for (const hunk of found) {
    text += draft.slice(at, hunk.draft.start) + hunk.added
    at = hunk.draft.end
  }
  return text + draft.slice(at)
}

const kinds = (draft: string, final: string) => new Set(hunks(draft, final).map((hunk) => hunk.kind))
const texts = fc
  .array(
    fc.constantFrom(
      'the',
      'Ann',
      'meets',
      'Bob',
      'on',
      'Monday',
      '5',
      '.',
      '!',
      '\n',
      '\n\n',
      '  ',
      '😀',
      '𝒳',
      "don't",
    ),
    { maxLength: 25 },
  )
  .map((list) => list.join(' '))

describe('hunks', () => {
  it('put into the draft give the final text, and stand where they say', () => {
    const check = (draft: string, final: string) => {
      const found = hunks(draft, final)
      expect(applied(draft, found)).toBe(final)
      let [at, place] = [0, 0]
      for (const hunk of found) {
        expect(hunk.removed).toBe(draft.slice(hunk.draft.start, hunk.draft.end))
        expect(hunk.added).toBe(final.slice(hunk.final.start, hunk.final.end))
        expect(hunk.removed).not.toBe(hunk.added)
        expect(draft.slice(at, hunk.draft.start)).toBe(final.slice(place, hunk.final.start))
        at = hunk.draft.end
        place = hunk.final.end
      }
    }
    fc.assert(fc.property(texts, texts, check), { numRuns: 500 })
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), check))
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), check))
  })

  it('are none between a text and itself', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => hunks(text, text).length === 0))
  })

  it('have offsets in UTF-16 units, behind emoji too', () => {
    expect(hunks('😀 see you', '😀 meet you')).toEqual([
      {
        draft: { start: 3, end: 6 },
        final: { start: 3, end: 7 },
        removed: 'see',
        added: 'meet',
        kind: 'taste',
      },
    ])
    expect(hunks('ok 👍🏽', 'ok 👍')).toMatchObject([{ removed: '👍🏽', added: '👍' }])
  })

  it('take changes with but a word of grammar between them for one, in one sentence', () => {
    expect(hunks('A fan of the red house', 'A friend of the blue house')).toMatchObject([
      { removed: 'fan of the red', added: 'friend of the blue' },
    ])
    expect(hunks('It was bad. The rest is here.', 'It was awful. That rest is here.')).toHaveLength(2)
  })

  it('keep a fact apart from the wording beside it', () => {
    expect(hunks('Meet me at 5 on Monday.', 'Could you meet me at 6 on Monday?')).toMatchObject([
      { added: 'Could you meet', kind: 'taste' },
      { removed: '5', added: '6', kind: 'fact' },
      { removed: '.', added: '?', kind: 'taste' },
    ])
  })

  it('set a sentence apart that only came', () => {
    expect(hunks('The plan is ready.', 'The plan is ready. Thank you! It costs 400 dollars.')).toMatchObject([
      { removed: '', added: ' Thank you! ', kind: 'taste' },
      { removed: '', added: 'It costs 400 dollars.', kind: 'fact' },
    ])
  })

  it('are one between the common ends of two long texts with little in common', () => {
    const many = (stem: string) => Array.from({ length: 30_000 }, (_, i) => `${stem}${i}`).join(' ')
    const [draft, final] = [`same start ${many('a')} same end`, `same start ${many('b')} same end`]
    expect(draft.length).toBeGreaterThan(190_000)
    const found = hunks(draft, final)
    expect(found).toMatchObject([{ draft: { start: 11 }, final: { start: 11 } }])
    expect(applied(draft, found)).toBe(final)
  })

  it('stay small in long texts with small changes', () => {
    const many = Array.from({ length: 30_000 }, (_, i) => `a${i}`)
    const final = many.map((word, i) => (i % 1000 === 0 ? 'new' : word))
    expect(hunks(many.join(' '), final.join(' '))).toHaveLength(30)
  })
})

// Drafts and edits made up for this test; one kind of change each.
const TASTE: readonly (readonly [draft: string, final: string])[] = [
  ['Send me the report.', 'Could you please send me the report?'],
  ['Send me the report.', 'Hi Clara,\n\nSend me the report.'],
  ['Send me the report.', 'Send me the report.\n\nBest regards,\nClara Jones'],
  ['Hello,\nthe report is late.', 'the report is late.'],
  ['I can not come.', "I can't come."],
  ["I don't know the answer.", 'I do not know the answer.'],
  ['The report is late!!', 'The report is late.'],
  ['The report is very, very late.', 'The report is late.'],
  ['We need to get the report done quickly.', 'We must finish the report soon.'],
  ['First tea, then cake.', 'First tea - then cake.'],
  ['The table is red and the lamp is green.', 'The lamp is green and the table is red.'],
  ['It rains. We stay home.', 'It rains, so we stay home.'],
  ['It rains.  We stay home.', 'It rains.\n\nWe stay home.'],
  ['Bring paper, pens and glue.', 'Bring:\n- paper\n- pens\n- glue'],
  ['The meeting is on 4 March 2031 at 09:00.', 'The meeting is on March 4, 2031, at 9.'],
  ['We ordered three chairs.', 'We ordered 3 chairs.'],
  ['It costs 1,500 dollars.', 'It costs $1500.'],
  ['Do this: paper, then glue.', 'Do this:\n1. paper\n2. glue'],
  ['please ask peter about it', 'Please ask Peter about it.'],
  ['Thanks for the lovely garden chairs.', 'Thank you so much for the lovely garden chairs.'],
  ['The chair broke.', 'Unfortunately, the chair broke. I apologise for the inconvenience.'],
  ['The chair broke.', 'The chair broke. Please let me know if you have any questions.'],
  ['The chair broke.', 'I hope you are well. The chair broke.'],
  ['The vast, shimmering and endless sea lay before us like a promise.', 'The sea lay before us.'],
  ['He was utterly stunned by the outcome.', 'The outcome stunned him.'],
  ['CALL ME ABOUT THE CHAIRS', 'Call me about the chairs'],
  ['The results are great 😀', 'The results are great'],
  ['See you Thursday.', 'See you Thurs.'],
  ['We will organise the party.', 'The organisation of the party is on us.'],
  ['I talked to Kathryn about it.', 'I talked to Kathyrn about it.'],
]

const FACT: readonly (readonly [draft: string, final: string])[] = [
  ['We meet at 5.', 'We meet at 6.'],
  ['We meet on Monday.', 'We meet on Tuesday.'],
  ['We meet in March.', 'We meet in April.'],
  ['We meet on 4 March.', 'We meet.'],
  ['It costs $40.', 'It costs $45.'],
  ['It costs 1,500 dollars.', 'It costs 15,000 dollars.'],
  ['We ordered three chairs.', 'We ordered four chairs.'],
  ['Please ask Peter about it.', 'Please ask Maria about it.'],
  ['We fly to Lisbon.', 'We fly to Oslo.'],
  ['Dear Peter,\nthe chairs are here.', 'Dear Maria,\nthe chairs are here.'],
  ['Write to sales@shop.example for it.', 'Write to help@shop.example for it.'],
  ['See https://shop.example/a for it.', 'See https://shop.example/b for it.'],
  ['Write to us.', 'Write to us at sales@shop.example.'],
  ['I can come.', 'I cannot come.'],
  ['We will not pay for it.', 'We will pay for it.'],
  ['The chairs are here.', 'The chairs are here. The lorry lost its left wheel near the bridge.'],
  ['The chairs are here.', 'The chairs, which the carpenter painted green last winter, are here.'],
  ['The chairs are here.', 'The chairs are here at noon.'],
  ['The chairs are here.', 'The chairs came with Peter and are here.'],
  ['The chairs are here. They cost 90 dollars each.', 'The chairs are here.'],
  ['I met him yesterday.', 'I met him today.'],
  ['The shop opens at 9am.', 'The shop opens at 10am.'],
  ['Flight 212 is late.', 'Flight 221 is late.'],
  ['Growth was 3.5 percent.', 'Growth was 5.3 percent.'],
  ['He lives near the sea.', 'He lives near the sea with two dogs.'],
  ['Call Anna or Ben.', 'Call Anna.'],
]

describe('the kind of a hunk', () => {
  it.each(TASTE)('is taste: %j becomes %j', (draft, final) => {
    expect(kinds(draft, final)).toEqual(new Set(['taste']))
  })

  it.each(FACT)('is fact: %j becomes %j', (draft, final) => {
    expect(kinds(draft, final)).toContain('fact')
  })

  it('is judged by words: a false word for a true one of its sort passes as wording', () => {
    expect(kinds('The door is open.', 'The door is shut.')).toEqual(new Set(['taste']))
  })
})

describe('withoutFacts', () => {
  it('keeps what the draft said and how the person said it', () => {
    expect(withoutFacts('Meet me at 5 on Monday.', 'Could you meet me at 6 on Monday, please?')).toBe(
      'Could you meet me at 5 on Monday, please?',
    )
    expect(
      withoutFacts('Hello, the chair broke.', 'The chair broke. It cost us 40 dollars. Thanks!'),
    ).not.toContain('40')
  })

  it('is the final text where only taste changed, and the draft where only facts did', () => {
    for (const [draft, final] of TASTE) expect(withoutFacts(draft, final)).toBe(final)
    for (const [draft, final] of FACT)
      if (!kinds(draft, final).has('taste')) expect(withoutFacts(draft, final)).toBe(draft)
  })

  it('never has a figure that is in neither text, nor one that the edit brought', () => {
    fc.assert(
      fc.property(texts, texts, (draft, final) => {
        if (!draft.includes('5')) expect(withoutFacts(draft, final)).not.toContain('5')
      }),
    )
  })
})
