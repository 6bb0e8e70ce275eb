import { type CurvePoint, curve } from '../evaluate/curve.ts'
import type { Profile } from '../preference.ts'
import type { Signal } from '../signal.ts'
import type { Context } from './context.ts'
import { type Section, sectionsOf } from './facts.ts'
import { profileOf, withStore } from './open.ts'
import { signalsOf } from './quote.ts'
import { json } from './show.ts'

export interface ProfileOptions {
  readonly all?: boolean
  readonly markdown?: boolean
}

/** All that a profile's page shows, whatever it is shown in. */
export interface View {
  readonly profile: Profile
  readonly sections: readonly Section[]
  readonly curve: readonly CurvePoint[]
  /** Ids of the preferences tested against a neutral text. */
  readonly neutral: ReadonlySet<string>
  /** The signals the shown evidence stands in. */
  readonly signals: ReadonlyMap<string, Signal>
}

/** Shows what is believed about a person. */
export async function profile(ctx: Context, person: string, options: ProfileOptions): Promise<void> {
  const view = await withStore(ctx, async (store): Promise<View> => {
    const profile = await profileOf(store, person)
    const sections = sectionsOf(profile, options.all)
    const evidence = sections.flatMap((s) => s.entries).flatMap((e) => e.preference.evidence.slice(0, 1))
    const signals = ctx.json ? new Map() : await signalsOf(store, person, evidence)
    const { forecasts, trials } = await store.history(person)
    const neutral = new Set(trials.filter((t) => t.contrast === 'neutral').map((t) => t.preference))
    return { profile, sections, curve: curve(forecasts), neutral, signals }
  })
  if (ctx.json) return ctx.print(json({ profile: view.profile, curve: view.curve }))
  if (options.markdown) return ctx.print((await import('./profile.markdown.ts')).markdown(view))
  ctx.print((await import('./profile.terminal.ts')).terminal(view, ctx.colors))
}
