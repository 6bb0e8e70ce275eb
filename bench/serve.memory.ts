import { setTimeout as sleep } from 'node:timers/promises'

export interface Memory {
  readonly seconds: number
  /** Resident, in megabytes: the median of the second and of the last fifth. The first fifth is for warming up. */
  readonly earlyMegabytes: number
  readonly lateMegabytes: number
  readonly peakMegabytes: number
  readonly ratio: number
}

/** Watches what the service tells of its memory while something goes on. */
export async function memoryDuring(url: string, token: string, work: Promise<unknown>): Promise<Memory> {
  const seen: number[] = []
  const started = performance.now()
  let over = false
  const ends = () => {
    over = true
  }
  work.then(ends, ends)
  while (!over) {
    seen.push(await resident(url, token))
    await sleep(500)
  }
  await work
  const fifth = (n: number) =>
    median(seen.slice(Math.floor((n * seen.length) / 5), Math.floor(((n + 1) * seen.length) / 5)))
  const [early, late] = [fifth(1), fifth(4)]
  return {
    seconds: Math.round((performance.now() - started) / 1000),
    earlyMegabytes: early,
    lateMegabytes: late,
    peakMegabytes: Math.max(...seen),
    ratio: late / early,
  }
}

async function resident(url: string, token: string): Promise<number> {
  const response = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${token}` } })
  const [, bytes] = /^process_resident_memory_bytes (\S+)$/m.exec(await response.text()) ?? []
  return Number(bytes) / 2 ** 20
}

export const median = (list: readonly number[]): number =>
  [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.NaN
