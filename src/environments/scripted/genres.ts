import { scripted } from './component.ts'
import { bodySentences, continued, eachSentence, type Line, type Page } from './page.ts'
import { added, both, framed, onPage, signs, type Write } from './script.ts'

const cue = (lead: string): Line => ({ lead, sentences: [], gap: true })

const screenplay: Write = onPage((page: Page) => {
  if (page.body.some(({ lead }) => lead === 'FADE IN:')) return page
  const half = Math.ceil(page.body.length / 2)
  const body = page.body.map((line, i) => (i === 0 ? { ...line, gap: false } : line))
  const scenes =
    body.length > 1
      ? [...body.slice(0, half), cue('CUT TO:'), ...body.slice(half)]
      : body.flatMap((line) => {
          const middle = Math.ceil(line.sentences.length / 2)
          const [a, b] = [line.sentences.slice(0, middle), line.sentences.slice(middle)]
          return b.length === 0
            ? [line]
            : [{ ...line, sentences: a }, cue('CUT TO:'), { ...line, sentences: b, gap: true }]
        })
  return {
    ...page,
    body: [
      { lead: 'FADE IN:', sentences: [], gap: false },
      cue('INT. QUIET ROOM - DAY'),
      cue('NARRATOR (V.O.)'),
      ...scenes,
      cue('FADE OUT.'),
    ],
  }
})

const WORDS =
  /^(?:which|their|there|these|those|about|after|would|could|should|where|while|because|other|people)$/
/** Words a text comes back to, for hashtags. */
function topics(page: Page): readonly string[] {
  const counts = new Map<string, number>()
  for (const word of bodySentences(page)
    .join(' ')
    .toLowerCase()
    .match(/\b[a-z]{5,14}\b/g) ?? [])
    if (!WORDS.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([word]) => word)
}

const tweet: Write = onPage((page) => {
  const n = bodySentences(page).length
  const [a = 'news', b = 'today', c = 'read'] = topics(page)
  return eachSentence(page, (sentence, i) =>
    i === n - 1 ? [sentence, `#${a} #${b} #${c} #read`] : [sentence],
  )
})

const onceUpon: Write = onPage((page) =>
  eachSentence(page, (sentence, i) => [i === 0 ? `Once upon a time, ${continued(sentence)}` : sentence]),
)

/** Scripted components that borrow another form: a tweet, a tale, a broadcast, a script. */
export const genres = [
  scripted({
    key: 'tweet',
    stage: 'frame',
    measures: 'hashtags',
    asks: /\btweets?\b|\bhashtags?\b|\btwitter/,
    write: tweet,
    present: signs(/#[a-z]\w+/g),
  }),
  scripted({
    key: 'childrens-book',
    stage: 'add',
    measures: 'childrens-book',
    rivals: 'film-opening podcast old-radio',
    asks: /\bchildren|\bkids\b|\bfairy tale/,
    write: both(
      onceUpon,
      added([
        'Oh my, how silly!',
        'What a brave little friend!',
        'Hooray, said the tiny bunny!',
        'It was all so cozy.',
        'The wise old dragon nodded.',
        'A giant giggle went round.',
      ]),
      framed([], ['The end.']),
    ),
    present: signs(
      /\bonce upon a time|\bthe end\b|\b(?:silly|brave|little friend|tiny|bunny|hooray|cozy|wise old|dragon|giggles?)\b/g,
    ),
  }),
  scripted({
    key: 'podcast',
    stage: 'frame',
    measures: 'podcast',
    rivals: 'old-radio',
    asks: /\bpodcast/,
    write: both(
      added([
        "Let's dive in.",
        'Stay tuned, folks.',
        'Listeners love this part.',
        'More in the next episode.',
        'That is our topic, folks.',
      ]),
      framed(['Welcome back to the show, folks!'], ['Thanks for listening, folks, until next time!']),
    ),
    present: signs(
      /\b(?:welcome back|the show|dive in|stay tuned|folks|listeners|episode|thanks for listening|until next time)\b/g,
    ),
  }),
  scripted({
    key: 'old-radio',
    stage: 'frame',
    measures: 'radio',
    asks: /\bradio\b/,
    write: both(
      added([
        "Don't touch that dial!",
        'The organ music swells.',
        'Now for a word from our sponsor.',
        'Back to our story.',
        'We interrupt this broadcast!',
      ]),
      framed(['Ladies and gentlemen, good evening!'], ['Stay tuned: same time, same station!']),
    ),
    present: signs(
      /\b(?:touch that dial|organ music|music swells|a word from our|our story|interrupt|broadcast|ladies and gentlemen|good evening|stay tuned|same station)\b/g,
    ),
  }),
  scripted({
    key: 'screenplay',
    stage: 'frame',
    measures: 'screenplay',
    asks: /\bscreenplay|\bfilm script|\bmovie script|\bscene headings/,
    write: screenplay,
    present: signs(/\bfade in\b|\bfade out\b|\bcut to\b|\bint\. |\bnarrator\b/g),
  }),
]
