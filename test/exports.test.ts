import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

// Public means promised: a name that comes or goes is a decision, and this list is where it is written down.

interface Entry {
  readonly file: string
  readonly load: () => Promise<object>
  readonly names: readonly string[]
}

const ENTRIES: Readonly<Record<string, Entry>> = {
  '.': {
    file: 'index',
    load: () => import('../src/index.ts'),
    names: [
      'ConflictError',
      'DEFAULT_STORE',
      'InvalidInputError',
      'MAX_TEXT',
      'NotFoundError',
      'PenchantError',
      'StoreVersionError',
      'THRESHOLDS',
      'chance',
      'createPenchant',
      'isPenchantError',
      'parseSignal',
      'promptBlock',
      'signalJsonSchema',
      'swapControl',
      'usable',
    ],
  },
  './learners': {
    file: 'learners/index',
    load: () => import('../src/learners/index.ts'),
    names: [
      'FALSE_SIGNS',
      'Population',
      'decode',
      'encode',
      'learnPerson',
      'observe',
      'pairOf',
      'standings',
      'stated',
      'statedWishes',
      'style',
      'values',
    ],
  },
  './text': {
    file: 'text/index',
    load: () => import('../src/text/index.ts'),
    names: [
      'MEASURES',
      'clean',
      'document',
      'measure',
      'measureIndex',
      'similarity',
      'tokenize',
      'transform',
      'untransform',
    ],
  },
  './evaluate': {
    file: 'evaluate/index',
    load: () => import('../src/evaluate/index.ts'),
    names: [
      'WINDOW',
      'average',
      'clusteredMean',
      'controls',
      'curve',
      'deviation',
      'drifted',
      'logOdds',
      'measuredAt',
      'reopen',
      'seeded',
      'test',
      'verdict',
      'wilson',
    ],
  },
  './stores/memory': {
    file: 'stores/memory',
    load: () => import('../src/stores/memory.ts'),
    names: ['memoryStore'],
  },
  './stores/sqlite': {
    file: 'stores/sqlite',
    load: () => import('../src/stores/sqlite.ts'),
    names: ['sqliteStore'],
  },
  './test': { file: 'test/index', load: () => import('../src/test/index.ts'), names: ['storeContract'] },
}

const root = join(import.meta.dirname, '..')
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

describe('public names', () => {
  it('are those of every entry of the package, and no other entry is there', () => {
    const entries = Object.keys(manifest.exports).filter((entry) => entry !== './package.json')
    expect(entries.sort()).toEqual(Object.keys(ENTRIES).sort())
  })

  it.each(Object.entries(ENTRIES))('of %s', async (entry, { file, load, names }) => {
    const found = Object.keys(await load())
    expect(found.sort()).toEqual([...names].sort())
    expect(manifest.exports[entry]).toEqual({
      types: `./dist/${file}.d.ts`,
      default: `./dist/${file}.js`,
    })
  })
})
