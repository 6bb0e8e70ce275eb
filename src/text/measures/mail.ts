import type { Document, Span } from '../document.ts'
import { counted, family, pattern } from '../measure.ts'

const ZHENG = 'Zheng et al. 2006, structural features: greetings and signatures'
const lineText = (doc: Document, line: Span): string => doc.text.slice(line.start, Math.min(line.end, line.start + 200))

const GREETING = /^(?:dear|hi|hello|hey|good (?:morning|afternoon|evening|day)|greetings|to whom it may concern)\b/i
const WARM = /^(?:hi|hey)\b/i
const HELLO = /^(?:hello|good (?:morning|afternoon|evening|day)|greetings)\b/i
const FORMAL = /^(?:dear|to whom it may concern|sir|madam)\b/i
const NAME_ONLY = /^\p{Lu}[\p{L}.'’ &-]{1,40}[,:.\-–—]?\s*$/u
const CLOSING = /^(?:thanks|thank you|many thanks|regards|best|best regards|kind regards|warm regards|warmly|sincerely|yours|yours truly|yours sincerely|cheers|respectfully|take care|love|with thanks|talk soon|sincerely yours|best wishes|all the best|thanks again|thank you again|ciao|yours faithfully|cordially)\b/i

/** How letters begin and end. Judged by lines: a greeting is sought in the first two, a closing in the last four. */
export const mail = family('mail', [
  counted({ name: 'greeting', high: 'Open with a greeting', low: 'Open without a greeting', source: ZHENG }, (doc) => first(doc, GREETING), 'text'),
  counted({ name: 'warm-greeting', high: 'Greet with "Hi" or "Hey"', low: 'Do not greet with "Hi" or "Hey"', source: ZHENG }, (doc) => first(doc, WARM), 'text'),
  counted({ name: 'hello-greeting', high: 'Greet with "Hello" or "Good morning"', low: 'Do not greet with "Hello" or "Good morning"', source: ZHENG }, (doc) => first(doc, HELLO), 'text'),
  counted({ name: 'formal-greeting', high: 'Greet with "Dear …"', low: 'Do not greet with "Dear"', source: ZHENG }, (doc) => first(doc, FORMAL), 'text'),
  counted({ name: 'name-line', high: 'Put the name on a line of its own', low: 'Do not open with a name on its own line', source: ZHENG }, (doc) => doc.lines.slice(0, 1).filter((line) => NAME_ONLY.test(lineText(doc, line)) || (GREETING.test(lineText(doc, line)) && line.end - line.start < 40)), 'text'),
  counted({ name: 'comma-after-greeting', high: 'Put a comma after the greeting', low: 'No comma after the greeting', source: ZHENG }, (doc) => doc.lines.slice(0, 1).filter((line) => /^[^.!?]{1,40},\s*$/.test(lineText(doc, line))), 'text'),
  counted({ name: 'sign-off', high: 'Close with a sign-off', low: 'Close without a sign-off', source: ZHENG }, (doc) => last(doc, CLOSING), 'text'),
  counted({ name: 'thanks-sign-off', high: 'Sign off with thanks', low: 'Do not sign off with thanks', source: ZHENG }, (doc) => last(doc, /^(?:many )?thank/i), 'text'),
  counted({ name: 'regards-sign-off', high: 'Sign off with "regards", "sincerely"', low: 'Do not sign off with "regards", "sincerely"', source: ZHENG }, (doc) => last(doc, /^(?:(?:best|kind|warm) )?(?:regards|sincerely|best|respectfully|yours)\b/i), 'text'),
  counted({ name: 'signature', high: 'Sign with the name on the last line', low: 'Do not sign', source: ZHENG }, (doc) => (doc.lines.length > 1 ? doc.lines.slice(-1).filter((line) => /^[—–-]?\s*\p{Lu}[\p{L}.'’]*(?: \p{Lu}[\p{L}.'’]*){0,2}[.,]?\s*$/u.test(lineText(doc, line)) && !CLOSING.test(lineText(doc, line))) : []), 'text'),
  pattern({ name: 'direct-address', high: 'Call the reader by name inside the text', low: 'Do not call the reader by name inside the text', source: ZHENG, proxy: 'a capitalised word between commas' }, /, \p{Lu}\p{Ll}+[,.!?]/gu, 'text'),
])

const first = (doc: Document, expression: RegExp): Span[] => doc.lines.slice(0, 2).filter((line) => expression.test(lineText(doc, line)))
const last = (doc: Document, expression: RegExp): Span[] => doc.lines.slice(1).slice(-4).filter((line) => expression.test(lineText(doc, line)))
