import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Evaluation } from '../evaluate/evaluation.ts'
import { apart, curvePanel } from './evaluate.report.curves.ts'
import { peopleCurves, spread } from './evaluate.report.people.ts'
import { cascadePlot, reliabilityPlot } from './evaluate.report.trust.ts'
import { type Report, reportHtml, svgReport } from './evaluate.report.ts'
import { EMPTY, madeUp } from './evaluate.report.values.ts'
import { balanced } from './markup.values.ts'

const report = (rows: Report['rows'], more: Partial<Report> = {}): string =>
  reportHtml({
    title: 'Judges',
    at: new Date('2025-03-04T05:06:07Z'),
    command: 'penchant evaluate',
    rows,
    ...more,
  })

const HOSTILE = `<img src=x onerror="a()">&'</svg></style>\u202e`
const two = { reward: madeUp({ people: 4 }), cascade: madeUp({ people: 4, calls: 40, seed: 2 }) }

const times = (text: string, part: string): number => text.split(part).length - 1

it('markup that does not close is seen', () => {
  for (const bad of ['<b>', '<b></i>', '</b>', '<b>a < b</b>', '<b>a & b</b>', '<b x=">"></b><'])
    expect(() => balanced(bad), bad).toThrow()
  balanced('<b x="y"><i/>a &#38; b</b>')
})

describe('the page', () => {
  it('is well formed, whole and by itself', () => {
    const html = report(two, { note: 'scripted' })
    balanced(html)
    expect(html).not.toMatch(/NaN|undefined|Infinity|<script|<link|url\(|@import/)
    expect(html.replaceAll('http://www.w3.org/2000/svg', '')).not.toContain('http:')
    expect(html).toContain('2025-03-04 05:06 UTC')
  })

  it('shows what somebody wrote as text, wherever it stands', () => {
    const own: Evaluation = {
      ...two.cascade,
      people: two.cascade.people.map((row) => ({ ...row, person: HOSTILE })),
    }
    const html = report({ [HOSTILE]: own }, { title: HOSTILE, command: HOSTILE, note: HOSTILE })
    balanced(html)
    expect(html).not.toContain('<img')
    expect(html).not.toContain('\u202e')
    expect(html).toContain('<h1>&#60;img src=x onerror=&#34;a()&#34;&#62;&#38;&#39;')
    balanced(svgReport({ [HOSTILE]: own }))
  })

  it('is well formed whatever the names', () => {
    const { people, ...own } = madeUp({ people: 1 })
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (judge, person) => {
        const html = report({ [judge]: { ...own, people: [{ ...people[0]!, person }] } }, { title: person })
        balanced(html)
      }),
      { numRuns: 40 },
    )
  })

  it('has the note on top, or none', () => {
    const html = report(two, { note: 'Answers are scripted.' })
    expect(html.indexOf('Answers are scripted.')).toBeLessThan(html.indexOf('<h1>'))
    expect(report(two)).not.toContain('role="note"')
  })

  it('shows dashes for what is not known, and no plot of nothing', () => {
    const html = report({ nothing: EMPTY })
    balanced(html)
    expect(html).not.toMatch(/NaN|undefined|<svg|Learning curve/)
    // Accuracy, without, another's, gain, log loss, calibration, two of place.
    expect(times(html, '<td>–</td>')).toBe(8)
    expect(times(html, '<td>0</td>')).toBe(4)
    balanced(report({}))
  })

  it('tells figures with intervals, and a gain clear of nought', () => {
    const own = { ...EMPTY, n: 1234, accuracy: 0.6731, low: 0.641, high: 0.702, calls: 5, logLoss: 0.6 }
    const clear = report({ own: { ...own, gain: { n: 9, mean: 0.042, low: 0.011, high: 0.0726 } } })
    expect(clear).toContain('<td>1,234</td>')
    expect(clear).toContain('<td>67.3<small>64.1 to 70.2</small></td>')
    expect(clear).toContain('<td><b>+4.2</b><small>+1.1 to +7.3</small></td>')
    const open = report({ own: { ...own, gain: { n: 9, mean: -0.0001, low: -0.02, high: 0.02 } } })
    expect(open).toContain('<td>0.0<small>−2.0 to +2.0</small></td>')
    // Calls without a price, and none at all.
    expect(clear).toContain('<td>5</td><td>–</td></tr>')
    expect(report({ own: { ...own, calls: 0 } })).toContain('<td>0</td><td>0</td></tr>')
    expect(report({ own: { ...own, cost: 0.00042 } })).toContain('<td>0.0004</td></tr>')
  })

  it('draws the people with most choices, and counts all', () => {
    const html = report({ reward: madeUp({ people: 200 }) })
    balanced(html)
    expect(times(html, 'width="160"')).toBe(48)
    expect(html).toContain('all 200 people')
    const few = report({ reward: madeUp({ people: 3 }) })
    expect(times(few, 'width="160"')).toBe(3)
    expect(few).not.toContain('all 3 people')
  })

  it('keeps to the judges that have a plot', () => {
    const html = report(two)
    expect(times(html, 'share of model calls</title>')).toBe(1)
    expect(times(html, 'how often it was right</title>')).toBe(2)
    expect(report({ reward: two.reward })).not.toContain('What do model calls buy?')
    // One judge has the large plot alone.
    expect(times(report({ reward: two.reward }), 'after so many choices, by judge')).toBe(1)
    expect(report({ reward: two.reward })).not.toContain('Accuracy of reward after so many choices')
  })
})

// Between the axes: the large plot 50..570 by 298..14, a panel 48..326 by 198..10, a small one 28..152 by 80..6.
describe('coordinates', () => {
  const flat = (choices: number, accuracy: number, withoutPerson?: number) => ({
    ...{ choices, n: 10, accuracy, low: accuracy, high: accuracy },
    ...(withoutPerson !== undefined && { withoutPerson }),
  })
  const curve = [flat(1, 0.5, 0.6), flat(4, 0.6, 0.6), flat(9, 0.7, 0.6)]

  it('of learning curves: width by the square root of choices', () => {
    const svg = svgReport({ own: { ...EMPTY, curve } })
    expect(svg).toContain('class="line" d="M50,298L310,156L570,14"')
    expect(svg).toContain('class="without" d="M50,156L310,156L570,156"')
    const panel = curvePanel(
      { own: { ...EMPTY, curve }, other: { ...EMPTY, curve: curve.slice(0, 2) } },
      'own',
    )
    expect(panel).toContain('class="line" d="M48,198L187,104L326,10"')
    expect(panel).toContain('class="other" d="M48,198L187,104"')
  })

  it('of bands: along the upper end of the interval, back along the lower', () => {
    const banded = [
      { ...flat(1, 0.55), low: 0.5, high: 0.6 },
      { ...flat(9, 0.65), low: 0.6, high: 0.7 },
    ]
    expect(svgReport({ own: { ...EMPTY, curve: banded } })).toContain('d="M50,156L570,14L570,156L50,298Z"')
  })

  it('of a curve with a gap: broken where a figure is unknown', () => {
    const broken = [curve[0]!, flat(4, Number.NaN), flat(6.25, 0.6), curve[2]!]
    expect(svgReport({ own: { ...EMPTY, curve: broken } })).toContain('d="M50,298ZM440,156L570,14"')
  })

  it('of one figure: a dot in the middle', () => {
    const svg = svgReport({ own: { ...EMPTY, curve: [flat(4, 0.6)] } })
    expect(svg).toContain('<circle class="dot" cx="310" cy="14" r="2.5"/>')
  })

  it('of a person: a share of the whole height', () => {
    const points = [
      { choices: 1, accuracy: 1 },
      { choices: 9, accuracy: 0.5 },
    ]
    const rows = ['few', 'many'].map((person, i) => ({
      ...{ person, n: 10 + i, accuracy: 0.75, withoutPerson: 0.25, curve: points },
    }))
    const drawn = peopleCurves(rows, 'c0')
    expect(drawn[0]).toContain('many<small>75.0 % of 11</small>')
    expect(drawn[0]).toContain('class="line" d="M28,6L152,43"')
    expect(drawn[0]).toContain('class="without" d="M28,61.5H152"')
  })

  it('of reliability: the figure, Wilson’s interval, and where both agree', () => {
    const svg = reliabilityPlot([{ n: 4, predicted: 0.75, actual: 0.75 }], 'own')
    // 3 of 4: .30064 to .95441 (scipy.stats.binomtest(3, 4).proportion_ci(method='wilson')); the axis is .3 to 1.
    expect(svg).toContain('cx="187" cy="77.1"')
    expect(svg).toContain('class="whisker" d="M187,197.8V22.2"')
    expect(svg).toContain('class="chance" d="M48,144.3L326,10"')
  })

  it('of a cascade', () => {
    const points = [
      { share: 0, accuracy: 0.6, random: 0.6 },
      { share: 0.5, accuracy: 0.7, random: 0.65 },
      { share: 1, accuracy: 0.7, random: 0.7 },
    ]
    const svg = cascadePlot(points, 'own')
    expect(svg).toContain('class="line" d="M48,198L187,10L326,10"')
    expect(svg).toContain('class="without" d="M48,198L187,104L326,10"')
  })
})

describe('the picture', () => {
  it('stands alone, with bands for few judges and last intervals for many', () => {
    const few = svgReport(two)
    balanced(few)
    expect(few).toMatch(/^<svg [^>]*width="760" height="340"[\s\S]*<\/title>\n<style>[\s\S]*class="ground"/)
    expect([times(few, 'class="band"'), times(few, 'class="whisker ')]).toEqual([2, 0])
    const many = svgReport({ a: two.reward, b: two.reward, c: two.reward, d: two.reward })
    balanced(many)
    expect([times(many, 'class="band"'), times(many, 'class="whisker ')]).toEqual([0, 4])
    balanced(svgReport({}))
    expect(svgReport({ nothing: EMPTY })).not.toMatch(/NaN|undefined|Infinity/)
  })
})

describe('apart', () => {
  it('moves names down, then up from the lower end, in their order', () => {
    expect(apart([20, 10, 12], 10, 0, 100)).toEqual([30, 10, 20])
    expect(apart([98, 99, 10], 10, 0, 100)).toEqual([90, 100, 10])
  })

  it('leaves the gap wherever there is room', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 14 }), (heights) => {
        const moved = apart(heights, 15, 0, 200)
        const sorted = moved.toSorted((a, b) => a - b)
        for (const [i, y] of sorted.entries()) {
          expect(y).toBeGreaterThanOrEqual(0)
          expect(y).toBeLessThanOrEqual(200)
          if (i > 0) expect(y - sorted[i - 1]!).toBeGreaterThanOrEqual(15)
        }
        for (const [i, a] of heights.entries())
          for (const [j, b] of heights.entries()) if (a < b) expect(moved[i]).toBeLessThan(moved[j]!)
      }),
    )
  })
})

describe('spread', () => {
  it('counts by twentieths, each with its lower end, the last with both', () => {
    const counts = spread([0, 0.049, 0.05, 0.15, 0.95, 1, Number.NaN])
    expect(counts).toHaveLength(20)
    expect([0, 1, 3, 19].map((bar) => counts[bar])).toEqual([2, 1, 1, 2])
    expect(counts.reduce((a, b) => a + b)).toBe(6)
  })
})
