import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { goTo, type Served, serving, settled, useBrowser, WIDTHS, without } from './browser.values.ts'

/** A statement that is in use, by its words. */
const card = (page: Page, statement: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: statement, exact: true }) })

/** What is seldom wanted stands behind a button. */
const press = async (page: Page, statement: string, name: string) => {
  const button = (name: string) => card(page, statement).getByRole('button', { name, exact: true })
  await card(page, statement).waitFor()
  const folded = card(page, statement)
    .locator('button[aria-expanded=false]')
    .getByText('More', { exact: true })
  if (!(await button(name).isVisible()) && (await folded.isVisible())) await folded.click()
  await button(name).click()
}

/** The first statement shown. */
const firstOf = async (page: Page) =>
  (await page.locator('main li').getByRole('heading').first().textContent())!

const told = (page: Page, text: string) => page.getByRole('status').getByText(text).waitFor()

const DENIED = `for (const name of ['localStorage', 'sessionStorage'])
  Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError') } })`

describe.skipIf(without)("a person's page", () => {
  const open = useBrowser()
  let world: Served
  beforeAll(async () => {
    world = await serving({ people: ['emma', 'ines', 'noah', 'kai'] })
  })

  const inUse = async (person: string) =>
    (await world.penchant.profile(person)).preferences.filter((p) => p.status === 'active' && !p.overruledBy)
  const found = async (person: string, id: string) =>
    (await world.penchant.profile(person)).preferences.find((p) => p.id === id)

  it.each(WIDTHS)(
    'lets one confirm, put first, pause, correct and remove, and takes it back, at %i px',
    async (width) => {
      const person = width === 375 ? 'emma' : 'noah'
      const page = await open(world.url, { token: world.key, view: `people/${person}`, width })
      // The group shows the strongest; the first of those shown is as good as any.
      const statement = await firstOf(page)
      const { id } = (await inUse(person)).find((p) => p.statement === statement)!

      await press(page, statement, 'Confirm')
      await told(page, 'Confirmed')
      expect(await found(person, id)).toMatchObject({ origin: 'stated' })
      await card(page, statement).getByRole('button', { name: 'Confirm' }).waitFor({ state: 'detached' })
      expect(await page.evaluate('document.activeElement.textContent')).toBe(statement)

      await press(page, statement, 'Put first')
      await told(page, 'Always first')
      expect(await found(person, id)).toMatchObject({ pinned: true })
      await press(page, statement, 'Unpin')
      await told(page, 'No longer first')

      await press(page, statement, 'Pause')
      await told(page, 'Paused')
      expect(await found(person, id)).toMatchObject({ status: 'paused' })
      expect((await world.penchant.prompt(person, { task: 'email' })).used).not.toContain(id)
      await page.getByRole('button', { name: 'Undo' }).click()
      await told(page, 'Taken back.')
      expect(await found(person, id)).toMatchObject({ status: 'active' })

      await press(page, statement, 'Correct')
      const dialog = page.getByRole('dialog')
      const words = dialog.getByLabel('How you like it')
      await words.fill('Write as one would speak')
      await dialog.getByText('24 of 200 characters.').waitFor()
      // What was typed is not lost with the dialog.
      await page.keyboard.press('Escape')
      await press(page, statement, 'Correct')
      expect(await words.inputValue()).toBe('Write as one would speak')
      await dialog.getByRole('button', { name: 'Save' }).click()
      await told(page, 'Now in your words')
      expect((await world.penchant.prompt(person, { task: 'email' })).text).toContain(
        'Write as one would speak',
      )

      await press(page, 'Write as one would speak', 'Remove')
      await dialog.getByRole('button', { name: 'Remove', exact: true }).click()
      await told(page, 'Removed')
      await card(page, 'Write as one would speak').waitFor({ state: 'detached' })
      expect(await page.evaluate('document.activeElement.tagName')).not.toBe('BODY')
      await page.getByRole('button', { name: 'Undo' }).click()
      await told(page, 'Taken back.')
      await card(page, 'Write as one would speak').waitFor()
    },
  )

  it('removes for good what is not to be learned again', async () => {
    const page = await open(world.url, { token: world.key, view: 'people/ines' })
    const statement = await firstOf(page)
    await press(page, statement, 'Remove')
    await page.getByLabel('Don’t learn this again').check()
    await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click()
    await told(page, 'Removed')
    expect((await world.penchant.profile('ines')).removed.at(-1)).toMatchObject({ forever: true })
  })

  it('takes a statement in their own words', async () => {
    const page = await open(world.url, { token: world.key, view: 'people/kai', width: 375 })
    await page.getByRole('button', { name: 'Say how you like it' }).click()
    await page.getByLabel('How you like it').fill('Give temperatures in Celsius')
    await page.getByLabel('Only for this task').fill('weather')
    // What is being typed outlives a look at another view.
    await goTo(page, 'people/kai/proposed')
    await goTo(page, 'people/kai')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await told(page, 'Added:')
    await page.getByRole('heading', { name: 'When the task is “weather”' }).waitFor()
    expect((await world.penchant.prompt('kai', { task: 'weather' })).text).toContain('Celsius')
    expect((await world.penchant.prompt('kai', { task: 'email' })).text).not.toContain('Celsius')
  })

  it('shows why: the place in what they did, marked, and what they changed', async () => {
    const page = await open(world.url, { token: world.key, view: 'people/noah' })
    const quoted = (await inUse('noah')).find((p) => p.origin === 'inferred' && p.evidence.length > 0)!
    await page.getByLabel('Find a statement').fill(quoted.statement)
    await press(page, quoted.statement, 'Why?')
    const why = card(page, quoted.statement)
    const first = quoted.evidence[0]!
    await why.locator('mark').first().waitFor()
    expect(await why.locator('mark').allTextContents()).toContain(first.quote)
    await why.getByRole('button', { name: 'Show what you changed' }).first().click()
    await why.locator('del').first().waitFor()
    await why.locator('ins').first().waitFor()
    expect(await page.evaluate('document.activeElement.textContent')).toContain('What you changed')
    const signals = async () => (await world.penchant.profile('noah')).preferences.flatMap((p) => p.sources)
    await why.getByRole('button', { name: 'Forget this' }).first().click()
    await page.getByRole('dialog').getByRole('button', { name: 'Forget it' }).click()
    await told(page, 'Forgotten')
    expect(await signals()).not.toContain(first.signal)
  })

  it('lists what was changed in this visit, and takes back any of it, after a reload too', async () => {
    const page = await open(world.url, { token: world.key, view: 'people/kai' })
    const added = ['Name the source', 'Round to whole numbers', 'Say the year']
    for (const statement of added) {
      await page.getByRole('button', { name: 'Say how you like it' }).click()
      await page.getByLabel('How you like it').fill(statement)
      await page.getByRole('button', { name: 'Add', exact: true }).click()
      await told(page, `Added: “${statement}”`)
    }
    await page.reload()
    await settled(page)
    await page.getByText('What you changed (3)').click()
    const list = page.getByRole('group').filter({ hasText: 'What you changed' }).getByRole('listitem')
    expect(await list.locator('span').allTextContents()).toEqual(
      added.toReversed().map((statement) => expect.stringContaining(statement)),
    )
    await list.filter({ hasText: added[1] }).getByRole('button', { name: 'Undo' }).click()
    await told(page, 'Taken back.')
    await card(page, added[1]!).waitFor({ state: 'detached' })
    const kept = (await world.penchant.profile('kai')).preferences.map((p) => p.statement)
    expect(added.filter((statement) => kept.includes(statement))).toEqual([added[0], added[2]])
    // What they did themself is no news to them, here or at the next visit.
    expect(await page.getByText('What changed since your last visit').count()).toBe(0)
    const later = await page.context().newPage()
    later.setDefaultTimeout(20_000)
    await later.goto(`${world.url}/#token=${world.key}`)
    await goTo(later, 'people/kai')
    await card(later, added[0]!).waitFor()
    expect(await later.getByText('What changed since your last visit').count()).toBe(0)
  })

  it('says so when a statement was changed elsewhere meanwhile', async () => {
    const page = await open(world.url, { token: world.key, view: 'people/ines' })
    const statement = await firstOf(page)
    const { id } = (await inUse('ines')).find((p) => p.statement === statement)!
    await world.penchant.remove('ines', id)
    await press(page, statement, 'Confirm')
    await told(page, 'It was changed elsewhere')
    await card(page, statement).waitFor({ state: 'detached' })
  })

  it('works where the browser denies its storage', async () => {
    const page = await open(world.url, { token: world.key })
    await page.addInitScript(DENIED)
    await page.goto(`${world.url}/?denied#token=${world.key}`)
    await goTo(page, 'people/ines')
    const statement = await firstOf(page)
    await press(page, statement, 'Pause')
    await told(page, 'Paused')
    await page.getByText('What you changed (1)').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await told(page, 'Taken back.')
  })

  it('tells what changed since the last visit', async () => {
    const page = await open(world.url, { token: world.key, view: 'people/kai' })
    expect(await page.getByText('What changed since your last visit').count()).toBe(0)
    await world.penchant.add('kai', 'Cite where it is from')
    // A visit is over with its tab; what was seen stays with the browser.
    const later = await page.context().newPage()
    later.setDefaultTimeout(20_000)
    await later.goto(`${world.url}/#token=${world.key}`)
    await goTo(later, 'people/kai')
    await later.getByText('What changed since your last visit').waitFor()
    await later
      .getByRole('listitem')
      .getByText(/Cite where it is from/)
      .first()
      .waitFor()
    await later.getByRole('button', { name: 'I have read this' }).click()
    await later.getByText('What changed since your last visit').waitFor({ state: 'detached' })
  })

  it.each(WIDTHS)(
    'shows what an undecided statement would change, and settles it, at %i px',
    async (width) => {
      const page = await open(world.url, { token: world.key, view: 'people/kai/proposed', width })
      const statement = await firstOf(page)
      await press(page, statement, 'Preview')
      await card(page, statement)
        .getByText(/^(Without it|It changes nothing here)/)
        .waitFor()
      await press(page, statement, 'Confirm')
      await told(page, 'Confirmed')
      await card(page, statement).getByText('Settled by you.').waitFor()
      const { preferences } = await world.penchant.profile('kai')
      expect(preferences.find((p) => p.statement === statement)).toMatchObject({
        origin: 'stated',
        status: 'active',
      })
    },
  )

  it.each(WIDTHS)('asks, is answered by one key, and shows the effect, at %i px', async (width) => {
    const page = await open(world.url, { token: world.key, view: 'people/kai/compare', width })
    const choices = async () => {
      const { items } = await world.client.person('kai').signals({ kind: 'choice', limit: 500 })
      return items.length
    }
    const before = await choices()
    const question = page.locator('#question')
    const heard = page.locator('section[data-keys=true]')
    for (const [key, took] of [
      ['1', 'You took answer 1.'],
      ['ArrowRight', 'You took answer 2.'],
    ] as const) {
      await heard.waitFor()
      const asked = await question.textContent()
      await page.keyboard.press(key)
      await page.getByRole('status').getByText(took).waitFor()
      await expect.poll(() => question.textContent(), { timeout: 20_000 }).not.toBe(asked)
      await settled(page)
      expect(await page.evaluate('document.activeElement.id')).toBe('question')
    }
    expect(await choices()).toBe(before + 2)
    await page.getByRole('button', { name: 'Take this answer back' }).click()
    await told(page, 'Your answer was taken back')
    expect(await choices()).toBe(before + 1)
  })

  it('takes a key that was pressed twice for one answer, and asks again what was skipped or taken back', async () => {
    await world.penchant.observe({ kind: 'sample', person: 'mo', text: 'A few words of my own.' })
    const page = await open(world.url, { token: world.key, view: 'people/mo/compare' })
    const pool = [1, 2, 3].map((n) => JSON.stringify({ context: `Q${n}`, a: `Yes ${n}.`, b: `No, ${n}!` }))
    await page.getByText('Other questions').click()
    await page.getByLabel(/A file with one question a line/).setInputFiles({
      name: 'pool.jsonl',
      mimeType: 'application/jsonl',
      buffer: Buffer.from(pool.join('\n')),
    })
    await page.getByText('3 questions open.').waitFor()
    const heard = page.locator('section[data-keys=true]')
    const question = page.locator('#question')
    await heard.waitFor()
    const answered = (await question.textContent())!
    await page.keyboard.press('1')
    await page.getByText('2 questions open.').waitFor()
    await page.locator('section[data-keys=false] h3').first().waitFor()
    await page.keyboard.press('1')
    await heard.waitFor()
    expect(await page.getByText('2 questions open.').count()).toBe(1)
    const skipped: string[] = []
    for (let left = 2; left > 0; left--) {
      await heard.waitFor()
      skipped.push((await question.textContent())!)
      await page.keyboard.press('0')
      await page.getByText(left === 1 ? 'those you skipped' : `${left - 1} question open.`).waitFor()
    }
    expect(await page.evaluate('document.activeElement.textContent')).toContain('those you skipped')
    await page.getByRole('button', { name: 'Ask those again that were skipped' }).click()
    await page.getByText('2 questions open.').waitFor()
    await page.getByRole('button', { name: 'Take this answer back' }).click()
    await page.getByText('3 questions open.').waitFor()
    expect([...skipped, answered].sort()).toEqual(['Q1', 'Q2', 'Q3'])
    expect((await world.client.person('mo').signals({ kind: 'choice' })).items).toEqual([])
  })

  it('leads from an undecided statement to a question that checks it', async () => {
    const page = await open(world.url, { token: world.key, view: 'people/noah/proposed' })
    const one = page.getByRole('listitem').filter({ hasText: 'Answer a question that checks it' }).first()
    const statement = (await one.getByRole('heading').textContent())!
    await one.getByRole('link', { name: 'Answer a question that checks it' }).click()
    await page.getByText(`This one checks “${statement}”.`).waitFor()
    await page.getByRole('button', { name: 'I’d take answer 1' }).waitFor()
    // Edits alone tell what is done to drafts.
    await goTo(page, 'people/noah/proposed')
    await page
      .getByText(/No question at hand checks it/)
      .first()
      .waitFor()
  })

  it.each(WIDTHS)('draws how learning goes, with a table that sorts, at %i px', async (width) => {
    const page = await open(world.url, { token: world.key, view: 'people/emma/learning', width })
    await page.locator('main canvas').first().waitFor()
    await page.getByText('In numbers, for developers').click()
    const losses = async () =>
      (
        await page
          .getByRole('table', { name: 'Running loss' })
          .locator('tbody tr td:nth-child(3)')
          .allTextContents()
      ).map(Number)
    await page.getByRole('button', { name: /^Loss, bits/ }).click()
    const up = await losses()
    expect(up).toEqual(up.toSorted((a, b) => a - b))
    await page.getByRole('button', { name: /^Loss, bits/ }).click()
    expect(await losses()).toEqual(up.toReversed())
    expect(up.length).toBeGreaterThan(5)
  })
})
