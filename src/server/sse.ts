/** One server-sent event. Data goes out as JSON. */
export interface SentEvent {
  readonly event: string
  readonly id?: string
  readonly data: unknown
}

/** Milliseconds of silence after which a comment is sent, so that nothing between takes the connection for dead. */
const BEAT = 15_000

const encoder = new TextEncoder()

/**
 * Answers with events as they come. Pulled: a reader who does not read is not written to. The source is told by its
 * signal when the reader has gone or the server closes, and has to end then.
 */
export function eventStream(
  source: (signal: AbortSignal) => AsyncIterator<SentEvent>,
  closing: AbortSignal,
): Response {
  const gone = new AbortController()
  const events = source(AbortSignal.any([gone.signal, closing]))
  let next: Promise<IteratorResult<SentEvent>> | undefined
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      next ??= events.next()
      const result = await within(next, BEAT)
      if (result === undefined) return controller.enqueue(encoder.encode(':\n\n'))
      next = undefined
      if (result.done) return controller.close()
      controller.enqueue(encoder.encode(written(result.value)))
    },
    cancel() {
      gone.abort()
      void events.return?.()
    },
  })
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      // Proxies would keep events back until there are many.
      'x-accel-buffering': 'no',
      // A stream lasts until somebody goes; nothing is to follow it on its connection.
      connection: 'close',
    },
  })
}

/** JSON has no line ends, so an event is always its three lines. */
const written = ({ event, id, data }: SentEvent): string =>
  `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`

async function within<T>(promise: Promise<T>, ms: number): Promise<T | undefined> {
  const { promise: late, resolve } = Promise.withResolvers<undefined>()
  const timer = setTimeout(() => resolve(undefined), ms)
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}
