import { describe, expect, it } from 'vitest'
import { listed, part } from '../../learners/asking.values.ts'
import type { ModelCall } from '../../test/text-model.ts'
import { NOTHING } from '../agent.ts'
import { AGENTS } from '../agents.ts'
import { prose, prose1nc, prose1scApNv, proseIcl, proseNv } from './prose.ts'
import { lived, meansFor, reading, shown, smallWorld, taught } from './two-people.values.ts'

const tasks = smallWorld('sample', 1, 9).tasks('summary', 1)
const LIKED = [tasks[0]!, 'A text of some words.', 'A zorble text of some words.'] as const

/** Five habits in every text, seen anew in every step, and never sure enough to end verification. */
const HABITS = ['alpha', 'beta', 'gamma', 'delta', 'epsilon']
const endless = (call: ModelCall) => {
  const statements = HABITS.map((word) => ({
    statement: `Say ${word} often`,
    trait: word,
    direction: 'more',
    measure: null,
    quote: word,
  }))
  if (call.step === 'prose.infer') return { differences: '', wrong: [], statements }
  if (call.step === 'prose.breakDown') return { statements }
  if (call.step === 'prose.verify') return { reason: '', score: 'somewhat confirms' }
  return reading(call)
}
const OWN = `They said ${HABITS.join(', ')} and went home.`
const many = tasks.map((task) => [task, 'A text of some words.', OWN] as const)

describe('calls for one round', () => {
  it('stay within the bound of the paper: 42 with the text itself, for five steps, statements and examples', async () => {
    const { model, means } = meansFor('source', undefined, endless)
    const run = prose.begin(means)
    await taught(run, 'sample', many.slice(0, 6))
    const before = model.calls.length
    await taught(run, 'sample', many.slice(6, 7))
    const counts: Record<string, number> = {}
    for (const { step } of model.calls.slice(before)) counts[step] = (counts[step] ?? 0) + 1
    expect(counts).toEqual({
      'prose.infer': 5,
      'prose.generate': 4,
      'prose.breakDown': 1,
      'prose.verify': 5 * 6,
    })
  })

  it('are none but the text’s own where nothing was edited', async () => {
    const rounds = await lived(prose, smallWorld('edit', 1, 3), meansFor('source'))
    expect(rounds[1]!.text).toBe(rounds[1]!.own)
    expect(rounds[1]!.steps).toEqual(['write'])
    expect(rounds[2]!.recalled).toEqual(rounds[1]!.recalled)
  })

  it.each([
    ['prose-1nc', { infer: 1, breakDown: 1, verify: true }],
    ['prose-1sc', { infer: 1, breakDown: 1, verify: true }],
    ['prose-1sc-ap-nv', { infer: 1, breakDown: 1 }],
    ['prose-sc', { infer: 5, breakDown: 1, verify: true }],
    ['prose-nv', { infer: 5, generate: 4, breakDown: 1 }],
    ['prose', { infer: 5, generate: 4, breakDown: 1, verify: true }],
    ['prose-icl', { infer: 5, generate: 4, breakDown: 1, verify: true }],
  ] as const)('of %s are those of its condition', async (name, wanted) => {
    const { model, means } = meansFor('source', undefined, endless)
    await taught(AGENTS.find((a) => a.name === name)!.begin(means), 'sample', many.slice(0, 1))
    const count = (step: string) => model.calls.filter((c) => c.step === `prose.${step}`).length
    expect({
      infer: count('infer'),
      ...(count('generate') > 0 && { generate: count('generate') }),
      breakDown: count('breakDown'),
      ...(count('verify') > 0 && { verify: true }),
    }).toEqual(wanted)
  })
})

describe('refinement', () => {
  it.each(['sample', 'edit'] as const)('of a %s begins with the text the agent wrote', async (feedback) => {
    const { model, means } = meansFor('source')
    await taught(prose.begin(means), feedback, [LIKED])
    const infer = model.calls.find((c) => c.step === 'prose.infer')!
    expect([part(infer, 'own'), part(infer, 'other')]).toEqual([LIKED[2], LIKED[1]])
  })

  it('without a candidate reads the own text alone', async () => {
    const { model, means } = meansFor('source')
    await taught(prose1nc.begin(means), 'sample', [LIKED])
    expect(model.calls[0]!.user).not.toContain('<other>')
  })

  it('begins with the statements it wrote by', async () => {
    const { model, means } = meansFor('source')
    await taught(prose.begin(means), 'sample', [
      LIKED,
      [tasks[1]!, 'A zorble text.', 'A zorble quimby text it is.'],
    ])
    const infer = model.calls.findLast((c) => c.step === 'prose.infer')!
    expect(listed(infer, 'known')[0]).toBe('Say zorble often')
  })
})

describe('what is kept', () => {
  it('holds what this text does not show, where earlier ones do', async () => {
    const run = prose.begin({ ...meansFor('source').means, examples: 1 })
    const zorble = (i: number) => [tasks[i]!, 'A plain text this is.', 'A zorble text this is.'] as const
    await taught(run, 'sample', [zorble(0), zorble(1), zorble(2)])
    await taught(run, 'sample', [[tasks[3]!, 'A zorble text this is.', 'A quimby text this is.']])
    expect((await run.recall(tasks[4]!)).statements).toEqual(['Say quimby often', 'Say zorble often'])
  })

  it('is what it wrote by, where that was left as it was', async () => {
    const run = prose.begin({ ...meansFor('source').means, examples: 1 })
    await taught(run, 'edit', [LIKED, [tasks[1]!, 'A zorble text.', 'A zorble text.']])
    expect((await run.recall(tasks[2]!)).statements).toEqual(['Say zorble often'])
  })

  it('loses what is verified no more, and without verification does not', async () => {
    const against = (call: ModelCall) =>
      call.step === 'prose.verify' ? { reason: '', score: 'somewhat contradicts' } : reading(call)
    const statements = async (agent: typeof prose) => {
      const run = agent.begin(meansFor('source', undefined, against).means)
      await taught(run, 'sample', [LIKED])
      return (await run.recall(tasks[1]!)).statements
    }
    expect(await statements(prose)).toEqual([])
    for (const agent of [proseNv, prose1scApNv]) expect(await statements(agent)).toEqual(['Say zorble often'])
  })

  it('is made one list by one call, where a later round adds to the newest one', async () => {
    const { model, means } = meansFor('recent')
    const run = prose.begin(means)
    await taught(run, 'sample', [LIKED])
    await run.recall(tasks[1]!)
    expect(model.calls.some((c) => c.step === 'prose.coalesce')).toBe(false)
    // A round that was learned without knowing the one before: what each holds is to be put together.
    const text = 'A quimby text of some words.'
    await run.learn(tasks[1]!, shown(tasks[1]!, 'sample', LIKED[1], text), { ...NOTHING, text: LIKED[1] })
    const before = model.calls.length
    const { statements } = await run.recall(tasks[2]!)
    expect(statements).toEqual(['Say quimby often', 'Say zorble often'])
    expect(model.calls.slice(before).map((c) => c.step)).toEqual(['prose.coalesce'])
  })
})

it('with ICL shows the retrieved texts too, where it writes and where it refines', async () => {
  const { model, means } = meansFor('source', undefined, endless)
  const run = proseIcl.begin(means)
  await taught(run, 'sample', many.slice(0, 2))
  const { demonstrations } = await run.recall(tasks[2]!)
  expect(demonstrations.map((d) => d.input)).toEqual([tasks[1]!.document, tasks[0]!.document])
  const candidate = model.calls.findLast((c) => c.step === 'prose.generate')!
  expect(candidate.user.match(/<demonstration>/g)).toHaveLength(1)
})
