import { InvalidInputError } from '../errors.ts'
import { checkOutcome, type Log, logOf, type Outcome, type Prompt, promptIds } from './log.ts'
import { hash } from './minhash.ts'

/** Rows held unless another number is asked for. */
const MOST = 200_000
/** Tries of one prompt on one text that are held: a text asked a million times must not push out all others. */
const TRIES = 100
/** Rows between two words on how far the reading is. */
const OFTEN = 100_000

export interface SampleOptions {
  /** All there are, by id; left out, each text of a prompt is one, and its own id. */
  readonly prompts?: readonly Prompt[]
  /** Rows held at most, 200,000 unless given. */
  readonly most?: number
  /** Told every 100,000 rows how many were read. */
  readonly onProgress?: (read: number) => void
}

/** A log, or as much of it as is held. */
export interface Sampled {
  readonly log: Log
  /** Rows read. */
  readonly read: number
  /** The chance each query had of being kept: 1, 1/2, 1/4, and so on. */
  readonly share: number
}

/**
 * The log of outcomes however many, in memory for `most` rows: whole queries, all prompts' rows of each (the first 100 of
 * each prompt). A text is kept when its hash is below a limit, which is halved whenever more rows are held than may be. So
 * each text has the same chance, whatever came of it, and neither the order of the rows nor chance has a say in which are
 * kept. Texts are drawn one by one and not by group, so that a template of a million texts is thinned out like the rest;
 * those of its texts that are kept are one group again (groups.ts). Costs a hash and a check a row: about 1.5 µs.
 *
 * @throws InvalidInputError naming the row, counted from 0, and the field; also for 0 rows.
 */
export async function sampleLog(
  outcomes: Iterable<Outcome> | AsyncIterable<Outcome>,
  { prompts, most = MOST, onProgress }: SampleOptions = {},
): Promise<Sampled> {
  if (!(most >= 1)) throw new InvalidInputError('most', most, 'give a number of rows, at least 1')
  const ids = prompts && promptIds(prompts)
  const held = holding(most)
  let read = 0
  for await (const outcome of outcomes) {
    checkOutcome(outcome, read)
    ids?.of(outcome.prompt, read)
    held.add(outcome)
    if (++read % OFTEN === 0) onProgress?.(read)
  }
  if (read === 0) throw new InvalidInputError('outcomes', '0 rows', 'give a log with at least one')
  if (held.share() < 1 && held.texts.size === 0)
    throw new InvalidInputError('most', most, 'let more rows be held: so few hold no query whole')
  return { log: logOf(rowsIn(held.texts), prompts), read, share: held.share() }
}

/** What is held of one text. */
interface Kept {
  readonly hash: number
  readonly rows: Outcome[]
  /** Tries by prompt. */
  readonly tries: Map<string, number>
}

/** Rows of the texts whose hash is low enough. */
function holding(most: number) {
  const texts = new Map<string, Kept>()
  /** One copy of what many rows repeat. */
  let names = new Map<string, string>()
  let limit = 2 ** 32
  let rows = 0
  const one = (text: string): string => {
    const known = names.get(text)
    if (known !== undefined) return known
    names.set(text, text)
    return text
  }
  const halve = () => {
    limit /= 2
    names = new Map()
    for (const [query, kept] of texts) {
      if (kept.hash >= limit) {
        texts.delete(query)
        rows -= kept.rows.length
      } else
        for (const { prompt, person } of kept.rows) {
          one(prompt)
          if (person !== undefined) one(person)
        }
    }
  }
  return {
    texts,
    share: () => limit / 2 ** 32,
    add({ query, prompt, success, person }: Outcome) {
      const at = hash(query)
      if (at >= limit) return
      let kept = texts.get(query)
      if (kept === undefined) {
        kept = { hash: at, rows: [], tries: new Map() }
        texts.set(query, kept)
      }
      const name = one(prompt)
      const tries = kept.tries.get(name) ?? 0
      if (tries === TRIES) return
      kept.tries.set(name, tries + 1)
      const of = person === undefined ? undefined : one(person)
      kept.rows.push({ query, prompt: name, success, person: of })
      rows++
      while (rows > most) halve()
    },
  }
}

function* rowsIn(texts: ReadonlyMap<string, Kept>): Generator<Outcome> {
  for (const { rows } of texts.values()) yield* rows
}
