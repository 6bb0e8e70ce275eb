import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { compress } from 'hono/compress'
import { packageRoot } from '../../package.ts'
import type { Env } from '../call.ts'
import { fileBelow } from '../files.ts'

/** The page at /, where it was built. What it does not have itself goes to it all the same: it has routes of its own. */
export function addPage(app: OpenAPIHono<Env>, folder = join(packageRoot(), 'dist', 'web')): void {
  // Browsers ask for it wherever a page names no icon.
  app.get('/favicon.ico', (c) => c.body(null, 204))
  if (!existsSync(join(folder, 'index.html'))) {
    app.get('/', (c) => c.redirect('/docs'))
    return
  }
  app.get('*', compress(), async (c, next) => {
    const { path } = c.req
    if (path.startsWith('/v1/')) return next()
    const name = path === '/' ? undefined : decoded(path)
    const found = name && (await fileBelow(folder, name))
    if (found) return found
    const wantsPage = c.req.header('accept')?.includes('text/html') ?? path === '/'
    return ((path === '/' || wantsPage) && (await fileBelow(folder, 'index.html'))) || next()
  })
}

/** Undefined for what is no text in UTF-8. */
function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined
  }
}
