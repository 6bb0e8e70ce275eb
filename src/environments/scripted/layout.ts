import { scripted } from './component.ts'
import { shuffled, spread } from './draw.ts'
import {
  bodySentences,
  continued,
  eachSentence,
  eachText,
  type Line,
  type Page,
  readPage,
  wordCount,
} from './page.ts'
import {
  isStatement,
  onPage,
  sentenceTotal,
  signs,
  statements,
  strength,
  tag,
  timesFor,
  type Write,
  withPhrase,
} from './script.ts'

/** Lines of a text that begin with a mark, among all its lines. */
const leads =
  (lead: RegExp) =>
  (text: string): number => {
    const lines = readPage(text).body
    const marked = lines.filter((line) => lead.test(`${line.lead}${line.sentences[0] ?? ''}`)).length
    return strength(marked, sentenceTotal(text))
  }

/** One line a sentence; short sentences stay with the one before. Each line gets a mark, unless it has one. */
function listed(page: Page, mark: (k: number) => string, has: RegExp): Page {
  let k = 0
  const body = page.body.flatMap((line): Line[] => {
    if (line.sentences.length === 0 || has.test(line.lead)) return [line]
    const groups: string[][] = []
    for (const sentence of line.sentences)
      if (groups.length === 0 || (line.lead === '' && wordCount(sentence) > 5)) groups.push([sentence])
      else groups.at(-1)!.push(sentence)
    return groups.map((sentences, i) => ({
      lead: mark(k++) + line.lead,
      sentences,
      gap: i === 0 && line.gap && k === 1,
    }))
  })
  return { ...page, body }
}

const EMOJI = ['🎉', '✨', '📌', '🌱', '🔍', '💡', '🚀', '🙂', '📈', '🌟']

const capitals: Write = onPage((page, random) => {
  const all = bodySentences(page)
  const where = all.flatMap((sentence, i) => (/\b[a-z]{5,}\b/.test(sentence) ? [i] : []))
  const places = new Set(spread(where.length, timesFor(all.length) + 1, random).map((i) => where[i]!))
  return eachSentence(page, (sentence, i) => {
    if (!places.has(i)) return [sentence]
    const words = [...sentence.matchAll(/(?<![\p{L}\p{N}'’#@-])[a-z]{5,}(?![\p{L}\p{N}'’-])/gu)]
    if (words.length === 0) return [sentence]
    const { 0: word, index } = words[Math.floor(random() * words.length)]!
    return [sentence.slice(0, index) + word.toUpperCase() + sentence.slice(index + word.length)]
  })
})

const STEPS = ['Next, ', 'Then, ', 'After that, ', 'Next up, ', 'Then, in turn, ', 'Next, ']
const stepped: Write = onPage((page) => {
  const where = statements(page)
  const places = where.length <= 6 ? where : [...where.slice(0, 5), where.at(-1)!]
  return eachSentence(page, (sentence, i) => {
    const k = places.indexOf(i)
    if (k < 0) return [sentence]
    const word = k === 0 ? 'First, ' : k === places.length - 1 ? 'Finally, ' : STEPS[k - 1]!
    return [word + continued(sentence)]
  })
})

const ASKED = [
  'What is this about?',
  'What comes after that?',
  'What else is there?',
  'Why does it matter?',
  'How does it go on?',
  'What is the upshot?',
  'Is there more?',
  'What about the rest?',
]
const answered: Write = onPage((page, random) => {
  const asked = shuffled(ASKED.slice(1), random)
  let k = 0
  const question = () => (k === 0 ? ASKED[0]! : asked[(k - 1) % asked.length]!)
  const body = page.body.flatMap((line): Line[] => {
    if (line.sentences.length === 0 || /[QA]: $/.test(line.lead)) return [line]
    const groups: string[][] = []
    for (const sentence of line.sentences)
      if (groups.length === 0 || (isStatement(sentence) && groups.at(-1)!.some(isStatement)))
        groups.push([sentence])
      else groups.at(-1)!.push(sentence)
    return groups.flatMap((sentences) => {
      const turn = [
        { lead: `${line.lead}Q: `, sentences: [question()], gap: k > 0 },
        { lead: `${line.lead}A: `, sentences, gap: false },
      ]
      k++
      return turn
    })
  })
  return { ...page, body }
})

/** Statements in a row that begin alike. */
const parallel: Write = onPage((page) => {
  const found = statements(page)
  const all = bodySentences(page).map((_, i) => i)
  const places = new Set((found.length > 1 ? found : all).slice(0, 8))
  const more = all.length < 2 ? ['Note that this is all.'] : []
  return eachSentence(page, (sentence, i) => [
    places.has(i) ? `Note that ${continued(sentence)}` : sentence,
    ...more,
  ])
})

const opening = (sentence: string): string => sentence.toLowerCase().split(/\s+/).slice(0, 2).join(' ')

/** Scripted components of layout, marks and order. */
export const layout = [
  scripted({
    key: 'parallel-structure',
    stage: 'open',
    measures: 'anaphora',
    rivals: 'step-by-step',
    asks: /\bparallel(?:ism|,? (?:structure|sentences?|phras\w+|constructions?))|\banaphora|\bbegin sentences in a row with|\brepeat the same (?:words or )?(?:sentence )?opening/,
    write: parallel,
    present: (text) => {
      const all = bodySentences(readPage(text)).map(opening)
      const counts = Map.groupBy(all, (words) => words)
      const most = Math.max(1, ...[...counts.values()].map((same) => same.length))
      return strength(most - 1, all.length)
    },
  }),
  scripted({
    key: 'step-by-step',
    stage: 'open',
    measures: 'step-by-step',
    asks: /\bstep[- ]by[- ]step|\bin steps\b|\bnumbered steps|\bsteps\b/,
    write: stepped,
    present: signs(/\b(?:first|next|next up|then|after that|finally|lastly|secondly),/g),
  }),
  scripted({
    key: 'emoji',
    stage: 'mark',
    measures: 'emoji',
    asks: /\bemojis?\b|\bemoticons?\b|\bsmileys?\b/,
    write: withPhrase(EMOJI, (sentence, picture) => `${sentence} ${picture}`),
    present: signs(/\p{Extended_Pictographic}/gu),
  }),
  scripted({
    key: 'capitals',
    stage: 'mark',
    measures: 'capitals',
    asks: /(?<!names and )\b(?:all[- ]?caps|capitals|full capitals|block capitals|upper-?case|capital letters)\b(?! (?:at|after))/,
    write: capitals,
    present: (text) =>
      strength(
        bodySentences(readPage(text))
          .join(' ')
          .match(/(?<![\p{L}#@])\p{Lu}{5,}(?!\p{L})/gu)?.length ?? 0,
        sentenceTotal(text),
      ),
  }),
  scripted({
    key: 'ampersands',
    stage: 'mark',
    measures: 'ampersands -and',
    asks: /\bampersand|(?:^|\s)"?&"? (?:for|instead)|\(&\)|\busing? "?&/,
    write: onPage((page) => {
      const swappedOut = eachText(page, (text) => text.replace(/ and /gi, ' & '))
      return bodySentences(swappedOut).some((s) => s.includes(' & '))
        ? swappedOut
        : eachSentence(swappedOut, (s, i) => [i === 0 ? tag(s, ' & so on') : s])
    }),
    present: (text) => {
      const [marks, words] = [text.match(/ & /g)?.length ?? 0, text.match(/ and /gi)?.length ?? 0]
      return marks / (marks + words + 0.5)
    },
  }),
  scripted({
    key: 'question-answer',
    stage: 'lay',
    measures: 'question-and-answer',
    asks: /\bquestions?(?:[- ]and[- ]|[- ])answer|\bq ?& ?a\b|\bq and a\b|\bask(?:s|ing)? a question and answer/,
    write: answered,
    present: leads(/[QA]: /),
  }),
  scripted({
    key: 'structured',
    stage: 'lay',
    measures: 'headings numbered-points',
    rivals: 'bullet-points',
    asks: /\b(?:well[- ])?structured|\bheadings?\b|\bnumber(?:s|ed)? (?:the )?(?:points|lists?)|\bclear structure/,
    write: onPage((page) => {
      if (page.body.some(({ lead }) => lead === 'Key points:')) return page
      const numbered = listed(page, (k) => `${Math.min(k + 1, 99)}. `, /^\d+\. /)
      return { ...numbered, body: [{ lead: 'Key points:', sentences: [], gap: false }, ...numbered.body] }
    }),
    present: leads(/^\d+\. |^Key points:/),
  }),
  scripted({
    key: 'bullet-points',
    stage: 'lay',
    measures: 'bullet-points',
    asks: /\bbullet(?:s|ed)?\b|\bbullet[- ]?points?|\bbullet list/,
    write: onPage((page) => listed(page, () => '- ', /^[-*•] /)),
    present: leads(/^[-*•] /),
  }),
]
