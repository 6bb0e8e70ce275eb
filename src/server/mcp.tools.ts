import { z } from 'zod'
import { personName, text } from './schemas/common.ts'

// What the tools are called, take and return. Flat objects: many models cannot be given a choice of shapes.

export const READ = 'read_preferences'
export const OBSERVE = 'observe_signal'
export const JUDGE = 'judge_texts'

/** The person as an argument, where the server is not for one only. */
function withPerson<S extends z.ZodRawShape>(only: string | undefined, own: S) {
  const person = personName.describe('Whose, by the name signals use')
  // Required where it is taken at all; a handler sees it as one that may be missing.
  const shape: z.ZodRawShape = only === undefined ? { person, ...own } : own
  return z.strictObject(shape as S & { person: z.ZodOptional<z.ZodString> })
}

const context = text.optional().describe('What is answered or rewritten: the request, the text at hand')

export const read = (only: string | undefined) => ({
  title: 'Read preferences',
  description:
    'How a person likes texts to be: a block to put into a prompt, and every statement with its standing. Only statements in use are in the block.',
  inputSchema: withPerson(only, {
    task: text.optional().describe('A short label, or the instruction itself: "email"'),
    context,
    budget: z.number().positive().max(100_000).optional().describe('Most tokens of the block; 300 otherwise'),
  }),
  outputSchema: z.object({
    person: z.string(),
    block: z.string().describe('For the prompt, after your own instructions. Empty while nothing is known'),
    statements: z.array(
      z.object({
        id: z.string(),
        statement: z.string(),
        status: z.enum(['proposed', 'active', 'retired', 'paused']),
        inUse: z.boolean(),
        scope: z.string(),
        origin: z.enum(['inferred', 'stated', 'revised']),
        wins: z.number(),
        losses: z.number(),
      }),
    ),
  }),
  annotations: { readOnlyHint: true, openWorldHint: false },
})

const of = (kinds: string) => `For ${kinds}`

export const observe = (only: string | undefined) => ({
  title: 'Observe a signal',
  description:
    'Store something the person did, in their own words and yours, unchanged: `sample` (wrote text), `edit` (draft to final), `choice` (chosen over rejected), `rating` (response, rating, scale), `followUp` (response, then their message), `statement` (text: told how they like it). The same signal is stored once.',
  inputSchema: withPerson(only, {
    kind: z.enum(['sample', 'edit', 'choice', 'rating', 'followUp', 'statement']),
    text: text.optional().describe(of('sample, statement: what they wrote')),
    draft: text.optional().describe(of('edit: what they were shown')),
    final: text.optional().describe(of('edit: what they made of it')),
    chosen: text.optional().describe(of('choice')),
    rejected: text.optional().describe(of('choice')),
    strength: z.number().min(0).max(1).optional().describe(of('choice: how much better')),
    response: text.optional().describe(of('rating, followUp: the answer they were given')),
    rating: z.number().optional().describe(of('rating: within scale')),
    scale: z.array(z.number()).length(2).optional().describe(of('rating: lowest and highest mark')),
    reason: text.optional().describe(of('choice, rating: why, in their words')),
    message: text.optional().describe(of('followUp: their next message')),
    task: text.optional().describe('A short label, or the instruction itself: "email"'),
    source: text.optional().describe('What the text was made from: a text, or the id of one'),
    at: z.string().optional().describe('When, as an ISO time; now when left out'),
  }),
  outputSchema: z.object({ id: z.string() }),
  annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: false },
})

export const judge = (only: string | undefined) => ({
  title: 'Judge two texts',
  description:
    'Which of two answers to the same request the person would prefer, as a probability, from their own choices.',
  inputSchema: withPerson(only, { context, a: text, b: text }),
  outputSchema: z.object({
    person: z.string(),
    probability: z.number().describe('That they prefer a; one half says nothing'),
    judge: z.string(),
    fallback: z.string().optional(),
  }),
  annotations: { readOnlyHint: true, openWorldHint: false },
})
