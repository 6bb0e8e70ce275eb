import { Problem } from './problem.ts'

/** As much of a zod issue as is read. */
interface Issue {
  readonly code?: string | undefined
  readonly path: readonly PropertyKey[]
  readonly message: string
  readonly expected?: unknown
  readonly keys?: readonly string[]
  readonly values?: readonly unknown[]
  readonly origin?: string
  readonly minimum?: number | bigint
  readonly maximum?: number | bigint
  readonly inclusive?: boolean
  readonly exact?: boolean
  /** What a union's members found, each. */
  readonly errors?: readonly (readonly Issue[])[]
  /** What the field that tells a union's members apart may be. */
  readonly options?: readonly unknown[]
  /** What was found in a key or an element. */
  readonly issues?: readonly Issue[]
}

/** The first of what zod found, in our words. */
export function problemOfIssues(issues: readonly Issue[]): Problem {
  const { path, remedy } = read(issues[0] ?? { path: [], message: '' })
  const field = path.map(String).join('.') || 'body'
  return new Problem('invalid-input', { detail: `${field}: cannot be used; ${remedy}`, field, remedy })
}

interface Read {
  readonly path: readonly PropertyKey[]
  readonly remedy: string
}

function read(issue: Issue): Read {
  const { code, path, keys = [], errors = [], issues = [] } = issue
  if (code === 'unrecognized_keys')
    return { path: [...path, ...keys.slice(0, 1)], remedy: `remove ${keys.join(', ')}` }
  if (code === 'invalid_union' && errors.length > 0) return ofMembers(path, errors)
  const [inner] = issues
  if (inner !== undefined) return { path, remedy: read(inner).remedy }
  return { path, remedy: remedyOf(issue) }
}

/** Of the member that was missed by least; where several were, a way into each. */
function ofMembers(path: readonly PropertyKey[], errors: readonly (readonly Issue[])[]): Read {
  const least = Math.min(...errors.map((found) => found.length))
  const nearest = errors.filter((found) => found.length === least).map((found) => read(found[0]!))
  const [only] = nearest
  if (nearest.length === 1) return { path: [...path, ...only!.path], remedy: only!.remedy }
  const ways = nearest.map((way) =>
    way.path.length > 0 ? `${way.path.join('.')}: ${way.remedy}` : way.remedy,
  )
  return { path, remedy: [...new Set(ways)].join(', or ') }
}

function remedyOf(issue: Issue): string {
  const { code, expected, values, options, minimum, maximum, message } = issue
  switch (code) {
    case 'invalid_type':
      return `give ${KINDS[String(expected)] ?? `a value of type ${expected}`}`
    case 'invalid_value':
      return `use ${listed(values)}`
    case 'invalid_union':
      return options ? `use ${listed(options)}` : SEE
    case 'too_small':
      return `give ${bound(issue, minimum, 'at least', 'more than')}`
    case 'too_big':
      return `give ${bound(issue, maximum, 'at most', 'less than')}`
    case 'custom':
      return message
    default:
      return SEE
  }
}

const SEE = 'give what the document at /openapi.json says'

const listed = (values: readonly unknown[] = []): string => values.map((v) => JSON.stringify(v)).join(', ')

const KINDS: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'an array',
  tuple: 'an array',
  object: 'an object',
  record: 'an object',
  null: 'null',
}

const COUNTED: Readonly<Record<string, string>> = { string: 'character', array: 'item', tuple: 'item' }

function bound(
  { origin = '', inclusive, exact }: Issue,
  limit: number | bigint | undefined,
  within: string,
  beyond: string,
): string {
  const unit = COUNTED[origin]
  const word = exact ? 'exactly' : inclusive === false ? beyond : within
  return `${word} ${limit}${unit ? ` ${unit}${limit === 1 ? '' : 's'}` : ''}`
}
