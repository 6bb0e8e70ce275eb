import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { InvalidInputError, PenchantError } from '../errors.ts'
import type { LanguageModel } from '../model.ts'
import { similarity } from '../text/similarity.ts'
import { type ModelCall, modelCall, replyText, textModel } from './text-model.ts'

const exchangeSchema = z.object({
  step: z.string(),
  /** Left out: any. */
  system: z.string().optional(),
  /** The turns after the system's, as `record` writes them: see `turns`. */
  user: z.string(),
  /** Which try of the same prompt; 0 when left out. */
  attempt: z.int().nonnegative().optional(),
  /** An object is sent as JSON. */
  reply: z.union([z.string(), z.record(z.string(), z.unknown())]),
})

/** A prompt and what a model replied to it. */
export type Exchange = Readonly<z.infer<typeof exchangeSchema>>

/**
 * A language model that repeats what was recorded for the same step and the very same prompt. `source` is the path
 * of a JSON file with a list of exchanges, or the list.
 *
 * @throws PenchantError from a call whose prompt was not recorded: names the step and shows the first line where the
 *   nearest recorded prompt differs.
 */
export function recordedModel(source: string | readonly Exchange[]): LanguageModel {
  const exchanges = typeof source === 'string' ? load(source) : source
  const replies = new Map(exchanges.map((e) => [keyOf(e), replyText(e.reply)]))
  return textModel('recorded', (call) => {
    const asked: Asked = { step: call.step, system: call.system, user: turns(call), attempt: call.attempt }
    return (
      replies.get(keyOf(asked)) ??
      replies.get(keyOf({ ...asked, system: undefined })) ??
      unknown(asked, exchanges)
    )
  })
}

/** The same model, handing each exchange that came to its end to `sink`: for making the file of a recorded one. */
export function record(model: LanguageModel, sink: (exchange: Exchange) => void): LanguageModel {
  const keep = (call: ModelCall, reply: string): void => {
    const { step, system, attempt } = call
    sink({ step, system, user: turns(call), ...(attempt > 0 && { attempt }), reply })
  }
  return {
    specificationVersion: model.specificationVersion,
    provider: model.provider,
    modelId: model.modelId,
    supportedUrls: model.supportedUrls,
    async doGenerate(options) {
      const result = await model.doGenerate(options)
      const said = result.content.map((part) => (part.type === 'text' ? part.text : '')).join('')
      keep(modelCall(options), said)
      return result
    },
    async doStream(options) {
      const result = await model.doStream(options)
      let said = ''
      const heard = new TransformStream({
        transform(part, controller) {
          if (part.type === 'text-delta') said += part.delta
          if (part.type === 'finish') keep(modelCall(options), said)
          controller.enqueue(part)
        },
      })
      return { ...result, stream: result.stream.pipeThrough(heard) }
    },
  }
}

type Asked = Omit<Exchange, 'reply'>

const keyOf = ({ step, system, user, attempt = 0 }: Asked): string =>
  JSON.stringify([step, system, user, attempt])

/** The prompt, and under it the turns of a repair, each headed by its role. */
const turns = ({ messages }: ModelCall): string =>
  messages.map(({ role, content }, i) => (i === 0 ? content : `[${role}]\n${content}`)).join('\n\n')

function load(path: string): Exchange[] {
  const text = readFileSync(path, 'utf8')
  try {
    return z.array(exchangeSchema).parse(JSON.parse(text))
  } catch (error) {
    const detail = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message
    throw new InvalidInputError('recorded exchanges', path, `it must hold a list of them: ${detail}`)
  }
}

function unknown(asked: Asked, exchanges: readonly Exchange[]): never {
  const name = asked.step || 'call without a step'
  const same = exchanges.filter((e) => e.step === asked.step)
  if (same.length === 0) throw new PenchantError(`${name}: nothing is recorded for this step; record it`)
  const likeness = (e: Exchange): number => {
    const other = { ...asked, system: e.system && asked.system }
    return rendered(e) === rendered(other) ? 2 : similarity(rendered(e), rendered(other))
  }
  const nearest = same.reduce((best, e) => (likeness(e) > likeness(best) ? e : best))
  throw new PenchantError(
    `${name}: this prompt was not recorded; record it again. The nearest one recorded ${difference(nearest, asked)}`,
  )
}

const rendered = ({ system, user }: Asked): string => (system === undefined ? user : `${system}\n\n${user}`)

/** The first line in which two prompts differ, side by side. */
function difference(recorded: Asked, asked: Asked): string {
  const parts = [
    ['system', recorded.system ?? asked.system ?? '', asked.system ?? ''],
    ['user', recorded.user, asked.user],
  ] as const
  for (const [part, before, now] of parts) {
    if (before === now) continue
    const [old, fresh] = [before.split('\n'), now.split('\n')]
    const line = old.findIndex((text, i) => text !== fresh[i])
    const at = line === -1 ? old.length : line
    return `differs in line ${at + 1} of the ${part} part:\n  recorded: ${shown(old[at], fresh[at])}\n  asked:    ${shown(fresh[at], old[at])}`
  }
  return `is the same, but attempt ${recorded.attempt ?? 0} of it, where attempt ${asked.attempt ?? 0} was asked`
}

/** A long line from shortly before it first differs from the other. */
function shown(line: string | undefined, other: string | undefined): string {
  if (line === undefined) return '(no such line)'
  let same = 0
  while (same < line.length && line[same] === other?.[same]) same++
  const start = line.length <= 120 ? 0 : Math.max(0, same - 40)
  return `${start > 0 ? '...' : ''}${line.slice(start, start + 120)}${start + 120 < line.length ? '...' : ''}`
}
