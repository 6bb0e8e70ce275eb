import { defineConfig } from 'tsdown'

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
    'src/stores/memory.ts',
    'src/stores/sqlite.ts',
    'src/test/index.ts',
    'src/cli/penchant.ts',
  ],
  format: 'esm',
  target: 'node22.18',
  platform: 'node',
  dts: true,
  fixedExtension: false,
})
