import type { DetectionSettings } from './settings.ts';

/**
 * A duration that is even between two bounds (fixed where they are one), or exponential. A process over it needs its mean
 * and its Laplace transform E[e^(−aX)], and where a·X is small the complement of that, 1 − E[e^(−aX)], to full precision.
 */
export type Duration =
  | { readonly kind: 'uniform'; readonly fromSeconds: number; readonly toSeconds: number }
  | { readonly kind: 'exponential'; readonly meanSeconds: number };

/** @example fixedDuration(60) // always 60 s */
export function fixedDuration(seconds: number): Duration {
  return { kind: 'uniform', fromSeconds: seconds, toSeconds: seconds };
}

/**
 * From the failure to the moment at which it is noticed. With probes every T, time-out t and threshold k, a failure falls
 * evenly between two probes, so that detection is even between (k − 1)T + t and kT + t: mean T/2 + (k − 1)T + t. Failures
 * show as time-outs, and probes start every T ≥ t whatever became of the last.
 *
 * @example detectionDuration({ kind: 'probes', probes: { intervalSeconds: 5, timeoutSeconds: 3, failures: 3, recoveries: 5 } })
 * // { kind: 'uniform', fromSeconds: 13, toSeconds: 18 }: 15.5 s on average
 */
export function detectionDuration(detection: DetectionSettings): Duration {
  if (detection.kind === 'fixed') return fixedDuration(detection.detectSeconds);
  const { intervalSeconds, timeoutSeconds, failures } = detection.probes;
  return {
    kind: 'uniform',
    fromSeconds: (failures - 1) * intervalSeconds + timeoutSeconds,
    toSeconds: failures * intervalSeconds + timeoutSeconds,
  };
}

/** A duration and then a fixed time. Domain: fixed and even ones. @example longerBy(fixedDuration(18), 10) // 28 s */
export function longerBy(duration: Duration, seconds: number): Duration {
  if (duration.kind === 'exponential') throw new RangeError('an exponential duration takes no fixed time on top');
  return {
    kind: 'uniform',
    fromSeconds: duration.fromSeconds + seconds,
    toSeconds: duration.toSeconds + seconds,
  };
}

/** @example meanSeconds(detectionDuration(probes)) // 15.5 */
export function meanSeconds(duration: Duration): number {
  return duration.kind === 'exponential' ? duration.meanSeconds : (duration.fromSeconds + duration.toSeconds) / 2;
}

/** The longest it can be; null where nothing bounds it. @example worstSeconds(detectionDuration(probes)) // 18 */
export function worstSeconds(duration: Duration): number | null {
  return duration.kind === 'exponential' ? null : duration.toSeconds;
}

/**
 * E[e^(−aX)], the probability that the duration ends before an event of rate a: e^(−ax) where X is fixed;
 * e^(−a·from)·(1 − e^(−aT))/(aT) where it is even over a length T; 1/(1 + am) where it is exponential of mean m.
 *
 * Domain: a ≥ 0 per second. @example transform(fixedDuration(60), 1 / 60) // 0.36787944117144233
 */
export function transform(duration: Duration, rate: number): number {
  if (duration.kind === 'exponential') return 1 / (1 + rate * duration.meanSeconds);
  const width = rate * (duration.toSeconds - duration.fromSeconds);
  return Math.exp(-rate * duration.fromSeconds) * decayRatio(width);
}

/** 1 − E[e^(−aX)] without cancellation, the probability that the event comes first. @example transformComplement(fixedDuration(60), 1e-20) // 6e-19 */
export function transformComplement(duration: Duration, rate: number): number {
  if (duration.kind === 'exponential') return (rate * duration.meanSeconds) / (1 + rate * duration.meanSeconds);
  const width = rate * (duration.toSeconds - duration.fromSeconds);
  const before = rate * duration.fromSeconds;
  return -Math.expm1(-before) + Math.exp(-before) * decayRatioComplement(width);
}

/**
 * E[min(X, Z)] for Z exponential of rate a: (1 − E[e^(−aX)])/a, the mean of X at a = 0.
 * @example meanUntil(fixedDuration(60), 1 / 60) // 37.92723352971346
 */
export function meanUntil(duration: Duration, rate: number): number {
  return rate === 0 ? meanSeconds(duration) : transformComplement(duration, rate) / rate;
}

/** (1 − e^(−x))/x, 1 at 0. */
export function decayRatio(x: number): number {
  return x === 0 ? 1 : -Math.expm1(-x) / x;
}

/** 1 − (1 − e^(−x))/x; by its series x/2! − x²/3! + … where the difference would lose digits. */
function decayRatioComplement(x: number): number {
  if (x > 1) return 1 - decayRatio(x);
  let term = x / 2;
  let total = 0;
  for (let n = 3; total + term !== total; n++) {
    total += term;
    term *= -x / n;
  }
  return total;
}
