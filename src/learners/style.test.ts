import { describe, expect, it } from 'vitest'
import { type Observation, observe } from '../observation.ts'
import { Population } from '../population.ts'
import { emptyProfile, type Profile, type Proposal, propose, weigh } from '../preference.ts'
import { parseSignal, type Signal, type SignalInput, texts } from '../signal.ts'
import { MEASURES } from '../text/measures.ts'
import { style } from './style.ts'

const NOW = new Date('2026-01-01T00:00:00Z')
const WORDS =
  'the report shows that our group finished early while others waited for a longer answer from the office today'.split(
    ' ',
  )

/** A text of five sentences that differs with its seed; `mark` joins the clauses. */
function prose(seed: number, mark: string, closing = ''): string {
  const clause = (k: number) =>
    Array.from(
      { length: 6 + ((seed + k) % 3) },
      (_, i) => WORDS[(seed * 5 + k * 7 + i * 3) % WORDS.length],
    ).join(' ')
  const sentences = Array.from({ length: 5 }, (_, k) => `${clause(2 * k)}${mark} ${clause(2 * k + 1)}.`)
  return sentences.map((s) => s[0]!.toUpperCase() + s.slice(1)).join(' ') + closing
}

const parse = (input: SignalInput): Signal => parseSignal(input, NOW)
const sample = (person: string, n: number, mark: string, task = 'essay', closing = ''): Signal =>
  parse({
    kind: 'sample',
    person,
    text: prose(n * 13 + person.charCodeAt(0), mark, closing),
    task,
    source: `${person}${n}`,
  })
const range = (n: number) => [...Array(n).keys()]

const OTHERS = ['bob', 'cid', 'dan', 'eve', 'fay']
const crowd = (make: (person: string, n: number) => Signal): Signal[] =>
  OTHERS.flatMap((person) => range(8).map((n) => make(person, n)))

function measured(signals: readonly Signal[]): Observation[] {
  const byPerson = Map.groupBy(signals, (s) => s.person)
  return [...byPerson.values()].flatMap((own) => own.flatMap((s, i) => observe(s, own.slice(0, i)) ?? []))
}

async function learn(
  own: readonly Signal[],
  others: readonly Signal[],
  profile: Profile = emptyProfile('ann'),
) {
  const observations = measured(own)
  const population = new Population([...measured(others), ...observations])
  return style().propose({ signals: own, observations, population, profile })
}

type Added = Proposal & { action: 'add' }
const added = (proposals: readonly Proposal[]): Added[] => proposals.filter((p) => p.action === 'add')
const of = (proposals: readonly Proposal[], about: string): Added | undefined =>
  added(proposals).find((p) => p.about === about && p.scope.kind === 'always')

/** Every quote stands where it says it stands. */
function expectLiteral(proposals: readonly Proposal[], signals: readonly Signal[]): void {
  const byId = new Map(signals.map((s) => [s.id, s]))
  const evidence = added(proposals).flatMap((p) => p.evidence)
  for (const { signal, field, start, end, quote } of evidence) {
    expect(texts(byId.get(signal)!)[field]!.slice(start, end)).toBe(quote)
    expect(quote.trim()).not.toBe('')
  }
  expect(evidence.length).toBeGreaterThan(0)
}

describe('from samples', () => {
  const own = range(8).map((n) => sample('ann', n, ';'))
  const others = crowd((person, n) => sample(person, n, ','))

  it('finds what one author does and the others do not, and quotes it', async () => {
    const proposals = await learn(own, others)
    const found = of(proposals, 'semicolons')!
    expect(found).toMatchObject({ stance: 'more', origin: 'inferred', learner: 'style' })
    expect(found.statement).toBe(MEASURES.find((m) => m.name === 'semicolons')!.high)
    expect(found.measured).toMatchObject({ name: 'semicolons', direction: 1 })
    expect(found.measured!.weight).toBeGreaterThanOrEqual(0)
    expect(found.measured!.own).toBeGreaterThan(found.measured!.usual!)
    expect(found.evidence.length).toBeGreaterThan(0)
    expect(found.evidence.every((e) => e.quote.includes(';'))).toBe(true)
    expectLiteral(proposals, own)
  })

  it('finds the other side too: fewer commas, with the words for less', async () => {
    const found = of(await learn(own, others), 'commas')!
    expect(found).toMatchObject({ stance: 'less', measured: { direction: -1 } })
    expect(found.statement).toBe(MEASURES.find((m) => m.name === 'commas')!.low)
    expect(found.measured!.own).toBeLessThan(found.measured!.usual!)
  })

  it("gives its numbers in the measure's unit: the texts' own rate", async () => {
    const found = of(await learn(own, others), 'semicolons')!
    // Five semicolons a text, per hundred words.
    const rates = own.map((s) => 500 / texts(s).text!.split(/\s+/).length)
    const mean = rates.reduce((a, b) => a + b, 0) / rates.length
    expect(found.measured!.own! / mean).toBeGreaterThan(0.95)
    expect(found.measured!.own! / mean).toBeLessThan(1.05)
  })

  it('names every text it learned from as a source', async () => {
    const found = of(await learn(own, others), 'semicolons')!
    expect([...found.sources].sort()).toEqual(own.map((s) => s.id).sort())
  })

  it('finds no such thing about somebody who writes like the others', async () => {
    const proposals = await learn(
      range(8).map((n) => sample('ann', n, ',')),
      others,
    )
    expect(of(proposals, 'semicolons')?.stance).not.toBe('more')
    expect(of(proposals, 'commas')).toBeUndefined()
  })

  it('proposes nothing from nothing', async () => {
    expect(await learn([], others)).toEqual([])
  })

  it('gives the same however often it is asked', async () => {
    expect(await learn(own, others)).toEqual(await learn(own, others))
  })
})

describe('from edits', () => {
  /** Everybody is shown a draft with exclamation marks; ann takes them out, the others keep them. */
  const shown = (n: number, person: string) => prose(n * 11 + person.charCodeAt(0), ',').replaceAll('.', '!')
  const edit = (person: string, n: number, final: (draft: string) => string): Signal => {
    const draft = shown(n, person)
    return parse({ kind: 'edit', person, draft, final: final(draft), task: 'email' })
  }
  const calm = (draft: string) => draft.replaceAll('!', '.')
  const own = range(8).map((n) => edit('ann', n, calm))
  const others = crowd((person, n) => edit(person, n, (draft) => `${draft} Thanks!`))

  it('a low direction quotes the draft, where what was taken out still stands', async () => {
    const proposals = await learn(own, others)
    const found = of(proposals, 'exclamation-marks')!
    expect(found.stance).toBe('less')
    expect(found.evidence.length).toBeGreaterThan(0)
    expect(found.evidence.every((e) => e.field === 'draft' && e.quote.includes('!'))).toBe(true)
    expectLiteral(proposals, own)
  })

  it('a high direction quotes the final text, and only what the draft did not hold', async () => {
    const adding = range(8).map((n) => edit('ann', n, (draft) => `${draft} (As we said; see above.)`))
    const proposals = await learn(adding, others)
    const found = of(proposals, 'parentheses')!
    expect(found.stance).toBe('more')
    const byId = new Map(adding.map((s) => [s.id, s]))
    for (const { signal, field, quote } of found.evidence) {
      expect(field).toBe('final')
      expect(texts(byId.get(signal)!).draft).not.toContain(quote)
    }
    expectLiteral(proposals, adding)
  })

  it('without anybody to compare with, the draft is the contrast', async () => {
    const found = of(await learn(own, []), 'exclamation-marks')!
    expect(found.stance).toBe('less')
  })
})

describe('from choices and ratings', () => {
  const two = (n: number, person: string) => {
    const seed = n * 7 + person.charCodeAt(0)
    return { plain: prose(seed, ','), marked: prose(seed, ';') }
  }

  it('a choice says which of two is preferred', async () => {
    const choice = (person: string, n: number, likes: 'plain' | 'marked'): Signal => {
      const pair = two(n, person)
      const chosen = pair[likes]
      return parse({
        kind: 'choice',
        person,
        chosen,
        rejected: likes === 'plain' ? pair.marked : pair.plain,
        task: 'essay',
      })
    }
    const own = range(8).map((n) => choice('ann', n, 'marked'))
    const proposals = await learn(
      own,
      crowd((person, n) => choice(person, n, n % 2 ? 'plain' : 'marked')),
    )
    const found = of(proposals, 'semicolons')!
    expect(found.stance).toBe('more')
    expect(found.evidence.every((e) => e.field === 'chosen' && e.quote.includes(';'))).toBe(true)
    expectLiteral(proposals, own)
  })

  it('ratings are set against earlier ones, and quotes stand in the signal they name', async () => {
    const rate = (person: string, n: number, likes: 'plain' | 'marked'): Signal => {
      const kind = n % 2 ? 'plain' : 'marked'
      const rating = kind === likes ? 5 : 1
      return parse({
        kind: 'rating',
        person,
        response: two(n, person)[kind],
        rating,
        scale: [1, 5],
        task: 'essay',
      })
    }
    const own = range(12).map((n) => rate('ann', n, 'marked'))
    const proposals = await learn(
      own,
      crowd((person, n) => rate(person, n, person < 'dan' ? 'plain' : 'marked')),
    )
    expect(of(proposals, 'semicolons')?.stance).toBe('more')
    expectLiteral(proposals, own)
  })
})

describe('tasks', () => {
  // Semicolons in essays, none in mails; the others use a comma and a dash now and then everywhere.
  const own = [
    ...range(8).map((n) => sample('ann', n, ';')),
    ...range(8).map((n) => sample('ann', n + 20, ',', 'email')),
  ]
  const others = [
    ...crowd((person, n) => sample(person, n, n % 4 === 0 ? ';' : ',')),
    ...crowd((person, n) => sample(person, n + 20, n % 4 === 0 ? ',' : ';', 'email')),
  ]

  it('have statements of their own only where they go the other way than everything together', async () => {
    const proposals = await learn(own, others)
    const everywhere = new Map(
      added(proposals).flatMap((p) => (p.scope.kind === 'always' ? [[p.about, p.stance]] : [])),
    )
    const own_ = added(proposals).filter((p) => p.scope.kind === 'task')
    for (const p of own_) expect(everywhere.get(p.about)).toBe(p.stance === 'more' ? 'less' : 'more')
  })

  it('need some texts, and something besides them', async () => {
    const few = [...own.slice(0, 8), ...own.slice(8, 11)]
    expect(
      added(await learn(few, others)).filter((p) => p.scope.kind === 'task' && p.scope.task === 'email'),
    ).toEqual([])
    const one = await learn(own.slice(0, 8), others)
    expect(added(one).filter((p) => p.scope.kind === 'task')).toEqual([])
  })

  it('take their sources and quotes from their own texts', async () => {
    const ids = new Map(own.map((s) => [s.id, s.task]))
    for (const p of added(await learn(own, others)))
      if (p.scope.kind === 'task') {
        expect(p.sources.map((s) => ids.get(s))).toEqual(
          p.sources.map(() => (p.scope as { task: string }).task),
        )
        expect(p.evidence.every((e) => ids.get(e.signal) === (p.scope as { task: string }).task)).toBe(true)
      }
  })

  it('finds the habit that turns round in one task', async () => {
    // Mostly essays with semicolons against a crowd of commas; in mails just the other way.
    const essays = range(26).map((n) => sample('ann', n, ';'))
    const mails = range(12).map((n) => sample('ann', n + 30, ',', 'email'))
    const all = [
      ...crowd((person, n) => sample(person, n, ',')),
      ...crowd((person, n) => sample(person, n + 30, ';', 'email')),
    ]
    const proposals = await learn([...mails, ...essays], all)
    expect(of(proposals, 'semicolons')?.stance).toBe('more')
    const mail = added(proposals).find((p) => p.about === 'semicolons' && p.scope.kind === 'task')
    expect(mail).toMatchObject({ stance: 'less', scope: { kind: 'task', task: 'email' } })
  })
})

describe('withdrawing', () => {
  const own = range(8).map((n) => sample('ann', n, ';'))
  const others = crowd((person, n) => sample(person, n, ','))
  const old = (about: string, learner: string): Proposal => ({
    action: 'add',
    statement: 'An old belief',
    about,
    stance: 'more',
    scope: { kind: 'always' },
    origin: 'inferred',
    learner,
    sources: [own[0]!.id],
    evidence: [],
  })

  it('takes back what it no longer finds, and only what is its own and unproven', async () => {
    const made = propose(
      emptyProfile('ann'),
      [old('gone', 'style'), old('proven', 'style'), old('foreign', 'other')],
      '2026-01-01T00:00:00.000Z',
      () => '2026-01-01T00:00:00.000Z',
    )
    const { id } = made.preferences.find((p) => p.about === 'proven')!
    const won = range(6).map((n) => ({
      signal: `t${n}`,
      preference: id,
      contrast: 'others' as const,
      score: 1,
      at: '2026-01-01T00:00:00.000Z',
    }))
    const profile = weigh(made, won)
    const proposals = await learn(own, others, profile)
    const after = propose(profile, proposals, '2026-02-01T00:00:00.000Z', () => '2026-01-01T00:00:00.000Z')
    const left = after.preferences.map((p) => p.about)
    expect(left).not.toContain('gone')
    expect(left).toContain('proven')
    expect(left).toContain('foreign')
    expect(left).toContain('semicolons')
  })

  it('keeps what it still finds', async () => {
    const first = await learn(own, others)
    const profile = propose(
      emptyProfile('ann'),
      first,
      '2026-01-01T00:00:00.000Z',
      () => '2026-01-01T00:00:00.000Z',
    )
    expect((await learn(own, others, profile)).filter((p) => p.action === 'withdraw')).toEqual([])
  })
})
