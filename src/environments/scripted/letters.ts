import { scripted } from './component.ts'
import { shuffled } from './draw.ts'
import { type Page, readPage } from './page.ts'
import { onPage, type Write } from './script.ts'

/** Replaces lines of a closing that are of a kind, or adds one. */
const closing = (lines: readonly string[], replaced: RegExp, last: boolean): Write =>
  onPage((page, random) => {
    const line = shuffled(lines, random)[0]!
    const kept = page.closing.filter((old) => !replaced.test(old))
    return { ...page, closing: last ? [...kept, line] : [line, ...kept] }
  })

const closes = (text: string, kind: RegExp): number =>
  readPage(text).closing.some((line) => kind.test(line)) ? 0.8 : 0

const REGARDS = /^(?:(?:kind|best|warm|kindest) regards|sincerely|respectfully)\b/i
const THANKS = /^(?:(?:many |with )?thanks|thank you)\b/i
const EPITHET = /^(?:yours?,? (?!sincerely|faithfully|truly)\w+|ever yours)/i
const WISHES = /^(?:best wishes|all the best|talk soon|best,?|cheers)\b/i
const PLAIN = new RegExp(`${REGARDS.source}|${THANKS.source}|${WISHES.source}`, 'i')

const greeted =
  (line: string) =>
  (page: Page): Page => ({ ...page, opening: [line] })

/** Scripted components of letters: how they greet and close. */
export const letters = [
  scripted({
    key: 'professional-greeting-closing',
    stage: 'frame',
    measures: 'formal-greeting regards-sign-off',
    rivals: 'no-closing thankful-closing',
    asks: /\bprofessional (?:greeting|closing)|\bformal (?:greeting|closing)|\bgreet(?:s|ing)? with "?dear|\bsign(?:s|ing)? off with "?regards/,
    write: (text, random) =>
      closing(
        ['Kind regards,', 'Best regards,'],
        PLAIN,
        false,
      )(onPage(greeted('Dear colleagues,'))(text, random), random),
    present: (text) =>
      closes(text, REGARDS) / 2 + (/^dear\b/i.test(readPage(text).opening[0] ?? '') ? 0.4 : 0),
  }),
  scripted({
    key: 'thankful-closing',
    stage: 'frame',
    measures: 'thanks-sign-off',
    rivals: 'no-closing',
    asks: /\bthankful (?:closing|ending)|\b(?:sign(?:s|ing)? off|close[sd]?|closing|end(?:s|ing)?) with (?:thanks|gratitude|a thank)/,
    write: closing(['Many thanks,', 'With thanks,', 'Thank you,'], PLAIN, false),
    present: (text) => closes(text, THANKS),
  }),
  scripted({
    key: 'epithet-sign-off',
    stage: 'frame',
    measures: 'epithet-sign-off',
    rivals: 'no-closing',
    asks: /\bepithet/,
    write: closing(
      ['Your devoted dreamer', 'Your faithful wanderer', 'Your tireless scribe', 'Your hopeful stargazer'],
      EPITHET,
      true,
    ),
    present: (text) => closes(text, EPITHET),
  }),
  scripted({
    key: 'no-closing',
    stage: 'frame',
    measures: '-sign-off',
    asks: /(?!)/,
    shuns:
      /^ ?(?:an? |any |the )?(?:\w+ )?(?:sign[- ]?offs?|clos(?:e|ing)s?(?: (?:line|courtesy)\b.*)?|valedictions?)\b(?! with| quotes)/,
    write: onPage((page) => ({ ...page, closing: [] })),
    present: (text) => (readPage(text).closing.length === 0 ? 1 : 0),
  }),
]
