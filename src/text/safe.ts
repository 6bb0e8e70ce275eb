import { LONGEST_STATEMENT, unescaped, visible } from './clean.ts'
import { letters } from './safe.letters.ts'
import { ADDRESS, CODE, RULES, type Rule, SQUEEZED } from './safe.rules.ts'

/** Raw input beyond this many times the longest statement is not even looked at: it is too long anyway. */
const GLANCE = 4

/**
 * Why a statement must not become a preference, as the end of a sentence that begins with "it"; undefined when it may.
 *
 * A preference says how texts should be or what somebody likes, never what the system must do. Refused are words to
 * the system about its rules, requests for secrets and other people's data, for tools and commands, addresses, code,
 * role markers and encoded text, also when disguised by look-alike letters, invisible characters, spacing, digits for
 * letters, entities, or reversed. English in full, other languages for the commonest attack only. It is a floor, not a proof:
 * what passes is still data inside delimiters.
 */
export function unsafe(statement: string, longest = LONGEST_STATEMENT): string | undefined {
  if (statement.length > longest * GLANCE) return `has more than ${longest} characters`
  const raw = unescaped(statement)
  if (HIDDEN.test(raw)) return 'hides characters'
  const plain = visible(raw)
    .replace(ANGLES, (mark) => (OPENING.includes(mark) ? '<' : '>'))
    .trim()
  if (plain === '') return 'is empty'
  if (plain.replace(/\s+/g, ' ').length > longest) return `has more than ${longest} characters`
  if (ADDRESS.test(plain)) return 'holds an address'
  if (CODE.test(plain) || marked(plain)) return 'holds code or markup'
  if (encoded(plain)) return 'holds encoded text'
  const folded = plain.toLowerCase().replaceAll('’', "'").replace(/\s+/g, ' ')
  const latin = letters(plain)
  if (SPACED.test(latin)) return 'spaces its letters out'
  const squeezed = latin.replace(/[^a-z]/g, '')
  if ([squeezed, backwards(squeezed), rotated(squeezed)].some((view) => SQUEEZED.test(view)))
    return 'speaks to the system about its rules'
  for (const view of new Set([folded, latin, digits(latin, 'i'), digits(latin, 'l')])) {
    const broken = RULES.find((rule) => breaks(rule, view))
    if (broken) return broken.reason
  }
  return undefined
}

const OPENING = '‹˂〈〈⟨❬❮❰⧼⦑ᐸ≺⸦'
const ANGLES = /[‹›˂˃〈〉〈〉⟨⟩❬❭❮❯❰❱⧼⧽⦑⦒ᐸᐳ≺≻⸦⸧]/gu

/** Tags, direction overrides, ideographic variation selectors, or three and more unseen characters in a row. */
const HIDDEN = /[\u{E0000}-\u{E0FFF}\u202D\u202E]|[\p{Cf}\p{Default_Ignorable_Code_Point}]{3}/u

/** "i g n o r e": nobody spells out eight letters. */
const SPACED = /(?<![a-z])(?:[a-z][\s._*~|/+-]{1,3}){7}[a-z](?![a-z])/

/** A role at the beginning of a line or sentence, or in capitals anywhere. */
const ROLES = 'system|assistant|developer|human|user|tool|function|admin|administrator|root|operator'
const ROLE = new RegExp(
  `(?:^|[\\n.;!?)\\]}>"'*_#=~|-])\\s*(?:${ROLES})(?:\\s+(?:message|prompt|note|override|update|instructions?|notice|alert))?\\s*[\\]})*_>]*\\s*:`,
  'i',
)
const LOUD = new RegExp(`\\b(?:${ROLES.toUpperCase()})\\b[^a-z]{0,12}:`)
const marked = (plain: string): boolean => ROLE.test(plain) || LOUD.test(plain)

/** Base64 and hexadecimal of 24 characters and more, escapes, binary. Long words of a language are none. */
function encoded(plain: string): boolean {
  if (/(?:%[0-9a-f]{2}\W?){3}|(?:\\[xu][0-9a-f{]{2,}\W?){2}|(?:\b[01]{7,8}\b\W?){3}/i.test(plain)) return true
  if (/(?:\b(?:0x)?[0-9a-f]{2}\b[\s:,-]?){12}/i.test(plain)) return true
  const runs = plain.match(/[a-z0-9+/_-]{24,}={0,2}/gi) ?? []
  return runs.some((run) => {
    const turns = run.match(/[a-z][A-Z]|[a-zA-Z][0-9]|[0-9][a-zA-Z]/g)?.length ?? 0
    return turns >= 3 || run.endsWith('=') || /^[0-9a-f]+$/i.test(run) || /[a-z]{45}/i.test(run)
  })
}

function breaks({ pattern, refusable }: Rule, view: string): boolean {
  if (!refusable) return pattern.test(view)
  for (const match of view.matchAll(pattern)) if (!refused(view.slice(0, match.index))) return true
  return false
}

const NEGATIVE =
  "never|not|(?:do|does|did|is|are|should|must|would|can|could)n't|dont|cannot|without|no|avoid(?:s|ing)?|refus(?:e|es|ing)|stop|dislik(?:e|es)|hat(?:e|es)|distrust(?:s)?|oppos(?:e|es|ed)|against|uncomfortable|averse|aversion|reluctan(?:t|ce)|hesitan(?:t|ce)|forget|fail|hesitate|neglect|omit|wait|delay"
/** The negation stands right before, or governs by "to", "that", "with": "avoids apps that share ...". */
const GOVERNED = new RegExp(
  `\\b(?:${NEGATIVE})(?: (?:ever|again|just|simply|any|the|about|of|be|being|with|please))*(?: (?:[a-z'-]+ ){0,6}(?:to|that|which|who|when|where|with|of|having|being|like|people|apps|companies))? $`,
)

/** True when a negation governs what follows: "never share my password" is a wish, "never forget to share it" is not. */
function refused(before: string): boolean {
  const clause = before.split(/[.;:!?,]| (?:and|but|then|instead|so) /).at(-1)!
  if (!GOVERNED.test(clause)) return false
  return (clause.match(new RegExp(`\\b(?:${NEGATIVE})\\b`, 'g'))?.length ?? 0) % 2 === 1
}

const LEET: Readonly<Record<string, string>> = {
  0: 'o',
  3: 'e',
  4: 'a',
  5: 's',
  7: 't',
  8: 'b',
  '@': 'a',
  $: 's',
  '€': 'e',
}

/** Digits that stand for letters inside words, "1gn0re"; a one, bar or exclamation mark is `one`. */
const digits = (text: string, one: 'i' | 'l'): string =>
  text.replace(/[a-z0-9@$€!|]{2,}/g, (word) =>
    /[a-z]/.test(word)
      ? word.replace(/[1!|](?=.)/g, one).replace(/[034578@$€]/g, (mark) => LEET[mark]!)
      : word,
  )

const backwards = (text: string): string => [...text].reverse().join('')

const rotated = (text: string): string =>
  text.replace(/[a-z]/g, (letter) => String.fromCharCode(((letter.charCodeAt(0) - 97 + 13) % 26) + 97))
