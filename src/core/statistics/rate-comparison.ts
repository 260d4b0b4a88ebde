import { binomialInterval } from './binomial.ts';
import { betaQuantile } from './distributions/beta-quantile.ts';
import { logGamma } from './distributions/log-gamma.ts';
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
 * π₀ = T₂/(T₁ + T₂) where the rates are equal. p adds up all outcomes that are no likelier than the one seen. The ratio's
 * interval is Clopper–Pearson's of π, as π/(1 − π)·T₁/T₂. What could have been shown is given the number of events: the π
 * at which the outcomes with p < 0.05 on that side have probability 0.8.
 *
 * Source: J. Przyborowski & H. Wilenski, "Homogeneity of Results in Testing Samples from Poisson Series", Biometrika 31
 * (1940) 313; two-sided p as binom.test and poisson.test of R have it. Domain: whole events ≥ 0, seconds > 0.
 *
 * @throws RangeError outside the domain
 * @example compareRates({ events: 10, seconds: 100 }, { events: 2, seconds: 100 }).pValue // 0.03857421875
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
 * The exact two-sided p-value of k successes in n trials of probability π: the probability of all outcomes no likelier
 * than k (within a relative 1e-7, for those that are equal but for rounding). Where that underflows: the smallest number above 0.
 * Source: as `binom.test` of R. Domain: whole 0 ≤ successes ≤ trials, 0 < chance < 1. @example binomialPValue(2, 12, 0.5)
 */
export function binomialPValue(successes: number, trials: number, chance: number): number {
  const law = binomialLaw(trials, chance);
  const limit = law[successes]! * (1 + 1e-7);
  let total = 0;
  for (let k = 0; k <= trials; k++) if (law[k]! <= limit) total += law[k]!;
  return atLeastPositive(Math.min(1, total));
}

function binomialLaw(trials: number, chance: number): Float64Array {
  const law = new Float64Array(trials + 1);
  const whole = logGamma(trials + 1);
  for (let k = 0; k <= trials; k++) {
    const ways = whole - logGamma(k + 1) - logGamma(trials - k + 1);
    law[k] = Math.exp(ways + k * Math.log(chance) + (trials - k) * Math.log1p(-chance));
  }
  return law;
}

/** The outcomes with p < 0.05: 0 … below, and above … trials. */
function rejectedUpTo(trials: number, chance: number): { readonly below: number; readonly above: number } {
  const law = binomialLaw(trials, chance);
  const likeliest = Math.floor((trials + 1) * chance);
  let below = -1;
  let above = trials + 1;
  let tail = 0;
  // the least likely outcomes first, from both ends
  while (below + 1 < above - 1) {
    const left = law[below + 1]!;
    const right = law[above - 1]!;
    const isTie = Math.abs(left - right) <= 1e-7 * Math.max(left, right);
    const step = isTie ? left + right : Math.min(left, right);
    if (tail + step >= 0.05) break;
    tail += step;
    if (isTie || left < right) below++;
    if (isTie || right < left) above--;
  }
  return { below: Math.min(below, likeliest - 1), above: Math.max(above, likeliest + 1) };
}
