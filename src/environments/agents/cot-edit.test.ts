import { expect, it } from 'vitest'
import { cotEdit } from './cot-edit.ts'
import { meansFor, smallWorld, taught } from './two-people.values.ts'

const tasks = smallWorld('edit', 2, 8).tasks('summary', 1)

it('infers before each text from what is retrieved, and keeps nothing of it', async () => {
  const { model, means } = meansFor('source')
  const run = cotEdit.begin(means)
  const rounds = [0, 2, 4, 6, 8, 10, 12].map((i) => [tasks[i]!, 'A text.', `A zorble text ${i}.`] as const)
  await taught(run, 'edit', [...rounds, [tasks[1]!, 'A text.', 'A quimby text.']])
  const before = model.calls.length
  for (let i = 0; i < 2; i++) expect((await run.recall(tasks[14]!)).statements).toEqual(['say zorble often'])
  const asked = model.calls.slice(before)
  expect(asked).toHaveLength(2)
  expect(asked[0]!.user.match(/zorble text \d+/g)).toEqual([12, 10, 8, 6, 4].map((i) => `zorble text ${i}`))
})
