import { z } from '@hono/zod-openapi'
import { SCOPES } from '../keys.ts'
import { idText, pageOf, pageQuery, problem, wholeId } from './common.ts'
import { contrast, preference, trial } from './profile.ts'
import { signal } from './signal.ts'

// Everything about people and the service itself: lists, jobs, forgetting, export, keys.

export const person = z
  .object({
    person: z.string(),
    signals: z.int(),
    state: z.enum(['not learned', 'new signals', 'learned']),
  })
  .openapi('Person')

export const peopleQuery = z.strictObject({
  ...pageQuery,
  search: z
    .string()
    .max(256)
    .optional()
    .openapi({ description: 'Part of the name, in any case of letters.' }),
})

export const people = pageOf(person).openapi('People')

export const job = z
  .object({
    id: z.string(),
    kind: z.enum(['learn', 'router']),
    person: z.string().optional(),
    state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
    done: z.int(),
    total: z.int(),
    result: z.unknown().optional(),
    problem: problem.optional(),
    created: z.string(),
    ended: z.string().optional(),
    version: z.int(),
  })
  .openapi('Job')

export const jobStarted = z.object({ job }).openapi('JobStarted')
export const jobs = z.object({ items: z.array(job) }).openapi('Jobs')
export const jobParams = z.object({ job: idText })

export const forget = z
  .union([
    z.strictObject({ everything: z.literal(true) }),
    z.strictObject({ signal: idText }),
    z.strictObject({ preference: wholeId }),
  ])
  .openapi('ForgetRequest')

export const receipt = z
  .object({
    person: z.string(),
    signals: z.int(),
    preferences: z.int(),
    evidence: z.int(),
    trials: z.int(),
    forecasts: z.int(),
    artifacts: z.int(),
    profiles: z.int(),
    at: z.string(),
  })
  .openapi('Receipt')

export const exported = z
  .object({
    person: z.string(),
    signals: z.array(signal),
    profile: z.object({
      person: z.string(),
      version: z.int(),
      learned: z.int(),
      preferences: z.array(preference.omit({ topic: true, chance: true, usable: true })),
      removed: z.array(z.object({ id: z.string(), forever: z.boolean(), at: z.string() })),
    }),
    trials: z.array(trial),
    forecasts: z.array(
      z.object({ signal: z.string(), contrast, probability: z.number(), loss: z.number(), at: z.string() }),
    ),
    answers: z.array(z.unknown()),
    observations: z.array(z.unknown()),
  })
  .openapi('Export')

const counts = {
  calls: z.int(),
  cached: z.int(),
  failed: z.int(),
  input: z.number(),
  output: z.number(),
  cost: z.number().optional(),
  estimated: z.boolean(),
}

export const usage = z
  .object({
    total: z.object(counts),
    rows: z.array(z.object({ step: z.string(), person: z.string().optional(), ...counts })),
  })
  .openapi('Usage')

export const tokenRequest = z
  .strictObject({ minutes: z.int().min(1).max(1440).default(60) })
  .openapi('TokenRequest')

export const token = z.object({ token: z.string(), expires: z.string() }).openapi('Token')

const keyScope = z.enum(SCOPES)

export const keyRequest = z
  .strictObject({ name: z.string().trim().min(1).max(100), scopes: z.array(keyScope).min(1).max(3) })
  .openapi('KeyRequest')

export const key = z
  .object({
    id: z.string(),
    tenant: z.string(),
    name: z.string(),
    scopes: z.array(keyScope),
    created: z.string(),
    used: z.string().optional(),
    revoked: z.string().optional(),
  })
  .openapi('Key')

export const newKey = key.extend({ key: z.string() }).openapi('NewKey')
export const keyList = z.object({ items: z.array(key) }).openapi('Keys')
export const keyParams = z.object({ key: idText })

const thresholds = z
  .object({ prior: z.tuple([z.number(), z.number()]), activate: z.number(), retire: z.number() })
  .openapi('Thresholds', {
    description:
      'How sure trials must be: of a Beta posterior from this prior, the chance of a win rate above one half.',
  })

const limits = z.object({
  calls: z.number().optional(),
  tokens: z.number().optional(),
  cost: z.number().optional(),
})

export const settings = z
  .object({
    model: z.string().optional(),
    embedder: z.string(),
    learners: z.array(z.string()),
    budget: limits
      .extend({ perPerson: limits.optional() })
      .optional()
      .openapi({ description: 'Most calls, tokens and USD while the service runs.' }),
    price: z
      .object({ input: z.number(), output: z.number() })
      .optional()
      .openapi({ description: 'USD per million tokens.' }),
    concurrency: z.number(),
    thresholds,
    learnEvery: z
      .number()
      .optional()
      .openapi({ description: 'Seconds, where what is new is learned by itself.' }),
  })
  .openapi('Settings')

export const session = z
  .object({
    tenant: z.string(),
    person: z.string().optional(),
    scopes: z.array(keyScope),
    model: z
      .string()
      .optional()
      .openapi({ description: 'What the language model is called, where there is one.' }),
    demo: z.boolean().openapi({ description: 'True among made-up people.' }),
    thresholds,
    version: z.string(),
  })
  .openapi('Session')
