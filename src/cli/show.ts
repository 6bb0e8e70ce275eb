/** Characters a terminal obeys or hides: controls (C0, C1), bidirectional and invisible formats, unassigned ones. */
const UNPRINTABLE = /(?![\u200c\u200d])[\p{Cf}\p{Co}\p{Cn}\p{Cs}]/gu

/**
 * A text of somebody's as one line a terminal only shows. Unlike `clean` it keeps brackets and compatibility
 * forms, for a quote has to read as it was written; joiners stay, emoji are built with them.
 */
export const printable = (text: string): string =>
  text.replace(/[\p{Cc}\p{Z}\s]+/gu, ' ').replace(UNPRINTABLE, '')

/** JSON for a person's terminal or for a pipe: what JSON leaves bare and a terminal obeys is escaped too. */
export function json(value: unknown, indent?: number): string {
  const coded = (c: string) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`
  return JSON.stringify(value, undefined, indent).replace(
    /[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    coded,
  )
}

export const shortId = (id: string): string => id.slice(0, 8)

/** "1 signal", "2 signals", "1,234 signals". */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString('en')} ${n === 1 ? one : many}`
}

/** Cuts a line to a width, with an ellipsis. */
export const shorten = (text: string, width: number): string =>
  text.length <= width ? text : `${text.slice(0, width - 1).trimEnd()}…`

/** Breaks a text into lines of at most `width` characters, all with that indent. Line ends in it stay. */
export function wrap(text: string, width: number, indent = ''): string {
  const lines: string[] = []
  for (const line of text.split('\n')) {
    let current = indent
    for (const word of line.split(' ')) {
      if (current !== indent && current.length + 1 + word.length > width) {
        lines.push(current)
        current = indent
      }
      current += current === indent ? word : ` ${word}`
    }
    lines.push(current)
  }
  return lines.join('\n')
}

/** A number with as many digits as say something. */
export function number(value: number): string {
  const size = Math.abs(value)
  const digits = size >= 10 || Number.isInteger(value) ? 0 : size >= 1 ? 1 : 2
  const text = value.toFixed(digits)
  return /^-?0\.?0*$/.test(text) && value !== 0 ? 'nearly 0' : text.replace(/^-0(\.0*)?$/, '0')
}

const BLOCKS = '▁▂▃▄▅▆▇█'

/** One block per value, drawn between 0 and `top`; longer lists are averaged down to `width` blocks. */
export function sparkline(values: readonly number[], top: number, width = 40): string {
  const size = Math.min(width, values.length)
  return Array.from({ length: size }, (_, i) => {
    const part = values.slice(
      Math.floor((i * values.length) / size),
      Math.floor(((i + 1) * values.length) / size),
    )
    const mean = part.reduce((sum, v) => sum + v, 0) / part.length
    return BLOCKS[Math.max(0, Math.min(BLOCKS.length - 1, Math.round((mean / top) * (BLOCKS.length - 1))))]
  }).join('')
}
