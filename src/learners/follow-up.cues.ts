/**
 * Words by which a message tells how an answer was taken, after the patterns that Lin et al. (2024, arXiv 2403.12388)
 * find in logs and WildFeedback (arXiv 2408.15549) uses: gratitude and praise; negative feedback, correction and
 * revision. English only. Each is looked for in one sentence, in lower case, with straight apostrophes.
 */

const KIND =
  'answers?|repl(?:y|ies)|responses?|versions?|drafts?|texts?|summar(?:y|ies)|e-?mails?|messages?|letters?|lists?|explanations?|outputs?|results?|tone|style|wording|code|function|query|script|story|poem|essay|translations?|descriptions?|intro(?:duction)?|paragraphs?|sentences?|examples?|one'
/** The answer at hand, as a subject. */
export const ANSWER = `(?:that|this|it|these|those|they|(?:your|the|that|this|these|those) (?:last |first |second |new |whole |previous )?(?:${KIND}))`
const BE =
  "(?:'s|'re| is| are| was| were| sounds?| reads?| looks?| feels?| seems?| still sounds?| still reads?| still feels?)"
const VERY =
  '(?: (?:just|really|so|very|absolutely|totally|completely|quite|pretty|much|still|simply|actually|way|far|a bit|a little|a lot|rather|also|all|now|exactly|already|such|an?))*'
/** Praise also where it stands alone at the beginning: "Perfect, thanks". */
const GREAT =
  'perfect(?:ly)?|excellent|awesome|amazing|brilliant|fantastic|wonderful|great|lovely|superb|ideal|beautiful|spot[- ]on|good|better|nice|helpful|useful|impressive'
const ADMIRED = `(?:${GREAT}|clear(?:er)?|fine|right|correct)`
const WRONG =
  'wrong|incorrect|false|bad|worse|terrible|awful|horrible|useless|nonsense|garbage|rubbish|ridiculous|confusing|unhelpful|untrue|inaccurate|misleading|disappointing|unclear|unusable|a mess'
const POOR = `(?:${WRONG}|boring|the (?:same|opposite))`
/** Where nothing goes on that would turn the praise into a wish or a condition. */
const ENDS = "(?! (?:if|when|enough|but not|than|would|for nothing|question)\\b)(?![\\w'-])"

/** What may stand before an opening: it says nothing yet. */
export const FILLER =
  /^(?:(?:ok|okay|k|yes|yeah|yep|yup|ah|aha|oh|wow|hm+|well(?! (?:done|put|said|explained|written))|so|and|but|hey|hi|omg|haha|lol|sorry|actually|honestly|no worries|i think|i feel like|i guess|please|pls)\b[\s,.!:)-]*)+/

/** Praise, and that it worked. */
export const PRAISE: readonly RegExp[] = [
  new RegExp(
    `^(?:(?:just|absolutely|simply|that's|so|much|way|far|even|really|very|this is|looking) )*(?:${GREAT}|love it|nailed it|exactly|bravo|kudos|you(?:'re| are) (?:the best|amazing|awesome|right|a star|a lifesaver))(?=$|[\\s]*[,.!:;)–—-]|\\s+(?:thanks|thank|job|work|answer|idea|ideas|one|stuff|point|points|suggestions?|tips?|advice|information|explanation|summary|response|now|but|and|this|that|it|as always|so far)\\b)`,
  ),
  new RegExp(
    `\\b${ANSWER}${BE}${VERY} ${ADMIRED}(?: (?:idea|point|one|job|advice|tip|answer|start|summary|suggestion|explanation|question)s?)?${ENDS}`,
  ),
  /\b(?:that|this|it)(?:'s| is| was)(?: (?:just|exactly|precisely))* (?:what|how|the (?:kind|sort|thing)) (?:that )?i (?:want|need|had in mind|meant|was (?:looking|hoping) for|asked for|like)/,
  /\b(?:just|exactly|precisely) what i (?:wanted|needed|meant|had in mind|was (?:looking|hoping) for)\b/,
  /\bi (?:really |absolutely |just |do |actually )*(?:love|like|appreciate|prefer) (?:it|this|that|these|those|how you|what you|the way you|(?:this|that|the (?:new|second|last)) (?:one|version|answer))(?! (?:when|if|better when|to be|i)\b)(?! \w+ing\b)/,
  /\b(?:that|this|it|which) (?:really |actually |finally |now |all |just )*(?:work(?:s|ed)|help(?:s|ed)|did (?:it|the trick|the job)|does (?:it|the trick)|makes? (?:perfect |more |much more |so much |a lot of )?sense|fixed (?:it|that)|solve[sd] (?:it|that|the)|clears? (?:it|things|that) up|reads well|hits the spot)\b(?! if| when| for a)/,
  /^(?:it |that |this )?(?:works|worked|solved|fixed)(?: now| perfectly| great| like a charm| well)*(?=$|[,.!;)])/,
  /\b(?:much|way|far|a lot|lots|so much|even) better\b(?! (?:if|when|to|than (?:this|that|it))\b)/,
  /^(?:well done|(?:good|great|nice|excellent|amazing|awesome) (?:job|work|bot|stuff)|well (?:put|said|explained|written)|you nailed it|spot[- ]on)\b(?! done by)/,
]

/** Thanks: taken for praise only where nothing in the message speaks against it. */
export const THANKS: readonly RegExp[] = [
  /\b(?:thanks|thank you|thank u|thx|tysm|much appreciated|many thanks|i appreciate (?:it|that|your|the))\b(?! (?:in advance|for nothing|but no|god|goodness|a lot for (?:not|ignoring)))/,
  /^(?:cheers|ty|got it|cool|sounds good|that helps|good to know)(?=$|[\s]*[,.!;)])/,
]

/** One word for it at the very beginning; further on it may be an answer to choose. */
export const WRONG_ALONE = new RegExp(
  `^(?:(?:totally|completely|still|simply|that's|just) )*(?:${WRONG})(?=$|[,.!;)])`,
)

/** That the answer failed. */
export const FAILED: readonly RegExp[] = [
  new RegExp(`\\b${ANSWER}${BE}${VERY} ${POOR}(?![\\w'-])(?! (?:with me|about|side|to say)\\b)`),
  new RegExp(
    `\\b${ANSWER}(?:'s| is| are| was| were)(?: (?:still|really|just|actually|definitely|also))*(?:n't| not)(?: (?:really|quite|exactly|at all|what|even|entirely|actually|very|that|so|a|an|the|my))* (?:right|correct|helpful|useful|good|great|true|working|accurate|funny|it|enough|better|clear|valid|possible|complete|finished|happening|answer|answering|style|i (?:asked|meant|wanted|said|need|am|was))\\b`,
  ),
  new RegExp(
    `\\b${ANSWER} (?:still |just |really |also )*(?:doesn't|does not|don't|do not|didn't|did not|won't|isn't|can't) (?:even |really |actually |seem to )*(?:work|help|compile|run|answer|make (?:any )?sense|fit|sound (?:like|right|good|natural)|look (?:like|right|good)|read (?:like|well)|include|match|follow|address|mention|use|rhyme|say|do (?:it|that|what|anything))\\b`,
  ),
  /^(?:still |that's |this is |it's )?(?:not|isn't) (?:quite|really|exactly|good|great|right|correct|helpful|working|what i)\b(?! sure)/,
  /^(?:still |it |this |that )?(?:doesn't|does not|didn't|not) work(?:ing|s)?\b/,
  /\bnot (?:at all )?what i (?:asked|meant|wanted|said|need|had in mind|was (?:asking|looking|hoping))/,
  /^(?:no|nope|nah|wrong)[\s,.!-]+(?:(?:that|this|it)(?:'s| is| was)? (?:not|wrong|still)|i (?:meant|mean|said|asked|wanted|didn't|did not|want(?! to))|not (?:like )?(?:that|this|what)|you(?:'re| are)? (?:wrong|mis\w+|forgot|didn't|did not|missed)|wrong|try again|make|the (?:other|first|second)|instead)\b/,
  /\bi (?:really |actually |just )?(?:meant|asked for|asked you (?:to|for|not)|told you (?:to|not)|said (?:no|not|to|i)|was asking (?:for|about))\b/,
  /\bi (?:didn't|did not|never) (?:ask (?:for|you|about|that)|want (?:that|this|you|it)|mean (?:that|this|it)|say (?:that|this|it))\b/,
  /\bi (?:really |just )?(?:don't|do not|didn't|hate|dislike) (?:(?:really |quite |even )?(?:like|love|understand|get|want) )?(?:it|this|that|your (?:answer|response|tone)|the (?:tone|style|wording|way you|last part))(?=$|[,.!;)]| (?:at all|one|version|answer|because|though|either)\b)/,
  /\byou(?:'ve| have)? (?:just |still |completely |totally |also |only )*(?:misunderst(?:ood|and)|misread|missed|forgot|ignored|messed (?:it |this )?up|made a mistake|got (?:it|that|this) wrong|are wrong|left out|keep (?:\w+ing|saying|making|giving)|kept|repeated yourself|contradict|made (?:that|it|this) up|invented)\b/,
  /\byou(?:'re| are) (?:wrong|mistaken|repeating|not (?:listening|answering|reading|getting)|missing (?:the|my)|misunderstanding|hallucinating)\b/,
  /\byou (?:still )?(?:didn't|did not|haven't|failed to) (?:even |actually |really )*(?:answer|read|follow|include|understand|listen|add|use|mention|address|do|finish|give|explain|change|get)\b/,
  /^(?:please )?(?:try (?:it |this |that )?(?:once )?(?:more|again)|(?:do|write|start) (?:it |this |that )?(?:over|again)|redo (?:it|this|that)|rewrite (?:it|this|that)\b(?! in the style)|fix (?:it|this|that)(?=$|[.,!])|start over|again, (?:but|with|without|please)|come on)/,
  /^(?:can|could|would|will) (?:you|u|we) (?:please |just |maybe )*(?:try (?:it |this |that |once )*(?:more|an?gain)|(?:do|write) (?:it|this|that) (?:over|again)|redo|(?:re-?write|re-?phrase) (?:it|this|that)|fix (?:it|this|that)|make (?:it|this|that|them) (?:(?:sound|look|feel|read) )?(?:(?:a (?:bit|little)|much|even|slightly|way) )?(?:more|less|\w+er)\b)/,
  /^(?:(?:a (?:bit|little)|much|way|even|slightly|still) )?(?:less|fewer|more(?! please| info)|shorter|longer|simpler|briefer|softer|friendlier) (?:(?!of |than |on |about |info)[a-z]+ ?){0,3}(?:please|pls|plz|though|this time)?[.!]?$/,
  /^(?:please )?(?:(?:make|keep) (?:it|this|that|them) (?:(?:sound|look|feel|read) )?|be )(?:(?:a (?:bit|little)|much|even|slightly|way) )?(?:more|less|\w+er)\b/,
  /\byou can do (?:\w+ ){0,3}better\b/,
  /\bthanks for nothing\b/,
  /^(?:that |this |it )?(?:still |that |it |this )?(?:had|has) no effect\b/,
]

/** Praise that is none: the person means the opposite, or may. */
export const SARCASM =
  /🙄|(?:^|\s)\/s(?:$|\s)|\bthanks for nothing\b|\bthanks a lot for (?:not|ignoring)\b|(?:^|[.!] )(?:oh|yeah|gee|just),? (?:great|wonderful|perfect|brilliant|nice|lovely|fantastic|thanks|helpful)\b|^(?:great|wonderful|perfect|brilliant|nice|lovely|fantastic|good job|great job|nice job|well done|nice work)[,.!]* (?:another|yet another|more|now (?:it's|you|i have|the)|so now|except|ignoring|on (?:ignoring|missing|not)|forgetting|missing|at (?:ignoring|missing|not)|you (?:ignored|forgot|missed|broke))\b|\b(?:great|perfect|wonderful|brilliant|lovely|nice)(?:\.{2,}|…) not\b|^as if\b|\b(?:how|very|so) (?:helpful|useful|clever|original)(?:\.{3}|…)|\byeah,? right\b|\bslow clap\b/

/** What may stand right before a pronoun that means the answer; after any other word it joins or means something else. */
export const JOINED =
  /(?:^|[^a-z']|\b(?:and|but|so|because|then|now|think|see|honestly|still|again|as|since|guess|feel|yet|thanks|yes|no|hope|mean|know|feels|though|otherwise))$/

/** Before a cue: it is somebody else's word, or only imagined. */
export const UNREAL =
  /\b(?:if|unless|whether|when|whenever|once|until|imagine|pretend|suppose|would|could|should|might|(?<!\bi )(?:said|says|told|tells?|thinks?|thought|writes?|wrote|claims?|called|asks?|replied))\b/
