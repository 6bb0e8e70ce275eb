/** Longest statement shown or put into a prompt, in characters. */
export const LONGEST_STATEMENT = 200

/**
 * Makes a text safe to stand as one line of data: compatibility forms folded (NFKC), control, bidirectional
 * and invisible characters dropped, angle brackets, backticks and braces replaced, white space folded, length
 * bounded. What remains cannot open or close a delimiter of ours.
 */
export function clean(text: string, longest = LONGEST_STATEMENT): string {
  const line = text
    .slice(0, longest * 8)
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/[\p{Cf}\p{Co}\p{Cn}\p{Cs}\u{E0000}-\u{E007F}]/gu, '')
    .replace(/[<>{}`[\]|]/g, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
  return line.length <= longest ? line : `${line.slice(0, line.lastIndexOf(' ', longest - 1) + 1 || longest - 1).trimEnd()}…`
}
