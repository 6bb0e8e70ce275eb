import { seeded } from '../evaluate/interval.ts'
import type { Ask, Prompt } from '../model.ts'
import type { Choice } from './judge.ts'

// A person and a judge made of numbers. They show what a procedure costs and whether a search finds what there is to be
// found; of language models they show nothing.

const FEATURES = 4
const MANY = /-?\d+/g

type Vector = readonly number[]

/** Texts are vectors in words: the judge reads them off the page, as a model would. */
const text = (v: Vector): string => `text ${v.join(' ')}`
const vector = (words: string): Vector => (words.match(MANY) ?? []).slice(0, FEATURES).map(Number)
const dot = (a: Vector, b: Vector): number => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0)
const minus = (a: Vector, b: Vector): Vector => a.map((x, i) => x - b[i]!)
const sum = (vectors: readonly Vector[]): Vector =>
  Array.from({ length: FEATURES }, (_, i) => vectors.reduce((s, v) => s + v[i]!, 0))
const scaled = (v: Vector, by: number): Vector => v.map((x) => x * by)
const unit = (v: Vector): Vector => scaled(v, 1 / Math.max(1e-9, Math.hypot(...v)))

export interface Simulated {
  readonly choices: readonly Choice[]
  readonly ask: Ask
  /** Steps asked for so far. */
  readonly steps: readonly string[]
}

/**
 * A person with weights of their own who now and then chooses against them, and a judge that goes by everybody's
 * weights, by what the persona says, and by the demonstrations it sees (more by those with a reason); it leans towards
 * the first place and errs by a noise that is fixed for a prompt.
 */
export function simulated(seed: number, n = 10): Simulated {
  const random = seeded(seed * 7919 + 1)
  const draw = (): Vector => Array.from({ length: FEATURES }, () => Math.round(random() * 18 - 9))
  const everybody = unit(draw())
  const own = unit(sum([scaled(everybody, 0.4), unit(draw())]))
  const choices = Array.from({ length: n }, (_, i): Choice => {
    const [x, y] = [draw(), draw()]
    const likes = dot(own, minus(x, y)) + 3 * (random() + random() + random() - 1.5) > 0
    return {
      id: `${seed}.${i}`,
      person: `person ${seed}`,
      at: new Date(Date.UTC(2026, 0, 1 + i)).toISOString(),
      context: `request ${i}`,
      a: text(likes ? x : y),
      b: text(likes ? y : x),
    }
  })
  const steps: string[] = []
  const said = new Map<string, unknown>()
  const ask = async <T>(prompt: Prompt<T>): Promise<T> => {
    steps.push(prompt.step)
    if (!said.has(prompt.user)) said.set(prompt.user, answer(prompt, everybody))
    return said.get(prompt.user) as T
  }
  return { choices, ask, steps }
}

function answer({ step, user }: Prompt<unknown>, everybody: Vector): unknown {
  const past = blocks(user, 'past_choice').map((inside) => {
    const [of, over] = {
      A: ['answer_a', 'answer_b'],
      B: ['answer_b', 'answer_a'],
    }[one(inside, 'chosen')] ?? ['chosen', 'rejected']
    const taken = minus(vector(one(inside, of!)), vector(one(inside, over!)))
    return { taken, weight: inside.includes('<reason>') ? 1.5 : 1 }
  })
  const seen = unit(sum(past.map(({ taken, weight }) => scaled(taken, weight))))
  if (step === 'persona.synthesis') {
    const words = scaled(seen, 10).map(Math.round).join(' ')
    return { traits: [{ trait: `Goes by ${words}`, choices: past.map((_, i) => i + 1) }] }
  }
  const asked = user.slice(user.lastIndexOf('</past_choice>') + 1)
  const persona = vector(one(user, 'persona'))
  const weights = sum([
    everybody,
    persona.length === FEATURES ? scaled(unit(persona), 0.5) : everybody,
    scaled(seen, Math.min(1.5, past.length / 3)),
  ])
  const difference = minus(vector(one(asked, 'answer_a')), vector(one(asked, 'answer_b')))
  const logit = dot(weights, difference) + 2 + 40 * (hashed(user) - 0.5)
  return { reason: 'goes by the numbers', better: logit > 0 ? 'A' : 'B', sure: 70 }
}

const blocks = (user: string, tag: string): readonly string[] =>
  user
    .split(`<${tag}>\n`)
    .slice(1)
    .map((rest) => rest.slice(0, rest.indexOf(`\n</${tag}>`)))
const one = (user: string, tag: string): string => blocks(user, tag)[0] ?? ''

/** A number in [0, 1) that a text always gets (FNV-1a, then mixed). */
function hashed(words: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < words.length; i++) h = Math.imul(h ^ words.charCodeAt(i), 0x01000193)
  return seeded(h)()
}
