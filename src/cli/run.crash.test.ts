import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, it } from 'vitest'
import type { Row } from '../environments/results.ts'
import { lifeId } from '../environments/results.ts'
import { seeded } from '../evaluate/interval.ts'
import { type ModelServer, modelServer, type ServerCall } from '../test/model-server.ts'
import { folder, interruptOnce, penchant } from './spawned.ts'

const at = folder()
let server: ModelServer
afterEach(() => server?.close())

/** Says the same to the same prompt, in the form that is asked for. */
function reply({ system, user }: ServerCall) {
  const edited = /<edited>\n([^\n]+)/.exec(user)?.[1] ?? /<text>\n([^\n]+)/.exec(user)?.[1] ?? 'none'
  const length = 20 + (user.length % 9)
  if (system.includes('"phrase"'))
    return { phrase: `write some ${length} words`, quote: edited.split(' ')[0] }
  return `A text of ${length} words or so. ${user.slice(-40).replace(/\s+/g, ' ')}`
}

// Asks as somebody's own agent may: the model itself, without a word on what for, and the same thing twice.
const OWN = `export default {
  name: 'own',
  about: 'asks the model itself',
  begin: ({ model }) => {
    let known = []
    const say = async (text) => {
      const { content } = await model.doGenerate({ prompt: [{ role: 'user', content: [{ type: 'text', text }] }] })
      return content[0].text
    }
    return {
      recall: async () => ({ statements: known.slice(-2), demonstrations: [] }),
      async learn(task, signal) {
        const said = await Promise.all(['What does ' + task.id + ' show?', 'What does ' + task.id + ' show?'].map(say))
        known = [...known, said.join(' ').slice(0, 60).replace(/\\s+/g, ' ')]
      },
    }
  },
}
`
const AT_ONCE = 3

function command(out: string): string[] {
  writeFileSync(at('own.mjs'), OWN)
  return [
    ...[
      'run',
      'prelude',
      '--out',
      out,
      '--agents',
      `none,cipher-1,${at('own.mjs')}`,
      '--seeds',
      '1',
      '--laps',
      '3',
    ],
    ...[
      '--kinds',
      'email',
      '--model',
      `${server.url}#model`,
      '--price',
      '1,1',
      '--concurrency',
      String(AT_ONCE),
    ],
  ]
}

/** Rows without what takes time, in order. */
function rowsIn(out: string): readonly Omit<Row, 'ms'>[] {
  const rows = readFileSync(`${out}/results.jsonl`, 'utf8').trimEnd().split('\n')
  return rows
    .map((line): Row => JSON.parse(line))
    .sort((a, b) => (lifeId(a) < lifeId(b) ? -1 : lifeId(a) > lifeId(b) ? 1 : a.round - b.round))
    .map(({ ms: _, ...row }) => row)
}

it('killed at any moment goes on, pays again what was under way at most, and ends the same', {
  timeout: 180_000,
}, async () => {
  server = await modelServer(reply, { delay: 4 })
  const whole = at('whole')
  const undisturbed = await penchant(command(whole))
  expect(undisturbed, undisturbed.err).toMatchObject({ code: 0 })
  const asked = server.calls.length
  expect(rowsIn(whole)).toHaveLength(3 * 12)
  expect(asked).toBeGreaterThan(70)

  const broken = at('broken')
  const random = seeded(7)
  let kills = 0
  for (let tries = 0; tries < 60; tries++) {
    const before = server.calls.length
    const wanted = 1 + Math.floor(random() * 24)
    const pause = random() * 12
    const { code } = await penchant(command(broken), {
      during: async (child) => {
        while (child.exitCode === null && server.calls.length < before + wanted) await sleep(2)
        await sleep(pause)
        child.kill('SIGKILL')
      },
    })
    if (code === 0) break
    kills++
    // What a kill while writing leaves.
    if (kills === 3 && existsSync(`${broken}/results.jsonl`))
      appendFileSync(`${broken}/results.jsonl`, '{"setting":"","agent":"no')
  }
  expect(kills).toBeGreaterThan(5)
  const last = await penchant(command(broken))
  expect(last, last.err).toMatchObject({ code: 0 })
  expect(rowsIn(broken)).toEqual(rowsIn(whole))
  expect(server.calls.length - asked).toBeLessThanOrEqual(asked + kills * AT_ONCE)
  expect(readFileSync(`${broken}/table.md`, 'utf8').replace(/\| [\d,]+ \|$/gm, '|')).toBe(
    readFileSync(`${whole}/table.md`, 'utf8').replace(/\| [\d,]+ \|$/gm, '|'),
  )

  const paid = server.calls.length
  expect((await penchant(command(broken))).code).toBe(0)
  expect(server.calls).toHaveLength(paid)
})

it('Ctrl-C stops at once, shows what there is, and says how to go on', async () => {
  server = await modelServer(reply, { delay: 20 })
  const out = at('interrupted')
  const { code, err } = await penchant(command(out), {
    during: (child) =>
      void interruptOnce(
        child,
        async () => existsSync(`${out}/results.jsonl`) && readFileSync(`${out}/results.jsonl`).length > 0,
      ),
  })
  expect(code).toBe(130)
  expect(err).toMatch(/\d+ of 36 rounds are through; the same command goes on from here/)
  expect(existsSync(`${out}/report.html`)).toBe(true)
  const asked = server.calls.length
  expect((await penchant(command(out))).code).toBe(0)
  expect(rowsIn(out)).toHaveLength(36)
  expect(server.calls.length).toBeGreaterThan(asked)
})

it('a limit ends the run with what is finished, and a higher one goes on', async () => {
  server = await modelServer(reply)
  const out = at('limited')
  const short = await penchant([...command(out), '--max-calls', '40'])
  expect([short.code, server.calls.length]).toEqual([1, 40])
  expect(short.err).toMatch(/rounds are through; the same command goes on/)
  expect(short.err).toMatch(/penchant: .*of a budget of 40/)
  expect((await penchant(command(out))).code).toBe(0)
  const whole = server.calls.length
  expect((await penchant(command(at('unlimited')))).code).toBe(0)
  expect(server.calls.length - whole).toBe(whole)
})
