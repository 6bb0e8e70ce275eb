/** A wish whose subject is known, so that two ways of saying it meet and opposites contradict. */
export interface Topic {
  readonly about: string
  readonly stance: string
  /** The kind of text named in it: "short emails" is about emails. */
  readonly task?: string
}

const LANGUAGES =
  'arabic|bengali|bulgarian|catalan|chinese|croatian|czech|danish|dutch|english|estonian|finnish|french|german|greek|hebrew|hindi|hungarian|indonesian|irish|italian|japanese|korean|latvian|lithuanian|malay|mandarin|norwegian|persian|polish|portuguese|romanian|russian|serbian|slovak|slovenian|spanish|swahili|swedish|tamil|thai|turkish|ukrainian|urdu|vietnamese|welsh'

/**
 * Things a text can have: [about, stance of having them, their names]. Where a style measure is about the same,
 * `about` is that measure's name: then what is said and what is done meet, and behaviour tests the wish.
 */
const THINGS: readonly (readonly [about: string, stance: string, names: string])[] = [
  ['emoji', 'more', 'emojis?|emoticons?|smileys?|smiley faces'],
  ['bullet-points', 'more', 'bullets?|bullet[- ]?points?|bullet(?:ed)? lists?|lists'],
  ['bullet-points', 'less', '(?:flowing |plain )?prose|(?:full |whole )?paragraphs'],
  ['headings', 'more', '(?:section )?(?:headings?|headers?|subheadings?|subheads?)|section titles'],
  ['tables', 'more', 'tables?'],
  ['bold', 'more', 'bold(?: text| type|ed words)?|boldface'],
  ['markdown', 'more', 'markdown(?: formatting)?'],
  ['exclamation-marks', 'more', 'exclamation (?:marks?|points?)|exclamations'],
  [
    'question-marks',
    'more',
    '(?:follow[- ]?up|closing|rhetorical|clarifying) questions|questions at the end',
  ],
  ['emDash', 'more', 'em[- ]?dash(?:es)?|long dashes'],
  ['capitals', 'more', 'all[- ]caps|capital letters|capitals'],
  ['examples', 'more', '(?:concrete |real[- ]?(?:life|world) |worked )?examples?'],
  [
    'citations',
    'more',
    '(?:(?:the |your )?sources?|references?|citations?|footnotes?)(?: for (?:your )?(?:claims|statements|facts))?',
  ],
  ['code', 'more', 'code(?: examples?| snippets?| samples?| blocks?)?'],
  ['steps', 'more', '(?:numbered )?steps|step[- ]by[- ]step (?:instructions|explanations|answers|guides?)'],
  ['hedging', 'more', 'hedging|hedges|caveats|disclaimers|qualifiers|weasel words'],
  [
    'jargon',
    'more',
    '(?:technical |corporate |legal )?jargon|buzzwords?|technical (?:terms|language)|legalese|acronyms',
  ],
  [
    'jargon',
    'less',
    "(?:plain|simple|everyday) (?:english|language|words|terms)|layman's terms|(?:in )?plain english",
  ],
  ['humour', 'more', 'jokes?|humou?r|puns?|wit|sarcasm'],
  ['greeting', 'more', 'greetings?|salutations?|pleasantries|small talk'],
  ['sign-off', 'more', 'sign[- ]?offs?|closing lines?|closings?|valedictions?'],
  ['firstName', 'more', 'first names?'],
  ['contractions', 'more', 'contractions'],
  ['passive', 'more', '(?:the )?passive(?: voice)?'],
  ['passive', 'less', '(?:the )?active voice'],
  ['detail', 'more', 'details?|depth|background|context|explanation'],
  ['words', 'more', 'filler|padding|fluff|waffle|long[- ]windedness|verbosity|preamble|walls? of text|words'],
  ['words', 'less', 'brevity|concision|conciseness|one[- ]liners'],
  ['repetition', 'more', 'repetitions?|repeating (?:yourself|my (?:question|words))'],
  ['flattery', 'more', 'flattery|compliments|praise|sycophancy'],
  ['apology', 'more', 'apologies|apologi[sz]ing'],
  ['summary', 'more', '(?:tl;?dr|summar(?:y|ies))(?: at the (?:end|top|start|beginning))?'],
  ['analogies', 'more', 'analog(?:y|ies)|metaphors?|similes?'],
  ['cliches', 'more', 'clich[eé]s?'],
  ['slang', 'more', 'slang|swearing|profanity|swear words'],
  ['formality', 'formal', 'formality'],
  ['units', 'metric', '(?:the )?metric(?: units?| system| measurements?)?|kilomet(?:re|er)s|kilograms'],
  ['units', 'imperial', '(?:the )?imperial(?: units?| system| measurements?)?|miles|pounds and ounces'],
  ['temperature', 'celsius', '(?:degrees )?celsius'],
  ['temperature', 'fahrenheit', '(?:degrees )?fahrenheit'],
  ['time', '24-hour', '(?:the )?24[- ]hour (?:clock|times?|format)'],
  ['time', '12-hour', '(?:the )?12[- ]hour (?:clock|times?|format)'],
  ['spelling', 'british', '(?:british|uk) (?:english|spellings?)'],
  ['spelling', 'american', '(?:american|us) (?:english|spellings?)'],
]

/** Qualities of a text: [about, stance, words]. They count only where a text is named or nothing else is. */
const QUALITIES: readonly (readonly [about: string, stance: string, words: string])[] = [
  [
    'words',
    'less',
    'short(?:er)?|brief(?:er|ly)?|concise(?:ly)?|terse|succinct(?:ly)?|compact|to the point|(?:under|below|within|at most|max(?:imum)?|no more than|less than|fewer than|not more than|up to) (?:\\d+|one|two|three|four|five|six|ten|twenty|fifty|a hundred) (?:words?|sentences?|lines?|paragraphs?|characters)|(?:\\d+|one|two|three|four|five) (?:words?|sentences?|lines?|paragraphs?)(?: or (?:less|fewer)| max(?:imum)?| at most| tops)',
  ],
  ['words', 'more', 'long(?:er)?|lengthy|wordy|verbose|rambling|long[- ]winded'],
  [
    'detail',
    'more',
    'detailed|thorough(?:ly)?|comprehensive|in[- ]depth|exhaustive|in (?:more |great )?detail',
  ],
  ['detail', 'less', 'high[- ]level|superficial|vague'],
  ['formality', 'formal', 'formal(?:ly)?|professional(?:ly)?|businesslike'],
  [
    'formality',
    'casual',
    'casual(?:ly)?|informal(?:ly)?|relaxed|conversational|chatty|colloquial|laid[- ]back',
  ],
  ['jargon', 'less', 'simple|simpler|plain|jargon[- ]free|non[- ]technical'],
  ['jargon', 'more', 'technical|academic'],
  ['warmth', 'more', 'friendly|friendlier|warm(?:er)?|kind(?:er)?|polite(?:r)?'],
  ['directness', 'more', 'direct(?:ly)?|blunt|straightforward|straight to the point|frank'],
  ['humour', 'more', 'funny|funnier|humorous|playful|witty'],
  ['humour', 'less', 'serious'],
  ['steps', 'more', 'step[- ]by[- ]step'],
  ['sentence-length', 'less', 'short(?:er)? sentences'],
  ['sentence-length', 'more', 'long(?:er)? sentences|run[- ]on sentences'],
  ['paragraphLength', 'less', 'short(?:er)? paragraphs'],
  ['paragraphLength', 'more', 'long(?:er)? paragraphs'],
]

/** Kinds of text a wish can be kept to. */
const TASKS =
  'e-?mails?|summar(?:y|ies)|reports?|letters?|messages?|essays?|articles?|blog posts?|commit messages?|code reviews?|tweets?|posts?|recipes?|translations?|presentations?|slides|documentation|docs|memos?|newsletters?|explanations?|product descriptions?|meeting notes|stories'
const TEXTS = `(?:(?:my|your|the|all|any|work|weekly|daily|future|other) )*(?:it|them|things|this|answers?|repl(?:y|ies)|responses?|explanations?|texts?|writing|outputs?|tone|language|style|everything|${TASKS})`

const FLIPPED: Readonly<Record<string, string>> = {
  more: 'less',
  less: 'more',
  metric: 'imperial',
  imperial: 'metric',
  formal: 'casual',
  casual: 'formal',
  celsius: 'fahrenheit',
  fahrenheit: 'celsius',
  '24-hour': '12-hour',
  '12-hour': '24-hour',
  british: 'american',
  american: 'british',
}

const full = (source: string): RegExp => new RegExp(`^(?:${source})$`)
const things = THINGS.map(([about, stance, names]) => [about, stance, full(names)] as const)
const qualities = QUALITIES.map(
  ([about, stance, words]) =>
    [
      about,
      stance,
      full(
        `(?:(?<subject>${TEXTS}) )?(?:that are |to be |be |being |are |is )?(?:${words})(?: and (?:${words}))?(?: (?:in )?(?<noun>${TEXTS}))?`,
      ),
    ] as const,
)
const language = full(
  `(?:(?:my|your|all) )?(?:(?:answers?|replies|responses|explanations) )?(?:in )?(?:${LANGUAGES})`,
)
const spoken = new RegExp(LANGUAGES)
const task = new RegExp(`\\b(?:${TASKS})$`)

const LEADING =
  /^(?:(?:to )?(?:use|see|get|have|receive|include|add|read|give me|be given|hear)|using|seeing|getting|having|receiving|including|adding|reading|it when (?:you|people|answers) (?:use|add|include|give)|when (?:you|people|answers) (?:use|add|include|give)|(?:the )?(?:over|excessive )?use of|any|all|some|too many|too much|so many|so much|such|lots of|a lot of|plenty of|many|much|most|a few|a bit|a little|a lot|way|very|really|overly|too|more|your|my|the|a|an|those|these|excessive|unnecessary|kept|in|with|of|it|them|things|everything)\s+(?=\S)/
const FEWER = /^(?:no|fewer|less|without|not|zero)\s+(?:more )?(?=\S)/
const TRAILING =
  /[\s,]+(?:please|pls|plz|thanks|thank you|at all|any ?more|ever|by default|always|from now on|going forward|in general|whatsoever|with me|to me|for me|if possible|everywhere|when possible|every time|in (?:all )?(?:my|your|the|any|future)? ?(?:answers|replies|responses|output|writing|texts?))$/

/** The topic of a wish's object, if it is one of the known; sign -1 means that the person wants it less. */
export function topicOf(object: string, sign: 1 | -1): Topic | undefined {
  let text = object
    .toLowerCase()
    .replace(/[^\w\s;',-éü]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (text.length > 120) return undefined
  let polarity: number = sign
  for (let i = 0; i < 8; i++) {
    const known = lookup(text)
    if (known) return polarity > 0 ? known : { ...known, stance: flipped(known.stance) }
    const shorter = text.replace(TRAILING, '').replace(SCOPED, '')
    if (shorter !== text) text = shorter
    else if (FEWER.test(text)) {
      polarity = -polarity
      text = text.replace(FEWER, '')
    } else if (LEADING.test(text)) text = text.replace(LEADING, '')
    else return undefined
  }
  return undefined
}

const flipped = (stance: string): string =>
  FLIPPED[stance] ?? (stance.startsWith('not ') ? stance.slice(4) : `not ${stance}`)

function lookup(text: string): Topic | undefined {
  for (const [about, stance, pattern] of things) if (pattern.test(text)) return { about, stance }
  for (const [about, stance, pattern] of qualities) {
    const noun = pattern.exec(text)
    if (noun) return { about, stance, ...taskNamed(noun.groups?.noun ?? noun.groups?.subject ?? text) }
  }
  if (language.test(text)) return { about: 'language', stance: spoken.exec(text)![0] }
  return undefined
}

const taskNamed = (text: string): { task?: string } => {
  const named = task.exec(text)?.[0]
  return named === undefined ? {} : { task: singular(named) }
}

/** A phrase that keeps a wish to one kind of text, at the end of it or before it. */
const SCOPED = new RegExp(
  `[\\s,]+(?:in|for|on|when(?:ever)?|while)\\s+(?:(?:my|your|the|all|any|work|you|i|are|writing|write|we|an?|it comes to)\\s+){0,4}(?:${TASKS}|summari[sz](?:e|ing)(?: \\w+){0,2}|translat(?:e|ing)(?: \\w+){0,2}|explain(?:ing)?(?: \\w+){0,2})$`,
)
const NAMED = new RegExp(
  `(?:^|[\\s,])(?:in|for|on|when(?:ever)?|while)\\s+(?:(?:my|your|the|all|any|work|you|i|are|writing|write|we|an?|it comes to)\\s+){0,4}(${TASKS}|summari[sz](?:e|ing)|translat(?:e|ing)|explain(?:ing)?)\\b`,
  'i',
)

/** The kind of text a wish says it is for: "when you summarise" is summary. */
export function taskOf(text: string): string | undefined {
  const named = NAMED.exec(text)?.[1]?.toLowerCase()
  if (named === undefined) return undefined
  if (/^summari[sz]/.test(named)) return 'summary'
  if (named.startsWith('translat')) return 'translation'
  if (named.startsWith('expla')) return 'explanation'
  return singular(named)
}

const singular = (noun: string): string =>
  noun
    .replace(/^e-mail/, 'email')
    .replace(/^docs$/, 'documentation')
    .replace(/ies$/, 'y')
    .replace(/(?<=[^s])s$/, '')
