/**
 * CSV (RFC 4180) that a spreadsheet program opens as text: every cell is quoted, and one that would be taken for a formula
 * ("- a point", "=1+1") begins with an apostrophe. Without the mark in front emoji come out garbled.
 */
export const csv = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`

const cell = (text: string): string => `"${text.replace(/^(?=[=+\-@\t\r])/, "'").replaceAll('"', '""')}"`
