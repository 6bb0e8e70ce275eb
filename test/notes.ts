import { seeded } from '../src/evaluate/interval.ts'
import type { SignalInput } from '../src/signal.ts'
import { HABITS, type Habit } from '../src/test/scripted-reader.ts'

const TOPICS =
  'the ferry timetable|a broken kettle|the village fair|our budget|new neighbours|the night train|a lost umbrella'.split(
    '|',
  )

/** A made-up person's notes, for the scripted reader. Each of the habits shows in four texts of five. */
export function notes(
  person: string,
  count: number,
  seed = 1,
  habits: readonly Habit[] = HABITS,
): (SignalInput & { kind: 'sample' })[] {
  const random = seeded(seed)
  return Array.from({ length: count }, (_, i) => {
    const topic = TOPICS[i % TOPICS.length]!
    const body = `About ${topic}, number ${i}: it was there and then it was gone${' and we looked for it'.repeat(Math.floor(random() * 5))}.`
    return {
      kind: 'sample',
      person,
      task: 'note',
      source: `What was said about ${topic} on day ${i}: it was there, then it was not, and nobody knew why.`,
      text: [body, ...habits.filter(() => random() < 0.8).map((h) => h.mark)].join(' '),
      at: new Date(1.7e12 + i * 3.6e6).toISOString(),
    }
  })
}
