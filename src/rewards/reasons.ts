import { InvalidInputError } from '../errors.ts'
import { rowsOf, take } from './pairs.ts'
import type { Pairs } from './reward.ts'

/** What people speak of in reasons, as stems of words, and the style measures in which it shows. */
const SPOKEN: readonly (readonly [stems: RegExp, measures: string])[] = [
  [/\b(?:detail|depth|elaborat|informati|thorough|long|length|substance)/, 'words'],
  [/\b(?:short|concis|brief|direct|rambl|wordy|succinct)|to the point/, 'words sentence-length'],
  [
    /\b(?:gramma|spell|typo|capital|punctuat|(?:well|poorly|badly).written|readab)/,
    'misspellings missing-apostrophes lower-case-openings lower-case-i missing-spaces capitals full-stops',
  ],
  [/\b(?:example|instance)/, 'examples'],
  [
    /\b(?:fact|statistic|data\b|number|figure|percent|evidence|proof|specific|concrete)/,
    'digits percentages-and-money names exact-over-vague-quantities',
  ],
  [/\b(?:source|cite|citation|reference|link|quot)/, 'links double-quotes names'],
  [/\b(?:personal|experience|story|stories|anecdot)/, 'first-person was-were starts-with-i'],
  [/\b(?:opinion|belie|feel)/, 'opinions first-person'],
  [/\bquestion/, 'question-marks question-sentences rhetorical-questions'],
  [/\b(?:logic|reasoning|reasoned|coheren)/, 'because therefore if conditional-sentences'],
  [/\b(?:clear|understand|easy|easier|simpl|confus|plain)/, 'reading-ease word-length sentence-length'],
  [/\b(?:emotion|passion)/, 'positive-emotion negative-emotion exclamation-marks'],
  [/\b(?:joke|jokingly|funny|humou?r|sarcas|serious)/, 'sarcasm interjections repeated-marks slang'],
  [/\b(?:polite|rude|insult|swear|attack)/, 'swearing sharp-criticism please second-person'],
  [
    /\b(?:bullet|list|points\b|layout|format|structur)/,
    'lines bullet-points numbered-points paragraphs headings',
  ],
  [/\b(?:both sides|balanced|compar|alternativ)/, 'but although however comparison both'],
]

/** Names of the style measures a reason speaks of. It says of what, not which way: "not too long" and "too long" are both of length. */
export function spokenOf(reason: string): readonly string[] {
  const text = reason.toLowerCase()
  return [...new Set(SPOKEN.flatMap(([stems, names]) => (stems.test(text) ? names.split(' ') : [])))]
}

/**
 * Reasons as features (after Just et al. 2024, "Data-Centric Human Preference Optimization with Rationales", whose model
 * reads the reason beside the pair): every choice whose reason speaks of some features is made a second time, with `weight`,
 * between the answer that was left and the same answer changed in these features only. So a reason says what counted, and
 * the choice which way. For any reward.
 *
 * Not part of the default taste, for it did not help. On ukp-convarg (195 people in five folds, their first 70 % of choices
 * with reasons to learn from, 7,008 later ones) accuracy changed by -0.0003 [-0.0018, 0.0011] at weight 0.25, -0.0016
 * [-0.0044, 0.0013] at 1 and -0.0016 [-0.0060, 0.0024] at 3, and log loss at 3 for the worse; with the last ten of those
 * choices only by 0.0004 [-0.0006, 0.0015], -0.0007 [-0.0027, 0.0012] and 0.0004 [-0.0029, 0.0041] (95 %, paired,
 * clustered by person).
 *
 * @param about features each choice's reason speaks of, one list a row; empty without a reason.
 * @throws InvalidInputError when there is not one list a row, or no such feature.
 */
export function withReasons(pairs: Pairs, about: readonly (readonly number[])[], weight: number): Pairs {
  if (about.length !== pairs.n)
    throw new InvalidInputError('about', `${about.length} lists`, `give one a choice: ${pairs.n}`)
  const spoken = about.flatMap((features, i) => (features.length > 0 ? [i] : []))
  const all = take(pairs, [...about.keys(), ...spoken])
  const rows = rowsOf(all)
  spoken.forEach((i, k) => {
    const { a, b } = rows[pairs.n + k]!
    const changed = b.slice()
    for (const j of about[i]!) {
      if (!(j in a))
        throw new InvalidInputError(`about, row ${i}`, j, `give features 0 to ${pairs.width - 1}`)
      changed[j] = a[j]!
    }
    a.set(changed)
    all.weight[pairs.n + k]! *= weight
  })
  return all
}
