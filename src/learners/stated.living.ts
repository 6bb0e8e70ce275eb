/**
 * What people choose again and again in daily life. What a writer makes ("recipes", "examples", "a plan") is not
 * among them, so that "I need examples that run" stays a task.
 */
export const KINDS =
  '(?:accommodations?|activities|airlines|animals|appliances|apartments?|bags|bands|beaches|bedding|beds?|beverages|bicycles|bikes?|buses|books|brands|cafes|cameras|cars?|chairs?|cleaners|clinics|clothes|clothing|coffee|companies|cosmetics|courses|desks?|desserts|destinations|detergents?|devices|dinners|dishes|doctors|documentaries|dogs?|drinks|earbuds|electronics|fabrics|fashion|films|flights|flooring|foods?|footwear|furniture|gadgets|games|garments|genres|gifts|gloves|groceries|gyms?|headphones|hikes|hobbies|holidays|homes?|hotels?|houses?|hotel rooms?|ingredients|instructors|jackets|jewell?ery|jobs|keyboards?|lamps|laptops?|lectures|lenses|lighting|lodgings?|lotions|makeup|materials|mattress(?:es)?|meals|meats?|medicines?|movies|music|neighbou?rhoods|novels|outdoor gear|outfits|packaging|paints?|perfumes|pets?|phones?|pillows?|places|planes|platforms|podcasts|products|restaurants|resorts|rooms|rugs|screens?|seats?|series|shampoos?|sheets|shirts|shoes|shops|shows|skin ?care|smartphones?|snacks|soaps?|sofas?|songs|spaces|sports|stores|sunscreens?|suppliers|supplements|supplies|teachers|tours|toys|trails|trains|transport(?:ation)?|trips|trousers|tutors|vacations|vehicles?|venues|wines?|workouts|workspaces?|(?:yoga|dance|fitness|evening|language|online|in-person|small) classes)'

/** What makes a thing one of a manner of living. */
export const WAYS =
  '(?:accessible|animal-friendly|black-owned|carbon-neutral|comfortable|cruelty-free|dairy-free|domestic|durable|eco-friendly|electric|energy-efficient|environmentally friendly|ergonomic|ethical|ethically[- ][a-z]+|fair[- ]trade|family-owned|family-run|fragrance-free|gluten-free|halal|handmade|healthy|hypoallergenic|independent|indie|kid-friendly|kosher|lactose-free|local|locally[- ][a-z]+|low-[a-z]+|minority-owned|natural|non-toxic|nut-free|orthop(?:a)?edic|organic|pet-friendly|plant-based|quiet|recycled|recyclable|responsibly[- ][a-z]+|reusable|scent-free|second-?hand|small|sugar-free|sustainable|sustainably[- ][a-z]+|unscented|upcycled|used|vegan|vegetarian|vintage|wheelchair[- ]accessible|wide|women-owned|zero-waste)'

/** One adjective, and none that counts or points. */
const HOW =
  '(?:(?!(?:an?|the|this|that|these|those|some|any|more|other|another|different|new|several|few|many|two|three|four|five|six|ten|all|both|best|top|good|great|better|cheap|my|your|our|his|her|their|its|no)\\b)[a-z-]{2,20} )'

const CHOSEN = new RegExp(
  `^(?:${HOW}){0,3}${KINDS}(?: (?:and|or) (?:${HOW}){0,2}[a-z]+)? (?:with|without|where|made|free (?:of|from)|to be|(?:that|which|who) (?!(?:explain|cover|discuss|teach|describe|deal|talk|show|feature|mention|contain|start|end|begin|rhyme|inherit|extend|match|i\\b|you\\b|we\\b)))(?=.{2})`,
  'i',
)
const OF_WAY = new RegExp(
  `^(?:${HOW}){0,2}${WAYS} (?:(?:and|or) )?(?:${HOW}){0,2}(?:${KINDS}|options|alternatives)(?: (?:when(?:ever)?|wherever|over|and|or|rather|instead)\\b|$)`,
  'i',
)
const PLAIN = new RegExp(`^(?:${HOW}){1,3}${KINDS}(?: (?:when(?:ever)?|over|and|or)\\b|$)`, 'i')
const OVER = new RegExp(`^(?:${HOW}){0,3}${KINDS} over \\w`, 'i')
const MINE =
  /^my (?:[a-z-]+ ){0,2}(?:bedroom|car|clothes|clothing|coffee|diet|food|hair|home|house|kitchen|meals|outfits|pets?|phone|room|shoes|skincare|tea|workouts|workspace) (?:to (?:be|have|feel|look|stay|come)|without) (?!(?:fixed|repaired|cleaned|done|ready|returned|delivered|sold|painted|back|moved|towed|inspected)\b)/i
const PURPOSE =
  /^(?:(?!to\b)[a-z'-]+ ){1,8}?to (?:be able to )?(?:focus|concentrate|sleep|function|relax|unwind|recharge|thrive|wind down|stay (?:focused|calm|healthy|active|motivated|productive|sane|awake|organi[sz]ed)|feel (?:comfortable|safe|calm|rested|relaxed|energi[sz]ed)|be (?:productive|happy|creative|comfortable)|do my best|learn (?:well|effectively|best)|work (?:well|effectively|efficiently|productively))\b/i
const COMFORTS =
  /^(?:at least (?:\d{1,2}|[a-z]+) hours? of (?:sleep|daylight|exercise)\b|(?:an? )?(?:flexible (?:hours|schedules?|working|work)|(?:good |healthy )?work-life balance|(?:quiet|calm|private|clean|tidy|structured|predictable|peaceful) (?:environment|surroundings|setting|workspace|workplace)|wheelchair access|step-free access|(?:closed )?captions|subtitles)(?: (?:when|while|to|at|for|in order|in (?:my|all|every))\b|$)|(?:complete |total |absolute |plenty of |my own )?(?:quiet|silence|privacy|structure|routine|solitude|time alone|alone time|natural light|fresh air|personal space) (?:when|while|in my|at (?:work|home|night)|every (?:day|morning|evening|night|week))\b)/i

/** What is wanted of the answerer or of one occasion. */
const TASK =
  /\b(?:help|you|your|advice|tips?|ideas?|ways?|suggestions?|recommendations?|recommend|plan|lists?|guides?|prompts?|essay|names?|someone|something|somebody|app|tool|code|function|query|database|spreadsheet|website|api|bookings|orders|sales|reviews|ratings?|prices?|stock|similar|so far|as soon|asap|by (?:the end|noon|monday|next)|more than|less than|fewer than)\b|\b(?:in|near|at|to|for|from|like|about|by|around)\s+(?:the\s+|my\s+)?[A-Z][a-z]/

/** Why someone will need it tomorrow too: the body, the household, the work. */
const BECAUSE =
  /\bI(?:(?:'ve| have)(?: got)? (?:(?:an? )?(?:large|big|growing|young) family|(?:an? |two |three |four |five |six |several |young |small |many |multiple |\d )?(?:[a-z]+ )?(?:kids|children|toddlers?|bab(?:y|ies)|dogs?|cats?|pets)\b|(?:an? )?(?:bad|weak|chronic|sensitive|dry|oily|limited|poor|wide|flat|small|tiny|severe|curly) [a-z]+|back pain|asthma|arthritis|allergies|diabetes|migraines|insomnia|ADHD|dyslexia|an? (?:[a-z]+ )?(?:allergy|disability|condition|long commute))|(?:'m| am) (?:very |quite |really )?(?:tall|short|left-handed|deaf|blind|diabetic|disabled|dyslexic|colou?r-?blind|pregnant|an? (?:wheelchair user|introvert|light sleeper|night owl|vegan|vegetarian|side sleeper)|sensitive to)|(?: always| often| usually)? use a wheelchair| live (?:alone|off-grid|in an? (?:small|tiny|cold|hot|humid|rural))| work (?:from home|nights|night shifts|remotely|outdoors)| travel (?:a lot|often|frequently|for work))/i
const NEEDED = new RegExp(`^(?:an? )?(?:[a-z-]{2,20} ){0,3}${KINDS}\\b`, 'i')
const NOT = /\b(?:not|dont|no longer|never)\b|n't\b/i
const ONLY = /\b(?:only|exclusively)\s/i
const ONLY_TO =
  /^to (?:eat|drink|wear|watch|listen to|play|buy|shop|dine|stay (?:in|at)|travel (?:by|in|with)) (?!(?:an?|the|one|two|three|my|your|this|that|these|those|it|them)\b)/i

/**
 * True when what follows "I want", "I need", "I require" or "I choose" is of a manner of living, and not a
 * request for this once: it names a kind of thing and says which, or what for, or the sentence says why.
 *
 * @param verb the words of the cue up to the object: "I only want".
 * @param lead what stands before the cue in its sentence.
 */
export function lasting(object: string, verb: string, lead: string): boolean {
  if (TASK.test(object)) return false
  if (COMFORTS.test(object) || PURPOSE.test(object)) return true
  if (/\d/.test(object)) return false
  if (/\balways\s/i.test(verb) && NEEDED.test(object)) return true
  if (NOT.test(verb) && PLAIN.test(object)) return true
  if (ONLY.test(verb) && (PLAIN.test(object) || ONLY_TO.test(object))) return true
  if (/\bchoose\s/i.test(verb) && OVER.test(object)) return true
  if (CHOSEN.test(object) || OF_WAY.test(object) || MINE.test(object)) return true
  return BECAUSE.test(lead) && NEEDED.test(object)
}
