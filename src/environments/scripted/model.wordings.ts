import type { ScriptedComponent } from './component.ts'
import { SCRIPTED } from './components.ts'

/** How the scripted model says what it sees. */
interface Said {
  /** Ways to say it, each one wish of at most eight words: models word a thing anew each time. */
  readonly wordings: readonly string[]
  readonly trait: string
  readonly direction: 'more' | 'less'
  /** "words less": the measure of PROSE's menu that decides it, where there is one. */
  readonly measure: string | null
}

/** Of each component: key | trait, after "-" where there is less of it | measure | wordings. */
const TABLE = `
brief | -length | words less | Keep the whole text short / Write brief texts / Be concise
straight-to-the-point | -lead-in | - | Come straight to the point / Get to the point at once / Skip small talk
second-person | second person | second-person more |
  Tell it in the second person / Use a second-person narrative / Make "you" the subject
third-person | third person | - |
  Tell it in the third person / Use a third-person narrative / Write in third person
long-sentences | sentence length | sentence-length more |
  Write long sentences / Use long, flowing sentences / Let sentences flow
short-sentences | -sentence length | sentence-length less |
  Write short sentences / Use short, punchy sentences / Avoid long sentences
stream-of-consciousness | stream of consciousness | - |
  Write as a stream of consciousness / Let thoughts run on / Use stream-of-consciousness passages
semicolons | semicolons | semicolons more |
  Use semicolons / Join clauses with semicolons / Link sentences by semicolons
archaic | archaic words | - | Use archaic words / Write with antiquated words / Use old-fashioned language
slang | slang | - | Use slang / Put in modern slang / Add slang phrases
informal | informality | - | Write in an informal tone / Keep it casual and relaxed / Use a laid-back tone
professional-tone | professional tone | - |
  Keep a professional tone / Write in a formal register / Be businesslike
simple-english | plain words | - |
  Use plain, simple English / Choose simple, everyday words / Write in plain language
inquisitive | questions | question-marks more |
  Ask questions / Be inquisitive and ask questions / Include several questions
emotional | strong feeling | - | Show strong emotions / Be intensely emotional / Write passionately
critical | criticism | - | Be sharply critical / Criticise openly / Judge harshly
sarcastic | sarcasm | - | Be sarcastic / Add sarcastic remarks / Use irony and sarcasm
assertive | assertion | - | Write assertively / Use confident assertions / Be decisive and assertive
positive | praise | - | Keep a positive tone / Be upbeat and encouraging / Stay positive
playful | playfulness | - | Use playful language / Be playful / Add playful interjections
interactive | involving the reader | - | Be interactive / Involve the reader / Invite the reader to take part
reflection | reflection | - |
  Invite personal reflection / Make the reader reflect / Prompt reflection on the reader's life
immersive | immersion | - | Make it immersive / Immerse the reader in the scene / Write immersively
foreshadowing | foreshadowing | - | Use foreshadowing / Foreshadow what comes later / Hint at what comes later
storytelling | storytelling | - |
  Tell it as a story / Use storytelling / Make it storytelling in order of time
conditional | conditional clauses | - |
  Use conditional expressions / Put statements as conditionals / Write conditional clauses
conversational | conversational tone | - |
  Sound conversational / Write as if talking to a friend / Add conversational fillers
respectful | respect | - | Be respectful / Write courteously and politely / Use polite phrases
call-to-action | call to action | - |
  Invite a reply at the end / Ask for a reply / Close by asking for a reply
personalised | address by name | - |
  Make it personalised / Address the reader by name / Write a personalised text
alliteration | alliteration | - | Use alliteration / Include alliterations / Alliterate often
hyperbole | hyperbole | - | Use hyperbole / Include hyperboles / Exaggerate freely
simile | similes | - | Use similes / Include a simile / Put in similes
personification | personification | - | Use personification / Personify things / Include personifications
onomatopoeia | onomatopoeia | - | Use onomatopoeia / Include onomatopoeias / Put in sound words
imagery | imagery | - | Use vivid imagery / Include sensory imagery / Give sensory detail
rhetorical-questions | rhetorical questions | - |
  Ask rhetorical questions / Use rhetorical questions / Include a rhetorical question
rhyme | rhyme | - | Use rhymes / Make it rhyme / Write in rhyme
parenthetical-asides | asides in brackets | parentheses more |
  Add parenthetical asides / Put asides in brackets / Use parentheses for asides
film-opening | film opening | - |
  Open with a film reference / Begin with a movie reference / Start from a film reference
parallel-structure | parallel structure | - |
  Use parallel structure / Use parallel sentences / Repeat the same sentence opening
step-by-step | steps | - | Go step by step / Use a step-by-step structure / Tell it in steps
emoji | emoji | emoji more | Use emoji / Add emojis to sentences / Put in emoji
capitals | capitals | capitals more |
  Put words in capitals for emphasis / Use capitals for emphasis / Set words in capitals
ampersands | ampersands | ampersands more | Use ampersands for "and" / Write "&" for "and" / Use the ampersand
question-answer | question and answer | - |
  Write in question-and-answer form / Use question-answer style / Put it as question and answer
structured | headings and numbers | numbered-points more |
  Give it headings and numbered points / Structure it well with headings / Use a clear structure with headings
bullet-points | bullet points | bullet-points more |
  Use bullet points / Put points into bullets / List things in bullet points
tweet | tweet style | hashtags more |
  Write it like a tweet with hashtags / Add hashtags / Use hashtags as in a tweet
childrens-book | children's book | - |
  Write as for a children's book / Tell it for children / Write like a fairy tale
podcast | podcast style | - | Write it like a podcast / Use the style of a podcast / Sound like a podcast
old-radio | radio style | - |
  Write like old radio / Use an old-time radio style / Sound like a radio announcer
screenplay | screenplay form | - | Write it as a screenplay / Use screenplay form / Format it as a screenplay
professional-greeting-closing | formal frame | formal-greeting more |
  Use a professional greeting and closing / Give it a formal greeting / Use a formal closing
thankful-closing | thanks at the close | thanks-sign-off more |
  Close with thanks / Use a thankful closing / Sign off with thanks
epithet-sign-off | epithet at the close | - |
  Sign off with an epithet / Close with an epithet / Put an epithet under it
no-closing | -closing | sign-off less | No closing / Write no closing / Avoid a sign-off
`

const SAID: ReadonlyMap<string, Said> = new Map(
  TABLE.trim()
    .split(/\n(?! )/)
    .map((entry) => {
      const [key, trait, measure, wordings] = entry.split('|').map((cell) => cell.trim())
      const less = trait!.startsWith('-')
      return [
        key!,
        {
          wordings: wordings!.split(' / '),
          trait: less ? trait!.slice(1) : trait!,
          direction: less ? 'less' : 'more',
          measure: measure === '-' ? null : measure!,
        },
      ]
    }),
)

/** What is said of a component. */
export const saidOf = ({ key }: ScriptedComponent): Said => SAID.get(key)!

/** All components a statement asks for. */
export const named = (statement: string): readonly ScriptedComponent[] =>
  SCRIPTED.filter((component) => component.follows(statement))
