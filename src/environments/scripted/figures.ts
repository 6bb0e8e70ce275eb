import { scripted } from './component.ts'
import { shuffled } from './draw.ts'
import { eachSentence } from './page.ts'
import { added, both, onPage, signs, tagged, type Write } from './script.ts'

/** Ends for a sentence that rhyme in themselves. */
const RHYMES = [
  ', so they say, every day',
  ', day or night, in plain sight',
  ', far or near, bright or clear',
  ', in the end, round the bend',
  ', young or old, truth be told',
  ', here or there, everywhere',
  ', come rain, come pain',
  ', old or new, all of it true',
]

/** Two adjectives for each first sound that spelling shows. */
const BY_SOUND: Readonly<Record<string, string>> = {
  b: 'big bold',
  d: 'deep dark',
  f: 'fine fair',
  l: 'long lively',
  m: 'merry mild',
  n: 'neat new',
  p: 'plain patient',
  r: 'rich ripe',
  v: 'vast vivid',
}
const NOUN_AFTER =
  /\b(the|this|that|its|their|our|his|her) ([bdflmnrv](?!n)[a-z]{3,}|p(?![hsn])[a-z]{3,})(?=[ ,.])/
const alliterated: Write = onPage((page) =>
  eachSentence(page, (sentence) => [
    sentence.replace(
      NOUN_AFTER,
      (_, article: string, noun: string) => `${article} ${BY_SOUND[noun[0]!]} ${noun}`,
    ),
  ]),
)

const FILMS = [
  'Groundhog Day all over again:',
  'As in a galaxy far, far away:',
  'Welcome to Jurassic Park:',
  'Finding Nemo style:',
  'It is time to leave the Matrix:',
]

/** Scripted components of rhetoric: figures of speech. */
export const figures = [
  scripted({
    key: 'alliteration',
    stage: 'add',
    measures: 'alliteration',
    asks: /\balliterat/,
    write: both(
      alliterated,
      added([
        'Big, bold, brave beginnings.',
        'Plain, patient, proper prose.',
        'Merry, mild, mellow moments.',
        'Fine, fair, faithful findings.',
        'Deep, dark, daring dreams.',
        'Rich, ripe, rare rewards.',
        'Lively, lovely, long lines.',
      ]),
    ),
    present: signs(/\b([bdflmnprv])[a-z]+,? \1[a-z]+,? \1[a-z]+\b/g),
  }),
  scripted({
    key: 'hyperbole',
    stage: 'add',
    measures: 'hyperbole',
    asks: /\bhyperbol|\bexaggerat|\boverstate/,
    write: added([
      'It is the greatest thing ever made.',
      'It could change the world a million times over.',
      'Nothing in the universe compares.',
      'It will echo for all eternity.',
      'There are mountains of it, literally.',
      'It is nothing short of a miracle.',
      'Never in human history was it so.',
      'It is the biggest news of all time.',
    ]),
    present: signs(
      /\b(?:ever made|the greatest|million|in the universe|eternity|mountains of|literally|nothing short of|human history|of all time)\b/g,
    ),
  }),
  scripted({
    key: 'simile',
    stage: 'add',
    measures: 'similes',
    asks: /\bsimiles?\b|\bcomparisons? with "?like|\bcompare things\b/,
    write: added([
      'It is like a lamp in the fog.',
      'It lands like a stone in a pond.',
      'It is as clear as a bell.',
      'It moves like a river after rain.',
      'It shines like a new coin.',
      'It is as steady as a clock.',
      'It spreads like a whisper.',
      'It unfolds like a map.',
    ]),
    present: signs(/\blike an? \w+|\bas \w+ as an? \w+/g),
  }),
  scripted({
    key: 'personification',
    stage: 'add',
    measures: 'personification',
    asks: /\bpersonif|\bact(?:s|ing)? like (?:people|persons)|\bhuman traits\b/,
    write: added([
      'The numbers whisper.',
      'The silence listens.',
      'The words dance.',
      'Time yawns.',
      'The pages murmur.',
      'Fate winks.',
      'The morning smiles.',
      'History remembers.',
      'Hope tiptoes in.',
    ]),
    present: signs(
      /\b(?:numbers? whispers?|silence listens?|words? dances?|time yawns?|pages? murmurs?|fate winks?|morning smiles?|history remembers?|hope tiptoes?)\b/g,
    ),
  }),
  scripted({
    key: 'onomatopoeia',
    stage: 'add',
    measures: 'onomatopoeia',
    asks: /\bonomatop|\bsound(?:s)? like noises|\bsound words|\bimitate (?:noises|sounds)/,
    write: added(['Bang!', 'Whoosh!', 'Thud!', 'Splash!', 'Crackle!', 'Buzz!', 'Clang!', 'Boom!']),
    present: signs(/\b(?:bang|whoosh|thud|splash|crackle|buzz|clang|boom)\b/g),
  }),
  scripted({
    key: 'imagery',
    stage: 'add',
    measures: 'colours light-and-dark touch-taste-smell',
    asks: /\bimagery|\bsensory|\bvivid (?:images|description|detail|picture)|\bname colours|\bpaint light|\bfelt, tasted/,
    write: added([
      'Golden light falls on cold stone.',
      'A scent of rain hangs in the dim air.',
      'Silver mist glows over dark water.',
      'Warm dust shimmers in the sun.',
      'A bitter wind, a crimson sky.',
      'Soft shadows flicker on the wall.',
      'The green hills gleam after rain.',
      'Blue smoke, sweet as honey, drifts by.',
    ]),
    present: signs(
      /\b(?:golden|cold stone|scent|dim air|silver|glows?|shimmers?|crimson|bitter wind|shadows? flickers?|green|gleams?|blue smoke|sweet)\b/g,
    ),
  }),
  scripted({
    key: 'rhetorical-questions',
    stage: 'add',
    measures: 'rhetorical-questions question-marks',
    asks: /\brhetorical question/,
    write: added([
      'Who would not wonder?',
      'Why not?',
      'How could it be otherwise?',
      'What more could one want?',
      'Who could have guessed?',
      'What else is new?',
      'Who knows?',
      'How could anyone miss it?',
    ]),
    present: signs(
      /\b(?:who (?:would|could|knows|needs)|why not|how could|what (?:more|else|if))\b[^.?!]*\?/g,
    ),
  }),
  scripted({
    key: 'rhyme',
    stage: 'mark',
    measures: 'rhyme',
    asks: /\brhym/,
    write: tagged(RHYMES),
    present: signs(new RegExp(RHYMES.join('|'), 'g')),
  }),
  scripted({
    key: 'parenthetical-asides',
    stage: 'mark',
    measures: 'parentheses',
    asks: /\bparenthe|\basides?\b(?! from)|\bbrackets\b/,
    write: tagged([
      ' (or so it seems)',
      ' (more on that later)',
      ' (no surprise there)',
      ' (of all things)',
      ' (make of it what one will)',
      ' (as ever)',
      ' (not that it matters)',
      ' (a rare thing)',
    ]),
    present: signs(/\([^)]+\)/g),
  }),
  scripted({
    key: 'film-opening',
    stage: 'frame',
    measures: 'film-opening',
    rivals: 'podcast old-radio screenplay childrens-book',
    asks: /\b(?:open|begin|start)\w*\b.{0,25}\b(?:film|movie)|\b(?:film|movie) reference/,
    write: onPage((page, random) => {
      const phrase = shuffled(FILMS, random)[0]!
      return eachSentence(page, (sentence, i) => (i === 0 ? [`${phrase} ${sentence}`] : [sentence]))
    }),
    present: (text) =>
      /\b(?:groundhog day|a galaxy far|jurassic park|finding nemo|the matrix)\b/i.test(text.slice(0, 200))
        ? 0.8
        : 0,
  }),
]
