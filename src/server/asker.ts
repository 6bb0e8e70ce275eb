/**
 * Aborted when whoever asked has gone, or the time is over. The reason is always an error, which what is thrown has to be
 * to be answered for: that of the asker's own signal may be a text.
 *
 * @param ms Milliseconds.
 */
export function endOf(asker: AbortSignal, ms: number): AbortSignal {
  const gone = new AbortController()
  const leave = () => gone.abort(new DOMException('whoever asked has gone', 'AbortError'))
  if (asker.aborted) leave()
  else asker.addEventListener('abort', leave, { once: true })
  return AbortSignal.any([gone.signal, AbortSignal.timeout(ms)])
}

const CUT = ['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE', 'ABORT_ERR']

/** Whether an error tells no more than that whoever asked has gone while they were read from. */
export const isCut = (error: unknown, asker: AbortSignal): boolean =>
  asker.aborted && error instanceof Error && CUT.includes((error as NodeJS.ErrnoException).code ?? '')
