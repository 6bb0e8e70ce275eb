import { copyFileSync, readFileSync, statSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { sqliteStore } from '../stores/sqlite.ts'
import { call, demoSignals, folder, interruptOnce, penchant } from './spawned.ts'

const at = folder()
const learned = at('learned.db')
const ESCAPE = '\x1b'

beforeAll(async () => {
  await penchant(['--store', learned, 'import', '-'], { stdin: await demoSignals(9, 'emma', 'noah') })
  const ran = await call(['--store', learned, 'learn', '--all', '--json'])
  expect(JSON.parse(ran.out)).toMatchObject({ people: 2, signals: 18 })
})

/** A store of its own, so that a test may change it. */
function copy(name: string): string {
  copyFileSync(learned, at(name))
  return at(name)
}

test('learn wants a person or --all, and says when there is nothing new', async () => {
  expect((await call(['--store', learned, 'learn'])).err).toBe(
    'penchant: name one person, or give --all and no name\n',
  )
  expect((await call(['--store', learned, 'learn', '--all'])).out).toBe('nothing new\n')
  const unknown = await call(['--store', learned, 'learn', 'nobody'])
  expect(unknown).toMatchObject({ code: 2, out: '' })
  expect(unknown.err).toBe(
    'penchant: person "nobody": not found; see `penchant people` for those the store knows\n',
  )
})

test('a profile in a pipe: groups, evidence with the span marked, no escape codes', async () => {
  const { out } = await call(['--store', learned, 'profile', 'emma'])
  expect(out).not.toContain(ESCAPE)
  expect(out).toMatch(/^emma\nrunning loss [▁-█]+ \d/)
  expect(out).toMatch(
    /\nIn use \(\d+, shown as 20\)\n {2}No exclamation marks in my emails +[0-9a-f]{8}\n {4}stated · task "email"/,
  )
  expect(out).toMatch(/held in \d of \d later signals · .*, usually /)
  expect(out).toMatch(/\n {4}replaced: .*«.+»/)
  expect(out).toMatch(/\n {4}also: .+ \(\d of \d\)/)
  expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(90)
  const all = await call(['--store', learned, 'profile', 'emma', '--all'])
  expect(all.out.length).toBeGreaterThan(out.length)
  expect(all.out).not.toMatch(/\(--all\)|shown as|^ +also: /m)
  expect(all.out).toMatch(/\nTells them apart, kept out of prompts \(\d+\)\n/)
})

test('colours when forced, never with NO_COLOR or --no-color', async () => {
  const args = ['--store', learned, 'profile', 'emma']
  const env = { FORCE_COLOR: '1' }
  expect((await call(args, env)).out).toContain(ESCAPE)
  expect((await call(args, { ...env, NO_COLOR: '1' })).out).not.toContain(ESCAPE)
  expect((await call([...args, '--no-color'], env)).out).not.toContain(ESCAPE)
})

test('a profile as JSON and as Markdown', async () => {
  const { out } = await call(['--store', learned, 'profile', 'emma', '--json'])
  const { profile, curve } = JSON.parse(out)
  expect(profile.person).toBe('emma')
  expect(curve.at(-1)).toMatchObject({ signals: 8, loss: expect.any(Number), low: expect.any(Number) })
  const markdown = (await call(['--store', learned, 'profile', 'emma', '--markdown'])).out
  expect(markdown).toMatch(/^# emma\n/)
  expect(markdown).toContain('- **No exclamation marks in my emails** (`')
  expect(markdown).toMatch(/\n {2}- also: .+ \\\(\d of \d\\\)/)
})

test('the prompt goes to stdout alone, the reasons to stderr', async () => {
  const args = ['--store', learned, 'prompt', 'emma', '--task', 'email', '--budget', '100']
  const { out, err } = await call([...args, '--why'])
  expect(out).toMatch(/<preferences>\n- No exclamation marks in my emails\n(- .*\n)*<\/preferences>\n$/)
  expect(err).toMatch(
    /^[0-9a-f]{8} {2}No exclamation marks in my emails: stated by the person, held in \d+ of \d+ later signals\n/,
  )
  const { text, used } = JSON.parse((await call([...args, '--json'])).out)
  expect(`${text}\n`).toBe(out)
  expect(used.length).toBeGreaterThan(0)
  expect((await call([...args, '--budget', 'much'])).code).toBe(2)
})

test('a person confirms, pins, pauses, revises, adds and removes', async () => {
  const store = copy('own.db')
  const json = async (...args: string[]) =>
    JSON.parse((await call(['--store', store, ...args, '--json'])).out)
  const { preferences } = (await json('profile', 'emma')).profile
  const proposed = preferences.find((p: { status: string }) => p.status === 'proposed')
  const id = proposed.id.slice(0, 12)
  const told = await call(['--store', store, 'pin', 'emma', id])
  expect(told.out).toBe(`pinned: ${proposed.statement} (${proposed.id.slice(0, 8)})\n`)
  expect((await json('unpin', 'emma', id)).preference).toMatchObject({ id: proposed.id, pinned: false })
  expect((await json('pause', 'emma', id)).preference).toMatchObject({ status: 'paused' })
  expect((await json('resume', 'emma', id)).preference).toMatchObject({ status: 'proposed' })
  expect((await json('confirm', 'emma', id)).preference).toMatchObject({ status: 'active', origin: 'stated' })
  const revised = { statement: 'Rather like this', origin: 'revised' }
  expect((await json('revise', 'emma', id, 'Rather like this')).preference).toMatchObject(revised)
  expect((await json('remove', 'emma', id, '--forever')).removed).toMatchObject({ id: proposed.id })
  expect((await call(['--store', store, 'pin', 'emma', id])).code).toBe(2)
  const added = { statement: 'Always name the month', scope: { kind: 'task', task: 'email' } }
  expect((await json('add', 'emma', added.statement, '--task', 'email')).preference).toMatchObject(added)
})

test('forget asks, and where nobody can answer wants --yes', async () => {
  const store = copy('forget.db')
  const run = (...args: string[]) => call(['--store', store, ...args])
  const refused = await run('forget', 'emma')
  expect(refused).toMatchObject({ code: 2, out: '' })
  expect(refused.err).toBe(
    'penchant: this erases everything held about emma for good; say it again with --yes\n',
  )
  const { preferences } = JSON.parse((await run('profile', 'emma', '--json')).out).profile
  const one = await run('forget', 'emma', '--preference', preferences[0].id.slice(0, 10), '--yes', '--json')
  expect(JSON.parse(one.out)).toMatchObject({ person: 'emma', preferences: 1, signals: 0 })
  const { out } = await run('forget', 'emma', '--yes')
  expect(out).toMatch(/^erased of emma, .*:\n {2}9 signals\n/)
  expect((await run('profile', 'emma')).code).toBe(2)
  expect((await run('profile', 'noah')).code).toBe(0)
})

test('export writes everything, to stdout or to a file of the owner only', async () => {
  const { out } = await call(['--store', learned, 'export', 'emma'])
  expect(JSON.parse(out)).toMatchObject({
    person: 'emma',
    signals: expect.any(Array),
    trials: expect.any(Array),
  })
  const file = at('emma.json')
  const told = await call(['--store', learned, 'export', 'emma', '--out', file])
  expect(told.err).toBe(`9 signals and the profile written to ${file}\n`)
  expect(readFileSync(file, 'utf8')).toBe(out)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect((await call(['--store', learned, 'export', 'nobody'])).code).toBe(2)
})

test('Ctrl-C during learning keeps what was learned, and the same command goes on', async () => {
  const store = at('stopped.db')
  await penchant(['--store', store, 'import', '-'], { stdin: await demoSignals(5) })
  const emmaLearned = async () => {
    const open = sqliteStore(store)
    const { version } = await open.profile('emma')
    await open.close()
    return version > 0
  }
  const stopped = await penchant(['--store', store, 'learn', '--all'], {
    during: (child) => void interruptOnce(child, emmaLearned),
  })
  expect(stopped.code).toBe(130)
  const [, done] =
    /^stopped: (\d) of 7 people learned, what was learned is kept; the same command goes on/.exec(
      stopped.err,
    )!
  const { out } = await call(['--store', store, 'learn', '--all', '--json'])
  expect(JSON.parse(out)).toMatchObject({ people: 7 - Number(done) })
})
