import type { ServerCall } from '../test/model-server.ts'
import type { Script } from '../test/scripted-model.ts'

// What the tests of the commands that judge share: people who go by length, and a model that can be told to.

/** Short and long answers to many requests. */
export const answers = (n: number) => ({
  short: `Number ${n} is at ${(n * 7) % 24}.`,
  long: `As for number ${n}, which was asked about, it may be said that it is at ${(n * 7) % 24}, as far as anybody knows.`,
})

/** So many choices of a person who takes the short ones, or the long ones, every one of a pair of their own. */
export const choices = (person: string, taste: 'short' | 'long', count: number, from = 0) =>
  Array.from({ length: count }, (_, i) => {
    const n = from + i
    const { short, long } = answers(n)
    return {
      kind: 'choice',
      person,
      at: new Date(Date.UTC(2026, 0, 1, 0, n)).toISOString(),
      context: [{ role: 'user', content: `Where is number ${n}?` }],
      chosen: taste === 'short' ? short : long,
      rejected: taste === 'short' ? long : short,
    }
  })

export const lines = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).join('\n')

const between = (text: string, tag: string) => text.split(`<${tag}>\n`).at(-1)!.split(`\n</${tag}>`)[0]!

/**
 * A model that takes the short answer, whoever is concerned; by criteria it scores short answers high for whoever took
 * short ones before, and long ones else.
 */
export const scriptedJudge: Script<ServerCall> = ({ system, user }) => {
  if (system.startsWith('You prepare how')) {
    const taken = user.match(/<chosen>\n([\s\S]*?)\n<\/chosen>/)?.[1] ?? ''
    const criterion = taken.startsWith('As for') ? 'tells all there is to say' : 'comes to the point'
    return { persona: 'Goes by length.', criteria: [{ criterion, weight: 5 }] }
  }
  const first = between(user, 'answer_a').length < between(user, 'answer_b').length
  if (system.includes('Score each answer')) {
    const short = user.includes('comes to the point')
    return {
      reason: 'One is shorter.',
      scores: [{ criterion: 1, a: first === short ? 9 : 2, b: first === short ? 2 : 9 }],
    }
  }
  return { reason: 'It is shorter.', better: first ? 'A' : 'B', sure: 80 }
}
