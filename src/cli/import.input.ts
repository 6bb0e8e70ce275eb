import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { type Readable, Transform } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { InvalidInputError } from '../errors.ts'
import { jsonRows } from './import.lines.ts'

/** One row: a value, or what is wrong with the line it stands on. */
export interface Row {
  readonly line: number
  readonly value?: unknown
  readonly problem?: InvalidInputError
}

export interface Input {
  readonly name: string
  /** Bytes as they lie on disk; unknown for stdin. */
  readonly total: number | undefined
  done(): number
  readonly rows: AsyncIterable<Row>
  /** Ends the rows after what was read already, and lets go of the file. */
  close(): void
}

export interface InputOptions {
  readonly csv?: boolean
  readonly map?: Readonly<Record<string, string>>
}

/** Opens a file, or stdin for `-`. Gzip and Parquet are known by their first bytes, whatever the name. */
export async function openInput(file: string, options: InputOptions): Promise<Input> {
  const name = file === '-' ? 'stdin' : file
  const total = file === '-' ? undefined : await sizeOf(file)
  const start = file === '-' ? '' : await head(file)
  if (start === 'PAR1') return openParquet(file, options)
  let done = 0
  const source: Readable = file === '-' ? process.stdin : createReadStream(file, { highWaterMark: 1 << 18 })
  const counted = new Transform({
    transform(chunk, _, next) {
      done += chunk.length
      next(null, chunk)
    },
  })
  const raw = pipe(source, counted)
  const gzip = file === '-' ? await comesGzipped(raw) : start.startsWith(GZIP)
  const bytes = gzip ? pipe(raw, createGunzip()) : raw
  const isCsv = options.csv || options.map !== undefined || /\.csv(\.gz)?$/i.test(file)
  const close = () => {
    source.unpipe(counted)
    source.destroy()
    counted.end()
  }
  const rows = isCsv ? (await import('./import.csv.ts')).csvRows(bytes, options.map ?? {}) : jsonRows(bytes)
  return { name, total, done: () => done, rows: readable(rows, name), close }
}

/** `pipe` alone would leave an error of the source unheard. */
function pipe<T extends Transform>(from: Readable, to: T): T {
  from.once('error', (error) => to.destroy(error))
  return from.pipe(to)
}

async function sizeOf(file: string): Promise<number> {
  const info = await stat(file).catch(() => undefined)
  if (info === undefined) throw new InvalidInputError('file', file, 'give a file that exists')
  if (info.isDirectory()) throw new InvalidInputError('file', file, 'give a file, not a folder')
  return info.size
}

/** A table as CSV is one; how far it is read cannot be told. */
async function openParquet(file: string, { map = {} }: InputOptions): Promise<Input> {
  const [{ rows }, { tableRows }] = await Promise.all([import('../data/rows.ts'), import('./import.csv.ts')])
  let open = true
  async function* untilClosed(): AsyncIterable<Row> {
    for await (const row of tableRows(rows(file), map)) {
      if (!open) return
      yield row
    }
  }
  const close = () => {
    open = false
  }
  return { name: file, total: undefined, done: () => 0, rows: untilClosed(), close }
}

const GZIP = '\x1f\x8b'

/** The first four bytes, one character each. */
async function head(file: string): Promise<string> {
  const handle = await open(file).catch(() => {
    throw new InvalidInputError('file', file, 'give a file that can be read')
  })
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0)
  await handle.close()
  return buffer.toString('latin1', 0, bytesRead)
}

/** Looks at stdin's first chunk, which is put back. */
async function comesGzipped(stream: Readable): Promise<boolean> {
  for (;;) {
    const chunk: Buffer | null = stream.read()
    if (chunk !== null) {
      stream.unshift(chunk)
      return chunk.toString('latin1', 0, 2) === GZIP
    }
    if (stream.readableEnded) return false
    await new Promise((resolve) => stream.once('readable', resolve).once('end', resolve))
  }
}

/** A broken gzip or an unreadable file is a fault of the input, not of ours. */
async function* readable(rows: AsyncIterable<Row>, name: string): AsyncIterable<Row> {
  try {
    yield* rows
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error
    throw new InvalidInputError('file', name, `it cannot be read to its end: ${error.message}`)
  }
}
