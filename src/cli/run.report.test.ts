import { describe, expect, it } from 'vitest'
import { summarise } from '../environments/results.summary.ts'
import { identity, rowsBy } from '../environments/results.values.ts'
import { createColors } from './colors.ts'
import { balanced } from './markup.values.ts'
import { callsPlot, editsPlot } from './run.report.plots.ts'
import { reportPage } from './run.report.ts'
import { tables } from './run.show.ts'

const HOSTILE = `<img src=x onerror="a()">&'</svg></style>\u202e`
const scores = (agent: string, seed: number, round: number) => ({
  ppcm: agent === 'a' ? 1 : 0.5 * (seed - 1),
  editDistance: 10 * seed + round,
  'component.emoji': 1.5,
})
const rows = rowsBy(scores)
const page = (run = identity({}), own = rows) =>
  reportPage({ at: new Date('2025-03-04T05:06:07Z'), summary: summarise(run, own) })

describe('the page', () => {
  it('is well formed, whole and by itself', () => {
    const html = page()
    balanced(html)
    expect(html).not.toMatch(/NaN|undefined|Infinity|<script|<link|url\(|@import|\bsrc=|\bhref=/)
    expect(html).toContain('2025-03-04 05:06 UTC')
    expect(html.indexOf('Scripted (model, people)')).toBeLessThan(html.indexOf('<h1>'))
    for (const title of ['What do edits cost?', 'Which preferences are shown?', 'What do calls buy?'])
      expect(html).toContain(`<h2>${title}</h2>`)
  })

  it('is called scripted only where something is', () => {
    expect(page(identity({ scripted: [] }))).not.toContain('cripted (')
  })

  it('shows names as text, wherever they stand', () => {
    const html = page(
      identity({ model: [HOSTILE], scripted: [`model ${HOSTILE}`] }),
      rows.map((row) => (row.agent === 'a' ? { ...row, agent: HOSTILE, setting: HOSTILE } : row)),
    )
    balanced(html)
    expect(html).not.toContain('<img')
    expect(html).not.toContain('\u202e')
  })

  it('is well formed of what has hardly begun, or failed throughout', () => {
    balanced(page(identity({}), []))
    balanced(page(identity({}), rows.slice(0, 1)))
    const failed = rows.map((row) => ({
      ...row,
      scores: {},
      own: '',
      text: '',
      failed: 'no',
      swapped: undefined,
    }))
    const html = page(identity({}), failed)
    balanced(html)
    expect(html).not.toMatch(/NaN|undefined|Infinity/)
    expect(html).toContain('Failed rounds')
  })

  it('tells differences with intervals, both ways round', () => {
    const html = page()
    // 1 less 0 in one seed and less .5 in the other; four clusters, 16 pairs of rounds.
    expect(html).toMatch(/<b>\+0\.75<\/b><small>\+0\.50 to \+1\.00<\/small>/)
    expect(html).toMatch(/<b>−0\.75<\/b><small>−1\.00 to −0\.50<\/small>/)
    expect(html).toContain('<b>+1.00</b><small>+1.00 to +1.00</small>')
  })

  it('has the order of rows for each column', () => {
    const html = page()
    // a is better in PPCM and not worse in edits; as they come, then best first.
    expect(html).toMatch(
      /<tr role="row" style="--o0:0;--o1:0;[^"]*"><th role="rowheader" scope="row"><span class="swatch c0">/,
    )
    expect(html).toMatch(/<tr role="row" style="--o0:1;--o1:1;/)
  })
})

describe('coordinates', () => {
  const { agents } = summarise(identity({}), rows)

  it('of edits: summed, from nought up, a task a step', () => {
    const shown = [{ name: 'a', color: 'c0', own: { ...agents[0]!.kinds.email!, curve: [50, 100, 200] } }]
    // Between the axes: 60..570 by 298..14; the scale ends at 200.
    expect(editsPlot('email', shown)).toContain('class="line c0" d="M60,227L315,156L570,14"')
    expect(editsPlot('email', [{ ...shown[0]!, own: { ...shown[0]!.own, curve: [] } }])).toBeUndefined()
  })

  it('of calls: a doubling is a step', () => {
    const at = (calls: number) => {
      const own = { ...agents[0]!.all, calls: { seeds: [], mean: calls, standardError: 0 } }
      return { name: `${calls}`, color: 'c0', own }
    }
    const svg = callsPlot([at(1), at(2), at(4)])!
    const places = [...svg.matchAll(/<circle class="dot" cx="([\d.]+)"/g)].map((match) => Number(match[1]))
    expect(places[1]! - places[0]!).toBeCloseTo(places[2]! - places[1]!, 0)
  })
})

it('a narrow terminal loses columns from the right, and no more than it must', () => {
  const summary = summarise(identity({}), rows)
  const colors = createColors(false)
  const lines = (width: number) => tables(summary, colors, width).split('\n')
  for (const width of [40, 60, 200])
    expect(Math.max(...lines(width).map((line) => line.length))).toBeLessThanOrEqual(width)
  expect(lines(200).join()).toContain('tokens')
  expect(lines(60).join()).toContain('PPCM')
})
