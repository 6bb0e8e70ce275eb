import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alike, NEAR_DUPLICATE, opposed } from './alike.ts'

/** Two statements, and what a reader would say of them: keep one, keep both, or they contradict. */
type Pair = readonly [a: string, b: string, verdict: 'same' | 'different' | 'opposed']

/** Looked at while the rules and word lists were written. */
const SEEN: readonly Pair[] = [
  ['Writes short, punchy sentences', 'Use brief sentences', 'same'],
  ['Use short sentences', 'Avoid long sentences', 'same'],
  ['Uses emojis', 'Likes to include emoji', 'same'],
  ['Avoids exclamation marks', 'Does not use exclamation points', 'same'],
  ['Avoids exclamation marks', 'Never uses exclamation marks', 'same'],
  ['Opens with a friendly greeting', 'Begin with a warm greeting', 'same'],
  ['Keeps a warm tone', 'Maintain a friendly tone', 'same'],
  ['Prefers bullet points', 'Use bulleted lists', 'same'],
  ['Write in a formal style', 'Keep the language professional', 'same'],
  ['Write in a formal style', 'Avoid casual language', 'same'],
  ['Use contractions', 'Contractions are used throughout', 'same'],
  ['Avoid jargon', 'Do not use technical terms', 'same'],
  ['Write in the first person', 'Uses first-person pronouns', 'same'],
  ['Use active voice', 'Avoid the passive voice', 'same'],
  ['Keep paragraphs short', 'Uses brief paragraphs', 'same'],
  ['Use humour', 'Writes in a witty way', 'same'],
  ['Sign off with thanks', 'Ends with a thank-you', 'same'],
  ['Be concise', 'Keep it brief', 'same'],
  ['Use plain language', 'Write simply', 'same'],
  ['Use metaphors and similes', 'Employs figurative language', 'same'],
  ['Uses exclamation marks', 'Avoids exclamation marks', 'opposed'],
  ['Use short sentences', 'Use long sentences', 'opposed'],
  ['Write formally', 'Write in a casual tone', 'opposed'],
  ['Include emoji', 'Never use emojis', 'opposed'],
  ['Use bullet points', 'Write without bullet points', 'opposed'],
  ['Be direct', 'Be indirect', 'opposed'],
  ['Keep a serious tone', 'Keep a playful tone', 'opposed'],
  ['Use the active voice', 'Use the passive voice', 'opposed'],
  ['Avoid contractions', 'Use contractions', 'opposed'],
  ['Ask more questions', 'Ask fewer questions', 'opposed'],
  ['Open with a greeting', 'Open without a greeting', 'opposed'],
  ['Be concise', 'Write long, detailed answers', 'opposed'],
  ['Use simple words', 'Use complex vocabulary', 'opposed'],
  ['Write in all caps', 'Avoid capital letters', 'opposed'],
  ['Use short sentences', 'Use short paragraphs', 'different'],
  ['Use short sentences', 'Write concisely', 'different'],
  ['Uses exclamation marks', 'Uses question marks', 'different'],
  ['Opens with a question', 'Ends with a question', 'different'],
  ['Use a formal greeting', 'Open with a greeting', 'different'],
  ['Use a formal tone', 'Use a warm tone', 'different'],
  ['Use bullet points', 'Use numbered lists', 'different'],
  ['Avoid jargon', 'Avoid slang', 'different'],
  ['Use emojis', 'Avoid emojis in formal emails', 'different'],
  ['Write in the first person', 'Write in the second person', 'different'],
  ['Write in past tense', 'Write in present tense', 'opposed'],
  ['Use vivid imagery', 'Use metaphors', 'different'],
  ['Be concise', 'Be direct', 'different'],
  ['Mention the deadline', 'Mention the budget', 'different'],
  ['Use humour in greetings', 'Use humour', 'different'],
  ['Thank the reader', 'Apologise to the reader', 'different'],
  ['Greet with "Hi" or "Hey"', 'Do not greet with "Dear"', 'different'],
  ['Use rhetorical questions', 'Ask follow-up questions', 'different'],
  ['Close with a sign-off', 'Open with a greeting', 'different'],
  ['Use dialogue', 'Use quotations from sources', 'different'],
]

/** Written before the rules were first run, and run only when they were finished. */
const UNSEEN: readonly Pair[] = [
  ['Favours concise phrasing', 'Prefers succinct wording', 'same'],
  ['Steers clear of slang', 'Avoids slang', 'same'],
  ['Adds emoticons to messages', 'Uses emojis in messages', 'same'],
  ['Tells personal stories', 'Includes personal anecdotes', 'same'],
  ['Uses a conversational tone', 'Writes in a chatty, informal voice', 'same'],
  ['Uses parentheses for asides', 'Puts asides in brackets', 'same'],
  ['Refrain from using semicolons', 'Do not use semicolons', 'same'],
  ['Structures text with headings', 'Organise the text under headings', 'same'],
  ['Uses concrete examples', 'Give specific examples', 'same'],
  ['Writes in lowercase', 'Uses only lower-case letters', 'same'],
  ['Ends messages with a polite sign-off', 'Close with a courteous sign-off', 'same'],
  ['Speaks directly to the reader', 'Addresses the reader directly', 'same'],
  ['Avoid repetition', 'Do not repeat yourself', 'same'],
  ['Keeps an upbeat, optimistic mood', 'Stays positive', 'same'],
  ['Rarely uses adverbs', 'Use few adverbs', 'same'],
  ['Use vivid, sensory descriptions', 'Employs rich sensory detail', 'same'],
  ['Uses em dashes', 'Uses long dashes for emphasis', 'same'],
  ['Summarises at the end', 'Ends with a summary', 'same'],
  ['Cites sources', 'Includes citations', 'same'],
  ['Expresses gratitude', 'Shows appreciation', 'same'],
  ['Write less formally', 'Be more casual', 'same'],
  ['Avoid being too wordy', 'Be brief', 'same'],
  ['Hedge less', 'Be more assertive', 'same'],
  ['Uses step-by-step instructions', 'Give instructions in numbered steps', 'same'],
  ['Writes in a straightforward, simple manner', 'Uses plain and simple language', 'same'],
  ['Uses sarcasm', 'Never sarcastic', 'opposed'],
  ['Prefers long paragraphs', 'Keeps paragraphs brief', 'opposed'],
  ['Uses flowery language', 'Writes in spare, unadorned prose', 'opposed'],
  ['Likes hashtags', 'Leaves out hashtags', 'opposed'],
  ['Sounds confident', 'Sounds tentative', 'opposed'],
  ['Polite and courteous', 'Blunt and rude', 'opposed'],
  ['Always cites sources', 'Does not give sources', 'opposed'],
  ['Uses technical jargon', 'Explain without jargon', 'opposed'],
  ['Write with enthusiasm', 'Keep a calm, measured tone', 'opposed'],
  ['Uses all caps for emphasis', 'Never uses all caps for emphasis', 'opposed'],
  ['Gives lots of detail', 'Leave out detail', 'opposed'],
  ['Uses idioms', 'Avoids idiomatic expressions', 'opposed'],
  ['Add a summary', 'Skip the summary', 'opposed'],
  ['Varies sentence length', 'Keeps sentence length monotonous', 'opposed'],
  ['Sign with the first name', 'Do not sign with the first name', 'opposed'],
  ['Warm and personal', 'Cold and impersonal', 'opposed'],
  ['Begin with a short introduction', 'Begin without an introduction', 'opposed'],
  ['Use commas before "and"', 'Use dashes before "and"', 'different'],
  ['Writes short emails', 'Writes formal emails', 'different'],
  ['Describes the setting first', 'Describes the characters first', 'different'],
  ['Uses irony', 'Uses alliteration', 'different'],
  ['Asks questions at the end', 'Asks questions at the start', 'different'],
  ['Uses short words', 'Uses short sentences', 'different'],
  ['Avoids clichés', 'Avoids adverbs', 'different'],
  ['Quotes experts', 'Quotes customers', 'different'],
  ['Long opening sentence', 'Long closing sentence', 'different'],
  ['Uses British spelling', 'Uses American spelling', 'different'],
  ['Keeps greetings informal', 'Keeps sign-offs informal', 'different'],
  ['Avoids negative words', 'Avoids negative reviews', 'different'],
  ['Calls the reader by first name', 'Signs with the first name', 'different'],
  ['Uses emojis in chats', 'Avoids emojis in reports', 'different'],
  ['Bold for key terms', 'Italics for key terms', 'different'],
  ['Funny and warm', 'Funny and cold', 'different'],
  ['Formal in letters', 'Formal in reports', 'different'],
  ['Concise but friendly', 'Concise', 'different'],
  ['Focuses on the feelings of characters', 'Focuses on the actions of characters', 'different'],
  ['Uses numbers as digits', 'Spells numbers out as words', 'different'],
  ['Puts the conclusion first', 'Puts the conclusion last', 'different'],
  ['Thanks the reader at the start', 'Thanks the reader at the end', 'different'],
  ['Mentions the weather', 'Mentions the news', 'different'],
]

const verdict = (a: string, b: string): Pair[2] =>
  opposed(a, b) ? 'opposed' : alike(a, b) >= NEAR_DUPLICATE ? 'same' : 'different'

const right = (pairs: readonly Pair[]): number =>
  pairs.filter(([a, b, wanted]) => verdict(a, b) === wanted).length / pairs.length

const statement = fc.constantFrom(...[...SEEN, ...UNSEEN].map(([a]) => a), ...UNSEEN.map(([, b]) => b))

describe('alike and opposed', () => {
  it.each(SEEN)('%j and %j are %s', (a, b, wanted) => {
    expect(verdict(a, b)).toBe(wanted)
  })

  it('are right on three quarters of the pairs the rules were not written for', () => {
    // 50 of 65 when they were finished. What they miss is kept apart, which loses nothing.
    expect(right(UNSEEN)).toBeGreaterThanOrEqual(0.75)
  })

  it('never take two that differ, or contradict, for one', () => {
    for (const [a, b, wanted] of [...SEEN, ...UNSEEN])
      if (wanted !== 'same') expect([a, b, alike(a, b) < NEAR_DUPLICATE]).toEqual([a, b, true])
  })

  it('do not depend on the order of the two, and never both hold', () => {
    fc.assert(
      fc.property(statement, statement, (a, b) => {
        expect(alike(a, b)).toBe(alike(b, a))
        expect(opposed(a, b)).toBe(opposed(b, a))
        expect(opposed(a, b) && alike(a, b) > 0).toBe(false)
        expect(alike(a, b)).toBeGreaterThanOrEqual(0)
        expect(alike(a, b)).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('take every statement for itself', () => {
    fc.assert(
      fc.property(statement, (a) => {
        expect(alike(a, a)).toBe(1)
        expect(alike(a, `  ${a.toUpperCase()}.`)).toBe(1)
        expect(opposed(a, a)).toBe(false)
      }),
    )
  })
})

describe('alike', () => {
  it('is the share of the subjects that both name', () => {
    // Warm, humour and short against warm and humour: two of three.
    expect(alike('Warm, funny and short', 'Funny and warm')).toBeCloseTo(2 / 3, 12)
    expect(alike('Warm, funny and short', 'Formal')).toBe(0)
  })

  it('is 0 for statements that say nothing about writing', () => {
    expect(alike('', '')).toBe(0)
    expect(alike('Use the text', 'Keep the style')).toBe(0)
  })

  it('takes quoted words as they stand', () => {
    expect(alike('Say "that" rather than "which"', 'Say "which" rather than "that"')).toBe(0)
    expect(alike('Start sentences with "I"', 'Start sentences with "you"')).toBeLessThan(NEAR_DUPLICATE)
    expect(alike('Use the word “however”', 'Write "however"')).toBeGreaterThan(0)
  })

  it('merges no statement in which it is lost what belongs to what', () => {
    expect(alike('Short words in long sentences', 'Long words in short sentences')).toBeLessThan(
      NEAR_DUPLICATE,
    )
    expect(alike('Warm greetings and formal endings', 'Formal greetings and warm endings')).toBeLessThan(
      NEAR_DUPLICATE,
    )
  })

  it('knows a verb of wishing that begins a second wish', () => {
    expect(verdict('Avoid slang but use idioms', 'Use idioms but avoid slang')).toBe('same')
    expect(verdict('Avoid slang but use idioms', 'Use slang but avoid idioms')).toBe('opposed')
  })
})
