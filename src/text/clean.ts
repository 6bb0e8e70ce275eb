/** Longest statement shown or put into a prompt, in characters. */
export const LONGEST_STATEMENT = 200

/** Marks that stand on one letter at most: three are enough for every living script, "zalgo" takes dozens. */
const MARKS = 3

/** What nobody sees: format, private, unassigned and default-ignorable characters, half surrogates, blank Braille. */
const UNSEEN = /[\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Default_Ignorable_Code_Point}\u{E0000}-\u{E007F}\u2800]/gu
const EXCESS = new RegExp(`(\\p{M}{${MARKS}})\\p{M}+`, 'gu')
const BRACKETS = /[<>{}`[\]|‹›˂˃〈〉〈〉⟨⟩❬❭❮❯❰❱⧼⧽⦑⦒ᐸᐳ≺≻≪≫⋖⋗≮≯≤≥⩽⩾⸦⸧]/gu
const QUOTES = /[«»《》⟪⟫]/g

/**
 * Makes a text safe to stand as one line of data: HTML entities and compatibility forms folded (NFKC), control,
 * bidirectional and invisible characters dropped, angle brackets and what looks like them, backticks and braces
 * replaced, white space folded, length bounded. What remains cannot open or close a delimiter of ours.
 */
export function clean(text: string, longest = LONGEST_STATEMENT): string {
  const line = visible(unescaped(text.slice(0, longest * 8)))
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(BRACKETS, ' ')
    .replace(QUOTES, '"')
    .replace(EXCESS, '$1')
    .replace(/ {2,}/g, ' ')
    .replace(/^[ \p{M}]+| +$/gu, '')
  if (line.length <= longest) return line
  const space = line.lastIndexOf(' ', longest - 1)
  const cut = line.slice(0, space > longest / 2 ? space : longest - 1)
  // A cut between two halves of one character would leave a broken one.
  return `${cut.replace(/[\uD800-\uDBFF]$/, '').trimEnd()}…`
}

/** The text as a reader sees it: compatibility forms folded, unseen characters gone. White space and lines stay. */
export const visible = (text: string): string => text.normalize('NFKC').replace(UNSEEN, '').normalize('NFKC')

const NAMED: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  lbrack: '[',
  rbrack: ']',
  lsqb: '[',
  rsqb: ']',
  lcub: '{',
  rcub: '}',
  lbrace: '{',
  rbrace: '}',
  grave: '`',
  vert: '|',
  sol: '/',
  colon: ':',
  num: '#',
  newline: '\n',
  tab: '\t',
  lang: '<',
  rang: '>',
}

/** HTML entities as the characters they stand for, also when they were escaped twice or thrice. */
export function unescaped(text: string): string {
  let plain = text
  for (let depth = 0; depth < 3 && plain.includes('&'); depth++)
    plain = plain.replace(
      /&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z]{2,7}));?/gi,
      (whole, hex, decimal, name) => {
        if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole
        const code = hex === undefined ? Number.parseInt(decimal, 10) : Number.parseInt(hex, 16)
        return code <= 0x10ffff ? String.fromCodePoint(code) : ' '
      },
    )
  return plain
}
