import { InvalidInputError } from '../errors.ts'
import { openInput } from './import.input.ts'
import { isRecord } from './import.shapes.ts'

/** Texts that rows name by id instead of holding them. Kept in memory: they are few and used often. */
export class Documents {
  readonly #texts = new Map<string, string>()

  static async load(file: string): Promise<Documents> {
    const documents = new Documents()
    const { rows, name, close } = await openInput(file, {})
    for await (const { line, value, problem } of rows) {
      if (problem) throw problem
      if (!isRecord(value) || typeof value.id !== 'string' || typeof value.text !== 'string')
        throw new InvalidInputError(`${name}:${line}`, value, 'give {"id": …, "text": …}')
      documents.#texts.set(value.id, value.text)
    }
    close()
    return documents
  }

  text(field: string, id: string): string {
    const text = this.#texts.get(id)
    if (text === undefined)
      throw new InvalidInputError(`${field}.documentId`, id, 'give the file that holds it with --documents')
    return text
  }
}
