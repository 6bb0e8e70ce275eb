import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AT, type Belief } from '../test/simulate.ts'
import {
  emptyProfile,
  type Origin,
  type Preference,
  type Profile,
  pause,
  pin,
  propose,
  type Scope,
  weigh,
} from './preference.ts'
import { promptBlock } from './prompt.ts'

const EMAIL: Scope = { kind: 'task', task: 'email' }

/** A wish about nothing that is measured. */
const wish = (about: string, more: Partial<Belief> = {}): Belief => ({
  action: 'add',
  statement: `Mind the ${about}`,
  about,
  stance: 'more',
  scope: { kind: 'always' },
  origin: 'stated',
  learner: 'test',
  sources: ['s'],
  evidence: [],
  ...more,
})
const profileOf = (...beliefs: readonly Belief[]): Profile =>
  propose(emptyProfile('ann'), beliefs, AT, () => AT)
const scored = (profile: Profile, about: string, wins: number, losses = 0): Profile => {
  const { id } = profile.preferences.find((p) => p.about === about)!
  const trial = (i: number, score: number) =>
    ({ signal: `t${i}`, preference: id, contrast: 'others', score, at: AT }) as const
  return weigh(
    profile,
    [...Array(wins + losses).keys()].map((i) => trial(i, i < wins ? 1 : 0)),
  )
}
const idOf = (profile: Profile, about: string): string =>
  profile.preferences.find((p) => p.about === about)!.id
const said = (profile: Profile, place: Parameters<typeof promptBlock>[1] = {}): string[] => {
  const { used } = promptBlock(profile, place)
  return used.map((id) => profile.preferences.find((p) => p.id === id)!.about)
}

describe('the block', () => {
  it('of an empty profile is empty', () => {
    expect(promptBlock(emptyProfile('ann'))).toEqual({ text: '', used: [], because: [], left: [] })
  })

  it('holds one line a preference between its delimiters', () => {
    const { text } = promptBlock(profileOf(wish('margins'), wish('fonts')))
    const lines = text.split('\n')
    expect(lines[1]).toBe('<preferences>')
    expect(lines.at(-1)).toBe('</preferences>')
    expect(lines.slice(2, -1).sort()).toEqual(['- Mind the fonts', '- Mind the margins'])
    expect(lines[0]).toContain('not instructions')
  })

  it('names what it used, in order, and why', () => {
    let profile = profileOf(
      wish('stated thing'),
      wish('revised thing', { origin: 'revised' }),
      wish('inferred thing', { origin: 'inferred' }),
      wish('pinned thing', { origin: 'inferred' }),
    )
    profile = scored(pin(profile, idOf(profile, 'pinned thing'), true), 'inferred thing', 6, 0)
    profile = scored(profile, 'stated thing', 2, 1)
    const { because, used, text } = promptBlock(profile)
    expect(said(profile)).toEqual(['pinned thing', 'revised thing', 'stated thing', 'inferred thing'])
    expect(because).toEqual(
      [
        'pinned',
        "in the person's own words",
        'stated by the person, held in 2 of 3 other signals',
        'inferred, held in 6 of 6 other signals',
      ].map((reason, i) => ({ id: used[i], reason })),
    )
    const places = ['pinned', 'revised', 'stated', 'inferred'].map((word) => text.indexOf(`${word} thing`))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })

  it('says first what behaviour supports most', () => {
    let profile = profileOf(...['a', 'b', 'c'].map((x) => wish(x, { origin: 'inferred' })))
    profile = scored(scored(scored(profile, 'a', 5), 'b', 9), 'c', 7)
    expect(said(profile)).toEqual(['b', 'c', 'a'])
  })

  it('of what was inferred takes asked and counted statements in turns, the surest of each first', () => {
    const measured = { name: 'commas', direction: 1, weight: 1, own: 9, usual: 1 } as const
    const counted = ['commas', 'semicolons', 'colons'].map((name) =>
      wish(name, { origin: 'inferred', measured: { ...measured, name } }),
    )
    const asked = ['irony', 'warmth'].map((about) => wish(about, { origin: 'inferred' }))
    const wins = { commas: 9, semicolons: 12, colons: 15, irony: 5, warmth: 6 }
    let profile = profileOf(...counted, wish('stated'), ...asked)
    for (const [about, count] of Object.entries(wins)) profile = scored(profile, about, count)
    expect(said(profile)).toEqual(['stated', 'warmth', 'colons', 'irony', 'semicolons', 'commas'])
  })

  it('of equally sure ones says first what stands furthest from what is usual', () => {
    const measured = (name: string, weight: number) =>
      ({ name, direction: 1, weight, own: 9, usual: 1 }) as const
    const weights = { commas: 2, semicolons: 50, colons: 1 }
    let profile = profileOf(
      ...Object.entries(weights).map(([name, weight]) =>
        wish(name, { origin: 'inferred', measured: measured(name, weight) }),
      ),
    )
    for (const about of Object.keys(weights)) profile = scored(profile, about, 6)
    expect(said(profile)).toEqual(['semicolons', 'commas', 'colons'])
  })

  it('does not depend on the order of the profile', () => {
    const profile = profileOf(...['a', 'b', 'c', 'd'].map((x) => wish(x)))
    const turned = { ...profile, preferences: profile.preferences.toReversed() }
    expect(promptBlock(turned, { budget: 60 })).toEqual(promptBlock(profile, { budget: 60 }))
  })

  it('leaves the profile alone', () => {
    const profile = profileOf(...['d', 'b', 'a'].map((x) => wish(x)))
    const before = structuredClone(profile)
    promptBlock(profile)
    expect(profile).toEqual(before)
  })
})

describe('what is not used', () => {
  it('is what is proposed, retired, paused or overruled', () => {
    const start = profileOf(
      wish('proposed', { origin: 'inferred' }),
      wish('retired', { origin: 'inferred' }),
      wish('paused'),
      wish('fought over', { stance: 'less', origin: 'inferred' }),
      wish('fought over', { origin: 'revised', statement: 'The winner' }),
    )
    const profile = scored(pause(start, idOf(start, 'paused'), true), 'retired', 0, 8)
    expect(promptBlock(profile).text.split('\n').slice(2, -1)).toEqual(['- The winner'])
  })

  it('is what a pin does not make usable: paused', () => {
    const start = profileOf(wish('thing'))
    const id = idOf(start, 'thing')
    expect(promptBlock(pause(pin(start, id, true), id, true)).text).toBe('')
  })

  it('comes into use by a pin', () => {
    const start = profileOf(wish('thing', { origin: 'inferred' }))
    expect(said(start)).toEqual([])
    expect(said(pin(start, idOf(start, 'thing'), true))).toEqual(['thing'])
  })
})

describe('scope', () => {
  const profile = profileOf(
    wish('everywhere'),
    wish('mail', { scope: EMAIL }),
    wish('garden', { scope: { kind: 'near', contexts: ['plant roses and tulips in the garden'] } }),
  )

  it('keeps each preference where it holds', () => {
    expect(said(profile)).toEqual(['everywhere'])
    expect(said(profile, { task: 'poem' })).toEqual(['everywhere'])
    expect(said(profile, { task: ' EMAIL ' }).sort()).toEqual(['everywhere', 'mail'])
    expect(said(profile, { context: 'how to plant tulips and roses in my garden' }).sort()).toEqual([
      'everywhere',
      'garden',
    ])
    expect(said(profile, { context: 'interest rates rose' })).toEqual(['everywhere'])
  })

  it('lets the narrower silence the wider about the same thing, where it holds', () => {
    const both = profileOf(
      wish('length', { stance: 'less', statement: 'Short' }),
      wish('length', { statement: 'Long in mails', scope: EMAIL }),
    )
    const lines = (place: object) => promptBlock(both, place).text.split('\n').slice(2, -1)
    expect(lines({})).toEqual(['- Short'])
    expect(lines({ task: 'email' })).toEqual(['- Long in mails'])
  })

  it('lets nothing unproven silence anything', () => {
    const both = profileOf(
      wish('length', { stance: 'less', statement: 'Short' }),
      wish('length', { statement: 'Long in mails', scope: EMAIL, origin: 'inferred' }),
    )
    expect(promptBlock(both, { task: 'email' }).text).toContain('Short')
  })
})

describe('a text at hand', () => {
  const like = (statement: string, more: Partial<Belief> = {}): Belief =>
    wish(`wish:${statement}`, { statement, ...more })
  const beliefs = [
    like('Dislikes seafood'),
    like('Has a fear of flying'),
    like('Always ends with a moral', { statement: 'Always end with a moral' }),
    wish('emoji', { statement: 'No emojis' }),
  ]
  const profile = profileOf(...beliefs)
  const lines = (place: Parameters<typeof promptBlock>[1], of = profile) =>
    promptBlock(of, place).text.split('\n').slice(2, -1)
  const general = ['- Always end with a moral', '- No emojis']
  const all = ['- Always end with a moral', '- Dislikes seafood', '- Has a fear of flying', '- No emojis']
  const DINNER = 'Where should we go for dinner?'

  it('takes of the likes of things those it asks about, first, and all wishes on how to be answered', () => {
    const found = lines({ context: DINNER })
    expect(found[0]).toBe('- Dislikes seafood')
    expect(found.slice(1).sort()).toEqual(general)
  })

  it('takes none where it asks about other things, or for nothing', () => {
    expect(lines({ context: 'Can you suggest a jacket?' }).sort()).toEqual(general)
    expect(lines({ context: 'The fish soup was cold.' }).sort()).toEqual(general)
  })

  it('leaves everything as it is where there is none', () => {
    expect(lines({}).sort()).toEqual(all)
    expect(lines({ task: 'email' }).sort()).toEqual(all)
    expect(lines({ task: DINNER }).sort()).toEqual(all)
  })

  it('makes the block say that it tells of more than texts, where it does', () => {
    const head = (context: string) => promptBlock(profile, { context }).text.split('\n')[0]
    expect(head(DINNER)).toMatch(/^What this reader likes, in texts and elsewhere\./)
    expect(head('Can you suggest a jacket?')).toMatch(/^How this reader likes texts to be written\./)
  })

  it('is read together with the task', () => {
    const context = 'Casa Mar, Taverna Sol, Il Forno'
    expect(lines({ task: 'Which restaurant would be best?', context })).toContain('- Dislikes seafood')
    expect(lines({ task: 'Sort by name', context })).not.toContain('- Dislikes seafood')
  })

  it('silences no pin, and leaves out for want of room only what bears on it', () => {
    const flying = idOf(profile, 'wish:Has a fear of flying')
    expect(lines({ context: DINNER }, pin(profile, flying, true))[0]).toBe('- Has a fear of flying')
    const { used, left } = promptBlock(profile, { context: DINNER, budget: 1 })
    expect([used, left.length, left.includes(flying)]).toEqual([[], 3, false])
  })

  it('does not make way for what it leaves out: a wider wish speaks where the narrower one is silent', () => {
    const both = profileOf(
      like('Dislikes seafood'),
      like('Likes seafood', { about: 'wish:Dislikes seafood', stance: 'less', scope: EMAIL }),
    )
    expect(lines({ task: 'email', context: DINNER }, both)).toEqual(['- Likes seafood'])
    expect(lines({ context: DINNER }, both)).toEqual(['- Dislikes seafood'])
  })
})

describe('the budget', () => {
  const origins = fc.constantFrom<Origin>('stated', 'revised')
  const letters = fc.string({ unit: fc.constantFrom(...'abcde fgh'), minLength: 1, maxLength: 120 })

  it('is never exceeded, and nothing is lost silently', () => {
    const beliefs = fc.array(fc.record({ statement: letters, origin: origins }), { maxLength: 25 })
    fc.assert(
      fc.property(beliefs, fc.integer({ min: 1, max: 400 }), (list, budget) => {
        const profile = profileOf(
          ...list.map((b, i) => wish(`thing ${i}`, { ...b, statement: `Say ${b.statement}` })),
        )
        const block = promptBlock(profile, { budget })
        expect(block.text.length).toBeLessThanOrEqual(budget * 4)
        expect([...block.used, ...block.left].sort()).toEqual(profile.preferences.map((p) => p.id).sort())
        expect(block.text === '').toBe(block.used.length === 0)
        expect(block.because.map((b) => b.id)).toEqual(block.used)
        // With room for everything nothing is left.
        expect(promptBlock(profile, { budget: 10_000 }).left).toEqual([])
      }),
    )
  })

  it('goes to the most important first', () => {
    const profile = profileOf(
      wish('a', { statement: 'Stated '.repeat(8).trim() }),
      wish('b', { statement: 'Revised '.repeat(8).trim(), origin: 'revised' }),
    )
    const whole = promptBlock(profile).text.length
    const block = promptBlock(profile, { budget: Math.floor((whole - 10) / 4) })
    expect(block.used).toEqual([idOf(profile, 'b')])
    expect(block.left).toEqual([idOf(profile, 'a')])
  })
})

describe('data stays data', () => {
  it('no statement opens or closes the delimiters, nor makes a line of its own', () => {
    const hostile = fc.array(
      fc.constantFrom(
        '</preferences>',
        '<preferences>',
        '\n',
        '- ',
        '&lt;',
        '/',
        '>',
        'x',
        '＜',
        '\u2028',
        '\r',
        ' ',
        '‹',
      ),
      { minLength: 1, maxLength: 12 },
    )
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 5 }), (list) => {
        const profile = profileOf(
          ...list.map((parts, i) => wish(`thing ${i}`, { statement: `a${parts.join('')}` })),
        )
        const { text, used } = promptBlock(profile, { budget: 5000 })
        if (text === '') return
        const lines = text.split(/[\n\r\u2028\u2029]/)
        expect(lines).toHaveLength(used.length + 3)
        expect(lines.filter((line) => /[<>]/.test(line))).toEqual(['<preferences>', '</preferences>'])
        expect(lines.slice(2, -1).every((line) => line.startsWith('- '))).toBe(true)
      }),
    )
  })
})

describe('what was gathered elsewhere', () => {
  const lines = (text: string) => text.split('\n').slice(2, -1)

  it('goes first, in its order, and is not among the ids', () => {
    const profile = profileOf(wish('fonts', { origin: 'revised' }))
    const block = promptBlock(profile, {}, ['Warm', 'Brief'])
    expect(lines(block.text)).toEqual(['- Warm', '- Brief', '- Mind the fonts'])
    expect(block.used).toEqual([idOf(profile, 'fonts')])
    expect(block.because.map((b) => b.id)).toEqual(block.used)
  })

  it('makes a block by itself', () => {
    const { text, used } = promptBlock(emptyProfile('ann'), {}, ['Warm'])
    expect([lines(text), used]).toEqual([['- Warm'], []])
  })

  it('takes its part of the budget', () => {
    const profile = profileOf(wish('fonts'), wish('margins'))
    const budget = Math.ceil((promptBlock(profile).text.length + 1) / 4)
    expect(promptBlock(profile, { budget }).left).toEqual([])
    const { left, used, text } = promptBlock(profile, { budget }, ['Warm'])
    expect([left.length, used.length]).toEqual([1, 1])
    expect(text.length).toBeLessThanOrEqual(budget * 4)
  })

  it('is one clean line each', () => {
    const { text } = promptBlock(emptyProfile('ann'), {}, ['a</preferences>\n- b', 'c'])
    expect(text.split('\n')).toHaveLength(5)
    expect(text.match(/<\/?preferences>/g)).toEqual(['<preferences>', '</preferences>'])
  })
})

describe('figures', () => {
  it('stand beside lengths, where a writer can use them, and nowhere else', () => {
    const measured = (name: string, own?: number): Preference['measured'] => ({
      name,
      direction: 1,
      weight: 1,
      own,
    })
    const profile = profileOf(
      wish('words', { statement: 'Long', measured: measured('words', 212.4) }),
      wish('sentence-length', { statement: 'Long sentences', measured: measured('sentence-length', 17.6) }),
      wish('commas', { statement: 'Commas', measured: measured('commas', 3.3) }),
      wish('colons', { statement: 'Colons', measured: measured('colons') }),
    )
    expect(promptBlock(profile).text.split('\n').slice(2, -1).sort()).toEqual([
      '- Colons',
      '- Commas',
      '- Long (about 212 words)',
      '- Long sentences (about 18 words each)',
    ])
  })
})
