import type { Preference, Profile } from '../../src/preference.ts'
import type { Signal, SignalInput } from '../../src/signal.ts'

/** A text that would run in a page that takes it for markup, or for an address; `xss` is watched for. */
export const hostile = (field: string): string =>
  `${field}</script><script>xss('${field}')</script><img src=x onerror="xss('${field}')"><svg onload=xss('${field}')>` +
  `<a href="javascript:xss('${field}')">${field}</a>" onmouseover="xss('${field}')" '-xss('${field}')-'{{xss}}`

/** Of names there is less room. */
export const PERSON = `<img src=x onerror="xss('person')">"'/../\${xss()}`

const base = {
  person: PERSON,
  task: hostile('task'),
  source: hostile('source'),
  context: [{ role: 'user' as const, content: hostile('context') }],
  meta: { [hostile('meta-name')]: hostile('meta-value') },
}

/** A signal of each kind with such a text in every field that takes one. */
export const SIGNALS: readonly SignalInput[] = [
  { kind: 'sample', ...base, text: hostile('sample-text') },
  { kind: 'edit', ...base, draft: hostile('draft'), final: hostile('final') },
  {
    kind: 'choice',
    ...base,
    chosen: hostile('chosen'),
    rejected: hostile('rejected'),
    reason: hostile('choice-reason'),
  },
  {
    kind: 'rating',
    ...base,
    response: hostile('rated'),
    rating: 1,
    scale: [1, 5],
    reason: hostile('rating-reason'),
  },
  { kind: 'followUp', ...base, response: hostile('response'), message: hostile('message') },
  { kind: 'statement', ...base, text: hostile('statement-text') },
]

const FIELDS: Readonly<Record<string, readonly string[]>> = {
  sample: ['text'],
  edit: ['draft', 'final'],
  choice: ['chosen', 'rejected', 'reason'],
  rating: ['response', 'reason'],
  followUp: ['response', 'message'],
  statement: ['text'],
}

/** A profile no learner would make: statements, scopes and quotes are all such texts, some in use and some undecided. */
export function hostileProfile(signals: readonly Signal[]): Profile {
  const scopes = [
    { kind: 'always' },
    { kind: 'task', task: hostile('scope-task') },
    { kind: 'near', contexts: [hostile('scope-context')] },
  ] as const
  const preferences = signals.map((signal, i): Preference => {
    const texts = Object.entries(signal).filter(([field]) => FIELDS[signal.kind]!.includes(field))
    return {
      id: `hostile-${i}`,
      statement: hostile(`statement-${i}`),
      about: hostile(`about-${i}`),
      stance: hostile('stance'),
      scope: scopes[i % scopes.length]!,
      origin: 'inferred',
      status: i < 4 ? 'active' : 'proposed',
      learner: 'style',
      sources: [signal.id],
      evidence: texts.map(([field, text]) => ({
        signal: signal.id,
        field,
        start: 0,
        end: String(text).length,
        quote: String(text),
      })),
      tally: { wins: i < 4 ? 6 : 1, losses: 0 },
      pinned: false,
      at: signal.at,
    }
  })
  return { person: PERSON, version: 1, learned: signals.length, preferences, removed: [] }
}
