import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { createPenchant } from '../src/penchant.ts'

// The examples run as they are, in processes of their own. They name `penchant` as a user would; here that leads to the
// sources by way of the package's exports, so that nothing has to be built first.

const root = join(import.meta.dirname, '..')
const examples = join(root, 'examples')
const folder = mkdtempSync(join(tmpdir(), 'penchant-examples-'))
const running: ChildProcess[] = []
afterAll(() => {
  for (const child of running) child.kill()
  rmSync(folder, { recursive: true, force: true })
})

const RESOLVE = `
import { registerHooks } from 'node:module'
import { readFileSync } from 'node:fs'
const root = ${JSON.stringify(`file://${root}/`)}
const { exports } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'))
registerHooks({
  resolve(name, context, next) {
    const entry = /^penchant(?:\\/|$)/.test(name) && exports['.' + name.slice('penchant'.length)]
    if (!entry) return next(name, context)
    const file = entry.default.replace(/^\\.\\/dist\\//, 'src/').replace(/\\.js$/, '.ts')
    return { url: new URL(file, root).href, format: 'module-typescript', shortCircuit: true }
  },
})`

function started(args: readonly string[], env: Record<string, string> = {}) {
  const child = spawn(
    process.execPath,
    ['--no-warnings', '--import', `data:text/javascript,${encodeURIComponent(RESOLVE)}`, ...args],
    { env: { PATH: process.env.PATH, PENCHANT_MODEL: '', ...env }, cwd: folder },
  )
  running.push(child)
  return child
}

async function ended(child: ReturnType<typeof started>) {
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  return { out, err, code: code as number }
}

describe('chat-app', () => {
  it('answers shortly once it was told to, and shows what it learned', async () => {
    const child = started([join(examples, 'chat-app/server.ts')], {
      PORT: '0',
      PENCHANT_STORE: join(folder, 'chat.db'),
    })
    const [line] = await once(child.stdout.setEncoding('utf8'), 'data')
    expect(line).toMatch(/^http:\/\/127\.0\.0\.1:\d+, model: scripted\n$/)
    const url = String(line).split(',')[0]!
    expect(await (await fetch(url)).text()).toContain('<title>Chat</title>')

    const messages: { role: string; content: string }[] = []
    const say = async (content: string) => {
      messages.push({ role: 'user', content })
      const body = JSON.stringify({ person: 'ann', messages })
      const reply = await (await fetch(`${url}/chat`, { method: 'POST', body })).text()
      messages.push({ role: 'assistant', content: reply })
      return reply
    }
    expect(await say('What is tea?')).toContain('a very good question')
    await say('From now on, please keep it short.')
    const known = await (await fetch(`${url}/known?person=ann`)).json()
    expect(known).toContainEqual({ statement: expect.stringMatching(/short/i), status: 'active' })
    expect(await say('And coffee?')).toBe('It depends. (A scripted model said this.)')
    expect((await fetch(`${url}/nothing`)).status).toBe(404)
  })
})

describe('email-drafter', () => {
  it('learns from what the editor changed', async () => {
    const editor = join(folder, 'editor.mjs')
    writeFileSync(
      editor,
      `import { readFileSync, writeFileSync } from 'node:fs'
      const file = process.argv[2]
      writeFileSync(file, readFileSync(file, 'utf8').replaceAll('!', '.').replace(/Dear.*/, 'Hi,'))`,
    )
    const store = join(folder, 'emails.db')
    const env = { EDITOR: `"${process.execPath}" "${editor}"`, PENCHANT_STORE: store }
    const ran = await ended(
      started([join(examples, 'email-drafter/draft.ts'), 'ann', 'The heating is broken.'], env),
    )
    expect(ran).toMatchObject({ err: '', code: 0 })
    expect(ran.out).toMatch(/^(?:proposed|active) /m)
    const penchant = createPenchant({ store })
    const { signals } = await penchant.export('ann')
    await penchant.close()
    expect(signals).toMatchObject([
      {
        kind: 'edit',
        task: 'email',
        draft: expect.stringContaining('Dear Sir or Madam!'),
        final: expect.stringMatching(/^Hi,\n\n.*finds you well\.\n\nThe heating is broken\./),
      },
    ])
  })

  it('says how it is used', async () => {
    const ran = await ended(started([join(examples, 'email-drafter/draft.ts')]))
    expect(ran).toMatchObject({ out: '', err: expect.stringMatching(/^usage: /), code: 2 })
  })
})

describe('promptfoo-judge', () => {
  const config = parse(readFileSync(join(examples, 'promptfoo-judge/promptfooconfig.yaml'), 'utf8'))

  it('passes what the person would prefer to the baseline, and nothing else', async () => {
    const store = join(folder, 'people.db')
    const penchant = createPenchant({ store })
    const lines = readFileSync(join(root, 'demo/people.jsonl'), 'utf8').trim().split('\n')
    await penchant.observe(lines.map((line) => JSON.parse(line)))
    await penchant.close()

    const [{ vars, assert }] = config.tests
    expect(assert).toMatchObject([{ type: 'javascript', value: 'file://preferred.ts' }])
    // As promptfoo calls it: the default export of the file, with the output, then variables and configuration.
    const file = join(examples, 'promptfoo-judge', assert[0].value.slice('file://'.length))
    const calls = config.prompts.map((output: string) => [output, { vars, config: assert[0].config }])
    const swapped = config.prompts.map((output: string) => [
      vars.baseline,
      { vars: { ...vars, baseline: output }, config: assert[0].config },
    ])
    const program = `
      const { default: assert } = await import(${JSON.stringify(`file://${file}`)})
      const calls = ${JSON.stringify([...calls, ...swapped])}
      console.log(JSON.stringify(await Promise.all(calls.map((call) => assert(...call)))))`
    const ran = await ended(started(['--input-type=module', '-e', program], { PENCHANT_STORE: store }))
    expect(ran).toMatchObject({ err: '', code: 0 })
    const [short, long, shortBase, longBase] = JSON.parse(ran.out)
    expect(short).toMatchObject({
      pass: true,
      reason: expect.stringMatching(/^kai would take it with probability 0\.\d\d \(reward\)$/),
    })
    expect(long.pass).toBe(false)
    expect(shortBase.pass).toBe(false)
    expect(short.score + shortBase.score).toBeCloseTo(1, 9)
    expect(long.score + longBase.score).toBeCloseTo(1, 9)
  })

  it('has no verdict on somebody of whom nothing is known', async () => {
    const file = join(examples, 'promptfoo-judge/preferred.ts')
    const program = `
      const { default: assert } = await import(${JSON.stringify(`file://${file}`)})
      await assert('a', { vars: { person: 'kai', request: '', baseline: 'b' } })`
    const env = { PENCHANT_STORE: join(folder, 'nobody.db') }
    const ran = await ended(started(['--input-type=module', '-e', program], env))
    expect(ran).toMatchObject({ out: '', code: 1, err: expect.stringMatching(/knows no kai; fill it first/) })
  })
})
