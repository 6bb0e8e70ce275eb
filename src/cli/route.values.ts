import { seeded } from '../evaluate/interval.ts'

export interface MadeUpRow {
  readonly query: string
  readonly prompt: string
  readonly success: number
}

const WORDS = Array.from({ length: 300 }, (_, i) => `w${String.fromCharCode(97 + (i % 26))}${i}x`)

/**
 * A made-up log for tests: `recipe` works on cooking, two queries in five, and `steps` on sums where `plain` is false; else `steps`
 * works more often on both. `other` mostly fails.
 */
export function madeUpLog({ queries = 160, plain = false, seed = 1 } = {}): MadeUpRow[] {
  const random = seeded(seed)
  const word = () => WORDS[Math.floor(random() * WORDS.length)]!
  return Array.from({ length: queries }, (_, q) => {
    const cooking = q % 5 < 2
    const query = `${cooking ? 'Cook and bake' : 'Add and divide'} ${Array.from({ length: 8 }, word).join(' ')}`
    const chance = {
      recipe: plain || !cooking ? 0.2 : 0.95,
      steps: plain || !cooking ? 0.9 : 0.2,
      other: 0.1,
    }
    return Object.entries(chance).map(([prompt, p]) => ({ query, prompt, success: Number(random() < p) }))
  }).flat()
}
