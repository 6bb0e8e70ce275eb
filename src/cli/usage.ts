import type { Estimate } from '../estimate.ts'
import { costOf, type Price, type Tokens } from '../models/account.ts'
import type { MeterTotal } from '../models/meter.ts'
import type { Skipped } from '../study.ts'
import { count, number } from './show.ts'

/** "214 calls, 12 answers from the store, 3 without an answer, 310,000 tokens in, 22,000 out, $0.03" */
export function spent({ calls, cached, failed, estimated, ...used }: MeterTotal): string {
  return [
    count(calls, 'call'),
    cached > 0 && `${count(cached, 'answer')} from the store`,
    failed > 0 && `${failed.toLocaleString('en')} without an answer`,
    `${estimated ? 'about ' : ''}${tokens(used)}`,
    used.cost === undefined ? 'price unknown' : dollars(used.cost),
  ]
    .filter(Boolean)
    .join(', ')
}

/** "232 calls, 154,492 tokens in, 15,493 out, $0.01" */
export const foreseen = ({ calls, cost, ...used }: Estimate): string =>
  [count(calls, 'call'), tokens(used), cost === undefined ? 'price unknown' : dollars(cost)].join(', ')

/** What a running count has room for: "214 calls, $0.03". */
export const soFar = ({ calls, cost }: MeterTotal): string =>
  [count(calls, 'call'), ...(cost === undefined ? [] : [dollars(cost)])].join(', ')

/** "310,000 tokens in, 22,000 out" */
export const tokens = ({ input, output }: Tokens): string =>
  `${count(input, 'token')} in, ${output.toLocaleString('en')} out`

/** What tokens cost, or that it is not known. */
export const worth = (used: Tokens, price: Price | undefined): string =>
  price ? dollars(costOf(used, price)) : 'price unknown'

/** An amount with as many digits as say something: "$1.27", "$0.0031". */
export function dollars(usd: number): string {
  if (usd === 0) return '$0'
  if (usd < 0.0001) return 'under $0.0001'
  return `$${usd >= 0.1 ? usd.toFixed(2) : String(Number(usd.toPrecision(2)))}`
}

/** The steps that were left out, commonest first: "prose.infer 12 times (malformed)". */
export function leftOut(skipped: readonly Skipped[]): readonly string[] {
  const kinds = [...Map.groupBy(skipped, ({ step, fault }) => `${step}\n${fault}`).values()]
  return kinds
    .toSorted((a, b) => b.length - a.length)
    .map((list) => `${list[0]!.step} ${times(list.length)} (${list[0]!.fault})`)
}

const times = (n: number): string => (n === 1 ? 'once' : `${number(n)} times`)
