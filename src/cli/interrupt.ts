/**
 * Turns the first Ctrl-C into an abort signal, so that work can end at a place from which it can go on; the
 * second one ends the process at once, which the store survives as well.
 */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController()
  const stop = () => {
    if (controller.signal.aborted) process.exit(130)
    controller.abort()
  }
  process.on('SIGINT', stop)
  try {
    return await work(controller.signal)
  } finally {
    process.off('SIGINT', stop)
  }
}

/** True for the error an abort signal throws. */
export const isAbort = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError'
