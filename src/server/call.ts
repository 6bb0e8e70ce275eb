import type { Context } from 'hono'
import { NotFoundError } from '../errors.ts'
import type { Profile } from '../preference.ts'
import type { Principal } from './auth.ts'
import type { House, Tenant } from './house.ts'
import type { Idempotency } from './idempotency.ts'
import type { Metrics } from './metrics.ts'
import { Problem } from './problem.ts'

/** What an app is made of, for its routes. */
export interface Works {
  readonly house: House
  readonly metrics: Metrics
  readonly idempotency: Idempotency
}

/** One request after its key was checked. */
export interface Call extends Works {
  readonly context: Context<Env>
  readonly principal: Principal
  readonly tenant: Tenant
  /** Aborted when whoever asked has gone, or the time is over. Goes down to model calls. */
  readonly signal: AbortSignal
}

export interface Env {
  Variables: { call: Call; requestId: string; principal?: Principal }
}

/** The profile of somebody the tenant knows, learned or not. @throws NotFoundError */
export async function profileOf(
  { tenant }: Call,
  person: string,
  how?: { readonly bare?: boolean },
): Promise<Profile> {
  const profile = await tenant.store.profile(person, how)
  if (profile.version > 0) return profile
  for await (const _ of tenant.store.signals({ person })) return profile
  throw new NotFoundError('person', person, 'list the people, or store a signal of theirs first')
}

/** @throws NotFoundError for somebody of whom nothing is known. */
export async function known(call: Call, person: string): Promise<void> {
  await profileOf(call, person, { bare: true })
}

/** @throws Problem where the service has no language model. */
export function needsModel({ tenant }: Call): void {
  if (tenant.penchant.settings.model !== undefined) return
  const remedy = 'start the service with --model'
  throw new Problem('conflict', { detail: `there is no language model to write with; ${remedy}`, remedy })
}
