import { describe, expect, it } from 'vitest'
import { accept, acceptMerged } from '../../learners/accept.ts'
import { MENU } from '../../learners/prose.prompt.ts'
import { alike, NEAR_DUPLICATE } from '../../text/alike.ts'
import { MEASURES, measureIndex } from '../../text/measures.ts'
import { unsafe } from '../../text/safe.ts'
import { rivals, SCRIPTED } from './components.ts'
import { EMAIL } from './components.values.ts'
import { named, saidOf } from './model.wordings.ts'

const keys = (statement: string): readonly string[] => named(statement).map(({ key }) => key)
const source = { signal: 's', field: 'text', text: EMAIL }

describe.each(SCRIPTED.map((c) => [c.key, c] as const))('%s', (key, c) => {
  const { wordings, measure, direction } = saidOf(c)

  it('is said in several short ways that ask for it and for nothing else', () => {
    expect(new Set(wordings).size).toBe(3)
    for (const wording of wordings) {
      expect([wording, keys(wording)]).toEqual([wording, [key]])
      expect(wording.split(/\s+/).length).toBeLessThanOrEqual(8)
    }
  })

  it('passes every check of the house', () => {
    for (const wording of wordings) {
      expect([wording, unsafe(wording)]).toEqual([wording, undefined])
      expect(accept(wording, 'I hope this note', source)?.statement).toBe(wording)
      expect(acceptMerged(wording, [])).toBe(wording)
    }
  })

  it('is merged with no other, and counted by no other measure', () => {
    for (const wording of wordings) {
      for (const other of SCRIPTED.filter((o) => o !== c))
        for (const said of saidOf(other).wordings)
          expect([wording, said, alike(wording, said) < NEAR_DUPLICATE]).toEqual([wording, said, true])
      if (measure !== null) continue
      for (const about of MENU) {
        const { high, low } = MEASURES[measureIndex(about)!]!
        for (const phrase of [high, low]) expect(alike(wording, phrase)).toBeLessThan(NEAR_DUPLICATE)
      }
    }
  })

  it('names a measure of the menu that moves with it, or none', () => {
    if (measure === null) return
    const [name, way] = measure.split(' ')
    expect(MENU).toContain(name)
    expect(way).toBe(direction)
    const moves = c.measures.find((m) => m.name === name)
    if (moves !== undefined) expect(moves.direction).toBe(way === 'more' ? 1 : -1)
  })
})

describe('wishes joined by semicolons', () => {
  it('are each understood, whichever two', () => {
    const lost: string[] = []
    for (const a of SCRIPTED)
      for (const b of SCRIPTED) {
        if (a === b || rivals(a, b)) continue
        for (const x of saidOf(a).wordings)
          for (const y of saidOf(b).wordings) {
            const found = keys(`${x}; ${y}`.toLowerCase())
            if (found.length !== 2 || !found.includes(a.key) || !found.includes(b.key))
              lost.push(`${x}; ${y}`)
          }
      }
    expect(lost).toEqual([])
  })
})
