import { describe, expect, it } from 'vitest'
import type { Agent } from '../agent.ts'
import { RETRIEVALS } from '../retrieve.ts'
import { FEEDBACKS, known, lived, meansFor, smallWorld, WORDS } from './two-people.values.ts'

export interface AgentCase {
  readonly agent: Agent
  /** Most calls it makes in one round, the text itself among them, in a world where one thing is to be learned of each. */
  readonly calls: number
  /** The oracle: is told, and learns nothing. */
  readonly told?: boolean
  /** Goes by one preference for all, whoever is written for. */
  readonly pools?: boolean
  /** Learns nothing that is only seen by reading. */
  readonly blind?: boolean
}

/** What holds of every agent, whatever its idea. */
export function agentContract({ agent, calls, told = false, pools = false, blind = false }: AgentCase): void {
  const truth = told
    ? (task: { user: { preferences: readonly string[] } }) => task.user.preferences
    : undefined
  const world = (feedback: (typeof FEEDBACKS)[number], people = 2) => smallWorld(feedback, people)

  describe(agent.name, () => {
    it('says in one line what it is', () => {
      expect(agent.name).toMatch(/^[a-z0-9-]+$/)
      expect(agent.about).toMatch(/^\S.{10,}\S$/)
    })

    it('begins without a question, and by knowing nothing but what it is told', async () => {
      const { model, means } = meansFor('source', truth)
      const [task] = world('edit').tasks('summary', 1)
      const before = await agent.begin(means).recall(task!)
      expect(before).toEqual({ statements: told ? task!.user.preferences : [], demonstrations: [] })
      expect(model.calls).toEqual([])
    })

    describe.each(FEEDBACKS)('shown %ss', (feedback) => {
      it.each(RETRIEVALS)('retrieving by %s asks for no truth and does the same again', async (retrieval) => {
        const [first, second] = [meansFor(retrieval, truth), meansFor(retrieval, truth)]
        const rounds = await lived(agent, world(feedback), first)
        expect(await lived(agent, world(feedback), second)).toEqual(rounds)
        expect(second.model.calls.map((c) => c.user)).toEqual(first.model.calls.map((c) => c.user))
        expect(rounds.filter((r) => r.failed)).toEqual([])
      })

      it(`makes ${calls} calls a round at most`, async () => {
        const rounds = await lived(agent, smallWorld(feedback, 2, 7), meansFor('source', truth))
        expect(Math.max(...rounds.map((r) => r.steps.length))).toBeLessThanOrEqual(calls)
      })

      if (!pools)
        it('told the source, holds nobody else’s words', async () => {
          const rounds = await lived(agent, world(feedback, 3), meansFor('source', truth))
          for (const round of rounds)
            for (const word of WORDS)
              if (word !== round.task.user.source) expect(known(round)).not.toContain(word)
        })

      if (!blind)
        it('learns what one person wants', async () => {
          const rounds = await lived(agent, smallWorld(feedback, 1, 8), meansFor('source', truth))
          expect(known(rounds.at(-1)!)).toContain(rounds[0]!.task.user.source)
          expect(rounds.at(-1)!.text).toContain(rounds[0]!.task.user.source)
        })
    })

    it('lives each life anew', async () => {
      const made = meansFor('recent', truth)
      const rounds = await lived(agent, world('sample'), made)
      expect(await lived(agent, world('sample'), made)).toEqual(rounds)
    })
  })
}
