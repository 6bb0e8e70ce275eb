import { levelled } from './script.ts'

/** A piece of a statement: what it names, and whether it is wanted or denied. */
interface Wish {
  readonly text: string
  readonly wanted: boolean
}

const DENIAL =
  /\b(?:avoid(?:s|ing)?|no(?! more than\b)|nor|not|never|without|less|fewer|(?<!a )few|rarely|seldom|hardly|leav(?:e|es|ing) out|drop(?:s|ping)?|skip(?:s|ping)?|omit(?:s|ting)?|dislikes?|hates?|stop(?:s|ping)? (?:using|writing|adding)|refrains?|minimi[sz]es?|cut(?:s|ting)? (?:out|down)|\w+n't)\b/
const NEXT =
  /[;.:]|\bbut\b|, (?=(?:and )?(?:use|uses|write|writes|include|includes|add|adds|keep|keeps|make|open|opens|close|closes|be|put|prefer|prefers|sign|signs|ask|asks|with|in|ending|warm|conversational)\b)/
const INSTEAD = /\b(?:rather than|instead of|in place of|over)\b/
const KEPT_OUT = /\bkeep(?:s|ing)? ([^;.]{1,60}?) out\b/g
/** Examples in brackets; marks in brackets ("(;)") are what a statement is about. */
const EXAMPLES = /\([^)]*[a-z][^)]*\)/g

/** What a statement wants and what it denies, each levelled. */
export function wishes(statement: string): readonly Wish[] {
  const plain = levelled(statement).replace(EXAMPLES, ' ').replace(KEPT_OUT, 'avoid $1; ')
  return plain.split(NEXT).flatMap((clause) => {
    const kept = clause.split(INSTEAD)[0]!
    const denial = DENIAL.exec(kept)
    if (denial === null) return [{ text: kept, wanted: true }]
    return [
      { text: kept.slice(0, denial.index), wanted: true },
      { text: kept.slice(denial.index + denial[0].length), wanted: false },
    ]
  })
}

/** Whether a statement asks for something: names it and wants it, or names its opposite and denies that. */
export const reader =
  (asks: RegExp, shuns?: RegExp) =>
  (statement: string): boolean =>
    wishes(statement).some(({ text, wanted }) => (wanted ? asks.test(text) : (shuns?.test(text) ?? false)))
