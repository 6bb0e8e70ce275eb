import type { CurvePoint } from '../evaluate/curve.ts'
import type { Preference, Profile } from '../preference.ts'
import type { Colors } from './colors.ts'
import { factsOf, type Section } from './facts.ts'
import type { View } from './profile.ts'
import { type Quote, quoteOf } from './quote.ts'
import { printable, shortId, sparkline, wrap } from './show.ts'

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
    for (const preference of section.preferences) lines.push(...entry(preference, view, colors))
    if (section.hidden > 0) lines.push(colors.dim(`  and ${section.hidden} more (--all)`))
  }
  return lines.join('\n')
}

const heading = ({ title, preferences, hidden }: Section): string =>
  `${title} (${preferences.length + hidden})`

function entry(preference: Preference, { profile, signals }: View, colors: Colors): string[] {
  const statement = printable(preference.statement)
  const id = shortId(preference.id)
  const lines = wrap(statement, WIDTH - 14).split('\n')
  const first = `  ${lines[0]!.padEnd(WIDTH - 2 - id.length)}${colors.dim(id)}`
  const evidence = preference.evidence[0]
  return [
    first,
    ...lines.slice(1).map((line) => `    ${line}`),
    ...factLines(preference, profile).map((line) => colors.dim(line)),
    ...(evidence ? [quoteLine(quoteOf(evidence, signals), colors)] : []),
  ]
}

export const factLines = (preference: Preference, profile: Profile): string[] =>
  wrap(factsOf(preference, profile).join(' · '), WIDTH, '    ').split('\n')

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
