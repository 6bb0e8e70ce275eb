import type { Judgement } from '../judging.people.ts'
import { choicesOf, type JudgeName } from '../judging.ts'
import { createPenchant, type Penchant } from '../penchant.ts'
import type { Store } from '../store.ts'
import type { Context } from './context.ts'
import { Interrupted, UsageError } from './failure.ts'
import { interruptible, isAbort } from './interrupt.ts'
import { type Given, materialOf } from './judge.input.ts'
import { speaking, speaks } from './judge.words.ts'
import { modelId, NAME_ONE, type Named, named, SCRIPTED } from './model.ts'
import { profileOf, withStore } from './open.ts'
import { count, json, printable, shorten } from './show.ts'
import { spent } from './usage.ts'

export interface JudgeArguments extends Given {
  readonly judge?: JudgeName
  readonly calls?: number
  readonly model?: string
  readonly why?: boolean
}

/** Says which of two answers a person would prefer, or orders many. */
export async function judge(ctx: Context, person: string, options: JudgeArguments): Promise<void> {
  const id = modelId(options.model)
  const name = options.judge ?? (id === undefined ? 'reward' : 'cascade')
  const model = name === 'reward' ? undefined : await modelOf(name, id)
  const given = await materialOf(options)
  await withStore(ctx, async (store) => {
    await profileOf(store, person)
    const penchant = createPenchant({ store, learners: [], model: model?.model, price: model?.price })
    if (model?.scripted && !ctx.json) ctx.note(`${printable(model.name)}: ${SCRIPTED}`)
    const how = { judge: name, calls: options.calls }
    await interruptible(async (signal) => {
      if ('answers' in given) {
        const ranking = await penchant.rank(person, given, { ...how, signal })
        if (ctx.json) ctx.print(json(ranking))
        else ctx.print(ranked(ranking, given.answers))
      } else {
        const judgement = await penchant.judge(person, given, { ...how, signal })
        if (ctx.json) ctx.print(json(judgement))
        else ctx.print(told(person, judgement, await sourceOf(store, person, judgement), ctx).join('\n'))
        if (options.why && !ctx.json) await why(ctx, penchant, person, given, judgement)
      }
    }).catch((error) => {
      throw isAbort(error) ? new Interrupted() : error
    })
    if (options.why && model && !ctx.json)
      ctx.note(`${printable(model.name)}: ${spent(penchant.usage().total)}`)
  })
}

async function modelOf(name: JudgeName, id: string | undefined): Promise<Named> {
  if (id === undefined) throw new UsageError(`the judge ${name} asks a language model: ${NAME_ONE}`)
  return named(id)
}

/** "ann would take B: 71 %", what it was drawn from, and reasons where there are any. */
function told(person: string, { probability, reasons = [] }: Judgement, source: string, ctx: Context) {
  const side = probability > 0.5 ? 'A' : 'B'
  const verdict =
    probability === 0.5
      ? 'A or B: even odds'
      : `${printable(person)} would take ${side}: ${percent(Math.max(probability, 1 - probability))}`
  return [verdict, ctx.colors.dim(source), ...new Set(reasons.map((reason) => `- ${printable(reason)}`))]
}

/** What the verdict was drawn from. */
async function sourceOf(store: Store, person: string, judgement: Judgement): Promise<string> {
  const { judge, used, fallback, reasons } = judgement
  if (fallback !== undefined) return `${judge}: ${printable(fallback)}`
  if (used.length > 0) return `${judge}, from ${count(used.length, 'choice')} of theirs`
  if (judge === 'default' || reasons !== undefined) return `${judge}, which goes by nothing of theirs here`
  const nobody = !(await anyChoices(store))
  if (nobody) return `${judge}: the store holds no choices and no ratings, so there is nothing to go by`
  return `${judge}: no choices of ${printable(person)} are known; judged as people in general`
}

async function anyChoices(store: Store): Promise<boolean> {
  for await (const { person } of store.people()) {
    const signals = []
    for await (const { signal } of store.signals({ person })) signals.push(signal)
    if (choicesOf(signals).length > 0) return true
  }
  return false
}

/** On stderr: what counts with them and speaks for either answer; whether a model kept to its word. */
async function why(
  ctx: Context,
  penchant: Penchant,
  person: string,
  { a, b }: { readonly a: string; readonly b: string },
  { orders }: Judgement,
): Promise<void> {
  if (orders)
    ctx.note(`the model gave A ${percent(orders[0])} with A shown first, ${percent(orders[1])} with B first`)
  const found = speaking(await penchant.explain(person), a, b)
  for (const one of found) ctx.note(speaks(one))
  if (found.length === 0) ctx.note('nothing measured that clearly counts with them tells A from B')
}

/** Widest an answer is shown in a list. */
const WIDE = 72

/** The best first, each with how likely it is to be preferred to another one. */
const ranked = (
  { order, scores }: Awaited<ReturnType<Penchant['rank']>>,
  answers: readonly string[],
): string =>
  order
    .map((i) => `${percent(scores[i]!).padStart(5)}  ${i + 1}. ${shorten(printable(answers[i]!), WIDE)}`)
    .join('\n')

const percent = (share: number): string => `${Math.round(100 * share)} %`
