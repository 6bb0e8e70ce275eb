import { expect, it } from 'vitest'
import { keptOr } from '../session.ts'
import { addOwn, dropOwn, forgetOwn, ownOf } from './own.ts'

const memory = () =>
  keptOr(() => {
    throw new Error('denied')
  })
const change = (version: number, id: string) => ({ version, id, text: `${id} ${version}` })
const versions = (found: ReturnType<typeof ownOf>) => found.map((own) => own.version)

it('keeps what was changed, the newest first, and as much as can be taken back', () => {
  const tab = memory()
  expect(ownOf('a', tab)).toEqual([])
  for (const version of [3, 4, 30]) addOwn('a', change(version, 'x'), tab)
  expect(versions(ownOf('a', tab))).toEqual([30])
  addOwn('a', change(31, 'y'), tab)
  expect(ownOf('a', tab)[0]).toEqual(change(31, 'y'))
})

it('drops what was taken back, and later changes to the same statement', () => {
  const tab = memory()
  for (const [version, id] of [
    [1, 'x'],
    [2, 'y'],
    [3, 'x'],
    [4, 'x'],
  ] as const)
    addOwn('a', change(version, id), tab)
  dropOwn('a', change(3, 'x'), tab)
  expect(versions(ownOf('a', tab))).toEqual([2, 1])
})

it('keeps nothing of one person for another, and nothing once something was forgotten', () => {
  const tab = memory()
  addOwn('a', change(1, 'x'), tab)
  expect(ownOf('b', tab)).toEqual([])
  addOwn('b', change(1, 'x'), tab)
  expect(ownOf('a', tab)).toEqual([])
  forgetOwn(tab)
  expect(ownOf('b', tab)).toEqual([])
})
