import { describe, expect, it } from 'vitest'
import { InvalidInputError } from '../../errors.ts'
import { document, MEASURES, measureIndex } from '../../text/measures.ts'
import type { ScriptedComponent } from './component.ts'
import { COMPONENTS, component, inOrder, rivals, SCRIPTED, scriptedOf, writeAll } from './components.ts'
import { EMAIL, NOTES, SUMMARY } from './components.values.ts'
import { drawFor } from './draw.ts'
import { ENOUGH } from './person.ts'
import { TRUE_PREFERENCES } from './preferences.ts'

const seeds = [1, 2, 3]
const LETTERS = /closing|sign-off|straight|call-to/
/** Texts a component has something to do in: letters for what belongs to letters. */
const textsFor = ({ key }: ScriptedComponent): readonly string[] =>
  LETTERS.test(key) ? [EMAIL] : [SUMMARY, NOTES, `${SUMMARY} ${NOTES}`, EMAIL]
const written = (c: ScriptedComponent, text: string, seed: number): string =>
  c.write(text, drawFor(seed, c.key, text))

describe('the list', () => {
  it('has a component for every true preference of both papers', () => {
    expect(TRUE_PREFERENCES.map(({ wants }) => wants.length).filter((n) => n === 4).length).toBeGreaterThan(8)
    for (const { wants } of TRUE_PREFERENCES)
      for (const { key } of wants) expect(component(key).key).toBe(key)
    const used = new Set(TRUE_PREFERENCES.flatMap(({ wants }) => wants.map(({ key }) => key)))
    expect(COMPONENTS.map(({ key }) => key).filter((key) => !used.has(key))).toEqual([])
  })

  it('says of what no script can write why', () => {
    const without = COMPONENTS.flatMap((c) => (c.scriptable ? [] : [c]))
    expect(without.map(({ key }) => key)).toEqual(['clear', 'engaging'])
    for (const { why } of without) expect(why.length).toBeGreaterThan(20)
    expect(scriptedOf(['clear', 'emoji']).map(({ key }) => key)).toEqual(['emoji'])
  })

  it('has no key twice, and refuses one it does not know', () => {
    expect(new Set(COMPONENTS.map(({ key }) => key)).size).toBe(COMPONENTS.length)
    expect(() => component('shouting')).toThrow(InvalidInputError)
    for (const c of SCRIPTED) for (const key of c.rivals) expect(component(key).scriptable).toBe(true)
  })

  it('holds no person of the papers who wants rivals', () => {
    for (const { wants } of TRUE_PREFERENCES) {
      const all = scriptedOf(wants.map(({ key }) => key))
      for (const a of all)
        for (const b of all) expect([a.key, b.key, rivals(a, b)]).toEqual([a.key, b.key, false])
    }
  })
})

describe.each(SCRIPTED.map((c) => [c.key, c] as const))('%s', (_, c) => {
  it('is there after it was written, and not before', () => {
    for (const text of textsFor(c))
      for (const seed of seeds) {
        const before = c.present(text)
        const after = c.present(written(c, text, seed))
        expect(after).toBeGreaterThanOrEqual(ENOUGH)
        expect(after).toBeLessThanOrEqual(1)
        if (before < ENOUGH) expect(after).toBeGreaterThan(before)
      }
    expect(textsFor(c).some((text) => c.present(text) < ENOUGH)).toBe(true)
  })

  it('is seen by the style measures it names', () => {
    expect(c.measures.length).toBeGreaterThan(0)
    for (const { name, direction } of c.measures) {
      const measure = MEASURES[measureIndex(name)!]!
      const moved = textsFor(c).flatMap((text) =>
        seeds.map((seed) => measure.value(document(written(c, text, seed))) - measure.value(document(text))),
      )
      expect([name, direction * moved.reduce((a, b) => a + b, 0)]).toEqual([name, expect.any(Number)])
      expect(direction * moved.reduce((a, b) => a + b, 0)).toBeGreaterThanOrEqual(0)
    }
    const first = MEASURES[measureIndex(c.measures[0]!.name)!]!
    for (const text of textsFor(c)) {
      const [a, b] = [first.value(document(text)), first.value(document(written(c, text, 1)))]
      expect(c.measures[0]!.direction * (b - a)).toBeGreaterThan(0)
    }
  })

  it('is the same for the same numbers, and leaves an empty text without an error', () => {
    expect(written(c, SUMMARY, 5)).toBe(written(c, SUMMARY, 5))
    expect(c.present(c.write('', drawFor(1)))).toBeLessThanOrEqual(1)
  })
})

describe('components together', () => {
  const together = SCRIPTED.flatMap((a) =>
    SCRIPTED.filter((b) => a !== b && !rivals(a, b)).map((b) => [a, b] as const),
  )

  it('keep each other in their order, whichever two', () => {
    const lost = together.filter(
      ([a, b]) => a.present(writeAll(EMAIL, [a, b], { seed: 1, material: NOTES })) < ENOUGH,
    )
    expect(lost.map(([a, b]) => `${a.key} with ${b.key}`)).toEqual([])
  })

  it('keep each other in any order; only what cuts a text short may cut what others put in', () => {
    const lost = together.filter(([a, b]) => {
      const first = written(a, EMAIL, 1)
      return b.key !== 'brief' && a.present(first) >= ENOUGH && a.present(written(b, first, 1)) < ENOUGH
    })
    expect(lost.map(([a, b]) => `${a.key} before ${b.key}`)).toEqual([])
  })

  it('run from what cuts to what lays out', () => {
    const keys = ['bullet-points', 'emoji', 'brief', 'second-person']
    expect(inOrder(scriptedOf(keys)).map(({ key }) => key)).toEqual([
      'brief',
      'second-person',
      'emoji',
      'bullet-points',
    ])
  })
})

describe('texts, worked out by hand', () => {
  const change = (key: string, text: string): string => {
    const c = component(key)
    if (!c.scriptable) throw new Error(key)
    return c.write(text, () => 0)
  }

  it.each([
    ['ampersands', 'Salt and pepper stay here. And so on.', 'Salt & pepper stay here. And so on.'],
    [
      'bullet-points',
      'Hi Ann,\n\nThe first point is quite long. The second one is as long. Short one.\n\nThanks,\nBo',
      'Hi Ann,\n\n- The first point is quite long.\n- The second one is as long. Short one.\n\nThanks,\nBo',
    ],
    [
      'semicolons',
      'The roof leaks in the east. The walls are dry so far.',
      'The roof leaks in the east; the walls are dry so far.',
    ],
    [
      'question-answer',
      'The roof leaks in the east. The walls are dry so far.',
      'Q: What is this about?\nA: The roof leaks in the east.\n\nQ: What else is there?\nA: The walls are dry so far.',
    ],
    [
      'step-by-step',
      'The roof leaks in the east. We called a builder at once. He came in the evening.',
      'First, the roof leaks in the east. Next, we called a builder at once. Finally, he came in the evening.',
    ],
    ['no-closing', 'Hi,\n\nIt rains.\n\nKind regards,\nAnn', 'Hi,\n\nIt rains.'],
    ['thankful-closing', 'Hi,\n\nIt rains.\n\nBest wishes,\nAnn', 'Hi,\n\nIt rains.\n\nWith thanks,\nAnn'],
    [
      'screenplay',
      'It rains. It pours.',
      'FADE IN:\n\nINT. QUIET ROOM - DAY\n\nNARRATOR (V.O.)\nIt rains.\n\nCUT TO:\n\nIt pours.\n\nFADE OUT.',
    ],
    [
      'structured',
      'The roof leaks in the east. The walls are dry so far.',
      'Key points:\n1. The roof leaks in the east.\n2. The walls are dry so far.',
    ],
  ])('%s', (key, before, after) => {
    expect(change(key, before)).toBe(after)
  })

  it('swap persons, and verbs with them', () => {
    expect(change('second-person', 'She says that I was late. Is he here?')).toMatch(
      /you say that you were late\. Is he here\?$/i,
    )
    expect(change('third-person', 'We think that you know my plan. Do you?')).toMatch(
      /they think that they know their plan\. Do you\?$/i,
    )
  })

  it('put in a bullet only where there is none', () => {
    const once = change('bullet-points', SUMMARY)
    expect(change('bullet-points', once)).toBe(once)
  })
})
