import { describe, expect, it } from 'vitest'
import { seeded } from '../evaluate/interval.ts'
import { MEASURES, measureIndex } from '../text/measures.ts'
import { explain } from './explain.ts'
import { normalsOf } from './simulated.values.ts'
import type { Vote } from './taste.ts'

const at = (name: string) => measureIndex(name)!
const VARIED = ['words', 'commas', 'hedges', 'digits', 'but'].map(at)

/** A text is a number here, and its measures come from that. */
const known = new Map<string, Float64Array>()
function read(text: string): Float64Array {
  const found = known.get(text)
  if (found) return found
  const normal = normalsOf(seeded(7919 + Number(text)))
  const measures = new Float64Array(MEASURES.length).fill(3)
  for (const j of VARIED) measures[j] = normal() / Math.SQRT2
  known.set(text, measures)
  return measures
}

/** n choices by weights on measures, whose differences have a standard deviation of 1. */
function choices(
  person: string,
  weights: Readonly<Record<string, number>>,
  n: number,
  from: number,
  random: () => number,
): Vote[] {
  const value = (text: string) =>
    Object.entries(weights).reduce((sum, [name, w]) => sum + w * read(text)[at(name)]!, 0)
  return Array.from({ length: n }, (_, i) => {
    const [x, y] = [String(from + 2 * i), String(from + 2 * i + 1)]
    return random() < 1 / (1 + Math.exp(value(y) - value(x)))
      ? { person, a: x, b: y }
      : { person, a: y, b: x }
  })
}

const random = seeded(3)
const others = Array.from({ length: 20 }, (_, p) =>
  choices(`p${p}`, { commas: 0.8, digits: p % 2 ? 1 : -1, words: (p % 3) * 0.7 - 0.7 }, 80, 1000 * p, random),
).flat()
const own = choices('x', { commas: 0.8, words: -1.5 }, 120, 500_000, seeded(4))
const found = explain(own, others, read)
const by = (name: string) => found.find((f) => f.measure === name)!

describe('explain', () => {
  it('puts first what the person goes by and others do not', () => {
    expect(found[0]).toMatchObject({ measure: 'words', phrase: 'Keep it short', compared: 'more' })
    expect(found[0]!.differs).toBeGreaterThan(0.99)
    expect(found[0]!.effect.high).toBeLessThan(0)
    expect(Math.abs(found[0]!.everybody.mean)).toBeLessThan(0.3)
  })

  it('finds what the person shares with everybody, and that they do not differ there', () => {
    const commas = by('commas')
    expect(commas.phrase).toBe('Use many commas')
    expect(commas.effect.low).toBeGreaterThan(0)
    expect(commas.everybody.low).toBeGreaterThan(0)
    expect(commas.differs).toBeLessThan(0.95)
    expect(by('hedges').differs).toBeLessThan(0.95)
  })

  it('is surer of everybody where people agree: the interval is by person, not by choice', () => {
    const width = (name: string) => by(name).everybody.high - by(name).everybody.low
    expect(width('digits')).toBeGreaterThan(1.5 * width('hedges'))
    expect(by('digits').everybody.low).toBeLessThan(0)
    expect(by('digits').everybody.high).toBeGreaterThan(0)
  })

  it('sees a person of one choice near everybody, less surely, least where people differ most', () => {
    const one = explain(own.slice(0, 1), others, read)
    const spread = ({ low, high }: { low: number; high: number }) => (high - low) / 2 / 1.96
    for (const f of one) {
      expect(Math.abs(f.effect.mean - f.everybody.mean)).toBeLessThan(0.2)
      expect(spread(f.effect)).toBeGreaterThan(spread(f.everybody))
      expect(f.differs).toBeLessThan(0.7)
    }
    const of = (name: string) => spread(one.find((f) => f.measure === name)!.effect)
    // Of digits people's effects are 1 and -1; of hedges all are 0, and what was believed before counts.
    expect(of('digits')).toBeGreaterThan(1.5 * of('hedges'))
    expect(of('digits')).toBeLessThan(1)
    expect(of('hedges')).toBeLessThan(Math.sqrt(0.1))
  })

  it('leaves out measures in which the texts do not differ', () => {
    expect(found.map((f) => f.measure).toSorted()).toEqual(VARIED.map((j) => MEASURES[j]!.name).toSorted())
  })

  it('turns round when every choice is turned round', () => {
    const turned = explain(
      own.map(({ person, a, b }) => ({ person, a: b, b: a })),
      others.map(({ person, a, b }) => ({ person, a: b, b: a })),
      read,
    )
    for (const f of turned) {
      const before = by(f.measure)
      expect(f.effect.mean).toBeCloseTo(-before.effect.mean, 6)
      expect(f.differs).toBeCloseTo(before.differs, 6)
      expect(f.compared).toBe(before.compared)
      expect(f.phrase).not.toBe(before.phrase)
    }
  })

  it('claims no difference from nobody, and nothing of a person who has not chosen', () => {
    const alone = explain(own, [], read)
    expect(alone.map((f) => f.measure)).toContain('words')
    for (const f of alone) expect(f.differs).toBeLessThan(0.9)
    expect(explain([], others, read)).toEqual([])
    expect(explain([], [], read)).toEqual([])
  })

  it('covers the true effect about as often as it says, where people vary as it thinks', () => {
    const draw = seeded(11)
    const normal = normalsOf(draw)
    const many = Array.from({ length: 30 }, (_, p) => {
      const words = 0.5 + 0.32 * normal()
      return { words, votes: choices(`q${p}`, { words }, 20, 1_000_000 + 100 * p, draw) }
    })
    const all = many.flatMap(({ votes }) => votes)
    let covered = 0
    for (const { words, votes } of many) {
      const person = votes[0]!.person
      const rest = all.filter((v) => v.person !== person)
      const { effect: e } = explain(votes, rest, read).find((f) => f.measure === 'words')!
      if (e.low <= words && words <= e.high) covered++
    }
    // Binomial(30, 0.95) is below 25 once in 300 times.
    expect(covered).toBeGreaterThanOrEqual(25)
  })

  it('reads real texts when it is not told otherwise', () => {
    const votes = ['One.', 'Two, three, and so on.'].map((a, i) => ({
      person: 'x',
      a,
      b: `Long, long text ${i}. `.repeat(9),
    }))
    const seen = explain(
      votes,
      votes.map((v) => ({ ...v, person: 'y' })),
    )
    expect(seen.find((f) => f.measure === 'words')).toMatchObject({ phrase: 'Keep it short' })
    for (const f of seen)
      expect(Object.values(f.effect).every(Number.isFinite) && f.differs >= 0.5 && f.differs <= 1).toBe(true)
  })
})
