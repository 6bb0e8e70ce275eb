import type { Comparison, Verdict } from './judge.ts'

/** The verdict on answers that are equal, white space around them aside: one half, nobody asked. Else undefined. */
export const same = ({ a, b }: Comparison): Verdict | undefined =>
  a.trim() === b.trim() ? { probability: 0.5, reasons: ['The answers are the same.'], used: [] } : undefined
