import { existsSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { chromium, type Page } from 'playwright-core'
import { median } from './serve.memory.ts'

const BROWSER = process.env.PENCHANT_CHROMIUM ?? '/usr/bin/chromium'

/** What stands there once the statements do. */
const READABLE = 'main h2'

/** A person's page as it opens for the first time: what comes of scripts, and when there is something to read. */
export async function pageFigures(link: string, runs: number) {
  if (!existsSync(BROWSER)) return { skipped: `no browser at ${BROWSER}; name one in PENCHANT_CHROMIUM` }
  const browser = await chromium.launch({ executablePath: BROWSER, args: ['--no-sandbox'] })
  try {
    const opened: Opened[] = []
    for (let run = 0; run < runs; run++) {
      const context = await browser.newContext()
      opened.push(await open(await context.newPage(), link))
      await context.close()
    }
    const { scripts, kilobytes, kilobytesCompressed } = opened[0]!
    return {
      runs,
      scripts,
      kilobytes: round(kilobytes),
      kilobytesCompressed: round(kilobytesCompressed),
      usablePaintMs: Math.round(median(opened.map((o) => o.usable))),
    }
  } finally {
    await browser.close()
  }
}

interface Opened {
  readonly scripts: number
  readonly kilobytes: number
  readonly kilobytesCompressed: number
  /** Milliseconds from the start of the navigation. */
  readonly usable: number
}

async function open(page: Page, link: string): Promise<Opened> {
  const bodies: Promise<Buffer>[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') bodies.push(response.body())
  })
  await page.goto(link)
  await page.waitForSelector(READABLE)
  const usable = await page.evaluate<number>('performance.now()')
  const scripts = await Promise.all(bodies)
  const kilobytes = (of: (body: Buffer) => Buffer) =>
    scripts.reduce((sum, body) => sum + of(body).length, 0) / 1000
  return {
    scripts: scripts.length,
    kilobytes: kilobytes((body) => body),
    kilobytesCompressed: kilobytes((body) => gzipSync(body)),
    usable,
  }
}

const round = (x: number): number => Math.round(x * 10) / 10
