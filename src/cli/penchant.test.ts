import { spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { call, folder, penchant } from './spawned.ts'

const at = folder()
const sample = (text: string, person = 'ada') => JSON.stringify({ kind: 'sample', person, text })

test('version, help, and a suggestion for a mistyped command', async () => {
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'))
  expect(await penchant(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' })
  const help = await call(['help'])
  expect(help.code).toBe(0)
  for (const command of ['demo', 'import', 'learn', 'profile', 'prompt', 'forget', 'export', 'add'])
    expect(help.out).toContain(`  ${command} `)
  const wrong = await penchant(['profil', 'ada'])
  expect(wrong).toEqual({
    code: 2,
    out: '',
    err: "penchant: unknown command 'profil' (Did you mean profile?)\n",
  })
})

test('the entry imports nothing before it has looked at the version of Node', () => {
  const source = readFileSync(join(import.meta.dirname, 'penchant.ts'), 'utf8')
  expect(source.startsWith('#!/usr/bin/env node\n')).toBe(true)
  expect(source).not.toMatch(/^import /m)
})

test('a command that reads leaves no store behind where there is none', async () => {
  const store = at('none.db')
  for (const args of [['people'], ['profile', 'ada'], ['learn', '--all'], ['forget', 'ada', '--yes']]) {
    const ran = await call(['--store', store, ...args])
    expect(ran.code).toBe(2)
    expect(ran.err).toMatch(/^penchant: store ".*none\.db": not found; import signals first/)
  }
  expect(existsSync(store)).toBe(false)
})

test('observe takes one signal from an argument or from stdin, and stores it once', async () => {
  const env = { PENCHANT_STORE: at('observe.db') }
  const first = await call(['observe', sample('Short and plain.')], env)
  expect(first.out).toMatch(/^stored: [0-9a-f]{24}\n$/)
  const again = await penchant(['observe', '--json'], { env, stdin: sample('Short and plain.') })
  expect(JSON.parse(again.out)).toEqual({ id: first.out.trim().slice('stored: '.length), stored: false })
  const people = await call(['people', '--json'], env)
  expect(JSON.parse(people.out)).toEqual({ people: [{ person: 'ada', signals: 1, state: 'not learned' }] })
})

test('an error is one line, and JSON when JSON was asked for', async () => {
  const args = ['--store', at('errors.db'), 'observe', '{"kind":"sample","person":"ada","text":""}']
  const plain = await call(args)
  expect(plain).toEqual({ code: 2, out: '', err: 'penchant: text: "" cannot be used; must not be empty\n' })
  const { err, code } = await call([...args, '--json'])
  expect(code).toBe(2)
  expect(JSON.parse(err).error).toMatchObject({ name: 'InvalidInputError', field: 'text', value: '' })
  expect(JSON.parse((await call(['nothing', '--json'])).err).error.name).toBe('UsageError')
})

test('a file that is not a store is refused and left alone', async () => {
  const path = at('text.db')
  writeFileSync(path, 'a shopping list, long enough to be looked at: bread, pears, two candles, string')
  const ran = await call(['--store', path, 'people'])
  expect(ran.code).toBe(2)
  expect(ran.err.trim().split('\n')).toHaveLength(1)
  expect(readFileSync(path, 'utf8')).toMatch(/^a shopping list/)
})

test('a reader that closes early is no error', async () => {
  const store = at('epipe.db')
  const lines = Array.from({ length: 3000 }, (_, i) => sample('text', `person ${i}`)).join('\n')
  await penchant(['--store', store, 'import', '-'], { stdin: lines })
  const child = spawn(process.execPath, [
    join(import.meta.dirname, 'penchant.ts'),
    '--store',
    store,
    'people',
  ])
  let err = ''
  child.stderr.on('data', (text) => {
    err += text
  })
  child.stdout.once('data', () => child.stdout.destroy())
  const code = await new Promise((resolve) => child.on('close', resolve))
  expect({ code, err }).toEqual({ code: 0, err: '' })
})
