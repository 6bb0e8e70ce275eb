import type { Choice } from 'penchant/judges'
import { type Row, rows } from './data.ts'

const SOME_TIME = Date.UTC(2026, 0, 1)

/** Sets of choices, and how much of each person's is learned from. */
export const SETS: Readonly<Record<string, { readonly file: string; readonly fit: number }>> = {
  'webis-rag': { file: 'choices', fit: 10 },
  llmfao: { file: 'choices', fit: 0.7 },
  'ukp-convarg': { file: 'choices', fit: 0.7 },
  'lamp-writers': { file: 'choices', fit: 0.7 },
  pandalm: { file: 'choices', fit: 0.7 },
}

/** Everybody's choices in a set, each person's in the order they were made where that is known, else as they stand. */
export function choices(data: string, set: string): Choice[] {
  const found = rows(data, `${set}/${SETS[set]!.file}.jsonl.gz`)
  const placed = found.map((row, i) => ({ row, place: row.meta?.order ?? i }))
  return placed
    .sort((x, y) => x.place - y.place)
    .map(({ row }, i) => {
      const strength = strengthOf(row)
      return {
        id: `${set}-${i}`,
        person: row.userId,
        at: new Date(SOME_TIME + i * 60_000).toISOString(),
        a: row.chosen.content,
        b: row.rejected.content,
        context: row.context.map((m: Row) => m.content).join('\n\n'),
        ...(strength !== undefined && { strength }),
        ...(row.reason && { reason: row.reason }),
      }
    })
}

/** As the set says it; for webis-rag, how many more of the six single qualities the judge gave to the chosen answer. */
function strengthOf({ strength, meta }: Row): number | undefined {
  const votes = Object.values(meta?.aspects ?? {})
  if (votes.length === 0) return strength
  const share = (vote: string) => votes.filter((v) => v === vote).length / votes.length
  return Math.max(0, share('chosen') - share('rejected'))
}

/** Everybody's edits in a set, as choices of the edited text over the draft. */
export const edits = (data: string, set: string): Choice[] =>
  rows(data, `${set}/edits.jsonl.gz`)
    .map((row, i) => ({
      id: `${set}-edit-${i}`,
      person: row.userId,
      at: new Date(SOME_TIME + i * 60_000).toISOString(),
      a: row.final,
      b: row.draft,
    }))
    .filter((e) => e.a !== e.b)
