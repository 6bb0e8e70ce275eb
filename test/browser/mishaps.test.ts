import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { goTo, type Served, serving, settled, useBrowser, without } from './browser.values.ts'

// What goes wrong beside the page: files and answers that do not come, storage denied, time over, a hand too quick.

const focused = (page: Page): Promise<string> =>
  page.evaluate('document.activeElement.textContent || document.activeElement.value || ""')

const DENIED = `for (const name of ['sessionStorage', 'localStorage'])
  Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError') } })`

describe.skipIf(without)('the page goes on', () => {
  const open = useBrowser()
  let world: Served
  beforeAll(async () => {
    world = await serving({ people: ['emma', 'noah'] })
  })

  it('where a file of a view cannot be had: the rest stays, and it can be tried again', async () => {
    const page = await open(world.url, { token: world.key })
    await page.route('**/assets/keys-*', (route) => route.abort())
    await goTo(page, 'keys')
    const alert = page.getByRole('alert')
    await alert.getByText('The service cannot be reached').waitFor()
    expect(await focused(page)).toBe('This view cannot be shown')
    await page.getByRole('link', { name: 'Live' }).click()
    await page.getByText('Nothing happened yet').waitFor()
    await goTo(page, 'keys')
    await alert.waitFor()
    await page.unroute('**/assets/keys-*')
    await alert.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('heading', { name: 'Make a key' }).waitFor()
  })

  it('when the browser says that it is offline', async () => {
    const page = await open(world.url, { token: world.key })
    await page.evaluate("dispatchEvent(new Event('offline'))")
    await goTo(page, 'people/emma')
    await page.locator('main li[aria-labelledby]').first().waitFor()
    await page.getByRole('button', { name: 'Confirm', exact: true }).first().click()
    await page.getByRole('status').getByText('Confirmed').waitFor()
  })

  it('where storage is denied', async () => {
    const page = await (await open(world.url, { token: world.key })).context().newPage()
    await page.addInitScript(DENIED)
    await page.goto(`${world.url}/#token=${world.key}`)
    await page.getByRole('link', { name: 'noah' }).click()
    await page.locator('main li[aria-labelledby]').first().waitFor()
  })

  it('with what was typed when the time of a link is over', async () => {
    const { id, key } = world.house.keys.create({ tenant: 'default', name: 'short', scopes: ['manage'] })
    const { token } = await world.clientFor(key).person('noah').token(5)
    const page = await open(world.url, { token })
    await page.getByRole('button', { name: 'Say how you like it' }).click()
    await page.getByLabel('How you like it').fill('Sign with a full name')
    world.house.keys.revoke(id, 'default')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Link or key').fill('pt_wrong')
    await dialog.getByRole('button', { name: 'Open' }).click()
    await dialog.getByText('That link or key is not valid').waitFor()
    const fresh = await world.client.person('noah').token(5)
    await dialog.getByLabel('Link or key').fill(`${world.url}/#token=${fresh.token}`)
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    expect(await page.getByLabel('How you like it').inputValue()).toBe('Sign with a full name')
    await page.getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByRole('heading', { name: 'Sign with a full name' }).waitFor()
  })

  it('and tells what a change came to, before everything is read anew', async () => {
    const page = await open(world.url, { token: world.key, view: 'people/emma' })
    // Answers that never come.
    await page.route('**/v1/people/emma/profile', () => {})
    await page.getByRole('button', { name: 'Confirm', exact: true }).first().click()
    await page.getByRole('status').getByText('Confirmed').waitFor()
  })

  it('and says whether it is connected', async () => {
    const page = await open(world.url, { token: world.key })
    await page.route('**/v1/events', (route) => route.abort())
    await goTo(page, 'live')
    await page.getByText('The service cannot be reached').waitFor()
    await page.getByText('not connected yet').waitFor()
    await page.unroute('**/v1/events')
    await page.getByText('connected', { exact: true }).waitFor()
    expect(await page.getByRole('alert').count()).toBe(0)
  })

  it('with one key, however often the button is pressed', async () => {
    const page = await open(world.url, { token: world.key, view: 'keys' })
    await page.getByLabel('What it is for').fill('pressed twice')
    await page.getByRole('button', { name: 'Make it' }).dblclick()
    await page.getByLabel('Key of pressed twice').waitFor()
    await settled(page)
    const named = async () => (await world.client.keys.list()).filter((k) => k.name === 'pressed twice')
    expect(await named()).toHaveLength(1)
    expect(await page.getByLabel('What it is for').inputValue()).toBe('')
  })
})

describe.skipIf(without)('long work', () => {
  const open = useBrowser()

  it('is found again, is not begun twice, and can be ended from there', async () => {
    const world = await serving({ people: ['emma'] })
    const { jobs } = world.house.tenant('default')
    jobs.start({
      kind: 'learn',
      run: (signal, progress) => {
        progress(3, 7)
        return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
      },
    })
    const page = await open(world.url, { token: world.key })
    await page.getByText('Testing and learning (3 of 7)').waitFor()
    await goTo(page, 'keys')
    await goTo(page, 'people')
    await page.getByText('Testing and learning (3 of 7)').waitFor()
    await page.reload()
    await page.getByText('Testing and learning (3 of 7)').waitFor()
    await page.getByRole('button', { name: 'Learn everybody’s new signals' }).dispatchEvent('click')
    await settled(page)
    expect(jobs.list()).toHaveLength(1)
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.getByText('Cancelled. What was done is kept.').waitFor()
    expect(await focused(page)).toBe('People')
  })
})

describe.skipIf(without)('focus', () => {
  const open = useBrowser()
  let world: Served
  beforeAll(async () => {
    world = await serving({ people: ['emma'] })
  })

  it('stays by what was changed, where what had it goes away', async () => {
    const page = await open(world.url, { token: world.key, view: 'people/emma' })
    const confirm = page.getByRole('button', { name: 'Confirm', exact: true })
    const statement = await page
      .locator('main li[aria-labelledby]')
      .filter({ has: confirm })
      .first()
      .getByRole('heading')
      .textContent()
    const own = page.getByRole('listitem', { name: statement!, exact: true }).getByRole('button', {
      name: 'Confirm',
      exact: true,
    })
    await own.focus()
    await page.keyboard.press('Enter')
    await own.waitFor({ state: 'detached' })
    expect(await focused(page)).toBe(statement)
    await page.locator('[data-undo]').focus()
    await page.keyboard.press('Enter')
    await page.getByText('Taken back.').waitFor()
    expect(await focused(page)).toBe(statement)
  })

  it('goes to a key and a link that were made, and to the list where a key was revoked', async () => {
    const page = await open(world.url, { token: world.key, view: 'keys' })
    await page.getByLabel('What it is for').fill('a test')
    await page.getByRole('button', { name: 'Make it' }).click()
    const secret = await page.getByLabel('Key of a test').inputValue()
    expect(await focused(page)).toBe(secret)
    await page.getByRole('button', { name: 'Revoke a test' }).click()
    await page.getByRole('button', { name: 'Revoke it' }).click()
    await page.getByText('revoked').waitFor()
    await expect.poll(() => focused(page)).toBe('Keys made so far')
    expect(await page.getByLabel('Key of a test').count()).toBe(0)
    await goTo(page, 'people')
    await page.getByRole('button', { name: 'Make a link for emma' }).click()
    await page.getByRole('button', { name: 'Make the link' }).click()
    await expect.poll(() => focused(page)).toContain('#token=')
    const tab = page.getByRole('link', { name: 'Open in a new tab' })
    expect(await tab.getAttribute('rel')).toContain('noopener')
  })

  it('stays in the field of a link that was refused', async () => {
    const page = await open(world.url, { token: 'pt_nothing' })
    await page.getByLabel('Link or key').fill('pt_nothing_else')
    await page.keyboard.press('Enter')
    await page.getByText('That link or key is not valid').waitFor()
    await settled(page)
    expect(await page.evaluate('document.activeElement.value')).toBe('pt_nothing_else')
  })
})
