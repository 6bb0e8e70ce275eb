export interface Chunk {
  /** Lines before it. */
  readonly before: number
  readonly text: string
  readonly lines: number
}

/** Characters and lines sent at once: small enough that progress is seen and a cut-off costs little. */
const MOST_TEXT = 500_000
const MOST_LINES = 500

/** A file's lines in pieces, read as they are needed. The last line needs no end. */
export async function* chunks(
  file: ReadableStream<Uint8Array>,
  mostText = MOST_TEXT,
  mostLines = MOST_LINES,
): AsyncGenerator<Chunk> {
  const reader = file.getReader()
  const decoder = new TextDecoder()
  let [before, lines, text, rest] = [0, 0, '', '']
  const taken = (): Chunk => {
    const chunk = { before, text, lines }
    before += lines
    ;[lines, text] = [0, '']
    return chunk
  }
  try {
    for (;;) {
      const { done, value } = await reader.read()
      rest += done ? decoder.decode() : decoder.decode(value, { stream: true })
      const whole = rest.split('\n')
      rest = done ? '' : whole.pop()!
      if (done && whole.at(-1) === '') whole.pop()
      for (const line of whole) {
        text += `${line}\n`
        lines++
        if (lines >= mostLines || text.length >= mostText) yield taken()
      }
      if (done) break
    }
    if (lines > 0) yield taken()
  } finally {
    await reader.cancel()
  }
}
