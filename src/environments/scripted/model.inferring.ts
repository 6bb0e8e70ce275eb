import type { Inference, Stated } from '../../learners/prose.prompt.ts'
import type { ScriptedComponent } from './component.ts'
import { rivals, SCRIPTED } from './components.ts'
import { drawFor } from './draw.ts'
import { inOneLine, items, part, parts } from './model.read.ts'
import { type Seen, shows, standingOut } from './model.seen.ts'
import { named, saidOf } from './model.wordings.ts'
import { inMost } from './model.writer.ts'
import { bodySentences, readPage } from './page.ts'
import { ENOUGH } from './person.ts'

export interface Inferring {
  readonly seed: number
  /** Probability that a reading states something that only this text's content caused, 0 to 1. */
  readonly slips: number
}

/** Statements of one reading, wishes of one phrase. */
const MOST = 3
const IN_PHRASE = 2

const components = (seen: readonly Seen[]): readonly ScriptedComponent[] =>
  seen.map(({ component }) => component)
const asked = (lines: readonly string[]): readonly ScriptedComponent[] => [...new Set(lines.flatMap(named))]

/** One of the ways to say a component, by the text it was seen in. */
const worded = (component: ScriptedComponent, text: string, { seed }: Inferring): string => {
  const { wordings } = saidOf(component)
  return wordings[Math.floor(drawFor(seed, 'wording', component.key, text)() * wordings.length)]!
}

/** What is found in a text by mistake, if anything: something weak in it, or not there at all. Equal texts, equal slips. */
function slip(text: string, found: readonly ScriptedComponent[], { seed, slips }: Inferring) {
  const random = drawFor(seed, 'slip', text)
  if (random() >= slips) return undefined
  const absent = SCRIPTED.filter((c) => shows(text, c) < ENOUGH)
  const weak = absent.filter((c) => shows(text, c) > 0)
  const of = weak.length > 0 ? weak : absent
  const chosen = of[Math.floor(random() * of.length)]
  return chosen === undefined || found.some((c) => c === chosen || rivals(c, chosen)) ? undefined : chosen
}

/** What was seen, at most so many, with a slip in the last place where one happens. */
function withSlip(text: string, found: readonly ScriptedComponent[], most: number, by: Inferring) {
  const wrong = slip(text, found, by)
  return wrong === undefined ? found.slice(0, most) : [...found.slice(0, most - 1), wrong]
}

const LONGEST_QUOTE = 20

/** The sentence that shows a component most, its first or last twenty words: a piece that literally stands in the text. */
function quoted(text: string, component: ScriptedComponent): string {
  const pieces = bodySentences(readPage(text)).flatMap((sentence) => {
    const words = [...sentence.matchAll(/\S+/g)]
    if (words.length <= LONGEST_QUOTE) return [sentence]
    return [sentence.slice(0, words[LONGEST_QUOTE]!.index), sentence.slice(words.at(-LONGEST_QUOTE)!.index)]
  })
  const standing = pieces.map((piece) => piece.trim()).filter((piece) => text.includes(piece))
  const strengths = standing.map((piece) => component.present(piece))
  return standing[strengths.indexOf(Math.max(...strengths))] ?? text.trim().slice(0, 60)
}

const stated = (component: ScriptedComponent, text: string, statement: string): Stated => {
  const { trait, direction, measure } = saidOf(component)
  return { statement, trait, direction, measure, quote: quoted(text, component) }
}

/** `prose.infer`: what stands out and is not known yet; known lines that the text goes against. */
export function inferred(prompt: string, by: Inferring): Inference {
  const [own, other] = [part(prompt, 'own') ?? '', part(prompt, 'other')]
  const lines = items(prompt, 'known')
  const known = asked(lines)
  const found = components(standingOut(own, other, known))
  const fresh = withSlip(own, found, MOST, by).filter((c) => !known.includes(c))
  const wrong = lines.flatMap((line, i) => (other !== undefined && against(own, other, line) ? [i + 1] : []))
  return {
    differences: `Seen in the one and hardly in the other: ${fresh.map((c) => saidOf(c).trait).join(', ') || 'nothing'}.`,
    wrong,
    statements: fresh.map((c) => stated(c, own, worded(c, own, by))),
  }
}

/** True when the other text does all that a line asks for, and the own does none of it. */
function against(own: string, other: string, line: string): boolean {
  const wanted = named(line)
  return wanted.length > 0 && wanted.every((c) => shows(other, c) >= ENOUGH && shows(own, c) < ENOUGH / 3)
}

/** `prose.breakDown`: a statement for each thing asked for, each once; what nobody understands stays as it is. */
export function brokenDown(prompt: string, by: Inferring) {
  const own = part(prompt, 'own') ?? ''
  const taken = new Set<ScriptedComponent>()
  const statements = items(prompt, 'statements').flatMap((line): Stated[] => {
    const wanted = named(line)
    if (wanted.length === 0)
      return [{ statement: line, trait: line.slice(0, 40), direction: 'more', measure: null, quote: '' }]
    const fresh = wanted.filter((c) => !taken.has(c))
    for (const c of fresh) taken.add(c)
    return fresh.map((c) => ({
      ...stated(c, own, wanted.length === 1 ? line : worded(c, own, by)),
      ...(shows(own, c) < ENOUGH && { quote: '' }),
    }))
  })
  return { statements }
}

/** `cipher.infer`: one phrase for at most two of the things an edit added. */
export function phrase(prompt: string, by: Inferring) {
  const [draft, edited] = [part(prompt, 'draft') ?? '', part(prompt, 'edited') ?? '']
  const found = withSlip(edited, components(standingOut(edited, draft)), IN_PHRASE, by)
  const [first] = found
  return { phrase: wishes(found, edited, by), quote: first === undefined ? '' : quoted(edited, first) }
}

const wishes = (found: readonly ScriptedComponent[], text: string, by: Inferring): string =>
  inOneLine(found.map((c) => worded(c, text, by).replace(/^./, (letter) => letter.toLowerCase())))

/** Wishes of a preference that several examples show together. */
const LATENT = 4

/** `latent.infer`: what stands out in most of the examples, each against its draft where it has one. */
export function latent(prompt: string, by: Inferring) {
  const examples = parts(prompt, 'example').map((example) => ({
    text: part(example, 'text') ?? '',
    draft: part(example, 'draft'),
  }))
  const seen = examples.map(({ text, draft }) => standingOut(text, draft))
  const gain = (c: ScriptedComponent) =>
    seen.flat().reduce((sum, s) => sum + (s.component === c ? s.gain : 0), 0)
  const common = inMost(seen.map(components)).toSorted((a, b) => gain(b) - gain(a))
  const all = examples.map(({ text }) => text).join('\n')
  return { preference: wishes(withSlip(all, common, LATENT, by), all, by) }
}
