import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { packageRoot, packageVersion } from '../../package.ts'
import type { Env } from '../call.ts'
import { fileBelow } from '../files.ts'
import { registerShared } from '../operation.ts'
import { outside } from '../outside.ts'

const PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Penchant API</title>
<link rel="stylesheet" href="/docs/swagger-ui.css">
<div id="reference"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</html>
`

const START = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#reference', deepLinking: true, persistAuthorization: false })
`

/** What swagger-ui-dist has that the reference page needs. */
const FILES = ['swagger-ui.css', 'swagger-ui-bundle.js']

/** Copied beside the built files; where the sources run they lie in the development packages. */
function reference(): string | undefined {
  const root = packageRoot()
  const places = [join(root, 'dist', 'docs'), join(root, 'node_modules', 'swagger-ui-dist')]
  return places.find((place) => FILES.every((file) => existsSync(join(place, file))))
}

/** /openapi.json and, at /docs, a page to read and try it. */
export function addDocuments(app: OpenAPIHono<Env>): void {
  registerShared(app.openAPIRegistry)
  for (const operation of outside) app.openAPIRegistry.registerPath(operation)
  const info = {
    title: 'Penchant',
    version: packageVersion(),
    description:
      'Learns what each person prefers from what they already do, and checks every belief against it.',
  }
  let document: object | undefined
  app.get('/openapi.json', (c) => {
    document ??= app.getOpenAPI31Document({ openapi: '3.1.0', info, servers: [{ url: '/' }] })
    return c.json(document)
  })
  const folder = reference()
  app.get('/docs', (c) => c.html(PAGE))
  app.get('/docs/', (c) => c.redirect('/docs'))
  app.get('/docs/start.js', (c) => c.body(START, 200, { 'content-type': 'text/javascript; charset=utf-8' }))
  app.get('/docs/:file', async (c, next) => {
    const file = c.req.param('file')
    return (folder && FILES.includes(file) && (await fileBelow(folder, file))) || next()
  })
}
