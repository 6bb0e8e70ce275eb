import { scripted } from './component.ts'
import { eachText } from './page.ts'
import { added, both, flat, onPage, opened, pairs, signs, swapped, type Write } from './script.ts'

const swap = (table: string): Write => {
  const change = swapped(pairs(table))
  return onPage((page) => eachText(page, change))
}

const SHORT = `do not>don't,does not>doesn't,did not>didn't,is not>isn't,are not>aren't,was not>wasn't,were not>weren't,
  will not>won't,would not>wouldn't,cannot>can't,could not>couldn't,should not>shouldn't,has not>hasn't,have not>haven't,
  it is>it's,that is>that's,there is>there's,i am>i'm,i have>i've,i will>i'll,you are>you're,we are>we're,we have>we've,
  they are>they're,he is>he's,she is>she's`
const asPairs = pairs(SHORT)

/** Contractions written out. */
export const expanded = swapped(asPairs.map(([long, short]) => [short, long] as const))
const contracted = swapped(asPairs)

const PLAIN_TALK = signs(/\bin short words|\bas plain as|\bso far, so good|\bgist of it|\bnot hard to see/g)

/** Scripted components of the choice of words: words swapped for others, and phrases where nothing is to be swapped. */
export const words = [
  scripted({
    key: 'archaic',
    stage: 'open',
    measures: 'archaic-words',
    asks: /\barchaic|\bantiquated|\bold-?fashioned (?:words|language|english)|\bshakespearean/,
    write: both(
      swap(`while>whilst,among>amongst,has>hath,does>doth,often>oft,between>betwixt,perhaps>perchance,maybe>mayhap,
      tomorrow>the morrow,soon>anon,here>hither,from where>whence,near>nigh,ago>of yore`),
      opened([
        'Verily, ',
        'Alas, ',
        'Lo, ',
        'Behold: ',
        'Forsooth, ',
        'Hark: ',
        'Methinks ',
        'Prithee mark: ',
      ]),
    ),
    present: signs(
      /\b(?:verily|alas|lo|behold|forsooth|hark|methinks|prithee|whilst|hath|doth|oft|betwixt|perchance|mayhap|anon|hither|whence|nigh|yore|thou|thee|thy)\b/g,
    ),
  }),
  scripted({
    key: 'slang',
    stage: 'add',
    measures: 'slang',
    asks: /\bslang\b|\bcolloquialisms/,
    write: both(
      swap(
        'going to>gonna,want to>wanna,got to>gotta,have to>gotta,give me>gimme,let me>lemme,friends>squad,friend>bro,strange>sus',
      ),
      added([
        'Big mood.',
        'It hits different.',
        'Such a vibe.',
        'No cap.',
        'Legit a banger.',
        'Lowkey epic.',
        'Big yikes, fam.',
        'That slaps, for real.',
      ]),
    ),
    present: signs(
      /\b(?:big mood|hits different|vibes?|no cap|legit|banger|lowkey|epic|yikes|fam|for real|gonna|wanna|gotta|gimme|lemme|sus)\b/g,
    ),
  }),
  scripted({
    key: 'informal',
    stage: 'words',
    measures: 'contractions',
    rivals: 'professional-tone',
    asks: /\binformal|\bcasual|\brelaxed\b|\blaid[- ]back|\bcontractions?\b|\bshorten "?(?:not|i am)/,
    shuns: /\bformal(?:ly|ity)?\b/,
    write: both(
      onPage((page) => eachText(page, contracted)),
      added([
        "It's all good.",
        "That's about it.",
        "Don't sweat it.",
        "There's not much more to it.",
        "Can't complain.",
        "It's no big deal.",
      ]),
    ),
    present: signs(/\b\w+(?:n't|'re|'ve|'ll|'m)\b|\b(?:it|that|there|he|she|what)'s\b/g),
  }),
  scripted({
    key: 'professional-tone',
    stage: 'words',
    measures: 'formal-over-plain-verbs',
    asks: /\bprofessional(?:ly|ism)?\b(?! (?:greeting|closing|sign))|\bformal (?:tone|style|register|language|verbs)|\bformally\b|\bbusinesslike/,
    shuns: /\binformal|\bcasual|\bcontractions?\b/,
    rivals: 'slang',
    write: both(
      onPage((page) => eachText(page, expanded)),
      swap(`to use>to utilise,to help>to assist,helped>assisted,to buy>to purchase,bought>purchased,to get>to obtain,
      to show>to demonstrate,showed>demonstrated,to start>to commence,started>commenced,to try>to attempt,tried>attempted,
      to keep>to retain,kept>retained,to find>to ascertain,told>informed`),
      added([
        'This matter requires due attention.',
        'Further details are provided on request.',
        'The above is to inform all concerned.',
        'We shall endeavour to assist.',
        'Receipt of any response is appreciated.',
        'Every attempt is observed with interest.',
      ]),
    ),
    present: signs(
      /\b(?:utilis\w+|assist\w*|purchas\w+|commenc\w+|ascertain\w*|retain\w*|endeavour|receipt|due attention|on request|all concerned|observed with)\b/g,
    ),
  }),
  scripted({
    key: 'simple-english',
    stage: 'words',
    measures: '-word-length -long-words -ly-adverbs',
    asks: /\b(?:simple|plain|everyday) (?:english|language|words|vocabulary)|\bshort words|\bsimply\b|\bsimple, everyday/,
    shuns: /\blong words|\bjargon|\bwords of nine/,
    write: both(
      swap(`utilize>use,utilise>use,demonstrate>show,demonstrates>shows,demonstrated>shown,approximately>about,additional>more,numerous>many,
      significant>big,substantial>big,performance>work,information>facts,approach>way,approaches>ways,however>but,therefore>so,
      furthermore>also,moreover>also,individuals>people,requires>needs,require>need,provide>give,provides>gives,obtain>get,previous>past,
      experiments>tests,experiment>test,experimental>test,difficult>hard,important>key,different>other,particularly>mostly,development>growth,
      government>state,representation>picture,representations>pictures,algorithm>method,algorithms>methods,understanding>grasp,
      questions>points,investigation>search,successful>good,production>making,something>a thing,
      everything>all,excellent>good,wonderful>fine,beautiful>fine,interesting>good,throughout>all through,
      evaluation>test,environment>place,environments>places,parameters>settings,optimization>tuning,distribution>spread,distributions>spreads,
      conditions>terms,concentration>amount,concentrations>amounts,especially>above all,consider>think of,including>with,agreement>deal,
      department>office,necessary>needed,immediately>now,regarding>on,completely>all,generated>made,generate>make`),
      onPage((page) =>
        eachText(page, (text) =>
          text.replace(
            / (?!early\b|family\b|only\b|likely\b|apply\b|supply\b|reply\b)[a-z]{5,}ly(?= [a-z])/g,
            '',
          ),
        ),
      ),
      added([
        'In short words, that is all.',
        'It is as plain as that.',
        'So far, so good.',
        'That is the gist of it.',
        'It is not hard to see.',
      ]),
    ),
    present: (text) => {
      const all = flat(text).match(/[a-z'-]+/g) ?? []
      const long = all.filter((word) => word.length > 8).length / Math.max(1, all.length)
      return PLAIN_TALK(text) * (1 - Math.min(0.5, long))
    },
  }),
]
