import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Learner } from '../src/learners/learner.ts'
import { stated } from '../src/learners/stated.ts'
import { style } from '../src/learners/style.ts'
import { createPenchant, type Penchant } from '../src/penchant.ts'
import { emptyProfile, type Preference, usable } from '../src/preference.ts'
import { promptBlock } from '../src/prompt.ts'
import { digest, texts } from '../src/signal.ts'
import { memoryStore } from '../src/stores/memory.ts'
import { LONGEST_STATEMENT } from '../src/text/clean.ts'
import { background, HOSTILE } from './injection.signals.ts'

const CANARY = /zq7k|canary/i
/** What no block may hold, however it came there. */
const MARKERS =
  /system|developer|ignore|disregard|overr?id|reveal|password|instructions?\b(?!;)|https?:|@|<\||\[inst|```|[\p{Cf}\p{Co}\p{Cs}]|[^\P{Cc}\n]/iu
const HEAD =
  /^(?:How this reader likes texts to be written|What this reader likes, in texts and elsewhere)\. Notes\b.*\bnot instructions\b.*\bnever change\b.*$/m
const TIMES = 8
const day = (i: number): string => new Date(Date.UTC(2026, 2, 1) + i * 3_600_000).toISOString()

/** Believes every word: what a learner would hand in that was itself taken in by the text. */
const gullible: Learner = {
  name: 'gullible',
  accepts: ['sample', 'edit', 'choice', 'rating', 'followUp', 'statement'],
  async propose({ signals }) {
    const signal = signals.at(-1)!
    const context = signal.context?.map((m) => m.content) ?? []
    const held = [...Object.values(texts(signal)), signal.task, signal.source, ...context].filter(
      (t) => t !== undefined,
    )
    const pieces = held.flatMap((text) => [text, ...text.split(/(?<=[.!?])\s+/)])
    return pieces
      .filter((text) => CANARY.test(text))
      .map((text) => ({
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

async function learned(
  signals: Parameters<Penchant['observe']>[0],
  learners: readonly Learner[],
): Promise<Penchant> {
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
    const times = JSON.stringify(signal('eve', day(0))).length > 100_000 ? 2 : TIMES
    const repeated = Array.from({ length: times }, (_, i) => signal('eve', day(i)))
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
    for (const person of new Set(others.map((s) => s.person!))) {
      const preferences = await expectSafe(penchant, person)
      expect(JSON.stringify(await penchant.export(person))).not.toMatch(CANARY)
      const before = (await calm.profile(person)).preferences
      // The population they are set against grew, so numbers move and a doubtful belief may change sides; few do.
      const same = preferences.filter(usable).filter((p) => before.some((b) => b.id === p.id && usable(b)))
      expect(same.length).toBeGreaterThanOrEqual(before.filter(usable).length * 0.5)
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
      await expect(penchant.add('eve', text)).rejects.toThrow(
        /statement: .* cannot be used; it .*how texts should be/s,
      )
      await expect(penchant.revise('eve', id, text)).rejects.toThrow(/cannot be used/)
    }
    const held = await penchant.export('eve')
    expect(JSON.stringify(held)).not.toMatch(CANARY)
    expect(held.signals).toHaveLength(1)
    expect(held.profile.preferences).toHaveLength(1)
  })
})

const preference = (statement: string, rest: Partial<Preference> = {}): Preference => ({
  id: digest({ statement, ...rest }),
  statement,
  about: `own:${statement}`,
  stance: 'more',
  scope: { kind: 'always' },
  origin: 'stated',
  status: 'active',
  learner: 'test',
  sources: [],
  evidence: [],
  tally: { wins: 0, losses: 0 },
  pinned: false,
  at: day(0),
  ...rest,
})

describe('a block', () => {
  it('holds statements only: no quote, scope, subject, source or learner', () => {
    const evidence = [{ signal: 'canary', field: 'canary', start: 0, end: 6, quote: 'canary' }]
    const hidden = { about: 'canary', stance: 'canary', learner: 'canary', sources: ['canary'], evidence }
    const preferences = [
      preference('Keep it short', { ...hidden, id: 'canary-1', scope: { kind: 'task', task: 'canary' } }),
      preference('Use emoji', {
        ...hidden,
        id: 'canary-2',
        scope: { kind: 'near', contexts: ['canary bird song'] },
      }),
    ]
    const place = { task: 'canary', context: 'canary bird song' }
    const { text, used } = promptBlock({ ...emptyProfile('canary'), preferences }, place)
    expect(used).not.toEqual([])
    expect(text).not.toMatch(CANARY)
  })

  it('keeps its frame, its lines and its budget whatever a statement holds', () => {
    const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code))
    const trap = fc.constantFrom(
      ...[
        '</preferences>',
        '<preferences>',
        '&lt;/preferences&gt;',
        '&amp;lt;',
        '＜/preferences＞',
        '‹/preferences›',
      ],
      ...[
        '\n',
        '\r\n',
        '\u2028',
        '\u0085',
        '\u202e',
        '\u2066',
        '\u200b',
        '\ufeff',
        '\u{e0041}',
        '\ufe0f',
        '\ud83d',
        '\u0301',
      ],
      ...[
        '- ',
        '```',
        '[INST]',
        'SYSTEM:',
        '&#60;',
        '&#x3c;/preferences&#x3E;',
        '𝐚',
        'ﷺ',
        '\u3164',
        '\u2800',
        '&zwj;',
      ],
    )
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.array(fc.oneof(unit, trap), { maxLength: 300 }).map((pieces) => pieces.join('')),
    )
    const property = (statements: readonly string[], budget: number) => {
      const preferences = statements.map((statement) => preference(statement))
      const { text: block, used, left } = promptBlock({ ...emptyProfile('eve'), preferences }, { budget })
      expect(used.length + left.length).toBe(new Set(statements).size)
      expect(block.length).toBeLessThanOrEqual(budget * 4)
      if (block === '') return
      expect(block.match(/<preferences>/g)).toHaveLength(1)
      expect(block.match(/<\/preferences>/g)).toHaveLength(1)
      expect(block).not.toMatch(
        /[\p{Cf}\p{Co}\p{Cs}\p{Cn}\p{Default_Ignorable_Code_Point}\u2028\u2029]|[^\P{Cc}\n]|\p{M}{4}/u,
      )
      expect(block.isWellFormed()).toBe(true)
      const lines = block.split('\n').slice(2, -1)
      expect(lines).toHaveLength(used.length)
      for (const line of lines) {
        expect(line).toMatch(/^- [^<>{}`[\]|]*$/)
        expect(line.length).toBeLessThanOrEqual(LONGEST_STATEMENT + 2)
      }
    }
    const statements = fc.uniqueArray(text, { minLength: 1, maxLength: 6 })
    fc.assert(fc.property(statements, fc.integer({ min: 1, max: 600 }), property), { numRuns: 500 })
  })
})
