/** Lines of a text as it comes, from 1; without their text where they have more characters than `longest`. */
export async function* lines(
  bytes: ReadableStream<Uint8Array> | null,
  longest: number,
): AsyncGenerator<{ readonly line: number; readonly text: string | undefined }> {
  const decoder = new TextDecoder()
  let line = 1
  let rest = ''
  let tooLong = false
  for await (const chunk of bytes ?? []) {
    const text = rest + decoder.decode(chunk, { stream: true })
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
  rest += decoder.decode()
  if (rest !== '' || tooLong) yield { line, text: tooLong ? undefined : rest }
}
