import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { goTo, type Served, serving, settled, useBrowser, without } from './browser.values.ts'
import { routerOutcomes } from './outcomes.values.ts'

const lines = (n: number): string =>
  Array.from({ length: n }, (_, i) =>
    JSON.stringify({ kind: 'sample', person: 'ada', text: `Text number ${i}.` }),
  ).join('\n')

const file = (name: string, content: string | Buffer) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(content),
})

describe.skipIf(without)('an import', () => {
  const open = useBrowser()
  let world: Served
  beforeAll(async () => {
    world = await serving()
  })
  const opened = async () => {
    const page = await open(world.url, { token: world.key, view: 'import' })
    return { page, take: page.locator('input[type=file]') }
  }

  it('goes on when the view is left, and is found again', async () => {
    const { page, take } = await opened()
    const held = Promise.withResolvers<void>()
    await page.route('**/v1/signals/stream', async (route) => {
      await held.promise
      await route.continue()
    })
    await take.setInputFiles(file('some.jsonl', lines(3)))
    await page.getByText(/^Sending/).waitFor()
    await goTo(page, 'keys')
    await goTo(page, 'import')
    await page.getByText(/^Sending/).waitFor()
    held.resolve()
    await page.getByText('3 lines accepted, 0 lines refused.').waitFor()
  })

  it('that is cancelled has counted what was sent', async () => {
    const { page, take } = await opened()
    const held = Promise.withResolvers<void>()
    await page.route('**/v1/signals/stream', async (route) => {
      await held.promise
      await route.continue()
    })
    await take.setInputFiles(file('many.jsonl', lines(1200)))
    await page.getByRole('button', { name: 'Cancel' }).click()
    held.resolve()
    await page.getByText('Cancelled; what was sent is kept. 500 lines accepted, 0 lines refused.').waitFor()
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Import')
    const { items } = await world.client.person('ada').signals({ limit: 500 })
    expect(items).toHaveLength(500)
  })

  it('takes a JSON list and a compressed file, and says what a damaged one is', async () => {
    const { page, take } = await opened()
    const list = JSON.stringify(JSON.parse(`[${lines(2).replaceAll('\n', ',')}]`), null, 2)
    await take.setInputFiles([file('list.json', list), file('some.jsonl.gz', gzipSync(lines(3)))])
    await page.getByText('5 lines accepted, 0 lines refused.').waitFor()
    await take.setInputFiles(file('damaged.jsonl.gz', 'no such thing'))
    const alert = page.getByRole('alert')
    await alert.getByText('damaged.jsonl.gz cannot be read to its end').waitFor()
    expect(await alert.textContent()).not.toContain('cannot be reached')
  })

  it('of outcomes leads to routing, as nothing is learned from them', async () => {
    const { page, take } = await opened()
    const outcomes = routerOutcomes('Answer briefly.', 'Think step by step.').slice(0, 4)
    await take.setInputFiles(file('outcomes.jsonl', outcomes.map((o) => JSON.stringify(o)).join('\n')))
    await page.locator('main').getByRole('link', { name: 'Routing' }).waitFor()
    await settled(page)
    expect(await page.getByRole('button', { name: 'Learn from them now' }).count()).toBe(0)
  })

  it('names the line of the file, also beyond the first piece', async () => {
    const { page, take } = await opened()
    await take.setInputFiles(file('long.jsonl', `${lines(703)}\nno JSON`))
    const row = page.getByRole('table', { name: 'Lines that were refused' }).locator('tbody tr')
    await row.waitFor()
    expect(await row.locator('td').nth(1).textContent()).toBe('704')
    expect(await row.locator('td').nth(2).textContent()).not.toMatch(/\d{3}/)
  })
})
