import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { json } from 'node:stream/consumers'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { started } from '../../src/server/serving.values.ts'
import { BROWSER, without } from './browser.values.ts'

// `useEditCapture` in a page of a product, on an origin of its own, whose edits go to a real service or to the product.

const FIXTURES = join(import.meta.dirname, 'fixtures')
const SOURCE = join(import.meta.dirname, '../../src')
const DRAFT = 'Dear all,\nI hope this finds you well.'
const NEXT = 'Dear Jo,\nPlease find the minutes attached.'

/** Other tests want the processors too. */
const PATIENCE = { timeout: 20_000 }

const folder = mkdtempSync(join(tmpdir(), 'penchant-react-'))
const posted: unknown[] = []
let product = ''
let browser: Browser | undefined

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === 'POST') {
    posted.push(await json(request))
    response.writeHead(204).end()
    return
  }
  const { pathname } = new URL(request.url!, 'http://product')
  const body = await readFile(join(folder, pathname)).catch(() => undefined)
  const type = pathname.endsWith('.js') ? 'text/javascript' : 'text/html'
  response.writeHead(body ? 200 : 404, { 'content-type': type }).end(body)
}

beforeAll(async () => {
  if (without) return
  await build({
    ...{ root: FIXTURES, configFile: false, logLevel: 'error' },
    // React tells more, and runs effects twice.
    define: { 'process.env.NODE_ENV': '"development"' },
    resolve: {
      alias: { 'penchant/client': join(SOURCE, 'client.ts'), 'penchant/react': join(SOURCE, 'react.ts') },
    },
    build: { outDir: folder, emptyOutDir: true, rolldownOptions: { input: join(FIXTURES, 'draft.html') } },
  })
  const server = createServer(answer).listen(0, '127.0.0.1')
  await once(server, 'listening')
  product = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  afterAll(() => server.close())
  browser = await chromium.launch({ executablePath: BROWSER, args: ['--no-sandbox'] })
})
afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true, force: true })
})

const contexts: BrowserContext[] = []
const faults: string[] = []
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close()
  expect(faults.splice(0)).toEqual([])
})

async function opened(query: Record<string, string> = {}) {
  const context = await browser!.newContext()
  contexts.push(context)
  const page = await context.newPage()
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    const text = message.text()
    if (['error', 'warning'].includes(message.type()) && !text.startsWith('Failed to load resource'))
      faults.push(text)
  })
  await page.goto(`${product}/draft.html?${new URLSearchParams(query)}`)
  const text = page.getByLabel('Text')
  await text.waitFor()
  const press = (name: string) => page.getByRole('button', { name }).click()
  return { context, page, text, press, alert: page.getByRole('alert') }
}

/** A page whose edits go to a service that lets its origin in, and the edits the service holds. */
async function serving(query: Record<string, string> = {}) {
  const service = await started({ origins: [product] })
  const key = service.keyFor('default', 'observe')
  const on = await opened({ service: service.url, key, ...query })
  const requests: string[] = []
  on.page.on('request', (request) => {
    if (request.url().startsWith(service.url)) requests.push(request.postData() ?? '')
  })
  const edits = async () => {
    const held = await Array.fromAsync(service.house.tenant('default').store.signals({ person: 'ada' }))
    return held.map(({ signal: { id, at, ...about } }) => about)
  }
  return { ...on, requests, edits }
}

const edit = (final: string, draft = DRAFT, task = 'email') => ({
  kind: 'edit',
  person: 'ada',
  task,
  draft,
  final,
})

describe.skipIf(without)('a draft in a page', () => {
  it('is edited and sent, once however often', async () => {
    const { text, press, page, edits, requests } = await serving()
    expect(await text.inputValue()).toBe(DRAFT)
    await text.press('ControlOrMeta+a')
    await text.pressSequentially('Hello all,\nall is well.')
    expect(await edits()).toEqual([])
    await page.getByRole('button', { name: 'Send' }).dblclick()
    await expect.poll(edits, PATIENCE).toEqual([edit('Hello all,\nall is well.')])
    await text.pressSequentially(' Bye.')
    await press('Send')
    await press('Close')
    await page.goto('about:blank')
    expect(requests).toHaveLength(1)
    expect(await edits()).toHaveLength(1)
  })

  it('is none when it was left as it was, or cancelled', async () => {
    const { text, press, page, requests } = await serving()
    await text.press('End')
    await text.pressSequentially('x')
    await text.press('Backspace')
    await press('Send')
    await text.pressSequentially('Not this.')
    await press('Cancel')
    await press('Send')
    await press('Close')
    await page.goto('about:blank')
    expect(requests).toEqual([])
  })

  it('is sent as it stands when the component goes in the middle of a word', async () => {
    const { text, press, edits, requests } = await serving()
    await text.fill('')
    await text.pressSequentially('Hello a')
    await press('Close')
    await text.waitFor({ state: 'detached' })
    await expect.poll(edits, PATIENCE).toEqual([edit('Hello a')])
    expect(requests).toHaveLength(1)
  })

  it('is sent when the field is left, where that says so', async () => {
    const { text, edits } = await serving({ sendOn: 'blur' })
    await text.focus()
    await text.press('Tab')
    await text.fill('Hi.')
    expect(await edits()).toEqual([])
    await text.press('Tab')
    await expect.poll(edits, PATIENCE).toEqual([edit('Hi.')])
  })

  it('keeps what was typed while there is no network, and is sent at the next occasion', async () => {
    const { context, text, press, edits, alert } = await serving()
    await text.fill('Hi.')
    await context.setOffline(true)
    await press('Send')
    await expect.poll(() => alert.textContent(), PATIENCE).toBe('not taken: TypeError')
    expect(await text.inputValue()).toBe('Hi.')
    await context.setOffline(false)
    await press('Send')
    await expect.poll(edits, PATIENCE).toEqual([edit('Hi.')])
    expect(await alert.textContent()).toBe('')
  })

  it('may not be sent with any key: the page is told why', async () => {
    const service = await started({ origins: [product] })
    const key = service.keyFor('default', 'read')
    const { text, press, alert } = await opened({ service: service.url, key })
    await text.fill('Hi.')
    await press('Send')
    await expect.poll(() => alert.textContent(), PATIENCE).toBe('not taken: PenchantProblem')
  })

  it('is sent again when the component goes, where the service was too busy', async () => {
    const { page, text, press, edits, alert } = await serving()
    await text.fill('Hi.')
    await page.route('**/v1/signals', (route) => route.fulfill({ status: 503, body: 'busy' }), { times: 1 })
    await press('Send')
    await expect.poll(() => alert.textContent(), PATIENCE).toBe('not taken: PenchantProblem')
    await press('Close')
    await expect.poll(edits, PATIENCE).toEqual([edit('Hi.')])
  })

  it.each([
    ['before', { hasty: '1' }, `${NEXT}!`],
    ['after', { hasty: '' }, 'Jo, see below.'],
  ])(
    'gives way to another; what is typed %s the page has settled is the other’s',
    async (_, query, typed) => {
      const { text, press, edits, requests } = await serving(query)
      await text.fill('Hi.')
      await press('Next')
      await expect.poll(() => text.inputValue(), PATIENCE).toContain(NEXT)
      await expect.poll(edits, PATIENCE).toEqual([edit('Hi.')])
      if (!query.hasty) await text.fill(typed)
      await press('Send')
      await expect.poll(edits, PATIENCE).toEqual([edit('Hi.'), edit(typed, NEXT, 'note')])
      await press('Close')
      await text.waitFor({ state: 'detached' })
      expect(requests).toHaveLength(2)
    },
  )

  it.each([
    ['closes', (page: Page) => page.close()],
    ['goes elsewhere', (page: Page) => page.goto('about:blank')],
  ])('is sent when the page %s', async (_, leave) => {
    const { page, text, edits } = await serving()
    await text.fill('Hi.')
    await leave(page)
    await expect.poll(edits, PATIENCE).toEqual([edit('Hi.')])
  })

  it('goes to an address of the product’s own', async () => {
    const { page, text, press } = await opened()
    await text.fill('Hi.')
    await press('Send')
    await expect.poll(() => posted.splice(0), PATIENCE).toEqual([edit('Hi.')])
    await press('Next')
    await text.fill('Jo.')
    await page.close()
    await expect.poll(() => posted.splice(0), PATIENCE).toHaveLength(1)
  })
})
