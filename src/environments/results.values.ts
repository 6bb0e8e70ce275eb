import type { Row } from './results.ts'
import type { Identity } from './run.plan.ts'

/** A row of results for tests. */
export const row = (more: Partial<Row>): Row => ({
  ...{ setting: '', agent: 'a', kind: 'email', seed: 1, round: 0, lap: 0, user: 'email/ccby', task: 'd' },
  ...{ text: 'text', own: 'own', statements: [], demonstrations: 0, scores: {} },
  ...{ calls: 1, input: 10, output: 5, cost: 0, ms: 3, others: {} },
  ...more,
})

/** A run to which such rows belong: two laps of two users. */
export const identity = (more: Partial<Identity>): Identity => ({
  ...{ version: '0', world: 'plume', agents: ['a', 'b'], seeds: [1, 2], kinds: ['email'] },
  ...{ laps: { email: 2 }, rounds: { email: 4 }, documents: { count: 4, digest: 'd' }, sources: {} },
  ...{ retrieval: ['source'], examples: [5], p: [1], model: ['scripted'], personModel: 'scripted' },
  ...{ judgeModel: null, prices: {}, scripted: ['model', 'people'] },
  ...more,
})

/** Every row of such a run, with figures by agent, seed and round. */
export const rowsBy = (
  scores: (agent: string, seed: number, round: number) => Row['scores'],
  more: Partial<Row> = {},
): readonly Row[] =>
  ['a', 'b'].flatMap((agent) =>
    [1, 2].flatMap((seed) =>
      [0, 1, 2, 3].map((round) => {
        const lap = Math.floor(round / 2)
        const user = round % 2 === 0 ? 'email/ccby' : 'email/slf5k'
        const own = { agent, seed, round, lap, user, scores: scores(agent, seed, round) }
        return row({
          ...own,
          ...(lap === 1 && { swapped: { from: 'x', text: 't', scores: { ppcm: 0 } } }),
          ...more,
        })
      }),
    ),
  )
