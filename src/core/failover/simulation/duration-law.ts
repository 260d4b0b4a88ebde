import { logGamma } from '../../statistics/log-gamma.ts';
import type { Random } from '../../statistics/random.ts';
import { exponential, logarithm, logOfFraction } from './portable-math.ts';

/**
 * How long a part stays up, or down. A lognormal law has the mean and the standard deviation `sigma` of its logarithm; a
 * Weibull law the mean and the shape (below 1: early failures, above: wear). `drawn` takes one of the given durations, each
 * as likely.
 */
export type DurationLaw =
  | { readonly kind: 'exponential'; readonly meanSeconds: number }
  | { readonly kind: 'fixed'; readonly seconds: number }
  | { readonly kind: 'lognormal'; readonly meanSeconds: number; readonly sigma: number }
  | { readonly kind: 'weibull'; readonly meanSeconds: number; readonly shape: number }
  | { readonly kind: 'drawn'; readonly seconds: ArrayLike<number> };

/** Draws durations, in seconds. */
export type DurationSource = (random: Random) => number;

/** The mean of a law. @example meanOfLaw({ kind: 'fixed', seconds: 60 }) // 60 */
export function meanOfLaw(law: DurationLaw): number {
  if (law.kind === 'fixed') return law.seconds;
  if (law.kind !== 'drawn') return law.meanSeconds;
  let total = 0;
  for (let i = 0; i < law.seconds.length; i++) total += law.seconds[i]!;
  return total / law.seconds.length;
}

/**
 * The source of a law. Exponential: −m·ln U. Lognormal: m·e^(σZ − σ²/2). Weibull: m/Γ(1 + 1/k)·E^(1/k), E exponential
 * of mean 1. The same digits on every machine for the same seed (Γ apart, whose last digit may differ).
 *
 * Source: Devroye, Non-Uniform Random Variate Generation (1986), chapter II. Domain: times from 0, finite; a mean above 0;
 * σ ≥ 0; shape > 0; some durations to draw from.
 *
 * @throws RangeError outside the domain
 * @example durationSource({ kind: 'exponential', meanSeconds: 3600 })(random) // one duration
 */
export function durationSource(law: DurationLaw): DurationSource {
  const mean = meanOfLaw(law);
  const isConstant = law.kind === 'fixed' || law.kind === 'drawn';
  if (!((isConstant ? mean >= 0 : mean > 0) && mean < Number.POSITIVE_INFINITY))
    throw new RangeError(`durations of mean ${mean} s`);
  switch (law.kind) {
    case 'exponential':
      return (random) => drawExponential(random, mean);
    case 'fixed':
      return () => mean;
    case 'lognormal': {
      const { sigma } = law;
      if (!(sigma >= 0 && sigma <= 20)) throw new RangeError(`a lognormal law of sigma ${sigma}`);
      const shift = (sigma * sigma) / 2;
      return (random) => mean * exponential(sigma * random.normal() - shift);
    }
    case 'weibull': {
      const { shape } = law;
      if (!(shape >= 0.05 && shape <= 1000)) throw new RangeError(`a Weibull law of shape ${shape}`);
      const scale = mean / exponential(logGamma(1 + 1 / shape));
      return (random) => {
        const unit = drawExponential(random, 1);
        return unit === 0 ? 0 : scale * exponential(logarithm(unit) / shape);
      };
    }
    case 'drawn': {
      const seconds = Float64Array.from(law.seconds);
      if (seconds.some((each) => !(each >= 0))) throw new RangeError('durations below 0 to draw from');
      return (random) => seconds[random.below(seconds.length)]!;
    }
  }
}

/** Exponential of the given mean: −m·ln U with U of 53 bits, never 0. */
export function drawExponential(random: Random, mean: number): number {
  const upper = random.next() >>> 5;
  return -mean * logOfFraction(upper, random.next() >>> 6);
}
