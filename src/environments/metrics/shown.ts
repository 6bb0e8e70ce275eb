import { NORMS } from '../../norms.ts'
import type { Document } from '../../text/document.ts'
import { document, MEASURES, measureIndex, transform } from '../../text/measures.ts'
import type { ScriptedComponent } from '../scripted/component.ts'

/** The texts a component is looked for in: one to be scored, one that is written with it, one without any manner. */
export interface Compared {
  readonly text: string
  readonly reference: string
  readonly neutral: string
}

/** A reference that is less far from the neutral text does not tell, in standard deviations of usual prose. */
const STANDS_OUT = 0.5
/** What usual prose never has (emoji, sign-offs) has no spread there. */
const LEAST_SPREAD = 0.1

/**
 * How far a text shows each component, by the component's style measures alone: 2 times its shift from the neutral text
 * over the reference's shift, held within -2 and 2. So 2: at least as much as the reference; 0: no more than a neutral
 * text; below 0: the other way. Several measures of a component add up, each in standard deviations of usual prose.
 * Undefined for a component that the reference does not show (a brief text that other wishes make long).
 */
export function shown(
  components: readonly ScriptedComponent[],
  { text, reference, neutral }: Compared,
): readonly (number | undefined)[] {
  const [own, due, plain] = [document(text), document(reference), document(neutral)]
  return components.map((component) => {
    const whole = shift(component, due, plain)
    if (whole < STANDS_OUT) return undefined
    return 2 * Math.max(-1, Math.min(1, shift(component, own, plain) / whole))
  })
}

const shift = ({ measures }: ScriptedComponent, of: Document, from: Document): number =>
  measures.reduce((sum, { name, direction }) => {
    const i = measureIndex(name)!
    const level = (doc: Document) => transform(MEASURES[i]!, MEASURES[i]!.value(doc))
    const spread = Math.sqrt(NORMS.within[i]! + NORMS.between[i]!)
    return sum + (direction * (level(of) - level(from))) / Math.max(LEAST_SPREAD, spread)
  }, 0)
