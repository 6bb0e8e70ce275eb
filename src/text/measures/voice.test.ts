import { cover } from './cases.ts'
import { voice } from './voice.ts'

cover(voice, {
  'first-person': [
    {
      shows: 'I think my dog likes me, and I’m glad today.',
      quotes: ['I', 'my', 'me', 'I’m'],
      value: 40,
      lacks: 'We think our dog likes them.',
    },
  ],
  'first-person-plural': [
    {
      shows: "Let's see our plan, since we want it to work.",
      quotes: ["Let's", 'our', 'we'],
      value: 30,
      lacks: 'I see my plan.',
    },
  ],
  'second-person': [
    {
      shows: "You know your cat and yourself, so you're the best.",
      quotes: ['You', 'your', 'yourself', "you're"],
      value: 40,
      lacks: 'I know my young cat.',
    },
  ],
  'third-person': [
    {
      shows: "She told him that they're late, and his dog barked.",
      quotes: ['She', 'him', "they're", 'his'],
      value: 40,
      lacks: 'I told you that we are late.',
    },
  ],
  it: [
    {
      shows: "It's late, and it lost its way by itself then.",
      quotes: ["It's", 'it', 'its', 'itself'],
      value: 40,
      lacks: 'This is late.',
    },
  ],
  'this-and-that': [
    {
      shows: 'This is where these two roads meet after that hill.',
      quotes: ['This', 'these'],
      value: 20,
      lacks: 'That is where those roads meet.',
    },
  ],
  those: [
    {
      shows: 'Those roads are long, but that one is not bad.',
      quotes: ['Those', 'that one'],
      value: 20,
      lacks: 'These roads are long, but that is fine.',
    },
  ],
  someone: [
    {
      shows: 'Someone told everybody nothing, so no one came to dinner.',
      quotes: ['Someone', 'everybody', 'nothing', 'no one'],
      value: 40,
      lacks: 'Ann told Bob.',
    },
  ],
  people: [
    {
      shows: 'Most people in society know a person with human beings.',
      quotes: ['people', 'society', 'person', 'human beings'],
      value: 40,
      lacks: 'Ann met Bob.',
    },
  ],
  hedges: [
    {
      shows: 'Perhaps it seems rather late, and I think probably cold.',
      quotes: ['Perhaps', 'it seems', 'rather', 'I think', 'probably'],
      value: 50,
      lacks: 'It is late and cold.',
    },
  ],
  boosters: [
    {
      shows: 'Clearly the plan is, of course, never wrong in fact.',
      quotes: ['Clearly', 'of course', 'never', 'in fact'],
      value: 40,
      lacks: 'The plan is good.',
    },
  ],
  amplifiers: [
    {
      shows: 'This is very good and extremely kind, too, for me.',
      quotes: ['very', 'extremely', 'too'],
      value: 30,
      lacks: 'This is good and kind.',
    },
  ],
  downtoners: [
    {
      shows: 'I just wait at least a bit, and barely ever.',
      quotes: ['just', 'at least', 'a bit', 'barely'],
      value: 40,
      lacks: 'I wait for you.',
    },
  ],
  opinions: [
    {
      shows: 'I think and hope, in my view, that you understand.',
      quotes: ['think', 'hope', 'in my view', 'understand'],
      value: 40,
      lacks: 'It rains.',
    },
  ],
  'can-could': [
    {
      shows: 'We can go, you might stay, they were able to.',
      quotes: ['can', 'might', 'were able to'],
      value: 30,
      lacks: 'We go, you stay.',
    },
  ],
  'must-should': [
    {
      shows: 'You must go, we should stay, and they have to.',
      quotes: ['must', 'should', 'have to'],
      value: 30,
      lacks: 'You go, we have stayed.',
    },
  ],
  'will-would': [
    {
      shows: "I'll go, you will stay, and it's going to rain.",
      quotes: ["I'll", 'will', 'going to'],
      value: 30,
      lacks: 'I go and it rains.',
    },
  ],
  negation: [
    {
      shows: "No, it is not late, and she didn't wait without.",
      quotes: ['No', 'not', "didn't", 'without'],
      value: 40,
      lacks: 'It is late.',
    },
  ],
  please: [
    { shows: 'Please sit, and kindly wait.', quotes: ['Please', 'kindly'], value: 2, lacks: 'Sit down.' },
  ],
  thanks: [
    {
      shows: 'Many thanks, and thank you; I appreciate it.',
      quotes: ['Many thanks', 'thank you', 'appreciate'],
      value: 3,
      lacks: 'I got it.',
    },
  ],
  apologies: [
    {
      shows: 'Sorry, I apologise; excuse me.',
      quotes: ['Sorry', 'apologise', 'excuse me'],
      value: 3,
      lacks: 'I did it.',
    },
  ],
  'polite-requests': [
    {
      shows: 'Could you call, if possible, when you get a chance?',
      quotes: ['Could you', 'if possible', 'when you get a chance'],
      value: 3,
      lacks: 'Call me.',
    },
  ],
  'hopes-for-reader': [
    {
      shows: 'I hope you rest. Have a great day, looking forward to it.',
      quotes: ['I hope', 'Have a great', 'looking forward'],
      value: 3,
      lacks: 'The day was great.',
    },
  ],
  'let-me-know': [
    {
      shows: "Let me know, or call me; don't hesitate.",
      quotes: ['Let me know', 'call me', "don't hesitate"],
      value: 3,
      lacks: 'He knows me.',
    },
  ],
  praise: [
    {
      shows: "Great work, an excellent and lovely talk, and I'm happy.",
      quotes: ['Great', 'excellent', 'lovely', 'happy'],
      value: 40,
      lacks: 'The work is done.',
    },
  ],
  problems: [
    {
      shows: 'Unfortunately this is a bad mistake, and we worry now.',
      quotes: ['Unfortunately', 'bad', 'mistake', 'worry'],
      value: 40,
      lacks: 'The work is done.',
    },
  ],
  urgency: [
    {
      shows: 'Call me asap, today, as soon as possible, not soon.',
      quotes: ['asap', 'today', 'as soon as possible', 'soon'],
      value: 40,
      lacks: 'Call me.',
    },
  ],
  'starts-with-you': [
    {
      shows: 'You came. Your hat fell. We laughed. Young people stared.',
      quotes: ['You came.', 'Your hat fell.'],
      value: 1 / 2,
      lacks: 'Young people came. We saw you.',
    },
  ],
  'starts-with-i': [
    {
      shows: "I came. I'm late. We laughed. It rained.",
      quotes: ['I came.', "I'm late."],
      value: 1 / 2,
      lacks: 'It came. In came I.',
    },
  ],
  'one-over-you': [
    // Half a use is added to either side: (2 + ½) / (2 + 1 + 1).
    {
      shows: 'One must know oneself before you speak.',
      quotes: ['One', 'oneself'],
      value: 2.5 / 4,
      lacks: 'You know yourself.',
      lacking: 0.5 / 3,
    },
  ],
})
