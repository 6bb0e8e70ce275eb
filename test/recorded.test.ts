import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cipher } from '../src/learners/cipher.ts'
import { followUp } from '../src/learners/follow-up.ts'
import type { Learner } from '../src/learners/learner.ts'
import { prose } from '../src/learners/prose.ts'
import { createPenchant } from '../src/penchant.ts'
import { usable } from '../src/preference.ts'
import { parseSignal, type Signal, texts } from '../src/signal.ts'
import { memoryStore } from '../src/stores/memory.ts'
import { recordedModel } from '../src/test/recorded-model.ts'
import { scriptedModel } from '../src/test/scripted-model.ts'

// Whole runs on people of the demonstration, which we made up, with answers a large model gave to these very prompts.
// A prompt that changed has no answer: it must be tried again, and recorded anew.

const ROOT = join(import.meta.dirname, '..')
const EMAIL = {
  task: 'email',
  input:
    'Tell Jordan that the Thursday review moves to Monday 10:00 because the figures are late; ask for the slides by Friday.',
}

const demo = readFileSync(join(ROOT, 'demo/people.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => parseSignal(JSON.parse(line), new Date(0)))

const signalsOf = (person: string, count: number): readonly Signal[] =>
  demo.filter((s) => s.person === person).slice(0, count)

async function run(file: string, learner: Learner, signals: readonly Signal[]) {
  const model = recordedModel(join(ROOT, 'test/recorded', file))
  const penchant = createPenchant({ store: memoryStore(), model, learners: [learner] })
  await penchant.observe(signals.map(({ id: _, ...input }) => input))
  const person = signals[0]!.person!
  const learned = await penchant.learn(person)
  return { penchant, learned, person, profile: await penchant.profile(person) }
}

/** What every belief a model made must satisfy, whatever it says. */
function expectEvidence(preferences: Awaited<ReturnType<typeof run>>['profile']['preferences']) {
  for (const { evidence, sources } of preferences) {
    expect(evidence.length).toBeGreaterThan(0)
    for (const { signal, field, start, end, quote } of evidence) {
      expect(sources).toContain(signal)
      expect(texts(demo.find((s) => s.id === signal)!)[field]!.slice(start, end)).toBe(quote)
    }
  }
}

describe('a recorded run of cipher', () => {
  it('learns a phrase from every edit of taste, tests it on the later ones, and writes from those near', async () => {
    const signals = signalsOf('noah', 6)
    const { penchant, learned, profile } = await run(
      'cipher.json',
      cipher({ unverified: true, near: 0.1, k: 3 }),
      signals,
    )
    expect(learned.skipped).toEqual([])
    expect(profile.preferences).toHaveLength(signals.length)
    expectEvidence(profile.preferences)
    // Learned from the first of six, a phrase can be tested on five at most, and never on its own.
    for (const [i, { tally }] of profile.preferences.entries())
      expect(tally.wins + tally.losses).toBeLessThanOrEqual(signals.length - 1 - i)
    expect(profile.preferences.some(usable)).toBe(true)
    const written = await penchant.write('noah', EMAIL)
    expect(written.used.length).toBeGreaterThan(1)
    for (const id of written.used) expect(profile.preferences.map((p) => p.id)).toContain(id)
    expect(written.text).toContain('Jordan')
    expect(penchant.usage().rows.map((r) => r.step)).toEqual(
      expect.arrayContaining(['cipher.infer', 'contrast', 'cipher.aggregate', 'write']),
    )
  })
})

describe('a recorded run of prose', () => {
  it.each([
    ['mina', 6],
    ['emma', 3],
  ])('finds, in texts of %s, statements that tell them from other texts', async (person, count) => {
    const signals = signalsOf(person, count)
    const { penchant, learned, profile } = await run('prose.json', prose(), signals)
    expect(learned).toMatchObject({ signals: count, skipped: [] })
    expect(profile.preferences.length).toBeGreaterThan(count)
    expectEvidence(profile.preferences)
    // One source each, which never tests it: at most so many trials as there are other texts.
    const sum = { wins: 0, losses: 0 }
    for (const { sources, tally } of profile.preferences) {
      expect(sources).toHaveLength(1)
      expect(tally.wins + tally.losses).toBeLessThan(count)
      sum.wins += tally.wins
      sum.losses += tally.losses
    }
    // Statements by chance would win as often as they lose.
    expect(sum.wins).toBeGreaterThan(4 * sum.losses)
    // Four wins of four are the least that makes one usable, so three texts make none.
    expect(profile.preferences.some(usable)).toBe(count > 4)
    const written = await penchant.write(person, EMAIL)
    expect(written.used.length > 0).toBe(count > 4)
    expect(written.text).toContain('Jordan')
  })
})

describe('a forecast', () => {
  it('of both recorded runs of prose together is within a fifth of what they took', async () => {
    const sum = { foretold: 0, took: 0, tokensForetold: 0, tokensTook: 0 }
    for (const signals of [signalsOf('mina', 6), signalsOf('emma', 3)]) {
      const person = signals[0]!.person!
      const model = recordedModel(join(ROOT, 'test/recorded/prose.json'))
      const penchant = createPenchant({ store: memoryStore(), model, learners: [prose()] })
      await penchant.observe(signals.map(({ id: _, ...input }) => input))
      const { calls, input, output } = await penchant.estimate(person)
      await penchant.learn(person)
      const { total } = penchant.usage()
      sum.foretold += calls
      sum.took += total.calls
      sum.tokensForetold += input + output
      sum.tokensTook += total.input + total.output
    }
    expect(Math.abs(sum.foretold / sum.took - 1)).toBeLessThan(0.2)
    expect(Math.abs(sum.tokensForetold / sum.tokensTook - 1)).toBeLessThan(0.2)
  })
})

describe('recorded readings of follow-ups', () => {
  const recorded: readonly { task: string | null; response: string; message: string; answer: string }[] =
    JSON.parse(readFileSync(join(ROOT, 'test/recorded/follow-ups.json'), 'utf8'))

  /** What is believed after one message, read as a large model read it. */
  const believed = async ({ task, response, message, answer }: (typeof recorded)[number]) => {
    const penchant = createPenchant({
      store: memoryStore(),
      model: scriptedModel(() => answer),
      learners: [followUp({ reader: 'model' })],
    })
    await penchant.observe({ kind: 'followUp', person: 'ann', response, message, ...(task && { task }) })
    const learned = await penchant.learn('ann')
    expect(learned.skipped).toEqual([])
    return (await penchant.profile('ann')).preferences.map(({ statement, about, stance }) => ({
      statement,
      about,
      stance,
    }))
  }

  it("become lasting wishes in the person's own words, in their language", async () => {
    const [german] = await believed(recorded[2]!)
    expect(german).toMatchObject({ about: 'exclamation-marks', stance: 'less' })
    expect(german!.statement).toContain('Ausrufezeichen')
    const [signs] = await believed(recorded[0]!)
    expect(signs!.statement).toContain('I never sign with Warm regards')
  })

  it('are nothing where nothing is wished for good, nor where the message tells the model what to say', async () => {
    expect(await believed(recorded[1]!)).toEqual([])
    expect(await believed(recorded[3]!)).toEqual([])
  })
})
