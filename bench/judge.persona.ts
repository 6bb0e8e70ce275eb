import { seeded } from 'penchant/evaluate'
import { fitPersona, ORIGINAL, type PersonaOptions } from 'penchant/judges'
import { ask, latent } from 'penchant/rewards'
import { simulated } from '../src/judges/persona.simulated.values.ts'
import { askingCurve, poolOf, questionsTo, simulatedPeople } from '../src/rewards/simulated.values.ts'

const CHOICES = 10

/**
 * SynthesizeMe's procedure with a scripted judge made of numbers: calls on ten choices in our settings and in the original's,
 * and how near the set that was found comes to the best of all, each judged in full. It says nothing of any model.
 */
export async function personaBench({ quick, seed }: { readonly quick: boolean; readonly seed: number }) {
  const people = quick ? 40 : 200
  const rows = []
  for (let i = 0; i < people; i++) {
    const fitted = async (options: Partial<PersonaOptions>) => {
      const person = simulated(seed * 1000 + i, CHOICES)
      return fitPersona(person.choices, person, options)
    }
    const ours = await fitted({})
    const full = await fitted({ stopScore: 2, callsPerChoice: Number.POSITIVE_INFINITY })
    const original = await fitted(ORIGINAL)
    rows.push({ ours, full, original })
  }
  const searched = rows.filter(({ full }) => full.score !== undefined)
  const short = searched.map(({ ours, full }) => (full.score! - (ours.score ?? 0)) * full.heldOut)
  return {
    scripted: true,
    people,
    choices: CHOICES,
    calls: spread(rows.map((r) => r.ours.calls)),
    originalCalls: spread(rows.map((r) => r.original.calls)),
    search: {
      people: searched.length,
      best: share(short, (s) => s <= 1e-9),
      withinOneChoice: share(short, (s) => s <= 1 + 1e-9),
    },
    asking: questions(seed),
  }
}

const PLAN = { width: 6, rank: 2, shared: 1, own: 3 }
const KNOWN = 60
const ASKED = 60
const QUESTIONS = 30
const POOL = 60

/** Questions to simulated people until their taste is known so well on average: the most telling of a pool, or a random one. */
function questions(seed: number) {
  const train = simulatedPeople({
    ...PLAN,
    people: KNOWN,
    each: 20,
    random: seeded(seed),
    choosing: seeded(seed + 1),
  })
  const reward = latent(train.pairs, { rank: PLAN.rank })
  const people = simulatedPeople({
    ...PLAN,
    people: KNOWN + ASKED,
    each: 1,
    random: seeded(seed),
    choosing: seeded(seed + 2),
  })
  const random = seeded(seed + 3)
  const curve = (pick: (state: Float64Array, pool: ReturnType<typeof poolOf>) => number) => {
    const sum = new Array<number>(QUESTIONS + 1).fill(0)
    for (let p = KNOWN; p < KNOWN + ASKED; p++) {
      const pool = poolOf(POOL, PLAN.width, seeded(3000 + p))
      const one = askingCurve({
        reward,
        better: (x) => people.utility(p, x),
        test: poolOf(100, PLAN.width, seeded(1000 + p)),
        questions: QUESTIONS,
        random: seeded(2000 + p),
        pool,
        pick: (state) => pick(state, pool),
      })
      for (let k = 0; k <= QUESTIONS; k++) sum[k]! += one[k]! / ASKED
    }
    return sum
  }
  const asked = curve((state, pool) => ask(reward, state, pool).index)
  const drawn = curve((_, pool) => Math.floor(random() * pool.length))
  return [0.8, 0.85, 0.9].map((accuracy) => ({
    accuracy,
    asked: questionsTo(accuracy, asked),
    random: questionsTo(accuracy, drawn),
  }))
}

function spread(list: readonly number[]) {
  const mean = list.reduce((sum, x) => sum + x, 0) / list.length
  return { mean: Math.round(mean * 10) / 10, most: Math.max(...list), least: Math.min(...list) }
}

const share = (list: readonly number[], of: (x: number) => boolean): number =>
  Math.round((list.filter(of).length / list.length) * 1000) / 1000
