/** Requests a second that may go on, and how many may come at once. */
export interface Rate {
  readonly perSecond: number
  readonly burst: number
}

interface Bucket {
  left: number
  at: number
}

/** Callers remembered; past that, those whose buckets are full again are let go. */
const MOST = 10_000

/** Token buckets, one a caller. Time is given in milliseconds. */
export function createLimiter({ perSecond, burst }: Rate) {
  const buckets = new Map<string, Bucket>()
  const filled = ({ left, at }: Bucket, now: number) =>
    Math.min(burst, left + ((now - at) / 1000) * perSecond)
  return {
    /** Takes one request. Returns 0, or the seconds after which the next may come. */
    take(caller: string, now: number): number {
      const bucket = buckets.get(caller) ?? { left: burst, at: now }
      bucket.left = filled(bucket, now)
      bucket.at = now
      if (!buckets.has(caller)) {
        if (buckets.size >= MOST)
          for (const [known, b] of buckets) if (filled(b, now) >= burst) buckets.delete(known)
        buckets.set(caller, bucket)
      }
      if (bucket.left < 1) return (1 - bucket.left) / perSecond
      bucket.left--
      return 0
    },
  }
}
