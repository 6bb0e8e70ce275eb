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

/** What a model added, below the demonstration. A scripted model has that in its name, which stands over all it says. */
export function added({ model, scripted, people, usage, skipped, texts }: Added, colors: Colors): string {
  const name = shorten(printable(model), 40)
  const left = leftOut(skipped)
  return [
    '',
    colors.bold(`What ${name} added: what no measure sees`),
    ...(scripted ? [colors.dim(SCRIPTED)] : []),
    colors.dim('"x of y": it told x of y other texts of theirs from the draft, or from a neutral text.'),
    ...people.flatMap(({ person, statements }) => personLines(person, statements, colors)),
    wrap(spent(usage), WIDTH, '  '),
    ...(left.length === 0
      ? []
      : [wrap(`left out for want of a usable answer: ${left.join(', ')}`, WIDTH, '  ')]),
    '',
    colors.bold(`The same ${texts.task}, written by ${name} without and with ${texts.person}`),
    colors.dim(`  from: ${texts.input}`),
    colors.cyan('  without a person'),
    ...textLines(texts.without),
    colors.cyan(`  with ${texts.person}`),
    ...textLines(texts.with),
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
