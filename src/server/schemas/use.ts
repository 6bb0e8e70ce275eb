import { z } from '@hono/zod-openapi'
import { idText, personName, text } from './common.ts'
import { preference } from './profile.ts'

// What is believed, put to use: prompts, texts, judgements, questions, routes.

export const promptRequest = z
  .strictObject({
    task: text.optional(),
    context: text.optional(),
    budget: z
      .number()
      .positive()
      .max(100_000)
      .optional()
      .openapi({ description: 'Most tokens of the block.' }),
  })
  .openapi('PromptRequest')

const because = z.array(z.object({ id: z.string(), reason: z.string() }))

export const promptBlock = z
  .object({ text: z.string(), used: z.array(z.string()), because, left: z.array(z.string()) })
  .openapi('PromptBlock')

export const previewRequest = z
  .strictObject({
    preference: idText,
    task: text.optional(),
    context: text.optional(),
    texts: z
      .boolean()
      .optional()
      .openapi({ description: 'Write both texts as well: two calls of the model.' }),
  })
  .openapi('PreviewRequest')

export const preview = z
  .object({
    preference,
    without: promptBlock,
    with: promptBlock,
    texts: z.object({ without: z.string(), with: z.string() }).optional(),
  })
  .openapi('Preview')

export const writeRequest = z
  .strictObject({
    task: text.optional(),
    input: text.optional(),
    budget: z.number().positive().max(100_000).optional(),
    demonstrations: z.int().min(0).max(20).optional(),
    draws: z.int().min(1).max(10).optional(),
  })
  .openapi('WriteRequest')

export const written = z
  .object({ text: z.string(), used: z.array(z.string()), because, demonstrations: z.array(z.string()) })
  .openapi('Written')

const judge = z.enum(['reward', 'default', 'history', 'persona', 'rubric', 'cascade'])
const how = { judge: judge.optional(), calls: z.number().min(0).max(1).optional() }

export const pair = z.strictObject({ context: text.optional(), a: text, b: text }).openapi('Pair')

export const judgeRequest = z.strictObject({ ...pair.shape, ...how }).openapi('JudgeRequest')

export const judgement = z
  .object({
    judge,
    probability: z.number(),
    reasons: z.array(z.string()).optional(),
    used: z.array(z.string()),
    orders: z.tuple([z.number(), z.number()]).optional(),
    fallback: z.string().optional(),
  })
  .openapi('Judgement')

export const rankRequest = z
  .strictObject({ context: text.optional(), answers: z.array(text).min(1).max(50), ...how })
  .openapi('RankRequest')

export const ranking = z
  .object({ judge, order: z.array(z.int()), scores: z.array(z.number()) })
  .openapi('Ranking')

export const askRequest = z.strictObject({ pool: z.array(pair).min(1).max(500) }).openapi('AskRequest')

export const questions = z.object({ items: z.array(pair) }).openapi('Questions')

export const question = z
  .object({ index: z.int(), information: z.number(), probability: z.number() })
  .openapi('Question')

export const routeRequest = z
  .strictObject({
    query: text,
    prompts: z
      .array(z.union([z.string().min(1), z.strictObject({ id: z.string().min(1), text })]))
      .min(1)
      .max(200)
      .optional(),
    person: personName.optional(),
  })
  .openapi('RouteRequest')

export const chosen = z
  .object({
    prompt: z.string(),
    probability: z.number(),
    gain: z.number(),
    supported: z.boolean(),
    reason: z.string(),
  })
  .openapi('ChosenPrompt')

/** What a fit found; see RouterReport of the library. */
export const routerReport = z
  .looseObject({ rows: z.int(), queries: z.int(), best: z.string() })
  .openapi('RouterReport')
