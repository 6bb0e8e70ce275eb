/** Words in a shingle. */
const WORDS = 3
/** Bins of a signature: numbers two texts can agree in. */
const BINS = 64
/** Bins that must agree at once: two texts with 0.7 of their shingles in common meet in one of 32 pairs almost surely. */
const ROWS = 2

/** FNV-1a over UTF-16 units, then mixed (the finish of MurmurHash3), so that each bit is as good as another. */
export function hash(text: string, seed = 0x811c9dc5): number {
  let h = seed
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return mix(h)
}

function mix(x: number): number {
  let h = x
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** Hashes of all runs of three words, ascending, each once. A shorter text is one shingle. */
export function shinglesOf(words: readonly string[]): Int32Array {
  const found = new Set<number>()
  for (let i = 0; i + WORDS <= Math.max(words.length, WORDS); i++)
    found.add(hash(words.slice(i, i + WORDS).join(' ')) | 0)
  return Int32Array.from(found).sort()
}

/** Share of the shingles of either that both have, 0 to 1. */
export function jaccard(a: Int32Array, b: Int32Array): number {
  let common = 0
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i]! < b[j]!) i++
    else if (a[i]! > b[j]!) j++
    else {
      common++
      i++
      j++
    }
  }
  return common / (a.length + b.length - common)
}

/**
 * Keys of the buckets a set of shingles falls into; two sets share one with a chance that rises steeply with their Jaccard
 * index. One hash a shingle: each falls into a bin and the bin keeps the least (Li, Owen and Zhang 2012). An empty bin
 * takes over the next filled one's (Shrivastava and Li 2014).
 */
export function bandsOf(shingles: Int32Array): Int32Array {
  const least = new Float64Array(BINS).fill(Number.POSITIVE_INFINITY)
  for (const shingle of shingles) {
    const h = mix(shingle)
    least[h % BINS] = Math.min(least[h % BINS]!, h)
  }
  const filled = least.map((_, bin) => {
    let by = 0
    while (least[(bin + by) % BINS] === Number.POSITIVE_INFINITY) by++
    return least[(bin + by) % BINS]! + by
  })
  return Int32Array.from({ length: BINS / ROWS }, (_, band) => {
    let key = band
    for (let r = 0; r < ROWS; r++) key = mix(key ^ mix(filled[band * ROWS + r]! | 0))
    return key
  })
}
