import { z } from 'zod'
import { boolean, number } from './cells.ts'
import { role } from './messages.ts'

export interface RatedAnswer {
  readonly text: string
  readonly score: number
  /** The conversation went on from it. */
  readonly chosen: boolean
  /** Its place within the turn, as the data set gives it; tells nothing about the screen. */
  readonly within: number
  readonly model: string | null
}

export interface RatedTurn {
  /** From 0. */
  readonly turn: number
  readonly prompt: string
  readonly answers: readonly RatedAnswer[]
}

export interface RatedConversation {
  readonly id: string
  readonly person: string
  readonly type: string | null
  /** ISO time of its end. */
  readonly at?: string
  readonly turns: readonly RatedTurn[]
  /** What the person wrote about the conversation as a whole. */
  readonly feedback?: string
}

/** What stands for an answer without a word (codebook, "utterances"). */
const EMPTY = 'EMPTY STRING'

/** One message of a conversation; scores and models only where a model speaks. */
export const ratedMessage = z.object({
  turn: number,
  role,
  content: z.string(),
  within_turn_id: number.nullish(),
  model_name: z.string().nullish(),
  score: number.nullish(),
  if_chosen: boolean.nullish(),
})
export type RatedMessage = z.output<typeof ratedMessage>

/** Messages by turn. Answers without a word or a score are left out: nothing was judged. */
export function turnsOf(messages: readonly RatedMessage[]): RatedTurn[] {
  const turns = new Map<number, { turn: number; prompt: string; answers: RatedAnswer[] }>()
  for (const said of messages) {
    const { turn } = said
    if (!turns.has(turn)) turns.set(turn, { turn, prompt: '', answers: [] })
    const found = turns.get(turn)!
    if (said.role === 'user') found.prompt = said.content
    else if (said.score != null && said.content.trim() !== '' && said.content !== EMPTY)
      found.answers.push({
        text: said.content,
        score: said.score,
        chosen: said.if_chosen === true,
        within: said.within_turn_id ?? found.answers.length,
        model: said.model_name ?? null,
      })
  }
  return [...turns.values()].sort((a, b) => a.turn - b.turn)
}
