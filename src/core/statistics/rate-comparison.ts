import { firstPlace } from '../order/bisection.ts';
import { binomialInterval } from './binomial.ts';
import { significance } from './confidence.ts';
import { regularizedBeta } from './distributions/beta.ts';
import { betaQuantile } from './distributions/beta-quantile.ts';
import { atLeastPositive } from './p-value.ts';

/** Events counted over a time of observation. */
export interface EventCount {
  readonly events: number;
  readonly seconds: number;
}

export interface RateComparison {
  /** Later rate over earlier rate; null without an earlier event. */
  readonly ratio: number | null;
  /** Its exact 95 % interval; `high` is null where there is no upper end (no earlier event). */
  readonly ratioInterval: { readonly low: number; readonly high: number | null } | null;
  /** Two-sided, exact. 1 without any event. */
  readonly pValue: number;
  /** The largest ratio below 1 that so many events would have shown with 80 % power; null where none would. */
  readonly detectableFall: number | null;
  /** The smallest ratio above 1, likewise. */
  readonly detectableRise: number | null;
}

/**
 * Compares two Poisson rates exactly: of n₁ + n₂ events the later ones are binomial with probability
 * π₀ = T₂/(T₁ + T₂) where the rates are equal. p is central, twice the smaller tail: min(1, 2·min(P(K ≤ n₂), P(K ≥ n₂))).
 * The ratio's interval is Clopper–Pearson's of π, as π/(1 − π)·T₁/T₂. Both leave 2.5 % on each side, so that p < 0.05
 * exactly where the interval leaves 1 out. What could have been shown is given the number of events: the π at which the
 * outcomes with p < 0.05 on that side have probability 0.8.
 *
 * Source: J. Przyborowski & H. Wilenski, "Homogeneity of Results in Testing Samples from Poisson Series", Biometrika 31
 * (1940) 313; C. Clopper & E. Pearson, Biometrika 26 (1934) 404; the central p that matches it, and why others do not, in
 * M. Fay, "Two-sided Exact Tests and Matching Confidence Intervals for Discrete Data", The R Journal 2/1 (2010) 53.
 * Domain: whole events ≥ 0, seconds > 0.
 *
 * @throws RangeError outside the domain
 * @example compareRates({ events: 1, seconds: 40 }, { events: 4, seconds: 20 }).pValue // 0.09053497942386832, 11·2/243
 */
export function compareRates(earlier: EventCount, later: EventCount): RateComparison {
  for (const { events, seconds } of [earlier, later]) {
    if (!(Number.isSafeInteger(events) && events >= 0)) throw new RangeError(`${events} events`);
    if (!(seconds > 0 && seconds < Number.POSITIVE_INFINITY)) throw new RangeError(`${seconds} s of observation`);
  }
  const trials = earlier.events + later.events;
  if (trials === 0) return { ratio: null, ratioInterval: null, pValue: 1, detectableFall: null, detectableRise: null };
  const exposure = earlier.seconds / later.seconds;
  const chance = later.seconds / (earlier.seconds + later.seconds);
  const ratioAt = (probability: number): number => (probability / (1 - probability)) * exposure;
  const { low, high } = binomialInterval(later.events, trials);
  const { below, above } = rejectedUpTo(trials, chance);
  return {
    ratio: earlier.events === 0 ? null : (later.events / earlier.events) * exposure,
    ratioInterval: { low: ratioAt(low), high: high === 1 ? null : ratioAt(high) },
    pValue: binomialPValue(later.events, trials, chance),
    // P(K ≤ c) is I(1 − π; n − c, c + 1): at 0.8 that gives π
    detectableFall: below < 0 ? null : ratioAt(1 - betaQuantile(0.8, trials - below, below + 1)),
    detectableRise: above > trials ? null : ratioAt(betaQuantile(0.8, above, trials - above + 1)),
  };
}

/**
 * The central two-sided p-value of k successes in n trials of probability π: twice the smaller of P(K ≤ k) and P(K ≥ k), at
 * most 1. Where that underflows: the smallest number above 0.
 * Source: as above. Domain: whole 0 ≤ successes ≤ trials, 0 < chance < 1. @example binomialPValue(2, 12, 0.5) // 158/4096
 */
export function binomialPValue(successes: number, trials: number, chance: number): number {
  const tail = Math.min(atMost(successes, trials, chance), atLeast(successes, trials, chance));
  return atLeastPositive(Math.min(1, 2 * tail));
}

/** P(K ≤ k) = I(1 − π; n − k, k + 1). */
function atMost(k: number, trials: number, chance: number): number {
  if (k < 0) return 0;
  return k >= trials ? 1 : regularizedBeta(1 - chance, trials - k, k + 1, chance);
}

/** P(K ≥ k) = I(π; k, n − k + 1). */
function atLeast(k: number, trials: number, chance: number): number {
  if (k > trials) return 0;
  return k <= 0 ? 1 : regularizedBeta(chance, k, trials - k + 1, 1 - chance);
}

/** The outcomes with p < 0.05: 0 … below, and above … trials. */
function rejectedUpTo(trials: number, chance: number): { readonly below: number; readonly above: number } {
  const isLow = (k: number): boolean => 2 * atMost(k, trials, chance) < significance;
  const isHigh = (k: number): boolean => 2 * atLeast(k, trials, chance) < significance;
  return { below: firstPlace(trials + 1, (k) => !isLow(k)) - 1, above: firstPlace(trials + 1, isHigh) };
}
