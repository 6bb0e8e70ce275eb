import { clusteredMean, type Random, seeded, wilson } from 'penchant/evaluate'
import { fitRouter, type Outcome } from 'penchant/routing'
import type { BenchOptions } from './data.ts'

/** Queries of a world in which the truth is known: how likely each prompt is to succeed on each query. */
interface World {
  readonly prompts: number
  query(): { readonly text: string; readonly chances: readonly number[] }
}

const QUERIES = { full: 5000, quick: 1500 }
const PROMPTS = 6

/** What routing takes of a gain that is there, and how often it claims one that is not. */
export async function simulateBench({ quick, seed }: Pick<BenchOptions, 'quick' | 'seed'>) {
  const size = quick ? { runs: 1, queries: QUERIES.quick } : { runs: 5, queries: QUERIES.full }
  return {
    specialists: await whereGain(specialistWorld, seed, size),
    topics: await whereGain(topicWorld, seed, size),
    nothing: await whereNothing(seed, quick ? 10 : 200),
  }
}

/** Share of the available 10 points that is taken on 2,000 queries the log does not hold, from a log of 5,000 (quick: 1,500) with six prompts. */
async function whereGain(
  worldOf: (random: Random) => World,
  seed: number,
  { runs, queries }: { readonly runs: number; readonly queries: number },
) {
  const found: { available: number; taken: number }[] = []
  for (let run = 0; run < runs; run++) {
    const world = worldOf(seeded(1000 * seed + run))
    const random = seeded(1000 * seed + 500 + run)
    const router = await fitRouter(logOf(world, queries, random))
    const fresh = Array.from({ length: 2000 }, () => world.query())
    const best = Number(router.report.best)
    const mean = (of: (chances: readonly number[], text: string) => number) =>
      fresh.reduce((sum, { text, chances }) => sum + of(chances, text), 0) / fresh.length
    const single = mean((chances) => chances[best]!)
    found.push({
      available: mean((chances) => Math.max(...chances)) - single,
      taken: mean((chances, text) => chances[Number(router.choose(text).prompt)]!) - single,
    })
  }
  return {
    queries,
    prompts: PROMPTS,
    runs,
    available: average(found.map(({ available }) => available)),
    taken: average(found.map(({ taken }) => taken)),
    share: clusteredMean([found.map(({ taken, available }) => taken / available)], seeded(seed)),
  }
}

/** Share of small logs on which a gain is claimed although one prompt is best for every query, or all are alike. */
async function whereNothing(seed: number, runs: number) {
  let [claims, lost] = [0, 0]
  for (let run = 0; run < runs; run++) {
    const world = sameWorld(seeded(2000 * seed + run), run % 2 === 0)
    const router = await fitRouter(logOf(world, 400, seeded(2000 * seed + 1000 + run)))
    if (!router.report.fresh?.established) continue
    claims++
    const fresh = Array.from({ length: 2000 }, () => world.query())
    const best = Number(router.report.best)
    lost += average(
      fresh.map(({ text, chances }) => chances[best]! - chances[Number(router.choose(text).prompt)]!),
    )
  }
  return {
    queries: 400,
    prompts: 4,
    runs,
    claims,
    share: wilson(claims, runs),
    /** Success given away over all runs by choosing where nothing can be gained. */
    lost: lost / runs,
  }
}

/** Every query tried with every prompt. */
const logOf = ({ query, prompts }: World, queries: number, random: Random): Outcome[] =>
  Array.from({ length: queries }, () => {
    const { text, chances } = query()
    return Array.from({ length: prompts }, (_, p) => ({
      query: text,
      prompt: String(p),
      success: random() < chances[p]! ? 1 : 0,
    }))
  }).flat()

const TOPICS = 8

/**
 * The first prompt is good for everything (0.6); each other one is the specialist of one topic (0.85) and poor elsewhere
 * (0.35). Two of five queries are of such a topic: routing gains 10 points. Four words of ten are the topic's, or another
 * topic's that has no specialist.
 */
function specialistWorld(random: Random): World {
  const { word, vocabulary } = language(random)
  const noise = vocabulary(200)
  const own = Array.from({ length: TOPICS }, () => vocabulary(25))
  return {
    prompts: PROMPTS,
    query() {
      const special = random() < 0.4
      const topic = special ? 1 + Math.floor(random() * 5) : [0, 6, 7][Math.floor(random() * 3)]!
      const difficulty = 0.2 * (random() - 0.5)
      const words = [
        ...Array.from({ length: 4 }, () => word(own[topic]!)),
        ...Array.from({ length: 6 }, () => word(noise)),
      ]
      return {
        text: `${shuffled(words, random).join(' ')}?`,
        chances: Array.from(
          { length: PROMPTS },
          (_, p) => difficulty + (p === 0 ? 0.6 : p === topic ? 0.85 : 0.35),
        ),
      }
    },
  }
}

/** How much more likely to succeed the prompt is that suits a topic. */
const SUITED = 0.4 / 3

/**
 * Eight topics, each with a prompt that suits it, and little between prompts: 13 points. Two topics are the first
 * prompt's and two the second's: one of them is the best single one, and routing gains 10 points over it. Three words of
 * eleven are the topic's; one of four words makes the query hard for all prompts. 30,000 rows tell little of 600 words
 * times six prompts here: a logistic on words with the best prior takes half of the gain.
 */
function topicWorld(random: Random): World {
  const { word, vocabulary } = language(random)
  const noise = vocabulary(400)
  const own = Array.from({ length: TOPICS }, () => vocabulary(25))
  const hard = vocabulary(4)
  return {
    prompts: PROMPTS,
    query() {
      const topic = Math.floor(random() * TOPICS)
      const difficult = random() < 0.3
      const words = [
        ...Array.from({ length: 3 }, () => word(own[topic]!)),
        ...Array.from({ length: 8 }, () => word(noise)),
        ...(difficult ? [word(hard)] : []),
      ]
      const base = difficult ? 0.3 : 0.55
      return {
        text: `${shuffled(words, random).join(' ')}?`,
        chances: Array.from({ length: PROMPTS }, (_, p) => base + (p === topic % PROMPTS ? SUITED : 0)),
      }
    },
  }
}

/** One prompt is best by 8 points for every query, or all are alike; how hard a query is hangs on its words. */
function sameWorld(random: Random, alike: boolean): World {
  const { word, vocabulary } = language(random)
  const noise = vocabulary(200)
  const hard = vocabulary(5)
  return {
    prompts: 4,
    query() {
      const difficult = random() < 0.4
      const words = Array.from({ length: 10 }, () => word(noise))
      const base = difficult ? 0.25 : 0.6
      return {
        text: `${shuffled(difficult ? [...words, word(hard)] : words, random).join(' ')}?`,
        chances: Array.from({ length: 4 }, (_, p) => base + (!alike && p === 2 ? 0.08 : 0)),
      }
    },
  }
}

function language(random: Random) {
  const whole = (below: number) => Math.floor(random() * below)
  const syllable = () => `${'bdfgklmnprstv'[whole(13)]}${'aeiou'[whole(5)]}`
  return {
    vocabulary: (size: number) => Array.from({ length: size }, () => syllable() + syllable() + syllable()),
    word: (from: readonly string[]) => from[whole(from.length)]!,
  }
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  return items
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)
}

const average = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length
