import { scripted } from './component.ts'
import {
  bodySentences,
  capitalised,
  continued,
  eachSentence,
  type Page,
  parted,
  readPage,
  wordCount,
} from './page.ts'
import { isStatement, onPage, pairs, swapped, type Write } from './script.ts'

/** Words a brief text has at most, and words beyond which nothing of brevity is left. */
const BRIEF = 35
const LONG = 100

/** Marks and turns of a manner: an opening phrase, an address, brackets, dots, emoji, capitals. */
const MANNER =
  /[()?!#@&;:"]|\.\.\.|\p{Extended_Pictographic}|\b\p{Lu}{4,}|^(?:\S+ ){0,4}\S+, |, [^,]{2,16}\.$|^(?:Note|You|They) \S+ that\b/u

/** Plain statements are what a brief text can do without: what a person's other wants put in stays. */
const plainStatement = (sentence: string): boolean =>
  isStatement(sentence) && wordCount(sentence) > 9 && !MANNER.test(sentence)

/** Drops statements from the second on that there is no room for, of those a test holds for. */
function pruned(page: Page, droppable: (sentence: string) => boolean): Page {
  let room = BRIEF - wordCount(bodySentences(page)[0] ?? '')
  return eachSentence(page, (sentence, i) => {
    if (i === 0 || !droppable(sentence)) return [sentence]
    room -= wordCount(sentence)
    return room < 0 ? [] : [sentence]
  })
}

const size = (page: Page): number =>
  bodySentences(page).reduce((sum, sentence) => sum + wordCount(sentence), 0)

/** What is plain goes first; where that is not enough, what is long, then all there is no room for. */
const brief: Write = onPage((page) => {
  const first = eachSentence(page, (sentence, i) => [i === 0 ? shortened(sentence, BRIEF - 5) : sentence])
  const cut = [(sentence: string) => wordCount(sentence) > 9, () => true].reduce(
    (now, droppable) => (size(now) <= 1.5 * BRIEF ? now : pruned(now, droppable)),
    pruned(first, plainStatement),
  )
  const kept = cut.body.filter(
    ({ sentences }, i) => sentences.length > 0 || page.body[i]!.sentences.length === 0,
  )
  return { ...cut, body: kept }
})

/** A long sentence cut where a clause ends; one that is twice too long and has no such place, after so many words. */
function shortened(sentence: string, most: number): string {
  if (wordCount(sentence) <= most) return sentence
  const [text, end] = parted(sentence)
  const clauses = text.split(/, /)
  let kept = clauses[0]!
  for (const clause of clauses.slice(1)) {
    if (wordCount(kept) + wordCount(clause) > most) break
    kept += `, ${clause}`
  }
  return (wordCount(kept) > 2 * most ? kept.split(' ').slice(0, most).join(' ') : kept) + (end || '.')
}

const ASIDE = swapped(
  pairs('perhaps>,maybe>,somewhat>,rather>,quite>,really>,actually>,basically>,possibly>,just>'),
)
const COURTESY = /^(?:i hope|hope (?:you|this|all)|i trust|i wanted to|i am writing to|just a quick)\b/i

const direct: Write = onPage((page) => {
  const trimmed = eachSentence(page, (sentence) =>
    COURTESY.test(sentence)
      ? []
      : [capitalised(ASIDE(sentence).replace(/ {2,}/g, ' ').replace(/ ,/g, ',').trim())],
  )
  const kept = bodySentences(trimmed).length > 0 ? trimmed : page
  return eachSentence(kept, (sentence, i) =>
    i === 0 && !/\bin short\b/i.test(sentence) ? [`In short: ${continued(sentence)}`] : [sentence],
  )
})

/** Scripted components that take away: how long a text is, and what it says before it says it. */
export const brevity = [
  scripted({
    key: 'brief',
    stage: 'cut',
    measures: '-words',
    rivals: 'long-sentences stream-of-consciousness',
    asks: /\b(?:brief|concise|succinct|terse)(?:ly)?\b(?! (?:sentences?|paragraphs?|words?|summary of))|\bkeep it (?:short|brief)|\b(?:whole )?(?:text|emails?|answers?|summar\w+|messages?) (?:\w+ )?(?:short|brief)\b|\bshort(?:er)? (?:texts?|emails?|answers?|summar\w+|messages?|replies)|\bbrevity/,
    shuns:
      /\bat length|\blong(?:er)? (?:texts?|emails?|answers?|replies|summar)|\bverbos|\bwordy|(?<!polite )\bpadding/,
    write: brief,
    present: (text) => {
      const { body } = readPage(text)
      const count = size({ opening: [], body: body.filter(({ lead }) => !lead.endsWith('Q: ')), closing: [] })
      return Math.min(1, Math.max(0, (LONG - count) / (LONG - BRIEF)))
    },
  }),
  scripted({
    key: 'straight-to-the-point',
    stage: 'cut',
    measures: '-hopes-for-reader',
    asks: /\bstraight to the (?:points?|request|business)|\bto the points?\b|\bstate (?:requests|needs) directly/,
    shuns: /\bsmall talk|\bpleasantries|\bgood wishes|\bbeating around|\bpolite padding/,
    write: direct,
    present: (text) => {
      const sentences = bodySentences(readPage(text))
      return (
        (/\bin short\b/i.test(sentences.slice(0, 4).join(' ')) ? 0.8 : 0) *
        (sentences.some((s) => COURTESY.test(s)) ? 0.3 : 1)
      )
    },
  }),
]
