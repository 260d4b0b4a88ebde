import { logGamma } from '../../../statistics/distributions/log-gamma.ts';
import type { Random } from '../../../statistics/random/random.ts';
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

/** Draws a duration, in seconds, into the only element: a fraction that a call returns costs an allocation. */
export type DurationSource = (random: Random, drawn: Float64Array) => void;

/** The mean of a law. @example meanOfLaw({ kind: 'fixed', seconds: 60 }) // 60 */
export function meanOfLaw(law: DurationLaw): number {
  if (law.kind === 'fixed') return law.seconds;
  if (law.kind !== 'drawn') return law.meanSeconds;
  let total = 0;
  for (let i = 0; i < law.seconds.length; i++) total += law.seconds[i]!;
  return total / law.seconds.length;
}

/**
 * How long, on average, a duration has still to go at an instant that falls into one: E[D²]/(2·E[D]). Exponential: the mean;
 * a law with rare long durations: more, since most of the time lies in those.
 *
 * Source: W. Feller, An Introduction to Probability Theory and Its Applications II (1971), §XI.4. 0 where all are 0.
 * @example meanResidualOfLaw({ kind: 'lognormal', meanSeconds: 3600, sigma: 2 }) // 3600·e⁴/2 = 98276
 */
export function meanResidualOfLaw(law: DurationLaw): number {
  const mean = meanOfLaw(law);
  switch (law.kind) {
    case 'exponential':
      return mean;
    case 'fixed':
      return mean / 2;
    case 'lognormal':
      return (mean * exponential(law.sigma * law.sigma)) / 2;
    case 'weibull':
      return (mean * exponential(logGamma(1 + 2 / law.shape) - 2 * logGamma(1 + 1 / law.shape))) / 2;
    case 'drawn': {
      let squares = 0;
      for (let i = 0; i < law.seconds.length; i++) squares += law.seconds[i]! ** 2;
      return squares > 0 ? squares / law.seconds.length / mean / 2 : 0;
    }
  }
}

/**
 * The source of a law. Exponential: −m·ln U. Lognormal: m·e^(σZ − σ²/2). Weibull: m/Γ(1 + 1/k)·E^(1/k), E exponential
 * of mean 1. The same digits on every machine for the same seed (Γ apart, whose last digit may differ).
 *
 * Source: Devroye, Non-Uniform Random Variate Generation (1986), chapter II. Domain: times from 0, finite; a mean above 0;
 * σ ≥ 0; shape > 0; some durations to draw from.
 *
 * @throws RangeError outside the domain
 * @example durationSource({ kind: 'exponential', meanSeconds: 3600 })(random, drawn) // drawn[0] is a duration
 */
export function durationSource(law: DurationLaw): DurationSource {
  const mean = meanOfLaw(law);
  const isConstant = law.kind === 'fixed' || law.kind === 'drawn';
  if (!((isConstant ? mean >= 0 : mean > 0) && mean < Number.POSITIVE_INFINITY))
    throw new RangeError(`durations of mean ${mean} s`);
  switch (law.kind) {
    case 'exponential':
      return (random, drawn) => {
        drawUnit(random, drawn);
        drawn[0]! *= mean;
      };
    case 'fixed':
      return (_, drawn) => {
        drawn[0] = mean;
      };
    case 'lognormal': {
      const { sigma } = law;
      if (!(sigma >= 0 && sigma <= 20)) throw new RangeError(`a lognormal law of sigma ${sigma}`);
      const shift = (sigma * sigma) / 2;
      return (random, drawn) => {
        drawn[0] = mean * exponential(sigma * random.normal() - shift);
      };
    }
    case 'weibull': {
      const { shape } = law;
      if (!(shape >= 0.05 && shape <= 1000)) throw new RangeError(`a Weibull law of shape ${shape}`);
      const scale = mean / exponential(logGamma(1 + 1 / shape));
      return (random, drawn) => {
        drawUnit(random, drawn);
        const unit = drawn[0]!;
        drawn[0] = unit === 0 ? 0 : scale * exponential(logarithm(unit) / shape);
      };
    }
    case 'drawn': {
      const seconds = Float64Array.from(law.seconds);
      if (seconds.some((each) => !(each >= 0))) throw new RangeError('durations below 0 to draw from');
      return (random, drawn) => {
        drawn[0] = seconds[random.below(seconds.length)]!;
      };
    }
  }
}

/** Exponential of mean 1: −ln U with U of 53 bits, never 0. */
function drawUnit(random: Random, drawn: Float64Array): void {
  const upper = random.next() >>> 5;
  drawn[0] = -logOfFraction(upper, random.next() >>> 6);
}
