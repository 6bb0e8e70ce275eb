/**
 * Letters of other alphabets by the Latin letter they are drawn like, most used in deception; see Unicode UTS 39.
 * Each group: the Latin letter, then its look-alikes.
 */
const GROUPS =
  'aаαɑᴀɐꓮᎪ bвьβʙꓐᏼ cсϲςᴄꓚᏟ dԁᴅđꓓᎠ eеєεᴇǝəɛꓰᎬ fƒꜰꓝ gɡɢƃցꓖᏀ hһнʜħհꓧᎻ iіιɩıɪꓲӏǀ jјᴊյꓙᎫ kкκᴋĸꓗᏦ lʟłꓡᏞ mмᴍꓟᎷ nпηɴոռꓠ oоοσᴏøօɵөꓳ pрρᴘꓑᏢ qԛզ rгʀɹꓣᎡ sѕꜱꓢᏚ tтτᴛŧʇꓔᎢ uυᴜսꓴ vνѵᴠʋʌꓦᏙ wԝωᴡꓪᎳ xхχꓫ yуүγʏꓬ zᴢꓜᏃ AΑА BΒВ CСϹ EΕЕ HΗН IΙІ KΚК MΜМ NΝ OΟО PΡР SЅ TΤТ XΧХ YΥҮУ ZΖ'

const LOOKALIKES = new Map(
  GROUPS.split(' ').flatMap(([latin, ...like]) => like.map((letter) => [letter, latin!] as const)),
)

/** Letters in circles, squares and flags that compatibility folding leaves: first code point of each alphabet. */
const ALPHABETS = [0x1f150, 0x1f170, 0x1f1e6]

/** A text in lower-case Latin letters as it looks to a reader: accents off, look-alikes replaced, spaces folded. */
export function letters(text: string): string {
  let latin = ''
  for (const letter of text.normalize('NFKD').replace(/\p{M}/gu, '')) {
    const code = letter.codePointAt(0)!
    const alphabet =
      code < 0x1f150 ? undefined : ALPHABETS.find((first) => code >= first && code < first + 26)
    latin +=
      alphabet === undefined ? (LOOKALIKES.get(letter) ?? letter) : String.fromCharCode(97 + code - alphabet)
  }
  return latin
    .toLowerCase()
    .replace(/[’‘ʼ´]/g, "'")
    .replace(/\s+/g, ' ')
}
