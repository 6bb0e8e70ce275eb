import { mkdirSync, readdirSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { memoryStore } from '../stores/memory.ts'
import { modelServer } from '../test/model-server.ts'
import { scriptedReader } from '../test/scripted-reader.ts'
import { createColors } from './colors.ts'
import { runDemo } from './demo.run.ts'
import { terminal } from './demo.terminal.ts'
import { numbers, shippedSignals } from './demo.ts'
import { call, folder, penchant } from './spawned.ts'

const at = folder()

/** Stands in for the loader of a process: says so when the AI SDK is loaded. */
const NODE_OPTIONS = `--import=data:text/javascript,${encodeURIComponent(
  `import { registerHooks } from 'node:module'
  registerHooks({
    load(url, context, next) {
      if (/node_modules\\/ai\\//.test(url)) process.stderr.write('the AI SDK is loaded\\n')
      return next(url, context)
    },
  })`,
)}`

test('the demonstration fits a screen, shows the loss falling, and leaves nothing behind', {
  timeout: 120_000,
}, async () => {
  const TMPDIR = at('temporary')
  mkdirSync(TMPDIR)
  const { code, out, err } = await penchant(['demo'], { env: { TMPDIR, NODE_OPTIONS, PENCHANT_MODEL: '' } })
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(readdirSync(TMPDIR)).toEqual([])
  const lines = out.split('\n')
  expect(lines.length).toBeLessThanOrEqual(95)
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(90)
  expect(out).not.toContain('\x1b')
  expect(out).toMatch(/\nA model adds tone, stance, imagery: --model \S+, or set PENCHANT_MODEL\n$/)
  const falls = [...out.matchAll(/^ {2}(\w+) +[▁-█]+ +first third (\S+) +last third (\S+)$/gm)]
  expect(falls).toHaveLength(7)
  expect(out).not.toContain('also:')
  expect(out).toMatch(/with their own profile .* \d+ % {2}\(n \d+, 95 % \d+ to \d+\)\n/)
  for (const [, , first, last] of falls) expect(Number(last)).toBeLessThan(Number(first))
})

test('its lines and its JSON come from the same run', async () => {
  const signals = await shippedSignals()
  const early = [...Map.groupBy(signals, (s) => s.person).values()].flatMap((own) => own.slice(0, 3))
  const demo = await runDemo(memoryStore(), early)
  const { people, trials, swap } = JSON.parse(JSON.stringify(numbers(demo)))
  const out = terminal(demo, createColors(false))
  expect(people.map((p: { person: string }) => p.person)).toEqual([
    'emma',
    'ines',
    'kai',
    'mina',
    'noah',
    'otto',
    'rosa',
  ])
  expect(people[0].signals).toEqual({ edit: 3 })
  expect(out).toContain(`(${trials.toLocaleString('en')} trials)`)
  expect(swap).toMatchObject({ n: expect.any(Number), swapped: expect.any(Number) })
  expect(out).toContain(`(n ${swap.n}, 95 % `)
  for (const { person, loss, inUse, undecided } of people) {
    expect(out).toContain(`first third ${loss.first.toFixed(2)}   last third ${loss.last.toFixed(2)}`)
    if (person === 'emma') expect(out).toContain(`${inUse} in use, ${undecided} undecided`)
  }
})

test('with a model it shows what that added, and whose words they are', { timeout: 120_000 }, async () => {
  const server = await modelServer(
    scriptedReader([
      { trait: 'initial', mark: '— E.', wordings: ['Sign like a telegram'] },
      { trait: 'note', mark: ' & ', wordings: ['Sound like a scribbled note'] },
    ]),
  )
  onTestFinished(() => server.close())
  const TMPDIR = at('with-model')
  mkdirSync(TMPDIR)
  const env = { TMPDIR, NODE_OPTIONS, PENCHANT_MODEL: `${server.url}#scripted-reader` }
  const { code, out, err } = await penchant(['demo', '--keep'], { env })
  expect(code).toBe(0)
  expect(err).toMatch(/once more with scripted-reader: about \d+ calls, .*, price unknown; Ctrl-C stops it/)
  expect(err).toContain('the AI SDK is loaded')
  const added = out.slice(out.indexOf('What scripted-reader added'))
  expect(added).toContain('a scripted model; ')
  expect(added).toMatch(/\n {2}emma {2}1 in use, 0 undecided\n {4}Sign like a telegram \((\d+) of \1\)\n/)
  expect(added).toMatch(
    /\n {2}mina {2}1 in use, 0 undecided\n {4}Sound like a scribbled note \((\d+) of \1\)\n/,
  )
  expect(added).toMatch(/\n {2}kai {3}nothing new\n/)
  expect(added).toMatch(
    /written by scripted-reader without and with emma\n[\s\S]*\n {2}with emma\n {4}The workshop/,
  )
  const [, calls] = /\n {2}(\d+) calls, /.exec(added)!
  expect(Number(calls)).toBe(server.stats.requests)
  expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(90)
  expect(out).not.toContain('A model adds')

  const [, store] = /the store is kept: penchant --store (\S+) profile emma/.exec(err)!
  const shown = await call(['--store', store!, 'profile', 'mina', '--all'])
  expect(shown.out).toMatch(
    / {2}Sound like a scribbled note .*\n {4}task "travel note" · held in (\d+) of \1 other signals, against a neutral text for the\n {4}same task\n {4}wrote: .*«&»/,
  )
  const markdown = (await call(['--store', store!, 'profile', 'mina', '--all', '--markdown'])).out
  expect(markdown).toMatch(
    /\*\*Sound like a scribbled note\*\* .*against a neutral text for the same task\n {2}> wrote: .*<mark>&#38;<\/mark>/,
  )
  const json = JSON.parse((await call(['--store', store!, 'profile', 'mina', '--json'])).out)
  expect(json.profile.preferences).toContainEqual(
    expect.objectContaining({ statement: 'Sound like a scribbled note', learner: 'prose', status: 'active' }),
  )
})
