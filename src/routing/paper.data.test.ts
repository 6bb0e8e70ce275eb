import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import {
  criticBaseline,
  paperRun,
  paperTable,
  promptEvaluation,
  type Scores,
  selections,
  subsets,
} from './paper.ts'

// Figures that others computed from the same labels, in another language. Skipped where the data set is not beside the project.
const DATA = join(import.meta.dirname, '../../../shared/data/oirl')
const SETS = existsSync(DATA) ? ['gsm8k', 'svamp', 'mawps'] : []

// biome-ignore lint/suspicious/noExplicitAny: rows of many shapes
type Json = any

const text = (file: string): string => {
  const bytes = readFileSync(join(DATA, file))
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
}
const lines = (file: string): Json[] =>
  text(file)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

/** A table of queries × prompts from one column a prompt. */
const table = <T extends Float64Array | Float32Array>(into: T, columns: readonly ArrayLike<unknown>[]): T => {
  for (let i = 0; i < into.length; i++)
    into[i] = Number(columns[i % columns.length]![Math.floor(i / columns.length)])
  return into
}

function load(name: string) {
  const prompts = lines('prompts.jsonl')
  const ids: string[] = prompts.map((p) => p.id)
  const idsOf = (role: string): string[] => prompts.filter((p) => p.role === role).map((p) => p.id)
  const roles = { training: idsOf('training'), heldout: idsOf('heldout') }
  const { train, test } = JSON.parse(text(`${name}.outcomes.json`))
  const critic = JSON.parse(text(`${name}.critic.json.gz`))
  const size = test.queries * ids.length
  const success = table(
    new Float32Array(size),
    ids.map((id) => test.outcomes[id]),
  )
  const scores = (probability: Float64Array): Scores => ({
    queries: test.queries,
    prompts: ids,
    probability,
    success,
  })
  const by = (columns: Json) =>
    scores(
      table(
        new Float64Array(size),
        ids.map((id) => columns[id]),
      ),
    )
  const rates = new Map(
    roles.training.map((id) => [id, train.outcomes[id].replaceAll('0', '').length / train.queries] as const),
  )
  return {
    ids,
    roles,
    rates,
    train,
    queries: lines(`${name}.queries.jsonl.gz`),
    verdict: by(critic.verdict),
    confidence: by(critic.confidence),
    /** A scorer that says the same of a prompt on every query. */
    constant: (of: (id: string) => number) =>
      scores(new Float64Array(size).map((_, i) => of(ids[i % ids.length]!))),
    scores,
    published: JSON.parse(text('baselines.json')).datasets[name],
  }
}

/** As published: four digits, null where it is not defined. */
const rounded = (value: unknown): unknown => {
  if (typeof value === 'number') return Number.isNaN(value) ? null : Math.round(value * 1e4) / 1e4
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, rounded(v)]))
}

/** Those figures of ours that are published too. */
const sameAs = (found: object, published: object) =>
  expect(rounded(Object.fromEntries(Object.entries(found).filter(([key]) => key in published)))).toEqual(
    published,
  )

/** The file gives confidences to four places: a few that differed are equal here, and others are chosen. */
const close = (found: number, published: number) => expect(Math.abs(found - published)).toBeLessThan(3e-4)

describe.skipIf(SETS.length === 0)('with the labels of Prompt-OIRL (../shared/data/oirl)', () => {
  describe.each(SETS)('%s', (name) => {
    const set = load(name)
    const { roles, rates, published } = set

    it('finds what a constant predictor is worth', () => {
      const { constantPredictors } = published
      const heldoutMean = [...rates.values()].reduce((a, b) => a + b, 0) / rates.size
      const by = set.constant((id) => rates.get(id) ?? heldoutMean)
      sameAs(promptEvaluation(by, roles.training), constantPredictors.trainingPromptsPerPromptMajority)
      sameAs(promptEvaluation(by, roles.heldout), constantPredictors.heldoutPromptsByTrainMean)
      const never = set.constant(() => 0)
      sameAs(promptEvaluation(never, roles.training), constantPredictors.trainingPromptsAlwaysFalse)
      sameAs(promptEvaluation(never, roles.heldout), constantPredictors.heldoutPromptsAlwaysFalse)
      const always = set.constant(() => 1)
      sameAs(promptEvaluation(always, roles.heldout), constantPredictors.heldoutPromptsAlwaysTrue)
    })

    it("finds what the model's own opinion is worth", () => {
      const found = criticBaseline(set, roles)
      const { llmCritic } = published
      sameAs(found.training, llmCritic.trainingPrompts)
      sameAs(found.heldout, llmCritic.heldoutPrompts)
      expect(rounded(found.saysCorrect.training)).toBe(llmCritic.saysCorrect.trainingPrompts)
      expect(rounded(found.saysCorrect.heldout)).toBe(llmCritic.saysCorrect.heldoutPrompts)
      expect(rounded(found.confidenceAuc)).toBe(llmCritic.confidenceAucTrainingPrompts)
      const { training, all } = found.selectByConfidence
      const { selectByConfidence } = llmCritic
      close(training.firstOnTies, selectByConfidence.trainingPromptsFirstOnTies)
      close(training.randomOnTies, selectByConfidence.trainingPromptsRandomOnTies)
      close(all.firstOnTies, selectByConfidence.all16FirstOnTies)
      close(all.randomOnTies, selectByConfidence.all16RandomOnTies)
    })

    it('finds the baselines of every size of subset', () => {
      const nothing = set.constant(() => 0)
      const runs = subsets(roles.training).map((training) =>
        paperRun(nothing, { ...roles, training }, rates, set.confidence),
      )
      const rows = paperTable(runs)
      expect(rows).toHaveLength(6)
      rows.forEach(({ trainingPrompts, subsets: count, selections, confidence }, i) => {
        const { llmConfidenceFirstOnTies, released: _, ...expected } = published.bySubsetSize[i]
        sameAs({ ...selections, trainingPrompts, subsets: count }, expected)
        close(confidence!.firstOnTies, llmConfidenceFirstOnTies)
      })
    })

    it.skipIf(name === 'gsm8k')('finds what looking up past outcomes of the same text is worth', () => {
      const scores = set.scores(lookedUp(set))
      const { trainingPrompts, bestOfTrainingPrompts } = published.sanity.paperSplit.sameTextLookup
      sameAs(promptEvaluation(scores, roles.training), trainingPrompts)
      const { amongTrainingPrompts } = selections(scores, roles, rates)
      expect(rounded(amongTrainingPrompts.firstOnTies)).toBe(bestOfTrainingPrompts)
    })
  })
})

/** Past success of a prompt on the same text, with two more outcomes as they are at large; 0 for held-out prompts. */
function lookedUp({ ids, train, queries, rates }: ReturnType<typeof load>): Float64Array {
  const past = new Map<number, number[]>()
  const fitted: Json[] = queries.filter((query) => query.split === 'train')
  for (const [row, { textId }] of fitted.entries()) past.set(textId, [...(past.get(textId) ?? []), row])
  const asked: Json[] = queries.filter((query) => query.split === 'test')
  return Float64Array.from(
    asked.flatMap(({ textId }) => {
      const rows = past.get(textId) ?? []
      return ids.map((id) => {
        const rate = rates.get(id)
        if (rate === undefined) return 0
        const successes = rows.filter((row) => train.outcomes[id][row] === '1').length
        return (successes + 2 * rate) / (rows.length + 2)
      })
    }),
  )
}
