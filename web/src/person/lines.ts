export interface Line {
  readonly at: number
  readonly text: string
  /** The other side does not have it. */
  readonly apart: boolean
}

/** Two texts line by line, and which lines only one of them has. */
export function linesApart(
  a: string,
  b: string,
): { readonly left: readonly Line[]; readonly right: readonly Line[] } {
  const [x, y] = [a, b].map((text) => (text === '' ? [] : text.trimEnd().split('\n'))) as [string[], string[]]
  const side = (own: readonly string[], other: readonly string[]) =>
    own.map((text, at) => ({ at, text, apart: !other.includes(text) }))
  return { left: side(x, y), right: side(y, x) }
}
