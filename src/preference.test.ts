import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InvalidInputError, NotFoundError } from './errors.ts'
import {
  chance,
  confirm,
  emptyProfile,
  find,
  type Origin,
  type Preference,
  type Profile,
  type Proposal,
  pause,
  pin,
  preferenceId,
  propose,
  recount,
  remove,
  resolve,
  revise,
  type Scope,
  type Status,
  statusOf,
  type Trial,
  usable,
  weigh,
  withoutSignals,
} from './preference.ts'

const day = (n: number): string => new Date(Date.UTC(2026, 0, n)).toISOString()
const T0 = day(1)
/** Signals "s3" happened on day 3. */
const observedAt = (signal: string): string => day(Number(signal.slice(1)))

const ALWAYS: Scope = { kind: 'always' }
const EMAIL: Scope = { kind: 'task', task: 'email' }

type Belief = Proposal & { action: 'add' }
const belief = (about: string, stance: string, more: Partial<Belief> = {}): Belief => ({
  action: 'add',
  statement: `${stance} ${about}`,
  about,
  stance,
  scope: ALWAYS,
  origin: 'inferred',
  learner: 'test',
  sources: ['s1'],
  evidence: [{ signal: 's1', field: 'text', start: 0, end: 2, quote: 'ab' }],
  ...more,
})
const idOf = (b: Pick<Preference, 'about' | 'stance' | 'scope'>): string => preferenceId(b)

const take = (profile: Profile, proposals: readonly Proposal[], at = T0): Profile =>
  propose(profile, proposals, at, observedAt)
const profileOf = (...beliefs: readonly Belief[]): Profile => take(emptyProfile('ann'), beliefs)

const trial = (preference: string, signal: string, score: number, at = observedAt(signal)): Trial => ({
  signal,
  preference,
  contrast: 'others',
  score,
  at,
})
const trials = (preference: string, scores: readonly number[], first = 2): Trial[] =>
  scores.map((score, i) => trial(preference, `s${first + i}`, score))

const only = (profile: Profile): Preference => {
  expect(profile.preferences).toHaveLength(1)
  return profile.preferences[0]!
}
const scored = (scores: readonly number[], more: Partial<Belief> = {}): Preference => {
  const profile = profileOf(belief('emoji', 'more', more))
  return only(weigh(profile, trials(only(profile).id, scores)))
}

describe('the status rule', () => {
  it('starts as proposed: no trials prove nothing', () => {
    expect(scored([])).toMatchObject({ status: 'proposed', tally: { wins: 0, losses: 0 } })
  })

  // With a flat prior, n wins and no loss: P(win rate > 1/2) = 1 - (1/2)^(n + 1).
  it.each([
    [[1, 1, 1], 'proposed', 0.9375],
    [[1, 1, 1, 1], 'active', 0.96875],
    [[0, 0, 0], 'proposed', 0.0625],
    [[0, 0, 0, 0], 'retired', 0.03125],
    // P(Beta(6, 2) > 1/2) = P(Binomial(7, 1/2) <= 5) = 120/128; with one more win 247/256.
    [[1, 1, 1, 1, 1, 0], 'proposed', 120 / 128],
    [[1, 1, 1, 1, 1, 1, 0], 'active', 247 / 256],
    [[0.5, 0.5, 0.5, 0.5], 'proposed', 0.5],
  ] as const)('scores %j are %s (P = %d)', (scores, status, probability) => {
    const preference = scored(scores)
    expect(chance(preference.tally)).toBeCloseTo(probability, 9)
    expect(preference.status).toBe(status)
  })

  it('follows its thresholds', () => {
    const preference = scored([1, 1, 1])
    const strict = { prior: [1, 1], activate: 0.9, retire: 0.9 } as const
    expect(statusOf(preference, strict)).toBe('active')
    expect(statusOf(scored([0, 0, 0]), strict)).toBe('retired')
    // A prior of four losses is outvoted by no three wins: P(Beta(4, 5) > 1/2) < 1/2.
    expect(statusOf(preference, { ...strict, prior: [1, 5] })).toBe('proposed')
  })

  it('takes the word of the person without proof, and keeps counting', () => {
    for (const origin of ['stated', 'revised'] as const)
      expect(scored([0, 0, 0, 0, 0, 0], { origin })).toMatchObject({
        status: 'active',
        tally: { wins: 0, losses: 6 },
      })
  })

  it('comes back from retirement when behaviour does', () => {
    const down = profileOf(belief('emoji', 'more'))
    const { id } = only(down)
    const retired = weigh(down, trials(id, [0, 0, 0, 0]))
    expect(only(retired).status).toBe('retired')
    const back = weigh(retired, trials(id, Array(12).fill(1), 6))
    expect(only(back)).toMatchObject({ status: 'active', tally: { wins: 12, losses: 4 } })
  })

  it('lets no source test what was learned from it', () => {
    const profile = profileOf(belief('emoji', 'more', { sources: ['s1', 's2', 's3'] }))
    const { id } = only(profile)
    const weighed = weigh(
      profile,
      ['s1', 's2', 's3', 's4'].map((s) => trial(id, s, 1)),
    )
    expect(only(weighed).tally).toEqual({ wins: 1, losses: 0 })
    expect(
      recount(
        only(profile),
        ['s1', 's4', 's5'].map((s) => trial(id, s, 0)),
      ).tally,
    ).toEqual({
      wins: 0,
      losses: 2,
    })
  })

  it("counts its own trials only, and sums to the trials' number", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 40 }), (scores) => {
        const profile = profileOf(belief('emoji', 'more'), belief('lists', 'less'))
        const [first, second] = profile.preferences
        const weighed = weigh(profile, trials(first!.id, scores))
        const { wins, losses } = weighed.preferences[0]!.tally
        expect(wins + losses).toBeCloseTo(scores.length, 9)
        expect(wins).toBeCloseTo(
          scores.reduce((a, b) => a + b, 0),
          9,
        )
        expect(weighed.preferences[1]).toEqual(second)
      }),
    )
  })

  it('weighs in pieces as at once, and as recount does', () => {
    const scores = fc.array(fc.constantFrom(0, 1), { maxLength: 30 })
    fc.assert(
      fc.property(scores, fc.nat(30), (list, cut) => {
        const profile = profileOf(belief('emoji', 'more'))
        const all = trials(only(profile).id, list)
        const once = only(weigh(profile, all))
        expect(only(weigh(weigh(profile, all.slice(0, cut)), all.slice(cut)))).toEqual(once)
        expect(recount(once, all)).toEqual(once)
      }),
    )
  })
})

describe('recount', () => {
  it('leaves out what was before a reopening', () => {
    const profile = profileOf(belief('emoji', 'more'))
    const preference = only(profile)
    const all = [...trials(preference.id, [1, 1, 1, 1, 1], 2), ...trials(preference.id, [0, 0], 7)]
    expect(recount({ ...preference, reopened: { at: day(7), after: 5 } }, all)).toMatchObject({
      tally: { wins: 0, losses: 2 },
      status: 'proposed',
    })
    expect(recount(preference, all).tally).toEqual({ wins: 5, losses: 2 })
  })

  it('ignores trials of other preferences', () => {
    const preference = only(profileOf(belief('emoji', 'more')))
    expect(recount(preference, trials('other', [1, 1, 1, 1])).tally).toEqual({ wins: 0, losses: 0 })
  })
})

describe('propose', () => {
  it('gives the same belief the same id, whoever proposes it', () => {
    const profile = profileOf(belief('emoji', 'more'), belief('emoji', 'more', { learner: 'other' }))
    expect(only(profile).id).toBe(idOf(belief('emoji', 'more')))
  })

  it('tells beliefs apart by what they are about, their stance and their scope', () => {
    const ids = [
      belief('emoji', 'more'),
      belief('emoji', 'less'),
      belief('lists', 'more'),
      belief('emoji', 'more', { scope: EMAIL }),
      belief('emoji', 'more', { scope: { kind: 'near', contexts: ['email'] } }),
    ].map(idOf)
    expect(new Set(ids).size).toBe(5)
  })

  it('renews numbers and evidence of what is inferred, and keeps sources and trials', () => {
    const before = profileOf(
      belief('emoji', 'more', { measured: { name: 'emoji', direction: 1, weight: 1 } }),
    )
    const weighed = weigh(before, trials(only(before).id, [1, 1]))
    const evidence = [{ signal: 's9', field: 'text', start: 1, end: 3, quote: 'xy' }]
    const measured = { name: 'emoji', direction: 1, weight: 2 } as const
    const after = take(weighed, [belief('emoji', 'more', { sources: ['s9'], evidence, measured })], day(9))
    expect(only(after)).toMatchObject({
      sources: ['s1'],
      evidence,
      measured,
      tally: { wins: 2, losses: 0 },
      at: T0,
    })
  })

  it('keeps numbers, words and evidence that another learner has none for', () => {
    const numbers = { name: 'emoji', direction: 1, weight: 2, own: 3, usual: 1 } as const
    const counted = profileOf(belief('emoji', 'more', { learner: 'style', measured: numbers }))
    const { own: _, usual: __, ...bare } = numbers
    const evidence = [{ signal: 's9', field: 'text', start: 1, end: 3, quote: 'xy' }]
    const read = { learner: 'prose', statement: 'Emoji!', sources: ['s9'], evidence }
    for (const measured of [undefined, { ...bare, weight: 1 }])
      expect(take(counted, [belief('emoji', 'more', { ...read, measured })], day(9))).toEqual(counted)
    // The other way round the numbers come in.
    const before = profileOf(belief('emoji', 'more', { ...read, measured: { ...bare, weight: 1 } }))
    const after = take(before, [belief('emoji', 'more', { learner: 'style', measured: numbers })], day(9))
    expect(only(after)).toMatchObject({ statement: 'more emoji', measured: numbers, sources: ['s9'] })
  })

  it('keeps no tests a learner made: they are trials, weighed like any other', () => {
    const tested = [1, 1, 1, 1, 1].map(
      (score, i) => ({ signal: `s${i + 2}`, contrast: 'neutral', score }) as const,
    )
    const plain = profileOf(belief('emoji', 'more'))
    expect(profileOf(belief('emoji', 'more', { tested }))).toEqual(plain)
    expect(only(plain).tally).toEqual({ wins: 0, losses: 0 })
  })

  it("never overwrites the person's own words", () => {
    const profile = profileOf(belief('emoji', 'more'))
    const { id } = only(profile)
    const revised = revise(profile, id, 'Use an emoji where it fits', day(2))
    const after = take(
      revised,
      [
        belief('emoji', 'more', { statement: 'inferred again' }),
        belief('emoji', 'more', { statement: 'said again', origin: 'stated' }),
      ],
      day(3),
    )
    expect(only(after)).toMatchObject({ statement: 'Use an emoji where it fits', origin: 'revised' })
  })

  it('raises what was inferred when the person says it too, keeping its trials', () => {
    const profile = profileOf(belief('emoji', 'more'))
    const weighed = weigh(profile, trials(only(profile).id, [0, 0, 0, 0, 0]))
    const said = take(
      weighed,
      [belief('emoji', 'more', { origin: 'stated', statement: 'More emoji!' })],
      day(8),
    )
    expect(only(said)).toMatchObject({
      origin: 'stated',
      status: 'active',
      statement: 'More emoji!',
      tally: { wins: 0, losses: 5 },
      at: day(8),
    })
  })

  it('does not lower what was stated to inferred', () => {
    const said = profileOf(belief('emoji', 'more', { origin: 'stated' }))
    expect(take(said, [belief('emoji', 'more', { statement: 'weaker' })], day(4))).toEqual(said)
  })

  it('makes a wish that is said again the newer one', () => {
    const first = take(emptyProfile('ann'), [belief('units', 'metric', { origin: 'stated' })], day(1))
    const second = take(first, [belief('units', 'imperial', { origin: 'stated' })], day(2))
    expect(standing(second)).toEqual({ metric: 'overruled', imperial: 'used' })
    const third = take(second, [belief('units', 'metric', { origin: 'stated' })], day(3))
    expect(standing(third)).toEqual({ metric: 'used', imperial: 'overruled' })
  })

  describe('withdraw', () => {
    const cases: readonly (readonly [string, (profile: Profile, id: string) => Profile, boolean])[] = [
      ['what is only proposed', (p) => p, true],
      ['what is active', (p, id) => weigh(p, trials(id, [1, 1, 1, 1])), false],
      ['what is retired', (p, id) => weigh(p, trials(id, [0, 0, 0, 0])), false],
      ['what was confirmed', (p, id) => confirm(p, id, T0), false],
      ['what was revised', (p, id) => revise(p, id, 'So', T0), false],
      ['what is pinned', (p, id) => pin(p, id, true), false],
      ['what is paused', (p, id) => pause(p, id, true), false],
    ]
    it.each(cases)('%s', (_, change, goes) => {
      const start = profileOf(belief('emoji', 'more'))
      const { id } = only(start)
      const after = take(change(start, id), [{ action: 'withdraw', id }])
      expect(after.preferences.some((p) => p.id === id)).toBe(!goes)
    })

    it('of something unknown changes nothing', () => {
      const start = profileOf(belief('emoji', 'more'))
      expect(take(start, [{ action: 'withdraw', id: 'nothing' }])).toEqual(start)
    })
  })
})

const standing = (profile: Profile): Record<string, 'used' | 'overruled' | Status> =>
  Object.fromEntries(
    profile.preferences.map((p) => [p.stance, p.overruledBy ? 'overruled' : usable(p) ? 'used' : p.status]),
  )

describe('contradictions', () => {
  const pair = (a: Partial<Belief>, b: Partial<Belief>): Profile =>
    take(
      take(emptyProfile('ann'), [belief('emoji', 'more', a)], day(1)),
      [belief('emoji', 'less', b)],
      day(2),
    )
  const MORE = idOf(belief('emoji', 'more'))
  const LESS = idOf(belief('emoji', 'less'))

  it('are won by the revised before the stated before the inferred', () => {
    const order: readonly Origin[] = ['revised', 'stated', 'inferred']
    for (const [i, strong] of order.entries())
      for (const weak of order.slice(i + 1))
        for (const [first, second] of [
          [strong, weak],
          [weak, strong],
        ] as const) {
          let profile = pair({ origin: first }, { origin: second })
          profile = weigh(profile, [...trials(MORE, [1, 1, 1, 1, 1]), ...trials(LESS, [1, 1, 1, 1, 1])])
          const expected =
            first === strong ? { more: 'used', less: 'overruled' } : { more: 'overruled', less: 'used' }
          expect([first, second, standing(profile)]).toEqual([first, second, expected])
        }
  })

  it('are won by a pin over everything', () => {
    const profile = pair({}, { origin: 'revised' })
    expect(standing(pin(profile, MORE, true))).toEqual({ more: 'used', less: 'overruled' })
    expect(standing(pin(pin(profile, MORE, true), MORE, false))).toEqual({ more: 'proposed', less: 'used' })
  })

  it('between two inferred go to the better supported', () => {
    const both = weigh(pair({}, {}), [...trials(MORE, Array(9).fill(1)), ...trials(LESS, Array(6).fill(1))])
    expect(standing(both)).toEqual({ more: 'used', less: 'overruled' })
  })

  it('between two of equal support go to the newer', () => {
    const both = weigh(pair({}, {}), [...trials(MORE, Array(6).fill(1)), ...trials(LESS, Array(6).fill(1))])
    expect(standing(both)).toEqual({ more: 'overruled', less: 'used' })
  })

  it('keep the loser visible, naming the winner, with its trials', () => {
    const profile = weigh(pair({ origin: 'stated' }, {}), trials(LESS, [1, 1, 1, 1]))
    const loser = find(profile, LESS)
    expect(loser).toMatchObject({ status: 'active', overruledBy: MORE, tally: { wins: 4, losses: 0 } })
    expect(usable(loser)).toBe(false)
  })

  it.each([
    ['removed', (p: Profile) => remove(p, MORE, day(9))],
    ['paused', (p: Profile) => pause(p, MORE, true)],
    [
      'left without a source',
      (p: Profile) => withoutSignals(p, new Set(['s1']), trials(LESS, [1, 1, 1, 1], 4)),
    ],
  ])('free the loser when the winner is %s', (_, change) => {
    const profile = weigh(pair({ origin: 'stated' }, { sources: ['s2'] }), trials(LESS, [1, 1, 1, 1], 4))
    expect(standing(profile)).toEqual({ more: 'used', less: 'overruled' })
    expect(standing(change(profile))).toMatchObject({ less: 'used' })
  })

  it('are none while the other side is unproven', () => {
    const profile = weigh(pair({}, {}), trials(MORE, [1, 1, 1, 1]))
    expect(standing(profile)).toEqual({ more: 'used', less: 'proposed' })
    expect(find(profile, LESS).overruledBy).toBeUndefined()
  })

  it('are none between a narrower scope and a wider one', () => {
    const profile = pair({ origin: 'stated' }, { origin: 'stated', scope: EMAIL })
    expect(standing(profile)).toEqual({ more: 'used', less: 'used' })
  })

  it('are found between tasks that differ in case and space only, as they hold in the same places', () => {
    const profile = pair(
      { origin: 'stated', scope: EMAIL },
      { origin: 'stated', scope: { kind: 'task', task: ' Email ' } },
    )
    expect(standing(profile)).toEqual({ more: 'overruled', less: 'used' })
  })

  it('are none about different things', () => {
    const profile = profileOf(
      belief('emoji', 'more', { origin: 'stated' }),
      belief('lists', 'less', { origin: 'stated' }),
    )
    expect(standing(profile)).toEqual({ more: 'used', less: 'used' })
  })

  it('do not depend on the order of the list', () => {
    const made = weigh(pair({}, {}), [...trials(MORE, Array(5).fill(1)), ...trials(LESS, Array(7).fill(1))])
    const turned = resolve({ ...made, preferences: made.preferences.toReversed() })
    expect(standing(turned)).toEqual(standing(made))
  })
})

describe("the person's changes", () => {
  const start = profileOf(belief('emoji', 'more'))
  const { id } = only(start)

  it('confirm makes it stated and active, and keeps what was revised', () => {
    expect(only(confirm(start, id, day(2)))).toMatchObject({ origin: 'stated', status: 'active', at: day(2) })
    const revised = revise(start, id, 'Mine', day(2))
    expect(only(confirm(revised, id, day(3)))).toMatchObject({ origin: 'revised', statement: 'Mine' })
  })

  it('confirm takes up what was retired', () => {
    const retired = weigh(start, trials(id, [0, 0, 0, 0]))
    expect(usable(only(confirm(retired, id, day(9))))).toBe(true)
  })

  it('revise puts it into their words under the same id', () => {
    expect(only(revise(start, id, 'Mine', day(2)))).toMatchObject({
      id,
      statement: 'Mine',
      origin: 'revised',
    })
  })

  it('pin makes an unproven one usable without proving it', () => {
    const pinned = only(pin(start, id, true))
    expect([usable(pinned), pinned.status]).toEqual([true, 'proposed'])
    expect(usable(only(pin(pin(start, id, true), id, false)))).toBe(false)
  })

  it('pause sets it aside whatever its trials say, and resuming asks them again', () => {
    const paused = pause(start, id, true)
    expect(only(paused).status).toBe('paused')
    const weighed = weigh(paused, trials(id, [1, 1, 1, 1]))
    expect(only(weighed)).toMatchObject({ status: 'paused', tally: { wins: 4, losses: 0 } })
    expect(only(pause(weighed, id, false)).status).toBe('active')
    expect(only(pause(weigh(paused, trials(id, [0, 0, 0, 0])), id, false)).status).toBe('retired')
    expect(only(pause(paused, id, false)).status).toBe('proposed')
  })

  it('pause outranks a pin', () => {
    expect(usable(only(pause(pin(start, id, true), id, true)))).toBe(false)
  })

  it('a paused one stays paused when it is proposed again', () => {
    const again = take(pause(start, id, true), [belief('emoji', 'more')], day(5))
    expect(only(again).status).toBe('paused')
  })

  it('resuming follows the thresholds in use', () => {
    const lenient = { prior: [1, 1], activate: 0.9, retire: 0.9 } as const
    const weighed = weigh(start, trials(id, [1, 1, 1]), lenient)
    expect(only(weighed).status).toBe('active')
    expect(only(pause(pause(weighed, id, true), id, false, lenient)).status).toBe('active')
  })

  it('name a preference by a beginning that only it has', () => {
    const profile = profileOf(...Array.from({ length: 40 }, (_, i) => belief(`thing-${i}`, 'more')))
    const target = profile.preferences[7]!
    const short = [...Array(24).keys()]
      .map((n) => target.id.slice(0, n + 1))
      .find((begin) => profile.preferences.filter((p) => p.id.startsWith(begin)).length === 1)!
    expect(find(profile, short)).toBe(target)
    expect(() => find(profile, '')).toThrow(InvalidInputError)
    expect(() => find(profile, 'zzz')).toThrow(NotFoundError)
    for (const change of [confirm, pin, pause, remove] as const)
      expect(() => change(profile, 'zzz', T0 as never)).toThrow(NotFoundError)
  })
})

describe('remove', () => {
  const start = profileOf(belief('emoji', 'more'))
  const { id } = only(start)

  it('takes it out and remembers a hash only', () => {
    const after = remove(start, id, day(10))
    expect(after.preferences).toEqual([])
    expect(after.removed).toEqual([{ id, forever: false, at: day(10) }])
    expect(JSON.stringify(after)).not.toContain('emoji')
  })

  it.each([
    ['the same evidence', ['s1'], false, false],
    ['evidence as old as the removal', ['s10'], false, false],
    ['old evidence together with new', ['s1', 's11'], false, false],
    ['newer evidence', ['s11'], false, true],
    ['newer evidence, removed forever', ['s11'], true, false],
  ] as const)('and %s', (_, sources, forever, learned) => {
    const removed = remove(start, id, day(10), forever)
    const after = take(removed, [belief('emoji', 'more', { sources })], day(12))
    expect(after.preferences).toHaveLength(learned ? 1 : 0)
  })

  it('takes evidence of an unknown time for old', () => {
    const after = propose(remove(start, id, day(10)), [belief('emoji', 'more')], day(12), () => undefined)
    expect(after.preferences).toEqual([])
  })

  it('blocks the removed belief only', () => {
    const after = take(remove(start, id, day(10), true), [
      belief('emoji', 'less'),
      belief('emoji', 'more', { scope: EMAIL }),
    ])
    expect(after.preferences).toHaveLength(2)
  })

  it('keeps one tombstone, the newest', () => {
    const again = take(remove(start, id, day(10)), [belief('emoji', 'more', { sources: ['s11'] })])
    expect(remove(again, id, day(12), true).removed).toEqual([{ id, forever: true, at: day(12) }])
  })
})

describe('withoutSignals', () => {
  const evidence = ['s1', 's2'].map((signal) => ({ signal, field: 'text', start: 0, end: 1, quote: signal }))

  it('takes out quotes and sources, and what had no other source', () => {
    const profile = profileOf(
      belief('emoji', 'more', { sources: ['s1'] }),
      belief('lists', 'more', { sources: ['s1', 's2'], evidence }),
      belief('own', 'more', { sources: [], evidence: [], origin: 'stated' }),
    )
    const after = withoutSignals(profile, new Set(['s1']), [])
    expect(after.preferences.map((p) => [p.about, p.sources, p.evidence.map((e) => e.quote)])).toEqual([
      ['lists', ['s2'], ['s2']],
      ['own', [], []],
    ])
    expect(JSON.stringify(after)).not.toContain('"s1"')
  })

  it('takes back the trials on it, so that the status follows', () => {
    const profile = profileOf(belief('emoji', 'more'))
    const { id } = only(profile)
    const all = trials(id, [1, 1, 1, 1])
    const weighed = weigh(profile, all)
    expect(only(weighed).status).toBe('active')
    expect(only(withoutSignals(weighed, new Set(['s3']), all))).toMatchObject({
      status: 'proposed',
      tally: { wins: 3, losses: 0 },
    })
  })

  it('of other signals changes nothing', () => {
    const profile = profileOf(belief('emoji', 'more'))
    const all = trials(only(profile).id, [1, 1, 0])
    const weighed = weigh(profile, all)
    expect(withoutSignals(weighed, new Set(['s77']), all)).toEqual(weighed)
  })
})

/** Throws on any write, however deep. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    Object.values(value).forEach(frozen)
  }
  return value
}

describe('any sequence of changes', () => {
  const scopes: readonly Scope[] = [ALWAYS, EMAIL, { kind: 'near', contexts: ['a letter'] }]
  const proposal = fc
    .record({
      about: fc.constantFrom('emoji', 'lists'),
      stance: fc.constantFrom('more', 'less', 'some'),
      scope: fc.constantFrom(...scopes),
      origin: fc.constantFrom<Origin>('inferred', 'stated', 'revised'),
      sources: fc.uniqueArray(
        fc.nat(9).map((n) => `s${n + 1}`),
        { minLength: 1, maxLength: 3 },
      ),
    })
    .map(({ about, stance, ...more }) => belief(about, stance, more))
  const nth = fc.nat(20)
  type Change = (profile: Profile, all: Trial[], at: string) => Profile
  const pick = (profile: Profile, n: number) =>
    profile.preferences[n % Math.max(1, profile.preferences.length)]?.id
  const on = (n: number, change: (profile: Profile, id: string, at: string) => Profile): Change => {
    return (profile, _, at) => {
      const id = pick(profile, n)
      return id === undefined ? profile : change(profile, id, at)
    }
  }
  const change: fc.Arbitrary<Change> = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.array(proposal, { maxLength: 3 }).map(
        (list): Change =>
          (p, _, at) =>
            take(p, frozen(list), at),
      ),
    },
    {
      weight: 4,
      arbitrary: fc.tuple(nth, fc.nat(30), fc.constantFrom(0, 0.5, 1), fc.integer({ min: 1, max: 6 })).map(
        ([n, first, score, count]): Change =>
          (profile, all) => {
            const id = pick(profile, n)
            if (id === undefined) return profile
            const more = frozen(trials(id, Array(count).fill(score), first + 1))
            all.push(...more)
            return weigh(profile, more)
          },
      ),
    },
    nth.map((n) => on(n, (p, id, at) => confirm(p, id, at))),
    nth.map((n) => on(n, (p, id, at) => revise(p, id, 'Mine', at))),
    fc.tuple(nth, fc.boolean()).map(([n, yes]) => on(n, (p, id) => pin(p, id, yes))),
    fc.tuple(nth, fc.boolean()).map(([n, yes]) => on(n, (p, id) => pause(p, id, yes))),
    fc.tuple(nth, fc.boolean()).map(([n, forever]) => on(n, (p, id, at) => remove(p, id, at, forever))),
    nth.map((n) => on(n, (p, id) => take(p, [{ action: 'withdraw', id }]))),
    fc.nat(9).map(
      (n): Change =>
        (p, all) =>
          withoutSignals(p, new Set([`s${n + 1}`]), all),
    ),
  )

  it('keeps the profile whole and never writes into a value', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 25 }), (changes) => {
        const all: Trial[] = []
        let profile = frozen(emptyProfile('ann'))
        for (const [i, apply] of changes.entries()) {
          profile = frozen(apply(profile, all, day(12 + i)))
          const { preferences, removed } = profile
          const byId = new Map(preferences.map((p) => [p.id, p]))
          expect(byId.size).toBe(preferences.length)
          expect(new Set(removed.map((t) => t.id)).size).toBe(removed.length)
          for (const preference of preferences) {
            expect(preference.id).toBe(idOf(preference))
            expect(preference.tally.wins).toBeGreaterThanOrEqual(0)
            expect(preference.tally.losses).toBeGreaterThanOrEqual(0)
            if (preference.origin !== 'inferred') expect(['active', 'paused']).toContain(preference.status)
            if (preference.overruledBy === undefined) continue
            const winner = byId.get(preference.overruledBy)!
            expect(usable(winner)).toBe(true)
            expect(winner.about).toBe(preference.about)
            expect(winner.scope).toEqual(preference.scope)
            expect(winner.stance).not.toBe(preference.stance)
            expect(preference.pinned && !winner.pinned).toBe(false)
          }
          // Of usable preferences about the same thing in the same scope, all take the same side.
          const sides = Map.groupBy(preferences.filter(usable), (p) => JSON.stringify([p.about, p.scope]))
          for (const same of sides.values()) expect(new Set(same.map((p) => p.stance)).size).toBe(1)
          expect(resolve(profile)).toEqual(profile)
        }
      }),
      { numRuns: 300 },
    )
  })
})
