import { describe, expect, it } from 'vitest'
import { holds, isLabel } from './scope.ts'

describe('a task', () => {
  it.each(['email', 'Travel note', 'weekly status report', 'メール', 'письмо', ''])(
    'that is named is a label: %s',
    (task) => expect(isLabel(task)).toBe(true),
  )

  it.each([
    'Write an email to Jo',
    'Rewrite the email so that it sounds more polite.',
    'Schreibe eine kurze E-Mail an Jo',
    'この記事を三行で要約してください',
    '请用三句话概括这篇文章',
  ])('that is told is none: %s', (task) => expect(isLabel(task)).toBe(false))
})

describe('the scope of a task', () => {
  const holdsIn = (task: string, here: string | undefined) => holds({ kind: 'task', task }, { task: here })

  it.each([
    ['email', ' Email ', true],
    ['email', 'Write an email to Jo', true],
    ['travel note', 'Write a short travel note about the sea', true],
    ['email', 'Write a letter to Jo', false],
    ['email', 'Write emails to everybody here', false],
    ['note travel', 'Write a short travel note about the sea', false],
    // Two names are two tasks, also where one stands in the other.
    ['note', 'travel note', false],
    // An instruction is itself and no other.
    ['Write an email to Jo', 'email', false],
    ['Write an email to Jo', 'write an email to jo', true],
    ['Write an email', 'Write an email to Jo about the email', true],
    ['email', undefined, false],
    ['', 'Write an email to Jo', false],
  ])('%j takes in %j: %s', (task, here, expected) => {
    expect(holdsIn(task, here)).toBe(expected)
  })
})
