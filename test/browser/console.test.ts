import { beforeAll, describe, expect, it } from 'vitest'
import { goTo, type Served, serving, useBrowser, WIDTHS, without } from './browser.values.ts'

const LINES = [
  { kind: 'sample', person: 'ada', text: 'The first text, as she wrote it.' },
  { kind: 'sample', person: 'ada' },
  { kind: 'edit', person: 'ada', draft: 'Dear Sir or Madam', final: 'Hello' },
].map((line) => JSON.stringify(line))

/** A file as it comes out of a hand that drags it. */
const dragged = (name: string, text: string): string => `(() => {
  const transfer = new DataTransfer()
  transfer.items.add(new File([${JSON.stringify(text)}], ${JSON.stringify(name)}, { type: 'application/jsonl' }))
  return transfer
})()`

describe.skipIf(without)("the developer's console", () => {
  const open = useBrowser()
  let world: Served
  beforeAll(async () => {
    world = await serving({ people: ['emma', 'ines', 'noah'] })
  })

  it.each(WIDTHS)(
    'takes a dropped file, says which lines were refused, and learns, at %i px',
    async (width) => {
      const page = await open(world.url, { token: world.key, view: 'import', width })
      const dataTransfer = await page.evaluateHandle(
        dragged('some.jsonl', [LINES[0], 'no JSON at all', LINES[1], '', LINES[2]].join('\n')),
      )
      const place = page.getByText('Drop JSONL files here')
      await place.dispatchEvent('dragover', { dataTransfer })
      await place.dispatchEvent('drop', { dataTransfer })
      await page.getByText('2 lines accepted, 2 lines refused.').waitFor()
      const rows = page.getByRole('table', { name: 'Lines that were refused' }).locator('tbody tr')
      expect(await rows.locator('td:nth-child(2)').allTextContents()).toEqual(['2', '3'])
      expect(await rows.nth(1).textContent()).toContain('text')
      await page.getByRole('button', { name: 'Learn from them now' }).click()
      await expect
        .poll(async () => (await world.client.person('ada').profile()).waiting, { timeout: 20_000 })
        .toBe(0)
    },
  )

  it('finds people, and makes a link to the page of one', async () => {
    const page = await open(world.url, { token: world.key, width: 375 })
    await page.getByLabel('Find by name').fill('MM')
    await page.getByRole('link', { name: 'ines' }).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Make a link for emma' }).click()
    await page.getByRole('button', { name: 'Make the link' }).click()
    const link = await page.getByRole('dialog').getByLabel('Link').inputValue()
    const other = await open(world.url, { token: link.split('#token=')[1]! })
    expect(await other.locator('header').textContent()).toContain('emma')
  })

  it('shows what happens while it happens', async () => {
    const page = await open(world.url, { token: world.key, view: 'live' })
    await page.getByText('connected').waitFor()
    await world.client.signals.observe({ kind: 'sample', person: 'zoe', text: 'Words of her own.' })
    await page.getByRole('link', { name: 'zoe' }).waitFor()
    expect(await page.locator('main').textContent()).not.toContain('Words of her own')
  })

  it('makes a key that works, and revokes it', async () => {
    const page = await open(world.url, { token: world.key, view: 'keys' })
    await page.getByLabel('What it is for').fill('a mail app')
    await page.getByLabel('read', { exact: true }).check()
    await page.getByRole('button', { name: 'Make it' }).click()
    const key = await page.getByLabel('Key of a mail app').inputValue()
    expect((await world.clientFor(key).session()).scopes).toEqual(['observe', 'read'])
    await page.getByRole('button', { name: 'Revoke a mail app' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke it' }).click()
    await page
      .getByRole('row', { name: /a mail app/ })
      .getByText('revoked')
      .waitFor()
    await expect(world.clientFor(key).session()).rejects.toMatchObject({ status: 401 })
  })

  it('says what to do where there is nothing yet', async () => {
    const empty = await serving()
    const page = await open(empty.url, { token: empty.key })
    await page.getByText('Nobody is here yet').waitFor()
    for (const [view, text] of [
      ['live', 'Nothing happened yet'],
      ['routing', 'No router is fitted yet'],
    ] as const) {
      await goTo(page, view)
      await page.getByText(text).waitFor()
    }
    await goTo(page, 'people/nobody')
    await page.getByText('Nothing is held about nobody').waitFor()
  })
})

describe.skipIf(without)('the token of one person', () => {
  const open = useBrowser()

  it.each(WIDTHS)(
    'opens their page, whatever the address says, and shows nobody else, at %i px',
    async (width) => {
      const world = await serving({ people: ['emma', 'ines'] })
      const { token } = await world.client.person('emma').token(5)
      const page = await open(world.url, { token, width })
      expect(page.url()).not.toContain(token)
      const seen: string[] = []
      page.on('response', (response) => seen.push(`${response.status()} ${new URL(response.url()).pathname}`))
      for (const view of [
        'people',
        'keys',
        'live',
        'import',
        'people/ines',
        'people/ines/forget',
        'people/emma/learning',
      ]) {
        await goTo(page, view)
        expect(await page.locator('header').textContent()).toContain('emma')
        expect(await page.locator('body').textContent()).not.toMatch(/\bines\b/)
        expect(await page.getByRole('navigation').getByRole('link').allTextContents()).toEqual([
          'What we believe',
          'Proposed',
          'Compare',
          'Learning',
          'Forget',
        ])
      }
      const asked = seen.map((line) => line.split(' ')[1]!).filter((path) => path.startsWith('/v1/'))
      expect(asked.filter((path) => !/^\/v1\/(people\/emma\b|session$)/.test(path))).toEqual([])
      expect(asked).toContain('/v1/people/emma/curve')
    },
  )

  it('is asked for where there is none, or it is over', async () => {
    const world = await serving()
    const page = await open(world.url, { token: 'pt_nothing' })
    await page.getByText('That link or key is not valid').waitFor()
    await page.getByLabel('Link or key').fill(world.key)
    await page.getByRole('button', { name: 'Open' }).click()
    await page.getByRole('navigation', { name: 'Console' }).waitFor()
  })
})
