/** Which side a cue takes, how general its object must be, and its words after the subject. */
export type Row = readonly [sign: 1 | -1, strength: Strength, words: string]

/**
 * strong: "I avoid". weak: "I like", also said of the moment, so the object must be general.
 * topic: "I want", said of anything, so the object must be a known topic.
 */
export type Strength = 'strong' | 'weak' | 'topic'

// Frequency and degree only. "rarely", "formerly", "allegedly" turn the sense round and are not among them.
export const ADVERBS =
  '(?:(?:(?!rarely|hardly|barely|scarcely|supposedly|allegedly|formerly|previously|briefly|nearly|initially|originally|recently|currently|temporarily|momentarily|secretly )[a-z]{2,15}ly|also|always|often|much|just|still|quite|so|very|too|rather|far|most|kind of|sort of|a bit|do|as a rule|in general|tend to|try to|actually)\\s+){0,4}'
/** What makes a thing unwelcome: "I find X tedious". */
const BAD =
  '(?:boring|dull|tedious|annoying|irritating|distracting|disorienting|unpleasant|uncomfortable|overwhelming|frustrating|exhausting|tiresome|off-?putting|unappealing|uninteresting|demotivating|stressful|confusing|patronising|patronizing|childish|hard to (?:follow|read)|unhelpful|unnecessary|difficult|hard|challenging|repetitive|monotonous|intimidating|draining|slow|cheesy|tacky|disgusting|pretentious|impersonal|too \\w+)'
const GOOD =
  '(?:helpful|relaxing|engaging|enjoyable|soothing|fascinating|inspiring|motivating|easier to (?:follow|read)|more (?:helpful|engaging|enjoyable|useful|appealing))'

const NOT = "(?:do not|don't|dont|no longer|never)"
const CANNOT = "(?:can't|cant|cannot|can not|could never)"
const HABITS =
  'eat|drink|consume|wear|use|watch|read|listen to|play|buy|purchase|drive|travel|fly|stay|follow|shop|attend|support|visit|work with|dine|date|cook|order|write|speak|engage (?:with|in)|participate in|choose|take|do'
const DEGREE =
  '(?:(?:very|real|really|bit of a|big|huge|great|strong|deep|severe|serious|extreme|intense|mild|particular|clear|definite|keen|lifelong|life-threatening|ethical|moral|religious|personal|general|absolute|genuine|natural|major|slight|[a-z]{3,12}ly|[a-z]{2,12}-[a-z]{2,12})\\s+){0,4}'

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
  [-1, 'topic', `(?:${NOT})\\s+${ADVERBS}(?:want|need|require|see\\s+the\\s+point\\s+of)`],
  [
    -1,
    'weak',
    `(?:${NOT}|will\\s+not|won't|will\\s+never)\\s+${ADVERBS}(?:${HABITS}|consider|purchase|believe\\s+in)(?:\\s+(?:at|in|on|to|with|from|by))?`,
  ],
  [-1, 'strong', `find\\s+it\\s+(?:too\\s+|very\\s+|[a-z]{3,12}ly\\s+)?${BAD}\\s+(?:to|when)`],
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
    '(?:learn|work|do|study|focus|train|function|write|sleep)\\s+best\\s+(?:in|with|when|from|by|through|at|on)?',
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
  [1, 'topic', '(?:want|need|appreciate|require)'],
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
    '(?:allergic\\s+to|intolerant\\s+(?:to|of)|averse\\s+to|uncomfortable\\s+(?:with|in|around)|afraid\\s+of|scared\\s+of|terrified\\s+of|sensitive\\s+to|turned\\s+off\\s+by|put\\s+off\\s+by|annoyed\\s+by|irritated\\s+by|no\\s+fan\\s+of|no\\s+longer\\s+(?:into|interested\\s+in|a\\s+fan\\s+of))',
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

/** The thing stands in the middle: "I find X tedious". */
export const FINDS = new RegExp(
  `I\\s+${ADVERBS}find\\s+(?<object>[^.;!?()\\n\\uE000]{3,90}?)\\s+(?:to be\\s+)?(?:(?:too|very|so|quite|rather|a bit|really|both|[a-z]{3,12}ly)\\s+){0,2}(?:(?<bad>${BAD})|${GOOD})(?:\\s+(?:and|or)\\s+(?:too\\s+)?(?!prefer|avoid|dislike|hate)[a-z]+\\b)?`,
  'iy',
)

/** The thing stands first: "Video lectures don't really work for me". */
export const SUBJECTS =
  /(?<object>[^,.;:!?\uE000]{3,120}?)\s+(?:(?:(?:do not|don't|does not|doesn't|never)\s+(?:[a-z]+ly\s+|quite\s+)?(?:appeal to|work for|interest|suit|excite) me)|(?:(?:aren't|isn't|are not|is not)\s+(?:really\s+)?(?:for me|my thing|my cup of tea|my style))|(?:(?:drives?|makes?) me (?:crazy|nuts|mad|insane)|(?:annoys?|irritates?|bothers?|bores?) me|gets? on my nerves)|(?:is|are) (?:a |my )?(?:big |huge |biggest |total |major )?(?:no-?go|deal-?breakers?|pet peeves?|turn-?offs?|no-?no)(?: for me)?)(?![\w-])/iy

export const FAVOURITE =
  /my (?:(?:absolute|all-time|personal) )?(?:favou?rite|preferred) [a-z][a-z -]{1,40}? (?:is|are)\s+(?=\S)|my (?:strong |general |clear )?preference is (?:for )?(?=\S)/iy

export const PEEVE = /my (?:biggest |main )?pet peeve is\s+(?=\S)/iy
