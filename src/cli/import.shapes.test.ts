import { expect, test } from 'vitest'
import { parseSignal } from '../signal.ts'
import { Documents } from './import.documents.ts'
import { signalsOf } from './import.shapes.ts'

const read = (row: unknown, defaults = {}) => signalsOf(row, defaults, new Documents())

test('the kind follows from the fields', () => {
  const kinds = {
    sample: { text: 'a' },
    edit: { draft: 'a', final: 'b' },
    choice: { chosen: 'a', rejected: 'b' },
    rating: { response: 'a', rating: 1, scale: [0, 1] },
    followUp: { response: 'a', message: 'b' },
    statement: { preference: 'short' },
    outcome: { query: 'a', prompt: 'b', success: 1 },
  }
  for (const [kind, fields] of Object.entries(kinds)) {
    const [signal] = read({ userId: 'u', ...fields })
    expect(parseSignal(signal, new Date(0))).toMatchObject({ kind, person: 'u' })
  }
  expect(() => read({ userId: 'u', nothing: 1 })).toThrow('its fields tell none')
})

test('our own shape passes through; another id is kept in meta', () => {
  expect(read({ kind: 'sample', person: 'a', text: 't', id: 'f00' })).toEqual([
    { kind: 'sample', person: 'a', text: 't' },
  ])
  expect(read({ userId: 'a', text: 't', id: 7, source: { documentId: 'd' } })).toEqual([
    { kind: 'sample', person: 'a', text: 't', meta: { id: 7 }, source: 'd' },
  ])
})

test('a field that nothing knows makes our own shape bad, too', () => {
  const [signal] = read({ kind: 'sample', person: 'a', text: 't', tsak: 'email' })
  expect(() => parseSignal(signal, new Date(0))).toThrow('tsak')
})

test('a reason in meta becomes the reason', () => {
  const row = { userId: 'a', chosen: 'x', rejected: 'y', meta: { reason: 'shorter', order: 2, tags: ['a'] } }
  expect(read(row)).toMatchObject([{ reason: 'shorter', meta: { order: 2, tags: '["a"]' } }])
})

test('a conversation gives a follow-up for each message after an answer, and nothing of its label', () => {
  const conversation = [
    { role: 'user', content: 'q1' },
    { role: 'assistant', content: 'a1' },
    { role: 'user', content: 'q2' },
    { role: 'assistant', content: 'a2' },
    { role: 'user', content: 'thanks' },
  ]
  const found = read({ id: 'p1', topic: 'books', preference: 'secret label', conversation })
  expect(found).toMatchObject([
    {
      kind: 'followUp',
      person: 'p1',
      response: 'a1',
      message: 'q2',
      context: conversation.slice(0, 1),
      meta: { topic: 'books' },
    },
    { kind: 'followUp', person: 'p1', response: 'a2', message: 'thanks', context: conversation.slice(0, 3) },
  ])
  expect(JSON.stringify(found)).not.toContain('secret label')
})
