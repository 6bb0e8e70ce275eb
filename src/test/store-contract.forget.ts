import assert from 'node:assert/strict'
import { ConflictError, NotFoundError } from '../errors.ts'
import { emptyProfile, preferenceId } from '../preference.ts'
import { type Store, VERSIONS } from '../store.ts'
import type { ContractCase } from './store-contract.ts'
import { all, artifactOf, believing, forecastOn, plain, sample, trialOn } from './store-contract.values.ts'

const at = '2026-02-02T00:00:00.000Z'
const idOf = (about: string) => preferenceId({ about, stance: 'more', scope: { kind: 'always' } })
const EMOJI = idOf('emoji')
const LISTS = idOf('lists')
const ANN = [sample('ann', 'first'), sample('ann', 'second'), sample('ann', 'third')] as const
const BOB = [sample('bob', 'first'), sample('bob', 'second')] as const

/** Everything of a person that the port lets one see. */
async function seen(store: Store, person: string) {
  const artifacts = await all(store.artifacts('made'))
  return plain({
    signals: await all(store.signals({ person })),
    profile: await store.profile(person),
    history: await store.history(person),
    artifacts: artifacts.filter((a) => a.key.startsWith(person)).map((a) => ({ ...a, value: [...a.value] })),
  })
}

/**
 * Ann believes in emoji (from her first and second text) and lists (from her first only), in profile version 2;
 * Bob in emoji. Both have trials of the same beliefs, for beliefs of two people have the same id.
 */
async function filled(open: () => Promise<Store>): Promise<Store> {
  const store = await open()
  await store.append([...ANN, ...BOB])
  const [first, second, third] = ANN
  const beliefs = [
    { about: 'emoji', sources: [first, second] },
    { about: 'lists', sources: [first] },
  ]
  await store.commit({ profile: believing('ann', 1, beliefs), expected: 0 })
  await store.commit({
    profile: believing('ann', 2, beliefs),
    expected: 1,
    trials: [trialOn(first, 'other'), trialOn(third, EMOJI), trialOn(third, LISTS), trialOn(second, LISTS)],
    forecasts: [forecastOn(first), forecastOn(third)],
    artifacts: [
      artifactOf('made', 'ann 1', [first]),
      artifactOf('made', 'ann 1 and 2', [first, second]),
      artifactOf('made', 'ann 2', [second]),
      artifactOf('made', 'ann herself', [], 'ann'),
    ],
  })
  await store.commit({
    profile: believing('bob', 1, [{ about: 'emoji', sources: [BOB[0]] }]),
    expected: 0,
    trials: [trialOn(BOB[1], EMOJI), trialOn(BOB[1], LISTS)],
    forecasts: [forecastOn(BOB[1])],
    artifacts: [artifactOf('made', 'bob 1', [BOB[0]]), artifactOf('made', 'bob himself', [], 'bob')],
  })
  return store
}

export const forgetCases: readonly ContractCase[] = [
  {
    name: 'forgets a person with everything made from them, and nobody else',
    async run(open) {
      const store = await filled(open)
      await store.commit({ artifacts: [artifactOf('made', 'shared', [ANN[0], BOB[0]])] })
      const bob = await seen(store, 'bob')
      assert.deepEqual(await store.forget({ person: 'ann' }, at), {
        person: 'ann',
        signals: 3,
        preferences: 2,
        evidence: 0,
        trials: 4,
        forecasts: 2,
        artifacts: 5,
        profiles: 1,
        at,
      })
      assert.deepEqual(await seen(store, 'ann'), {
        signals: [],
        profile: plain(emptyProfile('ann')),
        history: { trials: [], forecasts: [] },
        artifacts: [],
      })
      assert.deepEqual(await all(store.artifacts('made', 'shared')), [])
      assert.deepEqual(
        (await all(store.people())).map((p) => p.person),
        ['bob'],
      )
      assert.deepEqual(await seen(store, 'bob'), bob)
      await store.close()
    },
  },
  {
    name: 'forgets a signal with its quotes, trials, artifacts and the beliefs that rest on it alone',
    async run(open) {
      const store = await filled(open)
      const bob = await seen(store, 'bob')
      assert.deepEqual(await store.forget({ person: 'ann', signal: ANN[0].id }, at), {
        person: 'ann',
        signals: 1,
        preferences: 1, // lists, which had no other source
        evidence: 1, // the quote of the first text under emoji
        trials: 3, // the one on it, and two of the belief that went
        forecasts: 1,
        artifacts: 2,
        profiles: 1,
        at,
      })
      const ann = await seen(store, 'ann')
      assert.deepEqual(
        ann.signals.map((l) => l.signal.id),
        [ANN[1].id, ANN[2].id],
      )
      assert.equal(ann.profile.version, 3)
      assert.deepEqual(
        ann.profile.preferences.map((p) => p.id),
        [EMOJI],
      )
      assert.deepEqual(ann.profile.preferences[0]!.sources, [ANN[1].id])
      assert.deepEqual(
        ann.profile.preferences[0]!.evidence.map((e) => e.quote),
        ['second'],
      )
      assert.deepEqual(ann.profile.preferences[0]!.tally, { wins: 1, losses: 0 })
      assert.deepEqual(ann.history, { trials: [trialOn(ANN[2], EMOJI)], forecasts: [forecastOn(ANN[2])] })
      assert.deepEqual(new Set(ann.artifacts.map((a) => a.key)), new Set(['ann 2', 'ann herself']))
      assert.deepEqual(await seen(store, 'bob'), bob)
      await store.close()
    },
  },
  {
    name: 'forgets a preference with its trials, leaves a tombstone, and keeps the signals',
    async run(open) {
      const store = await filled(open)
      const bob = await seen(store, 'bob')
      const before = await seen(store, 'ann')
      assert.deepEqual(await store.forget({ person: 'ann', preference: LISTS }, at), {
        person: 'ann',
        signals: 0,
        preferences: 1,
        evidence: 0,
        trials: 2,
        forecasts: 0,
        artifacts: 0,
        profiles: 1,
        at,
      })
      const ann = await seen(store, 'ann')
      assert.deepEqual(ann.signals, before.signals)
      assert.deepEqual(ann.artifacts, before.artifacts)
      assert.equal(ann.profile.version, 3)
      assert.deepEqual(ann.profile.removed, [{ id: LISTS, forever: false, at }])
      assert.deepEqual(ann.profile.preferences, plain([before.profile.preferences[0]!]))
      assert.deepEqual(ann.history.trials, [trialOn(ANN[0], 'other'), trialOn(ANN[2], EMOJI)])
      assert.deepEqual(ann.history.forecasts, before.history.forecasts)
      assert.deepEqual(await seen(store, 'bob'), bob)
      await store.close()
    },
  },
  {
    name: 'forgets a signal of somebody without a profile, and leaves them without',
    async run(open) {
      const store = await open()
      await store.append([...ANN])
      const receipt = await store.forget({ person: 'ann', signal: ANN[0].id }, at)
      assert.deepEqual([receipt.signals, receipt.profiles], [1, 0])
      assert.equal((await store.profile('ann')).version, 0)
      await store.close()
    },
  },
  {
    name: 'says when there is nothing to forget, and changes nothing',
    async run(open) {
      const store = await filled(open)
      const before = [await seen(store, 'ann'), await seen(store, 'bob')]
      for (const target of [
        { person: 'nobody' },
        { person: 'ann', signal: 'none' },
        { person: 'ann', signal: BOB[0].id },
        { person: 'nobody', signal: ANN[0].id },
        { person: 'ann', preference: 'none' },
        { person: 'nobody', preference: EMOJI },
      ])
        await assert.rejects(store.forget(target, at), NotFoundError)
      assert.deepEqual([await seen(store, 'ann'), await seen(store, 'bob')], before)
      await store.close()
    },
  },
  {
    name: 'keeps the newest versions of a profile, the newest first, until something is forgotten',
    async run(open) {
      const store = await filled(open)
      const versions = async (person: string) => (await all(store.versions(person))).map((p) => p.version)
      assert.deepEqual(await all(store.versions('nobody')), [])
      assert.deepEqual(await versions('ann'), [2, 1])
      const ann = await store.profile('ann')
      for (let version = 3; version <= VERSIONS + 5; version++)
        await store.commit({ profile: { ...ann, version, preferences: ann.preferences.slice(0, 1) } })
      const kept = Array.from({ length: VERSIONS }, (_, i) => VERSIONS + 5 - i)
      assert.deepEqual(await versions('ann'), kept)
      assert.deepEqual(await versions('bob'), [1])
      await store.close()
    },
  },
  {
    name: 'leaves nothing of what is forgotten in an older version',
    async run(open) {
      for (const part of [{ signal: ANN[0].id }, { preference: LISTS }, {}]) {
        const store = await filled(open)
        const bob = plain(await all(store.versions('bob')))
        const target = { person: 'ann', ...part }
        await store.forget(target, at)
        const left = await all(store.versions('ann'))
        assert.deepEqual(
          left.map((p) => p.version),
          'signal' in part || 'preference' in part ? [3] : [],
        )
        assert.ok(!JSON.stringify(left).includes('signal' in part ? 'first' : 'Uses more lists'))
        assert.deepEqual(plain(await all(store.versions('bob'))), bob)
        if ('signal' in part || 'preference' in part) await store.forget({ person: 'ann' }, at)
        await store.forget({ person: 'bob' }, at)
        await store.close()
      }
    },
  },
  {
    name: 'never gives a forgotten position to another signal',
    async run(open) {
      const store = await open()
      await store.append([...ANN])
      const last = (await all(store.signals())).at(-1)!.position
      await store.forget({ person: 'ann' }, at)
      await store.close()
      const again = await open()
      assert.equal(await again.append([...ANN]), 3)
      for (const { position } of await all(again.signals())) assert.ok(position > last)
      await again.close()
    },
  },
  {
    name: 'does not take back what was forgotten while a learner worked on it',
    async run(open) {
      const store = await filled(open)
      const late = await store.profile('ann')
      await store.forget({ person: 'ann', signal: ANN[0].id }, at)
      const next = { ...late, version: late.version + 1 }
      await assert.rejects(store.commit({ profile: next, expected: late.version }), ConflictError)
      await store.forget({ person: 'ann' }, at)
      for (const commit of [
        { profile: { ...late, version: 1 }, expected: 0 },
        { artifacts: [artifactOf('made', 'ann late', [ANN[1]])] },
        { trials: [trialOn(ANN[1], EMOJI)] },
        { forecasts: [forecastOn(ANN[1])] },
      ])
        await assert.rejects(store.commit(commit), NotFoundError)
      assert.deepEqual((await seen(store, 'ann')).artifacts, [])
      assert.equal((await store.profile('ann')).version, 0)
      await store.close()
    },
  },
]
