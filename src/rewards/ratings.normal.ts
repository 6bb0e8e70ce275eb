/** Logarithm of the standard normal distribution function; its relative error is below 1e-9 anywhere. */
export function logNormalBelow(x: number): number {
  if (x > 5) return Math.log1p(-Math.exp(logNormalBelow(-x)))
  const density = -0.5 * x * x - 0.5 * Math.log(2 * Math.PI)
  if (x > -5) {
    // Marsaglia's series (2004).
    let term = x
    let sum = x
    for (let k = 3; Math.abs(term) > 1e-17 * Math.abs(sum); k += 2) {
      term *= (x * x) / k
      sum += term
    }
    return Math.log(0.5 + sum * Math.exp(density))
  }
  // Far below: Laplace's continued fraction, which no subtraction spoils.
  let tail = 0
  for (let k = 40; k > 0; k--) tail = k / (-x + tail)
  return density - Math.log(-x + tail)
}
