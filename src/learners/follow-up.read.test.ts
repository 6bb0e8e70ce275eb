import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unasked } from './follow-up.asked.ts'
import { readFollowUp } from './follow-up.read.ts'

const read = (message: string, response?: string): string => {
  const { mood = 'neither', asked } = readFollowUp(message, response)
  return [mood, ...asked.map((a) => `${a.about}:${a.stance}`)].join(' ')
}

const SATISFIED: readonly string[] = [
  'thanks, perfect',
  'Perfect!',
  'Great, thanks!',
  'Thank you so much, this is really helpful.',
  "That's exactly what I wanted.",
  'Exactly what I needed',
  'Love it!',
  'I really like this one.',
  'Much better, thank you!',
  'That works.',
  'It worked!',
  'Wow, that makes so much sense now',
  'Well done.',
  'Those are great suggestions! Lastly, any tips for parking?',
  'ok great, now do the same for May',
  'It was too long before, now it is perfect.',
  'You nailed it',
  'The new version is excellent.',
  "Not sure about the title, but otherwise that's lovely.",
  'Cheers!',
  'THANKS!!! this is awesome',
]

const DISSATISFIED: readonly (readonly [message: string, asked: string])[] = [
  ['shorter please', 'words:less'],
  ['Can you make it shorter?', 'words:less'],
  ['Could you please stop using emojis?', 'emoji:less'],
  ["Thanks, but it's too long.", 'words:less'],
  ["that's way too technical for me", 'jargon:less'],
  ['The tone is too formal.', 'formality:casual'],
  ['This summary is too vague', 'detail:more'],
  ['ok but that sounds way too salesy', 'manner: salesy:less'],
  ['Too formal', 'formality:casual'],
  ['great but too formal', 'formality:casual'],
  ["that's perfect but shorter please", ''],
  ['not detailed enough', 'detail:more'],
  ['You forgot the examples!', 'examples:more'],
  ["I didn't ask for code.", 'code:less'],
  ['no, I meant bullet points, not a table', 'bullet-points:more'],
  ['You keep using exclamation marks', 'exclamation-marks:less'],
  ['Could you add sources, and fewer emojis?', 'citations:more emoji:less'],
  ['No, I meant the other one.', ''],
  ['no, that is wrong', ''],
  ["That's not what I asked.", ''],
  ['This is not correct.', ''],
  ['It still doesn’t work', ''],
  ['Still not working', ''],
  ['You misunderstood me.', ''],
  ["You didn't answer my question", ''],
  ['wrong', ''],
  ['Try again.', ''],
  ['Can you try again, without numbers', ''],
  ['Less flowery please', ''],
  ["I don't like it.", ''],
  ['thanks for nothing', ''],
  ['You can do better than this', ''],
  ['Thanks for trying, but this is useless.', ''],
  ["That's nonsense.", ''],
]

const NEITHER: readonly string[] = [
  // The next question, the next task.
  'What is the capital of France?',
  'Is that correct?',
  'What is wrong with my code?',
  'Is it too long?',
  'Why does it not work when I press the button?',
  'continue',
  'Now translate it to French.',
  'Write a good, short poem about cats.',
  'My essay is too long, how do I cut it?',
  'The film was too long.',
  'more please',
  "It's too cold outside, so what should I wear?",
  "That's too bad",
  'I am looking for a suite that works well on Windows.',
  'Flow cytometry counts cells.\nSelect one:\nTrue\nFalse',
  'Thanks in advance',
  // Imagined, reported, quoted, pasted.
  "If it's too long, cut the end.",
  'Tell me when that is wrong.',
  'That would be perfect.',
  "My teacher said that's wrong.",
  '"That\'s wrong" is what it printed. Why?',
  '> This is terrible.\nHow do I reply to that?',
  'Fix this: This is wrong. It is too long.',
  'Summarise this review:\nI love it! Perfect. Exactly what I wanted.',
  '```\n// this is wrong\n```',
  // Praise that may mean the opposite.
  'Oh great, another wall of text.',
  'Oh, wonderful.',
  'Great, another list',
  'Perfect... not',
  'Nice job ignoring my question 🙄',
  'Yeah right, very helpful',
  'Thanks a lot for ignoring me',
  // Other languages are passed over.
  'No, gracias.',
  'Merci, parfait !',
  'Das ist leider falsch. Bitte kürzer.',
  'Danke, sehr gut!',
  'Non, trop long.',
  'Está perfecto',
  'Нет, это неправильно. Короче, пожалуйста.',
  'ありがとう、完璧です',
  'To jest źle',
  // Nothing.
  '...',
  '👍',
  'No.',
]

describe('how an answer was taken', () => {
  it.each(SATISFIED)('%j: satisfied', (message) => {
    expect(readFollowUp(message).mood).toBe('satisfied')
  })

  it.each(DISSATISFIED)('%j: dissatisfied', (message, asked) => {
    expect(read(message)).toBe(['dissatisfied', asked].join(' ').trim())
  })

  it.each(NEITHER)('%j: neither', (message) => {
    expect(read(message)).toBe('neither')
  })

  it('is not told by the answer to a question that was asked', () => {
    expect(read('Not really, I mostly cook at home.')).toBe('dissatisfied')
    expect(read('Not really, I mostly cook at home.', 'Do you eat out?')).toBe('neither')
    expect(read("No, that's wrong.", 'Here it is.')).toBe('dissatisfied')
  })

  it('is told by the last word on it, thanks aside', () => {
    expect(read('Perfect! But still too long.')).toBe('dissatisfied words:less')
    expect(read('Too long. Ah no, sorry, it is perfect.')).toBe('satisfied words:less')
    expect(read('This is wrong. Thanks anyway!')).toBe('dissatisfied')
  })

  it('is read at the beginning of a message only', () => {
    expect(read(`${'The cat sat on the mat. '.repeat(30)}This is wrong.`)).toBe('neither')
  })
})

it('a quote stands in the message, whatever the message is', () => {
  const piece = fc.constantFrom(
    ...SATISFIED,
    ...DISSATISFIED.map(([message]) => message),
    ...NEITHER,
    'İstanbul ',
    '“',
    '"',
    '\n',
    ' and ',
  )
  const message = fc.oneof(
    fc.array(piece, { minLength: 1, maxLength: 6 }).map((p) => p.join(' ')),
    fc.string(),
  )
  fc.assert(
    fc.property(message, (text) => {
      const { mood, cue, asked } = readFollowUp(text)
      expect(cue === undefined).toBe(mood === undefined)
      for (const { start, end, quote } of [...asked, ...(cue ? [cue] : [])]) {
        expect(text.slice(start, end)).toBe(quote)
        expect(quote.trim()).toBe(quote)
        expect(quote).not.toBe('')
      }
    }),
  )
})

it('nothing is read from a quotation', () => {
  const said = fc.constantFrom(...SATISFIED, ...DISSATISFIED.map(([message]) => message))
  const frame = fc.constantFrom(
    (text: string) => `"${text}" he wrote to the board`,
    (text: string) => `> ${text}\nwhere does this line come from?`,
    (text: string) => `Translate this to Danish: ${text}`,
    (text: string) => `\`\`\`\n${text}\n\`\`\``,
  )
  fc.assert(
    fc.property(said, frame, (text, put) => {
      fc.pre(!/["“”\n]/.test(text))
      expect(read(put(text))).toBe('neither')
    }),
  )
})

it('what is asked is told without the praise before it', () => {
  const [asked] = readFollowUp('Great, but too formal').asked
  expect(asked).toMatchObject({ statement: 'Less formal', quote: 'too formal' })
})

it('a request in the shape of a question is made plain without moving a character', () => {
  expect(unasked('Nice. Can you use bullet points from now on?')).toBe(
    'Nice.         use bullet points from now on.',
  )
  expect(unasked('Why not?')).toBe('Why not?')
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('Can you ', 'go', '? ', 'Would you please ', '. ', '“x” ', '\n')),
      (parts) => {
        const text = parts.join('')
        expect(unasked(text)).toHaveLength(text.length)
      },
    ),
  )
})
