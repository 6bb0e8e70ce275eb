/** What can be set, and what the paper's ablations switch (PROSE, arXiv 2505.23815, section 5 and its released code). */
export interface ProseOptions {
  /** Most refinement steps for one text. */
  readonly steps: number
  /** The text that is compared with the person's: written anew in every step, once, or none at all. */
  readonly candidate: 'regenerated' | 'once' | 'none'
  /** What the first step compares with: a text written from what is known, or the text the signal sets against the own one. */
  readonly start: 'known' | 'contrast'
  /** When the steps end before their number: nothing new was found, or the two texts are equal to the letter. */
  readonly stop: 'nothing new' | 'equal'
  /** Splits what was refined into single statements by a call of its own. */
  readonly breakDown: boolean
  /** Merges what was verified by a call of its own; near-duplicates are merged without one in any case. */
  readonly coalesce: boolean
  /** contrast: both orders of own and other text. likert: five points on the own texts. none: everything is proposed. */
  readonly verification: 'contrast' | 'likert' | 'none'
  /** likert: a statement is dropped when its mean is not above this. */
  readonly threshold: number
  /** Most earlier texts a statement is verified on, and demonstrations are taken from. */
  readonly retrieved: number
  /** Which earlier texts: newest of the same task, newest of all, or those whose material is nearest. */
  readonly retrieval: 'task' | 'recent' | 'near'
  /** Earlier texts shown when a candidate is written (PROSE + ICL). */
  readonly demonstrations: number
}

/** Ours: the draft or a neutral text is the first candidate, and one call tests all statements on one pair of texts. */
export const PROSE: ProseOptions = {
  steps: 2,
  candidate: 'regenerated',
  start: 'contrast',
  stop: 'nothing new',
  breakDown: false,
  coalesce: false,
  verification: 'contrast',
  threshold: 0.5,
  retrieved: 5,
  retrieval: 'task',
  demonstrations: 0,
}

/** As published, with the parameters of the GPT-4o runs (Table 2): five steps, five points, threshold 0.5, five examples. */
export const PAPER: ProseOptions = {
  ...PROSE,
  steps: 5,
  start: 'known',
  stop: 'equal',
  breakDown: true,
  coalesce: true,
  verification: 'likert',
}

/** The conditions of the released code, under its names. */
export const ABLATIONS = {
  '1nc': { ...PAPER, steps: 1, candidate: 'none' },
  '1sc': { ...PAPER, steps: 1, candidate: 'once' },
  '1sc_ap_nv': { ...PAPER, steps: 1, candidate: 'once', verification: 'none' },
  sc: { ...PAPER, candidate: 'once' },
  nv: { ...PAPER, verification: 'none' },
  full_after_refinement: PAPER,
  full_after_refinement_icl: { ...PAPER, demonstrations: 5 },
} as const satisfies Readonly<Record<string, ProseOptions>>
