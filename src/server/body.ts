import type { MiddlewareHandler } from 'hono'
import type { Env } from './call.ts'
import { MOST_BYTES, Problem, tooLarge } from './problem.ts'

/** Bytes that are read on after a body was refused. */
const PATIENCE = 8_000_000

/** Refuses what was packed, which nothing here unpacks: it would be read as if it were not. */
export const unpacked: MiddlewareHandler<Env> = (c, next) => {
  const packed = c.req.header('content-encoding') ?? 'identity'
  if (packed.toLowerCase() === 'identity') return next()
  const remedy = 'send it as it is, without Content-Encoding'
  throw new Problem('media-type', {
    detail: `Content-Encoding: bodies are not unpacked here; ${remedy}`,
    field: 'Content-Encoding',
    remedy,
  })
}

/** Refuses a body of more than 1 MB, before it is read where its length was said, else once as much has come. */
export const limited: MiddlewareHandler<Env> = (c, next) => {
  const length = c.req.header('content-length')
  // A length that was said is held to by whoever reads it off the wire; counting would cost a copy.
  if (length === undefined || c.req.header('transfer-encoding') !== undefined) return counted(c, next)
  if (Number(length) > MOST_BYTES) throw tooLarge()
  return next()
}

const counted: MiddlewareHandler<Env> = async (c, next) => {
  const reader = c.req.raw.body?.getReader()
  if (reader === undefined) return next()
  const chunks: Uint8Array[] = []
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.length
    if (size > MOST_BYTES) {
      discard(reader).catch(() => {})
      throw tooLarge()
    }
    chunks.push(value)
  }
  c.req.raw = new Request(c.req.raw, { body: Buffer.concat(chunks) })
  return next()
}

/** Reads on for a while beside the answer: somebody whose connection is cut while they send does not get to see it. */
async function discard(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  for (let left = PATIENCE; left > 0; ) {
    const { done, value } = await reader.read()
    if (done) return
    left -= value.length
  }
}
