import { basename } from 'node:path'
import { z } from 'zod'
import type { SignalInput } from '../signal.ts'
import { boolean, id, number } from './cells.ts'
import { answer, conversation } from './messages.ts'
import { inOrder } from './order.ts'
import { type Entry, type LoadOptions, signals, table } from './table.ts'

export interface PersonalRewardBenchOptions extends LoadOptions {
  /** One or more of the train, validation and test files of `prism_personalized` or `chatbot_arena_personalized`. */
  readonly files: readonly string[]
}

const pair = z.object({
  user_id: id,
  context: conversation,
  chosen: answer,
  rejected: answer,
  split: z.string().nullish(),
  conversation_id: id.nullish(),
  turns: number.nullish(),
  type: z.string().nullish(),
  flip: boolean.nullish(),
  chosen_score: number.nullish(),
  rejected_score: number.nullish(),
})
type Pair = z.output<typeof pair>

/** A person's own parts, in the order they were cut from their history. */
const SPLITS = ['train', 'val', 'validation', 'test']

/**
 * PersonalRewardBench (Ryan et al. 2025, arXiv 2506.05598): a choice a row. The set has no times: for each person
 * train comes before val before test, and within them the rows stand as in the file. `meta.split` is the person's
 * own part, `meta.fold` the part of the people, told by the file's name.
 *
 * Reads the files twice; memory holds rows only while they wait for an earlier one of the same person.
 *
 * @throws InvalidInputError for a missing file or column, and without `onBad` a bad row.
 */
export function personalRewardBench(options: PersonalRewardBenchOptions): AsyncIterable<SignalInput> {
  const read = (inner: LoadOptions) => table(options.files, pair, inner)
  const at = ({ split }: Pair) => SPLITS.indexOf(split ?? 'train')
  return signals(inOrder(read, { person: (row) => row.user_id, at }, options), choice, options)
}

function choice(row: Pair, { file, line }: Entry<Pair>): SignalInput[] {
  const fold = /train|validation|test/.exec(basename(file))?.[0] ?? null
  const meta = {
    set: 'personal-reward-bench',
    pairId: `${fold ?? basename(file)}:${line}`,
    fold,
    split: row.split ?? null,
    conversation: row.conversation_id ?? null,
    turn: row.turns ?? null,
    type: row.type ?? null,
    flip: row.flip ?? null,
    chosenScore: row.chosen_score ?? null,
    rejectedScore: row.rejected_score ?? null,
  }
  const { context, chosen, rejected } = row
  return [{ kind: 'choice', person: row.user_id, context, chosen, rejected, meta }]
}
