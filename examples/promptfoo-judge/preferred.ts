import { createPenchant } from 'penchant'

/** As much of what promptfoo hands to an assertion as is used. */
interface AssertionContext {
  readonly vars: Readonly<Record<string, unknown>>
  readonly config?: { readonly threshold?: number }
}

const { PENCHANT_STORE = 'people.db', PENCHANT_MODEL } = process.env
const penchant = createPenchant({ store: PENCHANT_STORE, ...(PENCHANT_MODEL && { model: PENCHANT_MODEL }) })

/** promptfoo may load this file as CommonJS, which cannot wait at its top. */
const people = namesIn()

async function namesIn(): Promise<ReadonlySet<string>> {
  const names = new Set<string>()
  for await (const { person } of penchant.people()) names.add(person)
  return names
}

/** Passes when the person would prefer the output to the baseline: `person`, `request` and `baseline` are variables. */
export default async function preferred(output: string, { vars, config }: AssertionContext) {
  const { threshold = 0.5 } = config ?? {}
  const [person, context, b] = [vars.person, vars.request, vars.baseline].map(String)
  // Somebody unknown would be judged as people in general: no verdict is better than one of nobody's.
  if (!(await people).has(person!)) throw new Error(`${PENCHANT_STORE} knows no ${person}; fill it first`)
  const { probability, judge } = await penchant.judge(person!, { context: context!, a: output, b: b! })
  return {
    pass: probability > threshold,
    score: probability,
    reason: `${person} would take it with probability ${probability.toFixed(2)} (${judge})`,
  }
}
