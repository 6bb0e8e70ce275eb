/** A set of preferences as one text, as the released code of PROSE writes it. */
export const statementText = (statements: readonly string[]): string => statements.join('; ')
