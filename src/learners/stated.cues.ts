import { KINDS, WAYS } from './stated.living.ts'

/** Which side a cue takes, how general its object must be, and its words after the subject. */
export type Row = readonly [sign: 1 | -1, strength: Strength, words: string]

/**
 * strong: "I avoid". weak: "I like", also said of the moment, so the object must be general.
 * topic: "I'd like", said of anything, so the object must be a known topic.
 * living: "I need", where a manner of living will do too.
 */
export type Strength = 'strong' | 'weak' | 'topic' | 'living'

// Frequency and degree only. "rarely", "formerly", "allegedly" turn the sense round and are not among them.
export const ADVERBS =
  '(?:(?:(?!rarely|hardly|barely|scarcely|supposedly|allegedly|formerly|previously|briefly|nearly|initially|originally|recently|currently|temporarily|momentarily|secretly )[a-z]{2,15}ly|also|always|often|much|just|still|quite|so|very|too|rather|far|most|kind of|sort of|a bit|do|as a rule|in general|tend to|try to|actually)\\s+){0,4}'
/** What makes a thing unwelcome: "I find X tedious". */
export const BAD =
  '(?:boring|dull|tedious|annoying|irritating|distracting|disorienting|unpleasant|uncomfortable|overwhelming|frustrating|exhausting|tiresome|off-?putting|unappealing|uninteresting|demotivating|stressful|confusing|patronising|patronizing|childish|hard to (?:follow|read)|unhelpful|unnecessary|difficult|hard|challenging|repetitive|monotonous|intimidating|draining|slow|cheesy|tacky|disgusting|pretentious|impersonal|too \\w+)'

const NOT = "(?:do not|don't|dont|no longer|never)"
const CANNOT = "(?:can't|cant|cannot|can not|could never)"
export const HABITS =
  'eat|drink|consume|wear|use|watch|read|listen to|play|buy|purchase|drive|travel|fly|stay|follow|shop|attend|support|visit|work with|dine|date|cook|order|write|speak|engage (?:with|in)|participate in|choose|take|do'
const DEGREE =
  '(?:(?:very|real|really|bit of a|big|huge|great|strong|deep|severe|serious|extreme|intense|mild|particular|clear|definite|keen|lifelong|life-threatening|ethical|moral|religious|personal|general|absolute|genuine|natural|major|slight|[a-z]{3,12}ly|[a-z]{2,12}-[a-z]{2,12})\\s+){0,4}'

/** Nothing that stands at hand: "I'd rather take this one than that". */
export const GENERAL =
  '(?![^.;!?\\n]{0,120}\\b(?:this|that|these|those|it|them|him|her|here|there|now|you|your|one|the (?:first|second|third|last|next|other|former|latter))\\b)'
/** What is done day by day, as told by "tend to", "choose to" and "would rather". */
const DAILY =
  '(?:eat|drink|wear|watch|read|listen\\s+to|play|buy|shop|dine|cook|travel|fly|drive|walk|cycle|hike|camp|swim|rent|live|sleep|exercise|stay|work\\s+(?:from|alone|at|in|with)|take\\s+(?:the\\s+(?:train|bus|subway|metro|stairs)|public|trains|buses)|spend\\s+(?:time|money|an?|my))'
const UNEASE =
  '(?:(?:really|very|quite|so|easily|extremely|too|a\\s+bit)\\s+)?(?:anxious|nervous|stressed(?:\\s+out)?|overwhelmed|dizzy|nauseous|bored|carsick|car\\s+sick|seasick|sea\\s+sick|motion\\s+sick(?:ness)?|claustrophobic|panicky|uncomfortable|uneasy|distracted|restless|headaches|migraines|nightmares|heartburn|hives|rashes)'

/** After "I": what the verb is, and which side it takes. Longer forms first. */
export const VERBS: readonly Row[] = [
  [
    -1,
    'strong',
    '(?:prefer|choose|like)\\s+(?:not\\s+to|no|to\\s+(?:avoid|stay\\s+away\\s+from|steer\\s+clear\\s+of|skip|limit)|avoiding|fewer|less)',
  ],
  [1, 'strong', '(?:prefer|favou?r|adore|gravitate\\s+towards?|swear\\s+by|insist\\s+on|crave|seek\\s+out)'],
  [
    -1,
    'strong',
    '(?:dislike|hate|despise|detest|loathe|abhor|avoid|shun|boycott|oppose|(?:steer|stay|keep)\\s+(?:clear|away)\\s+(?:of|from)|shy\\s+away\\s+from|abstain\\s+from|refrain\\s+from|refuse(?:\\s+to)?|object\\s+to|disapprove\\s+of|distrust)',
  ],
  [-1, 'strong', `${CANNOT}\\s+(?:stand|bear|tolerate|stomach|abide)`],
  [
    -1,
    'strong',
    `${CANNOT}\\s+(?:eat|drink|consume|wear|digest|have(?!\\s+an?\\b)|be\\s+around|go\\s+near|handle)`,
  ],
  [
    -1,
    'strong',
    `(?:${NOT})\\s+${ADVERBS}(?:like|enjoy|love|care\\s+for|appreciate|do\\s+well\\s+with|respond\\s+well\\s+to|trust|tolerate|get\\s+along\\s+with)`,
  ],
  [-1, 'strong', 'want\\s+nothing\\s+to\\s+do\\s+with'],
  [-1, 'living', `(?:${NOT})\\s+${ADVERBS}(?:want|need|require)`],
  [-1, 'topic', `(?:${NOT})\\s+${ADVERBS}see\\s+the\\s+point\\s+of`],
  [
    -1,
    'weak',
    `(?:${NOT}|will\\s+not|won't|(?:will|would)\\s+never)\\s+${ADVERBS}(?:${HABITS}|consider|purchase|believe\\s+in)(?:\\s+(?:at|in|on|to|with|from|by))?`,
  ],
  [-1, 'strong', `find\\s+it\\s+(?:too\\s+|very\\s+|[a-z]{3,12}ly\\s+)?${BAD}\\s+(?:to|when)`],
  [
    1,
    'weak',
    `(?:will|would)\\s+only\\s+(?:eat|drink|wear|watch|listen\\s+to|play|buy|stay\\s+(?:in|at)|shop\\s+(?:at|in)|dine\\s+(?:at|in)|travel|fly|drive)\\s+${GENERAL}`,
  ],
  [-1, 'weak', 'limit\\s+my'],
  [
    -1,
    'weak',
    '(?:make\\s+(?:it\\s+a\\s+point|sure|an\\s+effort)|aim|strive)\\s+to\\s+(?:avoid|limit|stay\\s+away\\s+from)',
  ],
  [-1, 'weak', `${CANNOT}\\s+(?:concentrate|focus|sleep|relax)\\s+(?:in|with|around|during|on)`],
  [-1, 'weak', 'lose\\s+(?:focus|interest|concentration)\\s+(?:during|in|when(?=\\s+[a-z]+ing\\b))'],
  [-1, 'weak', 'suffer\\s+from'],
  [1, 'weak', '(?:rely|depend)\\s+(?:[a-z]+ly\\s+)?on'],
  [1, 'weak', '(?:lean\\s+towards?|opt\\s+for)'],
  [1, 'weak', 'care\\s+(?:deeply|strongly|passionately|a\\s+lot)\\s+about'],
  [1, 'strong', `(?:only|exclusively|strictly|solely)\\s+(?:${HABITS})(?:\\s+(?:at|in|on|to|with|from))?`],
  [1, 'strong', `(?:${HABITS})\\s+(?:at\\s+|in\\s+|to\\s+)?(?:only|exclusively)`],
  [1, 'weak', 'always\\s+(?:use|choose|wear|drink|eat|buy|opt\\s+for|go\\s+for)'],
  [-1, 'weak', '(?:must|have\\s+to|need\\s+to)\\s+(?:avoid|stay\\s+away\\s+from|steer\\s+clear\\s+of)'],
  [1, 'weak', 'prioriti[sz]e'],
  [-1, 'weak', "(?:would|'d)\\s+(?:much\\s+)?rather\\s+not"],
  [1, 'strong', 'thrive\\s+(?:in|on|with|when|under)'],
  [
    1,
    'strong',
    '(?:learn|work|do|study|focus|train|function|write|sleep)\\s+(?:best|better)\\s+(?:in|with|when|from|by|through|at|on)?',
  ],
  [1, 'strong', '(?:adhere|stick|keep)\\s+to(?=\\s+(?:a|an)\\b)'],
  [
    1,
    'strong',
    'follow(?=\\s+(?:a|an)\\s+(?:[a-z-]+\\s+){0,4}(?:diet|lifestyle|regimen|regime|eating|philosophy|plan))',
  ],
  [1, 'weak', 'believe\\s+in'],
  [1, 'weak', 'enjoy'],
  [1, 'weak', '(?:like|love|value|treasure|cherish)'],
  [
    -1,
    'weak',
    `struggle\\s+with(?!\\s+my\\b)(?!\\s+(?!(?:sitting|standing|walking|climbing)\\b)[a-z]+ing\\b)(?![\\s\\S]{0,300}\\b(?:help|tips|advice|explain|how|improve|practi[cs]e|exercise)\\b)`,
  ],
  [
    -1,
    'weak',
    `get\\s+${UNEASE}\\s+(?:in|around|at|on|with|by|from|when(?=\\s+[a-z]+ing\\b))(?!\\s+(?:my|our)\\b)`,
  ],
  [-1, 'weak', `feel\\s+${UNEASE}\\s+(?:in|around|on)(?!\\s+(?:my|our)\\b)`],
  [
    1,
    'weak',
    `tend\\s+to\\s+${GENERAL}(?=${DAILY}\\b)(?!\\S+(?:\\s+to)?\\s+(?:too|less|more|fewer|so|things|a\\s+lot|when|while|my)\\b)`,
  ],
  [1, 'weak', `choose\\s+to\\s+${GENERAL}(?=${DAILY}\\b)`],
  [1, 'living', '(?:want|need|require|choose)'],
  [1, 'topic', 'appreciate'],
  [
    1,
    'strong',
    `support(?=\\s+(?:[a-z-]+\\s+(?:and\\s+)?){0,2}(?:${WAYS}\\s+(?:[a-z-]+\\s+){0,2}(?:businesses|brands|shops|farmers|farms|artists|makers|producers|designers|bookstores|economies|companies|restaurants|products|fashion|causes|farming|${KINDS})|animal\\s+(?:rights|welfare))\\b)`,
  ],
  [
    1,
    'strong',
    `believe(?:\\s+that)?(?!\\s+(?:the|my|our)\\b)(?=\\s+(?:[a-z-]+\\s+){0,3}${KINDS}\\s+(?:should|must|ought\\s+to)\\b)${GENERAL}`,
  ],
  [
    1,
    'weak',
    `(?:would|'d)\\s+(?:much\\s+)?rather\\s+${GENERAL}(?=${DAILY}\\b[^.;!?\\n]{0,100}\\sthan\\s+(?!(?:wait|stop|do|go|be|say)\\b))`,
  ],
  [
    1,
    'topic',
    "(?:would|'d)\\s+(?:much\\s+)?(?:like|love|appreciate|prefer|rather\\s+have)(?:\\s+it\\s+if\\s+(?:you|answers))?",
  ],
]

/** After "I am". */
export const STATES: readonly Row[] = [
  [
    -1,
    'strong',
    `not\\s+${ADVERBS}(?:(?:a|an|any|much\\s+of\\s+a|the\\s+biggest|one\\s+for)\\s+)?(?:big\\s+|huge\\s+|great\\s+|massive\\s+)?(?:fan\\s+of|into|interested\\s+in|keen\\s+on|fond\\s+of|comfortable\\s+(?:with|in|around)|big\\s+on|crazy\\s+about|partial\\s+to|drawn\\s+to|a\\s+believer\\s+in|willing\\s+to|open\\s+to)`,
  ],
  [
    -1,
    'strong',
    '(?:easily\\s+(?:distracted|overwhelmed|bored|irritated)\\s+by|(?:skeptical|sceptical|wary)\\s+of|allergic\\s+to|intolerant\\s+(?:to|of)|averse\\s+to|uncomfortable\\s+(?:with|in|around)|afraid\\s+of|scared\\s+of|terrified\\s+of|sensitive\\s+to|turned\\s+off\\s+by|put\\s+off\\s+by|annoyed\\s+by|irritated\\s+by|no\\s+fan\\s+of|no\\s+longer\\s+(?:into|interested\\s+in|a\\s+fan\\s+of))',
  ],
  [-1, 'weak', '(?:opposed\\s+to|against)'],
  [-1, 'topic', '(?:tired|sick|weary)\\s+of|fed\\s+up\\s+with|done\\s+with'],
  [
    1,
    'strong',
    '(?:(?:a|an)\\s+(?:[a-z]+\\s+){0,2}(?:fan|lover|advocate|supporter|proponent|enthusiast|admirer)\\s+(?:of|for)|(?:a\\s+)?(?:firm\\s+|big\\s+)?believer\\s+in|fond\\s+of|into|keen\\s+on|partial\\s+to|passionate\\s+about|crazy\\s+about|obsessed\\s+with|a\\s+sucker\\s+for)',
  ],
  [
    1,
    'strong',
    '(?=(?:a\\s+|an\\s+|on\\s+a\\s+)?(?:[a-z]+\\s+){0,2}(?:vegan|vegetarian|pescatarian|flexitarian|teetotal(?:l?er)?|gluten[- ]free|lactose[- ]intolerant|dairy[- ]free|halal|kosher|keto|paleo|c(?:o)?eliac)\\b)',
  ],
  [1, 'strong', 'on(?=\\s+(?:a|an)\\s+(?:[a-z-]+\\s+){0,4}diet\\b)'],
  [
    -1,
    'weak',
    `(?:committed|dedicated)\\s+to\\s+(?:avoiding|limiting|(?:reducing|minimi[sz]ing)(?=\\s+(?:my|waste|plastic|single-use))|cutting\\s+(?:down|back|out)(?:\\s+on)?)(?!\\s+(?:costs|risks?|our|the)\\b)`,
  ],
  [
    1,
    'weak',
    `(?:committed|dedicated)\\s+to${GENERAL}(?=\\s+(?:(?:eating|living|buying|wearing|shopping|cooking|exercising|recycling|(?:maintaining|following|keeping)\\s+an?|supporting\\s+${WAYS})\\b|(?:(?!the\\b|our\\b)[a-z-]+\\s+){0,4}(?:diet|lifestyle|living|fashion|veganism|vegetarianism|minimalism|sobriety|sustainability|home|fitness|eating|workouts|products|brands)\\b))`,
  ],
]

/** After "I have". */
export const HOLDINGS: readonly Row[] = [
  [
    -1,
    'strong',
    '(?:no|zero|little|not\\s+much)\\s+' +
      DEGREE +
      '(?:interest|patience|desire|tolerance|appetite|use|love|fondness)\\s+(?:in|for|to|with|towards?)',
  ],
  [
    -1,
    'strong',
    `(?:an?\\s+)?${DEGREE}(?:aversion|dislike|distaste|hatred|disdain|allerg(?:y|ies)|intolerance|phobia|fear|objections?|stance|sensitivity|opposition|reservations|distrust|trouble|difficulty|problem)\\s+(?:to|for|of|towards?|against|with|about|focus(?:s)?ing\\s+on)`,
  ],
  [-1, 'strong', `(?=an?\\s+${DEGREE}(?:[a-z]+\\s+){0,2}(?:allergy|intolerance|phobia)\\b)`],
  [
    1,
    'strong',
    `(?:an?\\s+)?${DEGREE}(?:preference|love|passion|soft\\s+spot|weakness|penchant|fondness|taste|affinity|appreciation)\\s+(?:for|of|towards?)`,
  ],
  [1, 'strong', '(?:an?\\s+)(?:strong|keen|deep|particular|real)\\s+interest\\s+in'],
  [1, 'strong', '(?=an?\\s+[a-z]+\\s+condition\\s+that\\s+(?:requires|prevents)\\b)'],
  [1, 'strong', '(?=a\\s+(?:strict\\s+)?(?:[a-z-]+\\s+){1,2}diet\\b)'],
  [
    -1,
    'strong',
    '(?:always|never)\\s+(?:hated|disliked|avoided|detested|loathed)|never\\s+(?:liked|enjoyed|loved|cared\\s+for)',
  ],
  [1, 'strong', 'always\\s+(?:preferred|loved|liked|enjoyed|favou?red)'],
]
