import type { Access } from './access.ts'
import { ModelError } from './errors.ts'
import { cascadeCurve } from './evaluate/cascade-curve.ts'
import { seeded } from './evaluate/interval.ts'
import {
  type Counted,
  type Foretold,
  type Protocol,
  parted,
  peopleRows,
  type Run,
  summary,
} from './evaluation.ts'
import { chooseBand } from './judges/cascade.ts'
import type { Choice, Judge } from './judges/judge.ts'
import { fitPersona, type PersonaModel } from './judges/persona.ts'
import { type AskingName, askingJudge, CALLS } from './judging.ts'
import { meansOf, together } from './learning.ts'
import type { Means } from './model.ts'

export interface AskingOptions extends Run {
  readonly access: Access
  /** Rows of the default judge on the same choices: how the others do without the person. */
  readonly without?: readonly Foretold[]
}

/** An evaluation with what could not be judged as the judge is named. */
export interface AskingEvaluation extends Counted {
  readonly rows: readonly Asked[]
  /** Comparisons the model gave no readable answer to. They count one half. */
  readonly unread: number
  /** Comparisons on which the judge had to do as another does, such as a persona judge without a persona. */
  readonly fallbacks: number
}

export interface Asked extends Foretold {
  readonly unread?: boolean
  readonly fallback?: boolean
}

/**
 * A judge that asks a model, on choices it has not seen: two or three calls a comparison, the persona's up to six a choice
 * learned from besides. A limit or an unreachable model ends it; an answer that cannot be read counts one half.
 */
export async function evaluateAsking(
  name: AskingName,
  choices: readonly Choice[],
  protocol: Pick<Protocol, 'fit'> & Partial<Protocol>,
  { access, without, seed = 1, people, onProgress, abort }: AskingOptions,
): Promise<AskingEvaluation> {
  const tested = parted(choices, protocol, people)
  const models = await access.models()
  const before = access.meter.total()
  const total = tested.reduce((sum, t) => sum + t.rows.length, 0)
  const general = new Map(without?.map((r) => [r.id, r.probability]))
  let done = 0
  const rows = await together(tested, 2 * access.concurrency, async ({ person, past, rows }) => {
    const means = meansOf(person, models, abort)
    const persona = name === 'persona' ? await personaOf(past, means) : {}
    const judge = askingJudge(name, { choices: past, means, ...persona })
    const own: Asked[] = []
    for (const row of rows) {
      const withoutPerson = general.get(row.id)
      own.push({
        id: row.id,
        person,
        ...(await verdictOf(judge, row, abort)),
        ...(name === 'persona' && !persona.persona && { fallback: true }),
        ...(withoutPerson !== undefined && { withoutPerson }),
      })
      onProgress?.(++done, total)
    }
    return own
  })
  const after = access.meter.total()
  return {
    ...counted(rows.flat(), seed),
    cost: (after.cost ?? 0) - (before.cost ?? 0),
    calls: after.calls - before.calls,
  }
}

/**
 * The cascade of two judges that were evaluated on the same choices, asking nobody anew: it takes the second's verdict
 * where the first is least sure. Calls and cost are that share of the second's; to draw the curve took all of them.
 *
 * @param calls share of the comparisons that go to the second, 0 to 1.
 */
export function evaluateCascade(
  first: Counted,
  second: AskingEvaluation,
  { calls = CALLS, seed = 1 }: { readonly calls?: number; readonly seed?: number } = {},
): AskingEvaluation {
  const dear = new Map(second.rows.map((r) => [r.id, r]))
  const both = first.rows.flatMap((cheap) => {
    const row = dear.get(cheap.id)
    return row ? [{ cheap, dear: row }] : []
  })
  const probabilities = both.map(({ cheap }) => cheap.probability)
  const band = both.length > 0 ? chooseBand(probabilities, calls) : 0
  // The band is rounded to a billionth: what lies less than half of one below it lies on it.
  const unsure = (p: number) => Math.abs(p - 0.5) < band - 5e-10
  const share = probabilities.filter(unsure).length / Math.max(1, both.length)
  // Other people's tastes are known for the first judge only, so for some of the rows.
  const rows = both.map(({ cheap: { swapped: _, ...cheap }, dear }) =>
    unsure(cheap.probability) ? dear : cheap,
  )
  return {
    ...counted(rows, seed),
    calls: Math.round(share * second.calls),
    cost: share * second.cost,
    cascade: cascadeCurve(
      probabilities,
      both.map(({ dear }) => dear.probability),
    ),
  }
}

const counted = (rows: readonly Asked[], seed: number) => ({
  ...summary(rows, seeded(seed)),
  curve: [],
  people: peopleRows(rows),
  unread: rows.filter((r) => r.unread).length,
  fallbacks: rows.filter((r) => r.fallback).length,
  rows,
})

/** The choice without what would tell who chose, or why: a judge is shown two answers to a request. */
async function verdictOf(judge: Judge, { context, a, b }: Choice, abort: AbortSignal | undefined) {
  try {
    const { probability, orders, fallback } = await judge.compare(
      { ...(context && { context }), a, b },
      abort,
    )
    return { probability, ...(orders && { orders }), ...(fallback !== undefined && { fallback: true }) }
  } catch (error) {
    if (error instanceof ModelError && error.answered) return { probability: 0.5, unread: true }
    throw error
  }
}

async function personaOf(
  past: readonly Choice[],
  means: Means,
): Promise<{ readonly persona?: PersonaModel }> {
  if (past.length === 0) return {}
  try {
    return { persona: await fitPersona(past, means) }
  } catch (error) {
    // Nobody's persona is a reason to stop for the others: the judge falls back to the past choices.
    if (error instanceof ModelError && error.answered) return {}
    throw error
  }
}
