import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { wilson } from 'penchant/evaluate'
import { statedWishes } from 'penchant/learners'

interface Share {
  readonly n: number
  readonly found: number
  readonly share: number
  /** Wilson's 95 % interval. */
  readonly low: number
  readonly high: number
}

/** Recall of a set of entries, and the share of what was found that is the entry's own preference. */
interface Recall {
  readonly recall: Share
  readonly theirs: Share
}

/** Both halves of the entries: rules were written looking at even ones only. */
interface Halves<T> {
  readonly even: T
  readonly odd: T
  readonly all: T
}

interface Plain {
  readonly texts: number
  readonly words: number
  readonly withWishes: Share
  readonly wishes: number
  readonly perThousandTexts: number
  /** What was found, to be labelled by eye. */
  readonly quotes: readonly string[]
}

interface Result {
  readonly name: 'stated'
  readonly results: {
    readonly explicit: ReturnType<typeof summary>
    readonly implicitPersona: Halves<Recall>
    readonly implicitChoice: Halves<Recall>
    readonly plain: Readonly<Record<string, Plain>>
    readonly milliseconds: number
  }
  readonly command: string
}

interface Turn {
  readonly role: string
  readonly content: string
}

interface Entry {
  readonly preference: string
  readonly question: string
  readonly conversation: readonly Turn[]
}

/** How many stated preferences are found without a model, and how much is found where there is none. */
export async function stated(options: { data: string; quick: boolean }): Promise<Result> {
  const rows = <T>(file: string): T[] => {
    const lines = gunzipSync(readFileSync(join(options.data, file)))
      .toString()
      .trimEnd()
      .split('\n')
    return lines.slice(0, options.quick ? 60 : undefined).map((line) => JSON.parse(line) as T)
  }
  const began = performance.now()
  const explicit = rows<Entry>('prefeval/explicit.jsonl.gz')
  const persona = rows<Entry>('prefeval/implicit-persona.jsonl.gz')
  const choice = rows<Entry>('prefeval/implicit-choice.jsonl.gz')
  const filler = rows<Entry>('prefeval/filler-turns.jsonl.gz')
  const edits = rows<{ draft: string; final: string }>('popquorn-emails/edits.jsonl.gz')
  const plain = {
    fillerTurns: filler.flatMap(turns),
    questions: explicit.map((entry) => entry.question),
    emailDrafts: [...new Set(edits.map((edit) => edit.draft))],
    emailRewrites: edits.map((edit) => edit.final),
    summaries: rows<{ text: string }>('squality/samples.jsonl.gz').map((sample) => sample.text),
    documents: rows<{ text: string }>('documents/documents.jsonl.gz').map((document) => document.text),
  }
  const results = {
    explicit: summary(halves(explicit, recall)),
    implicitPersona: halves(persona, shown),
    implicitChoice: halves(choice, shown),
    plain: Object.fromEntries(Object.entries(plain).map(([name, texts]) => [name, measured(texts)])),
    milliseconds: Math.round(performance.now() - began),
  }
  return { name: 'stated', results, command: 'npm run -s bench -- stated --data DIR --json' }
}

/** The share of stated preferences found, in the names all benches use; each entry is a user of its own. */
const summary = (shares: Halves<Share>) => {
  const { n, share: accuracy, low, high } = shares.all
  return { n, users: n, accuracy, low, high, seen: shares.even, unseen: shares.odd }
}

const turns = (entry: Entry): string[] =>
  entry.conversation.filter((turn) => turn.role === 'user').map((turn) => turn.content)

function halves<T>(entries: readonly Entry[], measure: (entries: readonly Entry[]) => T): Halves<T> {
  const half = (rest: number) => measure(entries.filter((_, i) => i % 2 === rest))
  return { even: half(0), odd: half(1), all: measure(entries) }
}

const recall = (entries: readonly Entry[]): Share =>
  shareOf(entries.filter((entry) => statedWishes(entry.preference).length > 0).length, entries.length)

function shown(entries: readonly Entry[]): Recall {
  let hits = 0
  let wishes = 0
  let theirs = 0
  for (const entry of entries) {
    const quotes = turns(entry).flatMap((text) => statedWishes(text).map((wish) => wish.quote))
    const own = quotes.filter((quote) => alike(quote, entry.preference))
    if (own.length > 0) hits++
    wishes += quotes.length
    theirs += own.length
  }
  return { recall: shareOf(hits, entries.length), theirs: shareOf(theirs, wishes) }
}

function measured(texts: readonly string[]): Plain {
  const found = texts.map((text) => statedWishes(text))
  const wishes = found.flat()
  return {
    texts: texts.length,
    words: texts.reduce((sum, text) => sum + text.split(/\s+/).length, 0),
    withWishes: shareOf(found.filter((list) => list.length > 0).length, texts.length),
    wishes: wishes.length,
    perThousandTexts: (1000 * wishes.length) / texts.length,
    quotes: wishes.map((wish) => wish.quote),
  }
}

/**
 * True when a quote is about the same thing as a preference: they share two content words, or a third of the
 * smaller one's. Words count by their first five letters; words of liking and small words do not count.
 */
function alike(quote: string, preference: string): boolean {
  const [a, b] = [content(quote), content(preference)]
  const shared = [...a].filter((word) => b.has(word)).length
  return shared >= 2 || (shared > 0 && shared >= Math.min(a.size, b.size) / 3)
}

const EMPTY =
  /^(?:i|im|ive|the|and|for|with|that|this|from|over|into|any|all|are|not|can|cant|dont|have|has|more|most|very|rather|than|when|who|which|due|them|they|their|prefe\w*|disli\w*|avoid\w*|enjoy\w*|love|like|hate|stron\w*|avers\w*|usual\w*|tend|find|using|use|also|really|only|refus\w*|stand|inter\w*|invol\w*|speci\w*|thing\w*|other\w*|option\w*|activ\w*|produ\w*|exper\w*)$/

function content(text: string): Set<string> {
  const words =
    text
      .toLowerCase()
      .replace(/['’]/g, '')
      .match(/[\p{L}\p{N}]{3,}/gu) ?? []
  return new Set(words.filter((word) => !EMPTY.test(word)).map((word) => word.slice(0, 5)))
}

function shareOf(found: number, n: number): Share {
  const { mean, low, high } = wilson(found, n)
  return { n, found, share: mean, low, high }
}
