import { type Arena, BLOCK, FOUND, MISSING } from './arena.ts'
import { startHelpers } from './helpers.ts'
import { kernel } from './kernel.ts'
import type { Units } from './pairs.ts'
import { type Bounds, EMPTY, lowered, type Shape, type Split, stepOf } from './split.ts'

/** What a search for a node's split must know of it. */
export interface Sought {
  readonly sums: readonly [g: number, h: number]
  readonly bounds: Bounds
}

/** Where the job's fields lie, counted in 32-bit words and in 64-bit numbers; kernel.wat reads them there. */
const WORD = {
  taken: 1,
  blocks: 4,
  codes: 5,
  from: 6,
  to: 7,
  counted: 8,
  rest: 9,
  features: 10,
  active: 11,
  found: 12,
  blockBytes: 13,
  pairs: 14,
  seekCounted: 15,
} as const
const NUMBER = { unitG: 8, unitH: 9, lambda: 10, least: 11, counted: 12, rest: 17 } as const

export type Crew = ReturnType<typeof crewOf>

/** The threads of a fit and what they are told. The caller's is one of them; the others end once they are dismissed. */
export function crewOf(arena: Arena, shape: Shape, workers: number) {
  const { memory, found, active, rows, codes, n } = arena
  const words = new Int32Array(memory.buffer, 0, 48)
  const numbers = new Float64Array(memory.buffer, 0, 24)
  const results = new DataView(memory.buffer, found)
  const { run, part, dismiss } = kernel(memory)
  let used = 0
  words[WORD.taken] = arena.taken.byteOffset
  words[WORD.codes] = codes.byteOffset
  words[WORD.blockBytes] = n * BLOCK
  words[WORD.features] = arena.features.byteOffset
  words[WORD.active] = active.byteOffset
  words[WORD.found] = found
  words[WORD.pairs] = arena.pairs.byteOffset
  numbers[NUMBER.lambda] = shape.lambda
  numbers[NUMBER.least] = Math.max(shape.minChildWeight, EMPTY)
  startHelpers(workers, memory)

  function describe(at: number, { sums: [g, h], bounds }: Sought): void {
    const before = lowered(g, h, shape.lambda, stepOf(g, h, shape.lambda, bounds))
    numbers.set([g, h, bounds.low, bounds.high, before], at)
  }

  /** The best of all blocks; of equal ones the first feature's. */
  function best(offset: number): Split | undefined {
    let most = 0
    let at = -1
    for (let i = 0; i < used; i++) {
      const place = active[i]! * FOUND + offset
      const gain = results.getFloat64(place, true)
      if (results.getInt32(place + 24, true) < 0 || gain <= most) continue
      most = gain
      at = place
    }
    if (at < 0 || most < shape.gamma) return undefined
    return {
      feature: results.getInt32(at + 24, true),
      code: results.getInt32(at + 28, true),
      missingLeft: results.getInt32(at + 32, true) === 1,
      gain: most,
      g: results.getFloat64(at + 8, true),
      h: results.getFloat64(at + 16, true),
    }
  }

  return {
    /** Before a tree: what its derivatives are counted in, and the features it may ask for. */
    begin(units: Units, columns: Int32Array): void {
      numbers[NUMBER.unitG] = units.g
      numbers[NUMBER.unitH] = units.h
      for (let f = 0; f < arena.width; f++) arena.features[4 * f + 2] = 0
      used = 0
      for (const f of columns) {
        arena.features[4 * f + 2] = 1
        const block = Math.floor(f / BLOCK)
        if (used === 0 || active[used - 1] !== block) active[used++] = block
      }
      words[WORD.blocks] = used
    },

    /**
     * Counts the rows from place `from` to `to` into sums `into`, and takes them from the sums `rest`, unless 0. Returns
     * the best splits of both, where one is sought.
     */
    count(
      [from, to]: readonly [number, number],
      into: number,
      rest: number,
      counted: Sought | undefined,
      other: Sought | undefined,
    ): readonly [counted: Split | undefined, rest: Split | undefined] {
      words[WORD.from] = rows.byteOffset + 4 * from
      words[WORD.to] = rows.byteOffset + 4 * to
      words[WORD.counted] = into
      words[WORD.rest] = other ? rest : 0
      words[WORD.seekCounted] = counted ? 1 : 0
      if (counted) describe(NUMBER.counted, counted)
      if (other) describe(NUMBER.rest, other)
      run(workers)
      return [counted && best(0), other && best(FOUND / 2)]
    },

    /** Puts those rows that go left before the others; returns the place where the others begin. */
    part(from: number, to: number, { feature, code, missingLeft }: Split): number {
      const column = codes.byteOffset + Math.floor(feature / BLOCK) * n * BLOCK + (feature % BLOCK)
      const middle = part(
        rows.byteOffset + 4 * from,
        rows.byteOffset + 4 * to,
        column,
        code,
        missingLeft ? MISSING : code,
        arena.aside,
      )
      return (middle - rows.byteOffset) / 4
    },

    dismiss,
  }
}
