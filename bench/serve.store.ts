import { readFileSync } from 'node:fs'
import { createPenchant, type Profile, parseSignal, type Signal, type SignalInput } from 'penchant'
import { memoryStore } from 'penchant/stores/memory'
import { sqliteStore } from 'penchant/stores/sqlite'

const DEMO = new URL('../demo/people.jsonl', import.meta.url)

export const demoSignals = (): readonly SignalInput[] =>
  readFileSync(DEMO, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

export const personName = (i: number): string => `person-${i}`

/** People whose signals are stored in one step. */
const TOGETHER = 100

/**
 * Fills the embedded store with so many people: copies of the demonstration's, as learned, signals and profiles under
 * other names. Their own profiles are some 100 kB each, so 10,000 people are a gigabyte.
 */
export async function manyPeople(path: string, people: number): Promise<void> {
  const originals = await learned()
  const store = sqliteStore(path)
  let position = 0
  for (let i = 0; i < people; i += TOGETHER) {
    const some = Array.from({ length: Math.min(TOGETHER, people - i) }, (_, k) =>
      renamed(originals[(i + k) % originals.length]!, personName(i + k)),
    )
    await store.append(some.flatMap(({ signals }) => signals))
    position += some.reduce((sum, { signals }) => sum + signals.length, 0)
    for (const { profile } of some)
      await store.commit({ profile: { ...profile, version: 1, learned: position } })
  }
  await store.close()
}

interface Known {
  readonly signals: readonly Signal[]
  readonly profile: Profile
}

async function learned(): Promise<readonly Known[]> {
  const penchant = createPenchant({ store: memoryStore() })
  const signals = await penchant.observe([...demoSignals()])
  await penchant.learnAll()
  const found: Known[] = []
  for await (const { person } of penchant.people())
    found.push({
      signals: signals.filter((s) => s.person === person),
      profile: await penchant.profile(person),
    })
  return found
}

/** Ids of signals are made of what they hold, the person's name included; evidence names them. */
function renamed({ signals, profile }: Known, person: string): Known {
  const own = signals.map(({ id: _, ...signal }) => parseSignal({ ...signal, person }, new Date(signal.at)))
  const ids = new Map(signals.map(({ id }, i) => [id, own[i]!.id]))
  const text = JSON.stringify(profile).replace(/"([0-9a-f]{24})"/g, (all, id) => {
    const other = ids.get(id)
    return other === undefined ? all : `"${other}"`
  })
  return { signals: own, profile: { ...JSON.parse(text), person } }
}
