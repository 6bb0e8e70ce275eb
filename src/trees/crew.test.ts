import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { seeded } from '../evaluate/interval.ts'
import { arenaFor } from './arena.ts'
import { bin } from './bins.ts'
import { boost } from './boost.ts'
import { crewOf } from './crew.ts'
import { grower } from './grow.ts'
import { startHelpers } from './helpers.ts'
import { kernel, memoryOf } from './kernel.ts'
import { BOOST } from './options.ts'
import type { Labelled } from './rows.ts'

/** Three blocks of features, the last of them not full. */
const WIDTH = 37

function made(n: number, seed: number): Labelled {
  const random = seeded(seed)
  const values = new Float32Array(n * WIDTH).map(() => (random() < 0.05 ? Number.NaN : random()))
  const label = new Float64Array(n).map((_, row) =>
    Number(values[row * WIDTH + 20]! * values[row * WIDTH + 36]! > 0.3 * random()),
  )
  return { n, width: WIDTH, values, label }
}

describe('several threads', () => {
  it.each([2, 3, 5])('of %i find the trees that one finds', async (workers) => {
    const train = made(3000, workers)
    const grown = async (threads: number) => {
      const arena = arenaFor(train, 6)
      const crew = crewOf(arena, BOOST, threads)
      try {
        const grow = grower(arena, crew, bin(train, 255, arena.codes), BOOST)
        // Time for all to come: what they do is then what is compared.
        if (threads > 1) await setTimeout(300)
        const random = seeded(1)
        return Array.from({ length: 30 }, () => {
          const derivatives = new Float64Array(2 * train.n).map((_, i) =>
            i % 2 === 0 ? random() - train.label[i >> 1]! : 0.05 + random() / 5,
          )
          // Now and then few features, so that jobs are of different sizes.
          const columns = new Int32Array(WIDTH).map((_, f) => f).filter(() => random() < 0.6)
          const margins = new Float64Array(train.n)
          const rows = new Int32Array(train.n).map((_, i) => i)
          return [grow(derivatives, rows, columns, margins), margins]
        })
      } finally {
        crew.dismiss()
      }
    }
    expect(await grown(workers)).toEqual(await grown(1))
  })

  it('of a whole fit find the same forest', () => {
    const train = made(2000, 9)
    const forest = (workers: number) =>
      boost(train, { rounds: 40, subsample: 0.7, columnSample: 0.8, random: seeded(2), workers })
    expect(forest(4)).toEqual(forest(1))
  })

  it('end when dismissed, even before they came', async () => {
    const ended = async (wait: number) => {
      const memory = memoryOf(1)
      const helpers = startHelpers(3, memory)
      await setTimeout(wait)
      const exits = helpers.map((helper) => once(helper, 'exit'))
      kernel(memory).dismiss()
      return (await Promise.all(exits)).map(([code]) => code as number)
    }
    expect(await ended(0)).toEqual([0, 0])
    expect(await ended(300)).toEqual([0, 0])
  })
})
