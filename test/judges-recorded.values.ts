import {
  type Choice,
  defaultJudge,
  fitPersona,
  historyJudge,
  personaJudge,
  rubricJudge,
} from '../src/judges/index.ts'
import { asker, type LanguageModel } from '../src/model.ts'
import { localEmbedder } from '../src/models/local-embedder.ts'

// One made-up person and what the recorded judges are asked about her. Every text here is ours.
// Mira takes what she can do at once: named steps, amounts, days, a decision. She passes over encouragement,
// exclamation marks and questions back. The fourth choice goes against that.

const choice = (id: string, day: number, texts: Pick<Choice, 'context' | 'a' | 'b' | 'reason'>): Choice => ({
  id,
  person: 'mira',
  at: `2026-03-${String(day).padStart(2, '0')}T18:00:00Z`,
  ...texts,
})

/** What she took is `a`. */
export const CHOICES: readonly Choice[] = [
  choice('waking', 1, {
    context: 'How can I get used to waking up early?',
    a: 'Set the alarm fifteen minutes earlier every third day until you are at the time you want. Put the phone in the hall so that you have to stand up to stop it. Lights out seven and a half hours before. Keep the same time on Sundays, or Monday starts over.',
    b: 'Waking up early is a wonderful habit and anyone can learn it! Listen to your body, be patient with yourself, and remember why you wanted this in the first place. Some days will be harder than others, and that is fine. What counts is that you keep going and celebrate every small success.',
  }),
  choice('desk', 2, {
    context: 'My desk is always a mess. Any advice?',
    a: 'Take everything off it and wipe it. Put back only what you used today. The rest goes into one box under the desk; what is still in the box after four weeks leaves the house. Then five minutes every evening: paper into one tray, cups to the kitchen, pens into the jar.',
    b: 'A tidy desk makes for a tidy mind! Start by picturing the space you would love to work in. Everybody is different, so find a system that suits you and make it your own. You may be surprised how much lighter you feel once you begin. You have got this!',
    reason: 'I can do the first one tonight. The other only tells me that I can.',
  }),
  choice('saving', 4, {
    context: 'I would like to start saving money. How do I begin?',
    a: 'On payday, have the bank move ten per cent to a second account, before you spend anything. If ten is too much, begin with three and add one every quarter. List what leaves your account each month and cancel one thing from the list today. Keep the first three months of rent where you can reach it at once; only what comes on top goes into a fund. Look at the balance once a month, on the first, and at no other time.',
    b: 'The most important thing is to begin. Get an overview of what you earn and spend, think about what matters to you, and set yourself realistic goals. Small amounts add up over time, and with a bit of discipline you will soon see that saving can even be enjoyable.',
  }),
  choice('driving', 7, {
    context: 'I failed my driving test this morning.',
    a: 'I am sorry, that is a rotten morning. A test measures forty minutes on one day, with somebody watching, and most people drive worse with somebody watching. It says little about how you will drive in a year. Be cross for today, do something you like tonight, and think about the next date when you feel like it.',
    b: 'Ask for the examiner’s sheet and book the next date today, in three to four weeks. Take two lessons only on the faults that are on the sheet, and one on the test route at the hour of the test. The evening before, drive the route once more, then stop practising.',
  }),
  choice('dinner', 9, {
    context: 'What should I cook for six people on Friday?',
    a: 'Lentil stew with lemon. For six: 500 g brown lentils, four carrots, three onions, two tins of tomatoes, cumin. Forty minutes in one pot, and it is better when made on Thursday. Bread and a bowl of yoghurt with it. Oranges with cinnamon after.',
    b: 'How lovely to have friends over! That depends on a few things: does anybody eat no meat, how much time do you have, and is it a festive evening or a casual one? A pasta dish, a curry or something from the oven always goes down well. Tell me a bit more and we will find the perfect menu together!',
  }),
  choice('neighbour', 12, {
    context: 'How do I tell my neighbour that his music is too loud?',
    a: 'Ring on a quiet afternoon, not while it plays. Say: "After ten I hear the bass in my bedroom. Could you turn it down by then?" Give him your number so that he can ask whether it is better. If nothing has changed after two weeks, write down three evenings and show him the list.',
    b: 'It is always best to look for a friendly conversation. Try to see things from his side as well, stay calm, and speak about your own feelings without blaming him. Most conflicts between neighbours come from misunderstandings, and with openness and respect on both sides a good solution can nearly always be found.',
  }),
  choice('spanish', 15, {
    context: 'I want to learn some Spanish before a trip in June.',
    a: 'Twenty minutes a day. March: the five hundred commonest words, twenty a day on cards. April: one dialogue a day, read aloud twice. May: two half hours a week with a teacher on a screen, ordering, asking the way, small talk. Leave out the subjunctive.',
    b: 'What a great plan! In March, learn the five hundred commonest words, about twenty a day, and cards are perfect for that! In April, move on to one dialogue a day and read it aloud, twice if you can. In May, treat yourself to a teacher on a screen for two half hours a week and practise ordering, asking the way and small talk. And do not forget to have fun, Spanish is such a beautiful language!',
  }),
  choice('washing', 19, {
    context: 'Is it worth repairing a washing machine that is ten years old?',
    a: 'Up to a third of the price of a new one, yes. Pump, belt, door seal: repair, usually under 120 euros. Bearings or drum: do not, at ten years the rest follows. Have the call-out fee credited against the repair before anyone comes.',
    b: 'That is a question many people face, and there is no single answer. On the one hand a repair saves resources, on the other a new machine may use less power. It depends on the fault, the make and how attached you are to it. It may help to get advice from a specialist and to weigh the pros and cons.',
  }),
]

/** Pairs she had not seen when the judges learned; `a` is the side of her taste. */
export const LATER: readonly Choice[] = [
  choice('chores', 23, {
    context: 'How do I get my children to help at home?',
    a: 'Give each child one job that is theirs for a month: table, bin, socks. Hang the list on the fridge, with the day. The job comes before the screen, every day, no discussion. On the first Sunday of the month they swap. Do not redo what they did badly.',
    b: 'Children love to help when they feel valued. Make it a family matter, praise them generously, and turn the chores into a game! Every child has its own pace, so be patient and lead by example. With love and a little humour you will grow into a great team!',
  }),
  choice('talk', 26, {
    context: 'I have to give a talk next week and I am nervous.',
    a: 'Learn the first three sentences by heart, the rest only as five key words on a card. Say it aloud standing up, once a day, with a clock. On the day be there twenty minutes early and talk to two people in the first row. Begin when it is quiet, not before.',
    b: 'That is completely understandable, and nearly everybody feels like that before a talk. A little nervousness even helps, it keeps you awake. Your listeners are on your side and want you to do well. Prepare as well as you can, breathe deeply before you start, and trust yourself: you know your subject.',
  }),
  choice('moss', 29, {
    context: 'What can I do about moss in the lawn?',
    a: 'In April rake the moss out, spread 30 g of lime per square metre, sow what is bare and keep it damp for three weeks. From then on cut no shorter than five centimetres. Where a tree shades it all day, let the moss be.',
    b: 'Moss is a sign that the grass is struggling, but you can turn that around! In April, rake it out thoroughly, then test the soil: below a pH of 5.5 spread about 30 g of lime per square metre. Loosen compacted spots with a fork, sow new seed and keep it damp for three weeks. Feed the lawn in May and cut no shorter than five centimetres. You will soon have a lawn to be proud of!',
  }),
]

/** What is learned of her, and the judges of one run, each made as a product would make it. */
export async function learned(model: LanguageModel, choices: readonly Choice[] = CHOICES) {
  const means = { ask: asker(model), embedder: localEmbedder() }
  const persona = await fitPersona(choices, means, { candidates: 2, callsPerChoice: 6 })
  const judges = [
    defaultJudge(means),
    historyJudge({ choices, means }),
    rubricJudge({ choices, means }),
    personaJudge(persona, means),
  ]
  return { persona, judges }
}

/** All that is recorded: every judge on every later pair. */
export async function judgeAll(model: LanguageModel) {
  const { persona, judges } = await learned(model)
  const verdicts = judges.map(async (judge) => {
    const compared = LATER.map(({ context, a, b }) => judge.compare({ context, a, b }))
    return { judge, verdicts: await Promise.all(compared) }
  })
  return { persona, judged: await Promise.all(verdicts) }
}
