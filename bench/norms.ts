import { writeFileSync } from 'node:fs'
import { observe } from 'penchant/learners'
import { MEASURES } from 'penchant/text'
import { type BenchOptions, rows, toSignal } from './data.ts'

/** Sets whose texts are under CC BY 4.0. */
const SETS = ['squality', 'webis-rag', 'ccat50']
const PER_PERSON = 40

/**
 * Writes src/norms.json: for each measure the mean over sets, and the variances within a person (same set) and
 * between people (of the same set), averaged over sets. Sets count alike, so that no genre is "usual".
 */
export async function normsBench({ data }: BenchOptions) {
  const table: Record<string, number[]> = {}
  const sets = SETS.map((set) => {
    const signals = rows(data, `${set}/samples.jsonl.gz`).map(toSignal)
    return [...Map.groupBy(signals, (s) => s.person!).values()].map((own) =>
      own.slice(0, PER_PERSON).map((s) => observe(s)!.level),
    )
  }).filter((people) => people.length > 0)
  for (const [j, measure] of MEASURES.entries()) {
    const moments = sets.map((people) => momentsOf(people.map((texts) => texts.map((level) => level[j]!))))
    const mean = average(moments.map((m) => m.mean))
    table[measure.name] = [
      mean,
      average(moments.map((m) => m.within)),
      average(moments.map((m) => m.between)),
    ].map((x) => Number(x.toPrecision(4)))
  }
  const text = `{\n${Object.entries(table)
    .map(([name, row]) => `  ${JSON.stringify(name)}: ${JSON.stringify(row).replaceAll(',', ', ')}`)
    .join(',\n')}\n}\n`
  writeFileSync(new URL('../src/norms.json', import.meta.url), text)
  return {
    results: { measures: MEASURES.length, sets: sets.length, people: sets.reduce((n, s) => n + s.length, 0) },
  }
}

function momentsOf(people: readonly (readonly number[])[]) {
  const means = people.map(average)
  const mean = average(means)
  const freedom = people.reduce((n, texts) => n + texts.length - 1, 0)
  const within =
    people.reduce((sum, texts, i) => sum + texts.reduce((s, x) => s + (x - means[i]!) ** 2, 0), 0) /
    Math.max(1, freedom)
  const noise = average(people.map((texts) => within / texts.length))
  return { mean, within, between: Math.max(0, average(means.map((m) => (m - mean) ** 2)) - noise) }
}

const average = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0) / list.length
