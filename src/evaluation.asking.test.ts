import { describe, expect, it } from 'vitest'
import { createAccess } from './access.ts'
import { evaluateAsking } from './evaluation.asking.ts'
import { answered } from './judges/judges.values.ts'
import { choicesOf } from './judging.ts'
import { at, habit, hurried, undecided } from './judging.values.ts'
import { parseSignal } from './signal.ts'
import { memoryStore } from './stores/memory.ts'
import { type Script, scriptedModel } from './test/scripted-model.ts'

const signals = [...habit('ann', 'short', 6), ...habit('bob', 'long', 6, 20)].map((s) =>
  parseSignal(s, new Date(at(0))),
)
const choices = choicesOf(signals)

async function evaluated(script: Script, name: 'default' | 'history' | 'persona' = 'default', more = {}) {
  const store = memoryStore()
  await store.append(signals)
  const model = scriptedModel(script)
  const access = createAccess({ model }, store)
  return { model, found: await evaluateAsking(name, choices, { fit: 4 }, { access, ...more }) }
}

describe('evaluating a judge that asks a model', () => {
  it('counts what it foretold, person by person, and its calls', async () => {
    const { model, found } = await evaluated(hurried)
    // The model takes the short answer: right for ann's two, wrong for bob's two.
    expect(found).toMatchObject({ n: 4, users: 2, accuracy: 0.5, unread: 0, fallbacks: 0, calls: 8 })
    expect(found.people.map((p) => [p.person, p.accuracy])).toEqual([
      ['ann', 1],
      ['bob', 0],
    ])
    expect(found.bias).toEqual({ first: 0.5, disagree: 0 })
    expect(model.calls).toHaveLength(8)
  })

  it('reports a leaning towards a place', async () => {
    const { found } = await evaluated(() => answered('first'))
    expect(found).toMatchObject({ accuracy: 0.5, bias: { first: 1, disagree: 1 } })
    expect((await evaluated(undecided)).found).toMatchObject({ accuracy: 0.5, bias: { disagree: 0 } })
  })

  it('counts one half for an answer that cannot be read, and says how many', async () => {
    const { found } = await evaluated(() => 'What fine weather.')
    expect(found).toMatchObject({ accuracy: 0.5, unread: 4, n: 4 })
    expect(found).not.toHaveProperty('bias')
  })

  it('counts as fallbacks what a persona judge foretold without a persona', async () => {
    const script: Script = (call) => (call.step.startsWith('persona') ? 'No.' : hurried(call))
    const { found } = await evaluated(script, 'persona')
    expect(found).toMatchObject({ n: 4, unread: 0, fallbacks: 4 })
    expect((await evaluated(hurried, 'history')).found.fallbacks).toBe(0)
  })

  it('shows the model past choices only, never one that is tested', async () => {
    const { model } = await evaluated(hurried, 'history')
    for (const { user } of model.calls) expect(user.match(/<past_choice>/g)).toHaveLength(4)
    const named = new Set(model.calls.flatMap((c) => c.signals))
    const past = choices.filter((_, i) => i % 6 < 4).map((c) => c.id)
    expect([...named].toSorted()).toEqual(past.toSorted())
  })

  it('sets it beside the rows without the person, tells progress, and ends with an abort', async () => {
    const { found: general } = await evaluated(hurried)
    const seen: string[] = []
    const onProgress = (done: number, of: number) => seen.push(`${done}/${of}`)
    const { found } = await evaluated(hurried, 'history', { without: general.rows, onProgress })
    expect(found).toMatchObject({ withoutPerson: 0.5, gain: { mean: 0 } })
    expect(seen).toEqual(['1/4', '2/4', '3/4', '4/4'])
    const reason = new Error('enough')
    await expect(evaluated(hurried, 'history', { abort: AbortSignal.abort(reason) })).rejects.toBe(reason)
  })
})
