/** Puts a text between tags as data. A tag of that name inside it is broken, so that it cannot close or open the block. */
export const block = (tag: string, text: string): string =>
  `<${tag}>\n${text.replace(new RegExp(`<(\\s*/?\\s*)(?=${tag}\\b)`, 'gi'), '< $1').trim()}\n</${tag}>`

/** Longest text put into a prompt whole, in characters. Manner shows long before; cost grows with length. */
const LONGEST = 6000

/** The text, or its beginning and end with a mark between them when it is longer than a prompt should be. */
export function excerpt(text: string, longest = LONGEST): string {
  if (text.length <= longest) return text
  const head = text.slice(0, Math.ceil(longest * 0.6)).replace(/[\uD800-\uDBFF]$/, '')
  const tail = text.slice(-Math.floor(longest * 0.4)).replace(/^[\uDC00-\uDFFF]/, '')
  return `${head}\n[...]\n${tail}`
}

/** One line per item, numbered from 1. */
export const numbered = (items: readonly string[]): string =>
  items.map((item, i) => `${i + 1}. ${item}`).join('\n')
