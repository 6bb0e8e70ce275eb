import { isDeepStrictEqual } from 'node:util'
import { type AccessOptions, createAccess } from './access.ts'
import { ConflictError, InvalidInputError, NotFoundError } from './errors.ts'
import type { Estimate } from './estimate.ts'
import { type CurvePoint, curve } from './evaluate/curve.ts'
import type { Comparison } from './judges/judge.ts'
import { createJudging, type FitTaste, type JudgeOptions } from './judging.people.ts'
import { estimate, type House, type LearnOptions, learnEverybody, learnOne } from './learn.ts'
import type { Learner } from './learners/learner.ts'
import { prose } from './learners/prose.ts'
import { stated, statedWishes } from './learners/stated.ts'
import { style } from './learners/style.ts'
import { all, type Learned, meansOf, relearn } from './learning.ts'
import { loadObservations } from './measuring.ts'
import { forgetAnswers, keptAnswers } from './models/cache.ts'
import { toEmbedder } from './models/ids.ts'
import type { Observation } from './observation.ts'
import { Population } from './population.ts'
import {
  confirm,
  type Forecast,
  find,
  type Preference,
  type Profile,
  pause,
  pin,
  preferenceId,
  propose,
  remove,
  revise,
  type Scope,
  THRESHOLDS,
  type Thresholds,
  type Trial,
} from './preference.ts'
import { type PromptBlock, type PromptRequest, promptBlock } from './prompt.ts'
import { createRouting } from './routing.store.ts'
import { digest, parseSignal, type Signal, type SignalInput, type SignalOf } from './signal.ts'
import type { ForgetTarget, Person, Receipt, Store } from './store.ts'
import { sqliteStore } from './stores/sqlite.ts'
import { measured, TAKEN } from './study.ts'
import { clean } from './text/clean.ts'
import { unsafe } from './text/safe.ts'
import { type WriteOptions, type Written, write } from './write.ts'

export interface PenchantOptions extends AccessOptions {
  /** A store, or the path of an embedded one (made when absent). */
  readonly store?: Store | string
  /** `stated` and `style`; with a model `prose` too. */
  readonly learners?: readonly Learner[]
  readonly thresholds?: Partial<Thresholds>
  readonly clock?: () => Date
  /** Runs over every text before it is stored or leaves for a model: the place to take names or numbers out. */
  readonly redact?: (text: string) => string
  /** How everybody's taste is fitted for judging; in this thread when left out. */
  readonly fitTaste?: FitTaste
}

/** Where the embedded store lies unless told otherwise. */
export const DEFAULT_STORE = 'penchant.db'

/** Everything held about one person. */
export interface Export {
  readonly person: string
  readonly signals: readonly Signal[]
  readonly profile: Profile
  readonly trials: readonly Trial[]
  readonly forecasts: readonly Forecast[]
  /** What models answered about them, as far as it is kept. */
  readonly answers: readonly unknown[]
  /** Their texts as measured for the population. */
  readonly observations: readonly (Omit<Observation, 'level' | 'change'> & {
    level: readonly number[]
    change?: readonly number[]
  })[]
}

export type Penchant = ReturnType<typeof createPenchant>

/** The composition root: observe, learn, profile, prompt, and the person's own say over what is believed. */
export function createPenchant(options: PenchantOptions = {}) {
  const store =
    typeof options.store === 'object' ? options.store : sqliteStore(options.store ?? DEFAULT_STORE)
  const access = createAccess(options, store)
  const learners = options.learners ?? [stated(), style(), ...(access.has ? [prose()] : [])]
  const asking = learners.find((l) => l.asks)
  if (asking && !access.has)
    throw new InvalidInputError('learners', asking.name, 'it asks a language model; give one as model')
  const clock = options.clock ?? (() => new Date())
  const thresholds: Thresholds = { ...THRESHOLDS, ...options.thresholds }
  const now = () => clock().toISOString()
  const house: House = { store, access, learners, thresholds }
  const judging = createJudging({ store, access, fitTaste: options.fitTaste })
  const { embedder } = options
  const routing = createRouting({
    store,
    // Asked for only where it was chosen: words tell much of what the local one does.
    ...(embedder !== undefined && {
      embedder: async () => (access.has ? (await access.models()).embedder : await toEmbedder(embedder)),
    }),
  })

  /** Applies a change to a profile, again on the newest one when somebody else was faster. Where nothing changes it stays. */
  async function change(person: string, edit: (profile: Profile) => Profile): Promise<Profile> {
    for (;;) {
      const profile = await store.profile(person)
      const edited = edit(profile)
      if (isDeepStrictEqual(edited, profile)) return profile
      const next = { ...edited, version: profile.version + 1 }
      try {
        await store.commit({ profile: next, expected: profile.version })
        return next
      } catch (error) {
        if (!(error instanceof ConflictError)) throw error
      }
    }
  }

  const parse = (input: unknown): Signal =>
    parseSignal(options.redact ? redacted(input, options.redact) : input, clock())

  return {
    /** Checks and stores what somebody did. Durable when it resolves; a signal that is already held is not stored again. */
    async observe<T extends SignalInput | readonly SignalInput[]>(
      input: T,
    ): Promise<T extends readonly unknown[] ? Signal[] : Signal> {
      const many = Array.isArray(input)
      const signals = (many ? input : [input]).map(parse)
      await store.append(signals)
      return (many ? signals : signals[0]) as never
    },

    /** Tests what is believed of one person on what is new, then learns from it. */
    learn: (person: string, run: LearnOptions = {}): Promise<Learned> => learnOne(person, house, run),

    /**
     * The same for everybody with something new. First all is measured, so that the first person has a population too.
     * With a model, as many people at a time as keep it busy; the first that cannot go on stops the rest, but for
     * one who is over a limit of their own.
     */
    learnAll: (run: LearnOptions = {}): Promise<readonly Learned[]> => learnEverybody(house, run),

    /** What learning what is new would take with the model given, of one person or of everybody, before anything is spent. */
    estimate: (person?: string): Promise<Estimate> => estimate(person, house),

    /** What it learns and asks with. */
    settings: {
      ...(access.has && { model: access.name }),
      embedder:
        typeof embedder === 'object' ? `${embedder.provider}/${embedder.modelId}` : (embedder ?? 'local'),
      learners: learners.map(({ name }) => name),
      ...(options.budget && { budget: options.budget }),
      ...(access.price && { price: access.price }),
      concurrency: access.concurrency,
      thresholds,
    },

    /** Calls, tokens and cost so far, by step and person, since this instance was made. */
    usage: () => ({ total: access.meter.total(), rows: access.meter.rows() }),

    /**
     * Writes a text for a person, by what the store believes of them or by a profile made for a trial.
     *
     * @throws InvalidInputError without a model.
     */
    async write(person: string, request: WriteOptions, supposed?: Profile): Promise<Written> {
      if (!access.has)
        throw new InvalidInputError('model', undefined, 'give createPenchant a model to write with')
      if (!request.task && !request.input)
        throw new InvalidInputError('task', request.task, 'say what is to be written, or give an input')
      for (const field of ['budget', 'draws'] as const)
        if (request[field] !== undefined && !(request[field] > 0))
          throw new InvalidInputError(field, request[field], 'give a number above 0')
      const models = await access.models()
      const signals = request.demonstrations
        ? (await all(store.signals({ person }))).map((l) => l.signal)
        : []
      const means = meansOf(person, models, request.signal)
      const profile = supposed ?? (await store.profile(person))
      return write(request, { profile, signals, learners, model: models.model, means })
    },

    /** Which of two answers a person would prefer, from their choices and ratings. Without a model in microseconds. */
    judge: (person: string, pair: Comparison, how?: JudgeOptions) => judging.judge(person, pair, how),

    /** Answers to one request, the one they would prefer first. */
    rank: (
      person: string,
      request: { readonly context?: string; readonly answers: readonly string[] },
      how?: JudgeOptions,
    ) => judging.rank(person, request, how),

    /** The pair of a pool whose answer would settle most about a person's taste. No model is asked. */
    ask: (person: string, pool: readonly Comparison[]) => judging.ask(person, pool),

    /** Which measured properties drive a person's choices, with intervals, beside everybody's. */
    explain: (person: string) => judging.explain(person),

    /** Fits a router to all outcomes of the store, verifies what choosing by query gains, and keeps it: a minute for 45,000. */
    fitRouter: routing.fit,

    /** The prompt for a query by the kept router and what was stored since. No model is asked. */
    route: routing.route,

    people: (): AsyncIterable<Person> => store.people(),
    profile: (person: string): Promise<Profile> => store.profile(person),
    /** The newest profiles, the newest first: as many as the store keeps. */
    versions: (person: string): AsyncIterable<Profile> => store.versions(person),
    history: (person: string) => store.history(person),
    curve: async (person: string): Promise<readonly CurvePoint[]> =>
      curve((await store.history(person)).forecasts),

    /** The block to put before a model, the ids used, and why each. */
    async prompt(person: string, request: PromptRequest = {}): Promise<PromptBlock> {
      if (request.budget !== undefined && !(request.budget > 0))
        throw new InvalidInputError('budget', request.budget, 'give a number of tokens above 0')
      return promptBlock(await store.profile(person, { bare: true }), request)
    },

    confirm: (person: string, id: string) => change(person, (p) => confirm(p, id, now())),
    pin: (person: string, id: string, pinned = true) => change(person, (p) => pin(p, id, pinned)),
    pause: (person: string, id: string, paused = true) =>
      change(person, (p) => pause(p, id, paused, thresholds)),
    remove: (person: string, id: string, { forever = false } = {}) =>
      change(person, (p) => remove(p, id, now(), forever)),
    revise: (person: string, id: string, statement: string) =>
      change(person, (p) => revise(p, id, own(options.redact?.(statement) ?? statement), now())),

    /** Takes a preference in the person's own words. What it is about is recognised where it can be. */
    async add(person: string, statement: string, scope: Scope = { kind: 'always' }): Promise<Profile> {
      const signal = parse({
        kind: 'statement',
        person,
        text: own(statement),
        meta: { [TAKEN]: true },
      }) as SignalOf<'statement'>
      const text = own(signal.text)
      const quote = signal.text
      const place = options.redact ? (redacted(scope, options.redact) as Scope) : scope
      await store.append([signal])
      const wish = statedWishes(text)[0]
      const about = wish?.about ?? `own:${digest(text.toLowerCase())}`
      const evidence = [{ signal: signal.id, field: 'text', start: 0, end: quote.length, quote }]
      const belief = {
        statement: text,
        about,
        stance: wish?.stance ?? 'more',
        scope: place,
        origin: 'stated',
        learner: 'person',
      } as const
      return change(person, (profile) => {
        const freed = { ...profile, removed: profile.removed.filter((t) => t.id !== preferenceId(belief)) }
        const proposal = { action: 'add', ...belief, sources: [signal.id], evidence } as const
        return propose(
          freed,
          [measured(proposal, new Population([]))],
          signal.at,
          () => signal.at,
          thresholds,
        )
      })
    },

    /**
     * Erases a person, a signal or a preference with everything derived from it, on disk too. With a preference
     * that was added in the person's own words go those words; what else it was learned from stays.
     */
    async forget(target: ForgetTarget): Promise<Receipt> {
      const preference = 'preference' in target ? await heldOf(target.person, target.preference) : undefined
      const words = preference ? await wordsOf(target.person, preference) : []
      if (preference) await forgetAnswers(store, target.person, preference.statement)
      const parts = [target, ...words.map((signal) => ({ person: target.person, signal }))]
      const receipts: Receipt[] = []
      const failures: unknown[] = []
      try {
        // Where one is erased but not gone from the medium yet, the others go all the same.
        for (const part of parts)
          await store.forget(part, now()).then(
            (receipt) => receipts.push(receipt),
            (error) => failures.push(error),
          )
        if (failures.length > 0) throw failures[0]
      } finally {
        judging.reset()
        if (!('signal' in target || 'preference' in target)) access.meter.forget(target.person)
      }
      if ('signal' in target) {
        const population = new Population(await loadObservations(store))
        await relearn(target.person, population, { store, learners, thresholds })
      }
      return receipts.reduce(sum)
    },

    /** Everything held about a person. Throws NotFoundError for somebody the store does not know. */
    async export(person: string): Promise<Export> {
      const signals = (await all(store.signals({ person }))).map((l) => l.signal)
      const profile = await store.profile(person)
      if (signals.length === 0 && profile.version === 0)
        throw new NotFoundError('person', person, 'list the people the store knows')
      const observations = (await loadObservations(store, person)).map(({ level, change, ...rest }) => ({
        ...rest,
        level: [...level],
        ...(change && { change: [...change] }),
      }))
      const answers = await keptAnswers(store, person)
      return { person, signals, profile, ...(await store.history(person)), answers, observations }
    },

    close: (): Promise<void> => store.close(),
  }

  /** Undefined for one that is not there, such as one that was erased and is still to be finished with. */
  async function heldOf(person: string, id: string): Promise<Preference | undefined> {
    try {
      return find(await store.profile(person), id)
    } catch (error) {
      if (error instanceof NotFoundError) return undefined
      throw error
    }
  }

  /** Signals that exist only because a preference was added. */
  async function wordsOf(person: string, { sources }: Preference): Promise<string[]> {
    const words: string[] = []
    for await (const { signal } of store.signals({ person }))
      if (sources.includes(signal.id) && signal.meta?.[TAKEN]) words.push(signal.id)
    return words
  }
}

function sum(a: Receipt, b: Receipt): Receipt {
  return {
    ...a,
    signals: a.signals + b.signals,
    preferences: a.preferences + b.preferences,
    evidence: a.evidence + b.evidence,
    trials: a.trials + b.trials,
    forecasts: a.forecasts + b.forecasts,
    artifacts: a.artifacts + b.artifacts,
    profiles: Math.max(a.profiles, b.profiles),
  }
}

function own(statement: string): string {
  const reason = unsafe(statement)
  if (reason)
    throw new InvalidInputError('statement', statement, `it ${reason}; say in one line how texts should be`)
  return clean(statement)
}

/** What tells a signal's or scope's shape or owner is no text of theirs; the same names within meta are. */
const SHAPE = /^(?:kind|person|at|context\.\d+\.role)$/

function redacted(value: unknown, redact: (text: string) => string, path = ''): unknown {
  if (typeof value === 'string') return SHAPE.test(path) ? value : redact(value)
  if (value === null || typeof value !== 'object') return value
  const inner = (key: string | number, item: unknown) =>
    redacted(item, redact, path === '' ? `${key}` : `${path}.${key}`)
  if (Array.isArray(value)) return value.map((item, i) => inner(i, item))
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, inner(k, v)]))
}
