import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { argv } from 'node:process'
import { chromium } from 'playwright-core'
import { serveStore } from './serve.processes.ts'

// Draws the README's picture of the page: what is believed of a made-up person, with the reason for one statement open.

const folder = mkdtempSync(join(tmpdir(), 'penchant-picture-'))
const served = await serveStore(join(folder, 'penchant.db'))
const browser = await chromium.launch({
  executablePath: process.env.PENCHANT_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
})
try {
  const page = await browser.newPage({ viewport: { width: 1000, height: 760 } })
  await page.goto(served.link!)
  await page.getByRole('link', { name: 'noah' }).click()
  await page.getByRole('button', { name: 'Why?' }).first().click()
  await page.locator('mark').first().waitFor()
  await page.screenshot({ path: argv[2] ?? 'docs/page.png' })
} finally {
  await browser.close()
  await served.kill()
  rmSync(folder, { recursive: true, force: true })
}
