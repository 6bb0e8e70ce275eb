import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'tsdown'

/** What the reference page shows itself with. The package itself reports its use, so nobody is made to install it. */
const reference = dirname(fileURLToPath(import.meta.resolve('swagger-ui-dist/package.json')))
const REFERENCE = [
  'LICENSE',
  'NOTICE',
  'swagger-ui.css',
  'swagger-ui-bundle.js',
  'swagger-ui-bundle.js.LICENSE.txt',
].map((file) => join(reference, file))

export default defineConfig({
  entry: [
    'src/index.ts',
    'src/learners/index.ts',
    'src/models/index.ts',
    'src/text/index.ts',
    'src/evaluate/index.ts',
    'src/judges/index.ts',
    'src/rewards/index.ts',
    'src/trees/index.ts',
    'src/routing/index.ts',
    'src/data/index.ts',
    'src/environments/index.ts',
    'src/stores/memory.ts',
    'src/stores/sqlite.ts',
    'src/stores/sqlite.rewrite.thread.ts',
    'src/server/index.ts',
    'src/server/{taste,work}.thread.ts',
    'src/client.ts',
    'src/middleware.ts',
    'src/react.ts',
    'src/test/index.ts',
    'src/cli/penchant.ts',
  ],
  // The page is built after this, and stays when only this is built again.
  clean: ['dist/*', '!dist/web'],
  format: 'esm',
  target: 'node22.18',
  platform: 'node',
  dts: true,
  fixedExtension: false,
  copy: [{ from: REFERENCE, to: 'dist/docs' }],
})
