/** One answer of a turn: text, score, whether the conversation went on from it. */
type Answer = readonly [text: string, score: number, chosen?: boolean]

/** A made-up row of conversations.jsonl, with the columns the codebook names. */
export const talk = (
  conversation_id: string,
  user_id: string,
  generated_datetime: string,
  turns: readonly (readonly [prompt: string, ...Answer[]])[],
) => ({
  conversation_id,
  user_id,
  included_in_balanced_subset: true,
  generated_datetime,
  timing_duration_s: 300.5,
  timing_duration_mins: 5.01,
  conversation_type: 'values guided',
  opening_prompt: turns[0]![0],
  conversation_turns: turns.length,
  conversation_history: turns.flatMap(([prompt, ...answers], turn) => [
    { turn, role: 'user', content: prompt },
    ...answers.map(([content, score, if_chosen = false], within_turn_id) => ({
      turn,
      role: 'model',
      content,
      model_name: `model-${within_turn_id}`,
      model_provider: 'nobody',
      score,
      if_chosen,
      within_turn_id,
    })),
  ]),
  performance_attributes: { values: 70, fluency: null },
  choice_attributes: { values: 60, fluency: null },
  open_feedback: `more warmth, says ${user_id} of ${conversation_id}`,
})

/** The same ratings as rows of utterances.jsonl. */
export const utterancesOf = ({ conversation_history, ...row }: ReturnType<typeof talk>) =>
  conversation_history.flatMap((said) => {
    if (!('score' in said)) return []
    const { turn, within_turn_id, content, role: _, ...rated } = said
    const asked = conversation_history.find((other) => other.turn === turn && other.role === 'user')
    return [
      {
        utterance_id: `${row.conversation_id}-${turn}-${within_turn_id}`,
        interaction_id: `${row.conversation_id}-${turn}`,
        conversation_id: row.conversation_id,
        user_id: row.user_id,
        turn,
        within_turn_id,
        included_in_balanced_subset: true,
        conversation_type: row.conversation_type,
        user_prompt: asked!.content,
        model_response: content,
        ...rated,
      },
    ]
  })

/** A made-up row of survey.jsonl; the real one has more columns, of which none is read. */
export const surveyed = (user_id: string, system_string: string | null) => ({
  user_id,
  survey_only: false,
  num_completed_conversations: 2,
  generated_datetime: '2023-11-22 15:48:46',
  self_description: `I am ${user_id} and like honesty.`,
  system_string,
  stated_prefs: { values: 40, factuality: 95, other: null, other_text: null },
  order_stated_prefs: { values: 1, factuality: 2, other: 9 },
})
