import { describe, expect, it } from 'vitest'
import { createColors } from './colors.ts'
import { EMPTY, madeUp } from './evaluate.report.values.ts'
import { table } from './evaluate.table.ts'

const plain = createColors(false)

const curve = [1, 5, 10].map((choices, i) => ({
  ...{ choices, n: 9, accuracy: 0.55 + i * 0.07, low: 0.5, high: 0.7 },
}))
const reward = {
  ...EMPTY,
  ...{ n: 1234, users: 86, accuracy: 0.673, low: 0.641, high: 0.702, logLoss: 0.612, ece: 0.031 },
  ...{ withoutPerson: 0.61, swapped: 0.582, gain: { n: 86, mean: 0.063, low: -0.002, high: 0.099 }, curve },
}
const asked = {
  ...reward,
  ...{ bias: { first: 0.571, disagree: 0.083 }, calls: 2468, cost: 1.2345, curve: curve.slice(0, 1) },
}

describe('the table', () => {
  it('stands in columns, intervals under their figures, curves below on one scale', () => {
    expect(table({ reward, persona: asked }, { colors: plain }).split('\n')).toEqual([
      '                         accuracy  with-  swap-       gain    log           1st   dis-         cost',
      'judge        n  people          %    out    ped     points   loss    ECE  taken  agree  calls   US$',
      'reward   1,234      86       67.3   61.0   58.2       +6.3  0.612  0.031      –      –      0     0',
      '                        64.1…70.2                −0.2…+9.9',
      'persona  1,234      86       67.3   61.0   58.2       +6.3  0.612  0.031   57.1    8.3  2,468  1.23',
      '                        64.1…70.2                −0.2…+9.9',
      '',
      'learning curve: accuracy, %',
      'reward   ▁▅█  55.0 after 1 choice, 69.0 after 10',
      'persona  ▁    55.0 after 1 choice, 55.0 after 1',
    ])
  })

  it('shows every column in 100 characters, with a long name and large counts', () => {
    const large = { ...asked, n: 12_345, calls: 24_690 }
    const lines = table({ 'a judge with a name too long': large }, { colors: plain }).split('\n')
    expect(lines[1]).toMatch(/US\$$/)
    expect(lines[2]).toMatch(/^a judge with a… .* 1\.23$/)
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100)
  })

  it('lets columns fall away from the right where it is narrow', () => {
    const long = Array.from({ length: 60 }, (_, i) => ({ ...curve[0]!, choices: i + 1 }))
    const rows = { reward: { ...reward, curve: long }, persona: asked }
    const shown = [100, 80, 60, 55].map((width) => {
      const lines = table(rows, { colors: plain, width }).split('\n')
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width)
      return lines[1]!.split(/ +/)
    })
    for (const heads of shown) expect(heads).toEqual(shown[0]!.slice(0, heads.length))
    expect(shown.map((heads) => heads.at(-1))).toEqual(['US$', 'agree', 'loss', 'points'])
  })

  it('has dashes for the unknown and no curve of nothing', () => {
    const lines = table({ nothing: EMPTY }, { colors: plain }).split('\n')
    expect(lines[2]!.split(/ +/)).toEqual(['nothing', '0', '0', ...Array(8).fill('–'), '0', '0'])
    expect(lines.slice(4)).toEqual([])
    expect(table({}, { colors: plain })).toContain('judge')
  })

  it('colours without moving anything, bold where a gain is clear of nought', () => {
    const rows = { reward: madeUp({ people: 3 }), persona: asked }
    const colored = table(rows, { colors: createColors(true) })
    expect(colored.replace(/\x1b\[\d+m/g, '')).toBe(table(rows, { colors: plain }))
    expect(colored.split('\x1b[1m').length - 1).toBe(1)
  })

  it('obeys nothing that stands in a name', () => {
    expect(table({ 'a\x1b[31mb\nc': reward }, { colors: plain })).not.toMatch(/\x1b|\nc/)
  })
})
