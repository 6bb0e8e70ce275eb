import type { TaskKind } from './neutral.ts'

/** What one simulated person of a paper wants, in the paper's words, each with the key of our component. */
export interface TruePreferences {
  readonly paper: 'PLUME' | 'PRELUDE'
  readonly task: TaskKind
  /** Where the person's documents come from, as the released code names it. */
  readonly source: string
  readonly wants: readonly { readonly wording: string; readonly key: string }[]
}

const of = (
  paper: TruePreferences['paper'],
  task: TaskKind,
  source: string,
  wants: Readonly<Record<string, string>>,
): TruePreferences => ({
  paper,
  task,
  source,
  wants: Object.entries(wants).map(([wording, key]) => ({ wording, key })),
})

/**
 * The true preferences of PLUME (Aroca-Ouellette et al. 2025, arXiv 2505.23815) and PRELUDE (Gao et al. 2024, arXiv
 * 2404.15269), in the wording and order of the released code. ccby: paper summary, slf5k: personal problem (email) or
 * Reddit post (summary), ampere: paper review, ml-arxiv: paper abstract, imdb: movie review.
 */
export const TRUE_PREFERENCES: readonly TruePreferences[] = [
  of('PLUME', 'email', 'ccby', {
    'be highly inquisitive': 'inquisitive',
    'include several long and flowing sentences': 'long-sentences',
    'use emojis': 'emoji',
    'write using conditional expressions': 'conditional',
  }),
  of('PLUME', 'email', 'slf5k', {
    'be intensely emotional': 'emotional',
    'include alliterations': 'alliteration',
    'sign off the email using an epithet': 'epithet-sign-off',
    'write using a stream-of-consciousness style': 'stream-of-consciousness',
  }),
  of('PLUME', 'email', 'ampere', {
    'be sharply critical': 'critical',
    'include several short and punchy sentences': 'short-sentences',
    'use parenthetical asides': 'parenthetical-asides',
    'write using assertive expressions': 'assertive',
  }),
  of('PLUME', 'email', 'paper_tweet', {
    'be blatantly sarcastic': 'sarcastic',
    'include hyperboles': 'hyperbole',
    'open the email using a movie reference': 'film-opening',
    'write using bullet points': 'bullet-points',
  }),
  of('PLUME', 'summary', 'cnn_dailymail', {
    'adopt a step-by-step structure': 'step-by-step',
    'include a simile': 'simile',
    'use ampersands (&) instead of "and"s': 'ampersands',
    "write in the style of a children's book": 'childrens-book',
  }),
  of('PLUME', 'summary', 'slf5k', {
    'adopt a third person narrative': 'third-person',
    'include rhetorical questions': 'rhetorical-questions',
    'use ALLCAPS to emphasize certain words': 'capitals',
    'write in the style of a tweet': 'tweet',
  }),
  of('PLUME', 'summary', 'wikipedia', {
    'adopt a rhyming structure': 'rhyme',
    'include modern slang': 'slang',
    'use semicolons (;) when possible': 'semicolons',
    'write in the style of a screenplay': 'screenplay',
  }),
  of('PLUME', 'summary', 'ml-arxiv', {
    'adopt a question-answering style structure': 'question-answer',
    'include personifications': 'personification',
    'use archaic language': 'archaic',
    'write in the style of a podcast': 'podcast',
  }),
  of('PLUME', 'summary', 'imdb', {
    'adopt a second person narrative': 'second-person',
    'include onomatopoeias': 'onomatopoeia',
    'use imagery': 'imagery',
    'write in the style of old timey radio': 'old-radio',
  }),
  of('PRELUDE', 'summary', 'cnn_dailymail', {
    'style targeted to young children': 'childrens-book',
    storytelling: 'storytelling',
    'short sentences': 'short-sentences',
    'playful language': 'playful',
    interactive: 'interactive',
    positive: 'positive',
  }),
  of('PRELUDE', 'summary', 'slf5k', {
    'second person narrative': 'second-person',
    brief: 'brief',
    'show emotions': 'emotional',
    'invoke personal reflection': 'reflection',
    immersive: 'immersive',
  }),
  of('PRELUDE', 'summary', 'wikipedia', {
    'bullet points': 'bullet-points',
    'parallel structure': 'parallel-structure',
    brief: 'brief',
  }),
  of('PRELUDE', 'summary', 'ml-arxiv', {
    'tweet style': 'tweet',
    'simple English': 'simple-english',
    inquisitive: 'inquisitive',
    'skillful foreshadowing': 'foreshadowing',
    'with emojis': 'emoji',
  }),
  of('PRELUDE', 'summary', 'imdb', { 'question answering style': 'question-answer' }),
  of('PRELUDE', 'email', 'ccby', {
    structured: 'structured',
    'straight to the points': 'straight-to-the-point',
    respectful: 'respectful',
    'professional greeting and closing': 'professional-greeting-closing',
  }),
  of('PRELUDE', 'email', 'slf5k', {
    informal: 'informal',
    conversational: 'conversational',
    'no closing': 'no-closing',
  }),
  of('PRELUDE', 'email', 'ampere', {
    'casual tone': 'informal',
    positive: 'positive',
    clear: 'clear',
    'call to action': 'call-to-action',
  }),
  of('PRELUDE', 'email', 'paper_tweet', {
    engaging: 'engaging',
    personalized: 'personalised',
    'professional tone': 'professional-tone',
    'thankful closing': 'thankful-closing',
  }),
]
