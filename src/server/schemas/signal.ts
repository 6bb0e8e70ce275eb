import { z } from '@hono/zod-openapi'
import { type Signal, type SignalInput, type SignalKind, signalJsonSchema } from '../../signal.ts'
import { idText, pageQuery, personName, problem, text } from './common.ts'

const { $schema: _, ...document } = signalJsonSchema() as Record<string, unknown>

/** Checked by `parseSignal`, which says more of what is wrong; the document has the same schema's JSON Schema. */
export const signalInput = z.unknown().openapi('SignalInput', { ...document, type: 'object' }) as z.ZodType<
  SignalInput,
  SignalInput
>

export const signal = z.unknown().openapi('Signal', {
  type: 'object',
  description: 'A signal as it was handed in, with its id and time.',
  properties: { id: { type: 'string' }, at: { type: 'string' }, kind: { type: 'string' } },
  required: ['id', 'at', 'kind'],
}) as z.ZodType<Signal, Signal>

const KINDS = [
  'sample',
  'edit',
  'choice',
  'rating',
  'followUp',
  'statement',
  'outcome',
] as const satisfies SignalKind[]

export const accepted = z.object({ id: z.string() }).openapi('Accepted')

/** Signals of a batch at most. */
const MOST_SIGNALS = 1000

export const batch = z.strictObject({ signals: z.array(signalInput).min(1).max(MOST_SIGNALS) })

export const batchResult = z
  .object({
    accepted: z.number().int(),
    results: z.array(
      z.object({ index: z.number().int(), id: z.string().optional(), problem: problem.optional() }),
    ),
  })
  .openapi('BatchResult')

export const signalsQuery = z.strictObject({
  ...pageQuery,
  kind: z.enum(KINDS).optional(),
  order: z.enum(['oldest', 'newest']).default('oldest'),
})

export const signalsOfAllQuery = z.strictObject({ ...pageQuery, kind: z.enum(KINDS).optional() })

export const signalParams = z.object({ person: personName, signal: idText })

/** A question answered: which of two texts they would rather have. */
export const answer = z
  .strictObject({
    context: text.optional(),
    a: text,
    b: text,
    chosen: z.enum(['a', 'b']),
    strength: z.number().min(0).max(1).optional(),
    reason: text.optional(),
  })
  .openapi('Answer')

export const answered = z
  .object({
    signal: z.string(),
    before: z.number().optional().openapi({
      description:
        'Probability that was given to their taking a, before the answer. Told to those who may read.',
    }),
    after: z.number().optional().openapi({ description: 'The same with the answer known.' }),
  })
  .openapi('Answered')
