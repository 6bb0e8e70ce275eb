import type { Price } from '../models/account.ts'
import { environment } from '../models/env.ts'
import { type Reach, reach } from '../models/reach.ts'
import type { Context } from './context.ts'
import { Interrupted } from './failure.ts'
import { interruptible, isAbort } from './interrupt.ts'
import { count, json, printable } from './show.ts'

/** Lists the models that can be used from here, and what is missing for the others. Prices are per thousand tokens. */
export async function models(ctx: Context): Promise<void> {
  const found = await interruptible((abort) => reach(environment(), { abort })).catch((error) => {
    throw isAbort(error) ? new Interrupted() : error
  })
  if (ctx.json) return ctx.print(json(plain(found)))
  for (const line of table(found.models)) ctx.print(line)
  const idle = found.providers.filter((p) => p.reason !== undefined)
  if (found.models.length > 0 && idle.length > 0) ctx.print('')
  if (found.models.length === 0) ctx.print('No model can be reached. Any one of these will do:')
  for (const { name, reason } of idle) ctx.print(ctx.colors.dim(`${printable(name)}: ${printable(reason!)}`))
}

const plain = ({ models, providers }: Reach) => ({
  models: models.map(({ id, context, price }) => ({
    id,
    context: context ?? null,
    price: price ? thousand(price) : null,
  })),
  providers: providers.map(({ name, reason }) => ({
    name,
    reachable: reason === undefined,
    reason: reason ?? null,
  })),
})

function table(list: Reach['models']): string[] {
  const ids = list.map(({ id }) => printable(id))
  const sizes = list.map(({ context }) =>
    context === undefined ? 'context unknown' : count(context, 'token'),
  )
  const [wide, high] = [ids, sizes].map((column) => Math.max(...column.map((cell) => cell.length)))
  return list.map(({ price }, i) => `${ids[i]!.padEnd(wide!)}  ${sizes[i]!.padStart(high!)}  ${cost(price)}`)
}

function cost(price: Price | undefined): string {
  if (!price) return 'price unknown'
  const { input, output } = thousand(price)
  return input === 0 && output === 0 ? 'free' : `$${input} in, $${output} out per 1,000 tokens`
}

/** Prices are listed per million; a call takes thousands. */
const thousand = ({ input, output }: Price): Price => ({ input: input / 1000, output: output / 1000 })
