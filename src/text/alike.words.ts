import { stem } from './stem.ts'

/** What a word or phrase of style talk means: a subject, and which end of it where it has two. */
export interface Meaning {
  readonly subject: string
  readonly sign: 1 | -1
  /** True where the subject is a scale ("formal" to "informal"), false where it is a thing one uses or not. */
  readonly scale: boolean
}

/** Scales: words of the one end, then of the other. */
const SCALES = `
length: long, lengthy, extended, longer, wordy, wordier, verbose, long winded, drawn out, verbosity, sprawling / short, brief, concise, terse, succinct, shorter, briefer, compact, to the point, punchy, crisp, snappy, condensed, brevity, clipped, laconic, pithy, concision, conciseness, shortness, trim, economical, tight
formality: formal, professional, businesslike, official, formality, professionalism / informal, casual, conversational, colloquial, chatty, relaxed, laid back, informality, everyday, down to earth
humour: funny, humorous, humor, humour, witty, joke, playful, comedic, wit, amusing, lighthearted, light hearted, comic, playfulness, pun / serious, solemn, earnest, grave, sober, seriousness
warmth: warm, friendly, friendlier, warmer, cordial, kind, personable, affectionate, welcoming, warmth, friendliness, amicable / cold, distant, detached, aloof, impersonal, unfriendly, coldness
complexity: complex, complicated, intricate, convoluted, elaborate, complexity, sophisticated / simple, simpler, straightforward, uncomplicated, easy, basic, accessible, simplicity, plain, easy to understand
directness: direct, blunt, frank, candid, forthright, directness, straight to the point / indirect, roundabout, evasive, circuitous
politeness: polite, courteous, respectful, politeness, courtesy, civil / rude, impolite, brusque, curt, disrespectful
confidence: confident, assertive, certain, decisive, confidence, authoritative / tentative, hesitant, cautious, uncertain, unsure, hedge, hedging, hedged, caveat, qualifier
energy: enthusiastic, excited, energetic, lively, exuberant, enthusiasm, excitement, animated / calm, restrained, subdued, measured, muted, reserved, understated, low key
mood: positive, optimistic, cheerful, upbeat, hopeful, optimism, positivity / negative, pessimistic, gloomy, bleak, downbeat, dark, pessimism
detail: detailed, thorough, in depth, comprehensive, exhaustive, detail, depth, thoroughness / high level, superficial, cursory, minimal detail
precision: concrete, specific, tangible, precise, exact, specificity / abstract, vague, generic, imprecise
emotion: emotional, passionate, heartfelt, sentimental, emotion, feeling, emotive / unemotional, neutral, objective, dispassionate, matter of fact, impartial, objectivity, unbiased
voice: active voice, active, active verb / passive voice, passive, passive construction
figures: figurative, metaphor, simile, analogy, figurative language, metaphorical / literal, literally
ornament: flowery, ornate, poetic, lyrical, lush, flowery language, embellished, decorated / spare, sparse, unadorned, minimalist, pared down, minimalistic
order: structured, organized, organised, orderly, structure, organization, well structured, well organized / unstructured, disorganized, rambling, free form, meandering
variety: varied, variety, vary, diverse / repetitive, monotonous, repetition, repeat, repeated
age: modern, contemporary, current / archaic, old fashioned, antiquated, dated
flow: flowing, smooth, fluid, flow / choppy, staccato, abrupt, fragmented
novelty: creative, imaginative, original, inventive, creativity, unconventional / conventional, cliche, clichéd, cliched, formulaic, predictable, hackneyed
humility: humble, modest, self deprecating, humility / boastful, arrogant, self promoting, bragging
tense: past tense, past, in the past / present tense, present
urgency: urgent, urgency, pressing / unhurried, leisurely, patient`

/** Things a text has or has not. */
const THINGS = `
sentence: sentence
paragraph: paragraph
word: word, vocabulary, diction
line: line
emoji: emoji, emojis, emoticon, smiley, smiley face
exclamation: exclamation mark, exclamation point, exclamation
rhetorical: rhetorical question
question: question, question mark
bullet: bullet point, bullet, bulleted list, bullet list, bulleted
numbered: numbered list, numbered step, ordered list, step by step
list: list
heading: heading, header, subheading, section title
bold: bold, bold text, boldface, bolded
italic: italic, italics, italicize
contraction: contraction, contracted form
slang: slang, colloquialism, slang term
jargon: jargon, technical term, technical language, buzzword, technical jargon, specialist term, terminology, technical vocabulary
abbreviation: abbreviation, acronym, shorthand
greeting: greeting, salutation, hello, opening greeting
thanks: thank, thanks, gratitude, appreciation, thank you
apology: apology, apologize, apologise, sorry
dialogue: dialogue, dialog, direct speech
quotation: quotation, quote, quotation mark
example: example, illustration, instance
number: statistic, number, figure, data
source: citation, cite, reference, source, footnote
link: link, url, hyperlink
dash: em dash, dash, long dash
semicolon: semicolon, semi colon
ellipsis: ellipsis, ellipses, dot dot dot, trailing dot
comma: comma
oxford: oxford comma, serial comma
parenthesis: parenthesis, parentheses, bracket, parenthetical, aside
capitals: all caps, capital letter, uppercase, upper case, capital, block capital
lowercase: lowercase, lower case, small letter
firstname: first name
name: name
story: anecdote, story, personal experience, personal anecdote, personal story
summary: summary, recap, tldr, conclusion, summarize, summarise, takeaway
introduction: introduction, preamble, intro, introductory
swearing: profanity, swear word, swearing, curse word, swear, expletive, curse, vulgar language
adjective: adjective
adverb: adverb
hashtag: hashtag
markdown: markdown
table: table
code: code
alliteration: alliteration
rhyme: rhyme, rhyming
sarcasm: sarcasm, irony, sarcastic, ironic
filler: filler, filler word, fluff, padding
intensifier: intensifier
idiom: idiom, idiomatic expression, idiomatic
imagery: imagery, sensory detail, vivid, vivid description, descriptive, sensory
firstperson: first person, first person pronoun, first person perspective
secondperson: second person, address the reader, address the reader directly, speak to the reader
thirdperson: third person
british: british spelling, british english
american: american spelling, american english
start: open, opening, start, begin, beginning, starts
end: end, close, closing, conclude, ending, finish, sign off, signoff, closing line, valediction, farewell, goodbye, complimentary close`

/** Words that say nothing about which preference it is. */
const STOP = `a an the this that their his her its they he she it them to of in on at with for by as from into and or
  but ; . is are be was been being has have had do does did can may will would should that which who when where while use
  using used write writing writer prefer preference like love enjoy favor favour want keep maintain make employ include add
  adopt choose opt incorporate feature apply tend rely aim ensure try stay remain go get let put give
  text tone style language manner approach voice piece content prose message response reply answer output way
  feel mode term kind form format phrase expression phrasing wording very quite rather more most much many lot lots of
  often frequently usually always generally typically mostly sometimes consistently regularly occasionally plenty
  heavily strong strongly clearly highly overall throughout also both all any some other each every thing such so
  you your user person reader's i my me leave`

const NEGATIVE = `avoid avoids never no not without less fewer rarely seldom drop omit skip dislike hate minimize minimise
  limit reduce eliminate remove refrain steer exclude cut hardly sparingly sparing against stop don't doesn't dont
  isn't aren't nor neither eschew shun forgo little few lack free resist`

/** Verbs that begin a new wish, so that "avoid" before them no longer counts. */
const POSITIVE = `use write prefer like love enjoy favor favour want keep maintain employ include add adopt choose
  incorporate start begin open end close`

const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/).map(stem))

export const STOPS: ReadonlySet<string> = list(STOP)
export const NEGATIONS: ReadonlySet<string> = list(NEGATIVE)
export const WISHES: ReadonlySet<string> = list(POSITIVE)

/** By stems with a space between. */
export const MEANINGS: ReadonlyMap<string, Meaning> = new Map([
  ...entries(SCALES, true),
  ...entries(THINGS, false),
])

function* entries(table: string, scale: boolean): Iterable<[string, Meaning]> {
  for (const row of table.trim().split('\n')) {
    const [subject, terms] = row.split(': ') as [string, string]
    for (const [end, side] of terms.split(' / ').entries())
      for (const term of side.split(', '))
        yield [term.split(' ').map(stem).join(' '), { subject, sign: end === 0 ? 1 : -1, scale }]
  }
}
