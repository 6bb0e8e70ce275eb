import { type Document, type Span, sentenceCount, sentenceSpan, wordSpan } from '../document.ts'
import { counted, family, lexicons, sentencesWhere, words } from '../measure.ts'
import { MARK, NEWLINE, NUMBER, WORD } from '../tokens.ts'

const LEECH = 'Leech 1969, A linguistic guide to English poetry'
const CORBETT = 'Corbett 1965, Classical rhetoric for the modern student'
const SENSES = 'Lynott et al. 2020, The Lancaster sensorimotor norms; LIWC, perceptual processes'
const EMOTION = 'Mohammad and Turney 2013, Crowdsourcing a word-emotion association lexicon; PLUME'
const GENRE = 'Biber and Conrad 2009, Register, genre, and style; PLUME'
const TWITTER = 'Gimpel et al. 2011, Part-of-speech tagging for Twitter; PLUME'

const set = (terms: string): ReadonlySet<string> => new Set(terms.split(/[\s,]+/).filter(Boolean))
const lexicon = (terms: string): number =>
  lexicons.add(
    terms
      .split(/[,\n]/)
      .map((term) => term.trim())
      .filter(Boolean),
  )

/** Figures of speech, feeling, and the forms a text can borrow from (a screenplay, a tweet, a fairy tale). */
export const rhetoric = family('rhetoric', [
  counted(
    {
      name: 'alliteration',
      high: 'Alliterate: begin neighbouring words with the same sound',
      low: 'Avoid alliteration',
      source: `${LEECH}; PLUME`,
      proxy: 'the first consonant sound, judged from spelling',
    },
    alliterations,
  ),
  counted(
    {
      name: 'rhyme',
      high: 'Make lines or clauses rhyme',
      low: 'Avoid rhyme',
      source: 'Hirjee and Brown 2010, Using automated rhyme detection; PLUME',
      proxy: 'ends of lines and clauses that are spelled like rhymes',
    },
    rhymes,
  ),
  counted(
    {
      name: 'onomatopoeia',
      high: 'Use words that sound like noises ("whoosh", "bang")',
      low: 'Avoid words that imitate noises',
      source: `${LEECH}; PLUME`,
    },
    noises,
  ),
  counted(
    {
      name: 'similes',
      high: 'Use similes',
      low: 'Avoid similes',
      source: 'Niculae and Danescu-Niculescu-Mizil 2014, Brighter than gold; PLUME',
      proxy: '"like a …" and "as … as …", which also make plain comparisons',
    },
    similes,
  ),
  words(
    {
      name: 'hyperbole',
      high: 'Exaggerate ("a million times", "the best ever")',
      low: 'Do not exaggerate',
      source: 'McCarthy and Carter 2004, Hyperbole in everyday conversation; PLUME',
      proxy: 'set phrases of exaggeration',
    },
    `literally,a million,a billion,a trillion,a zillion,a gazillion,millions of,billions of,zillions of,a thousand times,
    a hundred times,hundreds of times,thousands of times,tons of,loads of,mountains of,oceans of,an ocean of,
    a mountain of,the best ever,the worst ever,best thing ever,worst thing ever,of all time,never in my life,
    in my entire life,in the history of,in human history,in the universe,in the whole world,in the entire world,
    in all of history,of the century,ever invented,ever created,ever made,ever written,ever seen,ever conceived,
    the greatest,forever and ever,for all eternity,an eternity,took forever,takes forever,end of the world,
    dying to,died laughing,dying of,scared to death,bored to death,starving,freezing to death,blow your mind,
    blows your mind,blew my mind,mind-blowing,earth-shattering,world-changing,life-changing,jaw-dropping,
    out of this world,beyond belief,to infinity,infinitely,endlessly,countless,insanely,ridiculously,unbelievably,
    the end of time,every single,without a doubt the,nothing short of,change everything,changes everything,
    changed everything,change the world,light years,times over,single-handedly`,
  ),
  counted(
    {
      name: 'rhetorical-questions',
      high: 'Ask rhetorical questions',
      low: 'Ask no rhetorical questions',
      source: 'Oraby et al. 2017, Rhetorical questions and sarcasm in social media dialog; PLUME',
      proxy:
        'questions the writer goes on from, or that open like "who wouldn’t", and do not ask the reader something',
    },
    rhetoricalQuestions,
    'sentence',
  ),
  counted(
    {
      name: 'question-and-answer',
      high: 'Ask a question and answer it yourself, in turns',
      low: 'Do not write in questions and answers',
      source: `${CORBETT}, hypophora; PLUME`,
      proxy: 'a question with a short sentence right after it, or lines marked "Q:" and "A:"',
    },
    questionsAnswered,
    'sentence',
  ),
  sentencesWhere(
    {
      name: 'question-sentences',
      high: 'Be inquisitive: put many sentences as questions',
      low: 'Put sentences as statements, not questions',
      source: 'Hyland 2005, Metadiscourse, engagement markers; PLUME',
    },
    (doc, _, past) => asks(doc, past),
  ),
  sentencesWhere(
    {
      name: 'step-by-step',
      high: 'Go step by step ("First", "Next", "Finally")',
      low: 'Do not go step by step',
      source: 'Hyland 2005, Metadiscourse, frame markers; PLUME',
    },
    opensStep,
  ),
  words(
    {
      name: 'colours',
      high: 'Name colours',
      low: 'Avoid naming colours',
      source: SENSES,
    },
    `red,blue,green,yellow,orange,purple,violet,pink,brown,black,white,grey,gray,crimson,scarlet,ruby,maroon,azure,
    indigo,turquoise,teal,cyan,navy,emerald,jade,olive,amber,golden,gold,silver,silvery,bronze,ivory,beige,tan,ebony,
    magenta,lavender,lilac,mauve,ochre,rust-coloured,rust-colored,reddish,bluish,greenish,yellowish,whitened,
    blackened,reddened,rosy,colourful,colorful,coloured,colored,hue,hues,tint,tinted`,
  ),
  words(
    {
      name: 'light-and-dark',
      high: 'Paint light and shadow ("glow", "gleaming", "dim")',
      low: 'Avoid words of light and shadow',
      source: `${SENSES}; PLUME`,
    },
    `glow,glows,glowed,glowing,gleam,gleams,gleamed,gleaming,glimmer,glimmers,glimmered,glimmering,shimmer,shimmers,
    shimmered,shimmering,shine,shines,shone,shining,shiny,sparkle,sparkles,sparkled,sparkling,glitter,glitters,
    glittered,glittering,glint,glints,glinted,glinting,glisten,glistens,glistened,glistening,twinkle,twinkles,
    twinkled,twinkling,flicker,flickers,flickered,flickering,flash,flashes,flashed,flashing,dazzle,dazzles,dazzled,
    dazzling,blaze,blazes,blazed,blazing,radiant,radiance,luminous,sunlight,sunlit,moonlight,moonlit,starlight,
    starlit,candlelight,lamplight,firelight,twilight,dusk,dawn,sunrise,sunset,shadow,shadows,shadowy,gloom,gloomy,
    murky,dim,dimly,dimmed,darkness,darkened,bright,brightly,brilliantly lit,vivid,vividly,pale,faint,faintly,
    neon,haze,hazy,misty`,
  ),
  words(
    {
      name: 'sounds',
      high: 'Let sounds be heard ("echo", "silence", "murmur")',
      low: 'Avoid words of sound',
      source: `${SENSES}; PLUME`,
    },
    `sound,sounds,sounded,sounding,noise,noises,noisy,loud,loudly,quiet,quietly,silent,silently,silence,hush,hushed,
    echo,echoes,echoed,echoing,murmur,murmurs,murmured,murmuring,whisper,whispers,whispered,whispering,rumble,
    rumbles,rumbled,rumbling,roar,roars,roared,roaring,thunder,thundering,thunderous,hum,hums,hummed,humming,buzzing,
    ring,rings,rang,ringing,chime,chimes,chimed,chiming,toll,tolled,tolling,clatter,clattered,clattering,rustle,
    rustles,rustled,rustling,creak,creaks,creaked,creaking,crackle,crackles,crackled,crackling,scream,screams,
    screamed,screaming,shriek,shrieks,shrieked,shrieking,howl,howls,howled,howling,wail,wails,wailed,wailing,groan,
    groans,groaned,groaning,melody,melodies,melodic,tune,tunes,rhythm,deafening,muffled,shrill,blare,blared,blaring`,
  ),
  words(
    {
      name: 'touch-taste-smell',
      high: 'Let things be felt, tasted and smelled ("velvet", "bitter", "scent")',
      low: 'Avoid words of touch, taste and smell',
      source: `${SENSES}; PLUME`,
    },
    `soft,softly,smooth,rough,silky,silken,velvet,velvety,fuzzy,furry,prickly,sticky,slimy,slippery,damp,moist,wet,
    soaked,dripping,dry,crisp,crunchy,warm,warmth,hot,cold,cool,chilly,chill,icy,frosty,frozen,freezing,burning,
    scorching,sizzling,sweltering,tingle,tingled,tingling,shiver,shivers,shivered,shivering,caress,caressed,
    caressing,brushed against,sweet,sour,bitter,salty,spicy,tangy,savory,savoury,sugary,delicious,tasty,taste,tastes,
    tasted,tasting,flavor,flavors,flavour,flavours,smell,smells,smelled,smelt,smelling,scent,scents,scented,aroma,
    aromas,aromatic,fragrance,fragrant,stench,stink,stinks,musty,smoky,perfume,perfumed,whiff,odor,odour`,
  ),
  counted(
    {
      name: 'personification',
      high: 'Let things act like people ("the wind whispers")',
      low: 'Do not let things act like people',
      source: 'Lakoff and Johnson 1980, Metaphors we live by; PLUME',
      proxy: 'a listed thing followed by a verb of human doing',
    },
    personifications,
  ),
  counted(
    {
      name: 'anaphora',
      high: 'Begin sentences in a row with the same words',
      low: 'Do not begin sentences in a row with the same words',
      source: 'Dubremetz and Nivre 2018, Rhetorical figure detection, epanaphora',
    },
    anaphoras,
    'sentence',
  ),
  counted(
    {
      name: 'triples',
      high: 'Group words in threes ("swift, silent and sure")',
      low: 'Avoid groups of three words',
      source: `${CORBETT}, tricolon`,
      proxy: 'three single words in a list of exactly three',
    },
    triples,
  ),
  counted(
    {
      name: 'so-and-such',
      high: 'Stress with "so …" and "such a …"',
      low: 'Do not stress with "so …" or "such a …"',
      source: 'Quirk et al. 1985, A comprehensive grammar of the English language',
    },
    soAndSuch,
  ),
  sentencesWhere(
    {
      name: 'imperatives',
      high: 'Give commands ("Look", "Remember")',
      low: 'Do not give commands',
      source: 'Biber et al. 1999, Longman grammar of spoken and written English',
      proxy: 'sentences that open with a base form from a list',
    },
    opensCommand,
  ),
  sentencesWhere(
    {
      name: 'conditional-sentences',
      high: 'Use conditional sentences ("if", "unless", "provided that")',
      low: 'Avoid conditional sentences',
      source: 'Biber 1988, Variation across speech and writing; PLUME',
    },
    conditional,
  ),
  words(
    {
      name: 'assertions',
      high: 'Assert ("must", "there is no doubt", "the fact is")',
      low: 'Avoid assertive expressions',
      source: 'Hyland 2005, Metadiscourse, boosters; PLUME',
    },
    `must,mustn't,clearly,plainly,undeniably,undeniable,unquestionably,undoubtedly,indisputably,indisputable,
    unmistakably,decidedly,certainly,definitely,absolutely,obviously,obvious,without question,without a doubt,
    without doubt,beyond doubt,beyond question,no doubt,no question,make no mistake,the fact is,the truth is,
    the fact remains,the bottom line,let me be clear,let us be clear,let's be clear,to be clear,mark my words,
    rest assured,i insist,i demand,i expect,i assure you,cannot be ignored,cannot be overstated,needs to be said,
    it is imperative,it is essential,it is crucial,it is evident,it is clear,non-negotiable,
    unacceptable`,
  ),
  counted(
    {
      name: 'film-and-book-references',
      high: 'Refer to films and books',
      low: 'Do not refer to films or books',
      source: GENRE,
      proxy: 'words for films and books, and the best known of them',
    },
    (doc) => [...hitSpans(doc, FILM), ...hitSpans(doc, BOOK)].sort(byStart),
    'text',
  ),
  counted(
    {
      name: 'film-opening',
      high: 'Open with a reference to a film',
      low: 'Do not open with a reference to a film',
      source: GENRE,
      proxy: 'words for films, or the best known of them, in the first two sentences',
    },
    (doc) =>
      hitSpans(
        doc,
        FILM,
        (first) => first < (doc.sentences[Math.min(2, doc.sentences.length - 1)] ?? 0),
      ).slice(0, 1),
    'text',
  ),
  counted(
    {
      name: 'quoted-titles',
      high: 'Give titles of works in quotation marks',
      low: 'Give no titles in quotation marks',
      source: 'Peters 2004, The Cambridge guide to English usage',
      proxy: 'two to eight capitalised words between quotation marks or asterisks',
    },
    quotedTitles,
    'text',
  ),
  counted(
    {
      name: 'screenplay',
      high: 'Write it as a screenplay ("INT.", "FADE IN")',
      low: 'Do not write it as a screenplay',
      source: GENRE,
    },
    screenplay,
  ),
  words(
    {
      name: 'podcast',
      high: 'Speak as in a podcast ("Welcome back to", "folks")',
      low: 'Do not speak as in a podcast',
      source: GENRE,
    },
    `welcome back,welcome to another,welcome to the show,welcome to our show,
    welcome to today's,podcast,podcasts,podcasters,episode,episodes,listeners,listener,your host,your hosts,our host,
    co-host,co-hosts,our guest,today's guest,special guest,tune in,tuning in,tuned in,stay tuned,folks,hey everyone,
    hello everyone,hey there,hi everyone,dive in,diving into,dive into,dive right in,let's unpack,let's break it down,
    subscribe,today's topic,today's show,thanks for listening,
    thank you for listening,thanks for joining,thank you for joining,until next time,catch you next time,
    that's a wrap,our sponsor,our sponsors,intro music,outro music,theme music`,
  ),
  words(
    {
      name: 'radio',
      high: 'Speak as in an old radio show ("Ladies and gentlemen", "stay tuned")',
      low: 'Do not speak as in an old radio show',
      source: GENRE,
    },
    `ladies and gentlemen,boys and girls,stay tuned,tune in,tuning in,gather round,gather around,touch that dial,
    touch the dial,brought to you by,we interrupt,our regularly scheduled,a word from our,dear listener,
    dear listeners,good evening,announcer,announcer's,broadcast,broadcasts,broadcasting,airwaves,radio,
    wireless set,on the air,static,organ music,dramatic music,music swells,music fades,cue the,our tale,
    our hero,our heroes,our heroine,our story,tonight's episode,tonight's story,tonight's tale,same time same,
    find out next,next week on,signing off,back to our,meanwhile back`,
  ),
  counted(
    {
      name: 'hashtags',
      high: 'Use #hashtags',
      low: 'Do not use hashtags',
      source: TWITTER,
    },
    (doc) => marked(doc, '#'),
  ),
  counted(
    {
      name: 'mentions',
      high: 'Address accounts with @names',
      low: 'Do not write @names',
      source: TWITTER,
    },
    (doc) => marked(doc, '@'),
  ),
  sentencesWhere(
    {
      name: 'stream-of-consciousness',
      high: 'Let thoughts run on without stopping',
      low: 'Keep thoughts in order, one a sentence',
      source: 'Humphrey 1954, Stream of consciousness in the modern novel; PLUME',
      proxy:
        'sentences of thirty-five words and more, chained by six or more commas, "and", "but", "so" and the like',
    },
    runsOn,
  ),
  counted(
    {
      name: 'sarcasm',
      high: 'Be sarcastic ("oh great", "yeah right")',
      low: 'Avoid sarcasm',
      source: 'Kreuz and Caucci 2007, Lexical influences on the perception of sarcasm; PLUME',
      proxy: 'set phrases of mock praise, and "Sure," or "Right," at the head of a sentence',
    },
    sarcasms,
  ),
  words(
    {
      name: 'positive-emotion',
      high: 'Show strong joy, love and wonder',
      low: 'Keep joy, love and wonder out',
      source: EMOTION,
    },
    `love,loves,loved,loving,adore,adores,adored,adoring,joy,joyful,joyous,joyfully,overjoyed,rejoice,rejoiced,bliss,
    blissful,ecstatic,ecstasy,elated,elation,euphoric,euphoria,thrilled,thrill,thrilling,delight,delights,delighted,
    delightful,cherish,cherishes,cherished,treasure,treasured,passion,passionate,passionately,wonder,wondrous,
    marvel,marvelous,marvellous,magnificent,glorious,breathtaking,beautiful,heavenly,divine,exhilarating,exhilarated,
    enchanted,enchanting,excited,exciting,excitement,triumph,triumphant,grateful,gratitude,blessed,hopeful,heartfelt,
    heartwarming,tender,tenderness,affection,affectionate,devoted,devotion,yearn,yearns,yearned,yearning,longing,
    enthusiasm,enthusiastic,jubilant,dazzled,awestruck,awe,proud,happiest,happiness,laughed,laughing,laughter`,
  ),
  words(
    {
      name: 'negative-emotion',
      high: 'Show strong grief, anger and fear',
      low: 'Keep grief, anger and fear out',
      source: EMOTION,
    },
    `agony,agonizing,agonising,anguish,anguished,despair,despairing,desperate,desperately,grief,grieve,grieved,
    grieving,heartbroken,heartbreak,heartbreaking,heartache,broken-hearted,sorrow,sorrowful,misery,miserable,
    devastated,devastating,devastation,shattered,shattering,crushed,crushing,torment,tormented,tormenting,tortured,
    suffer,suffers,suffered,suffering,pain,pains,painful,hurts,wept,weep,weeps,weeping,sob,sobs,sobbed,sobbing,
    tears,cried,crying,mourn,mourned,mourning,lonely,loneliness,alone,hopeless,hopelessness,helpless,ache,aches,
    aching,anger,angry,angrily,rage,raging,enraged,fury,furious,furiously,outrage,outraged,livid,hate,hates,hated,
    hatred,loathe,loathed,loathing,despise,despised,disgust,disgusted,disgusting,bitterness,resent,resentment,
    jealous,jealousy,fear,fears,feared,fearful,terror,terrified,terrifying,horror,horrified,horrifying,dread,
    dreaded,dreading,panic,panicked,anxious,anxiety,shame,ashamed,humiliated,humiliating,guilt,guilty,regrets,
    overwhelmed,overwhelming,betrayed,betrayal,abandoned,haunted,haunting`,
  ),
  words(
    {
      name: 'sharp-criticism',
      high: 'Criticise sharply ("flawed", "fails", "sloppy")',
      low: 'Do not criticise sharply',
      source:
        'Hu and Liu 2004, Mining and summarizing customer reviews; Martin and White 2005, The language of evaluation; PLUME',
    },
    `flawed,flaw,flaws,fails,failed,failure,failures,inadequate,inadequately,insufficient,insufficiently,
    unconvincing,unsupported,unfounded,baseless,unsubstantiated,unjustified,unwarranted,unclear,vague,confusing,
    confused,muddled,incoherent,inconsistent,contradictory,sloppy,careless,lazy,shoddy,shallow,superficial,
    simplistic,naive,naïve,trivial,derivative,unoriginal,uninspired,pointless,useless,worthless,meaningless,
    absurd,ridiculous,laughable,nonsense,nonsensical,senseless,incompetent,incompetence,inept,poorly,weak,
    weakness,weaknesses,lacking,lacks,lackluster,lacklustre,disappointing,disappointed,disappoints,
    disappointment,mediocre,subpar,abysmal,dreadful,appalling,atrocious,pathetic,inexcusable,unacceptable,
    unforgivable,misguided,misleading,overstated,overblown,overrated,exaggerated,questionable,dubious,
    problematic,glaring,fatal,fatally,tedious,bland,dull,boring,tiresome,clumsy,half-baked,neglects,neglected,
    ignores,ignored,overlooks,overlooked,falls short,fell short,leaves much to be desired,little sense,no sense,
    waste of time,joke,mess,disaster,disastrous,terrible,awful,horrible,worst`,
  ),
  words(
    {
      name: 'childrens-book',
      high: 'Tell it like a children\'s book ("Once upon a time", "little")',
      low: "Do not tell it like a children's book",
      source: GENRE,
    },
    `once upon a time,happily ever after,the end,one sunny day,one sunny morning,one fine day,long ago,far away,
    in a land,in a faraway land,there once was,there lived,there was once,little,tiny,teeny,magic,magical,fairy,
    fairies,princess,prince,dragon,dragons,giant,giants,castle,unicorn,wizard,bunny,bunnies,teddy,puppy,puppies,
    kitten,kittens,mommy,mummy,daddy,grandma,grandpa,playground,friend,friends,hooray,yay,yummy,giggled,giggles,
    giggle,uh-oh,oh no,oh dear,sleepy,silly,naughty,brave,cuddle,cuddled,hop,hopped,skip,skipped,let's pretend,
    guess what,moral of the story,the moral,learned that,all the animals,snug,cozy,cosy,wise old`,
  ),
  counted(
    {
      name: 'epithet-sign-off',
      high: 'Sign off with an epithet ("Your devoted dreamer")',
      low: 'Do not sign off with an epithet',
      source: 'Nevala 2004, Address in early English correspondence; PLUME',
      proxy: '"your …", "yours …", "The …" on one of the last four lines',
    },
    epithets,
    'text',
  ),
])

/** Spans of a lexicon's hits, or of those a test keeps; with so many words more. */
function hitSpans(
  doc: Document,
  id: number,
  keep?: (first: number, past: number) => boolean,
  more = 0,
): Span[] {
  const hits = doc.hits[id]!
  const spans: Span[] = []
  for (let k = 0; k < hits.length; k += 2) {
    const first = hits[k]!
    const past = hits[k + 1]!
    if (keep === undefined || keep(first, past))
      spans.push(wordSpan(doc, first, Math.min(doc.words.length, past + more)))
  }
  return spans
}

const byStart = (a: Span, b: Span): number => a.start - b.start

/** Whether a question mark closes the sentence whose words end before `past` (one inside an address does not). */
function asks(doc: Document, past: number): boolean {
  const { kind, start, end } = doc.tokens
  for (let t = doc.wordToken[past - 1]! + 1; t < kind.length && kind[t] !== WORD; t++)
    if (kind[t] === MARK && doc.text.charCodeAt(start[t]!) === QUESTION)
      return !(kind[t + 1] === WORD && start[t + 1] === end[t])
  return false
}
const QUESTION = 63

/** The character of the token after a word; empty at the end of the text. */
function markAfter(doc: Document, i: number): string {
  const next = doc.wordToken[i]! + 1
  return next < doc.tokens.kind.length ? doc.text[doc.tokens.start[next]!]! : ''
}

const brokenBetween = (doc: Document, i: number, j: number): boolean => {
  for (let t = doc.wordToken[i]! + 1; t < doc.wordToken[j]!; t++)
    if (doc.tokens.kind[t] === NEWLINE) return true
  return false
}

// Alliteration

const FUNCTION_WORDS =
  set(`a an the this that these those i me my mine myself you your yours yourself he him his himself she her
  hers herself it its itself we us our ours ourselves they them their theirs themselves who whom whose which what
  where when why how and but or nor so yet for if then than as of at by in on to from with into onto upon out up down
  off over under about after before until till while because though although through between during without within
  against among around toward towards am is are was were be been being do does did done have has had having will
  would shall should can could may might must not no n't it's i'm i've i'd i'll you're you've you'd you'll he's she's
  we're we've we'd we'll they're they've they'd they'll that's there's what's don't doesn't didn't isn't aren't wasn't
  weren't won't wouldn't can't couldn't shouldn't haven't hasn't hadn't there here also just too very some any all
  both each more most such own same s t`)

/** First sounds that spelling hides; an empty one is a vowel. */
const SOUNDS_LIKE = new Map<string, string>(
  (
    [
      [
        'g',
        'get gets getting gear gears geese gift gifts gifted girl girls give gives given giving giggle giggles giggled',
      ],
      ['k', 'chaos chaotic character characters choir chord chords chorus chemical chemicals chemistry'],
      ['S', 'sugar sugary sure surely chef chic champagne'],
      ['', 'hour hours honest honestly honesty honor honored honour honoured heir'],
      ['w', 'one once'],
      ['h', 'whole wholly'],
    ] as const
  ).flatMap(([sound, terms]) => [...set(terms)].map((word) => [word, sound] as const)),
)

/** The consonant a word begins with in speech: C for "ch", S for "sh", T for "th"; empty for a vowel. */
function initialSound(word: string): string {
  const first = word[0]!
  const second = word[1]
  switch (first) {
    case 'a':
    case 'e':
    case 'i':
    case 'u':
      return ''
    case 'b':
    case 'd':
    case 'f':
    case 'j':
    case 'l':
    case 'm':
    case 'n':
    case 'r':
    case 'v':
    case 'y':
    case 'z':
      return first
    case 'c':
      if (second === 'h') return SOUNDS_LIKE.get(word) ?? (word[2] === 'r' ? 'k' : 'C')
      return second === 'e' || second === 'i' || second === 'y' ? 's' : 'k'
    case 'g':
      if (second === 'n') return 'n'
      return second === 'e' || second === 'i' || second === 'y' ? (SOUNDS_LIKE.get(word) ?? 'j') : 'g'
    case 'h':
      return SOUNDS_LIKE.get(word) ?? 'h'
    case 'k':
      return second === 'n' ? 'n' : 'k'
    case 'o':
      return SOUNDS_LIKE.get(word) ?? ''
    case 'p':
      return second === 'h' ? 'f' : second === 's' || second === 'n' ? second : 'p'
    case 'q':
      return 'k'
    case 's':
      return second === 'h' ? 'S' : second === 'u' ? (SOUNDS_LIKE.get(word) ?? 's') : 's'
    case 't':
      return second === 'h' ? 'T' : 't'
    case 'w':
      return second === 'r' ? 'r' : second === 'h' ? (SOUNDS_LIKE.get(word) ?? 'w') : 'w'
    case 'x':
      return 'z'
    default:
      return ''
  }
}

/** First sound of a content word, '' for none; undefined for a function word. */
const soundOf = lexicons.trait((word) => (FUNCTION_WORDS.has(word) ? undefined : initialSound(word)))

/** Three and more content words in a row with one first sound, or two side by side (or joined by "and"). */
function alliterations(doc: Document): Span[] {
  const spans: Span[] = []
  const { words } = doc
  for (let s = 0; s < sentenceCount(doc); s++) {
    let from = -1
    let last = -1
    let sound = ''
    let count = 0
    let close = false
    const end = doc.sentences[s + 1]!
    for (let i = doc.sentences[s]!; i <= end; i++) {
      const now = i < end ? soundOf(doc.forms[i]!) : ''
      if (now === undefined) continue
      if (now !== '' && now === sound) {
        if (words[i] !== words[last]) {
          count++
          close ||= sideBySide(doc, last, i)
        }
        last = i
        continue
      }
      if (count >= 3 || (count === 2 && close)) spans.push(wordSpan(doc, from, last + 1))
      from = last = i
      sound = now
      count = now === '' ? 0 : 1
      close = false
    }
  }
  return spans
}

const sideBySide = (doc: Document, i: number, j: number): boolean =>
  doc.wordToken[j]! - doc.wordToken[i]! === j - i &&
  (j === i + 1 || (j === i + 2 && doc.words[i + 1] === 'and'))

// Rhyme

/** Rhymes that spelling hides; an empty key rhymes with nothing. */
const RHYMES = new Map<string, string>(
  (
    [
      ['uv', 'love above dove glove shove'],
      ['um', 'come some become drum thumb numb from'],
      ['un', 'done one none everyone son won ton'],
      ['ed', 'said head dead bread instead ahead'],
      ['en', 'again'],
      ['are', 'there where their bear wear pear everywhere prayer'],
      ['ore', 'four pour your door floor'],
      ['oo', 'you through do to who two too into shoe'],
      ['ay', 'they hey grey obey'],
      ['ate', 'great'],
      ['ie', 'eye'],
      ['ies', 'eyes'],
      ['', 'have gave move was has what put give live are were the a of'],
    ] as const
  ).flatMap(([key, terms]) => [...set(terms)].map((word) => [word, key] as const)),
)
const UNSTRESSED =
  /(?:ing|ings|ed|e[rn]s?|ors?|ly|[^aeiou]y|ies|[st]ions?|ness|ments?|ful|ous|als?|les?|est|es|ures?|ages?|ates?|ances?|ences?|[ai]bles?|ics?|[ae]nts?|ians?|is[mt]s?|on|an|um|us|is|ives?|ish|ity)$/
/** Other spellings of one sound: "light" and "bite", "rain" and "lane", "sea" and "tree". */
const RESPELLED: readonly (readonly [RegExp, string])[] = [
  [/^(?:igh|uy|ye|y)$/, 'ie'],
  [/^ight(s?)$/, 'ite$1'],
  [/^y(?=.)/, 'i'],
  [/^eigh$/, 'ay'],
  [/^eight$/, 'ate'],
  [/^ai([lnmtdks])$/, 'a$1e'],
  [/^oa([tdlnmkp])$/, 'o$1e'],
  [/^ea(?=.)/, 'ee'],
  [/^(?:e|ea)$/, 'ee'],
  [/^oe$/, 'o'],
  [/^air$/, 'are'],
  [/^(?:oor|oar|or)$/, 'ore'],
  [/^(?:ew|ue|u)$/, 'oo'],
  [/^[iu]r(?=[^aeiou])/, 'er'],
]

/** What has to agree for two words to rhyme, from spelling; empty where it cannot be told. Remembered for common words. */
const rhymeOf = lexicons.trait((word) => RHYMES.get(word) ?? spelledRhyme(word))

function spelledRhyme(word: string): string {
  let last = -1
  let before = -1
  const silent = /[^aeiou]e$/.test(word) ? word.length - 1 : word.length
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i)
    if (code < 97 || code > 122) return ''
    const vowel = isVowel(word, i)
    if (!vowel || (i > 0 && isVowel(word, i - 1))) continue
    if (i === silent && last >= 0) continue
    before = last
    last = i
  }
  if (last < 0) return ''
  if (before >= 0 && UNSTRESSED.test(word)) return word.slice(before)
  const key = word.slice(last)
  for (const [from, to] of RESPELLED) if (from.test(key)) return key.replace(from, to)
  return key
}
const VOWELS = 'aeiou'
const isVowel = (word: string, i: number): boolean => VOWELS.includes(word[i]!) || (i > 0 && word[i] === 'y')

/** Words at ends of lines and clauses that rhyme with one of the two ends before them. */
function rhymes(doc: Document): Span[] {
  const rhyming = new Set<number>()
  const ends: number[] = []
  for (const word of clauseEnds(doc)) {
    const key = rhymeOf(doc.forms[word]!)
    if (key !== '')
      for (const end of ends)
        if (
          rhymeOf(doc.forms[end]!) === key &&
          doc.words[end] !== doc.words[word] &&
          word - end <= FARTHEST_RHYME
        )
          rhyming.add(end).add(word)
    if (ends.push(word) > 2) ends.shift()
  }
  return [...rhyming].sort((a, b) => a - b).map((i) => wordSpan(doc, i, i + 1))
}

/** Words before a line's or clause's end; closing quotes and brackets may stand between. */
function clauseEnds({ text, tokens: { kind, start }, tokenWord }: Document): number[] {
  const found: number[] = []
  let word = -1
  for (let t = 0; t <= kind.length; t++) {
    if (kind[t] === WORD) word = tokenWord[t]!
    else if (
      t === kind.length ||
      kind[t] === NEWLINE ||
      (kind[t] === MARK && CLAUSE_ENDS.has(text.charCodeAt(start[t]!)))
    ) {
      if (word >= 0) found.push(word)
      word = -1
    } else if (kind[t] !== MARK || !QUOTES.has(text.charCodeAt(start[t]!))) word = -1
  }
  return found
}
const codes = (marks: string): ReadonlySet<number> => new Set([...marks].map((mark) => mark.charCodeAt(0)))
const CLAUSE_ENDS = codes(',;:.!?—–…')
const QUOTES = codes('"”’\')]*_')
const FARTHEST_RHYME = 16

// Noises

const NOISE_WORDS = `
  bang bangs banged banging boom booms boomed booming buzz buzzes buzzed buzzing clang clangs clanged
  clanging clank clanks clanked clanking clap clapped clapping clack clacks clatter click clicks clicked
  clicking clink clinks clinked clinking clunk clunks clip-clop crash crashes crashed crashing crack cracks
  cracked crackle crackled crackling crunch crunches crunched crunching ding dings ding-dong dong drip drips
  dripped dripping fizz fizzes fizzed fizzing gurgle gurgles gurgled gurgling hiss hisses hissed hissing
  honk honks honked honking hoot hoots hooted jingle jingles jingled jingling kaboom ka-boom kapow ka-pow
  kerplunk knock-knock meow meows miaow moo moos mooed neigh oink oinks patter pitter-patter ping pings
  pinged pop pops popped popping plop plops plopped plink pow purr purrs purred purring quack quacks quacked
  rat-a-tat ribbit rumble rumbles rumbled rustle rustles rustled rustling screech screeches screeched
  screeching sizzle sizzles sizzled sizzling slam slams slammed slap slapped slosh sloshed slurp slurps
  slurped snap snaps snapped snip splash splashes splashed splashing splat splats splatter splosh squawk
  squawked squeak squeaks squeaked squeaking squeal squelch squelched squish swish swishes swished swishing
  swoosh swooshed swoop tap-tap thud thuds thudded thump thumps thumped thumping thunk thwack tick-tock
  tick-tick tinkle tinkled tinkling toot tweet-tweet twang vroom wham whack whacked wheeze whir whirr
  whirred whirring whiz whizz whizzed whizzing whoosh whooshes whooshed whooshing woof woosh yap zap zapped
  zing zip zoom zoomed zooming achoo ahchoo brr grr shh psst pfft phew ugh hmm mmm zzz bam wallop
  clickety-clack cock-a-doodle-doo baa caw cawed chirp chirps chirped chirping cuckoo growl growls growled
  growling grunt grunted munch munched`
const NOISE = lexicon(NOISE_WORDS.trim().replaceAll(/\s+/g, ','))
const NOISE_LIST = set(NOISE_WORDS)
const SQUEEZED_NOISES: ReadonlySet<string> = new Set([...NOISE_LIST].map(squeeze))

const STRETCHED_NOISE = lexicons.addWhere(
  (word) => hasTriple(word) && !NOISE_LIST.has(word) && SQUEEZED_NOISES.has(squeeze(word)),
)

/** Listed noises, also stretched ones ("booooom"). */
function noises(doc: Document): Span[] {
  return [...hitSpans(doc, NOISE), ...hitSpans(doc, STRETCHED_NOISE)].sort(byStart)
}

/** One of three equal letters in a row is at place 2, 5, 8 and so on, so only those need looking at. */
export function hasTriple(text: string): boolean {
  for (let i = 2; i < text.length; i += 3) {
    const letter = lower(text, i)
    if (letter < 97) continue
    const before = lower(text, i - 1) === letter
    const after = lower(text, i + 1) === letter
    if (before ? after || lower(text, i - 2) === letter : after && lower(text, i + 2) === letter) return true
  }
  return false
}

const lower = (text: string, i: number): number => text.charCodeAt(i) | 32

/** Runs of one letter made one: "whooosh" and "whoosh" both give "whosh". */
function squeeze(word: string): string {
  let out = ''
  for (const letter of word) if (!out.endsWith(letter)) out += letter
  return out
}

// Comparisons

const LIKE = lexicon('like a,like an')
const AS = lexicon('as')
const LIKES =
  set(`would i you we they i'd you'd he'd she'd we'd they'd don't didn't doesn't to really also might who people did do
  wouldn't never always still much something anything nothing`)
const PLAIN_AS = set('soon well long far much many possible good often little few early late')
const HEADS = set('a an the any my your his her our their')
const IMAGES =
  set(`gold ice snow steel stone iron night day new lead silk glass glue lightning thunder clockwork water honey sugar
  sin death hell heaven dust paper velvet rain fire marble coal crystal`)

function similes(doc: Document): Span[] {
  const { words } = doc
  const spans = hitSpans(doc, LIKE, (first) => first === 0 || !LIKES.has(words[first - 1]!), 1)
  const as = doc.hits[AS]!
  for (let k = 0; k < as.length; k += 2) {
    const i = as[k]!
    const image = words[i + 3]
    if (words[i + 2] !== 'as' || image === undefined || PLAIN_AS.has(words[i + 1]!)) continue
    if (doc.wordToken[i + 2]! !== doc.wordToken[i]! + 2) continue
    if (HEADS.has(image) && i + 4 < words.length) spans.push(wordSpan(doc, i, i + 5))
    else if (IMAGES.has(image)) spans.push(wordSpan(doc, i, i + 4))
  }
  return spans.sort(byStart)
}

// Questions

const ANSWERLESS =
  /^(?:(?:isn't|aren't|wasn't|weren't|doesn't|don't|didn't|hasn't|haven't|can't|couldn't|wouldn't|shouldn't|won't) |who (?:knows|knew|cares|wouldn't|doesn't|hasn't|could|would|needs|says)\b|why (?:not|bother|else)\b|what (?:could|if|else|more)\b|how (?:could|can|on earth|many times|else|hard)\b|have you ever\b|do you ever\b|did you know\b|can you (?:imagine|believe)\b|would you believe\b|do you really\b)/
const READER = set("you your yours you're you've you'd you'll")

function rhetoricalQuestions(doc: Document): Span[] {
  const spans: Span[] = []
  for (let s = 0; s < sentenceCount(doc); s++) {
    const first = doc.sentences[s]!
    const past = doc.sentences[s + 1]!
    if (!asks(doc, past)) continue
    const opening = doc.words.slice(first, Math.min(past, first + 4)).join(' ')
    if (ANSWERLESS.test(`${opening} `) || (goesOn(doc, past) && !addresses(doc, first, past)))
      spans.push(sentenceSpan(doc, s))
  }
  return spans
}

/** Whether the same line has more text after a sentence. */
const goesOn = (doc: Document, past: number): boolean =>
  past < doc.words.length && !brokenBetween(doc, past - 1, past)

function addresses(doc: Document, first: number, past: number): boolean {
  for (let i = first; i < past; i++) if (READER.has(doc.words[i]!)) return true
  return false
}

const SHORT_ANSWER = 12
const TURN = /^[*_#>\s-]*(?:q|a|question|answer)\s?\d{0,2}[*_]*\s?:/i

function questionsAnswered(doc: Document): Span[] {
  const turns = doc.lines.filter((line) =>
    TURN.test(doc.text.slice(line.start, Math.min(line.end, line.start + 24))),
  )
  if (turns.length > 1) return turns
  const found: Span[] = []
  for (let s = 0; s + 1 < sentenceCount(doc); s++) {
    const past = doc.sentences[s + 1]!
    const next = doc.sentences[s + 2]!
    if (next - past > SHORT_ANSWER || !asks(doc, past) || asks(doc, next) || !goesOn(doc, past)) continue
    found.push({ start: sentenceSpan(doc, s).start, end: sentenceSpan(doc, s + 1).end })
  }
  return found
}

// Sentence openings

const STEPS = set('firstly secondly thirdly fourthly next then finally lastly')
const ORDINALS = set('first second third fourth fifth last')
const AFTER_ORDINAL = set('i we you he she they it the a an comes up of take add make find open set')
const COUNTED = set('one two three four five six seven eight nine ten')

function opensStep(doc: Document, first: number): boolean {
  const word = doc.words[first]!
  const next = doc.words[first + 1]
  if (STEPS.has(word)) return true
  if (ORDINALS.has(word))
    return markAfter(doc, first) === ',' || (next !== undefined && AFTER_ORDINAL.has(next))
  if (word === 'step')
    return doc.tokens.kind[doc.wordToken[first]! + 1] === NUMBER || (next !== undefined && COUNTED.has(next))
  return (word === 'after' && next === 'that') || (word === 'to' && next === 'begin')
}

const COMMANDS =
  set(`accept act add allow answer apply ask assume avoid be bear beware behold believe bring build buy call check
  choose click close come compare complete consider contact contemplate continue cook count cover create cut decide
  delete delve describe dive do don't download email end enjoy enter envision examine expect explain explore feel fill
  find finish fix follow forget forgive forward gather get give go grab have head hear help hold hurry ignore imagine
  include insert install join jump keep know learn leave let let's lend listen look make meet mind mix move
  note notice open pay pick picture place plan play ponder pour prepare press prove provide pull push put quit read
  recall reduce remember remove repeat replace reply report rest return review run save say see select send set share
  shout show shut sit skip speak spend stand start stay step stick stop submit suppose surrender take talk taste tell
  think throw touch travel trust try turn type understand update use visit wait wake walk watch wear witness work
  worry write`)
const SOFTENERS = set('please just always never now kindly simply go')

/** After these a word such as "review" or "look" is a noun, and "do" asks or stresses. */
const AFTER_NOUN = set('of with between is was has are were had will i you we they')

function opensCommand(doc: Document, first: number, past: number): boolean {
  const { words } = doc
  const verb =
    SOFTENERS.has(words[first]!) && first + 1 < past && COMMANDS.has(words[first + 1]!) ? first + 1 : first
  if (!COMMANDS.has(words[verb]!) || (verb + 1 < past && AFTER_NOUN.has(words[verb + 1]!))) return false
  return !asks(doc, past)
}

const CONDITION = lexicon(
  'if,unless,supposing,assuming,otherwise,lest,provided that,providing that,as long as,in case,on condition that',
)
const INVERTED = set('should were had')
const SUBJECTS = set('i you he she it we they the this that anyone there')

function conditional(doc: Document, first: number, past: number): boolean {
  const { words } = doc
  if (INVERTED.has(words[first]!) && SUBJECTS.has(words[first + 1] ?? '') && !asks(doc, past)) return true
  const hits = doc.hits[CONDITION]!
  for (let k = firstFrom(hits, first); k < hits.length && hits[k]! < past; k += 2) {
    const i = hits[k]!
    const figure = words[i] === 'if' ? words[i - 1] === 'as' : words[i] === 'in' && words[i + 2] === 'of'
    if (!figure) return true
  }
  return false
}

/** Where in a lexicon's hits the first is that begins at a word or after it. */
function firstFrom(hits: readonly number[], word: number): number {
  let low = 0
  let high = hits.length / 2
  while (low < high) {
    const middle = (low + high) >> 1
    if (hits[2 * middle]! < word) low = middle + 1
    else high = middle
  }
  return 2 * low
}

const REPEATABLE =
  set(`never always every no not only all some many more most when where why what how who if because let here there
  now then still again even maybe perhaps once yes without with from through for to as until while`)

/** The opening of each sentence that begins as the one before: by two words, or by one that is no name or pronoun. */
function anaphoras(doc: Document): Span[] {
  const spans: Span[] = []
  const { words, sentences } = doc
  for (let s = 1; s < sentenceCount(doc); s++) {
    const before = sentences[s - 1]!
    const now = sentences[s]!
    if (words[before] !== words[now]) continue
    const two = now - before > 1 && sentences[s + 1]! - now > 1 && words[before + 1] === words[now + 1]
    if (two || REPEATABLE.has(words[now]!)) spans.push(wordSpan(doc, now, now + (two ? 2 : 1)))
  }
  return spans
}

// Persons, threes, stress

const THING =
  lexicon(`wind,winds,breeze,storm,storms,sun,moon,star,stars,sky,skies,sea,ocean,waves,wave,river,
  rivers,stream,mountain,mountains,hill,hills,forest,tree,trees,leaves,flowers,flower,rain,
  snow,night,darkness,light,shadow,shadows,silence,dawn,dusk,morning,time,death,love,hope,
  fear,fate,fortune,justice,truth,beauty,wisdom,nature,earth,world,city,cities,town,
  streets,street,house,houses,walls,wall,door,doors,window,windows,clock,clocks,fire,
  flames,candle,machine,machines,computer,computers,engine,car,train,ship,algorithm,
  algorithms,model,models,network,networks,data,dataset,datasets,neurons,layers,gradient,
  gradients,equation,equations,theory,numbers,method,code,system,music,song,words,word,page,
  pages,book,books,paper,pen,history,memory,memories,dreams,heart,grief,sorrow,joy,anger,
  guilt,winter,spring,summer,autumn,clouds,cloud,thunder,lightning,dust,stone,stones,bell,
  bells,sleep,hunger,poverty,war,peace,market,markets,economy,inbox,deadline,deadlines,
  emails,coffee`)
const HUMAN_DOING =
  set(`whisper whispers whispered whispering sing sings sang singing dance dances danced dancing smile smiles smiled smiling
  laugh laughs laughed laughing weep weeps wept weeping cry cries cried dream dreams dreamed dreamt beg begs begged
  yearn yearns yearned longs longed refuse refuses refused wander wanders wandered stroll strolls strolled march
  marches marched greet greets greeted greeting embrace embraces embraced wink winks winked sigh sighs sighed groan
  groans groaned moan moans moaned scream screams screamed boast boasts boasted kiss kisses kissed hug hugs hugged
  sleep sleeps slept wake wakes woke scold scolds scolded tease teases teased mock mocks mocked complain complains
  complained plead pleads pleaded confess confesses confessed remember remembers remembered forget forgets forgot
  wonder wonders wondered ponder ponders pondered listen listens listened beckon beckons beckoned invite invites
  invited murmur murmurs murmured mutter mutters muttered shout shouts shouted conspire
  conspires conspired scheme schemes strive strives strived bicker
  bickers waltz waltzes waltzed yawn yawns yawned stare stares stared glare glares watch watches
  watched gossip gossips hum hums hummed mourn mourns mourned tiptoe tiptoes tiptoed crave craves craved `)

const BETWEEN = set('is are was were')

function personifications(doc: Document): Span[] {
  const spans: Span[] = []
  const { words, wordToken } = doc
  const hits = doc.hits[THING]!
  for (let k = 0; k < hits.length; k += 2) {
    const i = hits[k]!
    const next = words[i + 1]
    if (next === undefined) continue
    const verb = BETWEEN.has(next) || next.endsWith('ly') ? i + 2 : i + 1
    if (verb < words.length && HUMAN_DOING.has(words[verb]!) && wordToken[verb]! - wordToken[i]! === verb - i)
      spans.push(wordSpan(doc, i, verb + 1))
  }
  return spans
}

const CONNECTING = set(
  'however therefore thus moreover furthermore finally first then now well yes no today yesterday later meanwhile',
)

/** "a, b and c", "a, b, or c" with single words, in a list of exactly three, all or none of them names. */
function triples(doc: Document): Span[] {
  const spans: Span[] = []
  const commas = doc.marks.get(',')
  if (commas === undefined) return spans
  const { text } = doc
  const { kind, start, end } = doc.tokens
  const isComma = (t: number): boolean => kind[t] === MARK && text[start[t]!] === ','
  const word = (t: number): string => text.slice(start[t], end[t])
  for (const t of commas) {
    if (kind[t - 1] !== WORD || kind[t + 1] !== WORD || (t >= 2 && isComma(t - 2))) continue
    const joint = isComma(t + 2) ? t + 3 : t + 2
    if (kind[joint] !== WORD || kind[joint + 1] !== WORD || !JOINTS.has(word(joint))) continue
    const items = [word(t - 1), word(t + 1), word(joint + 1)]
    if (
      items.some((item) => FUNCTION_WORDS.has(item.toLowerCase())) ||
      CONNECTING.has(items[0]!.toLowerCase())
    )
      continue
    const [first, second, third] = items.map((item) => item[0] !== item[0]!.toLowerCase())
    const opening = t < 2 || (kind[t - 2] !== WORD && kind[t - 2] !== NUMBER)
    if (second !== third || (first !== second && !opening)) continue
    spans.push({ start: start[t - 1]!, end: end[joint + 1]! })
  }
  return spans
}
const JOINTS = set('and or but')

const SO = lexicon('so')
const SUCH = lexicon('such a,such an')
const NOT_STRESSED = set('that as far long called forth on and or')
const BEFORE_PLAIN_SO = set(
  'and or if think thinks thought hope hopes hoped say says said believe suppose guess do does did even',
)

function soAndSuch(doc: Document): Span[] {
  const so = doc.hits[SO]!
  const starts = so.length > 0 ? new Set(doc.sentences) : new Set<number>()
  const stressed = (i: number): boolean => {
    const next = doc.words[i + 1]
    if (next === undefined || starts.has(i) || starts.has(i + 1)) return false
    if (doc.wordToken[i + 1]! !== doc.wordToken[i]! + 1 || markAfter(doc, i - 1) === ',') return false
    if (BEFORE_PLAIN_SO.has(doc.words[i - 1]!) || NOT_STRESSED.has(next)) return false
    return next === 'very' || !FUNCTION_WORDS.has(next)
  }
  const spans: Span[] = []
  for (let k = 0; k < so.length; k += 2) if (stressed(so[k]!)) spans.push(wordSpan(doc, so[k]!, so[k]! + 2))
  return [...spans, ...hitSpans(doc, SUCH)].sort(byStart)
}

// Works, genres, media

const FILM =
  lexicon(`film,films,movie,movies,cinema,sequel,sequels,prequel,blockbuster,rom-com,hollywood,director's cut,box office,
  star wars,the force be with you,jedi,darth vader,luke skywalker,a galaxy far,star trek,to boldly go,the matrix,red pill,
  jurassic park,the terminator,i'll be back,hasta la vista,back to the future,the godfather,an offer he can't refuse,
  an offer you can't refuse,forrest gump,box of chocolates,titanic,king of the world,casablanca,here's looking at you,
  not in kansas anymore,wizard of oz,gone with the wind,frankly my dear,indiana jones,james bond,shaken not stirred,
  mission impossible,the avengers,iron man,why so serious,fight club,pulp fiction,
  here's johnny,a bigger boat,houston we have a problem,phone home,toy story,
  to infinity and beyond,finding nemo,just keep swimming,the lion king,hakuna matata,shrek,mean girls,
  princess bride,you keep using that word,groundhog day,ghostbusters,who you gonna call,
  you can't handle the truth,i see dead people,dead poets society,citizen kane,blade runner,
  bridget jones,top gun,the hunger games,mad max,la la land`)
const BOOK =
  lexicon(`novel,novels,novelist,trilogy,bestseller,page-turner,paperback,harry potter,hogwarts,voldemort,lord of the rings,
  the hobbit,gandalf,one ring,mordor,sherlock holmes,elementary my dear,pride and prejudice,moby dick,great gatsby,
  big brother,orwell,orwellian,animal farm,brave new world,shakespeare,shakespearean,hamlet,macbeth,romeo and juliet,
  to be or not to be,dickens,dickensian,great expectations,a tale of two cities,the best of times,don quixote,
  alice in wonderland,down the rabbit hole,frankenstein,dracula,kafka,kafkaesque,iliad,narnia,
  game of thrones,winter is coming,hitchhiker's guide,don't panic,war and peace,jane eyre,wuthering heights,
  to kill a mockingbird`)

const SMALL = set('a an the of and in on to for with at by from or')

function quotedTitles(doc: Document): Span[] {
  const spans: Span[] = []
  const { kind, start, end } = doc.tokens
  let past = 0
  for (const [open, close] of TITLE_MARKS) {
    past = 0
    for (const t of doc.marks.get(open) ?? []) {
      if (t < past) continue
      let words = 0
      let capitals = 0
      let k = t + 1
      for (; k < kind.length && k - t <= 10; k++) {
        if (kind[k] !== WORD) break
        const word = doc.text.slice(start[k], end[k])
        words++
        if (word[0] !== word[0]!.toLowerCase() || (words > 1 && SMALL.has(word))) capitals++
      }
      // A comma or stop may stand before the closing mark.
      const inner = k
      if (kind[k] === MARK && (doc.text[start[k]!] === ',' || doc.text[start[k]!] === '.')) k++
      if (words < 2 || words > 8 || capitals !== words || kind[k] !== MARK || doc.text[start[k]!] !== close)
        continue
      if (SMALL.has(doc.text.slice(start[inner - 1], end[inner - 1]))) continue
      spans.push({ start: start[t + 1]!, end: end[inner - 1]! })
      past = k + 1
    }
  }
  return spans.sort(byStart)
}
const TITLE_MARKS = [
  ['"', '"'],
  ['“', '”'],
  ['*', '*'],
] as const

const SCRIPT_CAPITALS = lexicon(
  'int,ext,fade in,fade out,fade to black,cut to,dissolve to,close on,smash cut,montage,narrator,interior,exterior,continuous,scene,v o,o s',
)
const SCRIPT = lexicon(
  'voiceover,voice-over,voice over,camera pans,camera zooms,the camera,close-up,screenplay,establishing shot,off-screen',
)
const CUE = /^[A-Z][A-Z.'’ -]{1,30}(?: ?\([A-Za-z.' ]{1,20}\))?:?$/

function screenplay(doc: Document): Span[] {
  const capitals = hitSpans(doc, SCRIPT_CAPITALS).filter((span) => {
    const text = doc.text.slice(span.start, span.end)
    return text === text.toUpperCase()
  })
  const shown = [...capitals, ...hitSpans(doc, SCRIPT)]
  if (shown.length === 0) return shown
  // Names of speakers, each alone on a line of capitals; sought only where something else says screenplay.
  const cued = new Set(shown.map((span) => span.start))
  for (const line of doc.lines) {
    if (line.end - line.start > 50) continue
    const text = doc.text.slice(line.start, line.end).trimEnd()
    if (CUE.test(text) && !holds(cued, line)) shown.push({ start: line.start, end: line.start + text.length })
  }
  return shown.sort(byStart)
}

const holds = (starts: ReadonlySet<number>, { start, end }: Span): boolean => {
  for (let at = start; at < end; at++) if (starts.has(at)) return true
  return false
}

/** "#word" and "@name": the mark, alone, right before a word and not inside one. */
function marked(doc: Document, mark: string): Span[] {
  const spans: Span[] = []
  const { kind, start, end } = doc.tokens
  for (const t of doc.marks.get(mark) ?? []) {
    if (end[t]! - start[t]! !== 1 || kind[t + 1] !== WORD || start[t + 1] !== end[t]) continue
    if (t > 0 && end[t - 1] === start[t] && kind[t - 1] !== MARK && kind[t - 1] !== NEWLINE) continue
    let last = t + 1
    while (
      start[last + 1] === end[last] &&
      (kind[last + 1] === WORD || kind[last + 1] === NUMBER || doc.text[start[last + 1]!] === '_')
    )
      last++
    spans.push({ start: start[t]!, end: end[last]! })
  }
  return spans
}

// Tone

const CHAIN = set('and but so or because then yet')
const LONG_RUN = 35
const LINKS = 6

function runsOn(doc: Document, first: number, past: number): boolean {
  if (past - first < LONG_RUN) return false
  let links = 0
  for (let i = first; i < past; i++) {
    const chained = CHAIN.has(doc.words[i]!)
    if (chained || (i > first && markAfter(doc, i - 1) === ',')) links++
  }
  return links >= LINKS
}

const MOCK_PRAISE =
  lexicon(`oh great,oh wonderful,oh joy,oh sure,oh perfect,oh fantastic,oh brilliant,oh lovely,oh yeah,oh really,
    oh please,oh look,oh goody,oh boy,yeah right,yeah sure,yeah because,how lovely,how original,how delightful,
    how convenient,how nice,how thoughtful,how charming,how wonderful,how quaint,how generous,how very,
    how shocking,how surprising,how novel,how exciting,how kind of you,how refreshing,how adorable,big surprise,
    what a surprise,surprise surprise,what a shock,shocker,what a shame,what a treat,what a joy,what a thrill,
    thanks for nothing,good luck with that,color me,colour me,slow clap,wow just wow,just what we needed,
    just what i needed,what the world needed,just what we need,exactly what we needed,as if we needed,
    because clearly,because obviously,because apparently,because who doesn't,because who needs,
    because of course,nothing says,give me a break,nice try,who knew,who would have thought,who'd have thought,
    who'd have guessed,bravo,lucky me,lucky us,lucky you,could possibly go wrong,a real treat,a true genius,
    pure genius,sheer genius,mind blown,truly groundbreaking,truly revolutionary,how groundbreaking,
    how revolutionary,another riveting,another groundbreaking,another brilliant,another masterpiece,so-called,
    spare me,hold your applause,hold the applause,cue the applause,hats off to,stop the presses,alert the media,
    my hero,well done you,genius idea`)
const MOCK_ASSENT = set('sure right great wonderful perfect fantastic')

function sarcasms(doc: Document): Span[] {
  const spans = hitSpans(doc, MOCK_PRAISE)
  for (let s = 0; s < sentenceCount(doc); s++) {
    const first = doc.sentences[s]!
    if (MOCK_ASSENT.has(doc.words[first]!) && markAfter(doc, first) === ',')
      spans.push(wordSpan(doc, first, first + 1))
  }
  return spans.sort(byStart)
}

const YOURS =
  /^[—–\s-]*(?:yours,? (?!(?:very )?(?:sincerely|truly|faithfully|respectfully|cordially)\b)\p{L}.{1,60}|(?:ever|forever|eternally|always|devotedly|lovingly|hopelessly|passionately) yours|your (?!truly)\p{L}[\p{L}'’-]*(?: \p{L}[\p{L}'’-]*){0,3})[,.!]*$/iu
const STATEMENT = /\b(?:is|are|was|were|will|has|have|can|should|would)\b/i
const NAMED =
  /^[—–\s-]*(?:\p{Lu}[\p{L}'’-]+,? )?[Tt]he(?: (?:of|in|and|the))*(?: \p{Lu}[\p{L}'’-]*)(?: (?:of|in|and|the|\p{Lu}[\p{L}'’-]*)){0,4}[.!]?$/u

function epithets(doc: Document): Span[] {
  return doc.lines
    .slice(1)
    .slice(-4)
    .filter((line) => {
      if (line.end - line.start > 80) return false
      const text = doc.text.slice(line.start, line.end).trimEnd()
      return (
        (YOURS.test(text) && !STATEMENT.test(text)) || (NAMED.test(text) && !/^the end[.!]?$/i.test(text))
      )
    })
}
