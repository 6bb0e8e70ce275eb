import { createPenchant } from '../penchant.ts'
import { find } from '../preference.ts'
import type { ForgetTarget, Receipt, Store } from '../store.ts'
import type { Context } from './context.ts'
import { Interrupted, UsageError } from './failure.ts'
import { profileOf, withStore } from './open.ts'
import { count, json, printable, shortId } from './show.ts'

export interface ForgetOptions {
  readonly signal?: string
  readonly preference?: string
  readonly yes?: boolean
}

/** Erases, after asking. Where nobody can be asked, --yes has to be there already. */
export async function forget(ctx: Context, person: string, options: ForgetOptions): Promise<void> {
  const receipt = await withStore(ctx, async (store) => {
    const { target, what } = await targetOf(store, person, options)
    if (!options.yes && !(await agreed(what))) return undefined
    return createPenchant({ store }).forget(target)
  })
  if (receipt === undefined) ctx.note('nothing was erased')
  else if (ctx.json) ctx.print(json(receipt))
  else ctx.print(receiptLines(receipt))
}

async function targetOf(
  store: Store,
  person: string,
  { signal, preference }: ForgetOptions,
): Promise<{ target: ForgetTarget; what: string }> {
  const profile = await profileOf(store, person)
  const name = printable(person)
  if (signal !== undefined) return { target: { person, signal }, what: `signal ${signal} of ${name}` }
  if (preference === undefined) return { target: { person }, what: `everything held about ${name}` }
  const { id, statement } = find(profile, preference)
  return { target: { person, preference: id }, what: `"${printable(statement)}" (${shortId(id)}) of ${name}` }
}

async function agreed(what: string): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stderr.isTTY)
    throw new UsageError(`this erases ${what} for good; say it again with --yes`)
  const { confirm, isCancel } = await import('@clack/prompts')
  const answer = await confirm({
    message: `Erase ${what} for good?`,
    initialValue: false,
    output: process.stderr,
  })
  if (isCancel(answer)) throw new Interrupted()
  return answer
}

function receiptLines(receipt: Receipt): string {
  const { signals, preferences, evidence, trials, forecasts, artifacts, profiles } = receipt
  const parts = [
    count(signals, 'signal'),
    count(preferences, 'preference'),
    count(evidence, 'quote'),
    count(trials, 'trial'),
    count(forecasts, 'forecast'),
    count(artifacts, 'derived record'),
    count(profiles, 'profile version'),
  ]
  return `erased of ${printable(receipt.person)}, ${receipt.at}:\n${parts.map((part) => `  ${part}`).join('\n')}`
}
