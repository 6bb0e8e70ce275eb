import { InvalidInputError } from '../errors.ts'

/** Rows of numbers, row-major, in the 32-bit floats XGBoost reads too. NaN is a missing value. */
export interface Rows {
  readonly n: number
  /** Features of a row. */
  readonly width: number
  /** n × width. */
  readonly values: Float32Array
}

/** Rows with what came of each. */
export interface Labelled extends Rows {
  /** n, 0 to 1: a share is as good as that many rows of each kind. */
  readonly label: Float64Array
  /** n, above 0; 1 for all when left out. */
  readonly weight?: Float64Array
}

/** @throws InvalidInputError naming the field and the row. */
function checkRows(rows: Rows, field: string): void {
  const { n, width, values } = rows
  if (!(n > 0)) throw new InvalidInputError(`${field}.n`, n, 'give at least one row')
  if (!(width > 0)) throw new InvalidInputError(`${field}.width`, width, 'give at least one feature')
  checkLength(`${field}.values`, values.length, n * width)
  for (let i = 0; i < values.length; i++)
    if (Math.abs(values[i]!) === Number.POSITIVE_INFINITY)
      throw new InvalidInputError(
        `${field}.values, row ${Math.floor(i / width)}, feature ${i % width}`,
        String(values[i]),
        'give a finite 32-bit number, or NaN where it is missing',
      )
}

/** @throws InvalidInputError naming the field and the row. */
export function checkLabelled(rows: Labelled, field: string): void {
  checkRows(rows, field)
  const { n, label, weight } = rows
  checkEach(`${field}.label`, label, n, (y) => y >= 0 && y <= 1, 'give a number from 0 to 1')
  if (weight)
    checkEach(
      `${field}.weight`,
      weight,
      n,
      (w) => w > 0 && w < Number.POSITIVE_INFINITY,
      'give a number above 0',
    )
}

function checkEach(
  field: string,
  numbers: Float64Array,
  n: number,
  good: (x: number) => boolean,
  remedy: string,
): void {
  checkLength(field, numbers.length, n)
  const row = numbers.findIndex((x) => !good(x))
  if (row >= 0) throw new InvalidInputError(`${field}, row ${row}`, String(numbers[row]), remedy)
}

function checkLength(field: string, length: number, wanted: number): void {
  if (length !== wanted) throw new InvalidInputError(`${field}.length`, length, `give ${wanted} numbers`)
}
