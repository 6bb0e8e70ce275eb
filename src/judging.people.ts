import type { Access } from './access.ts'
import { InvalidInputError } from './errors.ts'
import type { Choice, Comparison, Verdict } from './judges/judge.ts'
import { loadPersona, savePersona } from './judges/persona.saved.ts'
import { fitPersona, type PersonaModel } from './judges/persona.ts'
import { type Ranking, rank } from './judges/rank.ts'
import { choicesOf, type Drawn, type JudgeName, judgeFor, type Known, naming } from './judging.ts'
import { all, meansOf } from './learning.ts'
import { usable } from './preference.ts'
import { ask, type Question } from './rewards/ask.ts'
import { type Explained, explain } from './rewards/explain.ts'
import { type FittedTaste, fitTaste, readText, type Taste, tasteOf, type Vote } from './rewards/taste.ts'
import type { Person, Store } from './store.ts'

/** Which judge, and what it may cost. */
export interface JudgeOptions {
  /** `reward` without a model, `cascade` with one. */
  readonly judge?: JudgeName
  /** Of a cascade: the share of comparisons that may go to the model, 0 to 1. 0.3 when left out. */
  readonly calls?: number
  readonly signal?: AbortSignal
}

/** A verdict, and the judge that gave it. */
export interface Judgement extends Verdict {
  readonly judge: JudgeName
}

/** The most useful question of a pool, and how its answer is foretold. */
export interface NextQuestion extends Question {
  /** That the person will take `a`. */
  readonly probability: number
}

export interface PeopleOf {
  readonly store: Store
  readonly access: Access
  readonly fitTaste?: FitTaste | undefined
}

/** Fits everybody's taste elsewhere than here, where it takes seconds: a service has others to answer meanwhile. */
export type FitTaste = (votes: readonly Vote[]) => Promise<FittedTaste>

/** Choices of everybody's that the population's taste is fitted on, and the newest of each person. */
const MOST = 20_000
const EACH = 200
/** A fitted taste serves until there are this many times as many choices. */
const GROWN = 1.1
/** Judgements after which everybody is counted anew: some signals may have been forgotten by another process. */
const RECOUNT = 500
/** A persona serves until the person made this many more choices, or a third more. */
const MORE = 3
const PERSONA = 'persona'

/** What many like, and the choices it was fitted on. */
interface Everybody {
  readonly taste: Taste
  readonly choices: readonly Choice[]
  readonly read: typeof readText
}

interface Held {
  readonly fitted: Promise<Everybody>
  /** Of people, when it was fitted. */
  readonly signals: number
  /** Up to where the log was looked at, and how many signals of people came since the fit. */
  position: number
  fresh: number
  judged: number
}

/**
 * Judges for people of a store. What many like is fitted at the first need and kept in memory; one person's taste is
 * fitted from their choices each time, so the newest choice counts at once and a forgotten one no longer.
 */
export function createJudging({ store, access, fitTaste: fitElsewhere }: PeopleOf) {
  let held: Held | undefined

  /** Whoever asks while it is fitted waits for the same fit. One that was under way at a reset is not kept. */
  async function everybody(): Promise<Everybody> {
    if (held && (await serves(held))) return held.fitted
    const people = await all(store.people())
    const signals = people.reduce((sum, p) => sum + p.signals, 0)
    // Fewer than there were: somebody forgot some elsewhere.
    if (held && signals >= held.signals && signals <= held.signals * GROWN) {
      held.judged = 0
      held.fresh = signals - held.signals
      return held.fitted
    }
    const position = Math.max(0, ...people.map((p) => p.last))
    const made: Held = { fitted: fittedOn(people), signals, position, fresh: 0, judged: 0 }
    held = made
    made.fitted.catch(() => {
      if (held === made) held = undefined
    })
    return made.fitted
  }

  /** To count everybody for each judgement would take longer than judging: only what came since is looked at. */
  async function serves(taste: Held): Promise<boolean> {
    for await (const { position, signal } of store.signals({ after: taste.position })) {
      if (position <= taste.position) continue
      taste.position = position
      if (signal.person !== undefined) taste.fresh++
    }
    return taste.fresh <= taste.signals * (GROWN - 1) && ++taste.judged < RECOUNT
  }

  async function fittedOn(people: readonly Person[]): Promise<Everybody> {
    const choices: Choice[] = []
    for (const { person } of people) {
      if (choices.length >= MOST) break
      choices.push(...(await choicesBy(person)).slice(-EACH))
    }
    const taste = fitElsewhere ? tasteOf(await fitElsewhere(choices)) : fitTaste(choices)
    return { taste, choices, read: remembered(readText) }
  }

  const choicesBy = async (person: string): Promise<readonly Drawn[]> =>
    choicesOf((await all(store.signals({ person }))).map((l) => l.signal))

  async function known(person: string, name: JudgeName, abort?: AbortSignal): Promise<Known> {
    const { taste } = await everybody()
    const choices = await choicesBy(person)
    const means = access.has ? naming(meansOf(person, await access.models(), abort), choices) : undefined
    const profile = await store.profile(person)
    const stated = profile.preferences.filter((p) => p.origin === 'stated' && usable(p))
    return {
      choices,
      taste,
      own: taste.person(choices),
      ...(means && { means }),
      ...(stated.length > 0 && { stated: stated.map((p) => p.statement).join('; ') }),
      ...(name === 'persona' &&
        means &&
        choices.length > 0 && { persona: await personaOf(person, choices, means) }),
    }
  }

  /** The kept persona, or a new one when choices were added or forgotten since. */
  async function personaOf(
    person: string,
    choices: readonly Drawn[],
    means: NonNullable<Known['means']>,
  ): Promise<PersonaModel> {
    for await (const { value } of store.artifacts(PERSONA, person)) {
      const { model, choices: then } = JSON.parse(new TextDecoder().decode(value))
      if (choices.length < then + Math.max(MORE, then / 3)) return loadPersona(model)
    }
    const model = await fitPersona(choices, means)
    const value = new TextEncoder().encode(
      JSON.stringify({ model: savePersona(model), choices: choices.length }),
    )
    const signals = choices.flatMap((c) => [c.id, c.against ?? []].flat())
    await store.commit({ artifacts: [{ name: PERSONA, key: person, person, signals, value }] })
    return model
  }

  const nameOf = ({ judge, calls }: JudgeOptions): JudgeName => {
    if (calls !== undefined && !(calls >= 0 && calls <= 1))
      throw new InvalidInputError('calls', calls, 'give a share of comparisons from 0 to 1')
    return judge ?? (access.has ? 'cascade' : 'reward')
  }

  return {
    async judge(person: string, pair: Comparison, options: JudgeOptions = {}): Promise<Judgement> {
      checkTexts(pair)
      const judge = nameOf(options)
      const made = judgeFor(judge, await known(person, judge, options.signal), options.calls)
      return { ...(await made.compare(pair, options.signal)), judge }
    },

    async rank(
      person: string,
      { context, answers }: { readonly context?: string; readonly answers: readonly string[] },
      options: JudgeOptions = {},
    ): Promise<Ranking & { readonly judge: JudgeName }> {
      if (answers.length === 0) throw new InvalidInputError('answers', answers, 'give one or more')
      answers.forEach((answer, i) => {
        checkText(`answers.${i}`, answer)
      })
      const judge = nameOf(options)
      const made = judgeFor(judge, await known(person, judge, options.signal), options.calls)
      return { ...(await rank(made, context, answers, options.signal)), judge }
    },

    async ask(person: string, pool: readonly Comparison[]): Promise<NextQuestion> {
      for (const pair of pool) checkTexts(pair)
      const { own } = await known(person, 'reward')
      const features = pool.map(({ a, b }) => ({ a: own.features(a), b: own.features(b) }))
      const question = ask(own.reward, own.state, features)
      const { a, b } = pool[question.index]!
      return { ...question, probability: 1 / (1 + Math.exp(-own.odds(a, b))) }
    },

    async explain(person: string): Promise<readonly Explained[]> {
      const { choices, read } = await everybody()
      const others = choices.filter((c) => c.person !== person)
      return explain(await choicesBy(person), others, read)
    },

    /** What was fitted from texts that may be gone. */
    reset: () => {
      held = undefined
    },
  }
}

/** Reads a text once. Costs some 2 KB a text for as long as it is kept. */
function remembered(read: typeof readText): typeof readText {
  const known = new Map<string, Float64Array>()
  return (text) => {
    const found = known.get(text) ?? read(text)
    known.set(text, found)
    return found
  }
}

function checkTexts({ a, b }: Comparison): void {
  checkText('a', a)
  checkText('b', b)
}

function checkText(field: string, text: string): void {
  if (typeof text !== 'string' || text.trim() === '')
    throw new InvalidInputError(field, text, 'give the text of an answer')
}
