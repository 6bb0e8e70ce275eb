import { createPenchant } from 'penchant'

/** As much of what promptfoo hands to an assertion as is used. */
interface AssertionContext {
  readonly vars: Readonly<Record<string, unknown>>
  readonly config?: { readonly threshold?: number }
}

const { PENCHANT_STORE = 'people.db', PENCHANT_MODEL } = process.env
const penchant = createPenchant({ store: PENCHANT_STORE, ...(PENCHANT_MODEL && { model: PENCHANT_MODEL }) })

/** Passes when the person would prefer the output to the baseline: `person`, `request` and `baseline` are variables. */
export default async function preferred(output: string, { vars, config }: AssertionContext) {
  const { threshold = 0.5 } = config ?? {}
  const [person, context, b] = [vars.person, vars.request, vars.baseline].map(String)
  const { probability, judge } = await penchant.judge(person!, { context: context!, a: output, b: b! })
  return {
    pass: probability > threshold,
    score: probability,
    reason: `${person} would take it with probability ${probability.toFixed(2)} (${judge})`,
  }
}
