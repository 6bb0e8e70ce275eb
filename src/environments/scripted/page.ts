/** The same function, with its last answer kept: all components look at one text after the other. */
export function lastKept<T>(read: (text: string) => T): (text: string) => T {
  let last: { readonly text: string; readonly value: T } | undefined
  return (text) => {
    if (last?.text !== text) last = { text, value: read(text) }
    return last.value
  }
}

/** A text taken apart for scripted changes: what opens it, lines of sentences, what closes it. */
export interface Page {
  /** A greeting's line; none where the text has no greeting. */
  readonly opening: readonly string[]
  readonly body: readonly Line[]
  /** Closing words and what follows them (a name). */
  readonly closing: readonly string[]
}

/** A line: a mark it begins with ("- ", "1. ", "Q: ") and its sentences. Headings and cues are all lead. */
export interface Line {
  readonly lead: string
  readonly sentences: readonly string[]
  /** True where a blank line stands before it. */
  readonly gap: boolean
}

const GREETING = /^(?:dear|hi|hello|hey|good (?:morning|afternoon|evening))\b[^.?]{0,50}$/i
const CLOSING =
  /^(?:(?:kind|best|warm|kindest) (?:regards|wishes)|regards|best|sincerely|respectfully|yours\b.{0,40}|ever yours|your (?!\w+ (?:is|was|has))[\w'’ -]{3,40}|many thanks|(?:with )?thanks|thank you|cheers|love|take care|talk soon|all the best)[\s,.!-]*$/i
const CLOSING_LINES = 5
const CUE = /^(?:[A-Z][A-Z0-9 .,'’()-]*[:.]?|#{1,6} .*|[A-Z][\w ]{2,38}:)$/
const LEAD = /^(?:[-*•‣▪–]\s+)?(?:\(?\d{1,2}[.)]\s+)?(?:(?:Q|A|[A-Z]{4,20}):\s+)?/

/** Takes a text apart; `writePage` puts it together again, the same but for white space. */
export const readPage = lastKept(parsed)

function parsed(text: string): Page {
  const lines = text.split(/\r?\n/).map((line) => line.trim())
  while (lines.length > 0 && lines[0] === '') lines.shift()
  while (lines.length > 0 && lines.at(-1) === '') lines.pop()
  const opening = lines.length > 1 && GREETING.test(lines[0]!) ? [lines.shift()!] : []
  // Blank lines are written anew, so they do not count.
  const said = (part: readonly string[]) => part.filter((line) => line !== '').length
  const from = lines.findIndex(
    (line, i) => CLOSING.test(line) && said(lines.slice(0, i)) > 0 && said(lines.slice(i)) <= CLOSING_LINES,
  )
  const closing = from < 0 ? [] : lines.splice(from).filter((line) => line !== '')
  const body = lines.flatMap((line, i) => (line === '' ? [] : [readLine(line, i > 0 && lines[i - 1] === '')]))
  return { opening, body, closing }
}

function readLine(line: string, gap: boolean): Line {
  if (CUE.test(line)) return { lead: line, sentences: [], gap }
  const lead = LEAD.exec(line)![0]
  return { lead, sentences: sentencesOf(line.slice(lead.length)), gap }
}

export function writePage({ opening, body, closing }: Page): string {
  const main = body
    .filter(({ lead, sentences }) => lead.trim() !== '' || sentences.length > 0)
    .map((line, i) =>
      `${i === 0 ? '' : line.gap ? '\n\n' : '\n'}${line.lead}${line.sentences.join(' ')}`.trimEnd(),
    )
    .join('')
  return [opening.join('\n'), main, closing.join('\n')].filter(Boolean).join('\n\n')
}

const PICTURES = String.raw`(?:\s*\p{Extended_Pictographic}\uFE0F?)*`
const BREAK = new RegExp(String.raw`(?<=[.!?…]["”’)\]]*${PICTURES})\s+(?=["“‘'(\[]?[\p{Lu}\p{N}#@])`, 'u')
const UNFINISHED =
  /(?:^|[\s(])(?:\p{L}|Mr|Mrs|Ms|Dr|Prof|St|Jr|Sr|vs|etc|cf|al|Inc|Ltd|Co|Corp|approx|Fig|No|e\.g|i\.e)\.$/u

/** Sentences of a line, each with its mark and what clings to it (closing quotes, emoji). */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = []
  for (const piece of text.trim().split(BREAK)) {
    if (piece === '') continue
    const last = sentences.at(-1)
    if (last !== undefined && UNFINISHED.test(last)) sentences[sentences.length - 1] = `${last} ${piece}`
    else sentences.push(piece)
  }
  return sentences
}

const END = new RegExp(String.raw`[.!?…]*["”’)\]]*${PICTURES}\s*$`, 'u')

/** A sentence without its end, and the end: its mark and what clings to it. */
export function parted(sentence: string): readonly [words: string, end: string] {
  const { index } = END.exec(sentence)!
  return [sentence.slice(0, index), sentence.slice(index).trimEnd()]
}

const COMMON = new Set(
  `a an the this that these those it its he she they we you his her their our your my there here in on at by for from
  with without to of as if when while after before since because although though but and or so yet not no some many
  most all both each every another other such one two three several what who which where why how then now also however
  moreover finally first next last still even only just once during between among under over about against until
  according despite through within it's there's that's they're we're you're he's she's more less much few overall unfortunately luckily specifically additionally
  thus hence therefore furthermore recently together especially results experiments examples figures people based also
  no nothing nobody everyone everything something somebody `.split(/\s+/),
)

/** A sentence that may follow other words: a small first letter, unless it may be a name's. */
export function continued(sentence: string): string {
  const first = /^[\p{L}'’]+/u.exec(sentence)?.[0] ?? ''
  if (/^I(?:$|['’])/.test(first)) return sentence
  return COMMON.has(first.toLowerCase().replaceAll('’', "'"))
    ? first.toLowerCase() + sentence.slice(first.length)
    : sentence
}

export const capitalised = (text: string): string => text.replace(/\p{L}/u, (letter) => letter.toUpperCase())

export const wordCount = (text: string): number => text.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)?.length ?? 0

/** All sentences of the body, in order. */
export const bodySentences = (page: Page): readonly string[] =>
  page.body.flatMap(({ sentences }) => sentences)

/** Changes each sentence of the body: into others, or none. `i` counts through the body. */
export function eachSentence(page: Page, change: (sentence: string, i: number) => readonly string[]): Page {
  let i = 0
  return {
    ...page,
    body: page.body.map((line) => ({ ...line, sentences: line.sentences.flatMap((s) => change(s, i++)) })),
  }
}

/** Changes the words of every sentence. */
export const eachText = (page: Page, change: (text: string) => string): Page =>
  eachSentence(page, (sentence) => [change(sentence)])
