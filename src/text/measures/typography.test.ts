import { cover } from './cases.ts'
import { typography } from './typography.ts'

cover(typography, {
  emoji: [
    {
      shows: 'We won 🎉 and danced 💃🏽 all night long my dear friend 👩‍👩‍👧',
      quotes: ['🎉', '💃🏽', '👩‍👩‍👧'],
      value: 30,
      lacks: ':) <3',
    },
  ],
  emoticons: [
    {
      shows: 'We won :) and danced ;-) all night <3, dear friend, oh yes.',
      quotes: [':)', ';-)', '<3'],
      value: 30,
      lacks: 'Rule: items 7 or 8) apply: (see 8)',
    },
  ],
  capitals: [
    {
      shows: 'This is VERY good NEWS from NASA, not the UK.',
      quotes: ['VERY', 'NEWS', 'NASA'],
      value: 30,
      lacks: 'The UK and USA.',
    },
  ],
  names: [
    {
      shows: "Ann met Bob in Paris, and I'm glad I came.",
      quotes: ['Bob', 'Paris'],
      value: 20,
      lacks: "Ann left. I think I'm late.",
    },
  ],
  'lower-case-openings': [
    {
      shows: 'we came! it rained? They saw. Ann left.',
      quotes: ['we', 'it'],
      value: 2 / 4,
      lacks: 'We came! 東京に行く。',
    },
  ],
  'lower-case-i': [
    {
      shows: "i think i'm late, i.e. tired. So am i.",
      quotes: ['i', "i'm", 'i'],
      value: 30,
      lacks: "I think I'm late, i.e. i) tired.",
    },
  ],
  digits: [
    {
      shows: 'We saw 14 birds and 3.5 of 1,000 dogs on a big hill.',
      quotes: ['14', '3.5', '1,000'],
      value: 30,
      lacks: 'We saw two.',
    },
  ],
  'percentages-and-money': [
    {
      shows: 'Sales rose 50% to $500, or 7 % more than last year in all.',
      quotes: ['0%', '$5', '7 %'],
      value: 30,
      lacks: 'Sales rose 50 percent.',
    },
  ],
  'bullet-points': [
    {
      shows: 'List:\n- one\n* two\n\nNo list - here.',
      quotes: ['- one', '* two'],
      value: 2 / 2,
      lacks: 'One - two.\n-3 degrees',
    },
  ],
  'numbered-points': [
    {
      shows: 'List:\n1. one\n(b) two\n\n1990 was fine.',
      quotes: ['1. one', '(b) two'],
      value: 2 / 2,
      lacks: '1990. was fine.\n3.5 was it.',
    },
  ],
  headings: [
    {
      shows: '# Title\nText one.\n\nNext steps:\nText two.',
      quotes: ['# Title', 'Next steps:'],
      value: 2 / 2,
      lacks: 'Dear Sir:\nText #1 here.',
    },
  ],
  bold: [
    {
      shows: 'It is **very good** and *fine* or _so_, not ok 2*3*4.',
      quotes: ['**very good**', '*fine*', '_so_'],
      value: 30,
      lacks: 'See snake_case_name and 2 * 3 * 4.',
    },
  ],
  links: [
    {
      shows: 'See https://example.org/a and www.example.com now.',
      quotes: ['https://example.org/a', 'www.example.com'],
      value: 20,
      lacks: 'See example.',
    },
  ],
  code: [
    {
      shows: 'Run `npm test` now:\n```\ncode\n```',
      quotes: ['`npm test`', '```', '```'],
      value: 60,
      lacks: 'Run it.',
    },
  ],
  'blank-lines': [
    {
      shows: 'One.\n\nTwo.\n\n\nThree.\nFour.\n\n',
      quotes: ['\n\n', '\n\n\n'],
      value: 2,
      lacks: 'One.\nTwo.\n\n',
    },
  ],
  'single-breaks': [{ shows: 'One.\nTwo.\n\nThree.\n', quotes: ['\n'], value: 1, lacks: 'One.\n\nTwo.\n' }],
  'trailing-space': [
    { shows: 'One. \nTwo.\t\nThree.\nFour ', quotes: ['. ', '.\t', 'r '], value: 3, lacks: 'One.\r\n Two.' },
  ],
})
