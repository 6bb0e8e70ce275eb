import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Served, serving, useBrowser, WIDTHS, without } from './browser.values.ts'

describe.skipIf(without)('forgetting', () => {
  const open = useBrowser()
  let world: Served
  beforeAll(async () => {
    world = await serving({ people: ['emma', 'ines', 'noah'] })
  })

  it.each(WIDTHS)(
    'erases a statement, a signal, then everything, each with a receipt, at %i px',
    async (width) => {
      const person = width === 375 ? 'emma' : 'noah'
      const page = await open(world.url, { token: world.key, view: `people/${person}/forget`, width })
      const receipt = page.getByRole('region', { name: /^Erased on/ })
      const section = (name: string) => page.getByRole('region', { name, exact: true })
      const sure = (name: string) => page.getByRole('dialog').getByRole('button', { name }).click()
      const stored = () => world.penchant.profile(person)

      const { preferences } = await stored()
      const first = section('Forget one statement').getByRole('listitem').first()
      const statement = await first.locator('span').first().textContent()
      await first.getByRole('button', { name: 'Forget' }).click()
      await sure('Forget it')
      await receipt.waitFor()
      expect(await page.evaluate('document.activeElement.id')).toBe('receipt')
      expect((await stored()).preferences.length).toBeLessThan(preferences.length)
      expect((await stored()).preferences.map((p) => p.statement)).not.toContain(statement)

      const signals = async () => (await world.client.person(person).signals({ limit: 500 })).items.length
      const before = await signals()
      await section('Forget one thing you did')
        .getByRole('button', { name: 'Forget', exact: true })
        .first()
        .click()
      await sure('Forget it')
      await expect.poll(() => receipt.locator('dd').first().textContent(), { timeout: 20_000 }).toBe('1')
      expect(await signals()).toBe(before - 1)

      const [file] = await Promise.all([
        page.waitForEvent('download'),
        receipt.getByRole('button', { name: 'Save the receipt' }).click(),
      ])
      expect(JSON.parse(await readFile(await file.path(), 'utf8'))).toMatchObject({ person, signals: 1 })

      await page.getByRole('button', { name: `Forget everything about ${person}` }).click()
      const all = page.getByRole('dialog').getByRole('button', { name: 'Forget everything', exact: true })
      expect(await all.isDisabled()).toBe(true)
      await page.getByLabel('Type “forget” to go on').fill('forget')
      await all.click()
      await page.getByText(`Nothing is held about ${person} any more.`).waitFor()
      expect(await stored()).toMatchObject({ version: 0, preferences: [] })
      const text = await page.evaluate<string>('JSON.stringify({ ...localStorage, ...sessionStorage })')
      expect(text).not.toContain(person)
    },
  )

  it('finds one thing among hundreds, by its words and by its day', async () => {
    const day = (n: number) => new Date(Date.UTC(2026, 0, 1, 12) + n * 86_400_000).toISOString()
    await world.penchant.observe(
      Array.from({ length: 250 }, (_, n) => ({
        kind: 'sample' as const,
        person: 'sam',
        at: day(n),
        text: n === 3 ? 'About the lighthouse.' : `Text number ${n}.`,
      })),
    )
    const page = await open(world.url, { token: world.key, view: 'people/sam/forget' })
    const rows = page.getByRole('region', { name: 'Forget one thing you did' }).getByRole('listitem')
    await page.getByLabel('Find by its words').fill('LIGHThouse')
    await rows.filter({ hasText: 'lighthouse' }).waitFor()
    expect(await rows.count()).toBe(1)
    await page.getByLabel('Find by its words').fill('')
    await page.getByLabel('Up to this day').fill('2026-01-11')
    await rows.filter({ hasText: 'Text number 10.' }).waitFor()
    expect(await rows.first().textContent()).toContain('Text number 10.')
    await page.getByLabel('What it is').selectOption('drafts you edited')
    await page.getByText('Nothing you did is like that.').waitFor()
  })

  it('hands everything out as a file', async () => {
    const page = await open(world.url, { token: world.key, view: 'people/ines/forget' })
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save everything as a file' }).click(),
    ])
    expect(file.suggestedFilename()).toBe('penchant-ines.json')
    const held = JSON.parse(await readFile(await file.path(), 'utf8'))
    expect(held).toEqual(JSON.parse(JSON.stringify(await world.client.person('ines').export())))
    expect(held.signals).toHaveLength(16)
  })
})
