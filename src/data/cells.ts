import { z } from 'zod'

/*
 * Values as files of several formats write them: CSV knows only text, Parquet and JSON know numbers, a list in
 * a CSV cell is JSON, a time is a text or counted since 1970.
 */

/** A text that is JSON of a list or an object becomes it; everything else stays. */
export function unpacked(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}

const isNumeric = (text: string): boolean => text.trim() !== '' && !Number.isNaN(Number(text))

export const number = z.preprocess(
  (value) => (typeof value === 'string' && isNumeric(value) ? Number(value) : value),
  z.number(),
)

export const boolean = z.preprocess((value) => {
  if (typeof value !== 'string' || !/^(?:true|false)$/i.test(value)) return value
  return value.toLowerCase() === 'true'
}, z.boolean())

/** Who or what: a text, or a number as text. */
export const id = z.preprocess(
  (value) => (typeof value === 'number' ? String(value) : value),
  z.string().min(1, 'must not be empty'),
)

/** Above this a count since 1970 is of milliseconds, below of seconds: seconds reach it in the year 5138. */
const SECONDS = 1e11

/** An ISO time. Of a text without a time zone UTC is taken. */
export const instant = z.union([z.number(), z.string()]).transform((value, context) => {
  const time = new Date(milliseconds(value))
  if (!Number.isNaN(time.getTime())) return time.toISOString()
  context.addIssue({ code: 'custom', message: 'give a time such as 2023-11-22 15:48:46' })
  return z.NEVER
})

function milliseconds(value: number | string): number {
  if (typeof value === 'number' || isNumeric(value)) {
    const since = Number(value)
    return Math.abs(since) < SECONDS ? since * 1000 : since
  }
  const [, date, time, zone] =
    /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)\s*(Z|[+-]\d\d:?\d\d)?$/.exec(value.trim()) ?? []
  return date === undefined ? Number.NaN : Date.parse(`${date}T${time}${zone ?? 'Z'}`)
}
