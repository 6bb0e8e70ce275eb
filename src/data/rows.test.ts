import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib'
import fc from 'fast-check'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { describe, expect, it } from 'vitest'
import { all, folder, MESSAGES, of, TEXT, writeLines, writeParquet, writeText } from './files.values.ts'
import { jsonRows } from './rows.json.ts'
import { rows } from './rows.ts'

const dir = folder()
const values = async (file: string) => (await all(rows(file))).map((row) => row.value)

/** A text in pieces, cut anywhere, also in the middle of a character. */
async function* pieces(text: string, cuts: readonly number[]): AsyncIterable<Uint8Array> {
  const bytes = new TextEncoder().encode(text)
  let from = 0
  for (const cut of [...cuts, bytes.length]) {
    const to = Math.max(from, Math.min(cut, bytes.length))
    yield bytes.subarray(from, to)
    from = to
  }
}

const cuts = fc.array(fc.nat(400), { maxLength: 8 }).map((places) => places.sort((a, b) => a - b))

describe('jsonRows', () => {
  it('reads what JSON.parse reads, from a list however laid out and cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.jsonValue(), { minLength: 1, maxLength: 6 }),
        fc.nat(3),
        cuts,
        async (list, indent, cut) => {
          const read = await all(jsonRows(pieces(JSON.stringify(list, null, indent), cut)))
          expect(read.map((row) => row.value)).toEqual(JSON.parse(JSON.stringify(list)))
          expect(read.map((row) => row.line)).toEqual(list.map((_, i) => i + 1))
        },
      ),
      { numRuns: 200 },
    )
  })

  it('reads what JSON.parse reads line by line, with the numbers of the lines', async () => {
    const line = fc.oneof(
      fc.constant(''),
      fc.dictionary(fc.string(), fc.jsonValue()).map((v) => JSON.stringify(v)),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 8 }), cuts, async (lines, cut) => {
        const read = await all(jsonRows(pieces(lines.join('\n'), cut)))
        expect(read.map(({ line, value }) => ({ line, value }))).toEqual(
          lines.flatMap((text, i) => (text === '' ? [] : [{ line: i + 1, value: JSON.parse(text) }])),
        )
      }),
      { numRuns: 200 },
    )
  })

  it('tells bad rows by their numbers and goes on', async () => {
    const lines = await all(jsonRows(pieces('{"a":1}\n{"a":\n\n{"a":3}', [])))
    expect(lines.map((row) => [row.line, row.problem?.field])).toEqual([
      [1, undefined],
      [2, 'row'],
      [4, undefined],
    ])
    const list = await all(jsonRows(pieces('[{"a":1}, {a:2}, {"a":3}]', [])))
    expect(list.map((row) => [row.line, row.problem?.field])).toEqual([
      [1, undefined],
      [2, 'row'],
      [3, undefined],
    ])
  })

  it('tells a list that was cut off, and what stands after its end', async () => {
    const cut = await all(jsonRows(pieces('[{"a":1}, {"a":', [])))
    expect(cut.map((row) => row.problem?.message)).toEqual([undefined, expect.stringContaining('no end')])
    const after = await all(jsonRows(pieces('[{"a":1}] and more', [])))
    expect(after.map((row) => [row.line, row.problem?.value])).toEqual([
      [1, undefined],
      [2, 'and more'],
    ])
  })

  it('does not keep a row without end, and goes on after it', async () => {
    const long = `{"a":"${'x'.repeat(8_000_001)}"}`
    for (const text of [`${long}\n{"a":2}`, `[${long},{"a":2}]`]) {
      const read = await all(jsonRows(pieces(text, [1_000_000, 5_000_000])))
      // Not the values: a difference of eight million characters is no use to anybody.
      expect(read.map((row) => [row.line, row.problem?.field, row.value !== undefined])).toEqual([
        [1, 'row', false],
        [2, undefined, true],
      ])
    }
  })
})

describe('rows', () => {
  const list = [
    { a: 1, b: ['x'] },
    { a: 2, b: [] },
  ]

  it('knows gzip, lists and Parquet by what they hold', async () => {
    expect(await values(writeLines(dir, 'a.jsonl', list))).toEqual(list)
    expect(await values(writeLines(dir, 'a.jsonl.gz', list))).toEqual(list)
    expect(await values(writeText(dir, 'a.json', JSON.stringify(list)))).toEqual(list)
    expect(await values(writeText(dir, 'b.json.gz', JSON.stringify(list, null, 2)))).toEqual(list)
    expect(await values(writeLines(dir, 'lines.json', list))).toEqual(list)
    const parquet = writeParquet(dir, 'a', { a: of('INT64') }, [{ a: 1n }, { a: null }, { a: 3n }])
    expect(await values(parquet)).toEqual([{ a: 1 }, { a: null }, { a: 3 }])
  })

  it('reads CSV with quotes and line breaks; the number is of the last line of a row', async () => {
    const file = writeText(dir, 'a.csv', '\ufeffa, b\n"x ""y""\nz",1\n\n,2\n')
    expect(await all(rows(file))).toEqual([
      { line: 3, value: { a: 'x "y"\nz', b: '1' } },
      { line: 5, value: { a: null, b: '2' } },
    ])
    await expect(all(rows(writeText(dir, 'bad.csv', 'a,b\n"x" y,1\n')))).rejects.toThrow('mend the CSV')
    expect(await values(writeText(dir, 'a.csv.gz', 'a\n1\n'))).toEqual([{ a: '1' }])
  })

  it('reads nested Parquet over several row groups, numbers, times and truth', async () => {
    const context = [{ content: 'why?', role: 'user' }]
    const written = [1, 2, 3, 4, 5].map((n) => ({
      t: `${n}`,
      context: n === 3 ? [] : context,
      d: n / 2,
      ok: n > 2,
    }))
    const columns = { t: TEXT, context: MESSAGES, d: of('DOUBLE'), ok: of('BOOLEAN') }
    expect(await all(rows(writeParquet(dir, 'nested.parquet', columns, written)))).toEqual(
      written.map((value, i) => ({ line: i + 1, value })),
    )
    const when = new Date('2023-11-22T15:48:46Z')
    const file = join(dir, 'when.parquet')
    writeFileSync(file, new Uint8Array(parquetWriteBuffer({ columnData: [{ name: 'at', data: [when] }] })))
    expect(await values(file)).toEqual([{ at: when.toISOString() }])
  })

  it.each([
    ['GZIP', gzipSync],
    ['BROTLI', brotliCompressSync],
    ['ZSTD', zstdCompressSync],
  ] as const)('reads Parquet packed with %s', async (codec, pack) => {
    const data = Array.from({ length: 50 }, (_, i) => `the same text again, number ${i % 3}`)
    const compressors = { [codec]: (bytes: Uint8Array) => new Uint8Array(pack(bytes)) }
    const packed = parquetWriteBuffer({ columnData: [{ name: 'a', data }], codec, compressors })
    const file = join(dir, `${codec}.parquet`)
    writeFileSync(file, new Uint8Array(packed))
    expect(await values(file)).toEqual(data.map((a) => ({ a })))
  })

  it('says what is wrong with a file', async () => {
    await expect(all(rows(join(dir, 'none.jsonl')))).rejects.toThrow('give a file that exists')
    await expect(all(rows(dir))).rejects.toThrow('not a folder')
    const zipped = readFileSync(
      writeLines(
        dir,
        'whole.jsonl.gz',
        Array.from({ length: 99 }, (_, n) => ({ n })),
      ),
    )
    writeFileSync(join(dir, 'half.jsonl.gz'), zipped.subarray(0, zipped.length - 20))
    await expect(all(rows(join(dir, 'half.jsonl.gz')))).rejects.toThrow('cannot be read to its end')
    const parquet = readFileSync(writeParquet(dir, 'whole.parquet', { a: TEXT }, [{ a: 'x' }]))
    writeFileSync(join(dir, 'half.parquet'), parquet.subarray(0, parquet.length - 20))
    await expect(all(rows(join(dir, 'half.parquet')))).rejects.toThrow('cannot be read to its end')
    expect(await all(rows(writeText(dir, 'empty.jsonl', '')))).toEqual([])
  })

  it('lets go of the file when the reader stops early', async () => {
    const file = writeLines(
      dir,
      'many.jsonl.gz',
      Array.from({ length: 5000 }, (_, n) => ({ n })),
    )
    for await (const { value } of rows(file)) {
      expect(value).toEqual({ n: 0 })
      break
    }
  })
})
