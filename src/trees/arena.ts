import { InvalidInputError } from '../errors.ts'
import { type Memory, memoryOf } from './kernel.ts'
import type { Rows } from './rows.ts'

/** Features of a block: their sums fill a core's first cache. */
export const BLOCK = 16
/** Codes a feature can have; the last stands for a missing value. */
const SLOTS = 256
export const MISSING = SLOTS - 1

/** Bytes of the sums of a block: 8 a slot. */
const BLOCK_SUMS = BLOCK * SLOTS * 8
/** Bytes kept free for the job's own fields, which lie from 0 on. */
const JOB = 192
/** Bytes of what a block's search found, half for each of two nodes. */
export const FOUND = 80
const PAGE = 65536
/** One fewer than 32-bit addresses reach: where something ends is an address, too. */
const MOST_PAGES = 65535

/** The memory of one fit, which its threads share; kernel.wat says how it is used. Addresses in bytes. */
export interface Arena {
  readonly n: number
  readonly width: number
  readonly memory: Memory
  /** Blocks of features. */
  readonly blocks: number
  /** blocks × n × BLOCK. */
  readonly codes: Uint8Array
  /** n × (h, g) as integers. */
  readonly pairs: Int32Array
  /** Rows a tree is grown on, in the order of its leaves. */
  readonly rows: Int32Array
  /** For each feature: last code that is present, direction, whether it may be asked for, nothing. */
  readonly features: Int8Array
  /** Blocks with a feature that may be asked for. */
  readonly active: Int32Array
  /** For each of them whether a thread has taken it. */
  readonly taken: Int32Array
  /** Address of what was found, FOUND bytes a block. */
  readonly found: number
  /** Address of a second list of rows. */
  readonly aside: number
  /** Addresses of sums, as many as a tree so deep needs at a time. */
  readonly sums: readonly number[]
}

/** @throws InvalidInputError when all of it exceeds the 4 GiB that 32-bit addresses reach: a byte a value, for the most. */
export function arenaFor({ n, width }: Rows, depth: number): Arena {
  const blocks = Math.ceil(width / BLOCK)
  let end = JOB
  const room = (bytes: number): number => {
    const start = end
    end += Math.ceil(bytes / 64) * 64
    return start
  }
  const features = room(blocks * BLOCK * 4)
  const active = room(blocks * 4)
  const taken = room(blocks * 4)
  const found = room(blocks * FOUND)
  const rows = room(n * 4)
  const aside = room(n * 4)
  const pairs = room(n * 8)
  const codes = room(blocks * n * BLOCK)
  // No path is longer than there are rows to part.
  const sums = Array.from({ length: Math.min(depth, n) }, () => room(blocks * BLOCK_SUMS))
  const pages = Math.ceil(end / PAGE)
  if (pages > MOST_PAGES)
    throw new InvalidInputError(
      'train.n',
      n,
      `give rows × features of at most 3e9 (here ${n * width}), or a smaller depth: all must fit 4 GiB`,
    )
  const memory = memoryOf(pages)
  const { buffer } = memory
  return {
    n,
    width,
    memory,
    blocks,
    codes: new Uint8Array(buffer, codes, blocks * n * BLOCK),
    pairs: new Int32Array(buffer, pairs, 2 * n),
    rows: new Int32Array(buffer, rows, n),
    features: new Int8Array(buffer, features, blocks * BLOCK * 4),
    active: new Int32Array(buffer, active, blocks),
    taken: new Int32Array(buffer, taken, blocks).fill(1),
    found,
    aside,
    sums,
  }
}
