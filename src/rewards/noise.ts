import { InvalidInputError } from '../errors.ts'

/**
 * The label under which the pairwise logistic loss is, on average over flips, the loss under the true label, when a
 * share `noise` of choices is flipped (rDPO: Chowdhury, Kini, Natarajan 2024). For this loss the correction is no more
 * than a label beyond 0 or 1, so the loss stays convex. What luck does is multiplied too, by 1 / (1 - 2 noise): much
 * noise needs many choices. Flips that fall anywhere hardly turn a linear taste, they make it look weaker: what is
 * gained is calibration more than accuracy.
 */
export function denoised(label: number, noise: number): number {
  return (label - noise) / (1 - 2 * noise)
}

/** The label under label smoothing, the inverse of `denoised`: odds are drawn towards even, not corrected. */
export function smoothed(label: number, noise: number): number {
  return label * (1 - 2 * noise) + noise
}

/** @throws InvalidInputError unless 0 <= noise < 0.5. */
export function checkNoise(noise: number): void {
  if (!(noise >= 0 && noise < 0.5))
    throw new InvalidInputError('noise', noise, 'give the share of flipped choices, from 0 to below 0.5')
}
