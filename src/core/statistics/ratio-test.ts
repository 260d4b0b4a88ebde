import { significance } from './confidence.ts';
import { normalCdf, normalQuantile } from './distributions/normal.ts';
import {
  centeredLogarithms,
  standardError,
  studentized,
  type TwoSamples,
  twoSamples,
  varianceWeights,
} from './log-durations.ts';
import { createRandom } from './random/random.ts';
import { allSplits, randomSplits, type SplitSums, splitsOf } from './splits.ts';

/** Above so many values in all the statistic is normal to within what any number of shuffles shows. */
const largestPermutation = 20_000;

/** Logarithm of a factor beyond which none is looked for: e^50. */
const farthest = 50;

export interface RatioTest {
  /** Later over earlier: how many times as long the recoveries are, by their geometric means. */
  readonly ratio: number;
  /** Its 95 % interval, from the same test: it holds 1 exactly where p ≥ 0.05. null where no ratio has p < 0.05. */
  readonly interval: { readonly low: number; readonly high: number } | null;
  /** Two-sided: twice the smaller tail. */
  readonly pValue: number;
  /** `enumeration`: all splits; `permutation`: random ones; `normal`: of so many values that neither is needed. */
  readonly method: 'enumeration' | 'permutation' | 'normal';
  readonly draws: number;
  readonly seed: number;
}

/**
 * Are later durations longer or shorter than earlier ones, and by what factor? With y = ln max(x, 1 s), a factor θ moves
 * the later y by δ = ln θ, and T(δ) = (ȳ₂ − ȳ₁ − δ)/√(s₁²/n₁ + s₂²/n₂). p(θ) compares T with what it is after the values,
 * the later ones divided by θ, have been split anew into samples of the same sizes: all splits where there are at most
 * `draws`, else so many random ones. k≥ and k≤ count the splits whose T is at least, at most, as large; p = 2·min(k≥, k≤)/K of
 * all K splits, (1 + k)/(1 + draws) in place of k/K for random ones. The interval is every θ with p(θ) ≥ 0.05, so a verdict by
 * p(1) and the interval never contradict each other.
 *
 * What it tests: that the two laws are one but for a factor; exact then, whatever the law is. As a test of equal geometric
 * means alone it is right in the limit, also where the spreads differ, because T is studentized. It says nothing of the
 * arithmetic means where the spreads differ.
 *
 * Source: E. Pitman, JRSS Supplement 4 (1937) 119; inverted as in P. Garthwaite, "Confidence Intervals from Randomization
 * Tests", Biometrics 52 (1996) 1387; studentized as in A. Janssen, Statistics & Probability Letters 36 (1997) 9, and
 * E. Chung & J. Romano, Annals of Statistics 41 (2013) 484; never 0 by B. Phipson & G. Smyth, Statistical Applications in
 * Genetics and Molecular Biology 9 (2010), article 39. Above 20,000 values Welch's normal limit of the same T.
 * Domain: finite durations ≥ 0 in seconds, whole draws ≥ 1. null for an empty sample, or one value in each.
 *
 * @throws RangeError outside the domain
 * @example ratioTest(Float64Array.of(60, 70, 80, 400), Float64Array.of(20, 22, 24, 27), { seed: 1 })?.ratio // 0.220
 */
export function ratioTest(
  earlier: Float64Array,
  later: Float64Array,
  { seed, draws = 10_000 }: { readonly seed: number; readonly draws?: number },
): RatioTest | null {
  if (!(Number.isSafeInteger(draws) && draws >= 1)) throw new RangeError(`${draws} draws`);
  for (const values of [earlier, later])
    for (const value of values)
      if (!(value >= 0 && value < Number.POSITIVE_INFINITY)) throw new RangeError(`a duration of ${value} s`);
  if (earlier.length === 0 || later.length === 0 || earlier.length + later.length < 3) return null;
  const [before, after] = centeredLogarithms(earlier, later);
  const observed = twoSamples(before, after);
  if (earlier.length + later.length > largestPermutation) return normalTest(observed, seed);
  const isAll = splitsOf(earlier.length, later.length) <= draws;
  const splits = isAll ? allSplits(before, after) : randomSplits(before, after, draws, createRandom(seed));
  const test = new ShiftTest(observed, splits, isAll);
  const interval = test.interval();
  return {
    ratio: Math.exp(observed.difference),
    interval: interval && { low: Math.exp(interval.low), high: Math.exp(interval.high) },
    pValue: test.pValue(0),
    method: isAll ? 'enumeration' : 'permutation',
    draws: splits.count,
    seed,
  };
}

function normalTest({ first, second, difference }: TwoSamples, seed: number): RatioTest {
  const error = standardError(first, second);
  const margin = -normalQuantile(significance / 2) * error;
  return {
    ratio: Math.exp(difference),
    interval: { low: Math.exp(difference - margin), high: Math.exp(difference + margin) },
    pValue: Math.min(1, 2 * normalCdf(-Math.abs(studentized(difference, error)))),
    method: 'normal',
    draws: 0,
    seed,
  };
}

/** T(δ) of what was seen against all splits, for any δ. */
class ShiftTest {
  private readonly observed: TwoSamples;
  private readonly splits: SplitSums;
  private readonly isAll: boolean;
  private readonly error: number;

  constructor(observed: TwoSamples, splits: SplitSums, isAll: boolean) {
    this.observed = observed;
    this.splits = splits;
    this.isAll = isAll;
    this.error = standardError(observed.first, observed.second);
  }

  /** p of the factor e^shift. */
  pValue(shift: number): number {
    const { first, second, difference } = this.observed;
    const { count, fromLater, earlierSum, laterSum, squares } = this.splits;
    const [n1, n2] = [first.count, second.count];
    const [weight1, weight2] = varianceWeights(n1, n2);
    const allSum = first.sum + second.sum - n2 * shift;
    const moved2 = second.squares + (second.sum - n2 * shift) ** 2 / n2;
    const allSquares = first.squares + first.sum ** 2 / n1 + moved2;
    const seen = studentized(difference - shift, this.error);
    const tolerance = 1e-9 * Math.abs(seen);
    const [leastSeen, mostSeen] = Number.isFinite(seen) ? [seen - tolerance, seen + tolerance] : [seen, seen];
    let atLeast = 0;
    let atMost = 0;
    for (let split = 0; split < count; split++) {
      const moved = fromLater[split]!;
      const ofLater = laterSum[split]!;
      const sum = earlierSum[split]! + ofLater - moved * shift;
      const square = squares[split]! - 2 * shift * ofLater + moved * shift * shift;
      const rest = allSum - sum;
      const within1 = allSquares - square - (rest * rest) / n1;
      const within2 = square - (sum * sum) / n2;
      const variance = weight1 * within1 + weight2 * within2;
      const found = studentized(sum / n2 - rest / n1, variance > 0 ? Math.sqrt(variance) : 0);
      if (found >= leastSeen) atLeast++;
      if (found <= mostSeen) atMost++;
    }
    const tail = Math.min(atLeast, atMost);
    return Math.min(1, this.isAll ? (2 * tail) / count : (2 * (1 + tail)) / (1 + count));
  }

  /** Every shift with p ≥ 0.05, as an interval around the difference; null where even far ones have that. */
  interval(): { readonly low: number; readonly high: number } | null {
    const [low, high] = [this.end(-1), this.end(1)];
    return low === null || high === null ? null : { low, high };
  }

  /** By bisection from the difference outward, with 0 as one of the ends where it lies on that side, so that p(0) decides. */
  private end(direction: -1 | 1): number | null {
    const { difference } = this.observed;
    const isInside = (shift: number): boolean => this.pValue(shift) >= significance;
    let inside = difference;
    let outside = Number.NaN;
    if (Math.sign(-difference) === direction) {
      if (isInside(0)) inside = 0;
      else outside = 0;
    }
    for (let reach = Math.max(this.error, 0.01); Number.isNaN(outside); reach *= 2) {
      if (reach > farthest) return null;
      const next = inside + direction * reach;
      if (isInside(next)) inside = next;
      else outside = next;
    }
    while (Math.abs(outside - inside) > 1e-8) {
      const middle = (inside + outside) / 2;
      if (isInside(middle)) inside = middle;
      else outside = middle;
    }
    return inside;
  }
}
