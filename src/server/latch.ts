/** Lets many wait until something changes. */
export class Latch {
  #open = Promise.withResolvers<void>()

  /** Wakes everybody who waits. */
  open(): void {
    this.#open.resolve()
    this.#open = Promise.withResolvers()
  }

  /** Resolves at the next change, or when the signal aborts. */
  wait(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.resolve()
    const { promise, resolve } = Promise.withResolvers<void>()
    const done = () => resolve()
    signal.addEventListener('abort', done, { once: true })
    this.#open.promise.then(done)
    return promise.finally(() => signal.removeEventListener('abort', done))
  }
}
