import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest'
import type { ServerOptions } from '../../src/server/server.ts'
import { demoSignals, started } from '../../src/server/serving.values.ts'
import { watched } from './watch.values.ts'

// What the tests in a browser share: one browser a file, a real server with learned people, and pages that are watched.

export const BROWSER = process.env.PENCHANT_CHROMIUM ?? '/usr/bin/chromium'

/** Nothing of these tests can be had without one. */
export const without = !existsSync(BROWSER)

export const WIDTHS = [375, 1440] as const

/** Milliseconds that anything may take to appear: other tests want the processors too. */
const PATIENCE = 20_000

export interface Opening {
  readonly token: string
  /** Such as "people/emma/learning". */
  readonly view?: string
  readonly width?: number
  readonly dark?: boolean
}

export type Served = Awaited<ReturnType<typeof serving>>

interface Serving {
  readonly people?: readonly string[]
  readonly options?: ServerOptions
}

/** A server with people of the demonstration. */
export async function serving({ people = [], options }: Serving = {}) {
  const server = await started({ page: inject('page'), ...options })
  const key = server.keyFor('default', 'manage')
  const { penchant } = server.house.tenant('default')
  if (people.length > 0) {
    await penchant.observe(await demoSignals(...people))
    await penchant.learnAll()
  }
  return { ...server, key, penchant, client: server.clientFor(key) }
}

/**
 * One browser for a file. Each page it opens stands in a context of its own, and at its end must not have shown an
 * error, opened a dialog, or tried what the content security policy forbids.
 */
export function useBrowser() {
  let browser: Browser | undefined
  const contexts: BrowserContext[] = []
  const faults: string[] = []

  beforeAll(async () => {
    if (!without) browser = await chromium.launch({ executablePath: BROWSER, args: ['--no-sandbox'] })
  })
  afterAll(() => browser?.close())
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close()
    expect(faults.splice(0)).toEqual([])
  })

  return async (url: string, { token, view = '', width = 1440, dark = false }: Opening): Promise<Page> => {
    const context = await browser!.newContext({
      viewport: { width, height: width < 600 ? 800 : 900 },
      colorScheme: dark ? 'dark' : 'light',
      reducedMotion: 'reduce',
      acceptDownloads: true,
    })
    contexts.push(context)
    const page = await context.newPage()
    page.setDefaultTimeout(PATIENCE)
    await watched(page, faults)
    await page.goto(`${url}/#token=${token}`)
    await page.locator('main h1').waitFor()
    if (view !== '') await goTo(page, view)
    return page
  }
}

/** Goes to a view by its address, and waits until there is more than a title. */
export async function goTo(page: Page, view: string): Promise<void> {
  await page.evaluate(`location.hash = ${JSON.stringify(`#/${view}`)}`)
  await settled(page)
}

const FRAMES = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))'

/** Waits until nothing is loading. What was loaded may load more. */
export async function settled(page: Page): Promise<void> {
  const loading = page.getByText(/^(Loading|Looking for the most useful question)…$/)
  for (let round = 0; round < 3; round++) {
    await page.evaluate(FRAMES)
    await page.locator('main h1').waitFor()
    for (const one of await loading.all()) await one.waitFor({ state: 'detached' })
  }
}
