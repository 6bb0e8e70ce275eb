import { describe, expect, it } from 'vitest'
import { follows } from '../../contrast.ts'
import { profileOf, sample } from '../../learners/asking.values.ts'
import { PAPER } from '../../learners/prose.options.ts'
import { prose } from '../../learners/prose.ts'
import { asker } from '../../model.ts'
import { localEmbedder } from '../../models/local-embedder.ts'
import { Population } from '../../population.ts'
import { type Proposal, propose } from '../../preference.ts'
import type { Signal } from '../../signal.ts'
import { NOTES, SUMMARY } from './components.values.ts'
import { scriptedEnvironmentModel } from './model.ts'
import { TASKS } from './model.values.ts'
import { named } from './model.wordings.ts'
import { neutral } from './neutral.ts'
import { scriptedPerson } from './person.ts'

// The loop closed: a scripted person, the learner as published, and a scripted model that sees texts alone.

const WANTS = ['emoji', 'short-sentences', 'rhetorical-questions', 'ampersands']
const person = scriptedPerson({ components: WANTS, seed: 1 })
const documents = [
  `${SUMMARY} The harbour and the pier are near.`,
  `${NOTES} The pier and the harbour stay open.`,
]
const model = scriptedEnvironmentModel({ seed: 2 })
const ask = asker(model)
const means = { ask, embedder: localEmbedder() }
const signals = documents.map((document, n) =>
  sample(n, person.write({ kind: 'summary', document }), { task: TASKS.summary, source: document }),
)

async function learned(): Promise<readonly string[]> {
  let profile = profileOf()
  for (const [n] of signals.entries()) {
    const lesson = {
      signals: signals.slice(0, n + 1),
      observations: [],
      population: new Population([]),
      profile,
      means,
    }
    const proposals: readonly Proposal[] = await prose(PAPER).propose(lesson)
    profile = propose(profile, proposals, signals[n]!.at, () => signals[n]!.at)
  }
  return profile.preferences.map(({ statement }) => statement)
}

describe('a person who wants emoji, short sentences, rhetorical questions and ampersands', () => {
  it('is known to PROSE as published after two texts', async () => {
    const statements = await learned()
    const found = new Set(statements.flatMap(named).map(({ key }) => key))
    expect(WANTS.filter((key) => found.has(key)).length).toBeGreaterThanOrEqual(3)
    expect([...found].filter((key) => !WANTS.includes(key)).length).toBeLessThanOrEqual(1)
  })

  it('is told from a neutral writer by contrast, whichever text comes first', async () => {
    const statements = [
      'Use emoji',
      'Ask rhetorical questions',
      'Use ampersands for "and"',
      'Do not use emoji',
    ]
    for (const signal of signals as readonly (Signal & { kind: 'sample' })[]) {
      const other = neutral({ kind: 'summary', document: documents[signals.indexOf(signal)]! })
      const pair = { own: signal.text, other, signals: [signal.id] }
      expect(await follows(ask, pair, statements)).toEqual([1, 1, 1, 0])
    }
  })
})
