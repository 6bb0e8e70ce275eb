import type { SignalInput } from '../../src/signal.ts'

const THINGS =
  `ferry|kettle|village fair|budget|night train|umbrella|windmill|garden|choir|parcel|school play|tyre|library
swimming bath|bus shelter|key|allotment|violin|bridge|lighthouse`.split(/[|\n]/)
const ASKED = ['Who invented the', 'What does it cost to mend a', 'Write a short poem on the last']

/** Outcomes of two prompts on sixty queries, of which the second does better where a price is asked for. */
export const routerOutcomes = (first: string, second: string, after = ''): SignalInput[] =>
  ASKED.flatMap((asked, kind) =>
    THINGS.flatMap((thing) =>
      [first, second].map((prompt, k) => ({
        kind: 'outcome' as const,
        query: `${asked} ${thing}?${after}`,
        prompt,
        success: (kind === 1) === (k === 1) ? 1 : 0,
      })),
    ),
  )
