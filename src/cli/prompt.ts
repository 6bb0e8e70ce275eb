import { find } from '../preference.ts'
import { type PromptRequest, promptBlock } from '../prompt.ts'
import type { Context } from './context.ts'
import { profileOf, withStore } from './open.ts'
import { json, printable, shortId } from './show.ts'

/** Prints the block and nothing else on stdout, so that it can be piped into a request. */
export async function prompt(
  ctx: Context,
  person: string,
  options: PromptRequest & { why?: boolean },
): Promise<void> {
  const { why, ...request } = options
  const profile = await withStore(ctx, (store) => profileOf(store, person))
  const block = promptBlock(profile, request)
  if (ctx.json) return ctx.print(json(block))
  if (block.text !== '') ctx.print(block.text)
  else ctx.note(`nothing about ${printable(person)} is established here yet: the block is empty`)
  if (!why) return
  for (const { id, reason } of block.because)
    ctx.note(`${shortId(id)}  ${printable(find(profile, id).statement)}: ${printable(reason)}`)
  if (block.left.length > 0) ctx.note(`left out for want of room: ${block.left.map(shortId).join(', ')}`)
}
