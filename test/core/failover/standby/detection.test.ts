import { describe, expect, it } from 'vitest';
import {
  type Duration,
  decayRatio,
  detectionDuration,
  fixedDuration,
  longerBy,
  meanSeconds,
  meanUntil,
  transform,
  transformComplement,
  worstSeconds,
} from '../../../../src/core/failover/standby/detection.ts';
import { relativeError } from '../../statistics/relative-error.ts';

const probes = (intervalSeconds: number, failures: number, timeoutSeconds: number): Duration =>
  detectionDuration({ kind: 'probes', probes: { intervalSeconds, failures, timeoutSeconds, recoveries: 5 } });

describe('detection', () => {
  // By hand: T/2 + (k − 1)T + t and kT + t
  it.each([
    [5, 3, 3, 15.5, 18],
    [10, 3, 1, 26, 31],
    [30, 1, 5, 20, 35],
  ])('%d s × %d, time-out %d s: mean %d s, worst %d s', (interval, failures, timeout, mean, worst) => {
    const detection = probes(interval, failures, timeout);
    expect(meanSeconds(detection)).toBe(mean);
    expect(worstSeconds(detection)).toBe(worst);
  });

  it('of a given time is that time', () => {
    expect(detectionDuration({ kind: 'fixed', detectSeconds: 18 })).toEqual(fixedDuration(18));
    expect(longerBy(probes(5, 3, 3), 10)).toEqual({ kind: 'uniform', fromSeconds: 23, toSeconds: 28 });
  });

  it('knows no worst case of an exponential one, and puts nothing on top of it', () => {
    const exponential = { kind: 'exponential', meanSeconds: 60 } as const;
    expect(worstSeconds(exponential)).toBeNull();
    expect(meanSeconds(exponential)).toBe(60);
    expect(() => longerBy(exponential, 1)).toThrow(RangeError);
  });
});

/** ∫ e^(−ax) dF(x) by the midpoint rule over the distribution itself. */
function byQuantiles(duration: Duration, rate: number): number {
  const pieces = 200_000;
  let total = 0;
  for (let i = 0; i < pieces; i++) {
    const p = (i + 0.5) / pieces;
    const x =
      duration.kind === 'exponential'
        ? -duration.meanSeconds * Math.log1p(-p)
        : duration.fromSeconds + p * (duration.toSeconds - duration.fromSeconds);
    total += Math.exp(-rate * x);
  }
  return total / pieces;
}

describe('transform', () => {
  const durations: readonly Duration[] = [
    fixedDuration(60),
    probes(5, 3, 3),
    { kind: 'uniform', fromSeconds: 0, toSeconds: 4000 },
    { kind: 'exponential', meanSeconds: 60 },
  ];
  const cases = durations.flatMap((duration) => [1e-5, 1e-3, 0.02, 1].map((rate) => [duration, rate] as const));
  it.each(cases)('of %j at %d, against the mean over the distribution', (duration, rate) => {
    const expected = byQuantiles(duration, rate);
    expect(Math.abs(transform(duration, rate) - expected)).toBeLessThan(2e-5 * expected + 1e-9);
    expect(Math.abs(transformComplement(duration, rate) - (1 - expected))).toBeLessThan(1e-5);
    expect(relativeError(meanUntil(duration, rate), (1 - expected) / rate)).toBeLessThan(1e-5);
  });

  it('keeps all digits of rare events', () => {
    // By series: aE[X] − a²E[X²]/2, of which the second term is below the last digit
    for (const duration of durations)
      expect(relativeError(transformComplement(duration, 1e-20), 1e-20 * meanSeconds(duration))).toBeLessThan(1e-15);
    // Python mpmath 1.3 at 50 digits: 1 − e^(−23a)(1 − e^(−5a))/(5a) at a = 1/14400 and 1/3
    const even = longerBy(probes(5, 3, 3), 10);
    expect(relativeError(transformComplement(even, 1 / 14400), 0.0017692613185062121)).toBeLessThan(1e-15);
    expect(relativeError(transformComplement(even, 1 / 3), 0.9997721507062043)).toBeLessThan(1e-15);
  });

  it('at rate 0 is certain', () => {
    for (const duration of durations) {
      expect(transform(duration, 0)).toBe(1);
      expect(transformComplement(duration, 0)).toBe(0);
      expect(meanUntil(duration, 0)).toBe(meanSeconds(duration));
    }
    expect(decayRatio(0)).toBe(1);
  });
});
