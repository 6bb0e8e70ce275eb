import type { Controls } from '../evaluate/controls.ts'
import { average } from '../evaluate/curve.ts'
import { seeded } from '../evaluate/interval.ts'
import type { LearnOptions } from '../learn.ts'
import { createPenchant, type Penchant } from '../penchant.ts'
import type { Forecast, Profile } from '../preference.ts'
import type { PromptBlock } from '../prompt.ts'
import type { Signal } from '../signal.ts'
import type { Store } from '../store.ts'
import { swapControl } from '../swap.ts'

/** The three whose profiles are shown, and the two whose prompts are. All of them are made up: see demo/README.md. */
const SHOWN = ['emma', 'kai', 'otto']
const PROMPTED = ['emma', 'noah']
export const TASK = 'email'
/** Room for a prompt that fits a screen, in tokens. */
const BUDGET = 110
/** Of the resampling behind the interval: the same signals give the same figures. */
const SEED = 1

/** One person of the demonstration, in numbers and beliefs. */
export interface DemoPerson {
  readonly person: string
  readonly signals: readonly Signal[]
  readonly profile: Profile
  readonly forecasts: readonly Forecast[]
  /** Mean loss over the first and the last third of the forecasts, in bits. */
  readonly loss: { readonly first: number; readonly last: number }
}

/** Everything the demonstration shows; nothing in it is written down beforehand. */
export interface Demo {
  readonly people: readonly DemoPerson[]
  readonly shown: readonly DemoPerson[]
  readonly trials: number
  readonly seconds: number
  /** Whether somebody else's profile would have done as well. */
  readonly swap: Controls
  readonly prompts: { readonly task: string; readonly blocks: Readonly<Record<string, PromptBlock>> }
}

/** Stores the signals, learns everybody, and gathers what came of it. */
export async function runDemo(
  store: Store,
  signals: readonly Signal[],
  run: LearnOptions = {},
): Promise<Demo> {
  const penchant = createPenchant({ store })
  await store.append(signals)
  const started = performance.now()
  const learned = await penchant.learnAll(run)
  const seconds = (performance.now() - started) / 1000
  run.signal?.throwIfAborted()
  const swap = await swapControl(signals, seeded(SEED))
  run.signal?.throwIfAborted()
  const people: DemoPerson[] = []
  for (const [person, own] of Map.groupBy(signals, (s) => s.person ?? ''))
    people.push(await describe(penchant, person, own))
  people.sort((a, b) => (a.person < b.person ? -1 : 1))
  const blocks: Record<string, PromptBlock> = {}
  for (const person of PROMPTED)
    blocks[person] = await penchant.prompt(person, { task: TASK, budget: BUDGET })
  return {
    people,
    shown: people.filter((p) => SHOWN.includes(p.person)),
    trials: learned.reduce((sum, l) => sum + l.trials, 0),
    seconds,
    swap,
    prompts: { task: TASK, blocks },
  }
}

async function describe(penchant: Penchant, person: string, signals: readonly Signal[]): Promise<DemoPerson> {
  const { forecasts } = await penchant.history(person)
  const third = Math.max(1, Math.floor(forecasts.length / 3))
  const mean = (part: readonly Forecast[]) => (part.length === 0 ? 0 : average(part.map((f) => f.loss)))
  const loss = { first: mean(forecasts.slice(0, third)), last: mean(forecasts.slice(-third)) }
  return { person, signals, profile: await penchant.profile(person), forecasts, loss }
}
