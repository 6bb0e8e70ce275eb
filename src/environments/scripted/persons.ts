import { scripted } from './component.ts'
import { bodySentences, eachText, type Page, readPage } from './page.ts'
import { both, flat, onPage, opened, pairs, sentenceTotal, strength, swapped, tells } from './script.ts'

/** Verbs after a third person: "he says" is "you say". */
const VERB =
  /\b(he|she)( (?:also|then|now|still|never|often|always|only))? (?!was\b|is\b|has\b|does\b|this\b|as\b)([a-z]{2,}?)(sses|shes|ches|oes|ies|s)\b/gi
const AGREED: Readonly<Record<string, string>> = {
  sses: 'ss',
  shes: 'sh',
  ches: 'ch',
  oes: 'o',
  ies: 'y',
  s: '',
}
const withoutS = (text: string): string =>
  text.replace(VERB, (_, person: string, adverb: string | undefined, stem: string, end: string) => {
    return `${person}${adverb ?? ''} ${stem}${AGREED[end.toLowerCase()]}`
  })

const toYou = swapped(
  pairs(`i am>you are,i was>you were,i'm>you're,i've>you've,i'll>you'll,i'd>you'd,i>you,me>you,my>your,mine>yours,myself>yourself,
  we>you,we're>you're,we've>you've,us>you,our>your,ours>yours,ourselves>yourselves,he is>you are,she is>you are,he was>you were,
  she was>you were,he has>you have,she has>you have,he does>you do,she does>you do,he's>you're,she's>you're,he>you,she>you,they>you,
  him>you,them>you,his>your,her>your,hers>yours,their>your,theirs>yours,himself>yourself,herself>yourself,themselves>yourselves,
  they're>you're,they've>you've`),
)
const toThey = swapped(
  pairs(`i am>they are,i was>they were,i'm>they are,i've>they have,i'll>they will,i'd>they would,i>they,me>them,my>their,
  mine>theirs,myself>themselves,we>they,we're>they are,we've>they have,us>them,our>their,ours>theirs,ourselves>themselves,
  you>they,your>their,yours>theirs,yourself>themselves,you're>they are,you've>they have`),
)

/** Sentences that ask, call or command keep whom they address. */
const inStatements =
  (change: (text: string) => string) =>
  (page: Page): Page =>
    eachText(page, (sentence) => (tells(sentence) ? change(sentence) : sentence))

/** Share of some words among these and others, weighed by how often they stand at all. */
const rather =
  (these: RegExp, others: RegExp) =>
  (text: string): number => {
    const all = bodySentences(readPage(text))
    const told = all.filter(tells)
    const plain = flat((told.length > 0 ? told : all).join(' '))
    const [a, b] = [plain.match(these)?.length ?? 0, plain.match(others)?.length ?? 0]
    return strength(a, sentenceTotal(text)) * ((a + 1) / (a + b / 3 + 1))
  }

const YOU = /\b(?:you|your|yours|yourself|yourselves|you're|you've|you'll|you'd)\b/g
const THEY =
  /\b(?:he|she|they|him|her|them|his|hers|their|theirs|himself|herself|themselves|they're|they've)\b/g
const SELF = /\b(?:i|me|my|mine|myself|we|us|our|ours|i'm|i've|we're|we've)\b/g
const NOT_THEY = new RegExp(`${YOU.source}|${SELF.source}`, 'g')
const NOT_YOU = new RegExp(`${THEY.source}|${SELF.source}`, 'g')

/** Scripted components of the person a text speaks in. */
export const persons = [
  scripted({
    key: 'second-person',
    stage: 'words',
    measures: 'second-person',
    rivals: 'third-person',
    asks: /\bsecond[- ]person|\b(?:address|speak to)\w* the reader(?! by)|\b"?you"? the subject|\breader as "?you/,
    write: both(
      onPage((page) => inStatements((text) => toYou(withoutS(text)))(page)),
      opened([
        'You learn that ',
        'You see that ',
        'You find that ',
        'You hear that ',
        'You are told that ',
        'You notice that ',
      ]),
    ),
    present: rather(YOU, NOT_YOU),
  }),
  scripted({
    key: 'third-person',
    stage: 'words',
    measures: 'third-person -first-person -second-person',
    asks: /\bthird[- ]person/,
    shuns: /\bfirst[- ]person|^ ?"?i"?$|\bspeak as "?i\b/,
    write: both(
      onPage(inStatements(toThey)),
      opened([
        'They say that ',
        'They find that ',
        'They report that ',
        'They know that ',
        'They hold that ',
        'They add that ',
      ]),
    ),
    present: rather(THEY, NOT_THEY),
  }),
]
