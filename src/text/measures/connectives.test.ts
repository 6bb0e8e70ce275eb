import { cover } from './cases.ts'
import { connectives } from './connectives.ts'

/** Of three choices two for the one: half a use is added to either side, (2 + ½) / (2 + 1 + 1). */
const TWO_OF_THREE = 2.5 / 4
/** One choice, for the other. */
const NONE_OF_ONE = 0.5 / 2

cover(connectives, {
  and: [
    {
      shows: 'Ann and Bob and I went to town in May.',
      quotes: ['and', 'and'],
      value: 20,
      lacks: 'Ann went.',
    },
  ],
  but: [
    {
      shows: 'We came but left, yet we smiled at the end.',
      quotes: ['but', 'yet'],
      value: 20,
      lacks: 'We came.',
    },
  ],
  however: [
    {
      shows: 'However, on the other hand, it still rained rather than.',
      quotes: ['However', 'on the other hand', 'still', 'rather than'],
      value: 40,
      lacks: 'But it rained, rather hard.',
    },
  ],
  although: [
    {
      shows: 'Although late, even if tired, in spite of rain, come.',
      quotes: ['Although', 'even if', 'in spite of'],
      value: 30,
      lacks: 'Even so, come.',
    },
  ],
  because: [
    {
      shows: 'Since it rained, because of wind, due to snow, go.',
      quotes: ['Since', 'because of', 'due to'],
      value: 30,
      lacks: 'It rained and so we left.',
    },
  ],
  therefore: [
    {
      shows: 'Therefore we left; as a result, it was thus over.',
      quotes: ['Therefore', 'as a result', 'thus'],
      value: 30,
      lacks: 'So we left.',
    },
  ],
  'so-that': [
    {
      shows: 'We ran so that we won, in order to eat.',
      quotes: ['so that', 'in order to'],
      value: 20,
      lacks: 'We ran so we won that.',
    },
  ],
  also: [
    {
      shows: 'I also came, and he too, as well as Ann.',
      quotes: ['also', 'too', 'as well as'],
      value: 30,
      lacks: 'I came, as he did.',
    },
  ],
  furthermore: [
    {
      shows: 'Moreover, in addition to rain, it was not only cold.',
      quotes: ['Moreover', 'in addition to', 'not only'],
      value: 30,
      lacks: 'It was cold, only cold.',
    },
  ],
  examples: [
    {
      shows: 'Take fruit, for example pears, such as these, including mine.',
      quotes: ['for example', 'such as', 'including'],
      value: 30,
      lacks: 'Take fruit.',
    },
    { shows: 'Take fruit, e.g. pears.', quotes: ['e.g'], value: 20, lacks: 'Take such fruit.' },
  ],
  'in-other-words': [
    {
      shows: 'In other words, it rained, that is, i.e. poured.',
      quotes: ['In other words', 'that is', 'i.e'],
      value: 30,
      lacks: 'That was it.',
    },
  ],
  overall: [
    {
      shows: 'Overall, in the end, all in all, it went well.',
      quotes: ['Overall', 'in the end', 'all in all'],
      value: 30,
      lacks: 'At the end it went well.',
    },
  ],
  'when-while': [
    {
      shows: 'When it rained, I left as soon as she came.',
      quotes: ['When', 'as soon as'],
      value: 20,
      lacks: 'It rained as I left.',
    },
  ],
  // biome-ignore lint/suspicious/noThenProperty: the name of a measure
  then: [
    {
      shows: 'First we ate, then we slept, and later we left.',
      quotes: ['First', 'then', 'later'],
      value: 30,
      lacks: 'We ate.',
    },
  ],
  if: [
    {
      shows: 'If it rains, unless it stops, stay as long as.',
      quotes: ['If', 'unless', 'as long as'],
      value: 30,
      lacks: 'It rains.',
    },
  ],
  which: [
    {
      shows: 'The house, which I know, in which we live now.',
      quotes: ['which', 'in which'],
      value: 20,
      lacks: 'The house that I know.',
    },
  ],
  who: [
    {
      shows: 'The man who is here saw one whose hat fell.',
      quotes: ['who is', 'whose'],
      value: 20,
      lacks: 'The man that is here.',
    },
  ],
  that: [
    {
      shows: 'I know that he knows that it is late now.',
      quotes: ['that', 'that'],
      value: 20,
      lacks: 'I know he knows.',
    },
  ],
  'what-how': [
    {
      shows: 'I see what he did, how, where and why now.',
      quotes: ['what', 'how', 'where', 'why'],
      value: 40,
      lacks: 'I see it.',
    },
  ],
  or: [
    {
      shows: 'Either come or go, otherwise stay here with us now.',
      quotes: ['Either', 'or', 'otherwise'],
      value: 30,
      lacks: 'Come and go.',
    },
  ],
  both: [
    {
      shows: 'Both came, and not only Ann as well as Bob.',
      quotes: ['Both', 'not only', 'as well as'],
      value: 30,
      lacks: 'They came.',
    },
  ],
  as: [
    {
      shows: 'As he said, it is as cold as in May.',
      quotes: ['As', 'as', 'as'],
      value: 30,
      lacks: 'He said it was cold.',
    },
  ],
  comparison: [
    {
      shows: 'It is more than that, less than this, and better.',
      quotes: ['more', 'than', 'less', 'than', 'better'],
      value: 50,
      lacks: 'It is good.',
    },
  ],
  'due-to-over-because': [
    {
      shows: 'Late due to rain, owing to wind, because of snow.',
      quotes: ['due to', 'owing to'],
      value: TWO_OF_THREE,
      lacks: 'Late because of rain.',
      lacking: NONE_OF_ONE,
    },
  ],
  'since-over-because': [
    {
      shows: 'Since it rained, since it froze, because it snowed.',
      quotes: ['Since', 'since'],
      value: TWO_OF_THREE,
      lacks: 'Because it rained.',
      lacking: NONE_OF_ONE,
    },
  ],
  'however-over-but': [
    {
      shows: 'However, it rained. However, it froze. But we came.',
      quotes: ['However', 'However'],
      value: TWO_OF_THREE,
      lacks: 'But we came.',
      lacking: NONE_OF_ONE,
    },
  ],
  'although-over-but': [
    {
      shows: 'Although late, even though tired, but glad.',
      quotes: ['Although', 'even though'],
      value: TWO_OF_THREE,
      lacks: 'Late but glad.',
      lacking: NONE_OF_ONE,
    },
  ],
  'while-over-when': [
    {
      shows: 'While we ate, whilst we slept, when it rained.',
      quotes: ['While', 'whilst'],
      value: TWO_OF_THREE,
      lacks: 'When it rained.',
      lacking: NONE_OF_ONE,
    },
  ],
  'also-over-too': [
    {
      shows: 'I also came and also left, as well as Ann.',
      quotes: ['also', 'also'],
      value: TWO_OF_THREE,
      lacks: 'I came too.',
      lacking: NONE_OF_ONE,
    },
  ],
  'that-over-which': [
    {
      shows: 'The house that I know, that I like, which fell.',
      quotes: ['that', 'that'],
      value: TWO_OF_THREE,
      lacks: 'The house, which fell.',
      lacking: NONE_OF_ONE,
    },
  ],
  'upon-over-on': [
    {
      shows: 'Upon a hill, upon a rock, on a tree.',
      quotes: ['Upon', 'upon'],
      value: TWO_OF_THREE,
      lacks: 'On a tree.',
      lacking: NONE_OF_ONE,
    },
  ],
  'in-order-to-over-to': [
    {
      shows: 'We ran in order to win, in order to eat, to live.',
      quotes: ['in order to', 'in order to'],
      value: TWO_OF_THREE,
      lacks: 'We ran to win.',
      lacking: NONE_OF_ONE,
    },
  ],
  'onto-into': [
    {
      shows: 'Into town, onto a bus, in May.',
      quotes: ['Into', 'onto'],
      value: TWO_OF_THREE,
      lacks: 'In town, on a bus, to go.',
      lacking: 0.5 / 4,
    },
  ],
  'many-over-a-lot': [
    {
      shows: 'Many men and much rain, a lot.',
      quotes: ['Many', 'much'],
      value: TWO_OF_THREE,
      lacks: 'A lot of men.',
      lacking: NONE_OF_ONE,
    },
  ],
  'able-to-over-can': [
    {
      shows: 'Able to swim, able to run, I can.',
      quotes: ['Able to', 'able to'],
      value: TWO_OF_THREE,
      lacks: 'I can swim.',
      lacking: NONE_OF_ONE,
    },
  ],
  'start-over-begin': [
    {
      shows: 'I start, he started, we begin.',
      quotes: ['start', 'started'],
      value: TWO_OF_THREE,
      lacks: 'We begin.',
      lacking: NONE_OF_ONE,
    },
  ],
  'get-over-become': [
    {
      shows: 'I get it, he got it, we become old.',
      quotes: ['get', 'got'],
      value: TWO_OF_THREE,
      lacks: 'We become old.',
      lacking: NONE_OF_ONE,
    },
  ],
  'want-over-wish': [
    {
      shows: 'I want it, he wanted it, we wish.',
      quotes: ['want', 'wanted'],
      value: TWO_OF_THREE,
      lacks: 'We would like it.',
      lacking: NONE_OF_ONE,
    },
  ],
  'conjunction-openings': [
    {
      shows: 'And so it was. But he left. He came. She saw.',
      quotes: ['And so it was.', 'But he left.'],
      value: 1 / 2,
      lacks: 'He came and left.',
    },
  ],
  'pronoun-openings': [
    {
      shows: 'He came. They saw it. Ann won. Bob lost.',
      quotes: ['He came.', 'They saw it.'],
      value: 1 / 2,
      lacks: 'Ann came.',
    },
  ],
  'article-openings': [
    {
      shows: 'The dog ran. A cat slept. He came. She left.',
      quotes: ['The dog ran.', 'A cat slept.'],
      value: 1 / 2,
      lacks: 'Dogs ran.',
    },
  ],
  'time-openings': [
    {
      shows: 'Then he came. Finally we ate. Ann sat. Bob left.',
      quotes: ['Then he came.', 'Finally we ate.'],
      value: 1 / 2,
      lacks: 'He came then.',
    },
  ],
  'preposition-openings': [
    {
      shows: 'In May it rained. With luck we win. Ann sat. Bob left.',
      quotes: ['In May it rained.', 'With luck we win.'],
      value: 1 / 2,
      lacks: 'It rained in May.',
    },
  ],
  'subordinate-openings': [
    {
      shows: 'When it rained, we left. Although late, she ran. Ann sat. Bob left.',
      quotes: ['When it rained, we left.', 'Although late, she ran.'],
      value: 1 / 2,
      lacks: 'We left when it rained.',
    },
  ],
  'adverb-openings': [
    {
      shows: 'Unfortunately it rained. Quickly we ran. Family matters. Only Ann sat.',
      quotes: ['Unfortunately it rained.', 'Quickly we ran.'],
      value: 1 / 2,
      lacks: 'Family matters.',
    },
  ],
  'ing-openings': [
    {
      shows: 'Running late, he fell. Singing aloud, she won. During lunch it rained. Nothing fell.',
      quotes: ['Running late, he fell.', 'Singing aloud, she won.'],
      value: 1 / 2,
      lacks: 'Nothing fell.',
    },
  ],
  'there-openings': [
    {
      shows: "There is a dog. It was late. It's cold. Therefore we left.",
      quotes: ['There is a dog.', 'It was late.', "It's cold."],
      value: 3 / 4,
      lacks: 'Therefore we left. It rained.',
    },
  ],
})
