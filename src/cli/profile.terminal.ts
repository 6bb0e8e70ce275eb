import type { CurvePoint } from '../evaluate/curve.ts'
import type { Colors } from './colors.ts'
import { brief, type Entry, factsOf, heading } from './facts.ts'
import type { View } from './profile.ts'
import { type Quote, quoteOf } from './quote.ts'
import { printable, shorten, shortId, sparkline, wrap } from './show.ts'

const WIDTH = 90

/** A profile as plain lines: no box, no cursor, so that it reads the same in a pager and in a log. */
export function terminal(view: View, colors: Colors): string {
  const { profile, sections, curve } = view
  const lines = [colors.bold(printable(profile.person)), ...lossLine(curve, colors)]
  if (sections.length === 0)
    lines.push(
      '',
      profile.learned === 0 ? 'not learned yet; `penchant learn` does it' : 'nothing found so far',
    )
  for (const section of sections) {
    lines.push('', colors.bold(heading(section)))
    for (const entry of section.entries) lines.push(...entryLines(entry, view, colors))
    if (section.hidden > 0) lines.push(colors.dim(`  and ${section.hidden} more (--all)`))
  }
  return lines.join('\n')
}

function entryLines({ preference, also }: Entry, view: View, colors: Colors): string[] {
  const statement = printable(preference.statement)
  const id = shortId(preference.id)
  const lines = wrap(statement, WIDTH - 14).split('\n')
  const first = `  ${lines[0]!.padEnd(WIDTH - 2 - id.length)}${colors.dim(id)}`
  const evidence = preference.evidence[0]
  return [
    first,
    ...lines.slice(1).map((line) => `    ${line}`),
    ...factLines(preference, view).map((line) => colors.dim(line)),
    ...(evidence ? [quoteLine(quoteOf(evidence, view.signals), colors)] : []),
    ...(also.length > 0 ? [colors.dim(alsoLine(also))] : []),
  ]
}

const factLines = (preference: Entry['preference'], { profile, neutral }: View): string[] =>
  wrap(factsOf(preference, profile, neutral).join(' · '), WIDTH, '    ').split('\n')

/** As many as one line holds, and how many more there are. */
function alsoLine(also: Entry['also']): string {
  const parts = also.map(brief)
  const line = (n: number) =>
    `    also: ${[...parts.slice(0, n), ...(n < parts.length ? [`${parts.length - n} more`] : [])].join(' · ')}`
  let n = parts.length
  while (n > 1 && line(n).length > WIDTH) n--
  return shorten(line(n), WIDTH)
}

/** The span stands out in reverse video, without colours between «». */
export function quoteLine({ did, before, span, after }: Quote, colors: Colors): string {
  const marked = colors.isColorSupported ? colors.inverse(span) : `«${span}»`
  return `    ${did}: ${before}${marked}${after}`
}

function lossLine(curve: readonly CurvePoint[], colors: Colors): string[] {
  const last = curve.at(-1)
  if (last === undefined) return []
  const top = Math.max(1, ...curve.map((p) => p.loss))
  const line = sparkline(
    curve.map((p) => p.loss),
    top,
  )
  const bits = (x: number) => x.toFixed(2)
  const interval = `95 % ${bits(last.low)} to ${bits(last.high)}`
  return [
    `running loss ${colors.cyan(line)} ${bits(curve[0]!.loss)} → ${bits(last.loss)} bits a signal (${interval})`,
    colors.dim(`${last.signals} forecasts, each made before its signal was learned from; 1 bit is a coin's`),
  ]
}
