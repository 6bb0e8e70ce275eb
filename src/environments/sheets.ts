import { InvalidInputError } from '../errors.ts'
import { drawFor, shuffled } from './scripted/draw.ts'
import { csv } from './sheets.csv.ts'

/** What is needed of a row of results. */
export interface SheetRow {
  readonly agent: string
  readonly kind: string
  readonly seed: number
  readonly user: string
  readonly lap: number
  /** Id of the document. */
  readonly task: string
  readonly text: string
}

/** What a rater is told of a round. */
interface Brief {
  readonly instruction: string
  readonly document: string
  /** What the person likes. */
  readonly preferences: readonly string[]
}

/** Which agent wrote which text of an item: to be kept from raters until they are done. */
export interface KeyItem extends Omit<SheetRow, 'agent' | 'text'> {
  readonly item: string
  readonly a: string
  readonly b: string
}

export interface Sheet {
  /** CSV for raters: they fill the last column with A, B or tie. It names no agent. */
  readonly sheet: string
  readonly key: readonly KeyItem[]
  /** Rounds left out because both agents wrote the same, to the letter. */
  readonly same: number
}

export interface SheetOptions {
  /** Draws the items, their order, and which text is A. */
  readonly seed: number
  /** Items at most. */
  readonly most: number
  readonly brief: (row: SheetRow) => Brief
}

const COLUMNS = ['item', 'task', 'document', 'preferences', 'text A', 'text B', 'better'] as const
/** Characters of a document that a rater is shown. */
const EXCERPT = 1500

/**
 * A blinded sheet for people to compare two agents by: their texts of the same rounds side by side. Equal rows and an equal
 * seed give an equal sheet.
 *
 * @throws InvalidInputError when the agents share no round, or a round comes twice.
 */
export function ratingSheet(
  rowsA: readonly SheetRow[],
  rowsB: readonly SheetRow[],
  { seed, most, brief }: SheetOptions,
): Sheet {
  const [one, other] = [byRound(rowsA), byRound(rowsB)]
  const pairs = [...one].flatMap(([round, a]) => {
    const b = other.get(round)
    return b === undefined ? [] : [{ round, rows: [a, b] as const }]
  })
  const different = pairs.filter(({ rows: [a, b] }) => a.text.trim() !== b.text.trim())
  if (different.length === 0)
    throw new InvalidInputError(
      'rows',
      `${pairs.length} shared rounds`,
      'give two agents of one run whose texts differ',
    )
  const sorted = different.sort((x, y) => (x.round < y.round ? -1 : 1))
  const drawn = shuffled(sorted, drawFor(seed, 'sheet')).slice(0, most)
  const items = drawn.map(({ round, rows }, i) => {
    const [a, b] = shuffled(rows, drawFor(seed, 'side', round)) as [SheetRow, SheetRow]
    return { item: String(i + 1), a, b }
  })
  return {
    sheet: csv([
      COLUMNS,
      ...items.map(({ item, a, b }) => {
        const { instruction, document, preferences } = brief(a)
        return [item, instruction, cut(document), preferences.join('\n'), a.text, b.text, '']
      }),
    ]),
    key: items.map(({ item, a, b }) => {
      const { kind, seed, user, lap, task } = a
      return { item, a: a.agent, b: b.agent, kind, seed, user, lap, task }
    }),
    same: pairs.length - different.length,
  }
}

function byRound(rows: readonly SheetRow[]): ReadonlyMap<string, SheetRow> {
  const found = new Map<string, SheetRow>()
  for (const row of rows) {
    const round = JSON.stringify([row.kind, row.seed, row.user, row.lap])
    if (found.has(round))
      throw new InvalidInputError('rows', round, 'give rows of one agent with one setting on either side')
    found.set(round, row)
  }
  return found
}

const cut = (text: string): string =>
  text.length <= EXCERPT ? text : `${text.slice(0, EXCERPT).replace(/[\uD800-\uDBFF]$/, '')} [...]`
