import type { Preference, Scope } from './api.ts'

// How things are said. Pure; every text a person reads about numbers comes from here.

export const count = (n: number, one: string, many = `${one}s`): string =>
  `${number(n)} ${n === 1 ? one : many}`

/** At most two digits after the point; "12,345". */
export const number = (n: number): string =>
  n.toLocaleString('en', { maximumFractionDigits: n >= 10 ? 1 : 2 })

/** Nothing short of certain is called so. */
export function percent(share: number): string {
  if (share > 0.99 && share < 1) return 'over 99 %'
  if (share > 0 && share < 0.01) return 'under 1 %'
  return `${Math.round(100 * share)} %`
}

export const trialsOf = ({ tally }: Pick<Preference, 'tally'>): number => tally.wins + tally.losses

/** "right 5 of 6 times" */
export function held(preference: Pick<Preference, 'tally'>): string {
  const trials = trialsOf(preference)
  if (trials === 0) return 'not checked yet'
  return `right ${number(round(preference.tally.wins))} of ${count(round(trials), 'time')}`
}

const round = (n: number): number => Math.round(n * 10) / 10

/** What statements are about. */
export const TOPICS: Readonly<Record<string, string>> = {
  length: 'Length and layout',
  mail: 'Greeting and closing',
  register: 'Tone and formality',
  voice: 'Who speaks, and how surely',
  rhetoric: 'Ways of putting it',
  connectives: 'Linking words',
  grammar: 'Grammar and choice of words',
  punctuation: 'Punctuation',
  typography: 'Lists, emoji, numbers and marks',
  editing: 'What you do to drafts',
  other: 'Everything else',
}

/** What the language model was asked for, by the step a call is counted under. */
export const PURPOSE: Readonly<Record<string, string>> = {
  write: 'Writing for somebody',
  neutral: 'Writing plainly, to compare with',
  contrast: 'Testing statements on a text',
  'prose.infer': 'Finding what a text shows',
  'prose.breakDown': 'Taking statements apart',
  'prose.verify': 'Checking statements on other texts',
  'prose.coalesce': 'Putting like statements together',
  'cipher.infer': 'Finding what an edit shows',
  'cipher.aggregate': 'Putting together what edits show',
  'followUp.read': 'Reading what was written next',
  judge: 'Judging between two answers',
  'persona.reason': 'Finding reasons for past choices',
  'persona.synthesis': 'Describing a taste from choices',
  'persona.search': 'Trying descriptions of a taste',
  'rubric.draft': 'Making criteria for a request',
  'rubric.score': 'Marking answers by criteria',
  'collect.answer': 'Answering queries, for routing',
  'collect.judge': 'Checking answers, for routing',
  other: 'Other calls',
  'in all': 'In all',
}

/** Whether a model says what a script says: what it writes shows the way it goes, and nothing about language models. */
export const isScripted = (model: string | undefined): boolean => model?.includes('scripted') ?? false

/** Where it holds, as a heading. */
export function place(scope: Scope): string {
  if (scope.kind === 'always') return 'Everywhere'
  if (scope.kind === 'task') return `When the task is “${scope.task}”`
  return `Near texts such as “${shorten(scope.contexts[0] ?? '', 60)}”`
}

export const shorten = (text: string, most: number): string => {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= most ? line : `${line.slice(0, most - 1).trimEnd()}…`
}

const DATE = new Intl.DateTimeFormat('en', { dateStyle: 'medium' })
const TIME = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' })
export const date = (iso: string): string => DATE.format(new Date(iso))
export const time = (iso: string): string => TIME.format(new Date(iso))

/** What they did, by a signal's kind. */
export const DID: Readonly<Record<string, string>> = {
  sample: 'a text of yours',
  edit: 'an edit of yours',
  choice: 'a choice of yours',
  rating: 'a rating of yours',
  followUp: 'what you wrote next',
  statement: 'what you told us',
  outcome: 'an outcome',
}

/** Which text of a signal it is. */
export const FIELD: Readonly<Record<string, string>> = {
  text: 'Your text',
  draft: 'The draft you were shown',
  final: 'What you made of it',
  chosen: 'What you took',
  rejected: 'What you did not take',
  reason: 'Your reason',
  response: 'The answer you got',
  message: 'What you wrote next',
  query: 'What was asked',
  prompt: 'The prompt',
}
