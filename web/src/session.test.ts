import { expect, it } from 'vitest'
import { keptOr, tokenOf } from './session.ts'

it('keeps in memory what a browser does not keep', () => {
  const denied = keptOr(() => {
    throw new DOMException('denied', 'SecurityError')
  })
  denied.setItem('a', '1')
  expect([denied.getItem('a'), denied.getItem('b')]).toEqual(['1', null])
  denied.removeItem('a')
  expect(denied.getItem('a')).toBeNull()
})

it('finds the token of a whole link as well', () => {
  expect(tokenOf('http://127.0.0.1:4321/#token=pt_a.b-c')).toBe('pt_a.b-c')
  expect(tokenOf('pk_abc')).toBeUndefined()
  expect(tokenOf('#token=%E0%A4%A')).toBe('%E0%A4%A')
})
