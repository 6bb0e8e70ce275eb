import { z } from '@hono/zod-openapi'
import { LONGEST_STATEMENT } from '../../text/clean.ts'
import { TOPICS } from '../../text/measures.ts'
import { idText, pageQuery, personName, text } from './common.ts'

export const scope = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('always') }),
    z.strictObject({ kind: z.literal('task'), task: text }),
    z.strictObject({ kind: z.literal('near'), contexts: z.array(text).max(100) }),
  ])
  .openapi('Scope')

export const contrast = z.enum(['others', 'replaced', 'norm', 'neutral'])

export const preference = z
  .object({
    id: z.string(),
    statement: z.string(),
    about: z.string(),
    stance: z.string(),
    scope,
    origin: z.enum(['inferred', 'stated', 'revised']),
    status: z.enum(['proposed', 'active', 'retired', 'paused']),
    learner: z.string(),
    measured: z
      .object({
        name: z.string(),
        direction: z.union([z.literal(1), z.literal(-1)]),
        own: z.number().optional(),
        usual: z.number().optional(),
        weight: z.number(),
      })
      .optional(),
    sources: z.array(z.string()),
    evidence: z.array(
      z.object({ signal: z.string(), field: z.string(), start: z.int(), end: z.int(), quote: z.string() }),
    ),
    tally: z.object({ wins: z.number(), losses: z.number() }),
    pinned: z.boolean(),
    reopened: z.object({ at: z.string(), after: z.int() }).optional(),
    overruledBy: z.string().optional(),
    at: z.string(),
    topic: z.enum(TOPICS).optional().openapi({ description: 'What it is about, where a measure tells.' }),
    chance: z.number().openapi({ description: 'Posterior probability that its win rate is above one half.' }),
    usable: z.boolean().openapi({ description: 'Whether it goes into prompts now.' }),
  })
  .openapi('Preference')

export const profile = z
  .object({
    person: z.string(),
    version: z.int(),
    preferences: z.array(preference),
    removed: z.array(z.object({ id: z.string(), forever: z.boolean(), at: z.string() })),
    waiting: z.int().openapi({ description: 'Signals not tested and learned from yet.' }),
  })
  .openapi('Profile')

export const profileQuery = z.strictObject({ version: z.coerce.number().int().min(1).optional() })

export const versions = z
  .object({
    items: z.array(
      z.object({ version: z.int(), preferences: z.int(), usable: z.int(), added: z.int(), removed: z.int() }),
    ),
  })
  .openapi('Versions')

export const diffQuery = z.strictObject({
  from: z.coerce.number().int().min(0),
  to: z.coerce.number().int().min(1).optional(),
})

export const diff = z
  .object({
    from: z
      .int()
      .openapi({ description: 'The version compared with: the one asked for, or the oldest kept since.' }),
    to: z.int(),
    added: z.array(preference),
    removed: z.array(preference),
    changed: z.array(
      z.object({
        id: z.string(),
        before: preference,
        after: preference,
        fields: z.array(z.enum(['statement', 'status', 'origin', 'pinned', 'usable', 'tally'])),
      }),
    ),
  })
  .openapi('ProfileDiff')

export const preferenceParams = z.object({ person: personName, preference: idText })

const statement = z.string().min(1).max(LONGEST_STATEMENT)

export const added = z.strictObject({ statement, scope: scope.optional() }).openapi('PreferenceInput')

export const revised = z.strictObject({ statement })

export const removeQuery = z.strictObject({ forever: z.enum(['true', 'false']).optional() })

/** What a change of the person's own made. `version` is what `undo` takes. */
export const changedPreference = z
  .object({ version: z.int(), preference: preference.optional() })
  .openapi('Changed')

export const undo = z.strictObject({ version: z.int().min(1) })

export const trial = z
  .object({ signal: z.string(), preference: z.string(), contrast, score: z.number(), at: z.string() })
  .openapi('Trial')

export const trials = z.object({ items: z.array(trial), next: z.string().optional() }).openapi('Trials')

export const trialsQuery = z.strictObject({ ...pageQuery, preference: idText.optional() })

export const curve = z
  .object({
    points: z
      .array(
        z.object({ signals: z.int(), loss: z.number(), low: z.number(), high: z.number(), at: z.string() }),
      )
      .openapi({
        description:
          'After so many signals. Of more than 500, about 500 at equal distances: the last, and those of drifts, are there.',
      }),
    drifts: z.array(z.int()).openapi({ description: 'After how many signals the loss had clearly risen.' }),
    calibration: z
      .array(z.object({ n: z.int(), predicted: z.number(), actual: z.number() }))
      .openapi({ description: 'Bins of what was foretold of each signal, and the share that came so.' }),
  })
  .openapi('Curve')
