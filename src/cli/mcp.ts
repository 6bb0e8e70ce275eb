import { once } from 'node:events'
import { resolve } from 'node:path'
import { serveStdio } from '@modelcontextprotocol/server/stdio'
import { createPenchant } from '../penchant.ts'
import { createMcp, type McpReach } from '../server/mcp.ts'
import type { SignalInput } from '../signal.ts'
import type { Store } from '../store.ts'
import type { Context } from './context.ts'
import { modelId, named, SCRIPTED } from './model.ts'
import { withStore } from './open.ts'
import { printable } from './show.ts'

export interface McpOptions {
  readonly person?: string
  readonly model?: string
}

/** Serves MCP on stdin and stdout until stdin ends. Whatever else is to be said goes to stderr. */
export async function mcp(ctx: Context, { person, model }: McpOptions): Promise<void> {
  const id = modelId(model)
  const asked = id === undefined ? undefined : await named(id)
  if (asked?.scripted) ctx.note(`${printable(asked.name)}: ${SCRIPTED}`)
  const use = async (store: Store) => {
    const penchant = createPenchant({ store, learners: [], model: asked?.model, price: asked?.price })
    const fault = (error: unknown) => ctx.note(`penchant: ${error instanceof Error ? error.message : error}`)
    const reach: McpReach = {
      penchant,
      store,
      ...(person !== undefined && { person }),
      may: { read: true, observe: true, judge: true },
      // Its shape is checked by `observe`, which names field, value and remedy.
      observe: async (input) => (await penchant.observe(input as SignalInput)).id,
      onFault: fault,
    }
    const handle = serveStdio(() => createMcp(reach), { onerror: fault })
    ctx.note(
      `penchant: serving ${resolve(ctx.store)}, ${person === undefined ? 'everybody' : printable(person)}`,
    )
    await Promise.race([
      once(process.stdin, 'end'),
      once(process.stdin, 'close'),
      once(process, 'SIGINT'),
      once(process, 'SIGTERM'),
    ])
    await handle.close()
  }
  await withStore(ctx, use, { create: true })
}
