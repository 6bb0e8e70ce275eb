/** A stretch of a text that holds one sentence. `end` is where its statement stops: before a question asked in it. */
export interface Sentence {
  readonly start: number
  readonly end: number
  readonly question: boolean
}

/** Stands for a character that is not the person's own word. Never matched by a cue. */
const BLANK = '\uE000'

/** Words of others: replaced one by one, so that every offset stays what it was. Order matters. */
const FOREIGN: readonly RegExp[] = [
  /```[\s\S]*?(?:```|$)/g,
  /`[^`\n]{1,500}`/g,
  /^[ \t]{0,20}>.*$/gm,
  /^-{2,9} ?(?:Original|Forwarded)\b[\s\S]*/im,
  /^On [^\n]{5,120} wrote:[\s\S]*/m,
  /^From: [^\n]{0,200}\n(?:Sent|To|Date|Subject):[\s\S]*/m,
  // The material of a task: "Rewrite this: ...", "Here is my essay: ...".
  /(?:(?:^|[.!?])\s{0,5}|\b(?:please|you|to|and) )(?:translate|rewrite|rephrase|reword|paraphrase|correct|proofread|fix|edit|improve|polish|summari[sz]e|analy[sz]e|classify|reply to|respond to|review|shorten|expand|convert|complete|continue|critique|evaluate)\b[^\n:!?]{0,120}[:\n][\s\S]*/im,
  /\b(?:the following|below|here (?:is|are)|here's)\b[^\n.]{0,80}[:\n][\s\S]*/i,
  /(?<![\w"])"(?=\S)[^"\n]{1,2000}(?:"|(?=\n|$))/g,
  /“[^”\n]{1,2000}(?:”|(?=\n|$))/g,
  /‘(?:[^’\n]|’(?=\w)){1,300}’/g,
  /(?<!\w)'(?=\w)(?:[^'\n]|(?<=\w)'(?=\w)){2,300}'(?!\w)/g,
]

/** The text with everything blanked that is quoted, forwarded, code or the material of a task. Same length. */
export function ownWords(text: string): string {
  const trimmed = text.trim()
  // A text that is one quotation as a whole is how forms and exports hand in a person's own words.
  const wrapped = /^"[^"]+"$|^“[^“”]+”$/.test(trimmed)
  let own = text.replaceAll('’', "'")
  if (!wrapped) own = FOREIGN.reduce((t, pattern) => t.replace(pattern, blank), text).replaceAll('’', "'")
  return own
}

const blank = (found: string): string => found.replace(/[^\n]/g, BLANK)

const END = /[.!?]+["')\]]{0,3}(?=\s|$)|\n/g
const ABBREVIATED = /\b(?:e\.g|i\.e|vs|etc|Dr|Mr|Mrs|Ms|St|No|approx|[A-Z])$/
const ASKS =
  /^(?:(?:so|and|but|also|or|ok|okay|hi|hey|then|well)[ ,]+)?(?:(?:do|does|did|should|can|could|would|will|is|are|am|was|were|have|has|may|might|shall|don't|isn't|aren't|won't) (?:i|you|we|they|he|she|it|there|that|this|the|my|your|people|any|anyone)\b|(?:what|how|why|which|who|whom|whose|where)(?:'s|'re)?\b)/i
/** Where a question begins inside a sentence: "I hate fish, so what should I cook?" */
const TURNS =
  /(?:[,;:–—]| -|\b(?:and|so|but))\s+(?:(?:so|and|but|then|any|on that note),?\s+)?(?:do|does|did|can|could|would|should|will|is|are|what|what's|how|why|which|where|who|any|have|got|i wonder|i'm wondering|i am wondering|i was wondering|i'm curious|wondering) /gi

/** Splits own words into sentences. A line break ends one, unless the line was only wrapped. */
export function sentences(own: string): Sentence[] {
  const found: Sentence[] = []
  let start = 0
  let line = 0
  const close = (end: number, asks: boolean) => {
    while (start < end && /[\s"'([*•-]/.test(own[start]!)) start++
    if (start < end) found.push(sentence(own, start, end, asks))
  }
  for (const match of own.matchAll(END)) {
    const end = match.index + match[0].length
    if (match[0] === '\n') {
      const wrapped = match.index - line > 50 && /^[ \t]{0,20}[a-z]/.test(own.slice(end, end + 21))
      line = end
      if (wrapped) continue
    } else if (match[0] === '.' && ABBREVIATED.test(own.slice(Math.max(0, match.index - 8), match.index)))
      continue
    close(match.index, match[0].includes('?'))
    start = end
  }
  close(own.length, false)
  return found
}

function sentence(own: string, start: number, end: number, asks: boolean): Sentence {
  const text = own.slice(start, Math.min(end, start + LONGEST))
  if (ASKS.test(text)) return { start, end, question: true }
  if (!asks) return { start, end, question: false }
  const turn = [...text.matchAll(TURNS)].at(0)
  return turn ? { start, end: start + turn.index, question: false } : { start, end, question: true }
}

/** Characters of a sentence that are looked at when a question is told from a statement. */
const LONGEST = 1000
