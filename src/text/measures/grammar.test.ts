import { cover } from './cases.ts'
import { grammar } from './grammar.ts'

cover(grammar, {
  articles: [
    {
      shows: 'The dog saw a cat and an owl on Monday.',
      quotes: ['The', 'a', 'an'],
      value: 30,
      lacks: 'Dogs saw cats.',
    },
  ],
  'a-over-the': [
    // Half a use is added to either side: (2 + ½) / (2 + 1 + 1).
    {
      shows: 'A dog and an owl saw the cat.',
      quotes: ['A', 'an'],
      value: 2.5 / 4,
      lacks: 'The cat.',
      lacking: 0.5 / 2,
    },
  ],
  of: [
    {
      shows: 'The end of a story of love is not near.',
      quotes: ['of', 'of'],
      value: 20,
      lacks: 'The story ends.',
    },
  ],
  to: [
    {
      shows: 'I want to go to bed, not to eat bread.',
      quotes: ['to', 'to', 'to'],
      value: 30,
      lacks: 'I left.',
    },
  ],
  in: [
    {
      shows: 'In May, at noon, on a hill, inside a house.',
      quotes: ['In', 'at', 'on', 'inside'],
      value: 40,
      lacks: 'We left.',
    },
  ],
  with: [
    {
      shows: 'Come with me, along with Ann, but not without Bob.',
      quotes: ['with', 'along with', 'without'],
      value: 30,
      lacks: 'Come.',
    },
  ],
  for: [
    {
      shows: 'We wait for Ann and for Bob in the rain.',
      quotes: ['for', 'for'],
      value: 20,
      lacks: 'We wait.',
    },
  ],
  'from-by': [
    {
      shows: 'A letter from Ann, sent by Bob, from here today.',
      quotes: ['from', 'by', 'from'],
      value: 30,
      lacks: 'A letter.',
    },
  ],
  about: [
    {
      shows: 'We spoke about it, with regard to rain, regarding snow.',
      quotes: ['about', 'with regard to', 'regarding'],
      value: 30,
      lacks: 'The end of his book.',
    },
  ],
  'up-out': [
    {
      shows: 'He gave up, went out, and came back over there.',
      quotes: ['up', 'out', 'back', 'over'],
      value: 40,
      lacks: 'He left.',
    },
  ],
  through: [
    {
      shows: 'We ran through rain, between trees, and towards a house.',
      quotes: ['through', 'between', 'towards'],
      value: 30,
      lacks: 'We ran.',
    },
  ],
  'is-are': [
    {
      shows: "He is here, they're late, and she knows my name.",
      quotes: ['is', "they're", 'knows'],
      value: 30,
      lacks: 'He came.',
    },
  ],
  'was-were': [
    {
      shows: "He was here, they didn't wait, and she knew it.",
      quotes: ['was', "didn't", 'knew'],
      value: 30,
      lacks: 'He waits.',
    },
  ],
  'present-over-past': [
    {
      shows: 'He is here and has it; she was late.',
      quotes: ['is', 'has'],
      value: 2.5 / 4,
      lacks: 'She was late.',
      lacking: 0.5 / 2,
    },
  ],
  passive: [
    {
      shows: 'It was taken, and they were quickly seen by Ann.',
      quotes: ['was taken', 'were quickly seen'],
      value: 20,
      lacks: "Here it is. Tired men left. It's been fun, and is indeed good.",
    },
  ],
  perfect: [
    {
      shows: 'She has taken it, and we have never seen one.',
      quotes: ['has taken', 'have never seen'],
      value: 20,
      lacks: 'We know what we have. Tired men left.',
    },
  ],
  progressive: [
    {
      shows: 'He is running, and they were slowly walking home today.',
      quotes: ['is running', 'were slowly walking'],
      value: 20,
      lacks: 'It is nothing. That was during lunch.',
    },
  ],
  'ing-words': [
    {
      shows: 'Running and singing, the king saw a dog in May.',
      quotes: ['Running', 'singing'],
      value: 20,
      lacks: 'The king sang.',
    },
  ],
  'ed-words': [
    {
      shows: 'He walked and talked, and the red bed was old.',
      quotes: ['walked', 'talked'],
      value: 20,
      lacks: 'The red bed.',
    },
  ],
  's-words': [
    {
      shows: "Dogs and cats like this house, Ann's class, and us.",
      quotes: ['Dogs', 'cats'],
      value: 20,
      lacks: 'This class is always famous.',
    },
  ],
  'split-infinitives': [
    {
      shows: 'I want to boldly go and to apply here again.',
      quotes: ['to boldly'],
      value: 10,
      lacks: 'I want to apply and to reply.',
    },
  ],
  'existential-there': [
    {
      shows: "There is hope, and there were men; there's rain today.",
      quotes: ['There is', 'there were', "there's"],
      value: 30,
      lacks: 'We went there.',
    },
  ],
  do: [
    {
      shows: "I do it, he did it, and we don't mind.",
      quotes: ['do', 'did', "don't"],
      value: 30,
      lacks: 'I go.',
    },
  ],
  being: [
    {
      shows: 'Being late has been bad, and being early is good.',
      quotes: ['Being', 'been', 'being'],
      value: 30,
      lacks: 'I am late.',
    },
  ],
  'all-every': [
    {
      shows: 'All men, every dog, and each of the entire town.',
      quotes: ['All', 'every', 'each', 'entire'],
      value: 40,
      lacks: 'The men left.',
    },
  ],
  'some-several': [
    {
      shows: 'Some men, several dogs, a few cats and various birds.',
      quotes: ['Some', 'several', 'a few', 'various'],
      value: 40,
      lacks: 'The men left.',
    },
  ],
  'other-own': [
    {
      shows: 'Another man has his own house and such other things.',
      quotes: ['Another', 'own', 'such', 'other'],
      value: 40,
      lacks: 'The man has a house.',
    },
  ],
  saying: [
    {
      shows: 'He said so, she told me, and they asked why.',
      quotes: ['said', 'told', 'asked'],
      value: 30,
      lacks: 'He left.',
    },
  ],
  trying: [
    {
      shows: 'He tried to win, she wants it, they plan on.',
      quotes: ['tried', 'wants', 'plan'],
      value: 30,
      lacks: 'He won.',
    },
  ],
  seeing: [
    {
      shows: 'He saw it, she noticed it, and I remember them.',
      quotes: ['saw', 'noticed', 'remember'],
      value: 30,
      lacks: 'He won.',
    },
  ],
  'here-there-now': [
    {
      shows: 'Here it is now, and there it was then, somewhere.',
      quotes: ['Here', 'now', 'there', 'then', 'somewhere'],
      value: 50,
      lacks: 'It is late.',
    },
  ],
  'named-roles': [
    {
      shows: 'The man told the author the story of a boy.',
      quotes: ['man', 'author', 'the story', 'boy'],
      value: 40,
      lacks: 'Ann told Bob a tale.',
    },
  ],
})
