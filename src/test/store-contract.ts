import assert from 'node:assert/strict'
import { ConflictError, InvalidInputError, isPenchantError, NotFoundError } from '../errors.ts'
import { emptyProfile, type Profile, type Trial } from '../preference.ts'
import { MAX_TEXT, material, type Signal } from '../signal.ts'
import type { Artifact, Logged, Store } from '../store.ts'
import { forgetCases } from './store-contract.forget.ts'
import { all, artifactOf, believing, forecastOn, plain, sample, trialOn } from './store-contract.values.ts'

/** One thing a store must do. `open` opens the same place every time, empty before the first. */
export interface ContractCase {
  readonly name: string
  run(open: () => Promise<Store>): Promise<void>
}

const ids = (logged: readonly Logged[]) => logged.map(({ signal }) => signal.id)

/**
 * What the port promises, as far as it shows from outside. For any test runner:
 *
 *     for (const { name, run } of storeContract) it(name, () => run(openAFreshPlace()))
 *
 * It cannot see that an acknowledged write survives the end of the process, nor that a forgotten text left the
 * medium: those an implementation tests by itself.
 */
export const storeContract: readonly ContractCase[] = [
  {
    name: 'gives signals back in the order they came, with growing positions',
    async run(open) {
      const store = await open()
      const signals = ['one', 'two', 'three'].map((text) => sample('ann', text))
      assert.equal(await store.append(signals.slice(0, 2)), 2)
      assert.equal(await store.append(signals.slice(2)), 1)
      const logged = await all(store.signals())
      assert.deepEqual(
        logged.map((l) => plain(l.signal)),
        signals.map(plain),
      )
      let last = 0
      for (const { position } of logged) {
        assert.ok(Number.isSafeInteger(position) && position > last)
        last = position
      }
      await store.close()
    },
  },
  {
    name: 'stores a signal once',
    async run(open) {
      const store = await open()
      const [a, b, c] = ['a', 'b', 'c'].map((text) => sample('ann', text)) as [Signal, Signal, Signal]
      assert.equal(await store.append([a, a, b]), 2)
      const before = await all(store.signals())
      assert.equal(await store.append([b, c, a]), 1)
      assert.equal(await store.append([]), 0)
      const after = await all(store.signals())
      assert.deepEqual(ids(after), ids([...before, ...after.slice(2)]))
      assert.deepEqual(ids(after), [a.id, b.id, c.id])
      assert.deepEqual(
        after.slice(0, 2).map((l) => l.position),
        before.map((l) => l.position),
      )
      await store.close()
    },
  },
  {
    name: 'filters by person, by material, after a position, and by all of them',
    async run(open) {
      const store = await open()
      const signals = ['ann', 'bob', 'ann', 'bob', 'ann', 'ann'].map((person, i) =>
        sample(person, `text ${i}`, { task: i % 2 === 0 ? 'mail' : 'poem' }),
      )
      const nobody: Signal = {
        kind: 'outcome',
        id: 'f'.repeat(24),
        at: signals[0]!.at,
        task: 'mail',
        query: 'q',
        prompt: 'p',
        success: 1,
      }
      await store.append([...signals, nobody])
      const everything = await all(store.signals())
      const mail = material(signals[0]!)
      for (const person of [undefined, 'ann', 'bob', 'nobody'])
        for (const key of [undefined, mail, 'no such material'])
          for (const after of [undefined, 0, everything[1]!.position, everything.at(-1)!.position]) {
            const expected = everything.filter(
              ({ position, signal }) =>
                (person === undefined || signal.person === person) &&
                (key === undefined || material(signal) === key) &&
                position > (after ?? 0),
            )
            assert.deepEqual(ids(await all(store.signals({ person, material: key, after }))), ids(expected))
          }
      assert.equal((await all(store.signals({ material: mail }))).length, 4)
      await store.close()
    },
  },
  {
    name: 'lists everybody by name, with what it holds of them and what was learned',
    async run(open) {
      const store = await open()
      assert.deepEqual(await all(store.people()), [])
      // Out of order, and with names that UTF-16 sorts otherwise than code points do.
      const names = ['zoe', 'ann', 'Ann', '\u{1F600}', '\uFFEE', 'émile']
      await store.append(names.flatMap((name) => [sample(name, 'x'), sample(name, 'y')]))
      const nobody = { kind: 'outcome', id: '0'.repeat(24), at: '2026-01-01T00:00:00.000Z' } as const
      await store.append([{ ...nobody, query: 'q', prompt: 'p', success: 0 }])
      await store.commit({ profile: { ...emptyProfile('ann'), version: 1, learned: 3 }, expected: 0 })
      await store.commit({ profile: { ...emptyProfile('ann'), version: 2, learned: 4 }, expected: 1 })
      await store.commit({ profile: { ...emptyProfile('no signals'), version: 1 }, expected: 0 })
      const positions = new Map((await all(store.signals())).map((l) => [l.signal.person, l.position]))
      assert.deepEqual(
        (await all(store.people())).map(plain),
        ['Ann', 'ann', 'no signals', 'zoe', 'émile', '\uFFEE', '\u{1F600}'].map((person) => ({
          person,
          signals: positions.has(person) ? 2 : 0,
          last: positions.get(person) ?? 0,
          learned: person === 'ann' ? 4 : 0,
        })),
      )
      assert.deepEqual(
        (await all(store.people('no signals'))).map((p) => p.person),
        ['zoe', 'émile', '\uFFEE', '\u{1F600}'],
      )
      assert.deepEqual(await all(store.people('\u{1F600}')), [])
      await store.close()
    },
  },
  {
    name: 'lists more people than fit a page',
    async run(open) {
      const store = await open()
      const names = Array.from({ length: 2_345 }, (_, i) => `person ${String(i).padStart(5, '0')}`)
      await store.append(names.map((name) => sample(name, 'x')))
      assert.deepEqual(
        (await all(store.people())).map((p) => p.person),
        names,
      )
      await store.close()
    },
  },
  {
    name: 'has an empty profile and an empty history of somebody unknown',
    async run(open) {
      const store = await open()
      assert.deepEqual(plain(await store.profile('ann')), plain(emptyProfile('ann')))
      assert.deepEqual(await store.history('ann'), { trials: [], forecasts: [] })
      await store.close()
    },
  },
  {
    name: 'commits profile, trials, forecasts and artifacts together',
    async run(open) {
      const store = await open()
      const signals = ['one', 'two'].map((text) => sample('ann', text))
      const other = sample('bob', 'three')
      await store.append([...signals, other])
      const profile = believing('ann', 1, [{ about: 'emoji', sources: signals }])
      const trials: Trial[] = [0.5, 1, 0.1 + 0.2].map((score) => ({ ...trialOn(signals[1]!, 'p'), score }))
      const forecasts = [
        forecastOn(signals[0]!),
        { ...forecastOn(signals[1]!), loss: Number.POSITIVE_INFINITY },
      ]
      const artifacts = [artifactOf('a', 'k1', signals), artifactOf('a', 'k2', [], 'ann')]
      await store.commit({ profile, expected: 0, trials, forecasts, artifacts })
      await store.commit({ trials: [trialOn(other, 'p')], forecasts: [forecastOn(other)] })

      assert.deepEqual(plain(await store.profile('ann')), plain(profile))
      const bare = ({ preferences, ...rest }: Profile) =>
        plain({ ...rest, preferences: preferences.map((p) => ({ ...p, sources: [], evidence: [] })) })
      assert.deepEqual(bare(await store.profile('ann', { bare: true })), bare(profile))
      const history = await store.history('ann')
      assert.deepEqual(history.trials, trials)
      assert.deepEqual(history.forecasts, forecasts)
      assert.deepEqual(await artifactsOf(store, 'a'), artifacts.map(comparable))
      assert.equal((await store.history('bob')).trials.length, 1)
      await store.close()
    },
  },
  {
    name: 'keeps nothing of a commit it refuses',
    async run(open) {
      const store = await open()
      const signal = sample('ann', 'one')
      await store.append([signal])
      const profile = believing('ann', 1, [{ about: 'emoji', sources: [signal] }])
      await store.commit({ profile, expected: 0 })
      const parts = {
        trials: [trialOn(signal, 'p')],
        forecasts: [forecastOn(signal)],
        artifacts: [artifactOf('a', 'k', [signal])],
      }
      const stale = { ...profile, learned: 9 }
      await assert.rejects(store.commit({ profile: stale, expected: 0, ...parts }), (error) => {
        assert.ok(error instanceof ConflictError)
        assert.deepEqual([error.person, error.expected, error.found], ['ann', 0, 1])
        return true
      })
      const ahead = { ...profile, version: 8 }
      await assert.rejects(store.commit({ profile: ahead, expected: 7, ...parts }), ConflictError)
      await assert.rejects(store.commit({ profile: ahead, expected: 1, ...parts }), InvalidInputError)
      const unknown = sample('ann', 'never stored')
      const next = { ...profile, version: 2 }
      for (const wrong of [
        { ...parts, trials: [...parts.trials, trialOn(unknown, 'p')] },
        { ...parts, forecasts: [forecastOn(unknown)] },
        { ...parts, artifacts: [...parts.artifacts, artifactOf('a', 'k2', [unknown])] },
      ])
        await assert.rejects(store.commit({ profile: next, expected: 1, ...wrong }), NotFoundError)
      const unfounded = believing('ann', 2, [{ about: 'emoji', sources: [unknown] }])
      await assert.rejects(store.commit({ profile: unfounded, expected: 1, ...parts }), NotFoundError)

      assert.deepEqual(plain(await store.profile('ann')), plain(profile))
      assert.deepEqual(await store.history('ann'), { trials: [], forecasts: [] })
      assert.deepEqual(await all(store.artifacts('a')), [])
      await store.close()
    },
  },
  {
    name: 'replaces an artifact of the same name and key, and finds one by key',
    async run(open) {
      const store = await open()
      const signal = sample('ann', 'one')
      await store.append([signal])
      const first = artifactOf('a', 'k', [signal], 'ann')
      const second: Artifact = { name: 'a', key: 'k', signals: [], value: new Uint8Array() }
      await store.commit({ artifacts: [first, artifactOf('a', 'other', []), artifactOf('b', 'k', [])] })
      assert.deepEqual((await all(store.artifacts('a', 'k'))).map(comparable), [comparable(first)])
      await store.commit({ artifacts: [second] })
      assert.deepEqual((await all(store.artifacts('a', 'k'))).map(comparable), [comparable(second)])
      assert.equal((await all(store.artifacts('a'))).length, 2)
      assert.deepEqual(await all(store.artifacts('a', 'none')), [])
      assert.equal((await store.forget({ person: 'ann' }, signal.at)).artifacts, 0)
      assert.equal((await all(store.artifacts('a', 'k'))).length, 1)
      await store.close()
    },
  },
  {
    name: 'streams more artifacts than fit a page',
    async run(open) {
      const store = await open()
      const artifacts = Array.from({ length: 1_234 }, (_, i) => artifactOf('a', `k${i}`, []))
      await store.commit({ artifacts })
      const keys = (await all(store.artifacts('a'))).map((a) => a.key)
      assert.deepEqual(new Set(keys), new Set(artifacts.map((a) => a.key)))
      await store.commit({
        artifacts: [artifactOf('a', 'hers', [], 'ann'), artifactOf('b', 'hers', [], 'ann')],
      })
      const hers = (await all(store.artifacts('a', undefined, 'ann'))).filter((a) => a.person === 'ann')
      assert.deepEqual(
        hers.map((a) => a.key),
        ['hers'],
      )
      assert.equal(keys.length, artifacts.length)
      await store.close()
    },
  },
  {
    name: 'streams the log as it was when the reading began, while others write and forget',
    async run(open) {
      const store = await open()
      const signals = Array.from({ length: 2_500 }, (_, i) =>
        sample(i === 2_400 ? 'bob' : 'ann', `text ${i}`),
      )
      await store.append(signals)
      const seen: string[] = []
      for await (const { signal } of store.signals()) {
        seen.push(signal.id)
        if (seen.length % 100 === 0) await store.append([sample('ann', `added while reading ${seen.length}`)])
        if (seen.length === 1_000) await store.forget({ person: 'bob' }, signal.at)
      }
      assert.deepEqual(
        seen,
        signals.filter((s) => s.person === 'ann').map((s) => s.id),
      )
      assert.equal((await all(store.signals())).length, 2_499 + 24)
      await store.close()
    },
  },
  {
    name: 'gives every text back as it came',
    async run(open) {
      const store = await open()
      const odd = [
        '\u{1F469}\u200D\u{1F469}\u200D\u{1F467} e\u0301 \u00E9 \u202Eright to left\u202C',
        'a lone \uD83D and a lone \uDE00',
        '\u0000 nul, \u001F control, \u2028 line, \uFFFF, "quotes" \\ and \r\n',
        'y\u{1F600}'.repeat(MAX_TEXT / 3),
        'z'.repeat(MAX_TEXT),
      ]
      const signals = odd.map((text) => sample('Zo\u00EB \u{1F600}', text, { task: text.slice(0, 1_000) }))
      assert.equal(await store.append(signals), odd.length)
      await store.close()
      const again = await open()
      const read = await all(again.signals({ person: 'Zo\u00EB \u{1F600}' }))
      assert.deepEqual(
        read.map((l) => plain(l.signal)),
        signals.map(plain),
      )
      assert.equal((await all(again.signals({ material: material(signals[1]!) }))).length, 1)
      await again.close()
    },
  },
  {
    name: 'takes two broken names for two people, or refuses them',
    async run(open) {
      const store = await open()
      const names = ['\uD83D', '\uDE00', '\uFFFD']
      const refused: string[] = []
      for (const name of names)
        await store.append([sample(name, 'x')]).catch((error) => {
          assert.ok(isPenchantError(error))
          refused.push(name)
        })
      const people = (await all(store.people())).map((p) => p.person)
      assert.deepEqual(new Set(people), new Set(names.filter((name) => !refused.includes(name))))
      assert.ok(!refused.includes('\uFFFD'))
      await store.close()
    },
  },
  {
    name: 'keeps what was acknowledged when it is closed and opened again',
    async run(open) {
      const first = await open()
      const signal = sample('ann', 'one')
      await first.append([signal])
      const profile = believing('ann', 1, [{ about: 'emoji', sources: [signal] }])
      const artifact = artifactOf('a', 'k', [signal])
      await first.commit({
        profile,
        trials: [trialOn(signal, 'p')],
        forecasts: [forecastOn(signal)],
        artifacts: [artifact],
      })
      const before = await all(first.signals())
      await first.close()
      const second = await open()
      assert.deepEqual((await all(second.signals())).map(plain), before.map(plain))
      assert.deepEqual(plain(await second.profile('ann')), plain(profile))
      const { trials, forecasts } = await second.history('ann')
      assert.deepEqual([plain(trials), plain(forecasts)], [[trialOn(signal, 'p')], [forecastOn(signal)]])
      assert.deepEqual(await artifactsOf(second, 'a'), [comparable(artifact)])
      assert.equal(await second.append([signal]), 0)
      await second.close()
    },
  },
  {
    name: 'loses no change when two handles learn the same person',
    async run(open) {
      const handles = [await open(), await open()]
      const signal = sample('ann', 'one')
      await handles[0]!.append([signal])
      let conflicts = 0
      const learn = async (store: Store) => {
        for (let done = 0; done < 50; ) {
          const profile: Profile = await store.profile('ann')
          await Promise.resolve()
          const next = { ...profile, version: profile.version + 1, learned: profile.learned + 1 }
          try {
            await store.commit({ profile: next, expected: profile.version, trials: [trialOn(signal, 'p')] })
            done++
          } catch (error) {
            assert.ok(error instanceof ConflictError)
            conflicts++
          }
        }
      }
      await Promise.all(handles.map(learn))
      for (const store of handles) {
        const { version, learned } = await store.profile('ann')
        assert.deepEqual([version, learned, (await store.history('ann')).trials.length], [100, 100, 100])
      }
      assert.ok(conflicts > 0, 'the handles never met')
      for (const store of handles) await store.close()
    },
  },
  ...forgetCases,
]

const comparable = (artifact: Artifact) => ({ ...artifact, value: [...artifact.value] })

async function artifactsOf(store: Store, name: string) {
  const found = (await all(store.artifacts(name))).map(comparable)
  return found.sort((a, b) => (a.key < b.key ? -1 : 1))
}
