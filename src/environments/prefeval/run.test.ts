import { describe, expect, it } from 'vitest'
import { asker } from '../../model.ts'
import { localEmbedder } from '../../models/local-embedder.ts'
import { type Script, scriptedModel } from '../../test/scripted-model.ts'
import { AGENT_NAMES, type AgentName } from './agents.ts'
import { lettersOf } from './answer.prompt.ts'
import type { Checks } from './outcome.ts'
import { lettered, type PrefEvalOptions, runPrefEval } from './run.ts'
import { DATA, entryIn, letterOf, shortSighted, within } from './scripted.values.ts'

/** Runs with a scripted model for every agent. */
async function ran(script: Script, more: Partial<PrefEvalOptions> = {}) {
  const models = new Map(AGENT_NAMES.map((name) => [name, scriptedModel(script)]))
  const result = await runPrefEval({
    ...DATA,
    task: 'choice',
    turns: [0, 3],
    agents: AGENT_NAMES,
    ask: (agent: AgentName) => asker(models.get(agent)!),
    embedder: localEmbedder(),
    seed: 1,
    ...more,
  })
  const found = (agent: AgentName, turns: number) =>
    result.cells.find((cell) => cell.agent === agent && cell.turns === turns)!
  return { ...result, models, found }
}

const CHECKS: Checks & { mention: string; reason: string } = {
  mention: '',
  acknowledges: false,
  misstates: false,
  violates: false,
  helpful: true,
  reason: 'so',
}

describe('options', () => {
  it('are shuffled: the right one stands first no more often than elsewhere', () => {
    const letters = Array.from({ length: 800 }, (_, seed) => lettered(DATA.entries[0]!, seed).letter)
    for (const letter of 'ABCD') {
      const share = letters.filter((l) => l === letter).length / letters.length
      expect(Math.abs(share - 0.25)).toBeLessThan(0.06)
    }
  })

  it('stay the same ones, and the letter points at the right one', () => {
    for (const entry of DATA.entries)
      for (let seed = 0; seed < 20; seed++) {
        const { options, letter } = lettered(entry, seed)
        expect(options.toSorted()).toEqual([entry.options!.right, ...entry.options!.wrong].toSorted())
        expect(options[lettersOf(options).indexOf(letter)]).toBe(entry.options!.right)
      }
  })

  it('are shown in the same order to every agent, whatever the turns', async () => {
    const { models, rows } = await ran(shortSighted({ sees: 2 }))
    for (const { id, question } of DATA.entries) {
      const calls = [...models.values()].flatMap((model) =>
        model.calls.filter((call) => within(call, 'request')?.startsWith(question)),
      )
      expect(new Set(calls.map((call) => within(call, 'material'))).size).toBe(1)
      expect(new Set(rows.filter((row) => row.id === id).map((row) => row.right)).size).toBe(1)
    }
  })
})

describe('a short-sighted model (scripted)', () => {
  it('forgets after some turns, but not with a reminder, messages found again, a check or a profile', async () => {
    const { found, rows, models } = await ran(shortSighted({ sees: 2 }))
    expect(rows).toHaveLength(4 * 2 * 5)
    expect(found('none', 0).accuracy).toMatchObject({ n: 4, mean: 1 })
    expect(found('none', 3).accuracy).toMatchObject({ n: 4, mean: 0 })
    for (const agent of ['reminder', 'self-critique', 'retrieval', 'penchant'] as const)
      expect([agent, found(agent, 3).accuracy.mean]).toEqual([agent, 1])
    expect(Object.keys(found('none', 3).topics)).toEqual(['lifestyle_dietary', 'travel_hotel'])
    expect(found('none', 3).topics.travel_hotel).toMatchObject({ n: 2, mean: 0 })
    expect([...models].map(([name, { calls }]) => [name, calls.length])).toEqual([
      ['none', 8],
      ['reminder', 8],
      ['self-critique', 24],
      ['retrieval', 8],
      ['penchant', 8],
    ])
  })

  it('is given the whole conversation by every agent', async () => {
    const { models } = await ran(shortSighted({ sees: 2 }), { turns: [6] })
    for (const { calls } of models.values())
      for (const call of calls) {
        const context = within(call, 'context')!
        expect(context.startsWith(`User: ${entryIn(call).preference}\n\nAssistant: Noted.`)).toBe(true)
        expect(context.match(/^User: /gm)).toHaveLength(7)
        expect(context.endsWith('Assistant: It is 20.')).toBe(true)
      }
  })
})

describe('what agents add', () => {
  it('is a block of what was learned, for Penchant', async () => {
    const { models } = await ran(shortSighted({ sees: 2 }), { agents: ['penchant'], turns: [3] })
    const blocks = models.get('penchant')!.calls.map((call) => within(call, 'preferences'))
    expect(blocks).toEqual([
      '- Dislikes high-rise hotels',
      '- Avoids hotels with casinos',
      '- Is allergic to peanuts',
      '- Never eats fish',
    ])
  })

  it('is nothing where nothing was learned', async () => {
    const [entry] = DATA.entries
    const bare = { ...entry!, conversation: DATA.filler[0]! }
    const { models } = await ran(() => ({ choice: 'A' }), { entries: [bare], turns: [0] })
    const [none, own] = (['none', 'penchant'] as const).map((name) => models.get(name)!.calls[0]!.user)
    expect(own).toBe(none)
  })

  it('are at most five messages, the nearest first', async () => {
    const { models } = await ran(shortSighted({ sees: 2 }), { agents: ['retrieval'], turns: [6] })
    const [call] = models.get('retrieval')!.calls
    const lines = within(call!, 'known')!.split('\n')
    expect(lines).toHaveLength(5)
    expect(lines[0]).toBe('1. User: I dislike high-rise hotels.')
  })

  it('is the first answer and what was found on checking it', async () => {
    const { models } = await ran(shortSighted({ sees: 2 }), { agents: ['self-critique'], turns: [3] })
    const [first, critique, second] = models.get('self-critique')!.calls
    const wrong = letterOf(first!, 'wrong 0a')
    expect(critique!.step).toBe('prefeval.critique')
    expect([within(critique!, 'draft'), within(second!, 'draft')]).toEqual([wrong, wrong])
    expect(within(second!, 'reason')).toContain('I dislike high-rise hotels.')
  })
})

describe('answers that cannot be used', () => {
  it('are counted, and not followed', async () => {
    const script: Script = (call) =>
      entryIn(call).id === 'travel_hotel-0' ? 'Either would be fine.' : shortSighted({ sees: 2 })(call)
    const { rows, found } = await ran(script, { agents: ['none'], turns: [0] })
    expect(rows[0]).toMatchObject({ outcome: 'unusable', fault: 'prefeval.choose: malformed' })
    expect(found('none', 0)).toMatchObject({ accuracy: { n: 4, mean: 0.75 }, unusable: 1, unjudged: 0 })
  })

  it('are those with another letter than there are options', async () => {
    const { found } = await ran(() => ({ choice: 'E' }), { agents: ['none'], turns: [0] })
    expect(found('none', 0)).toMatchObject({ accuracy: { mean: 0 }, unusable: 4 })
  })

  it('are no excuse for a model that is not reached', async () => {
    const seen: string[] = []
    const script: Script = (call) => {
      if (entryIn(call).id === 'travel_hotel-1') throw new Error('no connection')
      return shortSighted({ sees: 2 })(call)
    }
    const running = ran(script, { agents: ['none'], turns: [0], onRow: ({ id }) => seen.push(id) })
    await expect(running).rejects.toThrow(/prefeval\.choose: the model could not be reached/)
    expect(seen).toEqual(['travel_hotel-0'])
  })
})

describe('generation', () => {
  const judged = async (script: Script) => {
    const judge = scriptedModel(script)
    const result = await ran(shortSighted({ sees: 2 }), {
      ...{ task: 'generation', agents: ['none'], turns: [3], judge: asker(judge) },
    })
    return { ...result, judge, cell: result.found('none', 3) }
  }

  it('is judged on preference, question and answer alone', async () => {
    const { judge, rows } = await judged(() => CHECKS)
    expect(rows[0]).toMatchObject({ outcome: 'followed', answer: 'I would take wrong 0a.' })
    expect(rows[0]).not.toHaveProperty('right')
    const [call] = judge.calls
    expect(call!.user).toBe(
      '<statement>\nI dislike high-rise hotels.\n</statement>\n\n<request>\nCan you recommend hotels in Tokyo?\n</request>\n\n<text>\nI would take wrong 0a.\n</text>',
    )
  })

  it('gives shares of the four types, and leaves out what was not judged', async () => {
    const { cell } = await judged((call) => {
      if (call.user.includes('high-rise')) return { ...CHECKS, violates: true }
      if (call.user.includes('casinos'))
        return { ...CHECKS, violates: true, acknowledges: true, misstates: true }
      return call.user.includes('peanuts') ? CHECKS : 'I cannot say.'
    })
    expect(cell).toMatchObject({ unjudged: 1, unusable: 0 })
    expect(cell.accuracy).toMatchObject({ n: 3, mean: 1 / 3 })
    const { unaware, hallucination, inconsistency, unhelpful } = cell.errors!
    expect([unaware, hallucination, inconsistency, unhelpful].map(({ mean }) => mean)).toEqual([
      1 / 3,
      1 / 3,
      0,
      0,
    ])
  })

  it('needs a judge', async () => {
    await expect(ran(() => undefined, { task: 'generation' })).rejects.toThrow(/^judge: undefined/)
  })
})

describe('a run', () => {
  it('gives the same rows whatever the width', async () => {
    const one = await ran(shortSighted({ sees: 2 }))
    const four = await ran(shortSighted({ sees: 2 }), { width: 4 })
    expect(four.rows).toEqual(one.rows)
    expect(four.cells).toEqual(one.cells)
  })

  it('refuses what it cannot ask', async () => {
    await expect(ran(() => undefined, { turns: [7] })).rejects.toThrow(/^turns: 7 .* give 6 at most/)
    await expect(ran(() => undefined, { turns: [0.5] })).rejects.toThrow(/^turns: 0.5/)
    const { options: _, ...bare } = DATA.entries[0]!
    await expect(ran(() => undefined, { entries: [bare] })).rejects.toThrow(/^options: "travel_hotel-0"/)
  })

  it('ends with the reason of an abort', async () => {
    const reason = new Error('enough')
    await expect(ran(() => undefined, { abort: AbortSignal.abort(reason) })).rejects.toThrow(reason)
  })
})
