import { mean } from './sum.ts';

/** Shorter ones count as a second: a logarithm needs a length, and stamps are seldom finer. */
const shortestSeconds = 1;

/** The logarithm that durations are compared by: ln max(x, 1 s). Domain: seconds ≥ 0. @example logDuration(0) // 0 */
export function logDuration(seconds: number): number {
  return Math.log(Math.max(shortestSeconds, seconds));
}

/** The geometric mean, e^(mean of ln max(x, 1 s)). Domain: at least one duration ≥ 0. @example geometricMean([1, 100]) // 10 */
export function geometricMean(seconds: ArrayLike<number>): number {
  return Math.exp(mean(Array.from(seconds, logDuration)));
}

/** Sums of logarithms carry as much rounding. */
export const rounding = 1e-12;

/** The logarithms less their common mean, so that sums of squares lose no digits; sorted, so that no order of rows counts. */
export function centeredLogarithms(earlier: Float64Array, later: Float64Array): readonly [Float64Array, Float64Array] {
  const [before, after] = [earlier.map(logDuration).sort(), later.map(logDuration).sort()];
  const center = (mean(before) * before.length + mean(after) * after.length) / (before.length + after.length);
  return [before.map((each) => each - center), after.map((each) => each - center)];
}

export interface Moments {
  readonly count: number;
  readonly sum: number;
  /** Σ(y − ȳ)². */
  readonly squares: number;
}

/** Two samples of logarithms. */
export interface TwoSamples {
  readonly first: Moments;
  readonly second: Moments;
  readonly difference: number;
}

export function twoSamples(earlier: Float64Array, later: Float64Array): TwoSamples {
  const of = (values: Float64Array): Moments => {
    const center = mean(values);
    return {
      count: values.length,
      sum: center * values.length,
      squares: values.reduce((squares, value) => squares + (value - center) ** 2, 0),
    };
  };
  const [first, second] = [of(earlier), of(later)];
  return { first, second, difference: second.sum / second.count - first.sum / first.count };
}

/**
 * What Σ(y − ȳ)² of each sample counts for in the variance s₁²/n₁ + s₂²/n₂ of the difference of their means; the common s²
 * where a sample of one has none of its own.
 */
export function varianceWeights(n1: number, n2: number): readonly [number, number] {
  const common = (1 / n1 + 1 / n2) / (n1 + n2 - 2);
  return n1 < 2 || n2 < 2 ? [common, common] : [1 / (n1 - 1) / n1, 1 / (n2 - 1) / n2];
}

export function standardError(first: Moments, second: Moments): number {
  const [weight1, weight2] = varianceWeights(first.count, second.count);
  return Math.sqrt(weight1 * first.squares + weight2 * second.squares);
}

/** A gap in standard errors; infinite where there is a gap and no spread. */
export function studentized(gap: number, error: number): number {
  if (Math.abs(gap) <= rounding) return 0;
  return error <= rounding ? Math.sign(gap) * Number.POSITIVE_INFINITY : gap / error;
}
