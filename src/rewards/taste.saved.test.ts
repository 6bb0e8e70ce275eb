import { beforeAll, describe, expect, it } from 'vitest'
import { InvalidInputError, StoreVersionError } from '../errors.ts'
import { loadTaste, packState, saveTaste, unpackState } from './taste.saved.ts'
import { fitTaste, type Taste, type Vote } from './taste.ts'

const SEEN = [
  'Dear all, I am writing to you about the meeting of next Monday; would it suit you?',
  'Monday ok?',
  '- Monday\n- Tuesday\n\nTell me which!',
  'We could perhaps meet on Monday, or possibly on Tuesday, if that were at all convenient.',
  'meet monday lol',
]
const UNSEEN = ['Shall we say Wednesday, at noon?', 'WEDNESDAY!!!', '水曜日はどうですか。']
const votes = ['ann', 'bob', 'cy', 'ann', 'bob', 'cy', 'ann', 'bob'].map((person, i): Vote => {
  const [a, b] = [SEEN[i % 5]!, SEEN[(i + 1 + (i % 3)) % 5]!]
  return { person, a, b, ...(i % 2 && { strength: 0.5 }) }
})

let taste: Taste
let saved: string
beforeAll(() => {
  taste = fitTaste(votes)
  saved = saveTaste(taste)
})
const texts = [...SEEN, ...UNSEEN]
const pairs = texts.flatMap((a) => texts.map((b) => [a, b] as const))

describe('loadTaste', () => {
  it('gives the same odds, for texts that were voted on and for others', () => {
    const again = loadTaste(saved)
    const [person, same] = [taste, again].map((t) => t.person(votes.slice(0, 4)))
    for (const [a, b] of pairs) {
      expect(Math.abs(again.odds(a, b) - taste.odds(a, b))).toBeLessThan(1e-9)
      expect(Math.abs(same!.odds(a, b) - person!.odds(a, b))).toBeLessThan(1e-9)
    }
    expect(again.foretold).toEqual(taste.foretold)
    expect(again.strength).toEqual(taste.strength)
    expect(JSON.parse(saveTaste(again))).toEqual(JSON.parse(saved))
  })

  it('knows texts that were voted on by more than their measures', () => {
    const forgetful = loadTaste(JSON.stringify({ ...JSON.parse(saved), effects: {} }))
    const [a, b] = SEEN as [string, string]
    expect(forgetful.odds(a, b)).not.toBeCloseTo(taste.odds(a, b), 3)
    expect(forgetful.odds(UNSEEN[0]!, UNSEEN[1]!)).toBeCloseTo(taste.odds(UNSEEN[0]!, UNSEEN[1]!), 9)
  })

  it('reads a taste of nobody', () => {
    const empty = fitTaste([])
    expect(loadTaste(saveTaste(empty)).odds('x', 'y, z')).toBe(empty.odds('x', 'y, z'))
  })

  it('holds no text and no person', () => {
    for (const word of ['Monday', 'monday', 'meet', 'ann', 'bob'])
      expect(saved.includes(word), word).toBe(false)
  })

  it.each([
    ['no JSON', () => '{', /^taste$/],
    ['something else', () => '{"format":"penchant.persona","version":1}', /^taste$/],
    ['nothing', () => 'null', /^taste$/],
    ['other measures', () => changed({ measures: 'f'.repeat(24) }), /^taste\.measures$/],
    ['too few weights', () => changed({ weights: [1, 2] }), /^taste\.weights$/],
    [
      'a weight that is none',
      () => changed({ weights: taste.fitted.weights.map(() => null) }),
      /weights\.0$/,
    ],
    ['half a direction', () => changed({ axes: { ...taste.fitted.axes, directions: [1] } }), /directions$/],
    ['a text for a digest', () => changed({ effects: { Monday: 1 } }), /^taste\.effects/],
    ['a negative scale', () => changed({ scale: -1 }), /^taste\.scale$/],
    ['no evidence', () => changed({ evidence: [] }), /^taste\.evidence$/],
  ])('refuses %s', (_, json, field) => {
    expect(() => loadTaste(json())).toThrow(InvalidInputError)
    expect(() => loadTaste(json())).toThrow(expect.objectContaining({ field: expect.stringMatching(field) }))
  })

  it('says when a newer Penchant wrote it', () => {
    expect(() => loadTaste(changed({ version: 2, axes: 'other' }))).toThrow(StoreVersionError)
  })
})

describe('packState', () => {
  it('keeps a person in less than a kilobyte', () => {
    const person = taste.person(votes.slice(0, 4))
    const packed = packState(person)
    expect(packed.byteLength).toBeLessThanOrEqual(1024)
    const again = unpackState(loadTaste(saved), packed)
    for (const [a, b] of pairs) expect(again.odds(a, b)).toBeCloseTo(person.odds(a, b), 5)
    const [more, same] = [person, again].map((own) => own.observe(votes[5]!))
    for (const [a, b] of pairs) expect(same!.odds(a, b)).toBeCloseTo(more!.odds(a, b), 5)
  })

  it('is refused where it is no state of this taste', () => {
    expect(() => unpackState(taste, new Float32Array(7))).toThrow(InvalidInputError)
  })
})

const changed = (fields: object) => JSON.stringify({ ...JSON.parse(saved), ...fields })
