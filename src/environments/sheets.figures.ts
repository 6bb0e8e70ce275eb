import { type Estimate, wilson } from '../evaluate/interval.ts'
import { nominalAlpha } from './sheets.alpha.ts'
import type { Vote } from './sheets.read.ts'

/** Wins of an agent against the other one. */
interface Wins {
  readonly wins: number
  readonly losses: number
  readonly ties: number
  /** Wins among what was decided, with Wilson's 95 % interval; n is what was decided. */
  readonly rate: Estimate
}

export interface SheetFigures {
  readonly agent: string
  /** One verdict an item: that of most of its raters, a tie when none has most. Items are independent, votes are not. */
  readonly items: Wins
  readonly raters: readonly (Wins & { readonly rater: string })[]
  /** Krippendorff's alpha over the three verdicts; undefined when no item has two raters. */
  readonly alpha: number | undefined
}

/** What raters said of an agent against the other one of their sheet. */
export function sheetFigures(votes: readonly Vote[], agent: string): SheetFigures {
  const items = [...Map.groupBy(votes, ({ item }) => item).values()]
  return {
    agent,
    items: wins(items.map(majority), agent),
    raters: [...Map.groupBy(votes, ({ rater }) => rater)].map(([rater, own]) => ({
      rater,
      ...wins(
        own.map(({ better }) => better),
        agent,
      ),
    })),
    alpha: nominalAlpha(items.map((item) => item.map(({ better }) => JSON.stringify(better ?? null)))),
  }
}

function wins(verdicts: readonly (string | undefined)[], agent: string): Wins {
  const won = verdicts.filter((better) => better === agent).length
  const ties = verdicts.filter((better) => better === undefined).length
  const lost = verdicts.length - won - ties
  return { wins: won, losses: lost, ties, rate: wilson(won, won + lost) }
}

function majority(votes: readonly Vote[]): string | undefined {
  const [first, second] = [...Map.groupBy(votes, ({ better }) => better)]
    .map(([better, own]) => ({ better, count: own.length }))
    .sort((x, y) => y.count - x.count)
  return second !== undefined && second.count === first!.count ? undefined : first!.better
}
