import { type Topic, topicOf } from './stated.topics.ts'

/** A wish told to the writer: "shorter please", "never use my first name". Offsets are those of the text. */
export interface Request {
  readonly start: number
  readonly end: number
  readonly topic: Topic
  /** True when the words say that it holds from now on, not only for the answer at hand. */
  readonly lasting: boolean
}

const LASTING =
  /\b(?:always|never|from now on|going forward|moving forward|in (?:the )?future|for future|in general|by default|as a rule|every time|each time|henceforth|any ?more|ever|whenever|all (?:your|my)|as a general rule)\b/i
const OPENING =
  /^(?:(?:please|pls|plz|kindly|ok|okay|thanks|also|and|but|or|hey|hi|so|well|yes|no,|great|nice|good|from now on|going forward|moving forward|in (?:the )?future|in general|generally|as a (?:general )?rule|by default|henceforth|next time|for future \w+|i(?: would|'d) (?:like|prefer|love|appreciate) (?:it if )?you(?: to| could)?|i (?:want|need) you to|you (?:should|must|can|could|may)|try to|make sure (?:to|you|that you)|be sure to|remember to|do|just|(?:can|could|would|will) you)[,:]?\s+)+/i
const SCOPE_FIRST = /^(?:in|for|on|when|whenever|while)\s+[^,]{3,60},\s+/i

const LESS =
  /^(?:(?:please )?(?:do not|don't|dont|never|no need (?:to|for)|you don't (?:need|have) to|stop|quit)\s+(?:ever |also |always )?(?:(?:use|using|include|including|add|adding|give|giving me|give me|put|putting|write|writing|with|be|being|make|making|start with|starting with|end with|ending with|bother with|throw in|insert|inserting|the)\s+)+|(?:avoid|skip|drop|omit|cut(?: out)?|ditch|lose|spare me|leave out|leave off|refrain from|go easy on|enough with|easy on|cut down on|lay off)\s+(?:(?:using|adding|including|the|being|writing)\s+)*|(?:no|no more|without|without any|fewer|less)\s+)/i
const MORE =
  /^(?:(?:please )?(?:always\s+)?(?:use|using|include|add|give(?: me)?|provide|show(?: me)?|cite|stick to|write(?: to me)?(?: in| with| using)?|answer(?: me)?(?: in| with| using)?|reply(?: to me)?(?: in| with| using)?|respond(?: to me)?(?: in| with| using)?|speak(?: to me)?(?: in)?|talk(?: to me)?(?: in)?|explain(?: things)?(?: in| with| using)?|keep|be|make|prefer|format)\s+)/i

/** Two words are enough when they compare: "shorter", "more formal". "Frank" alone is a name. */
const COMPARED =
  /^(?:(?:a (?:bit|little)|much|way|even|slightly|far|lots?|a lot)\s+)?(?:more|shorter|briefer|simpler|friendlier|warmer|politer|longer|bullet points|in bullet)\b/i
const CLOSING = /[\s,]+(?:please|pls|plz|thanks|thank you|ok|okay|if possible|ta)$/i

/** Wishes with words of their own, since their object is a name or a formula: [about, pattern, stance]. */
const SET: readonly (readonly [about: string, pattern: RegExp, stance: string])[] = [
  [
    'firstName',
    /^(?:never|don't|do not|stop) (?:us(?:e|ing)|call(?:ing)? me by|address(?:ing)? me by|mention(?:ing)?) my first name\b/i,
    'less',
  ],
  ['firstName', /^(?:always )?(?:call me by|address me by|use) my first name\b/i, 'more'],
  [
    'name',
    /^(?:never|don't|do not|stop) (?:ever )?(?:call(?:ing)?|address(?:ing)?) me (?:as )?(?<value>[\w'-]{1,20}(?: [\w'-]{1,20})?)$/i,
    'not ',
  ],
  [
    'name',
    /^(?:always )?(?:call me|address me as|refer to me as) (?<value>[\w'-]{1,20}(?: [\w'-]{1,20})?)$/i,
    '',
  ],
  [
    'sign-off',
    /^(?:always )?(?:sign(?: off)?|end|close|finish)(?: (?:it|them|emails|messages|my emails|every email|letters))? (?:with|as) (?<value>.{2,40})$/i,
    '',
  ],
  [
    'greeting',
    /^(?:always )?(?:start|begin|open|greet me)(?: (?:it|them|emails|messages|my emails|every email|letters))? with (?<value>.{2,40})$/i,
    '',
  ],
  [
    'words',
    /^(?:get (?:straight |right )?to the point|cut to the chase|keep it (?:short and sweet|brief)|don't (?:ramble|waffle)|stop (?:rambling|waffling)|too (?:long|wordy|verbose))$/i,
    'less',
  ],
  ['words', /^(?:too (?:short|brief|terse))$/i, 'more'],
  ['formality', /^(?:too (?:formal|stiff))$/i, 'casual'],
  ['formality', /^(?:too (?:casual|informal|chatty))$/i, 'formal'],
  ['detail', /^(?:go into (?:more|greater) detail|elaborate more|explain in more detail)$/i, 'more'],
  [
    'repetition',
    /^(?:don't|do not|stop|never) repeat(?:ing)? (?:my question|yourself|what i said|things)$/i,
    'less',
  ],
  [
    'apology',
    /^(?:you )?(?:don't|do not|stop|never|no need to|(?:don't|do not) need to) apologi[sz](?:e|ing)$/i,
    'less',
  ],
  [
    'question-marks',
    /^(?:don't|do not|stop|never) (?:ask(?:ing)? (?:me )?(?:follow[- ]?up |any )?questions)(?: at the end)?$/i,
    'less',
  ],
  ['citations', /^(?:cite|give|name|list) (?:your |the )?sources$/i, 'more'],
]

/** What a lasting order may tell a writer to do. Anything else that is "always" done is somebody's task. */
const WRITES =
  /^(?:(?:please )?(?:always|never|do not|don't|dont|only|avoid|stop)\s+)*(?:us(?:e|ing)|writ(?:e|ing)|answer(?:ing)?|reply(?:ing)?|respond(?:ing)?|say(?:ing)?|spell(?:ing)?|greet(?:ing)?|explain(?:ing)?|suggest(?:ing)?|recommend(?:ing)?|format(?:ting)?|cit(?:e|ing)|phrase|mention(?:ing)?|capitali[sz](?:e|ing)|refer(?:ring)?|abbreviat(?:e|ing)|translat(?:e|ing)|assum(?:e|ing)|quot(?:e|ing))\s+(?<object>.{3,120})$/i
const ALWAYS =
  /\b(?:always|never|from now on|going forward|moving forward|in future|in the future|henceforth|by default)\b/i

const ONCE =
  /\b(?:this (?:one|time|email|text|message|answer|essay|letter|summary|story|paragraph|article|document|report|section|part|sentence|question|task)|just this|for now|for today|today|tonight|right now|here|above|below|the (?:last|first|second|third|next|previous|following|above|attached|above) \w+|in this)\b/i

/** Longest message in which a request that does not say that it lasts is taken as one: longer texts quote and tell. */
const SHORT = 400

/** The request that one unit of a sentence makes, if it is one about how to write. */
export function request(own: string, start: number, end: number, sentence: string): Request | undefined {
  const unit = own.slice(start, end)
  if (unit.length > 200 || unit.includes('\uE000') || ONCE.test(sentence)) return undefined
  const lasting = LASTING.test(sentence)
  if (!lasting && own.length > SHORT) return undefined
  let text = unit
  for (let i = 0; i < 3; i++) text = text.replace(OPENING, '').replace(SCOPE_FIRST, '')
  const core = text.replace(CLOSING, '').trim()
  const polite = lasting || core !== unit
  const topic = told(core, polite) ?? (ALWAYS.test(sentence) ? ordered(core, sentence) : undefined)
  return topic && { start, end, topic, lasting }
}

function told(core: string, polite: boolean): Topic | undefined {
  for (const [about, pattern, stance] of SET) {
    const found = pattern.exec(core)
    if (found === null) continue
    const value = found.groups?.value
    if (value === undefined) return { about, stance }
    // A name is written with a capital; "call me at five" and "end with a bang" are not wishes.
    if (about === 'name' ? /^(?!the\b|THE\b)[A-Z][\w'-]*(?: [A-Z][\w'-]*)?$/.test(value) : polite)
      return { about, stance: stance + value.toLowerCase() }
  }
  const fewer = LESS.exec(core)
  if (fewer) return topicOf(core.slice(fewer[0].length), -1)
  const more = MORE.exec(core)
  if (more) return topicOf(core.slice(more[0].length), 1)
  return COMPARED.test(core) || (polite && core.split(' ').length <= 6) ? topicOf(core, 1) : undefined
}

function ordered(core: string, sentence: string): Topic | undefined {
  const object = WRITES.exec(core)?.groups?.object
  if (object === undefined || /^(?:it|them|this|that|these|those|him|her)\b|^\w+$/i.test(object))
    return undefined
  const less = /\b(?:never|don't|do not|avoid|stop)\b/i.test(sentence)
  const subject = subjectOf(object)
  if (subject === '') return undefined
  return topicOf(object, less ? -1 : 1) ?? { about: `wish:${subject}`, stance: less ? 'less' : 'more' }
}

const SMALL = new Set(
  'a an the any all some of to in on at for from with without by and or that which who is are be being been do does my your me i am it its their them this these those such very too really overly more most many much other kind kinds type types sort form forms use using used play playing watch watching read reading eat eating listen listening wear wearing visit visiting drink drinking buy buying have having has'.split(
    ' ',
  ),
)

/** An object without its small words: what "I love X" and "I hate X" have in common. */
export function subjectOf(object: string): string {
  const main = object
    .toLowerCase()
    .split(/,?\s+(?:over|(?:rather |more )?than|instead of|unless|compared to)\s/)[0]!
  const words = main.replace(/[^\p{L}\p{N}\s'-]/gu, ' ').split(/\s+/)
  const kept = words.filter((word) => word !== '' && !SMALL.has(word)).slice(0, 8)
  return (kept.length > 0 ? kept : words.filter((word) => word.length > 3)).join(' ')
}
