import { describe, expect, it } from 'vitest'
import type { RouterReport } from '../routing/report.ts'
import type { Routing } from '../routing/verify.ts'
import { balanced } from './markup.values.ts'
import { routerHtml } from './route.report.page.ts'
import { calibrationPlot, rangesPlot } from './route.report.plots.ts'
import type { Tested } from './route.tested.ts'
import { verdict } from './route.words.ts'

const HOSTILE = `<img src=x onerror="a()">&'</svg></style>\u202e`

const routing = (mean: number, low: number, high: number, established = low > 0): Routing => ({
  ...{ n: 400, bestSingle: 0.6, success: 0.6 + mean, gain: { n: 400, mean, low, high }, oracle: 0.9 },
  ...{ random: 0.4, switched: 0.25, threshold: 0.02, established },
})

const foretold = {
  ...{ n: 1234, auc: 0.81234, logLoss: 0.5, accuracy: 0.75, ece: 0.02 },
  calibration: [
    { n: 100, predicted: 0.2, actual: 0.25 },
    { n: 100, predicted: 0.6, actual: 0.5 },
  ],
}

const base: RouterReport = {
  ...{ rows: 1234, queries: 400, groups: 390, share: 1, seed: 7, best: 'plain' },
  prompts: [
    { id: 'other', text: 'Other.', n: 400, success: 0.4, low: 0.35, high: 0.45 },
    { id: 'plain', text: 'Plain, please.', n: 400, success: 0.6, low: 0.55, high: 0.65 },
  ],
  models: [
    { name: 'logistic', weight: 0.4, ...foretold },
    { name: 'blend', ...foretold },
  ],
  deciding: [
    { feature: 'cook', prompt: 'other', odds: Math.log(2), share: 0.25 },
    { feature: '… how many', prompt: 'other', odds: -Math.log(2), share: 0.5 },
    { feature: 'numbers', prompt: 'other', odds: 0, share: 1 },
  ],
}

const test: Tested = {
  ...routing(0.05, 0.01, 0.09),
  ...{ files: ['test.jsonl'], foretold },
  leak: { n: 90, same: 0.5, overlap: 0.95, examples: [['add 1', 'add 2']], finding: 'fully overlapping' },
}

const page = (more: Partial<RouterReport> = {}, tested?: Tested): string =>
  routerHtml({
    at: new Date('2025-03-04T05:06:07Z'),
    router: 'router.json',
    report: { ...base, ...more },
    ...(tested && { test: tested }),
  })

describe('the verdict', () => {
  const gain = routing(0.05, 0.01, 0.09)
  const none = routing(0.01, -0.02, 0.04)

  it('says what the log supports', () => {
    expect(verdict(base)).toBe('Your log does not support choosing by query; use plain.')
    expect(verdict({ ...base, fresh: none, again: none })).toBe(verdict(base))
    expect(verdict({ ...base, fresh: gain })).toBe(
      'Choosing by query gains +5.0 points (+1.0 to +9.0) over plain on new queries.',
    )
    expect(verdict({ ...base, fresh: gain, again: gain })).toBe(verdict({ ...base, fresh: gain }))
    expect(verdict({ ...base, fresh: gain, again: none })).toMatch(
      /on new queries; on queries asked before it does not, and they get plain\.$/,
    )
    expect(verdict({ ...base, fresh: none, again: gain })).toMatch(
      /^Your log supports choosing by query only on queries asked before.*; new queries get plain\.$/,
    )
  })
})

describe('the page', () => {
  it('is well formed, whole and by itself', () => {
    const html = page({ fresh: routing(0.05, 0.01, 0.09), again: routing(-0.02, -0.05, 0.01) }, test)
    balanced(html)
    expect(html).not.toMatch(/NaN|undefined|Infinity|<script|<link|url\(|@import|\bsrc=|\bhref=/)
    expect(html.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|\/\/\w/)
    expect(html).toContain("default-src 'none'")
    expect(html).toContain('2025-03-04 05:06 UTC')
    expect(html).toContain('1,234 rows: 400 queries in 390 groups of like ones, 2 prompts; seed 7')
  })

  it('shows what stands in a log as text, wherever it stands', () => {
    const html = page(
      {
        best: HOSTILE,
        prompts: [{ ...base.prompts[0]!, id: HOSTILE, text: HOSTILE }, base.prompts[1]!],
        models: [{ ...base.models[0]!, name: HOSTILE }],
        deciding: [{ ...base.deciding[0]!, feature: HOSTILE, prompt: HOSTILE }],
      },
      { ...test, files: [HOSTILE], leak: { ...test.leak, examples: [[HOSTILE, HOSTILE]] } },
    )
    balanced(html)
    expect(html).not.toContain('<img')
    expect(html).not.toContain('\u202e')
  })

  it('tells gains in points, bold where they are clear of nought', () => {
    const html = page({ fresh: routing(0.05, 0.01, 0.09), again: routing(-0.01, -0.04, 0.02) })
    expect(html).toContain('<td><b>+5.0</b><small>+1.0 to +9.0</small></td>')
    expect(html).toContain('<td>−1.0<small>−4.0 to +2.0</small></td>')
    expect(html.match(/<td>(?:not )?established<\/td>/g)).toEqual([
      '<td>established</td>',
      '<td>not established</td>',
    ])
  })

  it('says where no other prompt is ever chosen', () => {
    const html = page({ fresh: { ...routing(0, 0, 0), switched: 0 }, again: routing(0.01, -0.02, 0.04) })
    expect(html.match(/[^>]*no other prompt paid[^<]*/g)).toEqual([
      'New queries: no other prompt paid, so none is chosen.',
    ])
  })

  it('shows beside a test log that overlaps what a table does on it, and the queries unlike all fitted on', () => {
    const lookup = { ...routing(0.06, 0.02, 0.1), foretold }
    const html = page({}, { ...test, lookup, apart: { ...lookup, n: 7 } })
    balanced(html)
    expect(html).toContain(
      'a plain table of past outcomes succeeds in 66.0 % of its cases, the router in 65.0 %',
    )
    expect(html).toMatch(/by a table of past outcomes<\/th><td>400<\/td>/)
    expect(html).toMatch(/queries unlike all fitted on<\/th><td>7<\/td>/)
  })

  it('says what was not measured, and how large a part was fitted on', () => {
    const html = page({ share: 1 / 16, rows: 5_000_000 })
    balanced(html)
    expect(html).toContain('No query was tried with the best single prompt and another')
    expect(html).toContain('Too few queries were asked with other numbers')
    expect(html).toContain('5,000,000 rows, of which 1 query in 16 was fitted on')
  })

  it('has the best single prompt marked, and features with the odds they bring', () => {
    const html = page()
    expect(html).toMatch(
      /<th scope="row">plain<\/th><td>400<\/td><td>60\.0<small>55\.0 to 65\.0<\/small><\/td><td>best single<\/td>/,
    )
    expect(html).toContain('<th scope="row">cook</th><td>other</td><td>×2.00</td><td>25.0</td>')
    expect(html).toContain('“how many” in the last sentence</th><td>other</td><td>×0.50</td>')
    expect(html).toContain('<th scope="row">numbers</th><td>other</td><td>×1.00</td><td>measure</td>')
  })

  it('warns on top of a test log that leaks, and of none that does not', () => {
    const warned = page({}, test)
    const at = warned.indexOf(
      'The test log and the fit log are fully overlapping: 95.0 % of the 90 test queries',
    )
    expect(at).toBeGreaterThan(0)
    expect(at).toBeLessThan(warned.indexOf('<section>'))
    const clean = page({}, { ...test, leak: { n: 90, same: 0, overlap: 0, examples: [], finding: 'clean' } })
    expect(clean.match(/role="note"/g)).toHaveLength(1)
    expect(clean).toContain('The test log does not overlap with the fit log')
    balanced(clean)
  })

  it('is well formed of a test log on which no gain could be measured', () => {
    const nothing = { ...routing(Number.NaN, Number.NaN, Number.NaN), n: 0, bestSingle: Number.NaN }
    const html = page({}, { ...test, ...nothing })
    balanced(html)
    expect(html).not.toMatch(/NaN|undefined/)
  })

  it('says whether people are told apart', () => {
    const gain = { n: 60, mean: 0.021, low: 0.004, high: 0.04 }
    const html = page({ people: { people: 3, n: 60, gain, established: true } })
    expect(html).toContain('0.021 nats (0.004 to 0.040): that is established, and it is used')
    expect(page()).not.toContain('know the person')
  })
})

// Between the axes: the ranges 270..736, as the label is long, a panel 48..326 by 198..10.
describe('coordinates', () => {
  const LONG = 'a'.repeat(40)

  it('of ranges: a short label leaves them more room', () => {
    // 10 letters of 6.5 and 24 more.
    const svg = rangesPlot('Success', '%', [
      { label: 'a'.repeat(10), mean: 0.5, low: 0, high: 1, color: 'c0' },
    ])
    expect(svg).toContain('class="whisker" d="M89,21H736"')
  })

  it('of ranges: each on its line, nought where it is', () => {
    const svg = rangesPlot(
      'Gain',
      'points',
      [{ label: LONG, mean: 0.1, low: 0, high: 0.2, color: 'c0' }],
      true,
    )
    // The axis is −.02 to .22: nought is a twelfth of 466 from the left.
    expect(svg).toContain('<circle class="dot" cx="503" cy="21" r="4"/>')
    expect(svg).toContain('class="whisker" d="M308.8,21H697.2"')
    expect(svg).toContain('class="axis" d="M308.8,8V34"')
  })

  it('of shares: from nought to all at most', () => {
    const svg = rangesPlot('Success', '%', [{ label: LONG, mean: 0.5, low: 0, high: 1, color: 'c0' }])
    expect(svg).toContain('class="whisker" d="M270,21H736"')
  })

  it('of calibration: foretold across, succeeded upwards, both from nought', () => {
    const svg = calibrationPlot([{ n: 4, predicted: 0.5, actual: 0.75 }], 'trees')
    // 3 of 4: .30064 to .95441 (scipy.stats.binomtest(3, 4).proportion_ci(method='wilson')); the axes are 0 to .5 and 1.
    expect(svg).toContain('<circle class="dot" cx="326" cy="57" r="3"/>')
    expect(svg).toContain('class="whisker" d="M326,141.5V18.6"')
    expect(svg).toContain('class="chance" d="M48,198L326,104"')
  })
})
