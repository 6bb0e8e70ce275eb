import type { Asked, Lesson, Moved } from './ask.session.ts'
import type { Colors } from './colors.ts'
import { times } from './judge.words.ts'
import { count, number, printable, wrap } from './show.ts'

/** Lines of an answer and of a request that are shown; the rest is said to be left out. */
const LINES = { answer: 24, request: 8 }

/** A question with both answers, wrapped. */
export function questionText({ context, a, b, question, left }: Asked, colors: Colors, width = 80): string {
  return [
    colors.dim(`question ${question}, ${number(left)} open`),
    ...(context ? ['', ...body(context, width, LINES.request, colors)] : []),
    '',
    colors.bold('A'),
    ...body(a, width, LINES.answer, colors),
    '',
    colors.bold('B'),
    ...body(b, width, LINES.answer, colors),
  ].join('\n')
}

function body(text: string, width: number, most: number, colors: Colors): readonly string[] {
  const plain = text.trim().split(/\r?\n/).map(printable).join('\n')
  const lines = wrap(plain, width, '  ').split('\n')
  if (lines.length <= most) return lines
  const words = lines
    .slice(most - 1)
    .join(' ')
    .split(/\s+/)
    .filter(Boolean).length
  return [...lines.slice(0, most - 1), colors.dim(`  … cut here, ${count(words, 'more word', 'more words')}`)]
}

/** What a pick taught, in a few lines. */
export function lessonText({ taken, foretold, bits, moved }: Lesson, colors: Colors): string {
  const side = taken.toUpperCase()
  const share = `${Math.round(100 * foretold)} %`
  const [word, color] =
    foretold === 0.5
      ? (['not foretold', colors.dim] as const)
      : foretold > 0.5
        ? (['foretold', colors.green] as const)
        : (['a surprise', colors.yellow] as const)
  return [
    `${side}: ${color(word)}, it had ${share}; that is ${number(bits)} ${number(bits) === '1' ? 'bit' : 'bits'} (a coin’s toss: 1)`,
    ...moved.map((m) => `  ${movedText(m)}`),
    ...(moved.length === 0 ? [colors.dim('  nothing measured counts differently now')] : []),
  ].join('\n')
}

/** "Keep it short: odds ×1.1 → ×1.5" */
function movedText({ phrase, before, after }: Moved): string {
  const way = after < 0 ? -1 : 1
  return `${printable(phrase)}: odds ${times(way * before)} → ${times(way * after)}`
}

/** What a sitting came to. */
export function sumText(lessons: readonly Lesson[]): string {
  const right = lessons.filter((l) => l.foretold > 0.5).length
  const bits = lessons.reduce((sum, l) => sum + l.bits, 0)
  return lessons.length === 0
    ? 'nothing was picked'
    : `${count(lessons.length, 'pick')} stored, ${right} of them foretold; ${number(bits / lessons.length)} bits a pick`
}
