const NONE: number[] = []

/** What is known of a word as it stands, worked out once for all texts. */
export interface WordForm {
  /** As it stands in the text, and the hash it is found by. */
  readonly raw: string
  readonly hash: number
  /** Lower-cased, with plain apostrophes. */
  readonly text: string
  readonly capital: boolean
  /** Four letters or more, all capitals. */
  readonly shouted: boolean
  /** What measures work out once a word: see `Lexicons.trait`. */
  readonly traits: readonly unknown[]
  /** Lexicons that hold the word, and phrases that begin with it. */
  readonly single: readonly number[]
  readonly phrases: readonly Phrase[]
  /** Shared by all spellings of the word ("The", "the"). */
  readonly tally: WordTally
}

/** Scratch for counting words: each count uses a mark of its own. See `distinct`. */
export interface WordTally {
  mark: number
  times: number
}

interface Phrase {
  readonly lexicon: number
  readonly rest: readonly string[]
}

/** Most word forms kept in memory; beyond it the table starts anew. About 100 bytes each. */
const MOST_FORMS = 100_000
const MASK = (1 << 18) - 1

/** Words and phrases to be found, all lexicons in one pass over the words. */
export class Lexicons {
  readonly #single = new Map<string, number[]>()
  readonly #phrases = new Map<string, Phrase[]>()
  readonly #tests: { readonly lexicon: number; readonly test: (word: string) => boolean }[] = []
  readonly #traits: ((word: string) => unknown)[] = []
  #table: (WordForm | undefined)[] = new Array(MASK + 1)
  readonly #tallies = new Map<string, WordTally>()
  #forms = 0
  #count = 0

  get count(): number {
    return this.#count
  }

  /** Adds a lexicon of single words and phrases ("as well as"). Returns its number. */
  add(terms: readonly string[]): number {
    const lexicon = this.#count++
    this.#forget()
    for (const term of terms) {
      const [first, ...rest] = term.toLowerCase().split(' ') as [string, ...string[]]
      if (rest.length > 0) {
        const phrases = [...(this.#phrases.get(first) ?? []), { lexicon, rest }]
        this.#phrases.set(
          first,
          phrases.sort((a, b) => b.rest.length - a.rest.length),
        )
      } else if (!this.#single.get(first)?.includes(lexicon)) {
        this.#single.set(first, [...(this.#single.get(first) ?? []), lexicon])
      }
    }
    return lexicon
  }

  /** Adds a lexicon of all words a test holds for. The test is asked once a word form. */
  addWhere(test: (word: string) => boolean): number {
    const lexicon = this.#count++
    this.#forget()
    this.#tests.push({ lexicon, test })
    return lexicon
  }

  /** Adds something to work out of every word form, once; returns a reader of it. */
  trait<T>(compute: (word: string) => T): (form: WordForm) => T {
    const place = this.#traits.push(compute) - 1
    this.#forget()
    return (form) => form.traits[place] as T
  }

  /**
   * The form of the word at an offset. A table of our own, keyed by the characters where they stand: cutting
   * each word out of the text for a Map takes twice as long.
   */
  formAt(text: string, start: number, end: number): WordForm {
    let hash = 0
    for (let i = start; i < end; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0
    for (let place = (hash ^ (hash >>> 15)) & MASK; ; place = (place + 1) & MASK) {
      const form = this.#table[place]
      if (form === undefined) return this.#remember(text.slice(start, end), hash, place)
      if (form.hash === hash && form.raw.length === end - start && text.startsWith(form.raw, start))
        return form
    }
  }

  #remember(raw: string, hash: number, place: number): WordForm {
    const form = this.#describe(raw, hash)
    this.#table[place] = form
    this.#forms++
    return form
  }

  #tallyOf(text: string): WordTally {
    const tally = this.#tallies.get(text) ?? { mark: 0, times: 0 }
    this.#tallies.set(text, tally)
    return tally
  }

  /** Makes room before a text is read, never in the middle of one. A text holds fewer words than the table has left. */
  makeRoom(): void {
    if (this.#forms >= MOST_FORMS) this.#forget()
  }

  #forget(): void {
    if (this.#forms === 0) return
    this.#table = new Array(MASK + 1)
    this.#tallies.clear()
    this.#forms = 0
  }

  #describe(raw: string, hash: number): WordForm {
    const text = raw.toLowerCase().replaceAll('’', "'")
    const tested = this.#tests.filter(({ test }) => test(text)).map(({ lexicon }) => lexicon)
    return {
      raw,
      hash,
      text,
      capital: raw[0] !== raw[0]!.toLowerCase(),
      shouted: raw.length >= 4 && raw === raw.toUpperCase() && raw !== raw.toLowerCase(),
      traits: this.#traits.map((trait) => trait(text)),
      single: [...(this.#single.get(text) ?? []), ...tested],
      phrases: this.#phrases.get(text) ?? [],
      tally: this.#tallyOf(text),
    }
  }

  find(forms: readonly WordForm[]): readonly (readonly number[])[] {
    const hits: number[][] = new Array(this.#count).fill(NONE)
    for (let i = 0; i < forms.length; i++) {
      // Plain loops: this one runs once a word of everything that is ever read.
      const { single, phrases } = forms[i]!
      for (let p = 0; p < phrases.length; p++) {
        const { lexicon, rest } = phrases[p]!
        let k = 0
        while (k < rest.length && i + 1 + k < forms.length && forms[i + 1 + k]!.text === rest[k]) k++
        if (k === rest.length) hit(hits, lexicon, i, i + 1 + k)
      }
      for (let s = 0; s < single.length; s++) hit(hits, single[s]!, i, i + 1)
    }
    return hits
  }
}

/** The longest term counts, and only it: "because of" is not also "because". */
function hit(hits: number[][], lexicon: number, first: number, past: number): void {
  const flat = hits[lexicon]!
  if (flat === NONE) hits[lexicon] = [first, past]
  else if (flat[flat.length - 1]! <= first) flat.push(first, past)
}

let lastMark = 0

/** A fresh range of marks for counting with `WordTally.mark`. */
export function freshMarks(count: number): number {
  lastMark += count
  return lastMark - count + 1
}
