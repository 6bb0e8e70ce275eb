import type { Choice } from 'penchant/judges'
import { fitTaste, type Own, packState, readText } from 'penchant/rewards'

const PEOPLE = 100_000

/**
 * Milliseconds on this machine, of use against each other: fitting many people's choices, one person's fifteen, one
 * comparison and one online step with both texts read; and what a hundred thousand people's states take.
 */
export function speedOfJudges(choices: readonly Choice[], { quick }: { readonly quick: boolean }) {
  const votes = choices.slice(0, quick ? 2000 : 16_000)
  if (votes.length === 0) return undefined
  const known = new Map<string, Float64Array>()
  const reading = timed(() => {
    for (const { a, b } of votes)
      for (const text of [a, b]) known.set(text, known.get(text) ?? readText(text))
  })
  const read = (text: string) => known.get(text) ?? readText(text)
  let taste = fitTaste([], { read })
  const population = timed(() => {
    taste = fitTaste(votes, { read })
  })
  const mine = votes.filter((v) => v.person === votes[0]!.person).slice(0, 15)
  let own: Own = taste.person(mine)
  const [times, { a, b }] = [quick ? 20 : 200, votes.at(-1)!]
  const person = timed(() => repeat(times, () => (own = taste.person(mine)))) / times
  const comparison = timed(() => repeat(times * 50, () => own.odds(a, b))) / (times * 50)
  const step = timed(() => repeat(times, () => own.observe({ person: '', a, b }))) / times
  const bytes = packState(own).byteLength
  const before = process.memoryUsage().arrayBuffers
  const kept = Array.from({ length: PEOPLE }, () => packState(own))
  const held = process.memoryUsage().arrayBuffers - before
  return {
    votes: votes.length,
    texts: known.size,
    readingMs: reading,
    populationMs: population,
    personOf15Ms: person,
    comparisonMs: comparison,
    stepMs: step,
    bytesAPerson: bytes,
    heldBytesAPerson: held / kept.length,
  }
}

function timed(work: () => void): number {
  const start = performance.now()
  work()
  return Math.round((performance.now() - start) * 1000) / 1000
}

function repeat(times: number, work: () => unknown): void {
  for (let i = 0; i < times; i++) work()
}
