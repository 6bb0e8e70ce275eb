import { cover } from './cases.ts'
import { mail } from './mail.ts'

cover(mail, {
  greeting: [
    { shows: 'Hi Ann,\nI am here.', quotes: ['Hi Ann,'], value: 1, lacks: 'History is long.\nI said hi.' },
    {
      shows: 'Re: lunch\nGood morning all!\nHello.',
      quotes: ['Good morning all!'],
      value: 1,
      lacks: 'I am\nhere.\nHello.',
    },
  ],
  'warm-greeting': [
    { shows: 'Hey Ann,\nI am here.', quotes: ['Hey Ann,'], value: 1, lacks: 'Hello Ann,\nI am here.' },
  ],
  'hello-greeting': [
    { shows: 'Good evening,\nI am here.', quotes: ['Good evening,'], value: 1, lacks: 'Hi Ann,\nI am here.' },
  ],
  'formal-greeting': [
    {
      shows: 'To whom it may concern:\nI am here.',
      quotes: ['To whom it may concern:'],
      value: 1,
      lacks: 'Hi Ann,\nHere I am.',
    },
  ],
  'name-line': [
    {
      shows: 'Dear Mr. Smith,\nI am here.',
      quotes: ['Dear Mr. Smith,'],
      value: 1,
      lacks: 'Hi, call me.\nI am here.',
    },
    {
      shows: 'Ann and Bob —\nI am here.',
      quotes: ['Ann and Bob —'],
      value: 1,
      lacks: 'It works.\nI am here.',
    },
    {
      shows: 'Dear hiring manager,\nI am here.',
      quotes: ['Dear hiring manager,'],
      value: 1,
      lacks: 'Great Expectations',
    },
  ],
  'comma-after-greeting': [
    {
      shows: 'Dear Mr. Smith,\nI am here.',
      quotes: ['Dear Mr. Smith,'],
      value: 1,
      lacks: 'When I came home,\nit rained.',
    },
    { shows: 'Hello all,\nI am here.', quotes: ['Hello all,'], value: 1, lacks: 'Dear Ann:\nI am here.' },
  ],
  'sign-off': [
    {
      shows: 'I am here.\nBest,\nAnn',
      quotes: ['Best,'],
      value: 1,
      lacks: 'I am here.\nBest of all, it is free.\nLove is all.',
    },
    {
      shows: 'I am here.\n\nWith kind regards\nAnn',
      quotes: ['With kind regards'],
      value: 1,
      lacks: 'Best,\nI am here.',
    },
    {
      shows: 'I am here.\nLove Ann',
      quotes: ['Love Ann'],
      value: 1,
      lacks: 'I am here.\nTake care of the dog.',
    },
    // A closing is sought in the last four lines only.
    {
      shows: 'I am here.\nThanks.\na\nb\nc',
      quotes: ['Thanks.'],
      value: 1,
      lacks: 'I am here.\nThanks.\na\nb\nc\nd',
    },
  ],
  'thanks-sign-off': [
    {
      shows: 'I am here.\nMany thanks,\nAnn',
      quotes: ['Many thanks,'],
      value: 1,
      lacks: 'I am here.\nThankfully, it is over.',
    },
  ],
  'regards-sign-off': [
    {
      shows: 'I am here.\nYours sincerely,\nAnn',
      quotes: ['Yours sincerely,'],
      value: 1,
      lacks: 'I am here.\nBest practices apply.\nCheers',
    },
  ],
  signature: [
    { shows: 'I am here.\nBest,\nAnn Lee', quotes: ['Ann Lee'], value: 1, lacks: 'I am here.\nBest,' },
    { shows: 'I am here.\n— A. Lee', quotes: ['— A. Lee'], value: 1, lacks: 'Ann Lee' },
  ],
  'direct-address': [
    {
      shows: 'Well, Ann, it is late, Bob.',
      quotes: [', Ann,', ', Bob.'],
      value: 2,
      lacks: 'Well, dear, it is late.',
    },
  ],
})
