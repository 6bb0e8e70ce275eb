/** A line, from 1; without its text where it is too long. */
export interface Line {
  readonly line: number
  readonly text: string | undefined
}

/** Lines of a text as it comes; without their text where they have more characters than `longest`. Memory holds one. */
export async function* lines(texts: AsyncIterable<string>, longest: number): AsyncGenerator<Line> {
  let line = 1
  let rest = ''
  let tooLong = false
  for await (const chunk of texts) {
    const text = rest + chunk
    let from = 0
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
      yield { line: line++, text: tooLong || at - from > longest ? undefined : text.slice(from, at) }
      tooLong = false
      from = at + 1
    }
    rest = text.slice(from)
    if (rest.length > longest) {
      tooLong = true
      rest = ''
    }
  }
  if (rest !== '' || tooLong) yield { line, text: tooLong ? undefined : rest }
}

/** Bytes of UTF-8 as text; text stays as it is. */
export async function* decoded(chunks: AsyncIterable<string | Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  for await (const chunk of chunks)
    yield typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}
