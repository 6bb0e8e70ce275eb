import type { Forecast, Profile, Trial } from './preference.ts'
import type { Signal } from './signal.ts'

/** A signal with its place in the log. Positions grow, start at 1 and are never used twice. */
export interface Logged {
  readonly position: number
  readonly signal: Signal
}

/** Which signals: of a person, on a material (see `material`), after a position. Several: all must hold. */
export interface SignalFilter {
  readonly person?: string
  readonly material?: string
  readonly after?: number
}

/** Somebody the store knows, with how much it holds and how much of that was learned from. */
export interface Person {
  readonly person: string
  readonly signals: number
  /** Position of their newest signal. */
  readonly last: number
  /** Position up to which they were learned from. */
  readonly learned: number
}

/**
 * Something computed: a measured text, a cached model exchange. It goes when its person, or any signal it was
 * made from, is forgotten. `name` and `key` together identify it; saving it again replaces it.
 */
export interface Artifact {
  readonly name: string
  readonly key: string
  readonly person?: string
  readonly signals: readonly string[]
  readonly value: Uint8Array
}

/** How many versions of a profile are kept: enough to see what changed lately, and to take back a change. */
export const VERSIONS = 20

/** One atomic step. Everything in it is stored, or nothing. */
export interface Commit {
  /** The next profile; its version must be `expected + 1`. */
  readonly profile?: Profile
  /** The version the change was made from; `profile.version - 1` when left out. */
  readonly expected?: number
  readonly trials?: readonly Trial[]
  readonly forecasts?: readonly Forecast[]
  readonly artifacts?: readonly Artifact[]
}

/** Whom or what to forget. */
export type ForgetTarget =
  | { readonly person: string }
  | { readonly person: string; readonly signal: string }
  | { readonly person: string; readonly preference: string }

/** What was erased, counted. */
export interface Receipt {
  readonly person: string
  readonly signals: number
  readonly preferences: number
  /** Quotes taken out of preferences that stay. */
  readonly evidence: number
  readonly trials: number
  readonly forecasts: number
  readonly artifacts: number
  /** 1 when a profile was erased or rewritten. */
  readonly profiles: number
  readonly at: string
}

/**
 * Keeps signals, profiles, trials and artifacts.
 *
 * An implementer guarantees: what `append` and `commit` acknowledged survives a crash of the process; a commit
 * is all or nothing and compares-and-swaps on the profile's version; a forgotten text is gone from the medium,
 * not only from the answers. `contract` in penchant/test checks all that can be checked from outside.
 */
export interface Store {
  /** Stores signals it does not hold yet, by id, in the order given. Returns how many were new. Durable when it resolves. */
  append(signals: readonly Signal[]): Promise<number>
  /** Signals in log order, as the log stood when the iteration began. */
  signals(filter?: SignalFilter): AsyncIterable<Logged>
  /** Everybody with at least one signal or a profile, by name (code points); only those after a name where one is given. */
  people(after?: string): AsyncIterable<Person>
  /** The newest profile, or an empty one of version 0. `bare` may leave evidence and sources out, which are most of it. */
  profile(person: string, how?: { readonly bare?: boolean }): Promise<Profile>
  /** The newest profiles, the newest first, at most {@link VERSIONS}. Forgetting anything of a person drops all but the newest. */
  versions(person: string): AsyncIterable<Profile>
  /**
   * @throws ConflictError when the stored version is not `expected`.
   * @throws NotFoundError when a signal is named that is not in the log: a learner that began before `forget`
   * must not bring back what was erased.
   */
  commit(commit: Commit): Promise<void>
  /** Trials and forecasts of one person, in the order they were stored. */
  history(person: string): Promise<{ trials: readonly Trial[]; forecasts: readonly Forecast[] }>
  /** Artifacts of a name, or the one with that key. `person` may leave out those that are not theirs. */
  artifacts(name: string, key?: string, person?: string): AsyncIterable<Artifact>
  /**
   * Erases, physically, with everything derived.
   *
   * @throws NotFoundError when there is nothing of that name.
   * @throws StoreBusyError when it was erased, but is not gone from the medium yet. The same asked again finishes that, and
   * gives the receipt.
   */
  forget(target: ForgetTarget, at: string): Promise<Receipt>
  close(): Promise<void>
}
