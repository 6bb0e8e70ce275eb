/** Value at x; writes the gradient. */
export type Objective = (x: Float64Array, gradient: Float64Array) => number

export interface MinimiseOptions {
  readonly iterations: number
  /** Ends when no component of the gradient is larger than this share of the largest at the start, or of 1. */
  readonly tolerance: number
}

const MEMORY = 10
const DECREASE = 1e-4
const ROUNDING = 1e-13

/**
 * Minimum of a smooth function from a starting point, by L-BFGS (Nocedal and Wright 2006, algorithm 7.5) with
 * backtracking. Near the minimum, where the value no longer shows a decrease for rounding, the slope decides (the
 * approximate Wolfe condition of Hager and Zhang 2005). A function that is not convex may end in a local minimum.
 */
export function minimise(
  start: Float64Array,
  objective: Objective,
  { iterations, tolerance }: MinimiseOptions,
): Float64Array {
  let x = start.slice()
  let gradient = new Float64Array(x.length)
  let value = objective(x, gradient)
  const steps: { moved: Float64Array; turned: Float64Array; by: number }[] = []
  const small = tolerance * Math.max(1, largest(gradient))
  for (let k = 0; k < iterations && largest(gradient) > small; k++) {
    const along = direction(gradient, steps)
    const slope = dot(along, gradient)
    if (!(slope < 0)) break
    const next = new Float64Array(x.length)
    const nextGradient = new Float64Array(x.length)
    let size = k === 0 ? Math.min(1, 1 / Math.sqrt(dot(gradient, gradient))) : 1
    let found = false
    let nextValue = value
    for (let tries = 0; tries < 40 && !found; tries++, size /= 2) {
      for (let j = 0; j < x.length; j++) next[j] = x[j]! + size * along[j]!
      nextGradient.fill(0)
      nextValue = objective(next, nextGradient)
      found =
        nextValue <= value + DECREASE * size * slope ||
        (nextValue <= value + ROUNDING * Math.abs(value) &&
          dot(along, nextGradient) <= (2 * DECREASE - 1) * slope &&
          largest(nextGradient) < largest(gradient))
    }
    if (!found) break
    const moved = next.slice()
    add(moved, x, -1)
    const turned = nextGradient.slice()
    add(turned, gradient, -1)
    const by = dot(moved, turned)
    if (by > 0) steps.push({ moved, turned, by })
    if (steps.length > MEMORY) steps.shift()
    x = next
    gradient = nextGradient
    value = nextValue
  }
  return x
}

/** Minus the gradient times the inverse curvature the last steps have shown. */
function direction(
  gradient: Float64Array,
  steps: readonly { moved: Float64Array; turned: Float64Array; by: number }[],
): Float64Array {
  const d = gradient.map((g) => -g)
  const shares = new Float64Array(steps.length)
  for (let i = steps.length - 1; i >= 0; i--) {
    const { moved, turned, by } = steps[i]!
    shares[i] = dot(moved, d) / by
    add(d, turned, -shares[i]!)
  }
  const last = steps.at(-1)
  if (last !== undefined) {
    const scale = last.by / dot(last.turned, last.turned)
    for (let j = 0; j < d.length; j++) d[j]! *= scale
  }
  for (let i = 0; i < steps.length; i++) {
    const { moved, turned, by } = steps[i]!
    add(d, moved, shares[i]! - dot(turned, d) / by)
  }
  return d
}

export function dot(x: Float64Array, y: Float64Array): number {
  let sum = 0
  for (let j = 0; j < x.length; j++) sum += x[j]! * y[j]!
  return sum
}

/** x += by × y. */
export function add(x: Float64Array, y: Float64Array, by: number): void {
  for (let j = 0; j < x.length; j++) x[j]! += by * y[j]!
}

function largest(x: Float64Array): number {
  let most = 0
  for (let j = 0; j < x.length; j++) most = Math.max(most, Math.abs(x[j]!))
  return most
}
