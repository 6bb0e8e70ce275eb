import { beforeAll, describe, expect, it } from 'vitest'
import type { ServerOptions } from '../../src/server/server.ts'
import { scriptedModel } from '../../src/test/scripted-model.ts'
import { type Served, serving, useBrowser, WIDTHS, without } from './browser.values.ts'

// With a language model: here a scripted one, which says whether the statement stood in what it was told.

const STATEMENT = 'Mention the weather'
const model = scriptedModel(({ step, system, user }) =>
  step !== 'write'
    ? undefined
    : `${system}${user}`.includes(STATEMENT)
      ? 'Party on Friday, it will rain.'
      : 'Party on Friday.',
)
const options: ServerOptions = {
  model,
  learners: [],
  price: { input: 1000, output: 2000 },
  budget: { calls: 30 },
}

describe.skipIf(without)('with a language model', () => {
  const open = useBrowser()
  let world: Served
  beforeAll(async () => {
    world = await serving({ people: ['emma'], options })
    const { preferences } = await world.penchant.add('emma', STATEMENT)
    const { id } = preferences.find((p) => p.statement === STATEMENT)!
    // Set aside and taken up again it would be in use; a statement of which nothing is settled is made by hand.
    const profile = await world.penchant.profile('emma')
    const undecided = profile.preferences.map((p) =>
      p.id === id ? { ...p, origin: 'inferred' as const, status: 'proposed' as const } : p,
    )
    const { store } = world.house.tenant('default')
    await store.commit({ profile: { ...profile, version: profile.version + 1, preferences: undecided } })
  })

  it.each(WIDTHS)('the same task is written without and with a statement, at %i px', async (width) => {
    const page = await open(world.url, { token: world.key, view: 'people/emma/proposed', width })
    const card = page.getByRole('listitem', { name: STATEMENT })
    await card.getByRole('button', { name: 'Preview' }).click()
    const write = card.getByRole('button', { name: 'Write it both ways' })
    expect(await write.isDisabled()).toBe(true)
    await card.getByLabel('Task (may be left empty)').fill('invitation')
    await write.click()
    const texts = card.getByRole('figure')
    await texts.filter({ hasText: 'Written with it' }).waitFor()
    await card.getByText('Written by a scripted model').waitFor()
    await texts
      .filter({ hasText: 'Written without it' })
      .getByText('Party on Friday.', { exact: true })
      .waitFor()
    await texts.filter({ hasText: 'Written with it' }).getByText('Party on Friday, it will rain.').waitFor()
    await card.getByRole('button', { name: 'I’d take this (written with it)' }).click()
    await card.getByText('Noted as a choice of yours').waitFor()
    const { items } = await world.client.person('emma').signals({ kind: 'choice', order: 'newest' })
    expect(items[0]).toMatchObject({
      chosen: 'Party on Friday, it will rain.',
      rejected: 'Party on Friday.',
    })
  })

  it('tells which it is, its limits, and what was spent on what', async () => {
    await world.client.person('emma').write({ task: 'invitation', input: 'A party.' })
    const { rows } = await world.client.usage()
    const page = await open(world.url, { token: world.key, view: 'model' })
    const settings = page.locator('dl')
    await settings.getByText('penchant/scripted').waitFor()
    await settings.getByText(/of 30 calls left/).waitFor()
    const cells = await page
      .getByRole('table', { name: 'Calls and cost by purpose' })
      .locator('tbody tr')
      .first()
      .locator('td, th')
      .allTextContents()
    const [write] = rows
    expect(cells.slice(0, 3)).toEqual(['Writing for somebody', String(write!.calls), String(write!.cached)])
    expect(Number(cells.at(-1)!.replace(/[^\d.]/g, ''))).toBeCloseTo(write!.cost!, 2)
  })
})
