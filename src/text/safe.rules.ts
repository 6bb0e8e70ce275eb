/** A pattern over a lower-case line, and what is wrong with what it finds. */
export interface Rule {
  readonly reason: string
  readonly pattern: RegExp
  /** True when a negation makes it a fair wish: "never share my password". Then the pattern is global. */
  readonly refusable?: boolean
}

/** Up to n words between two. Bounded, so that every pattern stays linear. */
const gap = (n: number): string => `[\\s,"'(:/-]+(?:[\\p{L}\\p{N}'_]+[\\s,"'(:/-]+){0,${n}}?`
const rule = (reason: string, source: string): Rule => ({ reason, pattern: new RegExp(source, 'u') })
const refusable = (reason: string, source: string): Rule => ({
  reason,
  pattern: new RegExp(source, 'gu'),
  refusable: true,
})

const SYSTEM = 'speaks to the system about its rules'
const SECRETS = "asks for secrets or other people's data"
const SENDING = 'asks to send data somewhere'
const TOOLS = 'asks to run tools or commands'

const OVERRIDE =
  "(?:ignor(?:e|es|ed|ing)|disregard(?:s|ed|ing)?|forget(?:s|ting)?|overrid(?:e|es|ing)|overrul(?:e|es|ing)|bypass(?:es|ed|ing)?|circumvent(?:s|ing)?|disobey(?:s|ing)?|violat(?:e|es|ing)|nullif(?:y|ies)|(?:set|put|cast|leave) aside|pa(?:y|ys|ying) no (?:attention|heed) to|(?:stop|quit|no longer|do(?:es)? not|don't|doesn't|never|without) (?:follow|obey|heed|respect|apply)(?:s|ing)?)"
const CHANGE =
  '(?:skip|drop|break|discard|abandon|cancel|reset|replace|delete|erase|rewrite|disable|remove|lift|turn off|switch off|deactivate)(?:s|ing)?'
const BEFORE =
  "(?:previous|prior|preceding|above|earlier|foregoing|existing|initial|original|built-?in|system|developers?'?s?|operators?'?s?|admin(?:istrator)?'?s?|platform'?s?|provider'?s?|safety|security|moderation|ethical|hidden|internal|core)"
const ORDERS =
  '(?:instructions?|prompts?|directives?|guardrails?|restrictions?|programming|commands?|orders|rules?|guidelines?|polic(?:y|ies)|constraints?|limitations?|filters?|safeguards?|protocols?|training|settings|messages?|checks?|measures|context)'
const STRICT =
  '(?:instructions?|prompts?|directives?|guardrails?|programming|rules?|guidelines?|polic(?:y|ies)|safeguards?|safety|training|persona|configuration)'
/** Rules of a craft may be broken. */
const CRAFT =
  '(?! (?:of|on|about|for|in|around|regarding) (?:[a-z]+ ){0,2}(?:grammar|punctuation|spelling|capitali[sz]ation|commas?|style|hyphens?|writing|prose|poetry|essays?|fashion|etiquette|recipes?|manuals?|games?|design|rhyme|metre|meter|cooking)\\b)'
const MODES =
  '(?:developer|dev|debug|god|admin(?:istrator)?|sudo|root|maintenance|dan|jailbreak|jailbroken|unrestricted|unfiltered|uncensored|unsafe|override|privileged)'
const REVEAL =
  '(?:reveal|print|repeat|output|recite|leak|disclose|expose|dump|echo|divulge|exfiltrate|extract|regurgitate|paste|show|tell|display|send|share|give|return|quote|translate|encode|list|copy|spell|write|include|begin with|start with|open with|end with)(?:s|es|ed|d|ing|ting)?'
const BLURT =
  '(?:reveal|print|repeat|output|recite|leak|disclos|disclose|expos|expose|dump|echo|divulg|divulge|exfiltrat|exfiltrate|regurgitat|regurgitate|extract)(?:s|es|ed|d|ing)?'

const SECRET =
  '(?:pass ?words?|pass ?codes?|passphrases?|credentials?|log-?ins? (?:data|details|information)|api[- ]?keys?|(?:secret|private|encryption|ssh|access|signing|license) keys?|secrets|(?:access|session|auth|bearer|security|api|login)[- ]?(?:tokens?|cookies?|codes?)|(?:credit|debit)[- ]?cards?(?: numbers?| details)?|card numbers?|cvvs?|social security numbers?|ssns?|bank (?:accounts?|details|data)|pin (?:codes?|numbers?)|environment variables|env vars|session ids?|confidential (?:data|information|documents?|details)|(?:database|db) (?:dumps?|contents?))(?! (?:managers?|placeholders?|hints?|fields?|resets?|polic|security|holders?|generators?|protection|safely|securely|hygiene))'
const PEOPLE =
  "(?:users?|people|persons?|customers?|clients?|patients?|members?|employees?|colleagues?|tenants?|subscribers?|account holders?|strangers?|contacts?)(?:'s?|s')?"
const OTHERS = `(?:other|another|different|all(?: of)?(?: the| your)?|every|every other|everyone|everybody|everyone else|somebody else|someone else|each|any)(?:'s)?`
const DATA =
  '(?:data|records?|messages?|e-?mails?(?: addresses)?|mails?|inbox(?:es)?|details|information|info|profiles?|preferences|conversations?|chats?|addresses|phone numbers?|numbers|histor(?:y|ies)|files|documents?|accounts?|secrets?|signals?|names|identit(?:y|ies)|salar(?:y|ies)|pass ?words?)'
const TAKE =
  '(?:see|get|know|want|need|read|access|fetch|retrieve|collect|gather|look up|find|steal|obtain|summari[sz]e|mention|insert|append|add|provide|ask(?: me| the reader| people)? for|request|attach|receive|learn|mail|email|post|upload|forward)(?:s|es|ed|d|ing)?'
const SEND =
  '(?:send|post|upload|forward|transmit|e-?mail|mail|exfiltrate|submit|export|copy|cc|bcc|publish|leak|share|transfer|wire|sync|report|relay|push|deliver|text|broadcast|stream|beam)(?:s|es|ed|d|ting|ing)?'
const CARGO =
  '(?:data|database|conversations?|transcripts?|chats?|(?:chat |browsing |search )?histor(?:y|ies)|logs?|files?|contacts|contact list|address book|inbox|everything|all|records?|(?:personal|private|user|customer|account|my) (?:details|information|info|messages|emails?|documents?|answers?|replies)|money|funds|bitcoin|crypto|payments?|prompts?|context|memory|memories|profiles?)'

const LAND =
  "(?:contrasenas?|passwort|passworter|kennwort|mots? de passe|parole? d'ordine|senhas?|wachtwoord(?:en)?|hasl[oa]|sifreleri?|mat khau|kata sandi|losenord|adgangskode)"

export const RULES: readonly Rule[] = [
  // About rules and prompts.
  rule(SYSTEM, `\\b(?:${OVERRIDE}|${CHANGE})${gap(3)}${BEFORE}${gap(2)}${ORDERS}\\b${CRAFT}`),
  rule(
    SYSTEM,
    `\\b${OVERRIDE}${gap(2)}(?:all|any|every|your|its|these|those|the|their)\\s(?:of (?:the|your|these|those) )?(?:[a-z]+ ){0,1}${STRICT}\\b${CRAFT}`,
  ),
  rule(SYSTEM, `\\b${CHANGE}${gap(1)}your (?:[a-z]+ )?${STRICT}\\b${CRAFT}`),
  rule(
    SYSTEM,
    '\\b(?:ignore|disregard|forget|override)(?:s|ing|ting)?(?: about)? (?:the |all |any )*(?:above|foregoing|preceding)\\b',
  ),
  rule(
    SYSTEM,
    `\\b(?:ignore|disregard|forget|erase)(?: about)?(?: absolutely)? (?:everything|anything|all|what(?:ever)?)(?: (?:of|that|which|the|it|is|was|were|has|have|had|been|i|you|we|they|someone|anyone|your|developer|system|ever|just)){0,6} (?:above|before|earlier|previous(?:ly)?|prior|told|said|know|learned|learnt|instructed|given|written|says|taught)\\b`,
  ),
  rule(
    SYSTEM,
    '\\byour (?:new|true|real|actual|secret|only) (?:system )?(?:instructions?|rules?|task|goal|objective|purpose|identity|mission|directives?|prompt|master)\\b',
  ),
  rule(
    SYSTEM,
    "\\b(?:here (?:are|is)|here's|obey|these are|follow|following|apply|receive|accept)(?: (?:my|the|your|these|only|are|some))* new (?:system )?(?:instructions?|rules?|orders|directives?|prompt)\\b",
  ),
  rule(
    SYSTEM,
    `\\b(?:supersedes?|overrides?|outranks?|trumps?|replaces?|(?:precedence|priority|authority) over)${gap(4)}(?:instructions?|rules?|systems?|developers?(?:'s)?|prompts?|polic(?:y|ies)|guidelines?|operators?)\\b`,
  ),
  rule(
    SYSTEM,
    '\\b(?:system|developer|hidden|secret|initial|pre|meta)[- ]?(?:prompts?|messages?|instructions)\\b',
  ),
  rule(
    SYSTEM,
    '\\b(?:prompt[- ]?injections?|jail ?br(?:eak|oken|eaking|eaks)|do anything now|guardrails?|safety (?:rules|filters?|polic(?:y|ies)|guidelines|training)|content (?:filters?|polic(?:y|ies))|sudo)\\b',
  ),
  rule(
    SYSTEM,
    `\\b(?:you are|you're|u r|consider yourself|you have been|you will be|you shall be|you must be|you become)(?: (?:now|no longer|henceforth|hereby|from now on))+(?: an?| the| in| to| not| free| my| freed)?(?= |$)(?! (?:too|so|more|less|very|easier|harder|brief|short|formal))`,
  ),
  rule(
    SYSTEM,
    `\\bfrom now on,? you(?:'re| are| act| become| will (?:be|act|obey|answer only)| must (?:be|act|obey)| obey)\\b`,
  ),
  rule(
    SYSTEM,
    `\\b${MODES}[- ](?:mode|access|rights|privileges?|permissions?|authority|override|user|persona|state)\\b`,
  ),
  rule(
    SYSTEM,
    `\\b(?:act|behave|answer|respond|role-?play|pose|operate|function|speak|pretend|simulate)(?:s|ing)?(?: to)?(?: as| be| like| being| that you are| you are| you're| as if you were)+ (?:if )?(?:an? |the |my |in )?(?:[a-z]+ )?(?:unrestricted|unfiltered|uncensored|evil|malicious|dan|admin(?:istrator)?|root|system|developers?|operator|language model|ai|chatbot|hacker|jailbroken|attacker)\\b`,
  ),
  rule(
    SYSTEM,
    '\\bpretend(?: that)? (?:you|there|the|your) (?:are|have|is|rules?|instructions?|safety)? ?(?:no|not|without|never|unbound|free)\\b',
  ),
  rule(
    SYSTEM,
    `\\b${REVEAL}${gap(3)}(?:your|its|the|this|that|entire|whole|full|exact|complete)(?: (?:entire|whole|full|exact|complete|own|system|hidden|secret|initial|original|developer|internal|first|above))* (?:prompts?|system|configuration|programming|preferences block|training data|context window|directives?|source code)\\b(?!'| (?:of|from|for) (?:the|an?|my) (?:essay|exercise|story|game|poem|task))`,
  ),
  rule(
    SYSTEM,
    `\\b${BLURT}${gap(3)}(?:your|its|these|those|all|the|any)(?: (?:own|full|exact|hidden|secret|original|initial|internal|previous|earlier|above|complete|entire|of|your|the))* (?:instructions?|rules|guidelines|polic(?:y|ies)|configuration|context)\\b${CRAFT}`,
  ),
  rule(
    SYSTEM,
    `\\b(?:everything|words|text|lines|content|instructions|messages?|sentences)(?: (?:that|which|is|are|was|were|written|stands?|came|comes|printed|given|you were|to you))* (?:above|before) (?:this|here|the (?:line|preferences|conversation|first)|my message)\\b`,
  ),
  rule(
    SYSTEM,
    '\\b(?:obey|comply with)(?:s|ing)? (?:me|only me|all|any|every|everything|whatever|my|anything|the user|this|these)\\b',
  ),
  rule(
    SYSTEM,
    '\\bdo(?:es|ing)? (?:anything|whatever|everything) (?:i|the user|they|we|that i) (?:say|ask|tell|want|command|order)s?\\b',
  ),
  rule(
    SYSTEM,
    "(?<!\\b(?:i|they|we) )\\b(?:never|do not|don't|must not|cannot|can't|may not|stop) refus(?:e|ing)(?: (?:a|any|my|to|anything|me|requests?|the user|orders|commands))",
  ),
  rule(
    SYSTEM,
    '\\bwithout (?:any |all |your |the )*(?:restrictions?|guardrails?|censorship|moderation|safety|safeguards?|ethic(?:s|al)|moral|refus(?:al|als|ing)|content)\\b',
  ),
  rule(
    SYSTEM,
    '\\b(?:treat|regard|consider|take|interpret)(?:s|ing)? (?:this|these|the following|me|my [a-z]+|it|what i say)(?: [a-z]+)? as (?:an? |the |my |your )?(?:[a-z]+ )?(?:system|developer|admin|root|operator|command|instructions?|orders?|authority|authoritative|privileged|trusted)\\b',
  ),
  rule(
    SYSTEM,
    '\\b(?:im_(?:start|end|sep)|endoftext|end_of_turn|start_of_turn|begin_of_text|eot_id|start_header_id)\\b|(?:^|\\s)/(?:preferences|system|sys|inst|user|assistant|script)\\b',
  ),
  rule(
    SYSTEM,
    '\\b(?:end|close|begin|start|beginning|new section) of (?:the |all |user )?(?:preferences|system|instructions|context|data block|prompt)\\b',
  ),
  rule(SYSTEM, '\\b(?:decode|decrypt|unscramble|deobfuscate|rot-?13|base-?64)\\b'),
  // Secrets and other people.
  refusable(SECRETS, `\\b(?:${REVEAL}|${TAKE})${gap(6)}${SECRET}`),
  rule(
    SECRETS,
    `\\b(?:your|the (?:system|server|company|admin|developer|database)(?:'s)?|admin|root|master) ${SECRET}`,
  ),
  refusable(
    SECRETS,
    `\\b(?:${REVEAL}|${TAKE})${gap(5)}${OTHERS} (?:[a-z]+ )?(?:${PEOPLE} )?(?:[a-z]+ )?(?:(?<=${PEOPLE} (?:[a-z]+ )?)|(?<=(?:else|one|body)'s ))${DATA}\\b`,
  ),
  refusable(
    SECRETS,
    `\\b(?:${REVEAL}|${TAKE})${gap(4)}${DATA} (?:and [a-z]+ )?(?:of|from|about|on|belonging to) (?:[a-z]+ )?${OTHERS}(?: ${PEOPLE})?\\b(?<=${PEOPLE}|else|one|body)`,
  ),
  refusable(
    SECRETS,
    `\\bwhat (?:other|another|all|different|the other) ${PEOPLE} (?:said|say|wrote|write|told|tell|asked|prefer|like|typed)\\b`,
  ),
  rule(SECRETS, '\\bexfiltrat(?:e|es|ed|ing|ion)\\b'),
  rule(
    SECRETS,
    `\\b${LAND}\\b|парол[ьяие]|密码|密碼|口令|パスワード|비밀번호|كلم(?:ة|ات) ?(?:ال)?(?:مرور|سر)|पासवर्ड`,
  ),
  // Sending.
  refusable(
    SENDING,
    `\\b${SEND}${gap(5)}${CARGO}${gap(5)}(?:to|with|at|via|through|into)${gap(3)}(?:me|us|him|her|them|address|server|servers|webhook|endpoint|account|number|url|link|site|website|domain|host|attacker|outsiders?|strangers?|third[- ]part(?:y|ies)|others?|everyone|anyone|somebody|someone|external|remote|channel|phone|inbox|wallet|team|support|world|public|internet|web|forum|twitter|slack|discord|telegram|pastebin|dropbox|drive|cloud|company|colleagues?|competitors?)\\b`,
  ),
  refusable(
    SENDING,
    `\\b(?:${SEND}|${REVEAL})${gap(5)}(?:to|with|at|via|through)${gap(2)}(?:external|remote (?:servers?|hosts?|machines?|address(?:es)?)|webhooks?|attackers?|outsiders?|third[- ]party (?:servers?|sites?|addresses)|pastebin|endpoint|my (?:server|webhook|wallet|endpoint))\\b`,
  ),
  refusable(
    SENDING,
    `\\b(?:transfer|wire|donate|deposit)(?:s|ing)?${gap(3)}(?:money|funds|bitcoins?|crypto|dollars|euros|payments?|balance|savings)\\b`,
  ),
  // Tools.
  refusable(
    TOOLS,
    `(?<!how to )\\b(?!calls?[ -]to[ -]action\\b)(?:call|invoke|trigger|execut|run|launch|fire)(?:e|es|s|ed|ing|ning)?${gap(4)}(?:tools?|functions?|plug-?ins?|commands?|scripts?|shell|bash|sql|quer(?:y|ies)|code|macros?|apis?|endpoints?|programs?|workflows?|agents?|mcp|actions?|webhooks?)\\b`,
  ),
  refusable(
    TOOLS,
    `\\b(?:us|begin with|start with|open with|make)(?:e|es|ing)?${gap(1)}(?:the|your|my|every|any|available|tool)(?: (?!right\\b|best\\b|same\\b|proper\\b)[\\p{L}\\p{N}_-]+){0,2} (?:tool|function|plug-?in|call|api)s?\\b(?! (?:for the job|as (?:an )?examples?))`,
  ),
  rule(TOOLS, '\\b(?:tool|function)[- ]?(?:calls?|calling|use|invocations?)\\b'),
  refusable(
    TOOLS,
    `\\b(?:open|visit|navigate to|brows(?:e|ing)(?: to)?|go(?:ing)? to|click(?:ing)?(?: on)?|fetch|curl|wget|ping)(?:s|es|ing)?${gap(2)}(?:urls?|links?|this (?:site|page|website|address)|(?:the|my|following) (?:website|web ?page|site|attachment|address))\\b`,
  ),
  rule(
    TOOLS,
    '\\b(?:fetch|curl|wget|ping|download)(?:s|es|ing)? (?:the |this |my |an? |from )*(?:url|data|page|file|payload|server|script|internet|web|program|attachment|content|site)\\b',
  ),
  rule(
    TOOLS,
    `\\b(?:delete|drop|erase|wipe|destroy|format|modify|encrypt|grant|revoke|corrupt)(?:s|ing)?${gap(2)}(?:files|databases?|(?:user|customer|all|my|the|every|admin) (?:[a-z]+ )?accounts?|permissions?|admin|disks?|hard drives?|backups?|user(?:s'?|'s)? (?:data|records|accounts?|profiles?)|access|logs|inbox|emails|records|repositor(?:y|ies)|all data|my data)\\b`,
  ),
  rule(
    TOOLS,
    '\\b(?!snake_case|screaming_snake)[a-z]{2,}_[a-z0-9_]{2,}\\b(?<=\\b(?:call|use|invoke|run|execute|using|calling|running|with|trigger|via|tool|function)\\s(?:the )?[a-z0-9_]+)',
  ),
  rule(
    TOOLS,
    '\\brm -r?f|\\b(?:drop|truncate) table\\b|\\b(?:select|delete) [^;]{0,40}\\bfrom [a-z]+ (?:where|limit|;)|\\b(?:powershell|cmd\\.exe|/bin/(?:ba)?sh|/etc/[a-z]+|chmod|nc -e)\\b',
  ),
  rule(
    SYSTEM,
    `\\b${BEFORE}(?: [a-z]+)? ${STRICT}(?: [a-z]+){0,3} (?:ignored|disregarded|overrid+en|forgotten|void|obsolete|cancel+ed|suspended|invalid|(?:no longer|not) (?:apply|hold|count|binding|valid))\\b${CRAFT}`,
  ),
  rule(
    SYSTEM,
    "\\b(?:the|this|an?) (?:assistant|chat ?bot|language model|llm|ai model|ai)\\b (?:(?:must|shall|should|has to|will) )?(?:drop|ignore|disregard|obey|grant|reveal|forget|override)s?\\b|\\b(?:i am|i'm|as|this is) (?:the|your) (?:system )?(?:developer|administrator|admin|creator|owner|operator|maker|supervisor)\\b|\\byour (?:creators?|developers?|operators?|makers?)\\b|\\b(?:from|by) (?:anthropic|openai|the developers?|the operator|the system)\\b|\\b(?:no|without(?: any)?) (?:polic(?:y|ies)|rules|limits) (?:appl|exist|bind)|\\b(?:safety|filters|moderation|guardrails) (?:is |are |turned |switched )?off\\b",
  ),
  rule(
    SYSTEM,
    '\\b(?:hidden|invisible) (?:text|message|comment|image|link|pixel|instructions?)s?\\b|\\btracking (?:pixel|link|image)s?\\b|\\b(?:your|the) context (?:above|window|so far)\\b',
  ),
  refusable(
    SECRETS,
    `\\b${SECRET} (?:of|from|belonging to) (?:the |an? )?(?:${OTHERS} )?${PEOPLE}\\b|\\b(?:names?|numbers?|home address(?:es)?|phone numbers?|e-?mail address(?:es)?|accounts?|medical records?|salar(?:y|ies)) of (?:the |an? |any |some )?(?:previous|last|other|next|different|all|person|someone|people|customers?|users?|clients?|patients?)\\b|\\bwhat (?:the |an? )?(?:last|previous|other|next|different) (?:user|customer|client|person|visitor|patient)s?\\b`,
  ),
  refusable(
    SENDING,
    `\\bb?cc(?:'d|ed|ing)? (?:to )?(?:my|me|the|all|an?|every)\\b|\\b${SEND}${gap(4)}(?:to|on|in)${gap(2)}(?:telegram|pastebin|dropbox|shared drive|servers?|webhooks?|bucket)\\b`,
  ),
  refusable(
    TOOLS,
    `\\b(?:schedule|approve|issue|authori[sz]e|process|execute)(?:s|d|ing)?${gap(3)}(?:payments?|refunds?|transfers?|loans?|withdrawals?|purchases?)\\b|\\b(?:query|search|scan)(?:ing)? (?:the|your|my|our) (?:web|internet|database|inbox|mailbox|drive|file system)\\b`,
  ),
  rule(
    SYSTEM,
    '\\b(?:olvid|ignor)\\p{L}* (?:todo )?lo que te\\b|\\b(?:vergiss|vergesst|ignoriere?) alles\\b|\\b(?:oubli|ignor)\\p{L}* tout ce qu|\\bdimentica tutto\\b|\\besque\\p{L}+ tudo\\b|\\bvergeet alles\\b',
  ),
  // The commonest attack in other languages; Latin ones without their accents. First those with the verb last.
  rule(
    SYSTEM,
    '\\b(?:vorherig|vorig|bisherig|obig|fruher|vorangegangen|alle|deine|eure|samtliche|vorige|eerdere|bovenstaande)\\p{L}* (?:\\p{L}+ )?(?:anweisung|instruktion|regel|vorgabe|befehl|richtlinie|instructie|opdracht|aanwijzing)\\p{L}*(?: \\p{L}+){0,3}? (?:zu )?(?:ignorier|vergiss|vergess|vergisst|missacht|uberschreib|ubergeh|umgeh|negeer|negeren|vergeet|vergeten)\\p{L}*',
  ),
  rule(
    SYSTEM,
    "\\b(?:instruc|instrucc|istruz|consign|regl|regol|regr|direct|direttiv|ordre|orden)\\p{L}* (?:precedent|anterior|previ|ci-dessus|du systeme|del sistema|do sistema|di sistema)\\p{L}*(?: [\\p{L}']+){0,4}? (?:s')?(?:ignor|olvid|omit|oubli|dimentic|esquec|desconsider|anul|annul)\\p{L}*",
  ),
  rule(
    SYSTEM,
    `\\b(?:ignor|olvid|omit|descart|desobede|salta|pasa por alto|hac?z? caso omiso)\\p{L}*(?:\\W+\\p{L}+){0,6}?\\W+(?:instruccion(?:es)?|indicaciones|reglas|ordenes|normas|directrices)\\b|\\b(?:prompt|mensaje|indicacion(?:es)?|instrucciones) del? (?:el )?sistema\\b`,
  ),
  rule(
    SYSTEM,
    `\\b(?:ignorier|vergiss|vergess|missacht|uberschreib|ubergeh|verwirf|umgeh|befolge (?:nicht|keine)|beacht\\p{L}* (?:nicht|keine))\\p{L}*(?:\\W+\\p{L}+){0,6}?\\W+(?:anweisung|instruktion|regel|vorgabe|befehl|richtlinie|systemprompt|systemanweisung|systemnachricht)\\p{L}*|\\bsystem-?(?:prompt|anweisung|nachricht|aufforderung)\\p{L}*`,
  ),
  rule(
    SYSTEM,
    `\\b(?:ignor|oubli|neglig|outrepass|contourn|desobei|ne (?:suis|suivez|respecte\\p{L}*) (?:pas|plus)|(?:ne )?tien\\p{L}* pas compte)\\p{L}*(?:\\W+\\p{L}+){0,6}?\\W+(?:instructions?|consignes?|regles?|directives?|ordres?)\\b|\\b(?:invite|message|instructions?|prompt) (?:du |de )?systeme\\b`,
  ),
  rule(
    SYSTEM,
    `\\b(?:ignora|dimentica|trascura|disobbedi|scavalca|non seguire)\\p{L}*(?:\\W+\\p{L}+){0,6}?\\W+(?:istruzion|regol|direttiv|comand)\\p{L}+|\\bprompt di sistema\\b`,
  ),
  rule(
    SYSTEM,
    `\\b(?:ignor|esquec|desconsider|desobede|nao siga)\\p{L}*(?:\\W+\\p{L}+){0,6}?\\W+(?:instrucoes|instrucao|regras|ordens|comandos|diretrizes)\\b|\\bprompt d[oe] sistema\\b`,
  ),
  rule(
    SYSTEM,
    `\\b(?:negeer|vergeet|omzeil|overtreed)\\p{L}*(?:\\W+\\p{L}+){0,6}?\\W+(?:instructies?|regels?|opdrachten|aanwijzingen|richtlijnen)\\b`,
  ),
  rule(
    SYSTEM,
    `\\b(?:z?ignoruj|zapomnij|pomin|omin)\\p{L}*(?:\\W+\\p{L}+){0,6}?\\W+(?:instrukcj|polecen|zasad|regul|wytyczn)\\p{L}*`,
  ),
  rule(
    SYSTEM,
    `\\b(?:ignorera|glom|bortse|ignorer|glem|se bort)\\p{L}*(?:\\W+\\p{L}+){0,6}?\\W+(?:instruktion|instruks|regl|regel|anvisning)\\p{L}*`,
  ),
  rule(
    SYSTEM,
    `\\b(?:talimat|kural|yonerge|komut)\\p{L}*(?:\\W+\\p{L}+){0,4}?\\W+(?:yok say|unut|gormezden|goz ard|dikkate alma|uyma)\\p{L}*`,
  ),
  rule(
    SYSTEM,
    `\\b(?:bo qua|phot lo|lo di|quen)(?:\\W+\\p{L}+){0,6}?\\W+(?:huong dan|chi thi|chi dan|quy tac|menh lenh)\\b|\\b(?:abaikan|lupakan)(?:\\W+\\p{L}+){0,6}?\\W+(?:instruksi|perintah|aturan|petunjuk)\\b`,
  ),
  rule(
    SYSTEM,
    `(?:игнорир|забуд|отбрось|отмени|обойд|обход|не (?:следуй|соблюдай|выполняй|обращай))\\p{L}*(?:[^\\p{L}]+\\p{L}+){0,6}?[^\\p{L}]+(?:инструкци|правил|указани|команд|промпт|ограничени|директив)\\p{L}*|системн\\p{L}+ (?:промпт|инструкци|сообщени|подсказк)\\p{L}*`,
  ),
  rule(
    SYSTEM,
    `(?:ігнору|забуд)\\p{L}*(?:[^\\p{L}]+\\p{L}+){0,6}?[^\\p{L}]+(?:інструкці|правил|вказівк)\\p{L}*|(?:αγνο|ξεχ)\\p{L}*(?:[^\\p{L}]+\\p{L}+){0,6}?[^\\p{L}]+(?:οδηγ|εντολ|καν)\\p{L}*`,
  ),
  rule(
    SYSTEM,
    '(?:忽略|忽视|忽視|无视|無視|忘记|忘記|忘掉|不要理|别理|不理会|跳过|绕过|违反|不遵守|不要遵守|覆盖).{0,16}(?:指令|指示|说明|說明|规则|規則|提示|命令|设定|設定|要求|限制)|(?:指令|指示|规则|規則|提示).{0,6}(?:忽略|无视|無視)|系统(?:提示|指令|消息)|系統(?:提示|指令|訊息)|提示词',
  ),
  rule(
    SYSTEM,
    '(?:指示|命令|ルール|プロンプト|規則|制約|設定).{0,10}(?:無視|忘れ|従わ)|システム ?プロンプト|(?:지시|명령|규칙|프롬프트|지침|설정).{0,12}(?:무시|잊|따르지)|시스템 ?프롬프트',
  ),
  rule(
    SYSTEM,
    '(?:تجاهل|انس|انسى|تجاوز|لا تتبع).{0,30}(?:تعليمات|القواعد|قواعد|الأوامر|أوامر|توجيهات)|(?:התעלם|התעלמי|תשכח|שכח).{0,30}(?:הוראות|ההוראות|כללים|הכללים)|(?:निर्देश|नियम|आदेश).{0,24}(?:अनदेख|नज़रअंदाज|नजरअंदाज|भूल|उपेक्षा)|(?:دستور|قوانین).{0,24}(?:نادیده|فراموش)|(?:คำสั่ง|กฎ).{0,20}(?:ละเว้น|เพิกเฉย)|(?:ละเว้น|เพิกเฉย|ไม่ต้องสนใจ).{0,20}(?:คำสั่ง|กฎ)',
  ),
]

/** The same attack with spaces and marks taken out, for words broken up: "ig-nore prev ious in structions". */
export const SQUEEZED =
  /(?:ignore|disregard|forget|override|bypass)(?:all|any|the|your|of|my|these|those|every)*(?:previous|prior|preceding|above|earlier|system|developers?|foregoing|safety)(?:ly|given|and)?(?:instructions?|rules?|prompts?|messages?|directions|guidelines|commands?|directives?|polic(?:y|ies))|(?:reveal|print|repeat|show|output|leak|disclose)(?:me|the|your|us|all|of|full|entire)*systemprompt|(?:enter|enable|activate|switchto)developermode|doanythingnow/

const TLD =
  'com|net|org|io|dev|info|biz|ru|cn|xyz|top|club|online|site|store|shop|live|co|uk|de|fr|eu|me|app|ai|tv|cc|us|link|click|example|invalid|onion|sh|gg|ly|to'

/** A web, mail or network address, also when written out: "name at host dot com". */
export const ADDRESS = new RegExp(
  `[a-z][a-z0-9+.-]{1,12}:/{1,2}[^\\s]|\\b(?:mailto|javascript|data|file|tel|sms|vbscript|hxxps?):\\S|\\bwww\\b\\.|[\\w.+-]+@[\\w-]+|(?<!\\basp)(?<=[a-z0-9-])\\.(?:${TLD})\\b(?!\\.[a-z])(?![a-z])|\\b\\d{1,3}(?:\\.\\d{1,3}){3}\\b|(?:\\[|\\(|\\b)(?:\\.|dot)(?:\\]|\\)|\\b)\\s?(?:${TLD})\\b(?<=(?:\\[\\.\\]|\\(\\.\\)|\\bdot\\b|\\[dot\\]|\\(dot\\))\\s?[a-z]+)|\\b\\w+ ?[([](?:at|@)[)\\]] ?\\w+`,
  'i',
)

/** Tags, templates, fences, links, headings, chat markers, JSON and calls. A lone "<" or a backtick is none. */
export const CODE =
  /<\s*[/!?%|]|<[a-z]|<\s*(?:script|system|preferences|iframe|img)\b|[|/]\s*>|<<|>>|```|~~~|\$\{|\{\{|\}\}|\{%|\]\s*\(|!\[|#{2,}|(?:^|\n)\s*#+\s|\[\s*\/?\s*(?:inst|system|sys|user|assistant|tool|end|begin|\/)[^\]]{0,30}\]|[{[]\s*["'][^"'\n]{0,60}["']\s*[:,]|\b[a-z_$][\w$.]*\((?:\s*|["'][^)\n]{0,80}|[^)\n]{0,60}=[^)\n]{0,60})\)|\$\(|&&|\|\||=>|<!--|-->|\/\*|\*\/|\bon(?:error|load|click)\s*=/i
