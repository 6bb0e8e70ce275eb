import type { Measure } from 'penchant/text'

/** The page that lists every measure, a table for each family. */
export function measuresDoc(measures: readonly Measure[]): string {
  const parts = [
    '# Measures of style',
    `The style learner reads ${measures.length} properties of a text. Each has a name that never changes, a unit, a detector that points at what it found, and two instructions: what to write for much of it, and what for little. Where a measure only stands in for what its words say, the last column says what it counts.`,
    'Made by `npm run -s build && node bench/measures-doc.ts > docs/measures.md`; a test compares it with the code.',
  ]
  for (const [family, list] of Map.groupBy(measures, (measure) => measure.family)) {
    const rows = list.map(({ name, unit, high, low, source, proxy }) =>
      row([`\`${name}\``, unit, high, low, source, proxy ?? '']),
    )
    parts.push(
      `## ${family[0]!.toUpperCase()}${family.slice(1)}`,
      [
        row(['name', 'unit', 'much of it', 'little of it', 'source', 'stands in for']),
        row(Array(6).fill('---')),
        ...rows,
      ].join('\n'),
    )
  }
  return `${parts.join('\n\n')}\n`
}

const row = (cells: readonly string[]): string => `| ${cells.map(escaped).join(' | ')} |`
/** Nothing in a cell may end it or start markup; names are in backticks already. */
const escaped = (cell: string): string =>
  cell.startsWith('`') ? cell : cell.replaceAll('|', '\\|').replace(/[*_<>]/g, '\\$&')

if (import.meta.main) {
  const { MEASURES } = await import('penchant/text')
  process.stdout.write(measuresDoc(MEASURES))
}
