import { mkdirSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { memoryStore } from '../stores/memory.ts'
import { createColors } from './colors.ts'
import { runDemo } from './demo.run.ts'
import { terminal } from './demo.terminal.ts'
import { numbers, shippedSignals } from './demo.ts'
import { folder, penchant } from './spawned.ts'

const at = folder()

test('the demonstration fits a screen, shows the loss falling, and leaves nothing behind', {
  timeout: 120_000,
}, async () => {
  const TMPDIR = at('temporary')
  mkdirSync(TMPDIR)
  const { code, out, err } = await penchant(['demo'], { env: { TMPDIR } })
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(readdirSync(TMPDIR)).toEqual([])
  const lines = out.split('\n')
  expect(lines.length).toBeLessThanOrEqual(95)
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(90)
  expect(out).not.toContain('\x1b')
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
