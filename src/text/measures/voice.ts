import { family, rather, sentencesWhere, words } from '../measure.ts'

const LIWC = 'Pennebaker et al. 2015, LIWC'
const BIBER = 'Biber 1988, Variation across speech and writing'
const HYLAND = 'Hyland 2005, Metadiscourse'
const POLITE = 'Danescu-Niculescu-Mizil et al. 2013, A computational approach to politeness'
const YOU: ReadonlySet<string> = new Set("you you're you've you'd you'll your yours yourself".split(' '))

/** Who speaks to whom, how surely, how politely. */
export const voice = family('voice', [
  words(
    { name: 'first-person', high: 'Speak as "I"', low: 'Keep "I" out of it', source: LIWC },
    "i,i'm,i've,i'd,i'll,me,my,mine,myself",
  ),
  words(
    { name: 'first-person-plural', high: 'Speak as "we"', low: 'Avoid "we" and "us"', source: LIWC },
    "we,we're,we've,we'd,we'll,us,our,ours,ourselves,let's",
  ),
  words(
    {
      name: 'second-person',
      high: 'Address the reader as "you"',
      low: 'Do not address the reader',
      source: `${LIWC}; PLUME`,
    },
    "you,you're,you've,you'd,you'll,your,yours,yourself,yourselves",
  ),
  words(
    {
      name: 'third-person',
      high: 'Tell it in the third person',
      low: 'Use few third-person pronouns',
      source: `${LIWC}; PLUME`,
    },
    "he,she,him,her,his,hers,himself,herself,they,them,their,theirs,themselves,he's,she's,they're,he'd,she'd,they'd",
  ),
  words(
    { name: 'it', high: 'Refer with "it"', low: 'Name things instead of "it"', source: BIBER },
    "it,it's,its,itself,it'd,it'll",
  ),
  words(
    {
      name: 'this-and-that',
      high: 'Point back with "this" and "these"',
      low: 'Avoid pointing back with "this" and "these"',
      source: BIBER,
    },
    'this,these',
  ),
  words(
    { name: 'those', high: 'Point with "that one", "those"', low: 'Avoid "those"', source: BIBER },
    'those,that one',
  ),
  words(
    {
      name: 'someone',
      high: 'Speak of "someone", "everyone", "anything"',
      low: 'Avoid "someone", "everything" and the like',
      source: BIBER,
    },
    'someone,somebody,anyone,anybody,everyone,everybody,nobody,no one,something,anything,everything,nothing,one',
  ),
  words(
    { name: 'people', high: 'Speak of people in general', low: 'Speak of particular people', source: LIWC },
    'people,person,persons,society,individuals,folks,humans,human beings',
  ),
  words(
    { name: 'hedges', high: 'Hedge what you say', low: 'Say it without hedging', source: HYLAND },
    'maybe,perhaps,possibly,probably,presumably,seem,seems,seemed,seemingly,appear,appears,appeared,apparently,somewhat,rather,quite,fairly,relatively,generally,usually,likely,unlikely,i think,i believe,i guess,i suppose,i feel,in my opinion,it seems,tend to,tends to,sort of,kind of,more or less,about,around,roughly,approximately',
  ),
  words(
    { name: 'boosters', high: 'Stress certainty', low: 'Avoid words of certainty', source: HYLAND },
    'clearly,certainly,definitely,obviously,of course,surely,undoubtedly,indeed,truly,absolutely,completely,totally,entirely,always,never,in fact,no doubt,without doubt,essentially,actually,really,simply',
  ),
  words(
    {
      name: 'amplifiers',
      high: 'Use intensifiers such as "very"',
      low: 'Leave out intensifiers such as "very"',
      source: BIBER,
    },
    'very,so,extremely,highly,deeply,greatly,incredibly,particularly,especially,strongly,too,super,heavily,thoroughly,fully',
  ),
  words(
    {
      name: 'downtoners',
      high: 'Tone down with "just", "only", "slightly"',
      low: 'Leave out "just", "only", "slightly"',
      source: BIBER,
    },
    'just,only,merely,slightly,barely,hardly,nearly,almost,partly,partially,simply,a bit,a little,somewhat,at least',
  ),
  words(
    { name: 'opinions', high: 'Say what you think and feel', low: 'Keep opinions out', source: BIBER },
    'think,thinks,thought,believe,believes,believed,feel,feels,felt,guess,suppose,hope,hopes,hoped,wish,wonder,know,knows,knew,doubt,assume,understand,understands,understood,imagine,in my view,personally',
  ),
  words(
    { name: 'can-could', high: 'Use "can" and "could"', low: 'Avoid "can" and "could"', source: BIBER },
    "can,can't,cannot,could,couldn't,may,might,be able to,is able to,was able to,are able to,were able to",
  ),
  words(
    {
      name: 'must-should',
      high: 'Say what must or should be done',
      low: 'Avoid "must" and "should"',
      source: BIBER,
    },
    "must,mustn't,should,shouldn't,ought,need to,needs to,have to,has to,had to,required to,got to",
  ),
  words(
    { name: 'will-would', high: 'Use "will" and "would"', low: 'Avoid "will" and "would"', source: BIBER },
    "will,won't,would,wouldn't,shall,i'll,we'll,you'll,i'd,you'd,it'll,they'll,going to",
  ),
  words(
    { name: 'negation', high: 'Say what is not the case', low: 'Put things in the positive', source: BIBER },
    "not,no,never,none,neither,nor,don't,doesn't,didn't,isn't,aren't,wasn't,weren't,won't,wouldn't,can't,cannot,couldn't,shouldn't,haven't,hasn't,hadn't,without,unable",
  ),
  words(
    { name: 'please', high: 'Say please', low: 'Leave out please', source: POLITE },
    'please,kindly',
    'text',
  ),
  words(
    { name: 'thanks', high: 'Say thanks', low: 'Leave out thanks', source: POLITE },
    'thanks,thank you,thank,appreciate,appreciated,grateful,many thanks,cheers,appreciation',
    'text',
  ),
  words(
    { name: 'apologies', high: 'Apologise', low: 'Do not apologise', source: POLITE },
    'sorry,apologies,apologize,apologise,excuse me,pardon,forgive,regret,afraid',
    'text',
  ),
  words(
    {
      name: 'polite-requests',
      high: 'Ask indirectly ("could you", "would you mind")',
      low: 'Ask directly',
      source: POLITE,
    },
    'could you,would you,can you,may i,could i,can i,would it be possible,would you mind,if you could,if you would,i was wondering,i would like,i would appreciate,if possible,if you like,would like to,if you can,when you get a chance,at your convenience,would be great,feel free',
    'text',
  ),
  words(
    {
      name: 'hopes-for-reader',
      high: 'Add good wishes ("I hope you are well")',
      low: 'Leave out good wishes',
      source: POLITE,
    },
    'i hope,hope you,hope this,hope all,have a great,have a nice,have a good,looking forward,look forward,best wishes,good luck,take care',
    'text',
  ),
  words(
    {
      name: 'let-me-know',
      high: 'Invite a reply ("let me know")',
      low: 'Do not ask for a reply',
      source: POLITE,
    },
    "let me know,let us know,get back to me,feel free,don't hesitate,do not hesitate,hear from you,any questions,give me a call,call me,email me,reply",
    'text',
  ),
  words(
    { name: 'praise', high: 'Praise ("great", "excellent")', low: 'Leave out praise', source: POLITE },
    'great,good,excellent,nice,wonderful,awesome,amazing,fantastic,lovely,perfect,brilliant,impressive,interesting,best,glad,happy,pleased,pleasure',
  ),
  words(
    {
      name: 'problems',
      high: 'Name what is bad or wrong',
      low: 'Avoid words such as "problem", "bad", "wrong"',
      source: LIWC,
    },
    'problem,problems,bad,wrong,issue,issues,worse,worst,difficult,hard,unfortunately,terrible,awful,horrible,poor,mistake,error,fail,failed,fails,concern,concerned,worry,worried',
  ),
  words(
    {
      name: 'urgency',
      high: 'Press for time ("asap", "immediately")',
      low: 'Do not press for time',
      source: POLITE,
    },
    'asap,immediately,urgent,urgently,right away,as soon as possible,at once,quickly,promptly,now,today,deadline,soon',
  ),
  sentencesWhere(
    {
      name: 'starts-with-you',
      high: 'Start sentences with "you"',
      low: 'Do not start sentences with "you"',
      source: POLITE,
    },
    (doc, first) => YOU.has(doc.words[first]!),
  ),
  sentencesWhere(
    {
      name: 'starts-with-i',
      high: 'Start sentences with "I"',
      low: 'Do not start sentences with "I"',
      source: POLITE,
    },
    (doc, first) => doc.words[first] === 'i' || doc.words[first]!.startsWith("i'"),
  ),
  rather(
    {
      name: 'one-over-you',
      high: 'Say "one" rather than "you"',
      low: 'Say "you" rather than "one"',
      source: 'Biber et al. 1999',
    },
    'one,ones,oneself',
    'you,your,yourself',
  ),
])
