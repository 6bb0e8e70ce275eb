/** A file's lines as bytes, unpacked where it is compressed; a JSON list becomes one line an entry. Tells the bytes of the file that were read. */
export async function opened(file: File, tell: (bytes: number) => void): Promise<ReadableStream<Uint8Array>> {
  const counted = file.stream().pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(bytes, controller) {
        tell(bytes.length)
        controller.enqueue(bytes)
      },
    }),
  )
  const { name } = file
  if (name.endsWith('.gz')) return counted.pipeThrough(new DecompressionStream('gzip'))
  if (!name.endsWith('.json')) return counted
  return new Blob([linesOf(await new Response(counted).text())]).stream()
}

/** What is no JSON as a whole is lines already. */
export function linesOf(text: string): string {
  try {
    const whole: unknown = JSON.parse(text)
    return (Array.isArray(whole) ? whole : [whole]).map((entry) => `${JSON.stringify(entry)}\n`).join('')
  } catch {
    return text
  }
}
