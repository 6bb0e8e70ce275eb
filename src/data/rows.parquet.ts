import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib'
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet'
import type { Row } from './rows.ts'

/** Snappy, what most files use, is read by the library itself. */
const compressors = {
  GZIP: (bytes: Uint8Array) => gunzipSync(bytes),
  BROTLI: (bytes: Uint8Array) => brotliDecompressSync(bytes),
  ZSTD: (bytes: Uint8Array) => zstdDecompressSync(bytes),
}

/** Rows of a Parquet file, row group by row group: one group is held at a time, as large as its writer made it. */
export async function* parquetRows(name: string): AsyncIterable<Row> {
  const file = await asyncBufferFromFile(name)
  const metadata = await parquetMetadataAsync(file)
  let rowStart = 0
  for (const group of metadata.row_groups) {
    const rowEnd = rowStart + Number(group.num_rows)
    const values = await parquetReadObjects({ file, metadata, rowStart, rowEnd, compressors })
    for (const [i, value] of values.entries()) yield { line: rowStart + i + 1, value: plain(value) }
    rowStart = rowEnd
  }
}

/** As JSON would have it: big integers become numbers, dates ISO times. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value)
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]))
}
