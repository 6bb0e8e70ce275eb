import type { Document, Span } from '../document.ts'
import { counted, family, pattern } from '../measure.ts'

const ZHENG = 'Zheng et al. 2006, structural features: greetings and signatures'
const lineText = (doc: Document, line: Span): string =>
  doc.text.slice(line.start, Math.min(line.end, line.start + 200))

const GREETING =
  /^(?:dear|hi|hello|hey|good (?:morning|afternoon|evening|day)|greetings|to whom it may concern)\b/i
const NAME = "\\p{Lu}[\\p{L}.'’-]*"
const NAME_ONLY = new RegExp(`^${NAME}(?:,? (?:&|and|${NAME})){0,3} ?[,:!.–—-]?\\s*$`, 'u')
/** What may follow a greeting on its line: names in capitals, or a few words and a mark. */
const GREETED = new RegExp(
  `^(?:,? (?:&|and|or|there|all|again|everyone|everybody|team|folks|friends|${NAME})){0,4} ?[,:!.–—-]?\\s*$`,
  'u',
)
const GREETED_AND_MARKED = /^(?: [\p{L}'’&-]+){1,4} ?[,:!–—]\s*$/u
const WARM = /^(?:hi|hey)\b/i
const HELLO = /^(?:hello|good (?:morning|afternoon|evening|day)|greetings)\b/i
const FORMAL = /^(?:dear|to whom it may concern|sir|madam)\b/i
const THANKS = /^(?:(?:many |with )?thanks|thank you)\b/i
const REGARDS =
  /^(?:(?:with )?(?:(?:best|kind|warm|kindest|warmest) )?regards|sincerely|yours (?:truly|sincerely|faithfully))\b/i
const WISHES = /^(?:best wishes|all the best|talk soon|cordially)\b/i
/** Words that close a letter only when a mark, a name or nothing follows: "Best, Ann", not "Best of all". */
const ALONE = '(?=\\s*$|\\s*[,.!–—-]|\\s+\\p{Lu})'
const REGARDS_ALONE = new RegExp(`^(?:[Bb]est|[Yy]ours|[Rr]espectfully)${ALONE}`, 'u')
const LOVE_ALONE = new RegExp(`^(?:[Ll]ove|[Cc]heers|[Ww]armly|[Cc]iao|[Tt]ake care)${ALONE}`, 'u')

const regards = (text: string): boolean => REGARDS.test(text) || REGARDS_ALONE.test(text)
const closing = (text: string): boolean =>
  THANKS.test(text) || regards(text) || WISHES.test(text) || LOVE_ALONE.test(text)

/** How letters begin and end. Judged by lines: a greeting is sought in the first two, a closing in the last four. */
export const mail = family('mail', [
  counted(
    { name: 'greeting', high: 'Open with a greeting', low: 'Open without a greeting', source: ZHENG },
    (doc) => first(doc, GREETING),
    'text',
  ),
  counted(
    {
      name: 'warm-greeting',
      high: 'Greet with "Hi" or "Hey"',
      low: 'Do not greet with "Hi" or "Hey"',
      source: ZHENG,
    },
    (doc) => first(doc, WARM),
    'text',
  ),
  counted(
    {
      name: 'hello-greeting',
      high: 'Greet with "Hello" or "Good morning"',
      low: 'Do not greet with "Hello" or "Good morning"',
      source: ZHENG,
    },
    (doc) => first(doc, HELLO),
    'text',
  ),
  counted(
    { name: 'formal-greeting', high: 'Greet with "Dear …"', low: 'Do not greet with "Dear"', source: ZHENG },
    (doc) => first(doc, FORMAL),
    'text',
  ),
  counted(
    {
      name: 'name-line',
      high: 'Put the name on a line of its own',
      low: 'Do not open with a name on its own line',
      source: ZHENG,
    },
    nameLine,
    'text',
  ),
  counted(
    {
      name: 'comma-after-greeting',
      high: 'Put a comma after the greeting',
      low: 'No comma after the greeting',
      source: ZHENG,
    },
    (doc) => nameLine(doc).filter((line) => /,\s*$/.test(lineText(doc, line))),
    'text',
  ),
  counted(
    { name: 'sign-off', high: 'Close with a sign-off', low: 'Close without a sign-off', source: ZHENG },
    (doc) => last(doc, closing),
    'text',
  ),
  counted(
    {
      name: 'thanks-sign-off',
      high: 'Sign off with thanks',
      low: 'Do not sign off with thanks',
      source: ZHENG,
    },
    (doc) => last(doc, (text) => THANKS.test(text)),
    'text',
  ),
  counted(
    {
      name: 'regards-sign-off',
      high: 'Sign off with "regards", "sincerely"',
      low: 'Do not sign off with "regards", "sincerely"',
      source: ZHENG,
    },
    (doc) => last(doc, regards),
    'text',
  ),
  counted(
    { name: 'signature', high: 'Sign with the name on the last line', low: 'Do not sign', source: ZHENG },
    (doc) =>
      doc.lines.length > 1
        ? doc.lines
            .slice(-1)
            .filter(
              (line) =>
                /^[—–-]?\s*\p{Lu}[\p{L}.'’]*(?: \p{Lu}[\p{L}.'’]*){0,2}[.,]?\s*$/u.test(
                  lineText(doc, line),
                ) && !closing(lineText(doc, line)),
            )
        : [],
    'text',
  ),
  pattern(
    {
      name: 'direct-address',
      high: 'Call the reader by name inside the text',
      low: 'Do not call the reader by name inside the text',
      source: ZHENG,
      proxy: 'a capitalised word between commas',
    },
    /, \p{Lu}\p{Ll}+[,.!?]/gu,
    'text',
    ',',
  ),
])

const first = (doc: Document, expression: RegExp): Span[] =>
  doc.lines.slice(0, 2).filter((line) => expression.test(lineText(doc, line)))
const last = (doc: Document, test: (text: string) => boolean): Span[] =>
  doc.lines
    .slice(1)
    .slice(-4)
    .filter((line) => test(lineText(doc, line)))

/** The first line, when it holds a greeting or a name and nothing else. */
function nameLine(doc: Document): Span[] {
  if (doc.lines.length < 2) return []
  const text = lineText(doc, doc.lines[0]!)
  const greeting = GREETING.exec(text)
  if (greeting === null) return NAME_ONLY.test(text) ? [doc.lines[0]!] : []
  const rest = text.slice(greeting[0].length)
  return GREETED.test(rest) || GREETED_AND_MARKED.test(rest) ? [doc.lines[0]!] : []
}
