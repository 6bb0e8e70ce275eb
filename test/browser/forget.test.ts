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
      await section('Forget one signal').getByRole('button', { name: 'Forget', exact: true }).first().click()
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
      await page.getByLabel(`Type ${person} to go on`).fill(person)
      await all.click()
      await page.getByText(`Nothing is held about ${person} any more.`).waitFor()
      expect(await stored()).toMatchObject({ version: 0, preferences: [] })
      const text = await page.evaluate<string>('JSON.stringify({ ...localStorage, ...sessionStorage })')
      expect(text).not.toContain(person)
    },
  )

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
