import { type Document, type Span, wordSpan } from '../document.ts'
import { counted, family, lexicons, rather, words, wordsWhere } from '../measure.ts'

const BIBER = 'Biber 1988, Variation across speech and writing'
const BURROWS = 'Burrows 1987, Computation into criticism'
const set = (terms: string): ReadonlySet<string> => new Set(terms.split(' '))

const BE = lexicons.add(
  "be is are was were been being am isn't aren't wasn't weren't it's he's she's they're we're you're i'm that's there's".split(
    ' ',
  ),
)
const HAVE = lexicons.add("have has had having haven't hasn't hadn't i've we've they've you've".split(' '))
const IRREGULAR = set(
  'been done gone seen known shown given taken made found told left sent brought kept held said thought lost put set built caught taught bought cut hit led met paid run read born drawn driven grown hidden written broken chosen forced hurt killed',
)
const participle = (word: string | undefined): boolean =>
  word !== undefined &&
  ((word.length > 4 && word.endsWith('ed') && !NOT_PARTICIPLES.has(word)) || IRREGULAR.has(word))
// Words in -ed and -ing that are no forms of a verb, and verbs in -ly.
const NOT_PARTICIPLES = set('indeed hundred speed breed greed exceed proceed succeed naked sacred wicked')
const NOT_ING = set(
  'during nothing something everything anything thing bring spring string sting swing morning evening ceiling sibling notwithstanding',
)
const VERBS_IN_LY = set('reply apply supply imply comply multiply')
const NOT_PLURAL = set('this always perhaps sometimes besides towards afterwards ours hers yours theirs')

/** True for "taking", not for "during" or "nothing". */
export const ingForm = (word: string | undefined): boolean =>
  word !== undefined && word.length > 4 && word.endsWith('ing') && !NOT_ING.has(word)
const adverb = (word: string | undefined): boolean =>
  word !== undefined &&
  (word.endsWith('ly') || word === 'not' || word === 'also' || word === 'never' || word === 'then')

/** Grammatical habits, found by word lists and endings (no tagger: a tagger costs ten times the reading). */
export const grammar = family('grammar', [
  words(
    {
      name: 'articles',
      high: 'Use many articles, a noun style',
      low: 'Use few articles',
      source: BURROWS,
      proxy: 'nominal style',
    },
    'the,a,an',
  ),
  rather(
    {
      name: 'a-over-the',
      high: 'Introduce things with "a"',
      low: 'Refer to things with "the"',
      source: BURROWS,
    },
    'a,an',
    'the',
  ),
  words({ name: 'of', high: 'Link nouns with "of"', low: 'Avoid "of"', source: BURROWS }, 'of'),
  words({ name: 'to', high: 'Use "to" and infinitives', low: 'Use few infinitives', source: BIBER }, 'to'),
  words(
    {
      name: 'in',
      high: 'Place things with "in", "at", "on"',
      low: 'Use few of "in", "at", "on"',
      source: BURROWS,
    },
    'in,at,on,inside,within',
  ),
  words(
    { name: 'with', high: 'Add with "with"', low: 'Avoid "with"', source: BURROWS },
    'with,along with,without',
  ),
  words({ name: 'for', high: 'Use "for"', low: 'Avoid "for"', source: BURROWS }, 'for'),
  words(
    { name: 'from-by', high: 'Use "from" and "by"', low: 'Avoid "from" and "by"', source: BURROWS },
    'from,by',
  ),
  words(
    { name: 'about', high: 'Use "about", "regarding"', low: 'Avoid "about", "regarding"', source: BURROWS },
    'about,regarding,concerning,with regard to,with respect to,in regards to',
  ),
  words(
    {
      name: 'up-out',
      high: 'Use verbs with particles ("find out", "end up")',
      low: 'Avoid verbs with particles',
      source: 'Biber et al. 1999, phrasal verbs',
    },
    'up,out,off,down,back,away,over',
  ),
  words(
    {
      name: 'through',
      high: 'Use "through", "between", "against"',
      low: 'Avoid "through", "between", "against"',
      source: BURROWS,
    },
    'through,between,among,against,across,around,throughout,behind,beyond,toward,towards,near',
  ),
  words(
    {
      name: 'is-are',
      high: 'Tell it in the present ("is", "are", "has")',
      low: 'Use few present-tense verbs',
      source: BIBER,
      proxy: 'tense',
    },
    "is,are,am,has,have,does,do,it's,isn't,aren't,he's,she's,they're,doesn't,don't,says,goes,comes,gets,takes,finds,makes,tells,wants,tries,asks,begins,starts,decides,realizes,learns,sees,knows",
  ),
  words(
    {
      name: 'was-were',
      high: 'Tell it in the past ("was", "had")',
      low: 'Use few past-tense verbs',
      source: BIBER,
      proxy: 'tense',
    },
    "was,were,had,did,wasn't,weren't,didn't,hadn't,said,went,came,got,took,found,made,told,wanted,tried,asked,began,started,decided,realized,learned,saw,knew",
  ),
  rather(
    {
      name: 'present-over-past',
      high: 'Prefer the present tense to the past',
      low: 'Prefer the past tense to the present',
      source: BIBER,
      proxy: 'tense, by auxiliaries',
    },
    'is,are,has,does,am',
    'was,were,had,did',
  ),
  counted(
    {
      name: 'passive',
      high: 'Use the passive ("was taken")',
      low: 'Write in the active voice',
      source: BIBER,
      proxy: 'a form of "be" followed by a participle',
    },
    (doc) => auxiliary(doc, BE, (word) => word !== 'been' && participle(word)),
  ),
  counted(
    {
      name: 'perfect',
      high: 'Use the perfect ("has taken")',
      low: 'Avoid the perfect',
      source: BIBER,
      proxy: 'a form of "have" followed by a participle',
    },
    (doc) => auxiliary(doc, HAVE, participle),
  ),
  counted(
    {
      name: 'progressive',
      high: 'Use "is doing" forms',
      low: 'Avoid "is doing" forms',
      source: BIBER,
      proxy: 'a form of "be" followed by -ing',
    },
    (doc) => auxiliary(doc, BE, ingForm),
  ),
  wordsWhere(
    { name: 'ing-words', high: 'Use many words in -ing', low: 'Use few words in -ing', source: BIBER },
    (word) => word.length > 4 && word.endsWith('ing'),
  ),
  wordsWhere(
    { name: 'ed-words', high: 'Use many words in -ed', low: 'Use few words in -ed', source: BIBER },
    (word) => word.length > 3 && word.endsWith('ed'),
  ),
  wordsWhere(
    {
      name: 's-words',
      high: 'Use many plurals and -s verbs',
      low: 'Use few plurals and -s verbs',
      source: 'Abbasi and Chen 2008',
      proxy: 'plurals and present-tense verbs',
    },
    (word) =>
      word.length > 3 &&
      word.endsWith('s') &&
      !word.endsWith('ss') &&
      !word.endsWith("'s") &&
      !word.endsWith('us') &&
      !NOT_PLURAL.has(word),
  ),
  counted(
    {
      name: 'split-infinitives',
      high: 'Put adverbs between "to" and the verb',
      low: 'Do not split infinitives',
      source: BIBER,
    },
    splitInfinitives,
  ),
  words(
    {
      name: 'existential-there',
      high: 'Say "there is", "there are"',
      low: 'Avoid "there is", "there are"',
      source: BIBER,
    },
    "there is,there are,there was,there were,there's,there has,there have,there will",
  ),
  words(
    { name: 'do', high: 'Use "do", "did"', low: 'Avoid "do", "did"', source: BIBER },
    "do,does,did,done,doing,don't,doesn't,didn't",
  ),
  words(
    { name: 'being', high: 'Use "being" and "been"', low: 'Avoid "being" and "been"', source: BIBER },
    'being,been',
  ),
  words(
    {
      name: 'all-every',
      high: 'Speak of "all" and "every"',
      low: 'Avoid "all" and "every"',
      source: BURROWS,
    },
    'all,every,each,any,whole,entire,always',
  ),
  words(
    {
      name: 'some-several',
      high: 'Speak of "some", "several"',
      low: 'Avoid "some", "several"',
      source: BURROWS,
    },
    'some,several,few,a few,certain,various,many,much,a lot,lots,multiple,a number of',
  ),
  words(
    {
      name: 'other-own',
      high: 'Use "other", "own", "another"',
      low: 'Avoid "other", "own", "another"',
      source: BURROWS,
    },
    'other,others,another,own,such,same',
  ),
  words(
    { name: 'saying', high: 'Report what people say', low: 'Report little speech', source: BIBER },
    'say,says,said,tell,tells,told,ask,asks,asked,explain,explains,explained,state,states,stated,mention,mentions,mentioned,reply,replies,replied,claim,claims,claimed,suggest,suggests,suggested,inform,informs,informed,reveal,reveals,revealed',
  ),
  words(
    {
      name: 'trying',
      high: 'Say what people try, want and decide',
      low: 'Avoid "try", "want", "decide"',
      source: BIBER,
    },
    'try,tries,tried,trying,want,wants,wanted,wanting,decide,decides,decided,attempt,attempts,attempted,manage,manages,managed,plan,plans,planned,intend,intends,continue,continues,continued',
  ),
  words(
    {
      name: 'seeing',
      high: 'Say what people see, find, realise',
      low: 'Avoid "see", "find", "realise"',
      source: BIBER,
    },
    'see,sees,saw,seen,find,finds,found,realize,realizes,realized,realise,realises,realised,notice,notices,noticed,discover,discovers,discovered,learn,learns,learned,know,knows,knew,remember,remembers,remembered',
  ),
  words(
    {
      name: 'here-there-now',
      high: 'Use "here", "there", "now"',
      low: 'Avoid "here", "there", "now"',
      source: BIBER,
    },
    'here,there,now,today,then,somewhere,anywhere,everywhere',
  ),
  words(
    {
      name: 'named-roles',
      high: 'Name roles ("the man", "the author")',
      low: 'Avoid "the man", "the author"',
      source: 'Corpus practice; compare the person words of LIWC, Pennebaker et al. 2015',
    },
    'man,woman,men,women,author,narrator,character,characters,story,protagonist,reader,guy,girl,boy,captain,main character,the story',
  ),
])

const TO = lexicons.add(['to'])

function splitInfinitives(doc: Document): Span[] {
  const spans: Span[] = []
  const hits = doc.hits[TO]!
  for (let h = 0; h < hits.length; h += 2) {
    const next = doc.words[hits[h]! + 1]
    if (next !== undefined && next.length > 4 && next.endsWith('ly') && !VERBS_IN_LY.has(next))
      spans.push(wordSpan(doc, hits[h]!, hits[h]! + 2))
  }
  return spans
}

/** A form of an auxiliary and the verb after it, an adverb between them or not, in one sentence. */
function auxiliary(doc: Document, forms: number, verb: (word: string | undefined) => boolean): Span[] {
  const spans: Span[] = []
  const hits = doc.hits[forms]!
  let s = 0
  for (let h = 0; h < hits.length; h += 2) {
    const i = hits[h]!
    while (doc.sentences[s + 1]! <= i) s++
    const past = i + (adverb(doc.words[i + 1]) ? 3 : 2)
    if (past <= doc.sentences[s + 1]! && verb(doc.words[past - 1])) spans.push(wordSpan(doc, i, past))
  }
  return spans
}
