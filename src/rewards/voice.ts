import { InvalidInputError } from '../errors.ts'
import { minimise } from '../minimise.ts'
import { addTo, type Family, fitFamily, type Print, printOf, type Sparse, score } from './voice.family.ts'
import { BUCKETS, type Reading } from './voice.reading.ts'
import { fitWhitening, type Whitening, whiten } from './voice.whiten.ts'

/** Words and marks looked at: those most people use, so manner before matter. */
const WORDS = 1000
/** Writers a text may be ascribed to instead, at most: a comparison costs in proportion. */
const RIVALS = 256
/** Parts people are dealt into to weigh the families, and texts of each part asked about, at most. */
const FOLDS = 3
const TRIALS = 150

/** What is looked at, and how it is spread among people. */
export interface Features {
  /** Buckets of words, see `readVoice`. */
  readonly words: readonly number[]
  readonly whitening: Whitening
  /** Of words, then of whitened measures. */
  readonly families: readonly [Family, Family]
}

/** What a fit knows: plain numbers. */
export interface VoiceModel extends Features {
  /** What the log-odds of each family are worth, measured on texts left out. */
  readonly worth: Float64Array
  readonly rivals: readonly { readonly person: string; readonly prints: Voiceprint }[]
}

/** A writer, by family. Empty for somebody without a text. */
export type Voiceprint = readonly Print[]

/** Whose text is it: a reward for how much a text sounds like a person. */
export interface Voice {
  /** The voice of somebody from their own texts. Needs nobody else's, and no new fit. */
  print(own: readonly Reading[]): Voiceprint
  /**
   * Log-odds that `a` and not `b` is by the writer of the print, when one of them is. 0 when the print is empty.
   *
   * @param person the writer's name, who is then no rival to themself.
   */
  odds(print: Voiceprint, a: Reading, b: Reading, person?: string): number
  readonly model: VoiceModel
}

/** A text and who wrote it. */
export interface Attributed {
  readonly person: string
  readonly reading: Reading
}

/**
 * Fits a population of writers. Two families of features, words and style measures, each by a hierarchical normal
 * model: a writer's mean is drawn to everybody's, and a feature counts as far as it tells people apart more than one
 * person's texts from each other. The two are weighed by the likelihood of ascribing texts of people the features were
 * not fitted to, the text itself left out of its writer's. A text is held against other writers too, the idea of the
 * impostors method (Koppel and Winter 2014), with one unknown writer among them.
 *
 * Costs four passes over the texts, each texts × (measures² + people × measures).
 */
export function fitVoice(texts: readonly Attributed[]): Voice {
  if (texts.length === 0) throw new InvalidInputError('texts', texts, 'give at least one text')
  const features = fitFeatures(texts)
  const read = reader(features)
  const rivals = [...Map.groupBy(texts, (t) => t.person)].slice(0, RIVALS).map(([person, own]) => ({
    person,
    prints: printsOf(
      features.families,
      own.map((t) => read(t.reading)),
    ),
  }))
  return voice({ ...features, worth: weigh(texts), rivals })
}

function fitFeatures(texts: readonly Attributed[]): Features {
  const { owner, people } = owners(texts)
  const measures = texts.map((t) => t.reading.measures)
  const words = vocabulary(texts)
  const whitening = fitWhitening(measures, owner, people)
  const read = reader({ words, whitening })
  const rows = texts.map((t) => read(t.reading))
  const family = (f: number, width: number) =>
    fitFamily(
      rows.map((r) => r[f]!),
      owner,
      people,
      width,
    )
  return { words, whitening, families: [family(0, words.length), family(1, whitening.mean.length)] }
}

/** The voice a model makes. */
export function voice(model: VoiceModel): Voice {
  const { families, worth, rivals } = model
  const rowsOf = remembered(reader(model))
  const total = (prints: Voiceprint, rows: readonly Sparse[]) =>
    prints.reduce((sum, print, f) => sum + worth[f]! * score(print, rows[f]!), 0)
  return {
    model,
    print: (own) => printsOf(families, own.map(rowsOf)),
    odds(print, a, b, person) {
      if (print.length === 0) return 0
      const rest = rivals.filter((rival) => rival.person !== person)
      const own = (reading: Reading) => {
        const rows = rowsOf(reading)
        return total(print, rows) - logSum([0, ...rest.map((rival) => total(rival.prints, rows))])
      }
      return own(a) - own(b)
    },
  }
}

function remembered(read: (reading: Reading) => readonly Sparse[]) {
  const known = new WeakMap<Reading, readonly Sparse[]>()
  return (reading: Reading): readonly Sparse[] => {
    const rows = known.get(reading) ?? read(reading)
    known.set(reading, rows)
    return rows
  }
}

function reader({ words, whitening }: Pick<Features, 'words' | 'whitening'>) {
  const place = new Int32Array(BUCKETS).fill(-1)
  for (const [j, word] of words.entries()) place[word] = j
  return ({ words: { index, value }, measures }: Reading): readonly Sparse[] => {
    const known = index.map((word) => place[word]!)
    const found = { index: known.filter((j) => j >= 0), value: value.filter((_, k) => known[k]! >= 0) }
    return [found, whiten(whitening, measures)]
  }
}

/** Buckets by how many texts use them. One person's word may be their subject: it stays out. */
function vocabulary(texts: readonly Attributed[]): number[] {
  const { owner } = owners(texts)
  const uses = new Int32Array(BUCKETS)
  const first = new Int32Array(BUCKETS).fill(-1)
  const shared = new Uint8Array(BUCKETS)
  for (const [i, { reading }] of texts.entries())
    for (const word of reading.words.index) {
      uses[word]!++
      if (first[word] === -1) first[word] = owner[i]!
      else if (first[word] !== owner[i]) shared[word] = 1
    }
  const candidates = [...uses.keys()].filter((word) => shared[word] === 1)
  return candidates.sort((v, w) => uses[w]! - uses[v]! || v - w).slice(0, WORDS)
}

/**
 * The families' weights of greatest likelihood: a multinomial logistic model of who wrote a text, among the people of
 * its part and an unknown writer. Features are fitted to the other parts, because those that saw a text flatter it.
 */
function weigh(texts: readonly Attributed[]): Float64Array {
  const { owner } = owners(texts)
  const trials = Array.from({ length: FOLDS }, (_, f) => f).flatMap((fold) => {
    const fit = texts.filter((_, i) => owner[i]! % FOLDS !== fold)
    const held = texts.filter((_, i) => owner[i]! % FOLDS === fold)
    return fit.length === 0 ? [] : ascribed(held, fitFeatures(fit))
  })
  if (trials.length === 0) return new Float64Array(2)
  return minimise(
    new Float64Array(2),
    (x, gradient) => {
      let loss = 0
      for (const { own, scores } of trials) {
        const odds = scores[0].map((s, p) => x[0]! * s + x[1]! * scores[1][p]!)
        const all = logSum(odds)
        loss += (all - odds[own]!) / trials.length
        for (const [f, given] of scores.entries()) {
          gradient[f]! -= given[own]! / trials.length
          for (let p = 0; p < odds.length; p++)
            gradient[f]! += (Math.exp(odds[p]! - all) * given[p]!) / trials.length
        }
      }
      return loss
    },
    { iterations: 50, tolerance: 1e-4 },
  ).map((w) => Math.max(0, w))
}

/** What each writer's prints give to each text, by family; the last is unknown. Texts of people without another say nothing. */
function ascribed(texts: readonly Attributed[], features: Features) {
  const read = reader(features)
  const { owner } = owners(texts)
  const byPerson = [...Map.groupBy(texts, (t) => t.person).values()].map((own) =>
    own.map((t) => read(t.reading)),
  )
  const prints = byPerson.map((rows) => printsOf(features.families, rows))
  const told = [...owner.keys()].filter((i) => byPerson[owner[i]!]!.length > 1)
  const step = Math.max(1, told.length / TRIALS)
  return Array.from({ length: Math.min(TRIALS, told.length) }, (_, k) => {
    const i = told[Math.floor(k * step)]!
    const own = owner[i]!
    const rows = read(texts[i]!.reading)
    const at = texts.slice(0, i).filter((t) => t.person === texts[i]!.person).length
    const rest = printsOf(features.families, byPerson[own]!.toSpliced(at, 1))
    const given = (f: 0 | 1) => {
      const all = prints.map((print, p) => score((p === own ? rest : print)[f]!, rows[f]!))
      return Float64Array.from([...all, 0])
    }
    return { own, scores: [given(0), given(1)] as const }
  })
}

function owners(texts: readonly Attributed[]) {
  const place = new Map([...new Set(texts.map((t) => t.person))].map((name, p) => [name, p]))
  return { owner: Int32Array.from(texts, (t) => place.get(t.person)!), people: place.size }
}

function printsOf(families: readonly Family[], rows: readonly (readonly Sparse[])[]): Voiceprint {
  if (rows.length === 0) return []
  return families.map((family, f) => {
    const sum = new Float64Array(family.mean.length)
    for (const row of rows) addTo(sum, row[f]!, 1)
    return printOf(family, sum, rows.length)
  })
}

function logSum(values: ArrayLike<number> & Iterable<number>): number {
  let most = Number.NEGATIVE_INFINITY
  for (const value of values) most = Math.max(most, value)
  let sum = 0
  for (const value of values) sum += Math.exp(value - most)
  return most + Math.log(sum)
}
