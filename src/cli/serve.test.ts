import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { describe, expect, it } from 'vitest'
import { createClient } from '../client.ts'
import { readConfig } from './serve.config.ts'
import { call, folder, penchant } from './spawned.ts'

const file = folder()

/** Starts the service, hands its first line over, and ends it. */
async function serving(args: readonly string[], use: (told: Told) => Promise<void>, ...own: string[]) {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const ran = penchant([...args, '--json', 'serve', '--port', '0', '--log', 'info', ...own], {
    open: true,
    during(child) {
      once(createInterface(child.stdout!), 'line')
        .then(([line]) => use(JSON.parse(line)))
        .then(resolve, reject)
        .finally(() => child.kill('SIGINT'))
    },
  })
  ran.then(() => reject(new Error('it ended')))
  await promise
  return ran
}

interface Told {
  readonly address: string
  readonly link?: string
  readonly token?: string
  readonly demo: boolean
}

describe('penchant serve', () => {
  it('shows made-up people at first, and keeps what it is sent in a store of its own', async () => {
    const store = file('first/penchant.db')
    const ended = spawn(process.execPath, ['--version'], { stdio: 'ignore' })
    await once(ended, 'exit')
    const left = mkdtempSync(join(tmpdir(), `penchant-demo-${ended.pid}-`))
    const ran = await serving(['--store', store], async ({ address, link, token, demo }) => {
      expect(demo).toBe(true)
      expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=ps_[\w-]{43}$/)
      const shown = createClient({ url: address, token: link!.split('=')[1]! })
      expect(await shown.session()).toMatchObject({ demo: true })
      expect((await shown.people()).items).toHaveLength(7)
      expect((await shown.person('emma').profile()).preferences.some((p) => p.usable)).toBe(true)
      const signal = { kind: 'sample', person: 'zoe', text: 'My secret words.' } as const
      await expect(shown.signals.observe(signal)).rejects.toMatchObject({ status: 403 })
      const own = createClient({ url: address, token: token! })
      expect(await own.people()).toEqual({ items: [] })
      await own.signals.observe(signal)
    })
    expect(ran.code).toBe(0)
    // Of a server that was killed.
    expect(existsSync(left)).toBe(false)
    // Routes and keys, no names and no texts.
    expect(ran.err).toContain('"route":"/v1/people/:person/profile"')
    expect(ran.err).not.toMatch(/emma|zoe|secret|ps_/)
    expect((await call(['--store', store, 'people'])).out).toMatch(/^zoe +1 signal/)
  })

  it('lets in only keys once there is one', async () => {
    const store = file('keyed/penchant.db')
    const made = await call(['--store', store, 'keys', 'create', '--name', 'app', '--scope', 'manage'])
    const key = made.out.trim()
    await serving(['--store', store], async ({ address, link, token }) => {
      expect([link, token]).toEqual([undefined, undefined])
      expect((await fetch(`${address}/v1/session`)).status).toBe(401)
      expect((await createClient({ url: address, token: key }).session()).tenant).toBe('default')
    })
  })

  it('says where the page is also when it asks for a key', async () => {
    const store = file('asking/penchant.db')
    await call(['--store', store, 'keys', 'create', '--name', 'app', '--scope', 'manage'])
    let out = ''
    const ran = await penchant(['--store', store, 'serve', '--port', '0'], {
      open: true,
      during(child) {
        child.stdout!.on('data', (text) => {
          out += text
          if (out.includes('/docs')) child.kill('SIGINT')
        })
      },
    })
    expect(ran.code).toBe(0)
    expect(out).toMatch(/the page: {2}http:\/\/127\.0\.0\.1:\d+ \(asks for a key\)\n/)
  })

  it('does not begin with a model that cannot be', async () => {
    const store = file('model/penchant.db')
    const ran = await penchant(['--store', store, 'serve', '--port', '0', '--model', 'nonsense/xx'], {
      during: (child) => void setTimeout(() => child.kill(), 10_000).unref(),
    })
    expect(ran).toMatchObject({ code: 2, out: '' })
    expect(ran.err).toMatch(/model: "nonsense\/xx" cannot be used; write openai/)
    expect(existsSync(store)).toBe(false)
  })

  it('takes the store that was named before the one in the file', async () => {
    const config = file('other.yaml')
    await writeFile(config, `store: ${file('elsewhere.db')}\n`)
    const at = process.cwd()
    process.chdir(file(''))
    try {
      await serving(['--store', 'penchant.db'], async () => {}, '--config', config)
    } finally {
      process.chdir(at)
    }
    expect([existsSync(file('penchant.keys.db')), existsSync(file('elsewhere.keys.db'))]).toEqual([
      true,
      false,
    ])
  })

  it('does not listen to others without a key', async () => {
    const store = file('open/penchant.db')
    const ran = await penchant(['--store', store, 'serve', '--host', '0.0.0.0', '--port', '0'])
    expect(ran).toMatchObject({ code: 2, out: '' })
    expect(ran.err).toMatch(/host: "0\.0\.0\.0" cannot be used; make a key first/)
    expect(existsSync(store)).toBe(false)
  })
})

describe('the configuration', () => {
  it('takes flags before the environment before the file', async () => {
    const path = file('penchant.yaml')
    await writeFile(
      path,
      'port: 1\nhost: ::1\nrate: 5\norigins: [https://a.example]\nprice: {input: 1, output: 2}\n',
    )
    const env = {
      PENCHANT_PORT: '2',
      PENCHANT_RATE: '6',
      PENCHANT_MAX_CALLS: '7',
      PENCHANT_LEARNERS: 'style, stated',
    }
    expect(await readConfig({ port: '3' }, path, env)).toEqual({
      port: 3,
      host: '::1',
      rate: 6,
      origins: ['https://a.example'],
      price: { input: 1, output: 2 },
      maxCalls: 7,
      learners: ['style', 'stated'],
    })
    expect(
      await readConfig(
        { price: '0.05,0.4', origins: 'https://a.example,http://localhost:5173' },
        undefined,
        {},
      ),
    ).toEqual({
      price: { input: 0.05, output: 0.4 },
      origins: ['https://a.example', 'http://localhost:5173'],
    })
  })

  it.each([
    ['port: many', /^port in .*: "many" cannot be used; give a number$/],
    ['port: 70000', /^port in .*: 70000 cannot be used; give 0 to 65535$/],
    ['ports: 1', /^ports in .*: 1 cannot be used; there are store, host, port/],
    ['origins: https://a.example/page', /^origins in .*give origins such as/],
    ['log: loud', /^log in .*: "loud" cannot be used; use info, error or silent$/],
    ['learners: [taste]', /^learners in .*use some of stated, style/],
    ['- a', /cannot be used/],
    ['port:', /^port in .*: null cannot be used; give a number$/],
    ['rate: ""', /^rate in .*: "" cannot be used; give a number$/],
    ['a: [', /^config: .* cannot be used; mend it: /],
  ])('that says %j is refused with what to do', async (text, message) => {
    const path = file('bad.yaml')
    await writeFile(path, text)
    await expect(readConfig({}, path, {})).rejects.toThrow(message)
  })

  it('names the variable or the flag that is wrong, and a file that is not there', async () => {
    await expect(readConfig({}, undefined, { PENCHANT_PORT: 'x' })).rejects.toThrow(/^PENCHANT_PORT: "x"/)
    await expect(readConfig({ port: '' }, undefined, {})).rejects.toThrow(
      /^--port: "" cannot be used; give a number/,
    )
    await expect(readConfig({ maxCalls: '-1' }, undefined, {})).rejects.toThrow(/^--max-calls: "-1"/)
    await expect(readConfig({}, file('none.yaml'), {})).rejects.toThrow(/^config: /)
  })
})

describe('penchant keys', () => {
  it('makes, lists and revokes', async () => {
    const store = file('keys/penchant.db')
    const missing = await call(['--store', store, 'keys', 'list'])
    expect([missing.code, existsSync(store)]).toEqual([2, false])
    const args = ['--store', store, '--json', 'keys']
    const made = JSON.parse(
      (await call([...args, 'create', '--name', 'app', '--scope', 'read,observe', '--tenant', 'acme'])).out,
    )
    expect(made).toMatchObject({
      tenant: 'acme',
      scopes: ['read', 'observe'],
      key: expect.stringMatching(/^pk_/),
    })
    const listed = await call(args.concat('list'))
    expect(listed.out).not.toContain(made.key.slice(20))
    expect(JSON.parse(listed.out).keys).toHaveLength(1)
    await call([...args, 'revoke', made.id])
    expect((await call(['--store', store, 'keys', 'list'])).out).toMatch(/acme .*read,observe .*revoked +app/)
    expect((await call([...args, 'create', '--name', 'x', '--scope', 'all'])).code).toBe(2)
    expect((await call([...args, 'revoke', 'none'])).code).toBe(2)
  })
})
