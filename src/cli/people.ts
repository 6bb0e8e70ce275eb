import type { Person } from '../store.ts'
import type { Context } from './context.ts'
import { withStore } from './open.ts'
import { count, json, printable } from './show.ts'

/** Lists everybody by name, with how much is held and whether it was learned from. */
export async function people(ctx: Context): Promise<void> {
  const list = await withStore(ctx, async (store) => {
    const found: Person[] = []
    for await (const person of store.people()) found.push(person)
    return found
  })
  const state = ({ learned, last }: Person) =>
    learned === 0 ? 'not learned' : learned < last ? 'new signals' : 'learned'
  if (ctx.json)
    return ctx.print(
      json({ people: list.map((p) => ({ person: p.person, signals: p.signals, state: state(p) })) }),
    )
  if (list.length === 0) return ctx.note('nobody yet; `penchant import` stores signals')
  const names = list.map((p) => printable(p.person))
  const width = Math.max(...names.map((name) => name.length))
  const digits = Math.max(...list.map((p) => String(p.signals).length)) + 8
  list.forEach((p, i) => {
    const told = p.signals === 0 ? 'no signals' : state(p)
    ctx.print(
      `${names[i]!.padEnd(width)}  ${count(p.signals, 'signal').padStart(digits)}  ${ctx.colors.dim(told)}`,
    )
  })
}
