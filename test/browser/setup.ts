import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import type { TestProject } from 'vitest/node'
import { BROWSER } from './browser.values.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Folder of the page as it was built for these tests; empty without a browser. */
    page: string
  }
}

const WEB = join(import.meta.dirname, '../../web')

/** Builds the page once, in a place of its own: what lies in dist may be older than the sources. */
export default async function setup(project: TestProject): Promise<(() => void) | undefined> {
  if (!existsSync(BROWSER)) {
    console.warn(`browser tests skipped: no browser at ${BROWSER}; name one in PENCHANT_CHROMIUM`)
    project.provide('page', '')
    return undefined
  }
  const outDir = mkdtempSync(join(tmpdir(), 'penchant-page-'))
  const configFile = join(WEB, 'vite.config.ts')
  await build({ root: WEB, configFile, logLevel: 'error', build: { outDir } })
  project.provide('page', outDir)
  return () => rmSync(outDir, { recursive: true, force: true })
}
