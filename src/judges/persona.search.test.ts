import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seeded } from '../evaluate/interval.ts'
import type { Ask, Prompt } from '../model.ts'
import { asking } from './persona.asking.ts'
import type { Demonstration } from './persona.bootstrap.ts'
import { race } from './persona.search.ts'
import { type DemonstrationSet, demonstrationSets, set } from './persona.sets.ts'

const shown = (id: string, more: Partial<Demonstration> = {}): Demonstration => ({
  id,
  context: `request ${id}`,
  a: `one ${id}`,
  b: `two ${id}`,
  chosen: 'A',
  ...more,
})

const PERSONA = { persona: 'Takes the short one.', sources: ['s'] }

/** What a judge says of each held-out choice in each order, for each set: right, wrong or a tie. */
type Table = readonly (readonly (readonly [Mark, Mark])[])[]
type Mark = 'right' | 'wrong' | 'tie'
const POINTS = { right: 1, tie: 0.5, wrong: 0 }

function raced(table: Table, { stopScore = 9, calls = Number.POSITIVE_INFINITY } = {}) {
  const heldOut = table[0]!.map((_, i) => shown(`h${i}`))
  const sets: DemonstrationSet[] = table.map((_, s) => set(`set ${s}`, [shown(`d${s}`)]))
  let asked = 0
  const ask = async <T>({ user }: Prompt<T>): Promise<T> => {
    asked++
    const s = Number(/request d(\d+)/.exec(user)![1])
    const h = Number(/request h(\d+)/.exec(user)![1])
    const turned = user.indexOf(`two h${h}`) < user.indexOf(`one h${h}`)
    const mark = table[s]![h]![turned ? 1 : 0]
    const better = mark === 'tie' ? 'tie' : (mark === 'right') === turned ? 'B' : 'A'
    return { better, sure: 80, reason: '' } as T
  }
  const onTried = () => {}
  return race(asking(ask as Ask, 2, true), sets, heldOut, PERSONA, { stopScore, calls, onTried }).then(
    (found) => ({
      ...found,
      asked,
    }),
  )
}

const marks = fc.constantFrom<Mark>('right', 'wrong', 'tie')
const tables = fc.integer({ min: 1, max: 4 }).chain((held) =>
  fc.array(fc.array(fc.tuple(marks, marks), { minLength: held, maxLength: held }), {
    minLength: 1,
    maxLength: 8,
  }),
)
const score = (rows: Table[number]) => rows.flat().reduce((s, m) => s + POINTS[m], 0) / (2 * rows.length)

describe('the race', () => {
  it('finds what judging everything finds: the first of the best sets', () =>
    fc.assert(
      fc.asyncProperty(tables, async (table) => {
        const { best, score: top, asked, tried } = await raced(table)
        const scores = table.map(score)
        expect(top).toBeCloseTo(Math.max(...scores), 12)
        expect(best.name).toBe(`set ${scores.indexOf(Math.max(...scores))}`)
        expect(asked).toBeLessThanOrEqual(2 * table.flat().length)
        for (const [s, t] of tried.entries())
          if (t.score === undefined) expect(scores[s]!).toBeLessThanOrEqual(top)
          else expect(t.score).toBeCloseTo(scores[s]!, 12)
      }),
    ))

  it('ends at the stop score and takes what it has', () =>
    fc.assert(
      fc.asyncProperty(tables, fc.double({ min: 0.1, max: 1, noNaN: true }), async (table, stopScore) => {
        const { best, tried } = await raced(table, { stopScore })
        const scores = table.map(score)
        const stop = scores.findIndex((s) => s >= stopScore)
        const seen = stop < 0 ? scores : scores.slice(0, stop + 1)
        expect(tried).toHaveLength(seen.length)
        expect(best.name).toBe(`set ${seen.indexOf(Math.max(...seen))}`)
      }),
    ))

  it('stays within its calls, except for the first set', () =>
    fc.assert(
      fc.asyncProperty(tables, fc.integer({ min: 0, max: 40 }), async (table, calls) => {
        const { asked } = await raced(table, { calls })
        expect(asked).toBeLessThanOrEqual(Math.max(calls, 2 * table[0]!.length))
      }),
    ))

  it('leaves a set that can no longer win', async () => {
    const right = ['right', 'right'] as const
    const { tried, asked } = await raced([
      [right, right, ['right', 'wrong']],
      [['wrong', 'right'], right, right],
      [['tie', 'right'], right, ['tie', 'right']],
    ])
    expect(tried.map((t) => [t.judged, t.score])).toEqual([
      [6, 5 / 6],
      [2, undefined],
      [6, 5 / 6],
    ])
    expect(asked).toBe(14)
  })
})

describe('demonstration sets', () => {
  const train = Array.from({ length: 7 }, (_, i) => shown(`t${i}`))
  const reasoned = [1, 3, 4, 6].map((i) => ({ ...train[i]!, reason: `why ${i}` }))
  const SIZES = { candidates: 10, labelled: 4, bootstrapped: 3 }
  const sets = (more = {}) => demonstrationSets(train, reasoned, { ...SIZES, ...more }, seeded(3))
  const ids = (s: DemonstrationSet) => s.demonstrations.map((d) => d.id)

  it('begin with the four fixed ones', () => {
    const [reasons, labelled, alone, past] = sets()
    expect(ids(reasons!).slice(0, 3)).toEqual(['t3', 't4', 't6'])
    // Three with a reason are filled up to four by one without.
    expect(reasons!.demonstrations.map((d) => d.reason !== undefined)).toEqual([true, true, true, false])
    expect(labelled!.demonstrations.map((d) => d.reason)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
    expect(alone!.demonstrations).toEqual([])
    expect([past!.persona, ids(past!)]).toEqual([false, ['t4', 't5', 't6']])
  })

  it('hold nobody twice, differ, and are of many sizes', () => {
    const random = sets({ labelled: 0, bootstrapped: 4, candidates: 40 }).slice(4)
    for (const s of random) expect(new Set(ids(s)).size).toBe(s.demonstrations.length)
    expect(new Set(random.map((s) => ids(s).join())).size).toBe(random.length)
    expect(new Set(random.map((s) => s.demonstrations.length))).toEqual(new Set([1, 2, 3, 4]))
    for (const s of random) for (const d of s.demonstrations) expect(reasoned).toContainEqual(d)
  })

  it('are the same for the same numbers', () => {
    expect(sets()).toEqual(sets())
    expect(sets({ candidates: 0 }).map((s) => s.name)).toEqual([
      'reasons',
      'labelled',
      'persona alone',
      'past choices alone',
    ])
  })
})
