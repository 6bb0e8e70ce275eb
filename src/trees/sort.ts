/** Bits sorted by at a time: three rounds for a 32-bit float. */
const BITS = 11
const BUCKETS = 1 << BITS

/**
 * Sorts 32-bit floats with the places they came from, by counting (radix sort): linear, about a tenth of the time of
 * Float32Array.sort. NaN comes last. Reuses its room for up to `n` numbers, so what it returns holds until the next call.
 */
export function sorter(n: number): (column: Float32Array) => {
  readonly sorted: Float32Array
  readonly places: Int32Array
} {
  let [keys, otherKeys] = [new Uint32Array(n), new Uint32Array(n)]
  let [places, otherPlaces] = [new Int32Array(n), new Int32Array(n)]
  const starts = new Int32Array(BUCKETS)

  return (column) => {
    const bits = new Uint32Array(column.buffer, column.byteOffset, n)
    for (let i = 0; i < n; i++) {
      keys[i] = Number.isNaN(column[i]!) ? 0xffffffff : keyOf(bits[i]!)
      places[i] = i
    }
    for (let shift = 0; shift < 32; shift += BITS) round(shift)
    const sorted = new Float32Array(keys.buffer)
    for (let i = 0; i < n; i++) keys[i] = bitsOf(keys[i]!)
    return { sorted, places }
  }

  function round(shift: number): void {
    starts.fill(0)
    for (let i = 0; i < n; i++) starts[(keys[i]! >>> shift) & (BUCKETS - 1)]!++
    // All in one: they are in order already.
    if (starts[(keys[0]! >>> shift) & (BUCKETS - 1)] === n) return
    for (let bucket = 0, start = 0; bucket < BUCKETS; bucket++) {
      const count = starts[bucket]!
      starts[bucket] = start
      start += count
    }
    for (let i = 0; i < n; i++) {
      const key = keys[i]!
      const to = starts[(key >>> shift) & (BUCKETS - 1)]!++
      otherKeys[to] = key
      otherPlaces[to] = places[i]!
    }
    ;[keys, otherKeys] = [otherKeys, keys]
    ;[places, otherPlaces] = [otherPlaces, places]
  }
}

/** Whole numbers in the order of the floats: below 0 more bits mean less. */
const keyOf = (bits: number): number => (bits >>> 31 ? ~bits : bits | 0x80000000)
const bitsOf = (key: number): number => (key >>> 31 ? key & 0x7fffffff : ~key)
