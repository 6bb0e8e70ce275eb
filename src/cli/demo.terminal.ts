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
const TOP = 4

/** The demonstration on one or two screens. */
export function terminal(demo: Demo, colors: Colors): string {
  return [
    ...opening(demo, colors),
    ...profiles(demo, colors),
    ...prompts(demo, colors),
    ...swapped(demo, colors),
    ...losses(demo, colors),
    '',
    'Yours: penchant import signals.jsonl, penchant learn --all, penchant profile <person>',
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
  const quote = evidence[0] && quoteLine(quoteOf(evidence[0], signals, 68), colors)
  return [shorten(line.trimEnd(), WIDTH), ...(quote ? [colors.dim(`  ${quote}`)] : [])]
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

function prompts({ prompts: { task, blocks } }: Demo, colors: Colors): string[] {
  const request = `Write the ${task} that moves the workshop from Tuesday to Thursday.`
  const width = Math.floor((WIDTH - 2) / Object.keys(blocks).length)
  const columns = Object.entries(blocks).map(([person, { text }]) => [
    `with ${person}, that and`,
    ...wrap(text, width - 3, '  ').split('\n'),
  ])
  const rows = Array.from({ length: Math.max(...columns.map((c) => c.length)) }, (_, i) =>
    columns.map((column) => (column[i] ?? '').padEnd(width)),
  )
  return [
    '',
    colors.bold('The same prompt, without and with the person'),
    '  without a person',
    `    ${request}`,
    ...rows.map((row) => `  ${row.map((cell) => (/^ +[-]/.test(cell) ? cell : colors.dim(cell))).join('')}`),
  ]
}

const BAR = 30

function swapped({ swap }: Demo, colors: Colors): string[] {
  const percent = (share: number) => `${Math.round(share * 100)} %`
  const row = (name: string, share: number, told = '') =>
    `  ${name.padEnd(30)} ${colors.cyan('█'.repeat(Math.round(share * BAR)).padEnd(BAR))} ${percent(share).padStart(5)}${told}`
  const interval = `  n ${swap.n}, 95 % ${Math.round(swap.low * 100)} to ${percent(swap.high)}`
  return [
    '',
    colors.bold('Whose profile is it? Everybody’s later signals, unseen: which of two texts was theirs?'),
    row('with their own profile', swap.accuracy, ''),
    row('with somebody else’s', swap.swapped),
    row('with everybody else’s together', swap.withoutPerson),
    colors.dim(interval),
  ]
}
