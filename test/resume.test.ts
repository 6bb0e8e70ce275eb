import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { PAPER, PROSE, type ProseOptions } from '../src/learners/prose.options.ts'
import { prose } from '../src/learners/prose.ts'
import { createPenchant, type Penchant } from '../src/penchant.ts'
import { digest } from '../src/signal.ts'
import type { Store } from '../src/store.ts'
import { memoryStore } from '../src/stores/memory.ts'
import { sqliteStore } from '../src/stores/sqlite.ts'
import { modelServer } from '../src/test/model-server.ts'
import { type Script, scriptedModel } from '../src/test/scripted-model.ts'
import { scriptedReader } from '../src/test/scripted-reader.ts'
import { notes } from './notes.ts'

// A run that is cut off anywhere and begun again comes to what one run would have come to, and pays for no call twice.

let dir = ''
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'penchant-'))
})
afterEach(() => rmSync(dir, { recursive: true }))

const NOTES = notes('ann', 4)
const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

/** How a run ends before its time, at or right after its n-th answer. */
const WAYS = ['the model fails', 'an abort', 'the process dies'] as const
type Way = (typeof WAYS)[number]

/** What is written down of a run: prompts in the order in which they were answered, whole but digested. */
interface Tape {
  readonly answered: string[]
  /** How many had been answered when the run was cut off. */
  stopped?: number
}

/** Learns once. The model answers one call in each turn of the event loop, so that an end falls between two of them. */
async function learn(store: Store, options: ProseOptions, tape: Tape, way?: Way, n = 0): Promise<Penchant> {
  const abort = new AbortController()
  let called = 0
  const reader = scriptedReader()
  const stop = () => {
    tape.stopped = tape.answered.length
    abort.abort()
  }
  const script: Script = async (call) => {
    const mine = ++called
    await turn()
    if (way === 'the model fails' && mine === n) {
      tape.stopped = tape.answered.length
      throw new Error('it went away')
    }
    tape.answered.push(`${call.step} ${digest([call.system, call.messages, call.signals, call.attempt])}`)
    if (way === 'an abort' && tape.answered.length === n) setImmediate(stop)
    return reader(call)
  }
  const held = way === 'the process dies' ? mortal(store, n, stop) : store
  const penchant = createPenchant({ store: held, model: scriptedModel(script), learners: [prose(options)] })
  const signal = way === 'an abort' ? abort.signal : undefined
  if (way === undefined) await penchant.learn('ann')
  else await expect(penchant.learn('ann', { signal })).rejects.toThrow(/it went away|aborted|killed/)
  return penchant
}

/** A store that does nothing any more once so many answers are in it, as if the process were gone. */
function mortal(store: Store, answers: number, died: () => void): Store {
  let kept = 0
  const alive = () => {
    if (kept >= answers) throw new Error('killed')
  }
  return {
    ...store,
    async profile(person) {
      alive()
      return store.profile(person)
    },
    async commit(commit) {
      alive()
      await store.commit(commit)
      if (commit.artifacts?.some((a) => a.name === 'call') && ++kept === answers) died()
    },
    async *artifacts(...which) {
      alive()
      yield* store.artifacts(...which)
    },
  }
}

/** What learning came to; the version counts commits, and those depend on where it was cut off. */
async function outcome(penchant: Penchant) {
  const { version: _, ...profile } = await penchant.profile('ann')
  return { profile, history: await penchant.history('ann') }
}

/** With how many notes, so that each prompt of the mode is asked and the cuts stay few. */
const MODES: readonly (readonly [name: string, options: ProseOptions, count: number])[] = [
  ['default', PROSE, 3],
  ['as published', { ...PAPER, steps: 2, retrieved: 1 }, 2],
]

describe.each(['memory', 'sqlite'] as const)('on %s', (kind) => {
  let opened = 0
  async function fresh(count: number): Promise<{ store: Store; again: () => Promise<Store> }> {
    const path = join(dir, `${opened++}.db`)
    const open = () => (kind === 'memory' ? memoryStore() : sqliteStore(path))
    const store = open()
    await createPenchant({ store }).observe(NOTES.slice(0, count))
    // Another process would see what is in the file, and nothing else.
    const again = async () => {
      if (kind === 'memory') return store
      await store.close()
      return open()
    }
    return { store, again }
  }

  describe.each(MODES)('%s', (_, options, count) => {
    it.each(WAYS)('cut off at every call (%s)', async (way) => {
      const whole: Tape = { answered: [] }
      const first = await fresh(count)
      const expected = await outcome(await learn(first.store, options, whole))
      await first.store.close()
      expect(whole.answered.filter((p, i) => whole.answered.indexOf(p) !== i)).toEqual([])
      expect(whole.answered.length).toBeGreaterThan(20)
      expect(expected.profile.preferences.length).toBeGreaterThan(3)

      // After the last two answers, which come at once, nothing waits for a model: an abort would come too late.
      const last = whole.answered.length - (way === 'an abort' ? 2 : 0)
      for (let n = 1; n <= last; n++) {
        const { store, again } = await fresh(count)
        const tape: Tape = { answered: [] }
        await learn(store, options, tape, way, n)
        const reopened = await again()
        const penchant = await learn(reopened, options, tape)
        expect(await outcome(penchant), `cut off at ${n}`).toEqual(expected)
        // Only what was on its way when it was cut off may be asked again.
        const finished = tape.answered.slice(0, tape.stopped)
        const later = tape.answered.slice(tape.stopped)
        expect(later.filter((prompt) => finished.includes(prompt))).toEqual([])
        expect(new Set(tape.answered)).toEqual(new Set(whole.answered))
        if (way === 'the model fails') expect(tape.answered).toHaveLength(whole.answered.length)
        await reopened.close()
      }
    })
  })
})

describe('a process that is killed', () => {
  const program = join(import.meta.dirname, '../src/cli/penchant.ts')
  const EVERY = 8

  it('again and again, right after an answer: the next goes on, and the end is the same', async () => {
    const [once_, killed] = [join(dir, 'once.db'), join(dir, 'killed.db')]
    for (const path of [once_, killed]) {
      const store = sqliteStore(path)
      await createPenchant({ store }).observe(NOTES)
      await store.close()
    }
    const reader = scriptedReader()
    let child: ChildProcess | undefined
    const kills: number[] = []
    const asked: string[] = []
    const server = await modelServer((call) => {
      asked.push(digest([call.system, call.messages]))
      if (child && asked.length % EVERY === 0) {
        kills.push(asked.length - 1)
        child.kill('SIGKILL')
      }
      return reader(call)
    })
    const run = async (path: string, mortal: boolean) => {
      const args = [
        'learn',
        'ann',
        '--learners',
        'prose',
        '--model',
        `${server.url}#scripted`,
        '--store',
        path,
      ]
      const env = { PATH: process.env.PATH, PENCHANT_API_KEY: 'any' }
      const process_ = spawn(process.execPath, [program, ...args], { env, stdio: 'ignore' })
      if (mortal) child = process_
      const [code, signal] = await once(process_, 'close')
      child = undefined
      return { code, signal }
    }
    try {
      expect(await run(once_, false)).toEqual({ code: 0, signal: null })
      const prompts = asked.splice(0)
      for (let runs = 0; ; runs++) {
        expect(runs).toBeLessThan(prompts.length)
        const { code, signal } = await run(killed, true)
        if (signal === 'SIGKILL') continue
        expect(code).toBe(0)
        break
      }
      expect(kills.length).toBeGreaterThan(2)
      const outcomes = []
      for (const path of [once_, killed]) {
        const penchant = createPenchant({ store: path })
        outcomes.push(await outcome(penchant))
        await penchant.close()
      }
      expect(outcomes[1]).toEqual(outcomes[0])
      expect(new Set(asked)).toEqual(new Set(prompts))
      // Of a pair that is asked in both orders at once one may come right before or after the other.
      const underWay = kills.flatMap((i) => asked.slice(i - 1, i + 2))
      const twice = asked.filter((prompt, i) => asked.indexOf(prompt) !== i)
      expect(twice.length).toBeLessThanOrEqual(2 * kills.length)
      expect(twice.filter((prompt) => !underWay.includes(prompt))).toEqual([])
    } finally {
      await server.close()
    }
  })
})
