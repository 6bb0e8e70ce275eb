import type { LanguageModel } from '../model.ts'
import { type Account, accounted, costOf, type Price, stepOf } from './account.ts'

/** Counts of calls. `calls`, `cached` and `failed` do not overlap; tokens are those paid for. */
export interface MeterTotal {
  readonly calls: number
  readonly cached: number
  readonly failed: number
  readonly input: number
  readonly output: number
  /** USD; undefined without a price. */
  readonly cost?: number
  /** True when a provider did not say how many tokens it took, and they were reckoned from characters. */
  readonly estimated: boolean
}

/** The counts of one step for one person. */
export interface MeterRow extends MeterTotal {
  readonly step: string
  readonly person?: string
}

export interface Meter {
  readonly account: Account
  /** In the order the first call of each ended. */
  rows(): readonly MeterRow[]
  total(): MeterTotal
  /** Takes a person's name out: their counts become nobody's. */
  forget(person: string): void
}

const NOTHING: MeterTotal = { calls: 0, cached: 0, failed: 0, input: 0, output: 0, estimated: false }

/** Counts calls, tokens and cost by step and person. One meter may serve several models of one price. */
export function createMeter(price?: Price): Meter {
  const rows = new Map<string, MeterRow>()
  const priced = <T extends MeterTotal>(counts: T): T =>
    price ? { ...counts, cost: costOf(counts, price) } : counts
  return {
    account({ purpose }) {
      const step = stepOf(purpose)
      const person = purpose?.person
      return ({ kind, used = { input: 0, output: 0, estimated: false } }) => {
        const key = JSON.stringify([step, person])
        const row = rows.get(key) ?? { step, ...(person !== undefined && { person }), ...NOTHING }
        const count = { ...NOTHING, ...used, [kind === 'answered' ? 'calls' : kind]: 1 }
        rows.set(key, { ...row, ...sum(row, count) })
      }
    },
    forget(person) {
      for (const [key, { person: whose, ...row }] of [...rows]) {
        if (whose !== person) continue
        const nobodys = JSON.stringify([row.step, undefined])
        rows.delete(key)
        rows.set(nobodys, { step: row.step, ...sum(rows.get(nobodys) ?? NOTHING, row) })
      }
    },
    rows: () => [...rows.values()].map(priced),
    total: () => priced([...rows.values()].reduce<MeterTotal>(sum, NOTHING)),
  }
}

const sum = (a: MeterTotal, b: MeterTotal): MeterTotal => ({
  calls: a.calls + b.calls,
  cached: a.cached + b.cached,
  failed: a.failed + b.failed,
  input: a.input + b.input,
  output: a.output + b.output,
  estimated: a.estimated || b.estimated,
})

/** The model with its calls counted. Above a cache, it counts what the cache answered apart. */
export const metered = (model: LanguageModel, meter: Meter): LanguageModel => accounted(model, meter.account)
