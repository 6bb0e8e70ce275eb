import { type Document, marksOf, type Span, tokenSpan } from '../document.ts'
import { counted, family, marks, pattern } from '../measure.ts'

const ZHENG = 'Zheng et al. 2006, A framework for authorship identification of online messages'
const CHASKI = 'Chaski 2005, Who is at the keyboard?'
const single = (doc: Document, mark: string, length: number): Span[] =>
  marksOf(doc, mark)
    .map((token) => tokenSpan(doc, token))
    .filter((span) => span.end - span.start === length)

/** Marks and the habits around them. */
export const punctuation = family('punctuation', [
  marks({ name: 'commas', high: 'Use many commas', low: 'Use few commas', source: CHASKI }, ','),
  marks({ name: 'semicolons', high: 'Use semicolons', low: 'Avoid semicolons', source: CHASKI }, ';'),
  marks({ name: 'colons', high: 'Use colons', low: 'Avoid colons', source: CHASKI }, ':'),
  marks({ name: 'exclamation-marks', high: 'Use exclamation marks', low: 'Avoid exclamation marks', source: ZHENG }, '!'),
  marks({ name: 'question-marks', high: 'Ask questions', low: 'Ask no questions', source: ZHENG }, '?'),
  pattern({ name: 'repeated-marks', high: 'Repeat marks for effect (!!, ??)', low: 'Never repeat ! or ?', source: ZHENG }, /[!?]{2,}/g),
  counted({ name: 'full-stops', high: 'End thoughts with full stops', low: 'Use few full stops', source: CHASKI }, (doc) => single(doc, '.', 1)),
  pattern({ name: 'ellipses', high: 'Trail off with dots (...)', low: 'Do not trail off with dots', source: ZHENG }, /\.{3,}|…/g),
  pattern({ name: 'dashes', high: 'Set thoughts off with dashes', low: 'Avoid dashes between thoughts', source: CHASKI }, /[—–]|\s--?\s|\w--\w/g),
  pattern({ name: 'hyphenated-words', high: 'Use hyphenated words', low: 'Avoid hyphenated words', source: 'Abbasi and Chen 2008, Writeprints' }, /\p{L}-\p{L}/gu),
  marks({ name: 'parentheses', high: 'Add asides in parentheses', low: 'Avoid parentheses', source: 'PLUME; Chaski 2005' }, '('),
  marks({ name: 'double-quotes', high: 'Use double quotation marks', low: 'Avoid double quotation marks', source: ZHENG }, '"“”'),
  pattern({ name: 'single-quotes', high: 'Quote with single marks', low: 'Do not quote with single marks', source: ZHENG }, /(?<![\p{L}\p{N}])['‘](?=\p{L})/gu),
  marks({ name: 'curly-marks', high: 'Use typographic quotes and apostrophes (’ “ ”)', low: 'Use straight quotes and apostrophes', source: 'Abbasi and Chen 2008', proxy: 'the keyboard or program used' }, '“”‘'),
  marks({ name: 'ampersands', high: 'Write & for "and"', low: 'Write "and" in full', source: 'PLUME' }, '&'),
  marks({ name: 'slashes', high: 'Use slashes (and/or)', low: 'Avoid slashes', source: ZHENG }, '/'),
  marks({ name: 'asterisks', high: 'Mark words with asterisks', low: 'Avoid asterisks', source: ZHENG }, '*'),
  pattern({ name: 'serial-commas', high: 'Put a comma before the last "and" of a list', low: 'Leave out the comma before the last "and" of a list', source: 'Nini 2018, An authorship analysis of the Jack the Ripper letters' }, /, \S+(?: \S+){0,2}, (?:and|or) /g),
  pattern({ name: 'bare-serial-lists', high: 'Write lists as "a, b and c"', low: 'Avoid lists of the form "a, b and c"', source: 'Nini 2018' }, /, [^\s,]+(?: [^\s,]+)? (?:and|or) /g),
  pattern({ name: 'commas-before-conjunctions', high: 'Put a comma before "and", "but", "so"', low: 'Leave out the comma before "and", "but", "so"', source: CHASKI }, /, (?:and|but|so|or|yet) /g),
  pattern({ name: 'commas-after-openers', high: 'Put a comma after an opening phrase', low: 'Leave out the comma after an opening phrase', source: CHASKI }, /(?:^|[.!?]\s+)\p{Lu}\p{L}*(?: \p{L}+){0,3},/gmu),
  pattern({ name: 'commas-before-which', high: 'Set off "which" and "who" with a comma', low: 'Do not set off "which" and "who" with a comma', source: CHASKI }, /, (?:which|who|where|whose) /g),
  pattern({ name: 'commas-before-ing', high: 'Add what follows as ", doing …"', low: 'Avoid adding ", doing …" to a sentence', source: 'Biber 1988, present participial clauses' }, /, (?:\p{L}+ly )?\p{Ll}+ing /gu),
  pattern({ name: 'double-spaces', high: 'Put two spaces after a full stop', low: 'Put one space after a full stop', source: 'Abbasi and Chen 2008' }, /[.!?]["”)]? {2,}(?=\S)/g, 'sentence'),
  pattern({ name: 'missing-spaces', high: 'Set marks without a space after them', low: 'Put a space after every mark', source: 'Abbasi and Chen 2008', proxy: 'hasty typing' }, /[a-z][.,;!?](?=\p{L}{2,})/gu),
  pattern({ name: 'spaces-before-marks', high: 'Put a space before marks', low: 'No space before marks', source: 'Abbasi and Chen 2008', proxy: 'hasty typing or French habit' }, /\w [,.;:!?](?=\s|$)/gm),
  pattern({ name: 'possessives', high: "Use possessives (the story's end)", low: "Avoid possessives; write \"of\"", source: 'Biber et al. 1999, Longman Grammar' }, /\p{L}['’]s\b/gu),
  pattern({ name: 'initial-capital-after-colon', high: 'Continue with a capital after a colon', low: 'Continue in lower case after a colon', source: 'Nini 2018' }, /: \p{Lu}/gu),
  pattern({ name: 'marks-inside-quotes', high: 'Put commas and stops inside closing quotes', low: 'Put commas and stops outside closing quotes', source: 'Nini 2018' }, /[.,]["”]/g),
  pattern({ name: 'open-endings', high: 'End lines without a mark', low: 'End every line with a mark', source: ZHENG }, /[\p{L}\p{N}][ \t]*$/gmu, 'text'),
])
