import { setImmediate as turn } from 'node:timers/promises'

/** Items of a list written at a time. */
const ITEMS = 200

/** Answers with an object whose lists may be long, as JSON piece by piece: others get their turn in between. */
export function answerInPieces(value: object): Response {
  const pieces = piecesOf(value)
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      await turn()
      const { done, value: piece } = pieces.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(piece))
    },
  })
  return new Response(body, { headers: { 'content-type': 'application/json' } })
}

function* piecesOf(value: object): Generator<string> {
  let mark = '{'
  for (const [key, field] of Object.entries(value)) {
    if (field === undefined) continue
    yield `${mark}${JSON.stringify(key)}:`
    mark = ','
    if (Array.isArray(field)) yield* listOf(field)
    else yield JSON.stringify(field)
  }
  yield mark === '{' ? '{}' : '}'
}

function* listOf(list: readonly unknown[]): Generator<string> {
  for (let i = 0; i < list.length; i += ITEMS)
    yield `${i === 0 ? '[' : ','}${JSON.stringify(list.slice(i, i + ITEMS)).slice(1, -1)}`
  yield list.length === 0 ? '[]' : ']'
}
