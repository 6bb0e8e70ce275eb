import { InvalidInputError } from '../../errors.ts'
import { brevity } from './brevity.ts'
import { type ScriptedComponent, STAGES, type UnscriptedComponent } from './component.ts'
import { drawFor } from './draw.ts'
import { figures } from './figures.ts'
import { genres } from './genres.ts'
import { layout } from './layout.ts'
import { letters } from './letters.ts'
import { persons } from './persons.ts'
import { shape } from './shape.ts'
import { tones } from './tones.ts'
import { words } from './words.ts'

const UNSCRIPTED: readonly UnscriptedComponent[] = [
  {
    key: 'clear',
    scriptable: false,
    why: 'no rule makes a text clearer: what is unclear in it has to be understood first',
  },
  {
    key: 'engaging',
    scriptable: false,
    why: 'names what a text does to its reader, not what the text has: no rule can see it',
  },
]

/** Every component of a true preference of PLUME and PRELUDE that a script writes, in a fixed order. */
export const SCRIPTED: readonly ScriptedComponent[] = [
  ...brevity,
  ...persons,
  ...shape,
  ...words,
  ...tones,
  ...figures,
  ...layout,
  ...genres,
  ...letters,
]

/** All components, also those no script can write. */
export const COMPONENTS: readonly (ScriptedComponent | UnscriptedComponent)[] = [...SCRIPTED, ...UNSCRIPTED]

const byKey = new Map(COMPONENTS.map((component) => [component.key, component]))
const order = new Map(
  SCRIPTED.map((component, i) => [component.key, STAGES.indexOf(component.stage) * 1000 + i]),
)

/** The component of a key. */
export function component(key: string): ScriptedComponent | UnscriptedComponent {
  const found = byKey.get(key)
  if (found === undefined)
    throw new InvalidInputError('key', key, `give one of ${[...byKey.keys()].join(', ')}`)
  return found
}

/** The scripted ones among the components of some keys. */
export const scriptedOf = (keys: readonly string[]): readonly ScriptedComponent[] =>
  keys.map(component).flatMap((found) => (found.scriptable ? [found] : []))

/** Whether two components cannot both be had: one wants the opposite of the other, or its place. */
export const rivals = (a: ScriptedComponent, b: ScriptedComponent): boolean =>
  a.rivals.includes(b.key) || b.rivals.includes(a.key)

/** In the order in which they run: what cuts before what adds, what lays out last. */
export const inOrder = (components: readonly ScriptedComponent[]): readonly ScriptedComponent[] =>
  [...components].sort((a, b) => order.get(a.key)! - order.get(b.key)!)

/** Applies components to a text, in their order; each draws numbers of its own for this seed and material. */
export const writeAll = (
  text: string,
  components: readonly ScriptedComponent[],
  { seed, material }: { readonly seed: number; readonly material: string },
): string => inOrder(components).reduce((now, c) => c.write(now, drawFor(seed, c.key, material)), text)
