const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

/** Words that carry no content of their own: grammar, hedges, intensifiers, light verbs. */
export const FUNCTION = set(`
  a an the this that these those some any no every each all both either neither such what which who whom whose
  i me my mine myself you your yours yourself yourselves he him his himself she her hers herself it its itself
  we us our ours ourselves they them their theirs themselves one ones someone somebody something anyone anybody
  anything everyone everybody everything nobody nothing there here where when why how
  be am is are was were been being do does did done doing have has had having will would shall should can could
  may might must ought i'm i've i'd i'll you're you've you'd you'll he's she's it's we're we've we'd we'll they're
  they've they'd they'll that's there's here's what's who's where's let's don't doesn't didn't isn't aren't wasn't
  weren't hasn't haven't hadn't won't wouldn't can't couldn't shouldn't cannot not never gonna wanna gotta
  of to in on at by for from with without about into onto over under up down out off through during before after
  above below between among against along around across behind beyond near upon within until till since toward
  towards per via as than like unlike despite regarding concerning
  and or but nor so yet if because although though while whereas unless whether however therefore thus hence
  moreover furthermore besides also too again then still just only even ever already once else instead otherwise
  anyway meanwhile first firstly finally lastly additionally consequently accordingly overall
  very really quite rather pretty fairly so much many more most less least few little lot lots bit several enough
  almost nearly about approximately roughly simply actually basically literally honestly certainly surely clearly
  obviously definitely absolutely totally completely perhaps maybe probably possibly likely apparently seemingly
  generally usually often sometimes always rarely soon now currently presently recently immediately shortly quickly
  promptly directly especially particularly specifically well better best good great fine nice okay ok sure yes no
  yeah yep right able possible same other others another own various certain
  get gets got getting gotten give gives gave given giving go goes went gone going make makes made making take
  takes took taken taking put puts putting come comes came coming keep keeps kept let lets seem seems seemed try
  tries tried trying want wants wanted need needs needed think thinks thought believe believes guess suppose feel
  feels felt felt find finds found say says said tell tells told ask asks asked asking see sees saw seen seeing
  look looks looked looking know knows knew known use uses used using have-to thing things way ways kind kinds sort
  sorts part case fact order due etc regard regards`)

/** The vocabulary of courtesy: greeting, thanks, apology, offer of help, sign-off. It says how, not what. */
export const COURTESY = set(`
  hi hello hey dear greetings morning afternoon evening day week weekend sir madam ma'am mr mrs ms folks guys team
  all everyone please kindly thank thanks thanking thankful grateful gratitude appreciate appreciates appreciated
  appreciation apologize apologise apologies apology sorry regret excuse pardon forgive unfortunately afraid
  inconvenience bother trouble confusion misunderstanding hope hopes hoping hopefully wish wishes wishing wonder
  wondering happy glad pleased pleasure delighted welcome honored excited love lovely wonderful fantastic awesome
  excellent kind kindness kindest warm warmest hesitate hesitation free question questions concern concerns comment
  comments feedback thoughts reach contact call touch respond response reply replies hear hearing know forward
  advance convenience earliest chance opportunity moment minute time times busy schedule help helps helpful helping
  assist assistance assistance support guidance advice patience understanding cooperation consideration attention
  effort efforts courtesy information clarification clarify additional further inform informed aware advise share
  respectfully respectful sincerely truly yours faithfully cheers cordially regards doing well message email note
  mail letter matter understand mind care luck truly greatly highly deeply sincerely anything assure rest request
  requests requested bring touch base update updates inquire enquire follow following remind reminder discuss confirm
  provide ensure future situation issue issues process continue status`)

/** Numbers in words. "One" is left out: it is mostly no number. */
export const NUMBERS: ReadonlyMap<string, string> = new Map(
  `two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
   nineteen twenty`
    .trim()
    .split(/\s+/)
    .map((word, n) => [word, String(n + 2)]),
)

/** Days, months and times by name, by the letters that tell them apart; those that are also words are left to capitals. */
export const TIMES = set(`
  monday tuesday wednesday thursday friday saturday sunday tue tues thu thur thurs fri
  january february april june july august september october november december
  jan feb apr aug sept oct nov dec today tomorrow tonight yesterday noon midnight`)

/** A "not" that comes or goes turns the meaning round. */
export const NEGATIONS = set(`
  not no never cannot don't doesn't didn't isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't can't
  couldn't shouldn't unable`)
