import { z } from 'zod'
import { PenchantError } from '../errors.ts'

const spent = z.object({
  calls: z.number(),
  input: z.number(),
  output: z.number(),
  cost: z.number().optional(),
})
const scores = z.record(z.string(), z.number())

const schema = z.object({
  /** Which combination of what is swept: "retrieval=cosine"; empty when nothing is. */
  setting: z.string(),
  agent: z.string(),
  kind: z.string(),
  seed: z.number(),
  /** From 0, over all users of the life. */
  round: z.number(),
  /** From 0, tasks of this user before. */
  lap: z.number(),
  user: z.string(),
  /** The document's id. */
  task: z.string(),
  /** What the agent wrote. */
  text: z.string(),
  /** What the person made of it, or wrote themself. */
  own: z.string(),
  /** What the agent wrote it by. */
  statements: z.array(z.string()),
  /** How many demonstrations it had beside them. */
  demonstrations: z.number(),
  scores,
  /** In the last lap: the same written with what is known of another user. */
  swapped: z.object({ from: z.string(), text: z.string(), scores }).optional(),
  /** The agent's own calls, tokens and USD, kept answers counted as if they were new. */
  ...spent.shape,
  /** Milliseconds the agent took, waiting for its models. */
  ms: z.number(),
  /** What the swap control, the person and the judge took. */
  others: z.object({ control: spent.optional(), person: spent.optional(), judge: spent.optional() }),
  /** What a model gave no usable answer to; nothing is measured then but what came before it. */
  failed: z.string().optional(),
})

/** One round of one life: a line of `results.jsonl`. */
export type Row = Readonly<z.infer<typeof schema>>

/** What tells a life from the others of its run. */
export type LifeKey = Pick<Row, 'setting' | 'kind' | 'seed' | 'agent'>

export const lifeId = ({ setting, kind, seed, agent }: LifeKey): string =>
  JSON.stringify([setting, kind, seed, agent])

/**
 * Rows of JSONL. What follows the last line end was cut off in the middle, and is left out.
 *
 * @throws PenchantError for a line that is no row.
 */
export function parseRows(text: string, name: string): readonly Row[] {
  return text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .slice(0, -1)
    .map((line, i) => {
      try {
        return schema.parse(JSON.parse(line))
      } catch {
        throw new PenchantError(
          `${name}:${i + 1}: it is no row of results; take the line out to have its round run again`,
        )
      }
    })
}

/** Rows in the order of the experiment, whatever order their lives ended in. */
export function inOrder(rows: readonly Row[], lives: readonly LifeKey[]): readonly Row[] {
  const place = new Map(lives.map((life, i) => [lifeId(life), i]))
  return rows.toSorted((a, b) => place.get(lifeId(a))! - place.get(lifeId(b))! || a.round - b.round)
}
