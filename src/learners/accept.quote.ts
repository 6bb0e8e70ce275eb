/**
 * Where a quote stands in a text, in UTF-16 units. Runs of white space, kinds of quotation mark and dash, case, and a
 * mark or dots that a model put around the quote do not matter; every other character must stand there. Undefined when
 * it does not, or when the quote is too short to show anything.
 */
export function spans(text: string, quote: string): { start: number; end: number } | undefined {
  const bare = trimmed(quote)
  if (bare === '') return undefined
  const exact = text.indexOf(bare)
  if (exact >= 0) return { start: exact, end: exact + bare.length }
  const [folded, places] = fold(text)
  const wanted = fold(bare)[0]
  const found = wanted === '' ? -1 : folded.indexOf(wanted)
  if (found < 0) return undefined
  return { start: places[found]!, end: places[found + wanted.length - 1]! + 1 }
}

/** Without the quotation marks and dots that stand around a quotation. */
const trimmed = (quote: string): string =>
  quote.trim().replace(/^(?:["“”'‘’«»`]|\.{3}|…|\s)+|(?:["“”'‘’«»`]|\.{3}|…|\s)+$/gu, '') || quote.trim()

/** The text in a form in which likely variants are equal, and for each of its units the place it came from. */
function fold(text: string): [string, number[]] {
  let folded = ''
  const places: number[] = []
  for (let i = 0; i < text.length; i++) {
    let unit = text[i]!
    if (/\s/.test(unit)) {
      if (folded.endsWith(' ')) continue
      unit = ' '
    } else if ('“”„«»'.includes(unit)) unit = '"'
    else if ('‘’‚`´'.includes(unit)) unit = "'"
    else if ('‐‑–—−'.includes(unit)) unit = '-'
    else {
      const lower = unit.toLowerCase()
      if (lower.length === 1) unit = lower
    }
    folded += unit
    places.push(i)
  }
  return [folded, places]
}
