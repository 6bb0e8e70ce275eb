import { writeFile } from 'node:fs/promises'
import { createPenchant } from '../penchant.ts'
import type { Context } from './context.ts'
import { withStore } from './open.ts'
import { count, json } from './show.ts'

/** Everything held about a person, as JSON. A file is readable by its owner only. */
export async function exportPerson(ctx: Context, person: string, options: { out?: string }): Promise<void> {
  const held = await withStore(ctx, (store) => createPenchant({ store }).export(person))
  const text = json(held, 2)
  if (options.out === undefined) return ctx.print(text)
  await writeFile(options.out, `${text}\n`, { mode: 0o600 })
  if (ctx.json) ctx.print(json({ out: options.out, signals: held.signals.length }))
  else ctx.note(`${count(held.signals.length, 'signal')} and the profile written to ${options.out}`)
}
