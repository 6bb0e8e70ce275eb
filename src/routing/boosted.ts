import { z } from 'zod'
import { InvalidInputError } from '../errors.ts'
import { seeded } from '../evaluate/interval.ts'
import { boost } from '../trees/boost.ts'
import type { Forest } from '../trees/forest.ts'
import type { Labelled } from '../trees/rows.ts'
import { fromXgboost } from '../trees/xgboost.read.ts'
import { toXgboost } from '../trees/xgboost.write.ts'
import { intsTo } from './bytes.ts'
import { COUNTS } from './counts.ts'
import { PLACES, type Reading } from './reading.ts'
import type { SavedReward } from './reward.ts'
import { ints, parsed, count as whole } from './saved.ts'
import { frequencies } from './space.ts'
import type { Table } from './table.ts'
import { walker } from './walk.ts'

/** Words and pairs of words a tree may ask for: the most frequent, but for those that nearly every query has. */
const WORDS = 400
const EVERYWHERE = 0.9

/** Many small steps, each on a part of rows and features: outcomes are noisy, and queries few beside features. */
const SHAPE = {
  depth: 8,
  rate: 0.08,
  rounds: 110,
  subsample: 0.7,
  columnSample: 0.5,
  lambda: 5,
  minChildWeight: 10,
}

/** What a tree can ask of a query and a prompt. */
export interface Questions {
  /** Places of words; after them come the counts, the embedding, and one number for each prompt. */
  readonly places: Int32Array
  /** Numbers of an embedding, 0 without. */
  readonly embedded: number
  /** Number of prompts. */
  readonly prompts: number
}

export function questionsOf({ readings, width }: Table): Questions {
  const found = frequencies(readings)
  const common = Array.from(found.keys())
    .filter((place) => found[place]! > 0 && found[place]! < EVERYWHERE * readings.length)
    .sort((a, b) => found[b]! - found[a]! || a - b)
    .slice(0, WORDS)
  return {
    places: Int32Array.from(common).sort(),
    embedded: readings[0]?.embedding?.length ?? 0,
    prompts: width,
  }
}

export const widthOf = ({ places, embedded, prompts }: Questions): number =>
  places.length + COUNTS.length + embedded + prompts

/** Writes what is known of a query, without a prompt, from `from` on. */
export function answering({ places, embedded }: Questions) {
  const column = new Int32Array(PLACES).fill(-1)
  places.forEach((place, i) => {
    column[place] = i
  })
  return ({ at, by, counts, embedding }: Reading, into: Float32Array, from = 0): void => {
    into.fill(0, from, from + places.length)
    for (let k = 0; k < at.length; k++) {
      const found = column[at[k]!]!
      if (found >= 0) into[from + found] = by[k]!
    }
    into.set(counts, from + places.length)
    if (embedded > 0) into.set(embedding!, from + places.length + COUNTS.length)
  }
}

/** A row for each tried cell: what is asked of its query and prompt, mean success, and how often it was tried. */
export function rowsOf(questions: Questions, { readings, width, sum, count }: Table): Labelled {
  const columns = widthOf(questions)
  const answer = answering(questions)
  const cells = Array.from(count.keys()).filter((cell) => count[cell]! > 0)
  const values = new Float32Array(cells.length * columns)
  cells.forEach((cell, i) => {
    answer(readings[Math.floor(cell / width)]!, values, i * columns)
    values[i * columns + columns - width + (cell % width)] = 1
  })
  return {
    n: cells.length,
    width: columns,
    values,
    label: Float64Array.from(cells, (cell) => sum[cell]! / count[cell]!),
    weight: Float64Array.from(cells, (cell) => count[cell]!),
  }
}

/**
 * Boosted trees over (query, prompt) rows, as Prompt-OIRL's reward (arXiv 2309.06553, section 4.2), but on words and counts
 * that can be named, with fewer, steeper steps. Costs a few seconds for 45,000 rows; odds, a walk a tree and prompt.
 */
export function treesReward(table: Table): SavedReward {
  const questions = questionsOf(table)
  return treesFrom(questions, boost(rowsOf(questions, table), { ...SHAPE, random: seeded(1) }))
}

/** A forest, grown here or by XGBoost on the rows of `rowsOf`, as a reward. */
export function treesFrom(questions: Questions, forest: Forest): SavedReward {
  const { prompts: width } = questions
  const columns = widthOf(questions)
  if (forest.width !== columns)
    throw new InvalidInputError(
      'forest.width',
      forest.width,
      `give a forest of the ${columns} columns asked of a row`,
    )
  const answer = answering(questions)
  const walk = walker(forest, columns - width, width)
  const row = new Float32Array(columns)
  return {
    width,
    odds(reading, into) {
      answer(reading, row)
      walk(row, into)
    },
    save: () => ({ ...saveQuestions(questions), forest: JSON.parse(toXgboost(forest)) as unknown }),
  }
}

export const saveQuestions = ({ places, embedded, prompts }: Questions) => ({
  places: intsTo(places),
  embedded,
  prompts,
})

const saved = z.object({ places: ints(), embedded: z.int().min(0), prompts: whole, forest: z.unknown() })

/** The reward that `save` wrote. @throws InvalidInputError naming the field. */
export function loadTrees(json: unknown): SavedReward {
  const { forest, ...questions } = parsed('router.trees', saved, json)
  return treesFrom(questions, fromXgboost(forest))
}
