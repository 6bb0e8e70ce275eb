/** Every tag our prompts use: one that is missing here could be forged by a text. */
const TAGS = [
  ...(['known', 'own', 'other', 'statement', 'statements', 'text', 'text_a', 'text_b'] as const),
  ...(['draft', 'edited', 'changes', 'context', 'phrases'] as const),
  ...(['task', 'material', 'demonstration', 'example', 'preferences'] as const),
  ...(['request', 'answer_a', 'answer_b', 'persona', 'past_choice', 'chosen', 'rejected', 'reason'] as const),
  ...(['reasons', 'criteria', 'stated'] as const),
] as const
type Tag = (typeof TAGS)[number]

const FORGED = new RegExp(`<(\\s*(?:/\\s*)?)(?=(?:${TAGS.join('|')})\\b)`, 'gi')

/** Puts a text between tags as data. Tags of ours inside it are broken, so that it cannot close its block or open another. */
export const block = (tag: Tag, text: string): string => enclosed(tag, text.replace(FORGED, '< $1').trim())

/** Puts blocks between tags. What stands in them is broken already. */
export const enclosed = (tag: Tag, blocks: string): string => `<${tag}>\n${blocks}\n</${tag}>`

/** Longest text put into a prompt whole, in characters. Manner shows long before; cost grows with length. */
const LONGEST = 6000

/** The text, or its beginning and end with a mark between them when it is longer than a prompt should be. */
export function excerpt(text: string, longest = LONGEST): string {
  if (text.length <= longest) return text
  const head = text.slice(0, Math.ceil(longest * 0.6)).replace(/[\uD800-\uDBFF]$/, '')
  const tail = text.slice(-Math.floor(longest * 0.4)).replace(/^[\uDC00-\uDFFF]/, '')
  return `${head}\n[...]\n${tail}`
}

/** One line per item, numbered from 1. */
export const numbered = (items: readonly string[]): string =>
  items.map((item, i) => `${i + 1}. ${item}`).join('\n')
