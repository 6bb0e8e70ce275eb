import { family, lexicons, rather, sentencesWhere, words } from '../measure.ts'
import { ingForm } from './grammar.ts'
import { adverbInLy } from './register.ts'

const HALLIDAY = 'Halliday and Hasan 1976, Cohesion in English'
const BIBER = 'Biber 1988, Variation across speech and writing'
const MOSTELLER = 'Mosteller and Wallace 1964, Inference and disputed authorship'
const set = (terms: string): ReadonlySet<string> => new Set(terms.split(' '))

const IN_ORDER_TO = lexicons.add(['in order to'])
const TO = lexicons.add(['to'])
const PRONOUNS = set("he she they it we i you this that these those he's she's it's they're")
const TIME = set(
  'then next later after afterwards finally eventually meanwhile soon when while during once before first second now suddenly',
)
const PREPOSITIONS = set(
  'in on at with for from by to of as despite upon within through throughout during without under over',
)
const SUBORDINATORS = set(
  'when while after before although though because since if as once until whereas unless',
)
const CONJUNCTIONS = set('and but so or yet because nor')

/** How clauses and sentences hang together. Choices between two ways of saying the same are shares. */
export const connectives = family('connectives', [
  words({ name: 'and', high: 'Join with "and"', low: 'Avoid joining with "and"', source: MOSTELLER }, 'and'),
  words({ name: 'but', high: 'Contrast with "but"', low: 'Avoid "but"', source: MOSTELLER }, 'but,yet'),
  words(
    { name: 'however', high: 'Contrast with "however"', low: 'Avoid "however"', source: HALLIDAY },
    'however,nevertheless,nonetheless,still,on the other hand,instead,rather than,in contrast,conversely',
  ),
  words(
    {
      name: 'although',
      high: 'Concede with "although", "despite"',
      low: 'Avoid "although", "despite"',
      source: BIBER,
    },
    'although,though,even though,despite,in spite of,even if,regardless,regardless of',
  ),
  words(
    {
      name: 'because',
      high: 'Give reasons with "because", "since"',
      low: 'Avoid "because", "since"',
      source: BIBER,
    },
    'because,since,as a result of,due to,because of,given that,owing to,for this reason',
  ),
  words(
    {
      name: 'therefore',
      high: 'Draw conclusions with "therefore", "thus"',
      low: 'Avoid "therefore", "thus"',
      source: HALLIDAY,
    },
    'therefore,thus,hence,consequently,as a result,accordingly,for this reason,thereby',
  ),
  words(
    {
      name: 'so-that',
      high: 'Say what things are for ("so that", "in order to")',
      low: 'Avoid "so that", "in order to"',
      source: BIBER,
    },
    'so that,in order to,so as to,in an effort to,in hopes of,for the purpose of',
  ),
  words(
    { name: 'also', high: 'Add with "also"', low: 'Avoid "also"', source: HALLIDAY },
    'also,too,as well,as well as',
  ),
  words(
    {
      name: 'furthermore',
      high: 'Add with "furthermore", "in addition"',
      low: 'Avoid "furthermore", "in addition"',
      source: HALLIDAY,
    },
    'furthermore,moreover,additionally,in addition,in addition to,besides,along with,not only,what is more',
  ),
  words(
    { name: 'examples', high: 'Give examples', low: 'Give no examples', source: 'Hyland 2005, code glosses' },
    'for example,for instance,such as,e g,including,like when,namely,in particular,specifically',
  ),
  words(
    {
      name: 'in-other-words',
      high: 'Say it again in other words',
      low: 'Say it once',
      source: 'Hyland 2005, code glosses',
    },
    'in other words,that is,i e,meaning,which means,this means,put differently,to put it',
  ),
  words(
    {
      name: 'overall',
      high: 'Sum up at the end',
      low: 'Do not sum up',
      source: 'Hyland 2005, frame markers',
    },
    'overall,in conclusion,in summary,to sum up,in the end,ultimately,all in all,to conclude,in short,finally,at the end of',
  ),
  words(
    {
      name: 'when-while',
      high: 'Tie events with "when", "while", "as"',
      low: 'Avoid "when", "while"',
      source: BIBER,
    },
    'when,while,whenever,whilst,as soon as,until,once,as he,as she,as they,as the',
  ),
  words(
    {
      name: 'then',
      high: 'Tell events in order ("then", "after")',
      low: 'Avoid "then", "after"',
      source: HALLIDAY,
    },
    'then,after,afterwards,later,next,before,eventually,soon,finally,first,subsequently,following,thereafter,at first',
  ),
  words(
    {
      name: 'if',
      high: 'Set conditions with "if", "unless"',
      low: 'Avoid "if", "unless"',
      source: `${BIBER}; PLUME`,
    },
    'if,unless,whether,provided that,as long as,in case,otherwise,assuming',
  ),
  words(
    { name: 'which', high: 'Add clauses with "which"', low: 'Avoid clauses with "which"', source: BIBER },
    'which,in which,of which',
  ),
  words(
    { name: 'who', high: 'Add clauses with "who"', low: 'Avoid clauses with "who"', source: BIBER },
    'who,whom,whose,who is,who was,who has',
  ),
  words({ name: 'that', high: 'Keep "that" in clauses', low: 'Leave out "that"', source: BIBER }, 'that'),
  words(
    {
      name: 'what-how',
      high: 'Use clauses with "what", "how", "where", "why"',
      low: 'Avoid clauses with "what", "how", "why"',
      source: BIBER,
    },
    'what,how,where,why,whatever,wherever',
  ),
  words(
    {
      name: 'or',
      high: 'Offer alternatives with "or"',
      low: 'Avoid alternatives with "or"',
      source: MOSTELLER,
    },
    'or,either,alternatively,otherwise',
  ),
  words(
    { name: 'both', high: 'Pair with "both … and", "not only"', low: 'Avoid "both … and"', source: BIBER },
    'both,not only,as well as,neither,either',
  ),
  words({ name: 'as', high: 'Use "as"', low: 'Avoid "as"', source: MOSTELLER }, 'as'),
  words(
    {
      name: 'comparison',
      high: 'Compare ("more", "than", "less")',
      low: 'Make few comparisons',
      source: BIBER,
    },
    'than,more,less,most,least,better,worse,same,similar,different,similarly,likewise,compared to,compared with',
  ),
  rather(
    {
      name: 'due-to-over-because',
      high: 'Say "due to" rather than "because"',
      low: 'Say "because" rather than "due to"',
      source: MOSTELLER,
    },
    'due to,as a result of,owing to',
    'because,because of',
  ),
  rather(
    {
      name: 'since-over-because',
      high: 'Say "since" or "as" rather than "because"',
      low: 'Say "because" rather than "since"',
      source: MOSTELLER,
    },
    'since',
    'because',
  ),
  rather(
    {
      name: 'however-over-but',
      high: 'Say "however" rather than "but"',
      low: 'Say "but" rather than "however"',
      source: MOSTELLER,
    },
    'however',
    'but',
  ),
  rather(
    {
      name: 'although-over-but',
      high: 'Say "although" rather than "but"',
      low: 'Say "but" rather than "although"',
      source: MOSTELLER,
    },
    'although,though,even though',
    'but',
  ),
  rather(
    {
      name: 'while-over-when',
      high: 'Say "while" or "as" rather than "when"',
      low: 'Say "when" rather than "while"',
      source: MOSTELLER,
    },
    'while,whilst',
    'when',
  ),
  rather(
    {
      name: 'also-over-too',
      high: 'Say "also" rather than "too", "as well"',
      low: 'Say "too", "as well" rather than "also"',
      source: MOSTELLER,
    },
    'also',
    'too,as well',
  ),
  rather(
    {
      name: 'that-over-which',
      high: 'Say "that" rather than "which"',
      low: 'Say "which" rather than "that"',
      source: MOSTELLER,
    },
    'that',
    'which',
  ),
  rather(
    {
      name: 'upon-over-on',
      high: 'Say "upon" rather than "on"',
      low: 'Say "on" rather than "upon"',
      source: MOSTELLER,
    },
    'upon',
    'on',
  ),
  {
    ...rather(
      { name: 'in-order-to-over-to', high: 'Say "in order to"', low: 'Say plain "to"', source: MOSTELLER },
      'in order to',
      'to',
    ),
    // Every "in order to" holds a "to", which must not count against it.
    value: (doc) => (doc.hits[IN_ORDER_TO]!.length + 1) / (doc.hits[TO]!.length + 2),
  },
  rather(
    {
      name: 'onto-into',
      high: 'Say "into", "onto", "towards"',
      low: 'Say plain "in", "on", "to"',
      source: MOSTELLER,
    },
    'into,onto,towards,toward',
    'in,on,to',
  ),
  rather(
    {
      name: 'many-over-a-lot',
      high: 'Say "many", "much" rather than "a lot"',
      low: 'Say "a lot" rather than "many"',
      source: MOSTELLER,
    },
    'many,much,numerous',
    'a lot,lots',
  ),
  rather(
    {
      name: 'able-to-over-can',
      high: 'Say "able to" rather than "can"',
      low: 'Say "can" rather than "able to"',
      source: MOSTELLER,
    },
    'able to',
    'can,could',
  ),
  rather(
    {
      name: 'start-over-begin',
      high: 'Say "start" rather than "begin"',
      low: 'Say "begin" rather than "start"',
      source: MOSTELLER,
    },
    'start,starts,started,starting',
    'begin,begins,began,begun,beginning',
  ),
  rather(
    {
      name: 'get-over-become',
      high: 'Say "get", "got"',
      low: 'Say "become", "receive" rather than "get"',
      source: MOSTELLER,
    },
    'get,gets,got,getting,gotten',
    'become,becomes,became,becoming,receive,receives,received,obtain,obtained',
  ),
  rather(
    {
      name: 'want-over-wish',
      high: 'Say "want"',
      low: 'Say "would like", "wish", "desire"',
      source: MOSTELLER,
    },
    'want,wants,wanted',
    'would like,wish,wishes,desire,desires',
  ),
  sentencesWhere(
    {
      name: 'conjunction-openings',
      high: 'Begin sentences with "and", "but", "so"',
      low: 'Do not begin sentences with "and", "but", "so"',
      source: HALLIDAY,
    },
    (doc, first) => CONJUNCTIONS.has(doc.words[first]!),
  ),
  sentencesWhere(
    {
      name: 'pronoun-openings',
      high: 'Begin sentences with a pronoun',
      low: 'Begin sentences with a name or noun',
      source: HALLIDAY,
    },
    (doc, first) => PRONOUNS.has(doc.words[first]!),
  ),
  sentencesWhere(
    {
      name: 'article-openings',
      high: 'Begin sentences with "the" or "a"',
      low: 'Seldom begin sentences with "the" or "a"',
      source: HALLIDAY,
    },
    (doc, first) => doc.words[first] === 'the' || doc.words[first] === 'a' || doc.words[first] === 'an',
  ),
  sentencesWhere(
    {
      name: 'time-openings',
      high: 'Begin sentences with a time ("then", "after")',
      low: 'Seldom begin sentences with a time',
      source: HALLIDAY,
    },
    (doc, first) => TIME.has(doc.words[first]!),
  ),
  sentencesWhere(
    {
      name: 'preposition-openings',
      high: 'Begin sentences with a preposition ("in", "with")',
      low: 'Seldom begin sentences with a preposition',
      source: HALLIDAY,
    },
    (doc, first) => PREPOSITIONS.has(doc.words[first]!),
  ),
  sentencesWhere(
    {
      name: 'subordinate-openings',
      high: 'Begin sentences with a side clause ("when", "although")',
      low: 'Seldom begin sentences with a side clause',
      source: BIBER,
    },
    (doc, first) => SUBORDINATORS.has(doc.words[first]!),
  ),
  sentencesWhere(
    {
      name: 'adverb-openings',
      high: 'Begin sentences with an adverb ("unfortunately", "initially")',
      low: 'Seldom begin sentences with an adverb',
      source: BIBER,
    },
    (doc, first) => adverbInLy(doc.words[first]!),
  ),
  sentencesWhere(
    {
      name: 'ing-openings',
      high: 'Begin sentences with "-ing"',
      low: 'Seldom begin sentences with "-ing"',
      source: BIBER,
    },
    (doc, first) => ingForm(doc.words[first]),
  ),
  sentencesWhere(
    {
      name: 'there-openings',
      high: 'Begin sentences with "there is", "it is"',
      low: 'Seldom begin sentences with "there is", "it is"',
      source: BIBER,
    },
    (doc, first) =>
      doc.words[first] === 'there' ||
      doc.words[first]!.startsWith("there'") ||
      doc.words[first] === "it's" ||
      (doc.words[first] === 'it' && (doc.words[first + 1] === 'is' || doc.words[first + 1] === 'was')),
  ),
])
