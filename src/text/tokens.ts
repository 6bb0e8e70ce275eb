/** Kinds of token. */
export const WORD = 1
export const NUMBER = 2
export const MARK = 3
export const NEWLINE = 4
export const EMOJI = 5

/** Tokens of a text as parallel arrays: kind, and start and end offsets in UTF-16 units. Spaces are left out. */
export interface Tokens {
  readonly kind: readonly number[]
  readonly start: readonly number[]
  readonly end: readonly number[]
}

const SPACE = 0
const LETTER = 1
const DIGIT = 2
const OTHER = 3
const BREAK = 4
const JOINER = 5
const PICTURE = 6

const classes = classify()

/**
 * Splits a text into words (with inner apostrophes and hyphens), numbers, marks (a run of one mark is one
 * token: "...", "!!"), line breaks (a run is one token) and emoji sequences. Works for any script with
 * spaces between words; text without spaces yields long "words".
 */
export function tokenize(text: string): Tokens {
  const kind: number[] = []
  const start: number[] = []
  const end: number[] = []
  const length = text.length
  let i = 0
  while (i < length) {
    const code = text.charCodeAt(i)
    const type = classes[code]!
    const from = i++
    if (type === SPACE) continue
    let token = MARK
    if (type === LETTER) {
      token = WORD
      while (i < length) {
        const next = classes[text.charCodeAt(i)]!
        if (next === LETTER || next === DIGIT) i++
        else if (next === JOINER && i + 1 < length && classes[text.charCodeAt(i + 1)] === LETTER) i += 2
        else break
      }
    } else if (type === DIGIT) {
      token = NUMBER
      while (i < length) {
        const next = text.charCodeAt(i)
        if (classes[next] === DIGIT) i++
        else if ((next === 44 || next === 46) && i + 1 < length && classes[text.charCodeAt(i + 1)] === DIGIT)
          i += 2
        else break
      }
      while (i < length && classes[text.charCodeAt(i)] === LETTER) i++
    } else if (type === BREAK) {
      token = NEWLINE
      while (i < length && (classes[text.charCodeAt(i)] === BREAK || classes[text.charCodeAt(i)] === SPACE))
        i++
    } else if (type === PICTURE) {
      const after = emojiEnd(text, from)
      if (after > from) {
        token = EMOJI
        i = after
      } else if (code >= 0xd800 && code <= 0xdbff && (text.charCodeAt(i) & 0xfc00) === 0xdc00) i++
    } else {
      while (i < length && text.charCodeAt(i) === code) i++
    }
    kind.push(token)
    start.push(from)
    end.push(i)
  }
  return { kind, start, end }
}

/**
 * Flags, and pictures with their skin tones and joins. Signs that are pictures only when asked for (™, ↔) count
 * with the selector U+FE0F behind them; from U+2600 on (☀, ❤) they count as they are.
 */
const picture = String.raw`(?:\p{Emoji_Presentation}|[\u2600-\u27BF]|\p{Extended_Pictographic}(?=\uFE0F))`
const tone = String.raw`[\u{1F3FB}-\u{1F3FF}]?\uFE0F?(?:[\u{E0020}-\u{E007F}]+)?`
const sequence = new RegExp(
  String.raw`\p{Regional_Indicator}{2}|${picture}${tone}(?:\u200D\p{Extended_Pictographic}${tone})*`,
  'uy',
)

function emojiEnd(text: string, from: number): number {
  sequence.lastIndex = from
  return sequence.test(text) ? sequence.lastIndex : from
}

/** One class per UTF-16 unit. ASCII by hand, the rest by Unicode property, once. */
function classify(): Uint8Array {
  const table = new Uint8Array(0x10000).fill(OTHER)
  const letter = /[\p{L}\p{M}]/u
  const digit = /\p{N}/u
  const space = /\s/
  const pictorial = /\p{Extended_Pictographic}/u
  for (let code = 0; code < 0x10000; code++) {
    if (code >= 0x3400 && code <= 0xd7ff) {
      table[code] = LETTER
      continue
    }
    const unit = String.fromCharCode(code)
    if (code >= 0xd800 && code <= 0xdfff) table[code] = PICTURE
    else if (letter.test(unit)) table[code] = LETTER
    else if (digit.test(unit)) table[code] = DIGIT
    else if (space.test(unit)) table[code] = SPACE
    else if (code > 0xff && pictorial.test(unit)) table[code] = PICTURE
  }
  for (const code of [10, 13, 0x2028, 0x2029]) table[code] = BREAK
  for (const mark of "'’-‑") table[mark.charCodeAt(0)] = JOINER
  return table
}
