/**
 * Krippendorff's alpha for unordered categories (Krippendorff 2011, "Computing Krippendorff's alpha-reliability"): 1 full
 * agreement, 0 what chance gives, below 0 worse. `units`: the values that each thing was given, of as many raters as there
 * were; things with fewer than two say nothing. 1 when only one value was ever given; undefined without pairs.
 */
export function nominalAlpha(units: readonly (readonly string[])[]): number | undefined {
  const paired = units.filter((values) => values.length > 1)
  const values = paired.flat()
  if (values.length === 0) return undefined
  const counts = (of: readonly string[]) => [...Map.groupBy(of, (v) => v).values()].map((g) => g.length)
  // Ordered pairs of unlike values: those seen within a thing, each weighed by its raters, and those of all values mixed.
  const unlike = (of: readonly string[]) =>
    counts(of).reduce((sum, count) => sum + count * (of.length - count), 0)
  const observed = paired.reduce((sum, unit) => sum + unlike(unit) / (unit.length - 1), 0)
  const expected = unlike(values) / (values.length - 1)
  return expected === 0 ? 1 : 1 - observed / expected
}
