import { usable } from '../preference.ts'
import type { Colors } from './colors.ts'
import type { Added } from './demo.model.ts'
import { brief } from './facts.ts'
import { SCRIPTED } from './model.ts'
import { count, printable, shorten, wrap } from './show.ts'
import { leftOut, spent } from './usage.ts'

const WIDTH = 88
/** Statements shown of a person. */
const TOP = 4

/** What a model added, below the demonstration. */
export function added(found: Added, colors: Colors): string {
  // Whatever a scripted model says is called so.
  const mark = found.scripted ? ' (scripted)' : ''
  const skipped = leftOut(found.skipped)
  return [
    '',
    colors.bold(`What ${shorten(printable(found.model), 40)}${mark} added: what no measure sees`),
    ...(found.scripted ? [colors.dim(SCRIPTED)] : []),
    colors.dim('"x of y": it told x of y other texts of theirs from the draft, or from a neutral text.'),
    ...found.people.flatMap(({ person, statements }) => personLines(person, statements, colors)),
    ...wrap(`  ${spent(found.usage)}`, WIDTH).split('\n'),
    ...(skipped.length === 0
      ? []
      : [shorten(`  left out for want of a usable answer: ${skipped.join(', ')}`, WIDTH)]),
    '',
    colors.bold(`The same ${found.texts.task}, written without and with ${found.texts.person}${mark}`),
    colors.dim(`  from: ${found.texts.input}`),
    colors.cyan('  without a person'),
    ...textLines(found.texts.without),
    colors.cyan(`  with ${found.texts.person}`),
    ...textLines(found.texts.with),
  ].join('\n')
}

function personLines(
  person: string,
  statements: Added['people'][number]['statements'],
  colors: Colors,
): string[] {
  const inUse = statements.filter(usable).length
  const told =
    statements.length === 0 ? 'nothing new' : `${inUse} in use, ${statements.length - inUse} undecided`
  const more = statements.length - TOP
  return [
    `  ${colors.cyan(person.padEnd(5))} ${told}`,
    ...statements.slice(0, TOP).map((p) => shorten(`    ${brief(p)}`, WIDTH)),
    ...(more > 0 ? [colors.dim(`    and ${count(more, 'more', 'more')}`)] : []),
  ]
}

const textLines = (text: string): string[] =>
  text.split('\n').flatMap((line) => wrap(printable(line), WIDTH, '    ').split('\n'))
