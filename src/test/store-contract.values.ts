import {
  emptyProfile,
  type Forecast,
  type Profile,
  type Proposal,
  propose,
  type Trial,
} from '../preference.ts'
import { parseSignal, type Signal, texts } from '../signal.ts'
import type { Artifact } from '../store.ts'

// Small values for the store contract. All times are given, so every run is the same.

const at = '2026-01-01T00:00:00.000Z'

/** Parsed by a plausible name, then given the wanted one: the contract also asks for names no parser lets through. */
export function sample(person: string, text: string, more: { task?: string } = {}): Signal {
  const signal = parseSignal(
    { kind: 'sample', person: JSON.stringify(person), at, text, ...more },
    new Date(at),
  )
  return { ...signal, person } as Signal
}

export const trialOn = (signal: Signal, preference: string): Trial => ({
  signal: signal.id,
  preference,
  contrast: 'replaced',
  score: 1,
  at,
})

export const forecastOn = (signal: Signal): Forecast => ({
  signal: signal.id,
  contrast: 'others',
  probability: 0.5,
  loss: 1,
  at,
})

export const artifactOf = (
  name: string,
  key: string,
  from: readonly Signal[],
  person?: string,
): Artifact => ({
  name,
  key,
  ...(person && { person }),
  signals: from.map((signal) => signal.id),
  value: new TextEncoder().encode(`${name} ${key} made from ${from.map((s) => 'text' in s && s.text)}`),
})

/** A profile with one inferred preference for each belief, quoting the whole text of each of its sources. */
export function believing(
  person: string,
  version: number,
  beliefs: readonly { about: string; sources: readonly Signal[] }[],
): Profile {
  const proposals = beliefs.map(({ about, sources }): Proposal => {
    const quotes = sources.map((s) => ({ signal: s.id, quote: texts(s).text ?? '' }))
    return {
      action: 'add',
      about,
      stance: 'more',
      scope: { kind: 'always' },
      statement: `Uses more ${about}.`,
      origin: 'inferred',
      learner: 'contract',
      sources: sources.map((s) => s.id),
      evidence: quotes.map((q) => ({ ...q, field: 'text', start: 0, end: q.quote.length })),
    }
  })
  return { ...propose(emptyProfile(person), proposals, at, () => at), version }
}

/** Without keys that hold undefined: what a store that serialises gives back. */
export const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value))

export async function all<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = []
  for await (const row of rows) list.push(row)
  return list
}
