/** Marks every error of this package, so that two installed copies still recognise each other's errors. */
const mark = Symbol.for('penchant.error')

/** The base of every error Penchant throws on purpose. Anything else that escapes is a bug. */
export class PenchantError extends Error {
  override readonly name: string = 'PenchantError'
  readonly [mark] = true
  /** What can be done about it, where something can. The message ends with it. */
  readonly remedy?: string

  constructor(message?: string, remedy?: string) {
    super(message)
    if (remedy !== undefined) this.remedy = remedy
  }
}

/** True for an error of this family, also one thrown by another copy of the package. */
export function isPenchantError(error: unknown): error is PenchantError {
  return typeof error === 'object' && error !== null && mark in error
}

/** Input that cannot be taken. The message names the field, the value and the remedy. */
export class InvalidInputError extends PenchantError {
  override readonly name = 'InvalidInputError'
  readonly field: string
  readonly value: unknown

  constructor(field: string, value: unknown, remedy: string) {
    super(`${field}: ${show(value)} cannot be used; ${remedy}`, remedy)
    this.field = field
    this.value = value
  }
}

/** Somebody else committed this person's profile first. Read it again, redo the change, commit again. */
export class ConflictError extends PenchantError {
  override readonly name = 'ConflictError'
  readonly person: string
  readonly expected: number
  readonly found: number

  constructor(person: string, expected: number, found: number) {
    const remedy = 'read it again and retry'
    super(
      `profile of ${show(person)}: version ${expected} was expected, the store holds ${found}; ${remedy}`,
      remedy,
    )
    this.person = person
    this.expected = expected
    this.found = found
  }
}

/** The store was written by a newer Penchant. Nothing in it was touched. */
export class StoreVersionError extends PenchantError {
  override readonly name = 'StoreVersionError'
  readonly found: number
  readonly supported: number

  constructor(where: string, found: number, supported: number) {
    const remedy = 'install a newer penchant'
    super(`${where}: has format ${found}, this Penchant reads up to ${supported}; ${remedy}`, remedy)
    this.found = found
    this.supported = supported
  }
}

/** Somebody else keeps the store from doing what was asked. The message says what was done, then what to do. */
export class StoreBusyError extends PenchantError {
  override readonly name = 'StoreBusyError'
  /** What the message says, without the place of the store. */
  readonly detail: string

  constructor(where: string, detail: string, remedy: string) {
    super(`${where}: ${detail}; ${remedy}`, remedy)
    this.detail = detail
  }
}

/** The person, preference or signal that was named is not in the store. */
export class NotFoundError extends PenchantError {
  override readonly name = 'NotFoundError'

  constructor(what: string, id: string, remedy: string) {
    super(`${what} ${show(id)}: not found; ${remedy}`, remedy)
  }
}

/** What was wrong: with an answer (the first five), with the way to the model, or with the request itself. */
export type ModelFault =
  | 'malformed'
  | 'refused'
  | 'empty'
  | 'filtered'
  | 'truncated'
  | 'unreachable'
  | 'rejected'

/** A model gave no answer that could be used, after every attempt it was worth. The message names the step. */
export class ModelError extends PenchantError {
  override readonly name = 'ModelError'
  readonly step: string
  readonly fault: ModelFault

  constructor(step: string, fault: ModelFault, detail: string, cause?: unknown) {
    const [what, remedy] = FAULTS[fault]
    super(`${step}: ${what}; ${remedy}${detail && ` (${detail})`}`, remedy)
    this.step = step
    this.fault = fault
    this.cause = cause
  }

  /** True when the model was reached and answered, only not with something usable: more of the same may come again. */
  get answered(): boolean {
    return this.fault !== 'unreachable' && this.fault !== 'rejected'
  }
}

const FAULTS: Readonly<Record<ModelFault, readonly [what: string, remedy: string]>> = {
  malformed: ['the model did not answer in the form asked for, nor after one repair', 'try a stronger model'],
  refused: ['the model refused to answer', 'try another model'],
  empty: ['the model answered with nothing', 'try again or another model'],
  filtered: ["the provider's content filter stopped the answer", 'try another provider'],
  truncated: ['the answer was cut off', 'use a model with more room for answers'],
  unreachable: ['the model could not be reached', 'what is finished is kept, try again later'],
  rejected: ['the provider rejected the request', 'check the key, the model id and the address'],
}

/** The call was not made, because it could have gone over a limit that was set. */
export class BudgetError extends PenchantError {
  override readonly name = 'BudgetError'
  readonly limit: 'calls' | 'tokens' | 'cost'
  readonly allowed: number
  /** Whose own limit it is; undefined for a limit on all together. */
  readonly person?: string

  constructor(
    step: string,
    limit: 'calls' | 'tokens' | 'cost',
    allowed: number,
    needed: number,
    person?: string,
  ) {
    const unit = limit === 'cost' ? ' USD' : ` ${limit}`
    const whose = person === undefined ? '' : ` for ${show(person)}`
    const remedy = 'what is finished is kept, raise the budget to go on'
    super(
      `${step}: the next call may need ${figure(needed)}${unit} of a budget of ${figure(allowed)}${whose}; ${remedy}`,
      remedy,
    )
    if (person !== undefined) this.person = person
    this.limit = limit
    this.allowed = allowed
  }
}

const figure = (x: number): string => String(Number(x.toPrecision(6)))

function show(value: unknown): string {
  const text = written(value)
  return text.length > 80 ? `${text.slice(0, 77)}...` : text
}

function written(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'bigint') return String(value)
  try {
    return JSON.stringify(value) ?? String(value)
  } catch {
    // A value that cannot be written as JSON (a cycle, a big integer inside) must not hide the error about it.
    return Object.prototype.toString.call(value)
  }
}
