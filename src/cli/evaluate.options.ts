import type { JudgeName } from '../judging.ts'
import type { Price } from '../models/account.ts'
import { UsageError } from './failure.ts'
import { type Settings, settingsOf } from './learn.options.ts'
import { modelId, NAME_ONE, named } from './model.ts'

export interface EvaluateOptions {
  /** Files or folders; the store when left out. */
  readonly data?: readonly string[]
  readonly format?: string
  readonly map?: Readonly<Record<string, string>>
  readonly judge: readonly JudgeName[]
  readonly fit: number
  readonly open?: boolean
  readonly calls?: number
  readonly limit?: number
  readonly seed: number
  readonly report?: string
  readonly svg?: string
  readonly model?: string
  /** USD. */
  readonly budget?: number
  readonly maxCalls?: number
  readonly price?: Price
  readonly concurrency?: number
  /** Milliseconds. */
  readonly timeout?: number
}

/** The model judges ask, and within which limits. */
export interface Asking extends Settings {
  /** As its server calls it; undefined when no judge asks one. */
  readonly name?: string
  readonly scripted: boolean
}

/** @throws UsageError for a judge that needs a model that is not there, or a budget without a price. */
export async function askingOf(options: EvaluateOptions): Promise<Asking> {
  const needs = options.judge.find((name) => name !== 'reward')
  if (needs === undefined) return { scripted: false }
  const id = modelId(options.model)
  if (id === undefined) throw new UsageError(`the judge ${needs} asks a language model: ${NAME_ONE}`)
  const { model, budget, maxCalls, price, concurrency, timeout } = options
  const settings = settingsOf({ model, budget, maxCalls, price, concurrency, timeout })
  const { name, scripted } = await named(id)
  return { ...settings, name, scripted }
}

/** The command that makes the same figures again. */
export function commandOf(store: string, options: EvaluateOptions, model: string | undefined): string {
  const { data, format, map, judge, fit, open, calls, limit, seed } = options
  const words: readonly (string | number | false | undefined)[] = [
    'penchant',
    ...(data ? [] : ['--store', store]),
    'evaluate',
    ...(data ? ['--data', ...data] : []),
    ...(format ? ['--format', format] : []),
    ...(map
      ? [
          '--map',
          Object.entries(map)
            .map((pair) => pair.join('='))
            .join(),
        ]
      : []),
    ...['--judge', judge.join(), '--fit', fit],
    open && '--open',
    ...(calls === undefined ? [] : ['--calls', calls]),
    ...(limit === undefined ? [] : ['--limit', limit]),
    ...['--seed', seed],
    ...(model === undefined ? [] : ['--model', model]),
  ]
  return words
    .filter((word) => word !== false && word !== undefined)
    .map((word) =>
      /^[\w./:,=@#+-]+$/.test(String(word)) ? word : `'${String(word).replaceAll("'", "'\\''")}'`,
    )
    .join(' ')
}
