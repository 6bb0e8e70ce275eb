import type { Page } from 'playwright-core'

const REPORT = `addEventListener('securitypolicyviolation', (e) =>
  console.error('policy: ' + e.effectiveDirective + ' ' + e.blockedURI + ' ' + e.sample))`

/** Collects what a page must never do. An answer that is a refusal is not such a thing: the page shows it. */
export async function watched(page: Page, faults: string[]): Promise<void> {
  page.on('pageerror', (error) => faults.push(`error: ${error.stack ?? error.message}`))
  page.on('dialog', async (dialog) => {
    faults.push(`dialog: ${dialog.message()}`)
    await dialog.dismiss()
  })
  page.on('console', (message) => {
    const text = message.text()
    if (message.type() === 'error' && !text.startsWith('Failed to load resource')) faults.push(text)
  })
  page.on('popup', (popup) => faults.push(`popup: ${popup.url()}`))
  page.on('request', (request) => {
    const own = new URL(page.url() === 'about:blank' ? request.url() : page.url()).origin
    const { origin, protocol } = new URL(request.url())
    if (origin !== own && !['data:', 'blob:'].includes(protocol)) faults.push(`request: ${request.url()}`)
  })
  await page.addInitScript(REPORT)
}
