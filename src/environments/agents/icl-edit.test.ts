import { describe, expect, it } from 'vitest'
import { iclEdit } from './icl-edit.ts'
import { meansFor, smallWorld, taught } from './two-people.values.ts'

const tasks = smallWorld('edit', 1, 8).tasks('summary', 1)

describe('demonstrations', () => {
  it('are retrieved rounds with their own documents, and the draft where one was edited', async () => {
    const { model, means } = meansFor('source')
    const run = iclEdit.begin(means)
    await taught(run, 'edit', [
      [tasks[0]!, 'A draft.', 'An edit.'],
      [tasks[1]!, 'A good draft.', 'A good draft.'],
    ])
    const { statements, demonstrations } = await run.recall(tasks[2]!)
    expect(statements).toEqual([])
    expect(demonstrations).toMatchObject([
      { input: tasks[1]!.document, text: 'A good draft.' },
      { input: tasks[0]!.document, text: 'An edit.', draft: 'A draft.' },
    ])
    expect(demonstrations[0]).not.toHaveProperty('draft')
    expect(model.calls).toEqual([])
  })

  it('of own texts have no draft', async () => {
    const run = iclEdit.begin(meansFor('source').means)
    await taught(run, 'sample', [[tasks[0]!, 'A draft.', 'A text.']])
    const [one] = (await run.recall(tasks[1]!)).demonstrations
    expect(one).toMatchObject({ text: 'A text.' })
    expect(one).not.toHaveProperty('draft')
  })

  it('are as many as are asked for', async () => {
    const { means } = meansFor('source')
    const run = iclEdit.begin({ ...means, examples: 3 })
    await taught(
      run,
      'sample',
      tasks.map((task, i) => [task, 'A draft.', `Text ${i}.`] as const),
    )
    const { demonstrations } = await run.recall(tasks[0]!)
    expect(demonstrations.map((d) => d.text)).toEqual(['Text 7.', 'Text 6.', 'Text 5.'])
  })
})
