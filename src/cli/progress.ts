const WIDTH = 24
/** Milliseconds between two drawings. */
const PACE = 80

export interface Progress {
  /** `total` undefined: it is not known how much there is. */
  update(done: number, total: number | undefined, label: string): void
  /** Takes the line away. */
  stop(): void
}

/**
 * A progress line on stderr, on a terminal only. Not @clack's: that one reads stdin, where signals may come
 * from, and ends the process on Ctrl-C by itself, before a batch is stored.
 */
export function progress(stream: NodeJS.WriteStream = process.stderr): Progress {
  if (!stream.isTTY || process.env.TERM === 'dumb') return { update() {}, stop() {} }
  let drawn = 0
  return {
    update(done, total, label) {
      const now = Date.now()
      if (now - drawn < PACE && done !== total) return
      drawn = now
      const line = total === undefined ? label : `${bar(total === 0 ? 1 : done / total)} ${label}`
      stream.write(`\r\x1b[K${line.slice(0, (stream.columns || 80) - 1)}`)
    },
    stop() {
      if (drawn > 0) stream.write('\r\x1b[K')
    },
  }
}

function bar(share: number): string {
  const full = Math.round(Math.min(1, share) * WIDTH)
  return `${'━'.repeat(full)}${'─'.repeat(WIDTH - full)} ${String(Math.floor(Math.min(1, share) * 100)).padStart(3)} %`
}
