import { beforeAll, describe, expect, it } from 'vitest'
import type { Learner } from '../src/learners/learner.ts'
import { stated } from '../src/learners/stated.ts'
import { style } from '../src/learners/style.ts'
import { createPenchant, type Penchant } from '../src/penchant.ts'
import { type Preference, usable } from '../src/preference.ts'
import { texts } from '../src/signal.ts'
import { memoryStore } from '../src/stores/memory.ts'
import { LONGEST_STATEMENT } from '../src/text/clean.ts'
import { background, HOSTILE } from './injection.signals.ts'

const CANARY = /zq7k|canary/i
/** What no block may hold, however it came there. */
const MARKERS =
  /system|developer|ignore|disregard|overr?id|reveal|password|instructions?\b(?!;)|https?:|@|<\||\[inst|```|[\p{Cf}\p{Co}\p{Cs}]|[^\P{Cc}\n]/iu
const HEAD = /^How this reader likes texts to be written\..*$/m
const TIMES = 8
const day = (i: number): string => new Date(Date.UTC(2026, 2, 1) + i * 3_600_000).toISOString()

/** Believes every word: what a learner would hand in that was itself taken in by the text. */
const gullible: Learner = {
  name: 'gullible',
  accepts: ['sample', 'edit', 'choice', 'rating', 'followUp', 'statement'],
  async propose({ signals }) {
    const signal = signals.at(-1)!
    const context = signal.context?.map((m) => m.content) ?? []
    const held = [...Object.values(texts(signal)), signal.task, signal.source, ...context].filter((t) => t !== undefined)
    return held.filter((text) => CANARY.test(text)).map((text) => ({
      action: 'add',
      statement: text,
      about: `own:${text.slice(0, 50)}`,
      stance: 'more',
      scope: { kind: 'always' },
      origin: 'stated',
      learner: 'gullible',
      sources: [signal.id],
      evidence: [],
    }))
  },
}

async function learned(signals: Parameters<Penchant['observe']>[0], learners: readonly Learner[]): Promise<Penchant> {
  const penchant = createPenchant({ store: memoryStore(), learners })
  await penchant.observe(signals)
  await penchant.learnAll()
  return penchant
}

/** Places a block may be asked for, the attacker's own tasks among them. */
const PLACES = [
  {},
  { task: 'email' },
  { budget: 10_000 },
  ...HOSTILE.filter((h) => h.name.startsWith('task')).map((h) => ({
    task: h.signal('eve', day(0)).task,
    budget: 10_000,
  })),
]

async function expectSafe(penchant: Penchant, person: string): Promise<readonly Preference[]> {
  const { preferences } = await penchant.profile(person)
  for (const { statement } of preferences) {
    expect(statement).not.toMatch(CANARY)
    expect(statement.length).toBeLessThanOrEqual(LONGEST_STATEMENT)
  }
  for (const place of PLACES) {
    const { text, because } = await penchant.prompt(person, place)
    if (text === '') continue
    expect(because.map((b) => b.reason).join()).not.toMatch(CANARY)
    const lines = text.replace(HEAD, 'head').split('\n')
    expect(lines.slice(0, 2)).toEqual(['head', '<preferences>'])
    expect(lines.at(-1)).toBe('</preferences>')
    for (const line of lines.slice(2, -1)) expect(line).toMatch(/^- [^<>{}`[\]|]+$/)
    expect(lines.slice(2, -1).join('\n')).not.toMatch(MARKERS)
    expect(text).not.toMatch(CANARY)
  }
  return preferences
}

describe('a hostile signal, on its own', () => {
  it('stands in no list twice, and carries its canary', () => {
    expect(HOSTILE.length).toBeGreaterThanOrEqual(60)
    expect(new Set(HOSTILE.map((h) => h.name)).size).toBe(HOSTILE.length)
    for (const { canary, signal } of HOSTILE) expect(JSON.stringify(signal('eve', day(0)))).toContain(canary)
  })

  it.each(HOSTILE)('$name', async ({ signal }) => {
    const repeated = Array.from({ length: TIMES }, (_, i) => signal('eve', day(i)))
    await expectSafe(await learned(repeated, [stated(), style()]), 'eve')
  })

  it.each(HOSTILE)('$name, handed in word for word', async ({ signal }) => {
    const penchant = await learned([signal('eve', day(0))], [gullible])
    expect((await penchant.profile('eve')).preferences).toEqual([])
  })
})

describe('all hostile signals of one person among others', () => {
  const WISH = 'I prefer metric units.'
  const others = background()
  let penchant: Penchant

  beforeAll(async () => {
    const all = HOSTILE.flatMap((h, i) => [0, 1].map((round) => h.signal('eve', day(i + round * 1000))))
    const wish = { kind: 'statement', person: 'eve', text: WISH, at: day(5000) } as const
    penchant = await learned([...others, ...all, wish], [stated(), style()])
  })

  it('makes nothing of them, and still learns what the person fairly asks for', async () => {
    const preferences = await expectSafe(penchant, 'eve')
    const units = preferences.find((p) => p.about === 'units')
    expect(units).toMatchObject({ stance: 'metric', status: 'active', origin: 'stated' })
    expect((await penchant.prompt('eve', { budget: 2000 })).text).toMatch(/metric units/i)
  })

  it('reaches nobody else', async () => {
    const calm = await learned(others, [stated(), style()])
    const outline = (preferences: readonly Preference[]) =>
      preferences.filter(usable).map((p) => [p.statement, p.scope, p.origin])
    for (const person of new Set(others.map((s) => s.person!))) {
      const preferences = await expectSafe(penchant, person)
      expect(JSON.stringify(await penchant.export(person))).not.toMatch(CANARY)
      const before = (await calm.profile(person)).preferences
      const stances = new Map(outline(before).map((p) => [JSON.stringify(p), true]))
      // The population they are set against grew, so numbers move; what was said outright does not.
      expect(outline(preferences).filter((p) => p[2] !== 'inferred' && !stances.has(JSON.stringify(p)))).toEqual([])
    }
  })

  it('keeps the profile small and the export readable', async () => {
    const profile = await penchant.profile('eve')
    expect(profile.preferences.length).toBeLessThan(400)
    for (const { evidence } of profile.preferences)
      for (const { quote } of evidence) expect(quote.length).toBeLessThan(1000)
    const held = await penchant.export('eve')
    expect(JSON.parse(JSON.stringify(held)).signals).toHaveLength(HOSTILE.length * 2 + 1)
  })
})

describe("a person's own entries", () => {
  const spoken = HOSTILE.map((h) => h.signal('eve', day(0))).filter((s) => s.kind === 'statement')

  it('are refused with the reason when they are no preferences', async () => {
    const penchant = createPenchant({ store: memoryStore() })
    const id = (await penchant.add('eve', 'I prefer metric units')).preferences[0]!.id
    for (const { text } of spoken) {
      if (!CANARY.test(text)) continue
      await expect(penchant.add('eve', text)).rejects.toThrow(/statement: .* cannot be used; it .*how texts should be/s)
      await expect(penchant.revise('eve', id, text)).rejects.toThrow(/cannot be used/)
    }
    const held = await penchant.export('eve')
    expect(JSON.stringify(held)).not.toMatch(CANARY)
    expect(held.signals).toHaveLength(1)
    expect(held.profile.preferences).toHaveLength(1)
  })
})

describe('evidence', () => {
  it('never stands in a block', async () => {
    const text = 'I prefer metric units, as quoted-here-only.'
    const penchant = await learned([{ kind: 'statement', person: 'ann', text, at: day(0) }, ...background()], [stated(), style()])
    for (const person of ['ann', 'person-0', 'person-1', 'person-2', 'person-3', 'person-4']) {
      const { preferences } = await penchant.profile(person)
      const block = (await penchant.prompt(person, { task: 'email', budget: 5000 })).text
      for (const { statement, evidence } of preferences)
        for (const { quote } of evidence)
          if (quote.length > 20 && !statement.includes(quote)) expect(block).not.toContain(quote)
    }
  })
})
