import { existsSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { ConflictError } from '../errors.ts'
import { parseSignal } from '../signal.ts'
import { sqliteStore } from './sqlite.ts'

// Run by sqlite.crash.test.ts as a process of its own: `open` once a file appears, `write` until it is killed, or
// `learn` so many times as soon as the whole party is there. But for "ready", a line is printed only after the
// store acknowledged what it says.

const [path, mode, person, times, party] = process.argv.slice(2) as [string, string, string, string, string]
if (mode === 'open') {
  console.log('ready')
  while (!existsSync(times)); // a busy wait, for all to open at the same moment
}
const store = sqliteStore(path)
const at = '2026-01-01T00:00:00.000Z'
const signalOf = (who: string, text: string) =>
  parseSignal({ kind: 'sample', person: who, text }, new Date(at))

/** Commits the next version with exactly one trial, one forecast and a count. False when another was first. */
async function learn(signal: string): Promise<number | undefined> {
  const profile = await store.profile(person)
  const version = profile.version + 1
  await new Promise(setImmediate)
  try {
    await store.commit({
      profile: { ...profile, version, learned: profile.learned + 1 },
      expected: profile.version,
      trials: [{ signal, preference: 'p', contrast: 'replaced', score: 1, at }],
      forecasts: [{ signal, contrast: 'replaced', probability: 0.5, loss: 1, at }],
      artifacts: [
        { name: 'count', key: person, signals: [signal], value: new TextEncoder().encode(`${version}`) },
      ],
    })
    return version
  } catch (error) {
    if (error instanceof ConflictError) return undefined
    throw error
  }
}

if (mode === 'open') {
  await store.append([signalOf(person, 'first')])
} else if (mode === 'learn') {
  const signal = signalOf(person, `from ${process.pid}`)
  await store.append([signal])
  for (let ready = 0; ready < Number(party); await sleep(5)) {
    ready = 0
    for await (const _ of store.signals({ person })) ready++
  }
  let conflicts = 0
  for (let done = 0; done < Number(times); ) {
    if (await learn(signal.id)) done++
    else conflicts++
  }
  console.log(`conflicts ${conflicts}`)
} else {
  const run = process.pid
  for (let i = 0; ; i++) {
    const signals = [0, 1, 2].map((k) =>
      signalOf(person, `${run} ${i} ${k} ${'x'.repeat((i * 997) % 9_000)}`),
    )
    await store.append(signals)
    for (const { id } of signals) console.log(`signal ${id}`)
    const version = await learn(signals[0]!.id)
    if (version) console.log(`version ${version}`)
    if (i % 10 === 9) {
      const secret = `<secret of ${run} in ${i}>`
      await store.append([signalOf(secret, secret)])
      await store.forget({ person: secret }, at)
      console.log(`forgot ${secret}`)
    }
    await new Promise(setImmediate)
  }
}
await store.close()
