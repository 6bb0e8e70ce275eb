import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { InvalidInputError } from '../errors.ts'
import { environment, keyOf } from './env.ts'

const folder = mkdtempSync(join(tmpdir(), 'penchant-env-'))
afterEach(() => {
  rmSync(join(folder, '.env'), { recursive: true, force: true })
  vi.unstubAllEnvs()
})

describe('environment', () => {
  it('reads .env below what is really set, and writes nothing into process.env', () => {
    vi.stubEnv('SET_IN_BOTH', 'real')
    vi.stubEnv('SWITCHED_OFF', '')
    writeFileSync(
      join(folder, '.env'),
      'SET_IN_BOTH=file\nSWITCHED_OFF=file\nONLY_IN_FILE="a b" # why\n# no\n',
    )
    const env = environment(folder)
    expect([env.SET_IN_BOTH, env.SWITCHED_OFF, env.ONLY_IN_FILE]).toEqual(['real', '', 'a b'])
    expect(process.env.ONLY_IN_FILE).toBeUndefined()
  })

  it('does without a .env, and without a folder of that name', () => {
    expect(environment(folder)).toEqual({ ...process.env })
    mkdirSync(join(folder, '.env'))
    expect(environment(folder)).toEqual({ ...process.env })
  })
})

describe('a key', () => {
  it('is the first that is set to something', () => {
    expect(keyOf({ B: 'b' }, ['A', 'B'])).toBe('b')
    expect(keyOf({ A: '  ', B: 'b' }, ['A', 'B'])).toBe('b')
    expect(keyOf({ A: ' a\n', B: 'b' }, ['A', 'B'])).toBe('a')
    expect(keyOf({}, ['A'])).toBeUndefined()
  })

  it.each(['sk-secret\r\nx: y', 'sk-“secret”', 'sk secret'])(
    'that cannot be sent is named, not shown',
    (key) => {
      const act = () => keyOf({ A: key }, ['A'])
      expect(act).toThrow(InvalidInputError)
      expect(act).toThrow(/^A: (?!.*secret)/s)
    },
  )
})
