import { type ExportOptions, trainingRows } from './export.ts'
import type { Outcome } from './log.ts'
import type { Questionnaire } from './questions.ts'

/**
 * Writes training data as a Parquet file, one row group for 20,000 outcomes: the columns the questionnaire names as 32-bit
 * floats, missing ones NaN; then `label`, `weight` and `query`, by which to split. Overwrites the file. Memory for a row
 * group and, until the end, 100 KB for each one written: for tens of millions of outcomes write several files.
 *
 * @returns rows written. @throws InvalidInputError naming the row and the field.
 */
export async function writeParquet(
  file: string,
  outcomes: Iterable<Outcome> | AsyncIterable<Outcome>,
  questionnaire: Questionnaire,
  options: ExportOptions = {},
): Promise<number> {
  const { fileWriter, ParquetWriter } = await import('hyparquet-writer')
  const { columns } = questionnaire
  const names = [...columns, 'label', 'weight', 'query']
  const required = (name: string) => ({
    name,
    type: name === 'query' ? ('INT32' as const) : ('FLOAT' as const),
    repetition_type: 'REQUIRED' as const,
  })
  const parquet = new ParquetWriter({
    writer: fileWriter(file),
    schema: [{ name: 'root', num_children: names.length }, ...names.map(required)],
    statistics: false,
  })
  let written = 0
  for await (const { rows, query } of trainingRows(outcomes, questionnaire, options)) {
    const { n, width, values, label, weight } = rows
    const column = (j: number) => Float32Array.from({ length: n }, (_, row) => values[row * width + j]!)
    await parquet.write({
      columnData: [
        ...columns.map((name, j) => ({ name, data: column(j), offsetIndex: false })),
        { name: 'label', data: Float32Array.from(label), offsetIndex: false },
        { name: 'weight', data: Float32Array.from(weight!), offsetIndex: false },
        { name: 'query', data: query, offsetIndex: false },
      ],
      rowGroupSize: n,
    })
    written += n
  }
  await parquet.finish()
  return written
}
