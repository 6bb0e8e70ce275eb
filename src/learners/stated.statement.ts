/** Longest statement, in UTF-16 units. */
const LONGEST = 200

const THIRD: Readonly<Record<string, string>> = {
  "don't": 'does not',
  dont: 'does not',
  do: 'does',
  have: 'has',
  am: 'is',
  "can't": 'cannot',
  cant: 'cannot',
  "won't": 'will not',
  will: 'will',
  can: 'can',
  cannot: 'cannot',
  would: 'would',
  could: 'could',
}
const ADVERB =
  /^(?:also|always|often|much|just|still|quite|so|very|too|rather|far|most|kind|sort|of|never|no|longer|only|[a-z]+ly)$/i

/**
 * "I strongly dislike X" becomes "Strongly dislikes X": the person's words, about them, for a writer.
 *
 * @param verb false where there is no verb of the person's to put in the third person: "My pet peeve is X".
 */
export function described(quote: string, verb: boolean): string {
  const words = quote
    .replace(/^I'm\b|^Im\b/i, 'am')
    .replace(/^I've\b/i, 'have')
    .replace(/^I'd\b/i, 'would')
    .replace(/^I\b\s*/, '')
    .trim()
    .split(/\s+/)
  const at = verb ? words.findIndex((word) => !ADVERB.test(word) || word.toLowerCase() === 'rely') : -1
  const [adverbs, rest] = [words.slice(0, Math.max(at, 0)), words.slice(Math.max(at, 0))]
  if (at >= 0) rest[0] = thirdPerson(rest[0]!)
  return line(
    [...adverbs, ...rest].join(' ').replace(/\b(I'm|I am|I've|I have|I|me|[Mm]y|mine|myself)\b/g, others),
  )
}

const others = (word: string): string =>
  ({
    "I'm": 'they are',
    'I am': 'they are',
    "I've": 'they have',
    'I have': 'they have',
    I: 'they',
    me: 'them',
    my: 'their',
    My: 'their',
    mine: 'theirs',
    myself: 'themself',
  })[word] ?? word

function thirdPerson(verb: string): string {
  const known = THIRD[verb.toLowerCase()]
  if (known !== undefined) return known
  if (/(?:s|x|z|ch|sh)$/i.test(verb)) return `${verb}es`
  if (/[^aeiou]y$/i.test(verb)) return `${verb.slice(0, -1)}ies`
  return `${verb}s`
}

/** One line without markup or control characters, with a capital, bounded. */
export function line(text: string): string {
  const plain = text
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .replace(/[<>[\]{}`*_#|\\~^]/g, '')
    .replace(/ {2,}/g, ' ')
    .trim()
  const short =
    plain.length <= LONGEST ? plain : plain.slice(0, plain.lastIndexOf(' ', LONGEST) >>> 0 || LONGEST)
  return short.charAt(0).toUpperCase() + short.slice(1).trimEnd()
}

const NEVER =
  /\b(?:(?:system|developer|hidden) (?:prompts?|messages?|instructions?)|prompts?|(?:previous|prior|above|earlier|your|all|these|those) instructions|passwords?|passcodes?|credentials?|api[- ]?keys?|secret keys?|access tokens?|jailbr\w+|other (?:users?|people|persons?|customers?|clients?)(?:'s?)? (?:\w+ )?(?:data|records|messages|emails|details|information|profiles?)|exfiltrat\w+|sudo|roleplay|guardrails?|safety (?:rules|filters?)|https?|www)\b|:\/\/|\bwww\.|\.(?:com|net|org|io)\b/i
const AIMED =
  /\b(?:you|your|ignore|disregard|bypass|override|reveal|forget|obey|execute|call|run|leak|send|forward|disclose)\b/i
const MACHINE =
  /\b(?:system|rules?|polic(?:y|ies)|tools?|functions?|tokens?|admin|database|commands?|instructions|users?|secrets?|restrictions?|data)\b/i

/**
 * True for words about the machine and not about how to answer: prompts, secrets, addresses always; rules,
 * tools and data when they are aimed at the answerer, so that "I hate games with strict rules" stays a wish.
 */
export const aimedAtSystem = (quote: string, isRequest: boolean): boolean =>
  NEVER.test(quote) || (MACHINE.test(quote) && (isRequest || AIMED.test(quote)))
