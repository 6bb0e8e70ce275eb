import { readFile } from 'node:fs/promises'
import { text as textOf } from 'node:stream/consumers'
import { InvalidInputError } from '../errors.ts'
import { cipher } from '../learners/cipher.ts'
import { createPenchant } from '../penchant.ts'
import { find } from '../preference.ts'
import type { Context } from './context.ts'
import { Interrupted, UsageError } from './failure.ts'
import { interruptible, isAbort } from './interrupt.ts'
import { modelId, NAME_ONE, named, SCRIPTED } from './model.ts'
import { profileOf, withStore } from './open.ts'
import { json, printable, shortId } from './show.ts'
import { spent } from './usage.ts'

export interface WriteArguments {
  readonly task?: string
  readonly input?: string
  readonly inputFile?: string
  readonly model?: string
  readonly demonstrations?: number
  readonly draws?: number
  readonly budgetTokens?: number
  readonly why?: boolean
}

/** Writes a text for a person, on stdout piece by piece and nothing beside it. */
export async function write(ctx: Context, person: string, options: WriteArguments): Promise<void> {
  const { task, demonstrations, draws, budgetTokens: budget, why } = options
  const id = modelId(options.model)
  if (id === undefined) throw new UsageError(`write asks a language model: ${NAME_ONE}`)
  const { model, name, price, scripted } = await named(id)
  const input = await material(options)
  await withStore(ctx, async (store) => {
    const profile = await profileOf(store, person)
    // Only CIPHER gathers its beliefs for each text; for a person it never learned it asks nothing.
    const penchant = createPenchant({ store, model, price, learners: [cipher()] })
    if (scripted && !ctx.json) ctx.note(`${printable(name)}: ${SCRIPTED}`)
    const out = ctx.json ? undefined : plainly()
    const request = { task, input, demonstrations, draws, budget, onText: out?.piece }
    const written = await interruptible((signal) => penchant.write(person, { ...request, signal }))
      .catch((error) => {
        throw isAbort(error) ? new Interrupted() : error
      })
      .finally(() => out?.end())
    const { used, because } = written
    const usage = penchant.usage()
    if (ctx.json) return ctx.print(json({ model: name, ...written, usage }))
    if (used.length === 0)
      ctx.note(`nothing about ${printable(person)} is established here yet: written without`)
    if (!why) return
    for (const { id, reason } of because)
      ctx.note(`${shortId(id)}  ${printable(find(profile, id).statement)}: ${printable(reason)}`)
    for (const id of written.demonstrations) ctx.note(`${shortId(id)}  shown as an example`)
    ctx.note(`${printable(name)}: ${spent(usage.total)}`)
  })
}

/** What the text is made from. */
async function material({ input, inputFile }: WriteArguments): Promise<string | undefined> {
  if (input === '-' || inputFile === '-') {
    if (process.stdin.isTTY) throw new UsageError('pipe the input into stdin, or give it with --input')
    return textOf(process.stdin)
  }
  if (inputFile === undefined) return input
  return readFile(inputFile, 'utf8').catch((error: Error) => {
    throw new InvalidInputError('input-file', inputFile, `it cannot be read: ${error.message}`)
  })
}

/** What a terminal obeys or hides, line ends and tabs aside. */
const UNPRINTABLE = /(?![\n\t\u200c\u200d])[\p{Cc}\p{Cf}]/gu

/** Stdout for a text that comes in pieces. It ends with a line end, also when it breaks off. */
function plainly() {
  let last = ''
  return {
    piece(text: string): void {
      const plain = text.replace(UNPRINTABLE, '')
      if (plain === '') return
      last = plain
      process.stdout.write(plain)
    },
    end(): void {
      if (last !== '' && !last.endsWith('\n')) process.stdout.write('\n')
    },
  }
}
