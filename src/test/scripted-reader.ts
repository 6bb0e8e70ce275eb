import type { Reply } from './text-model.ts'

/** A habit a scripted reader can see and follow: it is there when its mark stands in a text. */
export interface Habit {
  /** Ways to say it: the reader picks one by the text it reads, as models word a thing anew each time. */
  readonly wordings: readonly string[]
  readonly trait: string
  /** A sentence that stands in texts that follow the habit, and in no other. */
  readonly mark: string
}

/** Five habits no style measure decides. */
export const HABITS: readonly Habit[] = [
  {
    trait: 'weather remark',
    mark: 'Grey skies over the harbour again.',
    wordings: [
      'Open with a remark on the weather',
      'Start with a weather remark',
      'Begin with a remark on weather',
    ],
  },
  {
    trait: 'proverb',
    mark: 'Well begun is half done.',
    wordings: ['Close with a proverb', 'End with a proverb', 'Finish with a proverb'],
  },
  {
    trait: 'admitted doubt',
    mark: 'I may be wrong about the lanterns.',
    wordings: ['Own up to a small doubt', 'Own up to small doubts', 'Owns up to a small doubt'],
  },
  {
    trait: 'cooking image',
    mark: 'It simmers like a slow stew.',
    wordings: [
      'Compare the work with cooking',
      'Compare work with cooking',
      'Compares the work with cooking',
    ],
  },
  {
    trait: 'child view',
    mark: 'A child would laugh at this.',
    wordings: [
      'Wonder what a child would say',
      'Wonders what a child would say',
      'Wonder what the child would say',
    ],
  },
]

/** What the reader needs of a call: the two parts of its prompt. */
interface Rendered {
  readonly system: string
  readonly user: string
}

/**
 * Plays the language model for every prompt of Penchant's own, by rules: sees which habits' marks stand in a text,
 * states them, follows them. It proves plumbing, never quality. `atOnce`: how many new habits it sees in one reading.
 */
export const scriptedReader =
  (habits: readonly Habit[] = HABITS, { atOnce = 3 }: { atOnce?: number } = {}) =>
  ({ system, user }: Rendered): Reply => {
    const part = (tag: string) => new RegExp(`<${tag}>\\n([\\s\\S]*?)\\n</${tag}>`).exec(user)?.[1] ?? ''
    const shows = (habit: Habit, text: string) => text.includes(habit.mark)
    const lines = (tag: string) =>
      part(tag)
        .split('\n')
        .map((line) => line.replace(/^(?:\d+\.|-) /, ''))
    const stated = (habit: Habit) => ({
      statement: habit.wordings[part('own').length % habit.wordings.length],
      trait: habit.trait,
      direction: 'more',
      measure: null,
      quote: habit.mark,
    })
    if (system.startsWith('You find out how one person')) {
      const fresh = habits
        .filter((h) => shows(h, part('own')) && !shows(h, part('other')))
        .filter((h) => !lines('known').some((line) => h.wordings.includes(line)))
      return { differences: 'marks', wrong: [], statements: fresh.slice(0, atOnce).map(stated) }
    }
    if (system.startsWith('You compare two texts')) {
      const answers = lines('statements').map((statement, i) => {
        const habit = habits.find((h) => h.wordings.includes(statement))
        const [a, b] = [habit && shows(habit, part('text_a')), habit && shows(habit, part('text_b'))]
        return { statement: i + 1, fits: a === b ? 'same' : a ? 'A' : 'B' }
      })
      return { answers }
    }
    if (system.startsWith('You are given statements')) {
      const known = lines('statements')
      return { statements: habits.filter((h) => known.some((k) => h.wordings.includes(k))).map(stated) }
    }
    if (system.startsWith('You check whether')) {
      const habit = habits.find((h) => h.wordings.includes(part('statement')))
      const seen = habit !== undefined && shows(habit, part('text'))
      return { reason: 'mark', score: seen ? 'strongly confirms' : 'neutral' }
    }
    if (system.startsWith('You tidy a list'))
      return { statements: lines('statements').map((statement, i) => ({ statement, from: [i + 1] })) }
    if (system.startsWith('A person was given a draft')) {
      const habit = habits.find((h) => shows(h, part('edited')) && !shows(h, part('draft')))
      return habit ? { phrase: habit.wordings[0], quote: habit.mark } : { phrase: '', quote: '' }
    }
    if (system.startsWith('You are given phrases')) return { phrase: lines('phrases').join('; ') }
    if (system.startsWith('Tell a text again')) return without(part('text'), habits)
    if (system.startsWith('You write texts')) {
      const wished = habits.filter((h) => h.wordings.some((w) => lines('preferences').includes(w)))
      return [without(part('material') || part('task'), habits), ...wished.map((h) => h.mark)].join(' ')
    }
    return undefined
  }

const without = (text: string, habits: readonly Habit[]): string =>
  habits
    .reduce((rest, { mark }) => rest.replaceAll(mark, ''), text)
    .replace(/ {2,}/g, ' ')
    .trim()
