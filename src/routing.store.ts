import { randomUUID } from 'node:crypto'
import { InvalidInputError } from './errors.ts'
import type { Embedder } from './model.ts'
import { embed } from './nearest.ts'
import { type FitOptions, fitRouter } from './routing/fit.ts'
import type { Outcome } from './routing/log.ts'
import { loadRouter } from './routing/router.saved.ts'
import type { ChooseOptions, Chosen, Router } from './routing/router.ts'
import { type Named, namedPrompts, placing } from './routing.prompts.ts'
import type { Store } from './store.ts'

const NAME = 'router'
/** Keys: the router, and what tells cheaply whether it is still the one. */
const ALL = 'all'
const MARK = 'mark'

/** An outcome of the store, and the signal it is. */
interface Row extends Outcome, Named {
  readonly position: number
  readonly signal: string
}

/** A router, and the place in the log up to which it knows it. */
interface Held {
  readonly router: Router
  readonly position: number
  /** Tells this one from one kept since. */
  readonly mark: string
}

export interface RoutingOf {
  readonly store: Store
  /** Given: vectors of what queries mean are read beside their words. */
  readonly embedder?: () => Promise<Embedder>
}

/**
 * A router for the outcomes of a store. It is fitted when told to, which takes a minute for 45,000 outcomes, and kept in
 * the store; outcomes stored later count at once. Whoever is forgotten takes it along where it was fitted on them: fit anew.
 */
export function createRouting({ store, embedder }: RoutingOf) {
  let held: Held | undefined

  async function* rows(after?: number): AsyncGenerator<Row> {
    for await (const { position, signal } of store.signals(after === undefined ? {} : { after })) {
      if (signal.kind !== 'outcome') continue
      const { query, prompt, success, person, meta } = signal
      const promptId = typeof meta?.promptId === 'string' ? meta.promptId : undefined
      const place = `signal ${signal.id}`
      yield {
        position,
        signal: signal.id,
        place,
        query,
        prompt,
        promptId,
        success,
        ...(person && { person }),
      }
    }
  }

  async function fit(options: Omit<FitOptions, 'embedder'> = {}): Promise<Router> {
    const prompts = options.prompts ?? (await namedPrompts(rows()))
    const idOf = prompts ? placing(prompts) : ({ prompt }: Row) => prompt
    const signals: string[] = []
    let position = 0
    async function* outcomes(): AsyncGenerator<Outcome> {
      for await (const row of rows()) {
        position = row.position
        // Only a person's own signals can be forgotten.
        if (row.person !== undefined) signals.push(row.signal)
        const { query, success, person } = row
        yield { query, prompt: idOf(row), success, ...(person !== undefined && { person }) }
      }
    }
    const means = embedder && { embedder: await embedder() }
    const router = await fitRouter(outcomes(), { ...options, ...(prompts && { prompts }), ...means })
    const mark = randomUUID()
    const saved = JSON.stringify({ router: router.save(), position, mark })
    const artifacts = Object.entries({ [ALL]: saved, [MARK]: mark }).map(([key, text]) => ({
      ...{ name: NAME, key, signals },
      value: new TextEncoder().encode(text),
    }))
    await store.commit({ artifacts })
    held = { router, position, mark }
    return router
  }

  /** The kept router with what was stored since. */
  async function current(): Promise<Router> {
    const mark = await textOf(MARK)
    if (held === undefined || held.mark !== mark) held = await kept()
    let { router, position } = held
    const idOf = placing(router.prompts)
    const known = new Set(router.prompts.flatMap(({ id, text }) => [id, text]))
    for await (const row of rows(position)) {
      position = row.position
      // Of a prompt tried since the fit nothing is known before the next.
      if (!known.has(row.prompt) && !known.has(row.promptId ?? row.prompt)) continue
      const [embedding] = embedder ? await embed(await embedder(), [row.query]) : []
      const { query, success, person } = row
      const outcome = { query, prompt: idOf(row), success, ...(person !== undefined && { person }) }
      router = router.withOutcome({ ...outcome, ...(embedding && { embedding }) })
    }
    held = { ...held, router, position }
    return router
  }

  async function kept(): Promise<Held> {
    const { router, position, mark } = JSON.parse(await textOf(ALL))
    return { router: loadRouter(router), position, mark }
  }

  /** @throws InvalidInputError when there is no router, or none any more. */
  async function textOf(key: string): Promise<string> {
    for await (const { value } of store.artifacts(NAME, key)) return new TextDecoder().decode(value)
    throw new InvalidInputError('router', undefined, 'the store holds none: call fitRouter() first')
  }

  return {
    fit,
    async route(query: string, options: Omit<ChooseOptions, 'embedding'> = {}): Promise<Chosen> {
      const router = await current()
      const [embedding] = embedder ? await embed(await embedder(), [query]) : []
      return router.choose(query, { ...options, ...(embedding && { embedding }) })
    },
  }
}
