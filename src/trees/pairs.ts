/** What the integers are counted in, and the sums of all rows, in the derivatives' own size. */
export interface Units {
  readonly g: number
  readonly h: number
  readonly sums: readonly [g: number, h: number]
}

/** From here on rounding alike would add up; below, rows that are alike stay alike, and so do splits that tie. */
const MANY = 2 ** 18

/**
 * Writes the derivatives (g, h) of these rows as pairs of whole numbers (h, g), as quantized training does (Shi et al.
 * 2022, arXiv 2207.09682) but with as many bits as leave room for the sum of all: of 45,000 rows the mean one is 12,000
 * to 24,000 units, and each is off by half a unit at most. Units are powers of two: what is read back from a sum is
 * exact. Of many rows as large a share is rounded up as the remainder says, so that sums have no bias.
 */
export function writePairs(derivatives: Float64Array, rows: Int32Array, pairs: Int32Array): Units {
  let sizeG = 0
  let sizeH = 0
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!
    sizeG += Math.abs(derivatives[2 * row]!)
    sizeH += derivatives[2 * row + 1]!
  }
  const unitG = unitOf(sizeG)
  const unitH = unitOf(sizeH)
  const [perG, perH] = [1 / unitG, 1 / unitH]
  const many = rows.length >= MANY
  let g = 0
  let h = 0
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!
    // Multiples of the golden ratio fill the unit interval evenly, whichever rows come together.
    const up = many ? (Math.imul(row, 0x9e3779b9) >>> 0) / 2 ** 32 : 0.5
    const wholeG = Math.floor(derivatives[2 * row]! * perG + up)
    const wholeH = Math.floor(derivatives[2 * row + 1]! * perH + up)
    pairs[2 * row] = wholeH
    pairs[2 * row + 1] = wholeG
    g += wholeG
    h += wholeH
  }
  return { g: unitG, h: unitH, sums: [g * unitG, h * unitH] }
}

/** So small that the sum is at most 2^30 of it: with a unit a row for rounding, no sum leaves 32 bits. */
const unitOf = (sum: number): number => 2 ** Math.max(-1000, Math.ceil(Math.log2(sum / 2 ** 30)))
