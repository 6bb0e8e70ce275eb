import { basename } from 'node:path'
import { rows } from '../data/rows.ts'
import { InvalidInputError } from '../errors.ts'

/** A text to write from. */
export interface SourceDocument {
  readonly id: string
  /** What sort of text it is: a user gets documents of one sort. */
  readonly kind: string
  readonly text: string
}

/** A file of documents: ours ({id, kind, text}), or any other with its columns named. */
export interface DocumentFile {
  readonly file: string
  /** Of all its rows, whatever they say. */
  readonly kind?: string
  /** Columns, where they are not called `text` and `id`; without ids the place in the file is one. */
  readonly text?: string
  readonly id?: string
}

/** Shorter texts have nothing to be summarised, in characters. */
const SHORTEST = 80

/**
 * The documents of JSONL, JSON, CSV or Parquet files, gzipped or not, in their order; too short ones are left out.
 * Held in memory whole.
 *
 * @throws InvalidInputError for a missing file, a row without text or kind, an id given twice, and a file without any document.
 */
export async function loadDocuments(files: readonly DocumentFile[]): Promise<readonly SourceDocument[]> {
  const documents = new Map<string, SourceDocument>()
  for (const { file, kind, text = 'text', id = 'id' } of files) {
    const before = documents.size
    for await (const { line, value, problem } of rows(file)) {
      if (problem) throw new InvalidInputError(`${file}:${line}`, problem.value, 'give one JSON object a row')
      const row = value as Readonly<Record<string, unknown>>
      const [body, sort] = [row?.[text], kind ?? row?.kind]
      const place = `${file}:${line}`
      if (typeof body !== 'string')
        throw new InvalidInputError(`${place} ${text}`, body, 'give the column that holds the text as `text`')
      if (typeof sort !== 'string')
        throw new InvalidInputError(
          `${place} kind`,
          sort,
          'give rows a kind, or the file one for all of its rows',
        )
      if (body.length < SHORTEST) continue
      const name = String(row[id] ?? `${basename(file)}:${line}`)
      if (documents.has(name))
        throw new InvalidInputError(`${place} ${id}`, name, 'give every document an id of its own')
      documents.set(name, { id: name, kind: sort, text: body })
    }
    if (documents.size === before)
      throw new InvalidInputError('file', file, `give one with texts of ${SHORTEST} characters or more`)
  }
  return [...documents.values()]
}
