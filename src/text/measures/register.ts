import { type Document, type Span, tokenSpan, wordSpan } from '../document.ts'
import { counted, family, lexicons, type Measure, rather, words, wordsWhere } from '../measure.ts'
import { hasTriple } from './rhetoric.ts'

const BIBER = 'Biber 1988, Variation across speech and writing'
const LONGMAN = 'Biber et al. 1999, Longman grammar of spoken and written English'
const USAGE = 'Peters 2004, The Cambridge guide to English usage'
const CHANNELL = 'Channell 1994, Vague language'
const KOPPEL = 'Koppel and Schler 2003, Exploiting stylistic idiosyncrasies for authorship attribution'
const NET = 'Crystal 2001, Language and the internet'

const set = (terms: string): ReadonlySet<string> => new Set(terms.split(/[\s,]+/).filter(Boolean))
const lexicon = (terms: string): number =>
  lexicons.add(
    terms
      .split(/[,\n]/)
      .map((term) => term.trim())
      .filter(Boolean),
  )

const WITH_IS = set(
  "it's he's she's that's there's what's who's where's how's here's let's when's why's everything's everyone's something's nothing's someone's nobody's this's",
)

/** Formal and informal, old and new, careful and hasty, by the choice of words. */
export const register = family('register', [
  wordsWhere(
    {
      name: 'contractions',
      high: 'Use contractions ("don\'t", "it\'s")',
      low: 'Avoid contractions',
      source: `${BIBER}; Zheng et al. 2006`,
    },
    contracted,
  ),
  rather(
    {
      name: 'not-over-nt',
      high: 'Spell out "not" ("do not")',
      low: 'Shorten "not" ("don\'t")',
      source: BIBER,
    },
    `do not,does not,did not,is not,are not,was not,were not,will not,would not,cannot,can not,could not,should not,
    has not,have not,had not,must not`,
    `don't,doesn't,didn't,isn't,aren't,wasn't,weren't,won't,wouldn't,can't,couldn't,shouldn't,hasn't,haven't,hadn't,
    mustn't,dont,doesnt,didnt,isnt,wasnt,wont,wouldnt,cant,couldnt,shouldnt`,
  ),
  rather(
    {
      name: 'i-am-over-im',
      high: 'Spell out "I am", "it is", "we will"',
      low: 'Shorten "I am", "it is", "we will" ("I\'m", "it\'s", "we\'ll")',
      source: BIBER,
    },
    `i am,i have,i will,i would,you are,you have,you will,you would,he is,she is,it is,that is,there is,we are,we have,
    we will,we would,they are,they have,they will,they would,it will,what is`,
    `i'm,i've,i'll,i'd,you're,you've,you'll,you'd,he's,she's,it's,that's,there's,we're,we've,we'll,we'd,they're,
    they've,they'll,they'd,it'll,what's,im,ive`,
  ),
  words(
    {
      name: 'archaic-words',
      high: 'Use archaic words ("thee", "hath", "alas")',
      low: 'Avoid archaic words',
      source: 'Crystal and Davy 1969, Investigating English style; PLUME',
    },
    `thee,thou,thy,thine,thyself,ye,hath,doth,dost,hast,hadst,shalt,wilt,canst,couldst,wouldst,shouldst,didst,wert,tis,
    twas,twere,whilst,amongst,ere,hither,thither,whither,hence,henceforth,hitherto,thence,whence,wherefore,alas,alack,
    verily,forsooth,prithee,perchance,mayhap,nay,yea,aye,betwixt,anon,behold,lo,oft,oftentimes,o'er,ne'er,e'er,
    unto,methinks,methought,quoth,spake,beseech,smite,smote,morrow,yon,yonder,yore,damsel,fain,hark,hearken,
    knave,maiden,nigh,m'lady,m'lord,milady,sayeth,saith,cometh,goeth,giveth,maketh,speaketh,taketh,doeth,seeketh,
    bringeth,knoweth,loveth,liveth,olde,bygone,eventide,gramercy,huzzah,zounds,fie,sirrah,tarry,vex,vexed,wont to,
    wast,whosoever,whomsoever,whatsoever,begat,beget,bade`,
  ),
  words(
    {
      name: 'slang',
      high: 'Use modern slang ("gonna", "vibe", "no cap")',
      low: 'Avoid slang',
      source: 'Eble 1996, Slang and sociability; PLUME',
    },
    `gonna,wanna,gotta,gimme,lemme,dunno,outta,lotta,woulda,coulda,shoulda,tryna,finna,imma,ain't,y'all,cuz,coz,ya,
    lit,vibe,vibes,vibing,vibed,vibey,dude,dudes,bro,bros,legit,lowkey,low-key,low key,highkey,high-key,high key,no cap,
    sus,slay,slays,slayed,slaying,rizz,bussin,yeet,yeeted,fam,squad,bae,cringe,cringey,cringy,ghosted,ghosting,
    deadass,on fleek,hella,gnarly,stoked,bummer,epic,rad,swag,sketchy,shady,hyped,hype,psyched,hang out,
    hangs out,hanging out,hung out,bucks,cops,straight up,big mood,my bad,no biggie,no worries,for real,totes,
    obvi,adorbs,glow up,glow-up,clapback,clap back,throwing shade,throw shade,spill the tea,spilling the tea,i can't even,
    big yikes,what's up,wassup,sup,dope,banger,bangers,bop,flex,flexing,flexed,simp,stan,stans,
    snatched,periodt,main character,side hustle,chill,chillin,homie,homies,peeps,dawg,
    killin,killing it,crushing it,nailed it,next level,next-level,game changer,game-changer,hits different,hit different,
    living rent free,rent-free,it's giving,understood the assignment,wack,
    freaked out,freak out,freaking out,ripped off,rip-off,screwed up,messed up`,
  ),
  counted(
    {
      name: 'internet-abbreviations',
      high: 'Use abbreviations such as "lol", "btw", "imo"',
      low: 'Write out "lol", "btw", "imo"',
      source: NET,
    },
    abbreviations,
  ),
  words(
    {
      name: 'interjections',
      high: 'Use interjections ("oh", "wow", "ugh")',
      low: 'Avoid interjections',
      source: `${LONGMAN}, inserts`,
    },
    `oh,ooh,ohh,aha,ah,ahh,aah,aw,aww,wow,whoa,woah,hey,yay,hooray,hurrah,hurray,ugh,ew,eww,oops,whoops,ouch,phew,yikes,
    hmm,hm,huh,uh,um,umm,er,erm,mm,mmm,gee,gosh,geez,jeez,sheesh,tsk,yo,woo,woohoo,woo-hoo,yippee,oof,meh,bah,pfft,ahem,
    bravo,ha,haha,hahaha,hehe,hee,ta-da,tada,uh-oh,uh-huh,yep,yup,nope,yeah,yea,alas,voila,boo,brr,shh,psst,eek,duh`,
  ),
  counted(
    {
      name: 'fillers',
      high: 'Use fillers ("well,", "you know", "I mean")',
      low: 'Avoid fillers',
      source: 'Schiffrin 1987, Discourse markers',
    },
    fillers,
  ),
  rather(
    {
      name: 'british-spelling',
      high: 'Use British spelling ("colour", "realise")',
      low: 'Use American spelling ("color", "realize")',
      source: USAGE,
    },
    `colour,colours,coloured,colouring,colourful,favour,favours,favoured,favourite,favourites,favourable,honour,honours,
    honoured,honourable,labour,labours,laboured,humour,humours,behaviour,behaviours,neighbour,neighbours,neighbouring,
    neighbourhood,neighbourhoods,flavour,flavours,flavoured,harbour,harbours,rumour,rumours,rumoured,saviour,endeavour,
    endeavours,savour,savoured,vigour,rigour,centre,centres,centred,theatre,theatres,metre,metres,litre,litres,fibre,
    fibres,calibre,sombre,grey,greyer,travelled,traveller,travellers,travelling,cancelled,cancelling,modelled,modelling,
    labelled,labelling,signalled,fuelled,marvellous,jewellery,counsellor,counsellors,skilful,fulfil,fulfils,enrol,
    enrolment,instalment,defence,defences,offence,offences,licence,licences,pretence,
    catalogue,catalogues,dialogue,dialogues,analogue,aluminium,plough,
    mould,mouldy,sceptical,sceptic,sceptics,judgement,judgements,acknowledgement,ageing,mum,mums,pyjamas,aeroplane,
    manoeuvre,manoeuvres,encyclopaedia,paediatric,anaesthetic,foetus,
    realise,realises,realised,realising,realisation,organise,organises,organised,organising,organisation,organisations,
    organisational,recognise,recognises,recognised,recognising,apologise,apologises,apologised,apologising,criticise,
    criticises,criticised,emphasise,emphasises,emphasised,emphasising,summarise,summarises,summarised,summarising,
    prioritise,prioritised,optimise,optimised,optimising,optimisation,minimise,minimised,minimising,maximise,maximised,
    finalise,finalised,finalising,utilise,utilised,utilising,specialise,specialised,generalise,generalised,
    generalisation,characterise,characterised,personalise,personalised,personalisation,customise,customised,analyse,
    analysed,analysing,paralysed,memorise,memorised,visualise,visualised,authorise,authorised,standardise,
    standardised,civilisation,civilised,industrialised,categorise,categorised,familiarise,mobilise,stabilise,
    symbolise,symbolises,symbolised,towards,dreamt,burnt,spelt,whilst,amongst`,
    `color,colors,colored,coloring,colorful,favor,favors,favored,favorite,favorites,favorable,honor,honors,honored,
    honorable,labor,labors,labored,humor,humors,behavior,behaviors,neighbor,neighbors,neighboring,neighborhood,
    neighborhoods,flavor,flavors,flavored,harbor,harbors,rumor,rumors,rumored,savior,endeavor,endeavors,savor,savored,
    vigor,rigor,center,centers,centered,theater,theaters,meter,meters,liter,liters,fiber,fibers,caliber,somber,gray,
    grayer,traveled,traveler,travelers,traveling,canceled,canceling,modeled,modeling,labeled,labeling,signaled,fueled,
    marvelous,jewelry,counselor,counselors,skillful,fulfill,fulfills,enroll,enrollment,installment,defense,defenses,
    offense,offenses,license,licenses,pretense,catalog,catalogs,dialog,dialogs,analog,
    aluminum,plow,mold,moldy,skeptical,skeptic,skeptics,judgment,judgments,
    acknowledgment,aging,mom,moms,pajamas,airplane,maneuver,maneuvers,encyclopedia,pediatric,anesthetic,fetus,
    realize,realizes,realized,realizing,realization,organize,organizes,organized,organizing,organization,organizations,
    organizational,recognize,recognizes,recognized,recognizing,apologize,apologizes,apologized,apologizing,criticize,
    criticizes,criticized,emphasize,emphasizes,emphasized,emphasizing,summarize,summarizes,summarized,summarizing,
    prioritize,prioritized,optimize,optimized,optimizing,optimization,minimize,minimized,minimizing,maximize,maximized,
    finalize,finalized,finalizing,utilize,utilized,utilizing,specialize,specialized,generalize,generalized,
    generalization,characterize,characterized,personalize,personalized,personalization,customize,customized,analyze,
    analyzes,analyzed,analyzing,paralyzed,memorize,memorized,visualize,visualized,authorize,authorized,standardize,
    standardized,civilization,civilized,industrialized,categorize,categorized,familiarize,mobilize,stabilize,
    symbolize,symbolizes,symbolized,toward,dreamed,burned,spelled,gotten`,
  ),
  rather(
    {
      name: 'formal-over-plain-verbs',
      high: 'Prefer formal verbs ("commence", "purchase", "assist")',
      low: 'Prefer plain verbs ("start", "buy", "help")',
      source: 'Heylighen and Dewaele 1999, Formality of language; Brooke, Wang and Hirst 2010',
    },
    `commence,commences,commenced,commencing,utilise,utilises,utilised,utilising,utilize,utilizes,utilized,
    utilizing,purchase,purchases,purchased,purchasing,obtain,obtains,obtained,obtaining,assist,assists,assisted,
    assisting,acquire,acquires,acquired,acquiring,require,requires,required,requiring,request,requests,
    requested,requesting,inform,informs,informed,informing,provide,provides,provided,providing,attempt,attempts,
    attempted,attempting,endeavour,endeavor,reside,resides,resided,residing,inquire,inquires,inquired,enquire,
    enquired,terminate,terminates,terminated,terminating,conclude,concludes,concluded,concluding,demonstrate,
    demonstrates,demonstrated,demonstrating,ascertain,ascertained,facilitate,facilitates,facilitated,
    facilitating,retain,retains,retained,retaining,select,selects,selected,selecting,consume,consumes,consumed,
    consuming,depart,departs,departed,departing,encounter,encounters,encountered,observe,observes,observed,
    observing,possess,possesses,possessed,possessing,respond,responds,responded,responding,permit,permits,
    permitted,permitting,desire,desires,desired,ensure,ensures,ensured,ensuring,construct,constructs,
    constructed,constructing,discover,discovers,discovered,discovering,receive,receives,received,receiving,
    procure,procured,peruse,perused,converse,conversed,relocate,relocated,rectify,rectified`,
    `start,starts,started,starting,begin,begins,began,begun,use,uses,used,using,buy,buys,bought,buying,get,gets,got,
    getting,gotten,help,helps,helped,helping,need,needs,needed,needing,ask,asks,asked,asking,tell,tells,told,telling,
    give,gives,gave,given,giving,try,tries,tried,trying,live,lives,lived,living,end,ends,ended,ending,finish,finishes,
    finished,finishing,show,shows,showed,shown,showing,keep,keeps,kept,keeping,pick,picks,picked,picking,eat,eats,ate,
    eaten,eating,leave,leaves,left,leaving,meet,meets,met,meeting,answer,
    answers,answered,answering,let,lets,letting,want,wants,wanted,wanting,build,builds,built,
    building,find,finds,found,finding,own,owns,owned,owning,watch,watches,watched,watching,
    choose,chooses,chose,chosen,talk,talks,talked,talking,move,moves,moved,moving,fix,fixes,fixed,fixing,check,checks,
    checked,checking`,
  ),
  wordsWhere(
    {
      name: 'nominalisations',
      high: 'Use abstract nouns ("decision", "agreement", "ability")',
      low: 'Use verbs instead of abstract nouns',
      source: BIBER,
      proxy: 'words in -tion, -sion, -ment, -ness, -ity',
    },
    nominal,
  ),
  wordsWhere(
    {
      name: 'ly-adverbs',
      high: 'Use many adverbs in -ly',
      low: 'Use few adverbs in -ly',
      source: BIBER,
    },
    adverbInLy,
  ),
  wordsWhere(
    {
      name: 'descriptive-adjectives',
      high: 'Describe with many adjectives ("beautiful", "famous")',
      low: 'Use few adjectives',
      source: BIBER,
      proxy: 'words in -ful, -ous, -ive, -able, -ible, -al, -ic, -less',
    },
    descriptive,
  ),
  words(
    {
      name: 'business-jargon',
      high: 'Use business jargon ("leverage", "touch base", "going forward")',
      low: 'Avoid business jargon',
      source: 'Koester 2010, Workplace discourse',
    },
    `synergy,synergies,synergize,synergistic,leverage,leverages,leveraged,leveraging,touch base,touching base,touched base,
    circle back,circling back,circled back,loop in,looped in,looping in,going forward,moving forward,per our,as per,
    per my last,per your,deliverable,deliverables,stakeholder,stakeholders,bandwidth,actionable,action item,action items,
    low-hanging fruit,low hanging fruit,outside the box,move the needle,moves the needle,
    deep dive,deep-dive,drill down,best practice,best practices,core competency,core competencies,value proposition,
    value-add,value-added,win-win,paradigm shift,game plan,offline,
    at the end of the day,on the same page,ping me,reach out,reaching out,reached out,heads up,heads-up,alignment,
    align on,aligned on,aligning on,buy-in,onboard,onboarding,onboarded,roadmap,roadmaps,milestone,milestones,pain point,
    pain points,kpi,kpis,roi,b2b,scalable,scalability,scale up,streamline,streamlined,streamlines,streamlining,optimize,
    optimise,incentivize,incentivise,monetize,monetise,operationalize,operationalise,holistic,holistically,robust,
    seamless,seamlessly,cutting-edge,best-in-class,world-class,state-of-the-art,mission-critical,results-driven,
    data-driven,proactive,proactively,empower,empowers,empowered,empowering,ecosystem,verticals,takeaway,takeaways,
    learnings,eod,eow,q1,q2,q3,q4,run it up the flagpole,boil the ocean,get the ball rolling,
    hit the ground running,all hands,town hall,sync up,quick sync,due diligence,turnkey,thought leader,thought leadership,
    granular,ideate,ideation,pivot,pivoted,pivoting,bottom line,top of mind,north star,wheelhouse,ducks in a row,
    please advise,please find attached,attached please find,kindly revert,at your earliest convenience`,
  ),
  words(
    {
      name: 'vague-nouns',
      high: 'Speak loosely of "things" and "stuff"',
      low: 'Name what you mean instead of "things" and "stuff"',
      source: CHANNELL,
    },
    `thing,things,stuff,something,anything,everything,somewhere,somehow,thingy,thingies,whatever,whatnot,bunch,bits,
    matter,matters,aspect,aspects,sort,sorts,kinds,and so on,and so forth,and all that,and such,or so,
    and the like,you name it,whatchamacallit,thingamajig`,
  ),
  share(
    {
      name: 'exact-over-vague-quantities',
      high: 'Give exact quantities',
      low: 'Give rough quantities ("several", "a lot of")',
      source: CHANNELL,
    },
    (doc) => [...doc.numbers.map((token) => tokenSpan(doc, token)), ...hitSpans(doc, EXACT)].sort(byStart),
    (doc) => doc.hits[VAGUE]!.length / 2,
  ),
  words(
    {
      name: 'intimate-address',
      high: 'Call the reader "honey", "buddy", "my dear"',
      low: 'Do not call the reader by pet names',
      source: `${LONGMAN}, vocatives; Brown and Levinson 1987, Politeness`,
    },
    `honey,darling,sweetheart,sweetie,babe,hon,buddy,pal,mate,bro,bruh,kiddo,dearest,dearie,my dear,my love,my friend,
    my friends,old friend,champ,cutie,luv,lovey,sugarplum,sweet pea,my darlings,friendo,amigo,bestie,besties,girlie`,
  ),
  words(
    {
      name: 'kinship-words',
      high: 'Speak of family ("mum", "brother")',
      low: 'Do not speak of family',
      source: 'Pennebaker et al. 2015, LIWC, family',
    },
    `mom,mum,mommy,mummy,mama,mother,mothers,dad,daddy,papa,father,fathers,parent,parents,sister,sisters,brother,brothers,
    sis,son,sons,daughter,daughters,wife,wives,husband,husbands,hubby,grandma,grandpa,granny,grandad,granddad,nana,
    grandmother,grandfather,grandparents,grandson,granddaughter,grandchildren,aunt,auntie,aunts,uncle,uncles,cousin,
    cousins,nephew,nephews,niece,nieces,sibling,siblings,kids,family,families,in-laws,mother-in-law,father-in-law,
    brother-in-law,sister-in-law,stepmother,stepfather,twins`,
  ),
  words(
    {
      name: 'swearing',
      high: 'Swear',
      low: 'Do not swear',
      source: 'McEnery 2006, Swearing in English; Pennebaker et al. 2015, LIWC',
    },
    `damn,damned,dammit,damnit,goddamn,hell,crap,crappy,bloody,arse,ass,asses,asshole,bastard,bastards,bitch,bitches,
    bullshit,shit,shitty,fuck,fucks,fucking,fucked,fuckin,piss,pissed,wtf,sucks,sucked,freaking,freakin,frickin,friggin,
    frigging,effing,heck,darn,darned,dang,bugger,buggers,bollocks,wanker,douche,jerk,jerks,idiot,idiots,moron,morons,
    badass,half-assed,screw you,screw this,screw that`,
  ),
  wordsWhere(
    {
      name: 'elongations',
      high: 'Stretch words ("sooo", "yesss")',
      low: 'Do not stretch words',
      source: 'Brody and Diakopoulos 2011, Using word lengthening to detect sentiment in microblogs',
    },
    (word) => hasTriple(word) && LETTERS.test(word) && !UNSTRETCHED.test(word),
  ),
  words(
    {
      name: 'diminutives',
      high: 'Use pet forms ("doggy", "teeny", "itty-bitty")',
      low: 'Avoid pet forms',
      source: 'Schneider 2003, Diminutives in English',
    },
    `doggy,doggie,doggies,doggo,pup,pupper,kitty,kitties,kitten,kittens,puppy,puppies,birdie,birdies,bunny,bunnies,piggy,
    horsey,froggy,duckling,ducklings,piglet,tummy,hanky,teeny,teeny-tiny,teensy,itty-bitty,itsy-bitsy,weeny,eensy,cutie,
    cuties,sweetie,lovey,dolly,teddy,blankie,jammies,din-din,nighty-night,night-night,choo-choo,boo-boo,potty,mommy,
    mummy,daddy,granny,auntie,brekkie,choccy,biccy,prezzie,prezzies,selfie,selfies,hottie,smoothie,veggie,veggies,
    droplet,droplets,booklet,leaflet,kitchenette,starlet,laddie,lassie,goodie,goodies,wee,smol,lil,mini,littlest`,
  ),
  words(
    {
      name: 'foreign-phrases',
      high: 'Use foreign phrases ("vis-à-vis", "faux pas")',
      low: 'Avoid foreign phrases',
      source: USAGE,
    },
    `et cetera,vis-à-vis,vis-a-vis,per se,ad hoc,de facto,de jure,déjà vu,deja vu,c'est la vie,faux pas,carte blanche,
    je ne sais quoi,bona fide,quid pro quo,status quo,pro bono,ipso facto,in situ,in vitro,in vivo,modus operandi,
    modus vivendi,raison d'être,raison d'etre,tour de force,coup de grâce,coup d'état,joie de vivre,zeitgeist,
    schadenfreude,doppelgänger,doppelganger,gesundheit,weltschmerz,wanderlust,ciao,au revoir,bon voyage,bon appétit,
    bonjour,bonsoir,mon ami,adios,hasta la vista,hola,mañana,por favor,gracias,merci,amigo,amigos,à la,a la,
    en route,en masse,en suite,cul-de-sac,esprit de corps,fait accompli,laissez-faire,nom de plume,noblesse oblige,
    persona non grata,mea culpa,carpe diem,caveat emptor,a priori,a posteriori,ad infinitum,ad nauseam,ad lib,
    alma mater,alter ego,magnum opus,prima facie,sine qua non,terra incognita,vice versa,voilà,voila,wunderbar,über,
    kaput,fin de siècle,avant-garde,bête noire,belle époque,crème de la crème,tête-à-tête,de rigueur,film noir,
    haute couture,nouveau riche,pièce de résistance,la dolce vita,prima donna,al fresco,al dente,mamma mia,
    cogito ergo sum,veni vidi vici,in medias res,deus ex machina,in absentia,pro rata,sui generis,non sequitur,
    ex nihilo,homo sapiens,inter alia`,
  ),
  words(
    {
      name: 'literary-words',
      high: 'Use literary words ("gossamer", "beneath", "solace")',
      low: 'Use everyday words, not literary ones',
      source: 'Leech and Short 1981, Style in fiction',
      proxy: 'a list of words seldom met outside fiction and poetry',
    },
    `amid,amidst,beneath,upon,gossamer,ethereal,ephemeral,evanescent,luminous,lustrous,resplendent,effulgent,iridescent,
    diaphanous,gilded,crimson,azure,cerulean,alabaster,ebony,sable,verdant,sylvan,bucolic,pastoral,halcyon,languid,
    languor,languorous,lilting,mellifluous,dulcet,plaintive,melancholy,wistful,wistfully,forlorn,bereft,solace,sorrow,
    sorrows,lament,laments,lamented,reverie,reveries,slumber,slumbers,slumbered,yearn,yearned,yearning,beckon,beckons,
    beckoned,beckoning,whispering,murmuring,shroud,shrouded,shrouds,veil,veiled,tapestry,labyrinth,labyrinthine,abyss,
    chasm,tempest,tempestuous,zephyr,twilight,dusk,gloaming,moonlit,starlit,eternal,eternity,timeless,fleeting,
    transient,myriad,countenance,visage,brow,bosom,threshold,hearth,raiment,chalice,specter,spectre,phantom,wraith,
    spectral,haunting,hauntingly,enigma,enigmatic,inscrutable,ineffable,indelible,immutable,inexorable,inexorably,
    relentless,unfurl,unfurled,unfurls,unfurling,cascade,cascades,cascaded,cascading,meander,meanders,meandered,glimmer,
    glimmered,shimmered,wrought,woven,weave,weaves,forged,adorned,bestow,bestows,bestowed,beheld,cherished,kindled,
    kindle,smoldering,smouldering,ember,embers,ashen,wan,pallid,pallor,fathom,fathomless,boundless,tender,tenderly,
    serene,serenity,tranquil,tranquility,tranquillity,sublime,poignant,poignantly,bittersweet,symphony,odyssey`,
  ),
  words(
    {
      name: 'misspellings',
      high: 'Leave common misspellings in',
      low: 'Spell correctly',
      source: KOPPEL,
      proxy: 'a list of the most common misspellings',
    },
    `recieve,recieved,recieves,recieving,definately,definatly,definitly,defiantely,alot,seperate,seperated,seperately,
    occured,occuring,occurence,occurance,untill,begining,beleive,beleived,beleif,freind,freinds,wierd,neccessary,
    necesary,neccesary,accomodate,accomodation,acommodate,acheive,acheived,achive,adress,adresses,adn,teh,thier,taht,
    becuase,becasue,beacuse,wich,whcih,whith,wiht,thsi,htis,sence,similiar,simular,tommorow,tommorrow,tomorow,
    tounge,truely,unfortunatly,unfortunatley,usefull,wonderfull,beautifull,succesful,successfull,succesfully,
    sucessful,suprise,suprised,suprising,supprised,surprize,goverment,enviroment,independant,existance,experiance,
    experince,expereince,embarass,embarassed,embarassing,embarrased,excellant,familar,finaly,foriegn,fourty,garantee,
    gaurantee,grammer,gratefull,greatful,happend,harrass,hieght,immediatly,immediatley,interupt,intresting,intrested,
    knowlege,libary,lisence,maintenence,maintainance,medecine,millenium,mispell,mispelled,noticable,ocasion,occassion,
    occassionally,ocassionally,oppurtunity,oportunity,paralell,particulary,peice,peices,persistant,posession,possesion,
    prefered,prefering,priviledge,probaly,probly,prolly,proffesional,profesional,professer,pronounciation,publically,
    realy,reccomend,recomend,recomended,reccommend,refered,refering,rember,remeber,religous,repitition,resturant,
    restaraunt,rythm,rythym,scedule,shedule,sieze,speach,stoped,strenght,lenght,suposed,supposably,therefor,threshhold,
    tendancy,tradgedy,tryed,trys,usally,usualy,vaccum,vegtable,visable,wether,writting,writen,yeild,
    basicly,bussiness,buisness,busness,calender,carefull,catagory,cemetary,collegue,collegues,commited,commitee,
    comming,completly,concious,copywrite,curiousity,diffrent,dissapear,dissapoint,dissapointed,dissapointing,
    excercise,expesive,extremly,absolutly,agressive,apparantly,arguement,athiest,awfull,charachter,charactor,
    could of,should of,would of,must of,might of,for all intensive purposes,irregardless`,
  ),
  words(
    {
      name: 'missing-apostrophes',
      high: 'Leave out apostrophes ("dont", "im")',
      low: 'Write every apostrophe',
      source: KOPPEL,
      proxy: 'hasty typing',
    },
    `dont,doesnt,didnt,isnt,arent,wasnt,werent,wont,wouldnt,couldnt,shouldnt,cant,hasnt,havent,hadnt,im,ive,youre,youve,
    theyre,theyve,theyll,weve,whats,thats,theres,heres,hes,shes,whos,wheres,hows,yall,aint,itll,youll,youd,theyd,
    wouldve,couldve,shouldve,oclock,its a,its an,its the,its not,its been,its just,its so,its very,its too,its going,
    its really,its like,its about,its ok,its okay,its fine,its my,its your,its hard,its good,its great,its nice,its time,
    its because,its more,its still,your welcome,your so,your a,your an,your the,your not,your going`,
  ),
  share(
    {
      name: 'number-words-over-digits',
      high: 'Write small numbers as words ("seven")',
      low: 'Write numbers in digits',
      source: `${USAGE}; Zheng et al. 2006`,
    },
    (doc) => hitSpans(doc, NUMBER_WORDS),
    shortNumbers,
  ),
  words(
    {
      name: 'time-words',
      high: 'Say when ("today", "yesterday", "now")',
      low: 'Seldom say when',
      source: `${BIBER}, time adverbials; Pennebaker et al. 2015, LIWC, time`,
    },
    `today,yesterday,tomorrow,tonight,now,nowadays,currently,recently,lately,earlier,soon,ago,already,this morning,
    this afternoon,this evening,this week,this weekend,this month,this year,last night,last week,last weekend,last month,
    last year,next week,next weekend,next month,next year,the other day,these days,at the moment,at present,
    day before,day after,this time,previously,formerly,presently,immediately,momentarily,midnight,noon`,
  ),
  counted(
    {
      name: 'kind-of',
      high: 'Soften with "kind of", "a bit"',
      low: 'Avoid "kind of" and "a bit"',
      source: CHANNELL,
    },
    softeners,
  ),
  words(
    {
      name: 'clipped-words',
      high: 'Use clipped words ("info", "pics", "fave")',
      low: 'Write words in full ("information", "pictures")',
      source: 'Plag 2003, Word-formation in English, clipping',
    },
    `info,photo,photos,exam,exams,lab,labs,temp,temps,rep,reps,prof,profs,doc,docs,convo,convos,pic,pics,vid,vids,deets,
    fave,faves,fav,comfy,app,apps,admin,ad,ads,intro,intros,specs,stats,memo,memos,ref,refs,promo,promos,vacay,uni,biz,
    tech,gov,dept,approx,appt,appts,mins,hrs,hr,secs,wk,wks,yr,yrs,msg,msgs,tho,thru,nite,probs,prob,gym,flu,fridge,
    limo,phone,phones,bike,bikes,mic,pro,pros,cons,decaf,demo,demos,congrats,bday,b-day,combo,combos,condo,delish,
    sitch,cred,rec,recs,prep,prepped,auto,tix,tbsp,tsp,sync,legit,grad,grads,dorm,dorms,burbs,carbs`,
  ),
  words(
    {
      name: 'latin-abbreviations',
      high: 'Use Latin abbreviations ("e.g.", "i.e.", "etc.")',
      low: 'Write "for example", "that is", "and so on" in full',
      source: USAGE,
    },
    'e g,i e,eg,ie,etc,et al,cf,viz,vs,ibid,n b,nb,p s,ps,q v',
  ),
  words(
    {
      name: 'academic-words',
      high: 'Use academic words ("framework", "significant", "hypothesis")',
      low: 'Avoid academic words',
      source: 'Coxhead 2000, A new academic word list',
    },
    `analysis,analyses,analyze,analyse,analyzed,analysed,analytical,approach,approaches,assess,assesses,assessed,assessing,
    assessment,assume,assumes,assumed,assumption,assumptions,concept,concepts,conceptual,consistent,consistently,
    constitute,constitutes,constituted,context,contexts,contextual,criteria,criterion,data,define,defines,defined,
    definition,derive,derives,derived,distribution,dynamic,dynamics,empirical,empirically,establish,establishes,
    established,estimate,estimates,estimated,evaluate,evaluates,evaluated,evaluation,evidence,evident,factor,factors,
    framework,frameworks,function,functions,furthermore,hypothesis,hypotheses,hypothesize,identify,identifies,identified,
    identification,impact,impacts,imply,implies,implied,implication,implications,indicate,indicates,indicated,
    interpretation,interpret,interpreted,investigate,investigates,investigated,investigation,method,methods,methodology,
    methodologies,methodological,obtain,obtained,parameter,parameters,phenomenon,phenomena,perspective,perspectives,
    principle,principles,proceed,process,processes,research,researchers,respectively,role,significant,significantly,
    significance,specific,specifically,strategy,strategies,structure,structures,structural,theoretical,theory,theories,
    thereby,thus,underlying,validate,validated,validity,variable,variables,variance,correlation,correlations,
    correlated,demonstrate,demonstrates,demonstrated,comprehensive,subsequent,subsequently,whereas,paradigm,
    discourse,domain,domains,findings,novel,proposed,propose,proposes,quantitative,qualitative,robustness,literature`,
  ),
  words(
    {
      name: 'legal-words',
      high: 'Use legal wording ("hereby", "pursuant to", "shall")',
      low: 'Avoid legal wording',
      source: 'Tiersma 1999, Legal language',
    },
    `hereby,herein,hereinafter,hereunder,hereto,heretofore,herewith,thereof,therein,thereto,thereunder,therefrom,whereas,
    whereof,wherein,whereby,aforementioned,aforesaid,pursuant,notwithstanding,forthwith,in accordance with,in lieu of,
    shall,subject to,without prejudice,undersigned,liable,liability,liabilities,indemnify,indemnity,stipulate,
    stipulates,stipulated,stipulation,terms and conditions,set forth,duly,in respect of,with respect to,in the event of,
    in the event that,said party,the parties,plaintiff,defendant,jurisdiction,clause,provisions,statute,statutory,
    counsel,attorney,breach,binding,enforceable,null and void,cease and desist,warrant,warrants,warranty,waive,
    waived,waiver,obligations,obligation,henceforth,prior to,agreement`,
  ),
])

/** As `rather`, where the two ways are not both lists of words. */
function share(
  about: Pick<Measure, 'name' | 'high' | 'low' | 'source'>,
  these: (doc: Document) => readonly Span[],
  those: (doc: Document) => number,
): Omit<Measure, 'family'> {
  return {
    ...about,
    unit: 'share',
    scale: 'linear',
    value: (doc) => {
      const count = these(doc).length
      return (2 * count + 1) / (2 * count + 2 * those(doc) + 2)
    },
    spans: these,
  }
}

function hitSpans(doc: Document, id: number): Span[] {
  const hits = doc.hits[id]!
  const spans: Span[] = []
  for (let k = 0; k < hits.length; k += 2) spans.push(wordSpan(doc, hits[k]!, hits[k + 1]!))
  return spans
}

const byStart = (a: Span, b: Span): number => a.start - b.start

/** "don't", "we're", "I'd"; of words in 's only those that are short for "is" or "has". */
function contracted(word: string): boolean {
  const length = word.length
  if (length < 3) return false
  if (word.charCodeAt(length - 2) === APOSTROPHE) {
    switch (word[length - 1]) {
      case 't':
        return word[length - 3] === 'n'
      case 'd':
      case 'm':
        return true
      case 's':
        return WITH_IS.has(word)
      default:
        return false
    }
  }
  if (word.charCodeAt(length - 3) !== APOSTROPHE) return false
  return word.endsWith('re') || word.endsWith('ve') || word.endsWith('ll')
}
const APOSTROPHE = 39

// Words by their endings

const NOT_NOMINAL =
  set(`question questions station stations nation nations section sections mention mentions mansion mansions
  moment moments comment comments document documents apartment apartments department departments segment segments
  element elements cement garment garments instrument instruments monument parliament government governments tournament
  witness business businesses harness wilderness city cities university universities identity celebrity celebrities
  community communities facility facilities charity charities electricity commodity torment supplement compliment
  television vision version versions passion pension tension session sessions basement experiment sediment
  dimension caution fashion fiction`)

function nominal(word: string): boolean {
  if (word.length < 7) return false
  const last = word.charCodeAt(word.length - 1)
  // n, s, t, y
  if (last !== 110 && last !== 115 && last !== 116 && last !== 121) return false
  return (
    (word.endsWith('tion') ||
      word.endsWith('sion') ||
      word.endsWith('ment') ||
      word.endsWith('ness') ||
      word.endsWith('ity') ||
      word.endsWith('tions') ||
      word.endsWith('sions') ||
      word.endsWith('ments') ||
      word.endsWith('nesses') ||
      word.endsWith('ities')) &&
    !NOT_NOMINAL.has(word)
  )
}

/** True for "quickly", not for "family" or "friendly". */
export function adverbInLy(word: string): boolean {
  return word.length > 4 && word.endsWith('ly') && !NOT_ADVERBS.has(word)
}

const NOT_ADVERBS =
  set(`only family reply apply supply imply comply multiply rely italy july assembly belly jelly bully rally tally
  silly ugly holy lovely friendly unfriendly lonely elderly likely unlikely lively early daily weekly monthly yearly
  hourly costly deadly orderly cowardly heavenly curly hilly smelly woolly wobbly bubbly chilly fly butterfly anomaly
  monopoly melancholy homely worldly earthly ghostly beastly timely scholarly motherly fatherly brotherly sickly
  prickly ally emily sally kelly molly billy`)

const NOT_ADJECTIVES =
  set(`hospital animal animals signal journal total capital festival material proposal arrival approval trial
  rental metal medal portal rival ritual survival terminal individual refusal removal withdrawal appeal reveal
  manual tutorial editorial criminal professional official cannibal carnival admiral general cathedral sandal scandal
  vandal pedestal crystal interval denial burial dismissal disposal rehearsal renewal retrieval reversal
  arrive archive motive detective executive native receive survive strive perspective objective initiative
  alternative representative relative narrative incentive directive olive forgive deceive perceive achieve relieve
  believe retrieve conceive thrive deprive revive vegetable stable constable syllable timetable unable enable enables
  disable handful spoonful mouthful armful bible crucible unless nevertheless nonetheless regardless doubtless
  music public topic traffic critic clinic fabric logic magic panic picnic plastic attic comic garlic arctic
  mechanic medic metric rubric republic statistic characteristic academic epidemic pandemic arithmetic rhetoric tactic
  ethic mimic`)

function descriptive(word: string): boolean {
  if (word.length < 6) return false
  const last = word.charCodeAt(word.length - 1)
  // c, e, l, s
  if (last !== 99 && last !== 101 && last !== 108 && last !== 115) return false
  return (
    (word.endsWith('ful') ||
      word.endsWith('ous') ||
      word.endsWith('ive') ||
      word.endsWith('able') ||
      word.endsWith('ible') ||
      word.endsWith('al') ||
      word.endsWith('ic') ||
      word.endsWith('less')) &&
    !NOT_ADJECTIVES.has(word)
  )
}

// Stretched words have a letter three times running, but are not "www", Roman numerals or codes.
const LETTERS = /^[a-z'-]+$/
const UNSTRETCHED = /^(?:w+|[ivxlcdm]+)$/

// Fillers

const LOOSE =
  lexicon(`anyway,anyways,basically,honestly,to be honest,to be fair,at the end of the day,as i was saying,if you will,
  so to speak,as it were,mind you,believe me,trust me,frankly,let's see,let me see,let me tell you,how shall i say,
  what can i say,the thing is,here's the thing,long story short,needless to say,i tell you,see what i mean,
  if you know what i mean`)
const BETWEEN_COMMAS = lexicon(
  'you know,i mean,you see,i guess,i suppose,well,like,look,okay,ok,right,listen,now,say',
)

/** Loose phrases anywhere; "well", "like", "you know" and the like where a comma sets them off. */
function fillers(doc: Document): Span[] {
  const spans = hitSpans(doc, LOOSE)
  const hits = doc.hits[BETWEEN_COMMAS]!
  for (let k = 0; k < hits.length; k += 2) {
    const first = hits[k]!
    const past = hits[k + 1]!
    if (
      comma(doc, doc.wordToken[past - 1]! + 1) &&
      (opens(doc, first) || comma(doc, doc.wordToken[first]! - 1))
    )
      spans.push(wordSpan(doc, first, past))
  }
  return spans.sort(byStart)
}

const comma = (doc: Document, token: number): boolean =>
  token >= 0 && token < doc.tokens.kind.length && doc.text[doc.tokens.start[token]!] === ','

/** Whether a word is the first of its sentence. */
function opens(doc: Document, i: number): boolean {
  let low = 0
  let high = doc.sentences.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (doc.sentences[middle]! < i) low = middle + 1
    else high = middle
  }
  return doc.sentences[low] === i
}

const KIND_OF = lexicon('kind of,sort of')
const A_BIT = lexicon('kinda,sorta,a bit,a little bit,a tad,a touch,a smidge,a smidgen')
const REAL_KINDS =
  set(`what which this that these those any some every each all the a no another same different new certain one other
  only best worst right wrong special particular strange`)

/** "kind of" as a softener, not in "what kind of" or "a sort of". */
function softeners(doc: Document): Span[] {
  const spans = hitSpans(doc, A_BIT)
  const hits = doc.hits[KIND_OF]!
  for (let k = 0; k < hits.length; k += 2)
    if (hits[k] === 0 || !REAL_KINDS.has(doc.words[hits[k]! - 1]!))
      spans.push(wordSpan(doc, hits[k]!, hits[k + 1]!))
  return spans.sort(byStart)
}

// Quantities

const EXACT =
  lexicon(`two,three,four,five,six,seven,eight,nine,ten,eleven,twelve,thirteen,fourteen,fifteen,sixteen,seventeen,
    eighteen,nineteen,twenty,thirty,forty,fifty,sixty,seventy,eighty,ninety,half,double,twice,thrice,exactly,
    precisely,a dozen,one third,two-thirds,one quarter,three-quarters`)
const VAGUE =
  lexicon(`several,many,few,numerous,various,lots,a lot,plenty,countless,dozens,hundreds,thousands,millions,most,loads,
  tons,a number of,a handful,a couple,a bunch,some,approximately,roughly,around,nearly,almost,or so,multiple,much,
  a great deal,a range of,a variety of`)
const NUMBER_WORDS =
  lexicon(`two,three,four,five,six,seven,eight,nine,ten,eleven,twelve,thirteen,fourteen,fifteen,sixteen,
  seventeen,eighteen,nineteen,twenty,thirty,forty,fifty,sixty,seventy,eighty,ninety,hundred,twenty-one,twenty-two,
  twenty-three,twenty-four,twenty-five,twenty-six,twenty-seven,twenty-eight,twenty-nine,thirty-five,forty-five,fifty-five`)

/** How many numbers of up to three digits, which could as well be words. */
function shortNumbers(doc: Document): number {
  let count = 0
  for (const token of doc.numbers) if (doc.tokens.end[token]! - doc.tokens.start[token]! <= 3) count++
  return count
}

// Marks of the net

const ABBREVIATION =
  lexicon(`lol,lmao,lmfao,rofl,btw,imo,imho,asap,fyi,idk,tbh,ngl,smh,omg,omfg,wtf,brb,ttyl,tldr,irl,dm,dms,pls,plz,
    thx,tnx,tks,tysm,u,ur,gr8,l8r,b4,ppl,bc,bcuz,kk,np,nvm,ikr,jk,fomo,yolo,afaik,iirc,rn,ftw,icymi,tmi,cya,xoxo,
    xo,lmk,hmu,omw,ily,tfw,imma,fwiw,ymmv,wdyt,tbd,tba,rsvp,aka,diy,faq,faqs,ootd,gg,bff,bffs,bf,gf,iykyk,istg,
    otoh,ttys,wyd,hbu`)

/** Listed abbreviations; "u" only in lower case, so not that of "U.S." */
function abbreviations(doc: Document): Span[] {
  return hitSpans(doc, ABBREVIATION).filter(({ start, end }) => end - start > 1 || doc.text[start] === 'u')
}
