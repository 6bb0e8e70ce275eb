import type { z } from 'zod'
import type * as common from './server/schemas/common.ts'
import type * as keeping from './server/schemas/keeping.ts'
import type * as profiles from './server/schemas/profile.ts'
import type * as signals from './server/schemas/signal.ts'
import type * as use from './server/schemas/use.ts'

// The service's own schemas as types: nothing of them reaches a bundle.

export type ProblemDetails = z.output<typeof common.problem>
export type SignalInput = z.output<typeof signals.signalInput>
export type Signal = z.output<typeof signals.signal>
export type Accepted = z.output<typeof signals.accepted>
export type BatchResult = z.output<typeof signals.batchResult>
export type Answer = z.output<typeof signals.answer>
export type Answered = z.output<typeof signals.answered>
export type SignalsQuery = z.input<typeof signals.signalsQuery>
export type Person = z.output<typeof keeping.person>
export type PeopleQuery = z.input<typeof keeping.peopleQuery>
export type Scope = z.output<typeof profiles.scope>
export type Preference = z.output<typeof profiles.preference>
export type Profile = z.output<typeof profiles.profile>
export type Versions = z.output<typeof profiles.versions>
export type ProfileDiff = z.output<typeof profiles.diff>
export type Changed = z.output<typeof profiles.changedPreference>
export type Trial = z.output<typeof profiles.trial>
export type TrialsQuery = z.input<typeof profiles.trialsQuery>
export type Curve = z.output<typeof profiles.curve>
export type PromptRequest = z.input<typeof use.promptRequest>
export type PromptBlock = z.output<typeof use.promptBlock>
export type PreviewRequest = z.input<typeof use.previewRequest>
export type Preview = z.output<typeof use.preview>
export type WriteRequest = z.input<typeof use.writeRequest>
export type Written = z.output<typeof use.written>
export type JudgeRequest = z.input<typeof use.judgeRequest>
export type Judgement = z.output<typeof use.judgement>
export type RankRequest = z.input<typeof use.rankRequest>
export type Ranking = z.output<typeof use.ranking>
export type Pair = z.input<typeof use.pair>
export type Question = z.output<typeof use.question>
export type RouteRequest = z.input<typeof use.routeRequest>
export type ChosenPrompt = z.output<typeof use.chosen>
export type RouterReport = z.output<typeof use.routerReport>
export type Job = z.output<typeof keeping.job>
export type ForgetRequest = z.input<typeof keeping.forget>
export type Receipt = z.output<typeof keeping.receipt>
export type Export = z.output<typeof keeping.exported>
export type Usage = z.output<typeof keeping.usage>
export type Token = z.output<typeof keeping.token>
export type KeyRequest = z.input<typeof keeping.keyRequest>
export type Key = z.output<typeof keeping.key>
export type NewKey = z.output<typeof keeping.newKey>
export type Session = z.output<typeof keeping.session>
export type Settings = z.output<typeof keeping.settings>

/** Rows, and where the next page begins; without `next` it is the last. */
export interface Page<T> {
  readonly items: readonly T[]
  readonly next?: string
}

/** What became of a line of a stream. The last line counts them. */
export type LineReport =
  | { readonly line: number; readonly id: string }
  | { readonly line: number; readonly problem: ProblemDetails }

export interface StreamReport {
  readonly lines: number
  readonly accepted: number
  readonly refused: number
  readonly reports: readonly LineReport[]
}

/** Something that happened in the tenant. */
export interface Happening {
  readonly id: string
  readonly event: 'signal' | 'preference' | 'job' | 'forgotten'
  readonly at: string
  readonly person?: string
  readonly what?: string
  readonly about?: string
}
