import { COUNTS } from './counts.ts'
import { PLACES, type Reading } from './reading.ts'
import type { Table } from './table.ts'

/** Counts further from their mean than so many standard deviations are taken as this far: nothing is known out there. */
const FAR = 4
/** Queries a word or pair must stand in before anything is learned of it. */
const LEAST = 2

/** Columns that a linear model has for each place and each dense number of a reading. */
export interface Space {
  /** Columns in all: those of places, then those of dense numbers. */
  readonly columns: number
  /** PLACES numbers: the column of a place, -1 where none. */
  readonly column: Int32Array
  readonly scales: Scales
}

/** Means and standard deviations of dense numbers: counts, then the embedding. */
export interface Scales {
  readonly mean: Float32Array
  readonly deviation: Float32Array
}

/** In how many readings each place occurs. */
export function frequencies(readings: readonly Reading[]): Int32Array {
  const found = new Int32Array(PLACES)
  for (const { at } of readings) for (const place of at) found[place]! += 1
  return found
}

export function spaceOf({ readings }: Table): Space {
  const found = frequencies(readings)
  let columns = 0
  const column = found.map((f) => (f < LEAST ? -1 : columns++))
  const scales = scalesOf(readings)
  return { columns: columns + scales.mean.length, column, scales }
}

export function scalesOf(readings: readonly Reading[]): Scales {
  const width = COUNTS.length + (readings[0]?.embedding?.length ?? 0)
  const mean = new Float32Array(width)
  const deviation = new Float32Array(width)
  for (let j = 0; j < width; j++) {
    let sum = 0
    let squares = 0
    for (const reading of readings) sum += rawNumber(reading, j)
    const middle = sum / readings.length
    for (const reading of readings) squares += (rawNumber(reading, j) - middle) ** 2
    mean[j] = middle
    deviation[j] = Math.sqrt(squares / readings.length)
  }
  return { mean, deviation }
}

const rawNumber = ({ counts, embedding }: Reading, j: number): number =>
  j < COUNTS.length ? counts[j]! : embedding![j - COUNTS.length]!

/** Dense number j in standard deviations, bounded. 0 where it never differed. */
export function scaled({ mean, deviation }: Scales, reading: Reading, j: number): number {
  if (deviation[j]! < 1e-9) return 0
  return Math.max(-FAR, Math.min(FAR, (rawNumber(reading, j) - mean[j]!) / deviation[j]!))
}
