/**
 * The bare form of a lower-case English word, so that "writes", "writing" and "written lists" meet "write" and
 * "list". Light on purpose: only inflections, no families ("formality" stays). The result need not be a word.
 */
export function stem(word: string): string {
  if (word.length > LONGEST) return word
  let w = word.replace(/['’]s?$/, '')
  if (w.length > 4 && w.endsWith('ies')) w = `${w.slice(0, -3)}y`
  else if (w.length > 4 && /(?:ss|sh|ch|x|z)es$/.test(w)) w = w.slice(0, -2)
  else if (w.length > 3 && /[^suio]s$/.test(w)) w = w.slice(0, -1)
  const cut = /^(.*[aeiouy].*?)(?:ing|ed)$/.exec(w)?.[1]
  if (cut !== undefined && cut.length > 2) w = cut.replace(/([bdfgmnprt])\1$/, '$1')
  if (w.length > 5 && w.endsWith('ly')) w = w.slice(0, /(?:b|mp)ly$/.test(w) ? -1 : -2)
  if (w.length > 3 && w.endsWith('e')) w = w.slice(0, -1)
  return w.length > 3 && w.endsWith('y') ? `${w.slice(0, -1)}i` : w
}

/** No English word is longer, and what follows would take its time with one that is. */
const LONGEST = 40
