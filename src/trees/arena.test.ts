import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InvalidInputError } from '../errors.ts'
import { arenaFor, BLOCK, FOUND } from './arena.ts'

const rows = (n: number, width: number) => ({ n, width, values: new Float32Array(0) })

describe('the memory of a fit', () => {
  it('holds each thing apart from the others, aligned to what it is read by', () => {
    const small = fc.integer({ min: 1, max: 70 })
    fc.assert(
      fc.property(small, small, fc.integer({ min: 1, max: 30 }), (n, width, depth) => {
        const { memory, blocks, sums, found, aside, ...arena } = arenaFor(rows(n, width), depth)
        expect(blocks).toBe(Math.ceil(width / BLOCK))
        expect(sums.length).toBe(Math.min(depth, n))
        const views = [arena.codes, arena.pairs, arena.rows, arena.features, arena.active, arena.taken]
        const areas = [
          // The job's last field: what the step of the second node gains.
          [0, 136 + 40],
          ...views.map((view) => [view.byteOffset, view.byteLength]),
          [found, blocks * FOUND],
          [aside, 4 * n],
          ...sums.map((start) => [start, blocks * BLOCK * 256 * 8]),
        ].sort(([a], [b]) => a! - b!)
        areas.forEach(([start, bytes], i) => {
          expect(start! % 16).toBe(0)
          expect(start! + bytes!).toBeLessThanOrEqual(areas[i + 1]?.[0] ?? memory.buffer.byteLength)
        })
      }),
    )
  })

  it('is refused where addresses of 32 bits do not reach', () => {
    expect(() => arenaFor(rows(16e6, 256), 6)).toThrow(InvalidInputError)
    expect(() => arenaFor(rows(10, 1e6), 30)).toThrow(/^train\.n: 10\b.*depth/)
  })
})
