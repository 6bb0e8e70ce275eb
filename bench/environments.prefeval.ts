import { createPenchant, type Profile, promptBlock } from 'penchant'
import { clusteredMean, type Estimate, type Random, seeded, wilson } from 'penchant/evaluate'
import { stated } from 'penchant/learners'
import { localEmbedder } from 'penchant/models'
import { memoryStore } from 'penchant/stores/memory'
import { similarity } from 'penchant/text'
import { type BenchOptions, rows } from './data.ts'
import { EVERYDAY_QUESTIONS } from './environments.prefeval.questions.ts'

interface Entry {
  readonly topic: string
  readonly preference: string
  readonly question: string
}

/** Statements counted, and tokens enough for all a person has. */
const SHOWN = 5
const ROOM = 4000

/** People every unrelated text is put to. */
const PEOPLE = 5

/** Topics that bear on each other's questions: a diet is kept in a restaurant too. Fixed before measuring. */
const KIN: readonly (readonly string[])[] = [
  ['travel_restaurant', 'lifestyle_dietary'],
  ['travel_hotel', 'travel_activities', 'travel_transportation'],
  ['lifestyle_fit', 'lifestyle_health', 'entertain_sports'],
  ['entertain_shows', 'entertain_music_book', 'entertain_games'],
  ['education_resources', 'education_learning_styles'],
]

/** A made-up person: the entry whose question is asked, one of every other topic, and what was learned of them. */
interface Person {
  readonly asked: Entry
  readonly profile: Profile
  /** The entry each preference was learned from, by id. */
  readonly from: ReadonlyMap<string, Entry>
}

/** Share of unrelated texts for which anything is selected, and of the statements that were there. */
interface Silence extends Estimate {
  readonly statements: number
}

/** Everything measured on one half of the data. */
interface Half {
  readonly recallAt5: Estimate
  /** Turns of chats that PrefEval puts between preference and question as unrelated; conversations resampled. */
  readonly falseSelections: Silence
  /** The same for made-up everyday questions. */
  readonly everyday: Silence
  /** The same for each person's question without what they said on its topic and on its kin. */
  readonly otherTopics: Silence
  /** Share of the preferences asked for that were learned at all: no selection can do better. */
  readonly learned: Estimate
  /** Statements selected a question, of so many a person. */
  readonly selected: number
  readonly statements: number
  /** Recall at five by other orders: without regard to the question, by shared words, by the local embedder. */
  readonly others: { readonly unasked: Estimate; readonly words: Estimate; readonly embedder: Estimate }
}

/**
 * Does `prompt` find the preference that a question is about among all of a person's, and keep silent where none
 * is? No model: people say their preferences in the words of the entries, `stated` learns them. The words of
 * subjects were chosen with even entries, conversations and questions in view; the first figures are those of the
 * odd ones, which are no clean test either: docs/environments.prefeval.md says how often they were looked at.
 */
export async function prefevalBench({ data, quick, seed }: BenchOptions) {
  const entries = rows(data, 'prefeval/explicit.jsonl.gz') as Entry[]
  const turns = rows(data, 'prefeval/filler-turns.jsonl.gz').map((row) => said(row.conversation))
  const half = (rest: number): Promise<Half> => {
    const own = <T>(list: readonly T[]) => list.filter((_, i) => i % 2 === rest)
    return measured(own(entries), own(turns), own(EVERYDAY_QUESTIONS), quick ? 70 : entries.length, seed)
  }
  const odd = await half(1)
  const even = await half(0)
  const { recallAt5, falseSelections } = odd
  return { recallAt5: recallAt5.mean, falseSelections: falseSelections.mean, n: recallAt5.n, odd, even }
}

const said = (conversation: readonly { readonly role: string; readonly content: string }[]): string[] =>
  conversation.filter((turn) => turn.role === 'user').map((turn) => turn.content)

async function measured(
  entries: readonly Entry[],
  conversations: readonly (readonly string[])[],
  questions: readonly string[],
  most: number,
  seed: number,
): Promise<Half> {
  const people: Person[] = []
  for (const [i, asked] of spread(entries, most).entries())
    people.push(await person(asked, entries, seeded(seed * 1_000_003 + i)))
  const random = seeded(seed)
  const draws = (text: string) =>
    Array.from({ length: PEOPLE }, () => tested(people[Math.floor(random() * people.length)]!, text))
  const selected = people.map((p) => select(p.profile, p.asked.question).length)
  const found = (ids: (p: Person) => readonly string[]): Estimate =>
    share(
      people.map((p) =>
        ids(p)
          .slice(0, SHOWN)
          .some((id) => p.from.get(id) === p.asked),
      ),
    )
  const embedded = await embedder(people)
  return {
    recallAt5: found((p) => select(p.profile, p.asked.question)),
    falseSelections: silence(
      conversations.map((turns) => turns.flatMap(draws)),
      random,
    ),
    everyday: silence(questions.map(draws), random),
    otherTopics: silence(
      people.map((p) => [tested(without(p), p.asked.question)]),
      random,
    ),
    learned: share(people.map((p) => [...p.from.values()].includes(p.asked))),
    selected: sum(selected) / people.length,
    statements: sum(people.map((p) => p.from.size)) / people.length,
    others: {
      unasked: found((p) => select(p.profile)),
      words: found((p) => nearest(p, similarity)),
      embedder: found((p) => nearest(p, embedded)),
    },
  }
}

/** So many of a list, evenly from all of it: entries stand by topic. */
const spread = <T>(list: readonly T[], most: number): readonly T[] =>
  list.filter((_, i) => Math.floor((i * most) / list.length) !== Math.floor(((i + 1) * most) / list.length))

/** One who said the entry's preference and, of every other topic, one drawn from the entries. */
async function person(asked: Entry, entries: readonly Entry[], random: Random): Promise<Person> {
  const topics = [...new Set(entries.map((entry) => entry.topic))].sort()
  const own = topics.map((topic) => {
    const all = entries.filter((entry) => entry.topic === topic)
    return topic === asked.topic ? asked : all[Math.floor(random() * all.length)]!
  })
  const penchant = createPenchant({ store: memoryStore(), learners: [stated()] })
  const signals = await penchant.observe(
    own.map(({ preference }) => ({ kind: 'statement' as const, person: 'ann', text: preference })),
  )
  await penchant.learn('ann')
  const profile = await penchant.profile('ann')
  const said = new Map(signals.map((signal, i) => [signal.id, own[i]!]))
  return {
    asked,
    profile,
    from: new Map(profile.preferences.map((p) => [p.id, said.get(p.sources[0]!)!])),
  }
}

const select = (profile: Profile, context?: string): readonly string[] =>
  promptBlock(profile, { context, budget: ROOM }).used

/** The person without what they said on the topic that is asked for and on its kin. */
function without(p: Person): Person {
  const gone = KIN.find((topics) => topics.includes(p.asked.topic)) ?? [p.asked.topic]
  const from = new Map([...p.from].filter(([, entry]) => !gone.includes(entry.topic)))
  return {
    ...p,
    from,
    profile: { ...p.profile, preferences: p.profile.preferences.filter(({ id }) => from.has(id)) },
  }
}

type Likeness = (statement: string, question: string) => number

function nearest(p: Person, likeness: Likeness): readonly string[] {
  return p.profile.preferences
    .map(({ id, statement }) => ({ id, near: likeness(statement, p.asked.question) }))
    .filter(({ near }) => near > 0)
    .sort((a, b) => b.near - a.near || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id)
}

async function embedder(people: readonly Person[]): Promise<Likeness> {
  const values = people.flatMap((p) => [p.asked.question, ...p.profile.preferences.map((x) => x.statement)])
  const { embeddings } = await localEmbedder().doEmbed({ values })
  const vectors = new Map(values.map((value, i) => [value, embeddings[i]!]))
  // They have length 1.
  return (a, b) => sum(vectors.get(a)!.map((x, i) => x * vectors.get(b)![i]!))
}

interface Tested {
  readonly selected: number
  readonly statements: number
}

const tested = (p: Person, text: string): Tested => ({
  selected: select(p.profile, text).length,
  statements: p.profile.preferences.length,
})

function silence(clusters: readonly (readonly Tested[])[], random: Random): Silence {
  const all = clusters.flat()
  const any = clusters.map((cluster) => cluster.map((t) => Number(t.selected > 0)))
  return {
    ...clusteredMean(any, random),
    statements: sum(all.map((t) => t.selected)) / sum(all.map((t) => t.statements)),
  }
}

const share = (hits: readonly boolean[]): Estimate => wilson(hits.filter(Boolean).length, hits.length)
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)
