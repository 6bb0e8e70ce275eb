import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'

// The floors of the house: a file imports from its own folder, or from below. DESIGN says why.

const ROOT = join(import.meta.dirname, '../src')

/** First match decides. Paths are relative to src. */
const FLOORS: readonly (readonly [pattern: RegExp, floor: number])[] = [
  // Written lists of public names: an edge, whatever folder it stands in.
  [/^(?:environments|server)\/index\.ts$/, 5],
  [/^(?:[\w-]+\/)?index\.ts$/, 4],
  [/^(?:text\/.*|trees\/.*|errors|chance|minimise|belief|package|thread)(?:\.ts)?$/, 0],
  [/^(?:signal|preference|scope|observation|norms|population)\.ts$/, 1],
  [/^norms\.json$/, 1],
  [
    /^(?:store|model|model\.answer|nearest|contrast|contrast\.prompt|write\.prompt|learners\/learner|judges\/judge)\.ts$/,
    2,
  ],
  // Intervals and seeded numbers are for all who count something.
  [/^evaluate\/(?:interval|calibration)\.ts$/, 2],
  [/^(?:learners|evaluate|stores|models|judges|rewards|routing|data)\/.*$/, 3],
  [/^prompt\.ts$/, 3],
  [
    /^(?:judging(?:\.people)?|evaluation(?:\.asking)?|access|estimate|experience|learn|learning|measuring|penchant|routing\.(?:collect(?:\.\w+)?|prompts|store)|study|swap|write)\.ts$/,
    4,
  ],
  [/^test\/.*$/, 4],
  // The client stands beside the server, whose types it speaks in; it imports nothing else.
  [/^client(?:\.\w+)?\.ts$/, 5],
  // What products put into themselves: over the library or over its client.
  [/^(?:middleware|react)\.ts$/, 5],
  [/^(?:cli|server|environments)\/.*$/, 5],
]

/** Folders on one floor that must not know each other. */
const APART: readonly (readonly [from: RegExp, to: RegExp])[] = [
  [/^learners\//, /^judges\//],
  [/^judges\//, /^learners\//],
  [/^evaluate\//, /^learners\//],
  [/^learners\//, /^evaluate\//],
]

const floorOf = (file: string): number => {
  const found = FLOORS.find(([pattern]) => pattern.test(file))
  if (found === undefined)
    throw new Error(`${file} stands on no floor; add it to FLOORS in test/floors.test.ts`)
  return found[1]
}

const folderOf = (file: string): string => (file.includes('/') ? file.slice(0, file.indexOf('/')) : '')

/** Why one file must not import another; undefined when it may. */
function wrong(from: string, to: string): string | undefined {
  const [a, b] = [floorOf(from), floorOf(to)]
  if (APART.some(([x, y]) => x.test(from) && y.test(to))) return `${from} must not know ${to}`
  if (b > a) return `${from} (floor ${a}) imports ${to} above it (floor ${b})`
  if (/^(?:stores|models)\//.test(from) && b > 2 && folderOf(from) !== folderOf(to))
    return `${from} imports ${to}, above its ports`
  if (from.startsWith('text/') && !to.startsWith('text/')) return `${from} imports ${to}; text stands alone`
  if (a === 3 && b === 3 && folderOf(from) !== folderOf(to)) return `${from} imports ${to} across its floor`
  return undefined
}

const IMPORT =
  /(?:^|[\s;])(?:import|export)\s[^'"]*?from\s*['"]([^'"]+)['"]|\bimport\s*\(?\s*['"]([^'"]+)['"]/g

function imports(file: string, text: string): string[] {
  return [...text.matchAll(IMPORT)]
    .map((match) => match[1] ?? match[2]!)
    .filter((name) => name.startsWith('.'))
    .map((name) => normalize(join(dirname(file), name)).replaceAll('\\', '/'))
}

// A test stands beside its file but is no part of the house; nor are the values tests share, or a program only they start.
const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !/^(?!test\/).*\.values\.ts$/.test(file),
  )

describe('floors', () => {
  it('are few enough to be read: every file stands on one', () => {
    expect(files.length).toBeGreaterThan(40)
    for (const file of files) expect(floorOf(file)).toBeGreaterThanOrEqual(0)
  })

  it('are kept: imports point down', () => {
    const broken = files.flatMap((file) =>
      imports(file, readFileSync(join(ROOT, file), 'utf8')).flatMap((to) =>
        to.startsWith('../') ? [`${file} imports ${to} from outside src`] : (wrong(file, to) ?? []),
      ),
    )
    // package.json is read for the version only.
    expect(broken.filter((b) => !b.includes('package.json'))).toEqual([])
  })

  it('exempt no list of public names from listing: an index holds exports only', () => {
    for (const file of files.filter((f) => /(?:^|\/)index\.ts$/.test(f) && !f.startsWith('cli/'))) {
      const text = readFileSync(join(ROOT, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
      const rest = text.replace(/export\s+(?:type\s+)?\{[^}]*\}\s+from\s+'[^']+'/g, '').trim()
      expect([file, rest]).toEqual([file, ''])
    }
  })

  it('let nobody import a list of public names from inside', () => {
    const lists = files.flatMap((file) =>
      imports(file, readFileSync(join(ROOT, file), 'utf8'))
        .filter((to) => to.endsWith('index.ts') && !/^(?:cli|server)\//.test(file))
        .map((to) => `${file} imports ${to}`),
    )
    expect(lists).toEqual([])
  })

  it.each([
    ['text/clean.ts', 'signal.ts', false],
    ['text/clean.ts', 'errors.ts', false],
    ['text/clean.ts', 'text/measure.ts', true],
    ['signal.ts', 'errors.ts', true],
    ['signal.ts', 'store.ts', false],
    ['population.ts', 'norms.json', true],
    ['store.ts', 'signal.ts', true],
    ['learners/style.ts', 'learners/learner.ts', true],
    ['learners/style.ts', 'evaluate/trials.ts', false],
    ['learners/style.ts', 'judges/rubric.ts', false],
    ['judges/rubric.ts', 'learners/style.ts', false],
    ['evaluate/trials.ts', 'learners/learner.ts', false],
    ['evaluate/trials.ts', 'population.ts', true],
    ['stores/sqlite.ts', 'store.ts', true],
    ['stores/sqlite.ts', 'prompt.ts', false],
    ['stores/sqlite.ts', 'penchant.ts', false],
    ['models/cache.ts', 'store.ts', true],
    ['models/cache.ts', 'stores/memory.ts', false],
    ['learners/prose.ts', 'contrast.ts', true],
    ['learners/prose.ts', 'models/wrap.ts', false],
    ['contrast.ts', 'learners/prose.ts', false],
    ['learning.ts', 'learners/style.ts', true],
    ['learning.ts', 'cli/learn.ts', false],
    ['cli/learn.ts', 'penchant.ts', true],
  ])('%s may import %s: %s', (from, to, allowed) => {
    expect(wrong(from, to) === undefined).toBe(allowed)
  })

  it('are read from every form of import', () => {
    const text = [
      "import a from './a.ts'",
      "import type { B } from '../b.ts'",
      "import {\n  c,\n  d,\n} from './c.ts'",
      "export { e } from './e.ts'",
      "import './f.ts'",
      "const g = await import('./g.ts')",
      "import fs from 'node:fs'",
    ].join('\n')
    expect(imports('x/y.ts', text)).toEqual(['x/a.ts', 'b.ts', 'x/c.ts', 'x/e.ts', 'x/f.ts', 'x/g.ts'])
  })
})
