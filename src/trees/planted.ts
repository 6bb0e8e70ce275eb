import type { Tree } from './forest.ts'

/** A tree that takes nodes one by one: each a leaf with the step it takes and its cover, later perhaps a branch. */
export function planted() {
  const feature: number[] = []
  const value: number[] = []
  const left: number[] = []
  const missingLeft: number[] = []
  const gain: number[] = []
  const cover: number[] = []
  return {
    leaf(step: number, h: number): number {
      value.push(step)
      left.push(-1)
      missingLeft.push(0)
      gain.push(0)
      cover.push(h)
      return feature.push(-1) - 1
    },
    branch(place: number, asked: number, below: number, missing: boolean, won: number, child: number): void {
      feature[place] = asked
      value[place] = below
      left[place] = child
      missingLeft[place] = Number(missing)
      gain[place] = won
    },
    /** What a leaf adds, as the tree will keep it. */
    valueOf: (place: number): number => Math.fround(value[place]!),
    grown: (): Tree => ({
      feature: Int32Array.from(feature),
      value: Float32Array.from(value),
      left: Int32Array.from(left),
      missingLeft: Uint8Array.from(missingLeft),
      gain: Float32Array.from(gain),
      cover: Float32Array.from(cover),
    }),
  }
}
