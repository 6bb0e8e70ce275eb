import { describe, expect, it } from 'vitest'
import { penchant, penchantProse, penchantStyle } from './penchant.ts'
import { meansFor, reading, smallWorld, taught } from './two-people.values.ts'

const tasks = smallWorld('sample', 2, 9).tasks('summary', 1)
const mine = tasks.filter((_, i) => i % 2 === 0)
const theirs = tasks.filter((_, i) => i % 2 === 1)
const PLAIN =
  'The board met in the morning and read the papers on it, and then all of them went home for lunch.'
const zorble = (i: number) =>
  [mine[i]!, PLAIN, `${PLAIN} It was zorble, they said, and zorble it is.`] as const
const LOUD = 'The board met! It read the papers 🎉 and went home! Lunch was good 🎉 and so was the day!'

describe('a belief', () => {
  it('is used from the first text on', async () => {
    const run = penchantProse.begin(meansFor('source').means)
    await taught(run, 'sample', [zorble(0)])
    expect((await run.recall(mine[1]!)).statements).toEqual(['Say zorble often'])
  })

  it('is used until it has lost more often than it won', async () => {
    const losing = (call: Parameters<typeof reading>[0]) => {
      if (call.step !== 'contrast') return reading(call)
      // The own text stands first in one call of two.
      const own = call.user.indexOf('zorble it is') < call.user.indexOf('<text_b>') ? 'B' : 'A'
      return { answers: [{ statement: 1, fits: own }] }
    }
    const used = async (script: typeof reading) => {
      const run = penchantProse.begin(meansFor('source', undefined, script).means)
      await taught(run, 'edit', [zorble(0), zorble(1)])
      return (await run.recall(mine[2]!)).statements
    }
    expect(await used(reading)).toEqual(['Say zorble often'])
    expect(await used(losing)).toEqual([])
  })
})

describe('style', () => {
  it('finds what can be counted and asks nobody', async () => {
    const { model, means } = meansFor('source')
    const run = penchantStyle.begin(means)
    await taught(
      run,
      'edit',
      mine.slice(0, 4).map((task) => [task, PLAIN, LOUD] as const),
    )
    const { statements } = await run.recall(mine[4]!)
    expect(statements).toContain('Use exclamation marks')
    expect(statements.join(' ')).toContain('emoji')
    expect(model.calls).toEqual([])
  })

  it('beside prose joins it once it has proved itself', async () => {
    const knownAfter = async (count: number) => {
      const run = penchant.begin(meansFor('source').means)
      await taught(
        run,
        'edit',
        mine
          .slice(0, count)
          .map((task) => [task, PLAIN, `${LOUD} It was zorble, they said, and zorble it is!`] as const),
      )
      return (await run.recall(mine[8]!)).statements
    }
    expect(await knownAfter(2)).toEqual(['Say zorble often'])
    const late = await knownAfter(8)
    expect(late).toContain('Use exclamation marks')
    expect(late).toContain('Say zorble often')
  })
})

describe('the profile', () => {
  const known = async (retrieval: 'source' | 'recent' | 'cosine') => {
    const run = penchantProse.begin(meansFor(retrieval).means)
    await taught(run, 'sample', [zorble(0)])
    return (await run.recall(theirs[1]!)).statements
  }

  it('is the person’s own where the agent is told who writes', async () => {
    expect(await known('source')).toEqual([])
  })

  it('is one for all where it is not', async () => {
    for (const retrieval of ['recent', 'cosine'] as const)
      expect(await known(retrieval)).toEqual(['Say zorble often'])
  })
})

it('sets a text of the person’s own against what was written for them, and asks for no neutral one', async () => {
  const { model, means } = meansFor('source')
  const run = penchantProse.begin(means)
  await taught(run, 'sample', [zorble(0), zorble(1), zorble(2)])
  expect(model.calls.filter((c) => c.step === 'neutral')).toEqual([])
  const [first] = model.calls.filter((c) => c.step === 'prose.infer')
  expect(first!.user).toContain(`<other>\n${PLAIN}\n</other>`)
})
