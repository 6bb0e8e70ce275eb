import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { goTo, type Served, serving, settled, useBrowser, without } from './browser.values.ts'
import { hostile, hostileProfile, PERSON, SIGNALS } from './hostile.values.ts'
import { routerOutcomes } from './outcomes.values.ts'

const HERE = `people/${encodeURIComponent(PERSON)}`

/** What would tell that a text became part of the page. Our own pages have none of it. */
const INJECTED = `img, iframe, object, embed, base, form[action], script:not([src]), [onerror], [onload], [onmouseover],
  a[href^="javascript:"], a[href^="data:"], svg[onload]`

describe.skipIf(without)('hostile texts stay texts', () => {
  const open = useBrowser()
  let world: Served
  beforeAll(async () => {
    world = await serving()
    const signals = await world.penchant.observe([...SIGNALS])
    await world.house.tenant('default').store.commit({ profile: hostileProfile(signals) })
    await world.penchant.observe(
      routerOutcomes(hostile('prompt-a'), hostile('prompt-b'), ' <svg onload=xss()>'),
    )
    await world.penchant.fitRouter()
  })

  const opened = async (view: string) => {
    const page = await open(world.url, { token: world.key })
    // Reported as an error, which no page may show.
    await page.evaluate("window.xss = (field) => console.error('ran: ' + field)")
    await goTo(page, view)
    return page
  }

  /** All that stands there, after everything that can be unfolded was. Of a statement one part is open at a time. */
  async function read(page: Page): Promise<string> {
    const asked = await page.getByRole('dialog').isVisible()
    const parts = asked
      ? [[]]
      : [
          ['Why?', 'Show what you changed'],
          ['More', 'Preview'],
        ]
    const texts: string[] = []
    for (const names of parts) {
      for (const name of names) await unfold(page, name)
      await page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true })")
      await settled(page)
      // Whatever a pointer could set off.
      const places = await page.locator('main li, main td, main h1, main h2, main h3, main h4').all()
      for (const one of asked ? [] : places.slice(0, 20)) await one.hover({ force: true })
      expect(await page.locator(INJECTED).count()).toBe(0)
      texts.push(await page.locator('body').innerText())
    }
    return texts.join('\n')
  }

  it('in what is believed, with its evidence', async () => {
    const text = await read(await opened(HERE))
    expect(text).toContain(PERSON)
    for (const field of [0, 1, 2, 3].map((i) => `statement-${i}`)) expect(text).toContain(hostile(field))
    for (const field of [
      'sample-text',
      'draft',
      'final',
      'chosen',
      'rejected',
      'rated',
      'scope-task',
      'task',
    ])
      expect(text).toContain(hostile(field))
  })

  it('in what is proposed, and in what it would change', async () => {
    const text = await read(await opened(`${HERE}/proposed`))
    expect(text).toContain(hostile('statement-4'))
    for (const field of ['response', 'message', 'statement-text']) expect(text).toContain(hostile(field))
  })

  it('in the dialogs about a statement, and in what is told afterwards', async () => {
    const page = await opened(HERE)
    await page.getByRole('button', { name: 'More', exact: true }).first().click()
    for (const [button, done] of [
      ['Correct', 'Cancel'],
      ['Remove', 'Cancel'],
    ] as const) {
      await page.getByRole('button', { name: button, exact: true }).first().click()
      expect(await read(page)).toContain('statement-0</script>')
      await page.getByRole('dialog').getByRole('button', { name: done }).click()
    }
    await page.getByRole('button', { name: 'Put first', exact: true }).first().click()
    await page.locator('[data-undo]').waitFor()
    await read(page)
    await page.locator('[data-undo]').click()
    await page.getByText('Taken back.').waitFor()
  })

  it('in every field of every signal, where it can be forgotten', async () => {
    const page = await opened(`${HERE}/forget`)
    const text = await read(page)
    const shown =
      'sample-text draft final chosen rejected choice-reason rated rating-reason response message statement-text'
    for (const field of shown.split(' ')) expect(text).toContain(hostile(field))
    await page.getByRole('button', { name: 'Forget', exact: true }).first().click()
    await read(page)
  })

  it('in questions out of a file', async () => {
    const page = await opened(`${HERE}/compare`)
    await page.getByText('Other questions').click()
    const pair = { context: hostile('asked'), a: hostile('a'), b: hostile('b') }
    const file = (text: string) => ({ name: 'q.jsonl', mimeType: 'text/plain', buffer: Buffer.from(text) })
    await page.locator('input[type=file]').setInputFiles(file(JSON.stringify(pair)))
    await page.getByRole('heading', { name: 'asked' }).waitFor()
    const text = await read(page)
    for (const field of ['asked', 'a', 'b']) expect(text).toContain(hostile(field))
    await page.locator('section[data-keys=true]').waitFor()
    await page.keyboard.press('1')
    await page.getByText('You took answer 1.').waitFor()
    await page.locator('input[type=file]').setInputFiles(file(hostile('bad-question')))
    await page.getByRole('alert').first().waitFor()
    await read(page)
  })

  it('in the console: people, imports, events, keys, routing', async () => {
    const page = await opened('people')
    expect(await read(page)).toContain(PERSON)
    await page
      .getByRole('button', { name: /^Make a link/ })
      .first()
      .click()
    await read(page)
    await page.getByRole('button', { name: 'Close' }).click()

    await goTo(page, 'live')
    await page.getByText('connected').waitFor()
    await world.client.signals.observe({ kind: 'sample', person: PERSON, text: 'one more' })
    await page.getByRole('link', { name: 'xss' }).first().waitFor()
    expect(await read(page)).toContain(PERSON)

    await goTo(page, 'import')
    const lines = [hostile('line'), JSON.stringify({ kind: hostile('kind'), [hostile('field')]: 1 })]
    const buffer = Buffer.from(lines.join('\n'))
    const name = '<img src=x onerror=xss(1)>.jsonl'
    await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/plain', buffer })
    await page.getByText('2 lines refused').waitFor()
    expect(await read(page)).toContain(name)

    await world.client.keys.create({ name: hostile('key').slice(0, 100), scopes: ['read'] })
    await goTo(page, 'keys')
    expect(await read(page)).toContain(hostile('key').slice(0, 100))

    await goTo(page, 'routing')
    expect(await read(page)).toContain(hostile('prompt-a').slice(0, 100))
  })

  it('in an address, and in a token', async () => {
    const page = await opened(`people/${encodeURIComponent(hostile('nobody').slice(0, 200))}/learning`)
    expect(await read(page)).toContain('nobody</script><script>')
    await page.goto(`${world.url}/?x=${encodeURIComponent(hostile('query'))}#token=javascript:xss(1)`)
    await page.getByText('That link or key is not valid').waitFor()
    await read(page)
  })

  it('and the service sends every page with a policy that lets only its own files run', async () => {
    for (const path of ['/', '/docs', '/people/x', '/nothing']) {
      const { headers } = await fetch(`${world.url}${path}`, { headers: { accept: 'text/html' } })
      const policy = headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'none'")
      expect(policy).toMatch(/script-src 'self'(;|$)/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
    }
  })
})

async function unfold(page: Page, name: string): Promise<void> {
  for (const button of await page.getByRole('button', { name, exact: true }).all())
    if ((await button.getAttribute('aria-expanded')) !== 'true') await button.click()
  await settled(page)
}
