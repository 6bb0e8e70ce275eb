import { z } from 'zod'
import type { SignalInput } from '../signal.ts'
import { id, instant, number, unpacked } from './cells.ts'
import { type LoadOptions, signals, table } from './table.ts'

const survey = z.object({
  user_id: id,
  generated_datetime: instant,
  /** "Describe your values, core beliefs, …": about the person. */
  self_description: z.string().nullable(),
  /** "Imagine you are instructing an AI language model how to behave": about answers. */
  system_string: z.string().nullable(),
  /** How important a person finds each of eight traits of an answer, 0 to 100, and one of their own. */
  stated_prefs: z.preprocess(unpacked, z.record(z.string(), z.union([number, z.string()]).nullable())),
})

/** survey.jsonl: two statements a person, their weights in the meta of what they ask of a model. */
export function surveySignals(file: string, options: LoadOptions): AsyncIterable<SignalInput> {
  return signals(table([file], survey, options), statements, options)
}

function statements(row: z.output<typeof survey>): SignalInput[] {
  const { user_id: person, generated_datetime: at } = row
  const weights = Object.entries(row.stated_prefs).filter(([, weight]) => weight !== null)
  const stated = Object.fromEntries(weights.map(([trait, weight]) => [`stated_prefs.${trait}`, weight]))
  return (['self_description', 'system_string'] as const).flatMap((field) => {
    const text = row[field]
    if (text === null || text.trim() === '') return []
    const meta = { set: 'prism', field, ...(field === 'system_string' && stated) }
    return [{ kind: 'statement' as const, person, at, text, meta }]
  })
}
