import { text as textOf } from 'node:stream/consumers'
import { InvalidInputError } from '../errors.ts'
import { parseSignal } from '../signal.ts'
import type { Context } from './context.ts'
import { UsageError } from './failure.ts'
import { withStore } from './open.ts'
import { json } from './show.ts'

/** Stores one signal. Tells its id, and whether it was new. */
export async function observe(ctx: Context, given: string | undefined): Promise<void> {
  const text = given === undefined || given === '-' ? await fromStdin() : given
  const signal = parseSignal(parse(text), new Date())
  const stored = await withStore(ctx, (store) => store.append([signal]), { create: true })
  if (ctx.json) ctx.print(json({ id: signal.id, stored: stored === 1 }))
  else ctx.print(`${stored === 1 ? 'stored' : 'already known'}: ${signal.id}`)
}

async function fromStdin(): Promise<string> {
  if (process.stdin.isTTY) throw new UsageError('give the signal as an argument or on stdin')
  return textOf(process.stdin)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new InvalidInputError('signal', text.trim(), 'give one JSON object')
  }
}
