import { describe, expect, it } from 'vitest'
import { href, partsOf } from '../router.ts'
import { tokenOf } from '../session.ts'
import { placeOf } from './places.ts'

describe('an address', () => {
  it.each(['ada', 'a/b', '<img src=x onerror=alert(1)>', '100 %', '__proto__', '#', '日本'])(
    'keeps the name %s',
    (name) => {
      expect(partsOf(href('people', name, 'learning'))).toEqual(['people', name, 'learning'])
    },
  )

  it('that cannot be read is left as it stands', () =>
    expect(partsOf('#/people/%E0%A4%A')).toEqual(['people', '%E0%A4%A']))

  it.each([
    [[], { view: 'people' }],
    [['keys'], { view: 'keys' }],
    [['nothing'], { view: 'people' }],
    [['constructor'], { view: 'people' }],
    [['people'], { view: 'people' }],
    [['people', 'ada'], { person: 'ada', view: 'believed' }],
    [['people', 'ada', 'forget'], { person: 'ada', view: 'forget' }],
    [['people', 'ada', 'keys'], { person: 'ada', view: 'believed' }],
  ])('%j shows %j', (parts, place) => expect(placeOf(parts, undefined)).toEqual(place))

  it('shows nobody else with a token of one person', () => {
    expect(placeOf(['people', 'bo', 'learning'], 'ada')).toEqual({ person: 'ada', view: 'learning' })
    expect(placeOf(['keys'], 'ada')).toEqual({ person: 'ada', view: 'believed' })
  })

  it('may hand over a token', () => {
    expect(tokenOf('#token=pt_a.b-c')).toBe('pt_a.b-c')
    expect(tokenOf('#/people')).toBeUndefined()
    expect(tokenOf('')).toBeUndefined()
  })
})
