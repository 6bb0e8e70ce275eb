import { brief, factsOf, heading } from './facts.ts'
import type { View } from './profile.ts'
import { quoteOf } from './quote.ts'
import { printable, shortId } from './show.ts'

/** A profile as Markdown, for a page or a ticket. */
export function markdown({ profile, sections, curve, neutral, signals }: View): string {
  const lines = [`# ${plain(printable(profile.person))}`, '']
  const last = curve.at(-1)
  if (last)
    lines.push(
      `Running loss ${curve[0]!.loss.toFixed(2)} → ${last.loss.toFixed(2)} bits a signal ` +
        `(95 % ${last.low.toFixed(2)} to ${last.high.toFixed(2)}, ${last.signals} forecasts; 1 bit is a coin's).`,
      '',
    )
  for (const section of sections) {
    lines.push(`## ${heading(section)}`, '')
    for (const { preference, also } of section.entries) {
      const facts = factsOf(preference, profile, neutral).map(plain).join(' · ')
      lines.push(`- **${plain(printable(preference.statement))}** (\`${shortId(preference.id)}\`): ${facts}`)
      const evidence = preference.evidence[0]
      if (evidence !== undefined) {
        const { did, before, span, after } = quoteOf(evidence, signals)
        lines.push(`  > ${did}: ${plain(before)}<mark>${plain(span)}</mark>${plain(after)}`)
      }
      if (also.length > 0) lines.push(`  - also: ${also.map((p) => plain(brief(p))).join(' · ')}`)
    }
    if (section.hidden > 0) lines.push(`- and ${section.hidden} more`)
    lines.push('')
  }
  return lines.join('\n').trimEnd()
}

/** Somebody's text must not become markup of ours. Entities come last: their own signs are not to be escaped. */
const plain = (text: string): string =>
  text.replace(/[\\`*_{}[\]()#+!|~-]/g, '\\$&').replace(/[&<>]/g, (c) => `&#${c.charCodeAt(0)};`)
