import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, vi } from 'vitest'
import { shippedSignals } from './demo.ts'
import { run } from './program.ts'

// What the tests of the commands share. `penchant` runs the real program in a process of its own; `call` runs
// a command line in this one, in a twentieth of the time, where neither stdin nor the process matters.

export interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

export interface RunOptions {
  readonly stdin?: string | Uint8Array
  readonly env?: Record<string, string>
  /** Leaves stdin open, as a terminal does. */
  readonly open?: boolean
  /** Sees the process once it runs. */
  readonly during?: (child: ReturnType<typeof spawn>) => void
}

// A developer's own model must not be asked by tests.
process.env.PENCHANT_MODEL = ''

const program = join(import.meta.dirname, 'penchant.ts')

export function penchant(
  args: readonly string[],
  { stdin = '', env = {}, open, during }: RunOptions = {},
): Promise<Ran> {
  const child = spawn(process.execPath, [program, ...args], {
    env: { PATH: process.env.PATH, PENCHANT_MODEL: '', ...env },
  })
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (text) => {
    out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text) => {
    err += text
  })
  child.stdin.on('error', () => {}).write(stdin)
  if (!open) child.stdin.end()
  during?.(child)
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })))
}

export async function call(args: readonly string[], env: Record<string, string> = {}): Promise<Ran> {
  const written = { out: '', err: '' }
  const take = (name: 'out' | 'err') => (text: string | Uint8Array) => {
    written[name] += String(text)
    return true
  }
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(take('out')),
    vi.spyOn(process.stderr, 'write').mockImplementation(take('err')),
  ]
  for (const name of ['NO_COLOR', 'FORCE_COLOR', 'PENCHANT_STORE']) vi.stubEnv(name, env[name])
  try {
    const code = await run(args)
    return { code, ...written }
  } finally {
    for (const spy of spies) spy.mockRestore()
    vi.unstubAllEnvs()
  }
}

/** Presses Ctrl-C as soon as something is so. */
export async function interruptOnce(
  child: ReturnType<typeof spawn>,
  so: () => Promise<boolean>,
): Promise<void> {
  while (child.exitCode === null && !(await so())) await setTimeout(20)
  child.kill('SIGINT')
}

/** A folder of the test file's own; gone when the file is through. */
export function folder(): (name: string) => string {
  const path = mkdtempSync(join(tmpdir(), 'penchant-cli-'))
  afterAll(() => rmSync(path, { recursive: true, force: true }))
  return (name) => join(path, name)
}

/** The first signals of each of these people of the demonstration, as JSONL; of everybody when none is named. */
export async function demoSignals(first: number, ...people: readonly string[]): Promise<string> {
  const byPerson = Map.groupBy(await shippedSignals(), (signal) => signal.person ?? '')
  const wanted = [...byPerson].filter(([person]) => people.length === 0 || people.includes(person))
  const signals = wanted.flatMap(([, own]) => own.slice(0, first))
  return signals.map((signal) => JSON.stringify(signal)).join('\n')
}
