import { type Preference, usable } from '../preference.ts'
import type { Signal } from '../signal.ts'
import { MEASURES, measureIndex } from '../text/measures.ts'
import type { Colors } from './colors.ts'
import type { Demo, DemoPerson } from './demo.run.ts'
import { figures, foldKin, onlyTells, states, strongestFirst } from './facts.ts'
import { quoteLine } from './profile.terminal.ts'
import { quoteOf } from './quote.ts'
import { count, number, printable, shorten, sparkline, wrap } from './show.ts'

const WIDTH = 88
/** Beliefs shown of a person. */
const TOP = 3
/** Blocks of a full bar. */
const BAR = 24

/** What comes next, for somebody who has seen it. */
export const YOURS = 'Yours: penchant import signals.jsonl, penchant learn --all, penchant profile <person>'
export const MORE = 'A model adds tone, stance, imagery: --model openai/gpt-5-nano, or set PENCHANT_MODEL'

/** The demonstration on one or two screens. */
export function terminal(demo: Demo, colors: Colors): string {
  return [
    ...opening(demo, colors),
    ...profiles(demo, colors),
    ...prompts(demo, colors),
    ...swapped(demo, colors),
    ...losses(demo, colors),
  ].join('\n')
}

function opening({ people }: Demo, colors: Colors): string[] {
  const signals = people.reduce((sum, p) => sum + p.signals.length, 0)
  return [
    colors.bold(
      `${people.length} made-up people, ${signals} signals of what they did. No model, no key, no network.`,
    ),
    '',
    ...people.map(({ person, signals }) => `  ${person.padEnd(5)} ${colors.dim(did(signals))}`),
  ]
}

/** "edited 15 drafts, told us 2 things" */
function did(signals: readonly Signal[]): string {
  const words: Partial<Record<Signal['kind'], (n: number) => string>> = {
    sample: (n) => `wrote ${count(n, 'text')}`,
    edit: (n) => `edited ${count(n, 'draft')}`,
    choice: (n) => `chose ${count(n, 'time')} between two answers`,
    rating: (n) => `rated ${count(n, 'answer')}`,
    followUp: (n) => `replied ${count(n, 'time')}`,
    statement: (n) => `said ${count(n, 'wish', 'wishes')}`,
  }
  return [...Map.groupBy(signals, (s) => s.kind)]
    .map(([kind, list]) => words[kind]?.(list.length) ?? `${list.length} ${kind}`)
    .join(', ')
}

const ROLE: Partial<Record<Signal['kind'], string>> = {
  edit: 'who edits',
  choice: 'who chooses',
  sample: 'who writes',
}

function profiles({ shown, trials, seconds }: Demo, colors: Colors): string[] {
  const title = `Learned in ${seconds.toFixed(1)} s: each signal first tested the beliefs (${count(trials, 'trial')}), then taught.`
  const legend = '"x of y": it held in x of the y later signals that could tell.'
  return [
    '',
    colors.bold(title),
    colors.dim(legend),
    ...shown.flatMap((person) => ['', ...personLines(person, colors)]),
  ]
}

function personLines({ person, profile, signals }: DemoPerson, colors: Colors): string[] {
  const { inUse, undecided, retired } = states(profile)
  const kind = [...Map.groupBy(signals, (s) => s.kind)].sort((a, b) => b[1].length - a[1].length)[0]![0]
  const head = `${person}, ${ROLE[kind] ?? kind}: ${inUse} in use, ${undecided} undecided, ${retired} retired`
  const top = telling(profile)
  const byId = new Map(signals.map((s) => [s.id, s]))
  return [`  ${colors.cyan(head)}`, ...top.flatMap((p) => belief(p, byId, colors))]
}

/** The surest advice of each kind of habit, that with a quote first: it shows best what the numbers mean. */
function telling({ preferences }: DemoPerson['profile']): readonly Preference[] {
  const known = preferences.filter((p) => usable(p) && !onlyTells(p))
  const quoted = (p: Preference) => Number(p.evidence.length > 0)
  const sorted = known.toSorted((a, b) => quoted(b) - quoted(a) || strongestFirst(a, b))
  const habit = (p: Preference) => MEASURES[measureIndex(p.about) ?? -1]?.family ?? p.about
  const leaders = foldKin(sorted).map(({ preference }) => preference)
  return [...Map.groupBy(leaders, habit).values()].slice(0, TOP).map((list) => list[0]!)
}

function belief(preference: Preference, signals: ReadonlyMap<string, Signal>, colors: Colors): string[] {
  const { statement, tally, measured, origin, evidence } = preference
  const tested = tally.wins + tally.losses
  const held = tested > 0 ? `${number(tally.wins)} of ${number(tested)}` : origin
  const line = `    ${printable(statement).padEnd(38)} ${held.padEnd(9)} ${measured ? figures(measured) : ''}`
  const quote = evidence[0] && quoteOf(evidence[0], signals, 68)
  const adds = quote && (quote.span !== statement || /\p{L}/u.test(quote.before + quote.after))
  return [shorten(line.trimEnd(), WIDTH), ...(adds ? [colors.dim(`  ${quoteLine(quote, colors)}`)] : [])]
}

function prompts({ prompts: { task, blocks } }: Demo, colors: Colors): string[] {
  const width = Math.floor((WIDTH - 2) / Object.keys(blocks).length)
  const columns = Object.entries(blocks).map(([person, { text }]) => [
    `with ${person}, that line and`.padEnd(width),
    ...text.split('\n').flatMap((line) => {
      const cells = hanging(line, width).map((part) => part.padEnd(width))
      return line.startsWith('- ') ? cells : cells.map(colors.dim)
    }),
  ])
  const rows = Array.from({ length: Math.max(...columns.map((column) => column.length)) }, (_, i) =>
    columns.map((column) => column[i] ?? ' '.repeat(width)).join(''),
  )
  return [
    '',
    colors.bold('The same prompt, without and with the person'),
    '  without a person',
    `    Write the ${task} that moves the workshop from Tuesday to Thursday.`,
    ...rows.map((row) => `  ${row}`.trimEnd()),
  ]
}

/** Breaks a line, what belongs to a list mark standing under it. */
function hanging(line: string, width: number): string[] {
  const [first = '', ...rest] = wrap(line, width - 4, '  ').split('\n')
  return [first, ...rest.map((next) => (line.startsWith('- ') ? `  ${next}` : next))]
}

function swapped(
  { swap: { n, accuracy, low, high, swapped, withoutPerson } }: Demo,
  colors: Colors,
): string[] {
  const percent = (share: number) => String(Math.round(share * 100))
  const row = (decidedBy: string, share: number, more = '') =>
    `  ${decidedBy.padEnd(30)} ${colors.cyan('█'.repeat(Math.round(share * BAR)).padEnd(BAR))} ${percent(share).padStart(3)} %${more}`
  return [
    '',
    colors.bold('Whose profile is it? Later signals, unseen by any profile: which of two texts was theirs?'),
    row('with their own profile', accuracy, `  (n ${n}, 95 % ${percent(low)} to ${percent(high)})`),
    row('with somebody else’s', swapped),
    row('with everybody else’s together', withoutPerson),
  ]
}

function losses({ people }: Demo, colors: Colors): string[] {
  const title = 'Running loss: bits each signal cost the profile that had not seen it (a coin’s is 1)'
  const rows = people.map(({ person, forecasts, loss }) => {
    const line = sparkline(
      forecasts.map((f) => f.loss),
      Math.max(1, ...forecasts.map((f) => f.loss)),
      20,
    )
    return `  ${person.padEnd(5)} ${colors.cyan(line.padEnd(20))} first third ${loss.first.toFixed(2)}   last third ${loss.last.toFixed(2)}`
  })
  return ['', colors.bold(title), ...rows]
}
