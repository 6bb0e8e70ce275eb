import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

// The picture of the demonstration in the README: `node bench/demo-svg.ts > docs/demo.svg` runs it and draws what it
// prints. Each run of characters is put in its own column, so that the picture holds in any monospace font; bars and
// sparklines are drawn as boxes, since fonts disagree about those most.

/** The picture ends with the last whole section within so many lines. */
const LINES = 66
const COLUMNS = 90
const CELL = { width: 8, height: 18, font: 13.2 }
const MARGIN = { side: 22, top: 46, bottom: 18 }
const COLORS = {
  back: '#12151c',
  edge: '#2b313d',
  text: '#d7dce5',
  dim: '#808a9b',
  cyan: '#5ec4d6',
  mark: '#e8c468',
}

interface Style {
  readonly bold: boolean
  readonly dim: boolean
  readonly cyan: boolean
  readonly inverse: boolean
}

interface Run {
  readonly text: string
  readonly column: number
  readonly style: Style
}

const PLAIN: Style = { bold: false, dim: false, cyan: false, inverse: false }
/** Bold and dim share the code that ends them. */
const CODES: Readonly<Record<string, Partial<Style>>> = {
  0: PLAIN,
  1: { bold: true },
  2: { dim: true },
  7: { inverse: true },
  22: { bold: false, dim: false },
  27: { inverse: false },
  36: { cyan: true },
  39: { cyan: false },
}

/** A line's runs of one style, with the escape codes read and taken out. */
function runs(line: string): Run[] {
  const found: Run[] = []
  let style = PLAIN
  let column = 0
  for (const [i, part] of line.split(/\x1b\[(\d+)m/).entries()) {
    if (i % 2 === 1) {
      const change = CODES[part]
      if (change === undefined) throw new Error(`no picture of escape code ${part}`)
      style = { ...style, ...change }
      continue
    }
    // Columns stand apart by two spaces or more; each is placed by itself.
    for (const { 0: text, index } of part.matchAll(/[▁-█]+|(?:(?! {2,}|[▁-█]).)+/gu))
      if (text.trim() !== '') found.push({ text, column: column + index, style })
    column += part.length
  }
  return found
}

function draw({ text, column, style }: Run, line: number): string {
  const x = round(MARGIN.side + column * CELL.width)
  const top = MARGIN.top + line * CELL.height
  const color = style.inverse ? COLORS.back : style.cyan ? COLORS.cyan : style.dim ? COLORS.dim : COLORS.text
  if (/^[▁-█]/u.test(text)) return boxes(text, x, top, color)
  const width = text.length * CELL.width
  const back = style.inverse
    ? `<rect x="${x - 1}" y="${top + 2}" width="${width + 2}" height="${CELL.height - 2}" rx="2" fill="${COLORS.mark}"/>`
    : ''
  const look = `${style.bold ? ' font-weight="bold"' : ''}${color === COLORS.text ? '' : ` fill="${color}"`}`
  return `${back}<text x="${x}" y="${top + CELL.height - 4}" textLength="${width}"${look}>${escaped(text)}</text>`
}

/** One path of boxes, each as high as its character says. */
function boxes(text: string, x: number, top: number, color: string): string {
  const path = [...text].map((block, i) => {
    const height = ((block.codePointAt(0)! - 0x2580) / 8) * (CELL.height - 5)
    return `M${x + i * CELL.width} ${round(top + CELL.height - 2 - height)}h${CELL.width - 1}v${round(height)}h${1 - CELL.width}z`
  })
  return `<path d="${path.join('')}" fill="${color}"/>`
}

const round = (value: number): number => Math.round(value * 10) / 10

const escaped = (text: string): string => text.replace(/[&<>]/g, (c) => `&#${c.charCodeAt(0)};`)

/** Whole sections, so that nothing is cut in the middle. */
function firstSections(lines: readonly string[]): readonly string[] {
  const starts = lines.flatMap((line, i) => (line.startsWith('\x1b[1m') ? [i] : []))
  const end = [...starts, lines.length].filter((i) => i <= LINES + 1).at(-1) ?? LINES
  return lines.slice(0, lines[end - 1] === '' ? end - 1 : end)
}

function svg(output: string): string {
  const lines = firstSections(output.trimEnd().split('\n'))
  const width = 2 * MARGIN.side + COLUMNS * CELL.width
  const height = MARGIN.top + lines.length * CELL.height + MARGIN.bottom
  const dots = ['#e5645b', '#e3b341', '#56b65f'].map(
    (color, i) => `<circle cx="${MARGIN.side + 6 + i * 18}" cy="22" r="5.5" fill="${color}"/>`,
  )
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    '<title>What the demonstration prints: seven made-up people, what was learned of them, and how it was tested</title>',
    `<rect x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="9" fill="${COLORS.back}" stroke="${COLORS.edge}"/>`,
    ...dots,
    `<g xml:space="preserve" font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace" font-size="${CELL.font}" fill="${COLORS.text}">`,
    `<text x="${width / 2}" y="26" text-anchor="middle" fill="${COLORS.dim}">penchant demo</text>`,
    ...lines.flatMap((line, i) => runs(line).map((run) => draw(run, i))),
    '</g>',
    '</svg>',
  ].join('\n')
}

const program = join(import.meta.dirname, '../src/cli/penchant.ts')
const env = { PATH: process.env.PATH, FORCE_COLOR: '1' }
const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'demo'], { env, encoding: 'utf8' })
if (status !== 0) throw new Error(stderr)
process.stdout.write(`${svg(stdout)}\n`)
