import { type Comparison, compareAgents } from '../environments/metrics/compare.ts'
import { nameOf } from '../environments/report.table.ts'
import type { Row } from '../environments/results.ts'
import { readIdentity, readResults } from '../environments/run.folder.ts'
import type { Identity } from '../environments/run.plan.ts'
import { InvalidInputError } from '../errors.ts'
import type { Estimate } from '../evaluate/interval.ts'
import type { Context } from './context.ts'
import { signed } from './run.report.pairs.ts'
import { count, json, printable } from './show.ts'

interface Compared {
  readonly agent: string
  readonly rounds: number
  /** The first run less the second, in each figure that both have. */
  readonly figures: Readonly<Record<string, Comparison>>
}

/** Compares two runs, agent by agent, on the tasks that both did. */
export async function compare(ctx: Context, one: string, other: string): Promise<void> {
  const [a, b] = await Promise.all([one, other].map(open))
  const names = [...a!.agents.keys()].filter((name) => b!.agents.has(name))
  if (names.length === 0)
    throw new InvalidInputError(
      'run',
      other,
      `give one with an agent of ${one}: ${[...a!.agents.keys()].join(', ')}`,
    )
  const compared = names.map((name) => compareRows(name, a!.agents.get(name)!, b!.agents.get(name)!))
  if (compared.every(({ rounds }) => rounds === 0))
    throw new InvalidInputError('run', other, `give one with a seed, kind and user of ${one}`)
  const differ = differences(a!.identity, b!.identity)
  const scripted = a!.identity.scripted.length > 0 || b!.identity.scripted.length > 0
  if (ctx.json) return ctx.print(json({ runs: [one, other], differ, scripted, agents: compared }))
  if (scripted)
    ctx.print('Scripted sides: the figures show that the plumbing works, and nothing of models or people.')
  ctx.print(
    `${printable(one)} less ${printable(other)}, over 95 % intervals; they differ in ${differ.join(', ') || 'nothing'}`,
  )
  for (const { agent, rounds, figures } of compared) {
    ctx.print(`\n${ctx.colors.bold(printable(agent))} ${ctx.colors.dim(count(rounds, 'round'))}`)
    const wide = Math.max(...Object.keys(figures).map((name) => name.length))
    for (const [name, own] of Object.entries(figures)) ctx.print(`  ${line(name.padEnd(wide), own, ctx)}`)
  }
}

interface Opened {
  readonly identity: Identity
  readonly agents: ReadonlyMap<string, readonly Row[]>
}

async function open(folder: string): Promise<Opened> {
  const [identity, rows] = await Promise.all([readIdentity(folder), readResults(folder)])
  return { identity, agents: Map.groupBy(rows, nameOf) }
}

/** Calls and the swap control count as figures, too; single components do not. */
function compareRows(agent: string, one: readonly Row[], other: readonly Row[]): Compared {
  const [a, b] = [one, other].map((rows) => rows.map((row) => ({ ...row, scores: scoresOf(row) })))
  const names = new Set([...a!, ...b!].flatMap(({ scores }) => Object.keys(scores)))
  const figures = [...names].map((name) => [name, compareAgents(a!, b!, name)] as const)
  return {
    agent,
    rounds: compareAgents(a!, b!, 'calls').difference.n,
    figures: Object.fromEntries(figures.filter(([, { difference }]) => difference.n > 0)),
  }
}

const scoresOf = ({ scores, swapped, calls }: Row): Row['scores'] => ({
  ...Object.fromEntries(
    Object.entries(scores).filter(([name]) => !/^(?:component|judged)\.|^told$/.test(name)),
  ),
  ...(swapped?.scores.ppcm !== undefined && { 'ppcm swapped': swapped.scores.ppcm }),
  calls,
})

/** Fields in which two runs are not the same. */
const differences = (a: Identity, b: Identity): readonly string[] =>
  (Object.keys({ ...a, ...b }) as (keyof Identity)[]).filter(
    (field) => JSON.stringify(a[field]) !== JSON.stringify(b[field]),
  )

function line(name: string, { a, b, difference }: Comparison, { colors }: Context): string {
  const { mean, low, high }: Estimate = difference
  const digits = Math.max(Math.abs(a), Math.abs(b)) >= 10 ? 1 : 2
  const main = signed(mean, digits)
  const clear = low > 0 || high < 0 ? colors.bold(main) : main
  return `${name}  ${clear} (${signed(low, digits)} to ${signed(high, digits)})  ${colors.dim(`${a.toFixed(digits)} and ${b.toFixed(digits)}`)}`
}
