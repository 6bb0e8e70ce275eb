import type { Pair, Signal } from '../api.ts'

/** A question by its texts, whichever of them stands first. */
export const pairKey = ({ context = '', a, b }: Pair): string =>
  JSON.stringify([context, ...[a, b].toSorted()])

/** Questions of a pool that were not answered yet, by what is stored. */
export function unanswered(pool: readonly Pair[], choices: readonly Signal[]): readonly Pair[] {
  const answered = new Set(
    choices.flatMap((signal) =>
      signal.kind === 'choice'
        ? [pairKey({ context: signal.context?.at(-1)?.content, a: signal.chosen, b: signal.rejected })]
        : [],
    ),
  )
  return pool.filter((pair) => !answered.has(pairKey(pair)))
}

/**
 * Questions of a file: {context?, a, b} a line.
 *
 * @throws Error naming the line.
 */
export function poolOf(text: string): readonly Pair[] {
  const pool = text.split(/\r?\n/).flatMap((line, i) => (line.trim() === '' ? [] : [pairOf(line, i + 1)]))
  if (pool.length === 0) throw new Error('The file holds no questions; give lines of {"context"?, "a", "b"}')
  return pool
}

function pairOf(line: string, at: number): Pair {
  const wrong = new Error(`Line ${at} is no question; give {"context"?, "a", "b"} with two different texts`)
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    throw wrong
  }
  const { a, b, context } = (value ?? {}) as Partial<Record<keyof Pair, unknown>>
  if (typeof a !== 'string' || typeof b !== 'string' || a.trim() === '' || b.trim() === '' || a === b)
    throw wrong
  return { a, b, ...(typeof context === 'string' && context !== '' && { context }) }
}
